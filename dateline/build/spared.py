"""What of a page is as it was, though the page is made again: a list's feeds, an item's row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

FACE = "face|"
"""Begins the key of a list whose page alone a change concerns: its feeds tell what they told, and its entries stand where they stood."""


def parted(touched: Mapping[str, Sequence[str]]) -> tuple[dict[str, Sequence[str]], dict[str, tuple[str, ...]]]:
    """The pages that were touched, as they were, and the lists of which only the page was, by the list's own key."""
    faces = {f"list|{key[len(FACE) :]}": tuple(whys) for key, whys in touched.items() if key.startswith(FACE)}
    whole = {key: whys for key, whys in touched.items() if not key.startswith(FACE)}
    return whole, {key: whys for key, whys in faces.items() if key not in whole}


def by_templates(keys: Iterable[str], changed: Collection[str], rows: bool) -> frozenset[str]:
    """Of these pages, which are all made because templates differ, those of which part is as it was: feeds are made with none, and rows as they
    were where `rows` says so. `changed` are the pages that something else concerns too."""
    kinds = ("list|", "item|") if rows else ("list|",)
    return frozenset(key for key in keys if key.startswith(kinds) and key not in changed)
