"""Those who headed NATO, the United Nations and the European Union, of `scripts/world/chiefs.yml`, beside the heads of state and government."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from dateline.text import slug

_KEYS = frozenset({"name", "sort", "aliases", "country", "posts"})
_POST_KEYS = frozenset({"title", "of", "from", "to"})
Person = dict[str, Any]


def with_chiefs(people: Iterable[Person], written: Mapping[str, Any], bodies: Iterable[str], places: Mapping[str, str]) -> list[Person]:
    """The people with these, by id: one of the same name and country has the posts besides. `bodies` are the names of the pack's organisations, `places`
    the countries' slugs by ISO code.

    Raises SystemExit for an unknown key, body or country, a body without source, and a namesake from another country.
    """
    found, known = {person["id"]: person for person in people}, frozenset(bodies)
    for entry in written["people"]:
        where = f"scripts/world/chiefs.yml: {entry.get('name')}"
        _check(entry, where, written["sources"], known, places)
        id_ = f"person/{slug(_plain(entry['name']))}"
        before = found.get(id_, {})
        if before and (before["name"], before.get("country")) != (entry["name"], places[entry["country"]]):
            raise SystemExit(f"{where}: people.json has another of this name ({before.get('country')})")
        roles = sorted(
            (*before.get("roles", ()), *(_role(post, str(written["as_of"])) for post in entry["posts"])), key=lambda role: (role["start"], role["title"])
        )
        person = {
            "id": id_,
            "name": entry["name"],
            "kind": "person",
            "sort": entry["sort"],
            "aliases": entry.get("aliases", []),
            "country": places[entry["country"]],
        }
        found[id_] = {key: value for key, value in (before or person).items() if value and key not in ("roles", "pack")} | {"roles": roles, "pack": True}
    return [found[id_] for id_ in sorted(found)]


def _check(entry: Mapping[str, Any], where: str, sources: Mapping[str, str], bodies: frozenset[str], places: Mapping[str, str]) -> None:
    unknown = sorted((set(entry) - _KEYS) | {key for post in entry["posts"] for key in set(post) - _POST_KEYS})
    if unknown:
        raise SystemExit(f"{where}: unknown key {unknown[0]}; known are {', '.join(sorted(_KEYS | _POST_KEYS))}")
    if entry["country"] not in places:
        raise SystemExit(f"{where}: {entry['country']} is no country's code")
    for post in entry["posts"]:
        if post["of"] not in bodies:
            raise SystemExit(f"{where}: {post['of']} is no name of organizations.yml")
        if post["of"] not in sources:
            raise SystemExit(f"{where}: no source is named for {post['of']}")


def _role(post: Mapping[str, Any], as_of: str) -> dict[str, str]:
    end = str(post.get("to", ""))
    role = {"title": post["title"], "of": post["of"], "start": str(post["from"]), "end": end, "as_of": end or as_of}
    return {key: value for key, value in role.items() if value}


def _plain(form: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))
