"""The pack's people: chiefs of state and heads of government as actors, made of the terms in `scripts/world/heads.json`.

Names are the factbook's, with the surname no longer in capitals, and the usual ones of `scripts/world/people.yml`; everything about posts and days
is the factbook's alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from world_heads import same_person

from dateline.text import fold, slug

_SMALL = frozenset({"bin", "ibn", "da", "de", "do", "dos", "del", "van", "von", "der", "den", "al", "el"})
_INITIALS = re.compile(r"(?:\w\.)+\Z")
_NUMBER = re.compile(r"[IVX]+\Z")
_PIECES = re.compile(r"([\s\-'’]+)")
Person = dict[str, Any]


def people(terms: Iterable[Mapping[str, Any]], usual: Mapping[str, list[str]], countries: Mapping[str, Mapping[str, Any]]) -> list[Person]:
    """The actors, in the order of their ids. `usual` are names by the factbook's, `countries` the pack's by ISO code.

    Raises SystemExit for two people of one id.
    """
    found: list[Person] = []
    for person in _gathered(terms, usual):
        newest = sorted(person, key=lambda term: str(term["as_of"]), reverse=True)
        names = list(dict.fromkeys(name for term in newest for name in (term["name"], *term.get("names", ()))))
        given = next((usual[name] for name in names if name in usual), [])
        forms = list(dict.fromkeys([*given, *(form for name in names for form in forms_of(name))]))
        shown = forms[0]
        places = {term["place"] for term in person}
        country = countries[next(iter(places))]["id"].split("/")[1] if len(places) == 1 else ""
        actor = {"id": f"person/{slug(_plain(shown))}", "name": shown, "kind": "person", "sort": "" if given and _monarch(shown) else _sort(names[0], shown)}
        others = [form for form in _once(forms, shown) if " " in form]
        found.append(actor | {"aliases": others, "country": country, "roles": list(_roles(person, countries)), "pack": True})
    ids = [person["id"] for person in found]
    if twice := sorted({id_ for id_ in ids if ids.count(id_) > 1}):
        raise SystemExit(f"{twice[0]}: two people of this name. Tell them apart in scripts/world/people.yml")
    return sorted(({key: value for key, value in person.items() if value} for person in found), key=lambda person: str(person["id"]))


def forms_of(name: str) -> list[str]:
    """The full names that the factbook's makes: "Javier Gerardo MILEI" gives that, and Javier Milei; what stands in capitals is the surname."""
    words = name.split()
    surname = [i for i, word in enumerate(words) if _shouted(word)]
    first, last = surname[0], surname[-1]
    written = [_written(word, inside=i > 0) for i, word in enumerate(words)]
    suffix = [written[-1]] if words[-1] in ("Jr.", "Sr.") else []
    block = written[first : last + 1]
    block[-1] = block[-1].rstrip(",")
    given = [word for word in written[:first] if not _INITIALS.match(word)]
    forms = [[*given, *block, *suffix]] if suffix or last == len(words) - 1 or given else [written]
    if not suffix and last < len(words) - 1:
        forms += [written]
    if given and block:
        forms += [[given[0], *block]]
    return [form for form in dict.fromkeys(" ".join(words).replace("'", "’") for words in forms) if " " in form] or [" ".join(written)]


def _gathered(terms: Iterable[Mapping[str, Any]], usual: Mapping[str, list[str]]) -> list[list[Mapping[str, Any]]]:
    """The terms of each person: of one place, and of one name or one usual name."""
    found: list[list[Mapping[str, Any]]] = []
    for term in terms:
        known = next((some for some in found if some[0]["place"] == term["place"] and _alike(some, term, usual)), None)
        if known is None:
            found.append([term])
        else:
            known.append(term)
    return found


def _alike(some: Iterable[Mapping[str, Any]], term: Mapping[str, Any], usual: Mapping[str, list[str]]) -> bool:
    new = (term["name"], *term.get("names", ()))
    return any(_same(name, other, usual) for one in some for name in (one["name"], *one.get("names", ())) for other in new)


def _same(one: str, other: str, usual: Mapping[str, list[str]]) -> bool:
    called = {fold((usual.get(name) or forms_of(name))[0]) for name in (one, other)}
    return len(called) == 1 or same_person(one, other)


def _roles(terms: Iterable[Mapping[str, Any]], countries: Mapping[str, Mapping[str, Any]]) -> Iterator[dict[str, str]]:
    """The posts, each term once, that told last first where editions or the two columns of the factbook tell the same one twice."""
    told: dict[tuple[str, str, str], Mapping[str, Any]] = {}
    for term in terms:
        key = (term["place"], term["title"], term["from"])
        if key not in told or term["as_of"] > told[key]["as_of"]:
            told[key] = term
    for term in sorted(told.values(), key=lambda term: (term["from"], term["title"], term["place"])):
        role = {"title": term["title"], "of": countries[term["place"]]["name"], "start": term["from"], "end": term.get("to", ""), "as_of": term["as_of"]}
        yield {key: value for key, value in role.items() if value}


def _sort(name: str, shown: str) -> str:
    """The name as an A to Z lists it: the surname first; as it is, where it stands first anyway."""
    words = name.split()
    surname = [_written(word, inside=i > 0).rstrip(",") for i, word in enumerate(words) if _shouted(word)]
    if _shouted(words[0]) or not shown.endswith(" ".join(surname)):
        return shown
    return f"{' '.join(surname)}, {shown.removesuffix(' '.join(surname)).strip()}" if shown != " ".join(surname) else shown


def _monarch(shown: str) -> bool:
    return shown.split(maxsplit=1)[0] in ("King", "Queen", "Emperor", "Pope", "Prince", "Grand")


def _once(forms: Iterable[str], shown: str) -> list[str]:
    """The forms that differ in more than accents and points from those before."""
    seen = {fold(shown)}
    return [form for form in forms if not (fold(form) in seen or seen.add(fold(form)))]  # type: ignore[func-returns-value]


def _shouted(word: str) -> bool:
    if _INITIALS.match(word):
        return False
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) > len(letters) / 2


def _written(word: str, *, inside: bool) -> str:
    """The word in small letters but for the first of each part: "FILS-AIMÉ", "O'CONNOR", "al-SUDANI"; numerals of monarchs as they are."""
    if not _shouted(word) or (inside and _NUMBER.match(word)):
        return word
    if inside and word.lower() in _SMALL:
        return word.lower()
    parts = _PIECES.split(word.lower())
    small = [i > 0 and parts[i - 1] in "'’" and len(parts[i - 2]) > 1 for i in range(len(parts))]  # Mata'afa, but O'Connor
    shown = [part if small[i] or (part in ("al", "el") and i + 1 < len(parts)) else part[:1].upper() + part[1:] for i, part in enumerate(parts)]
    return re.sub(r"^Mc([a-z])", lambda found: "Mc" + found[1].upper(), "".join(shown))


def _plain(form: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c)).replace("ı", "i")
