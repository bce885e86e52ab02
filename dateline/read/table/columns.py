"""Which column of a table holds what: by the names that people and programs give them, or as a person mapped them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dateline.read.capture import Unreadable
from dateline.text import clip, fold, regex

_FILE = Path(__file__).parent.parent.parent / "data" / "columns.txt"
_CAMEL = regex(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
# The keys under which an object says what it is called, or where it stands; and those that only wrap a record.
_NAMES = (
    "name", "rendered", "raw", "plain", "text", "value", "label", "main", "default", "original", "title", "full name", "display name", "screen name",
    "username", "headline", "html", "t",
)  # fmt: skip
_PLACES = ("href", "url", "id", "value", "web url", "canonical", "original", "html", "article")
_WRAPS = frozenset((
    "fields", "attributes", "data", "_source", "item", "article", "document", "doc", "node", "record", "properties", "meta", "metadata", "payload", "result",
    "post", "story", "details", "urls",
))  # fmt: skip
# Where nothing better is called so, these hold the fields of `content/site.yml`'s `columns` too.
_MAPPED = {"url": "source_url"}
_SHOWN = 20


class Columns(NamedTuple):
    """The columns of each field, those that count first before the others."""

    of: Mapping[str, tuple[str, ...]]

    def value(self, row: Mapping[str, str], field: str) -> tuple[str, str]:
        """What a row holds of a field, and the column it stands in; of several columns the first that says anything."""
        return next(((row[name], name) for name in self.of.get(field, ()) if row.get(name)), ("", ""))


@cache
def _known() -> dict[str, tuple[str, int]]:
    """Folded names of columns: the field, and the rank among its names."""
    known: dict[str, tuple[str, int]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        field, colon, names = line.partition(":")
        if colon and not line.startswith("#"):
            for rank, name in enumerate(names.split("|")):
                known.setdefault(fold(name), (field, rank))
    return known


def match(names: Iterable[str], mapped: Mapping[str, str]) -> Columns:
    """The columns among `names` that are understood. A name with dots is a key within an object (`author.name`).

    `mapped` is the person's word, field to column: the column it names is the field's, and no other's.
    """
    names = list(dict.fromkeys(names))
    wanted = {fold(_spaced(column)): _MAPPED.get(field, field) for field, column in mapped.items()}
    found: dict[str, list[tuple[int, int, str]]] = {}
    for at, name in enumerate(names):
        said = wanted.get(fold(_spaced(name)))
        field, rank = (said, -1) if said else _field(name)
        if field:
            found.setdefault(field, []).append((rank, at, name))
    return Columns({field: tuple(name for _, _, name in sorted(columns)) for field, columns in found.items()})


def usable(columns: Columns) -> bool:
    """Whether a table has what makes an item: a title or a text."""
    return bool(columns.of.keys() & {"title", "body", "summary"})


def refuse(names: Sequence[str], line: int | None) -> Unreadable:
    """Why a table cannot be read, with its columns and the way out."""
    shown = ", ".join(clip(" ".join(name.split()), 40) or "(no name)" for name in names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
    shown = clip(shown, 300)
    title = clip(" ".join(names[0].split()), 40) if names and names[0].strip() else "Headline"
    told = f"has no column whose name says that it holds titles or texts (it has: {shown}); name them in content/site.yml: columns: {{title: {title}, body: …}}"
    return Unreadable(told, line)


def _spaced(name: str) -> str:
    return _CAMEL.sub(" ", name.replace(".", " "))


def _field(name: str) -> tuple[str, int]:
    """The field that a column's name means, and its rank; ("", 0) for none."""
    known = _known()
    whole = known.get(fold(_CAMEL.sub(" ", name)))
    if whole and "." not in name:
        return whole
    if "." not in name:
        return "", 0
    raw = name.split(".")
    path = [fold(_CAMEL.sub(" ", part)) for part in raw]
    while len(path) > 1 and (raw[0] in _WRAPS or path[0] in _WRAPS):
        raw, path = raw[1:], path[1:]
    if len(path) == 1:
        field, rank = known.get(path[0], ("", 0))
        return field, rank + 100 if field else 0
    field, rank = known.get(" ".join(path[:-1]), ("", 0))
    carriers = _PLACES if field == "source_url" else _NAMES
    return (field, rank + 200 + carriers.index(path[-1])) if field and path[-1] in carriers else ("", 0)
