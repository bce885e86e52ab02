"""The doubt whether a name without a profile is one person's or one body's."""

from __future__ import annotations

from dateline.tag.identity import Told, from_text, sides
from dateline.text import count
from dateline.web.desk import Desk

_MOST = 3


def doubt(desk: Desk, scope: str) -> tuple[str, ...]:
    """What the items of a list say of each of those whom they may speak of, in words; nothing where it may well be one, or a person said that it is."""
    if f"split/{scope.partition('/')[2]}" in desk.rejected:
        return ()
    _, groups = sides((from_text(*row) for row in desk.shelf.traits(scope)), desk.belongs)
    return tuple(_told(desk, some) for some in groups)


def _told(desk: Desk, some: tuple[Told, ...]) -> str:
    posts = list(dict.fromkeys(one.post for one in some if one.post))[:_MOST]
    slugs = list(dict.fromkeys(slug for one in some for slug in one.countries))[:_MOST]
    of = " or ".join(_country(desk, slug) for slug in slugs)
    who = f"{', '.join(posts)}{f' ({of})' if of else ''}" if posts else f"one of {of}"
    return f"{who} in {count(sum(one.items for one in some), 'item')}"


def _country(desk: Desk, slug: str) -> str:
    actor = desk.actors.get(f"country/{slug}")
    return actor.name if actor else slug.replace("-", " ").title()
