"""A country beside a body's name: "Brazil's Foreign Ministry" is Brazil's, whoever else has a ministry of that name in the lexicon."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from dateline.model import ActorProfile
from dateline.tag.automaton import unspaced
from dateline.tag.folding import plain
from dateline.tag.forms import Form
from dateline.tag.match import Found
from dateline.tag.names import FUNCTION, lists
from dateline.tag.organisations import Organisation
from dateline.tag.sections import Section
from dateline.tag.tongues import RULE, base_form
from dateline.text import regex

_OWNED = regex(r"(?:['’]s?)? \Z")
_OF = regex(r",? of (?:the )?\Z|,? \(\Z")
_OF_ABROAD = regex(r" (?:(?:of|von|der|des|de|du|de la|del|della|do|da|van) |(?:de l|d)['’])?\Z")  # МИД Китая
_TOGETHER = frozenset({"", "の", "的", "之"})  # between a country and its body, in scripts without spaces


class Bodies(Struct, frozen=True):
    """The places with each body given to the country beside it; bodies that no profile knows; names that two countries' bodies share here;
    and the places as a search for names sees them, country and body as one.
    """

    found: tuple[Found, ...]
    foreign: tuple[Organisation, ...]
    undecided: tuple[Found, ...]
    joined: tuple[Found, ...]


class _Owned(Struct, frozen=True):
    """A body with its country: `own` are the forms of that country's profiles."""

    body: Found
    country: Found
    home: str
    own: tuple[Form, ...]
    name: str


def bodies_of(found: Sequence[Found], sections: tuple[Section, ...], actors: Mapping[str, ActorProfile]) -> Bodies:
    """Decides every body that a country's name or adjective stands beside; the same name alone means the one body of the document that bears it."""
    owned = {
        number: _read(found[number], country, sections, actors)
        for number, country in _countries_beside(found, sections).items()
        if _is_body(found[number], country, sections, actors)
    }
    named: dict[str, dict[str, _Owned]] = {}
    for bearer in owned.values():
        named.setdefault(_written(bearer.body, sections), {})[bearer.home] = bearer
    kept: list[Found] = []
    foreign: list[Organisation] = []
    undecided: list[Found] = []
    for number, place in enumerate(found):
        bearers = named.get(_written(place, sections), {}) if place.forms and place.forms[0].kind == "organization" else {}
        one = owned[number] if number in owned else next(iter(bearers.values())) if len(bearers) == 1 and _is_introduced(place, bearers) else None
        if one is None:
            (undecided if bearers else kept).append(place)
        elif one.own:
            kept.append(replace(place, forms=one.own))
        else:
            start, end = _span(one) if number in owned else (place.start, place.end)
            foreign.append(Organisation(place.section, start, end, one.name, 1.0, "body of a country"))
    joined = [Found(p.section, *_whole(owned[n]), p.forms) if n in owned else p for n, p in enumerate(found)]
    return Bodies(tuple(kept), tuple(foreign), tuple(undecided), _apart(joined))


def _is_introduced(place: Found, bearers: Mapping[str, _Owned]) -> bool:
    """Whether a ministry that another language calls by one word stands behind the country it belongs to: 中国外務省, then 外務省. The other
    way round it may be the one of the text's own country.
    """
    bodies = [one.body for one in bearers.values()]
    return place.forms[0].rule != RULE or any((body.section, body.start) <= (place.section, place.start) for body in bodies)


def _read(body: Found, country: Found, sections: tuple[Section, ...], actors: Mapping[str, ActorProfile]) -> _Owned:
    home = country.forms[0].actor
    own = tuple(_sure(form) for form in body.forms if form.actor in actors and f"country/{actors[form.actor].country}" == home)
    own = own or _its_like(body.forms, home, actors)
    return _Owned(body, country, home, own, _name(body, country, sections[body.section].text, actors.get(home)))


def _its_like(forms: Sequence[Form], home: str, actors: Mapping[str, ActorProfile]) -> tuple[Form, ...]:
    """The same body of the country `home`, where a language's list names only another country's: the 外務省 of China."""
    slug = home.partition("/")[2]
    ids = {form.actor.removesuffix(actors[form.actor].country) + slug: form for form in forms if form.rule == RULE and form.actor in actors}
    return tuple(form._replace(actor=id_, ambiguous=False) for id_, form in ids.items() if id_ in actors)


def _name(body: Found, country: Found, text: str, profile: ActorProfile | None) -> str:
    """What the body is called: "Polish Senate" as it is written, and for "Poland's Senate" and "Senate of Poland"."""
    if body.forms[0].rule == RULE:
        return f"{base_form(body.forms[0].text)} ({profile.name if profile else country.forms[0].text})"
    if _is_adjunct(body, country, text):
        return text[country.start : body.end]
    alone = text[body.start : body.end]
    if profile and profile.adjectives:
        return f"{profile.adjectives[0]} {alone}"
    return f"{alone} ({profile.name if profile else country.forms[0].text})"


def _is_adjunct(body: Found, country: Found, text: str) -> bool:
    """Whether the country stands right before the body without a possessive: "U.S. Marines"."""
    return country.start < body.start and text[country.end : body.start].strip() == ""


def _written(place: Found, sections: tuple[Section, ...]) -> str:
    return sections[place.section].folded[place.start : place.end]


def _whole(one: _Owned) -> tuple[int, int]:
    return min(one.body.start, one.country.start), max(one.body.end, one.country.end)


def _span(one: _Owned) -> tuple[int, int]:
    """What of the text names the body: "Polish Senate", "Senate of Poland", the "Senate" of "Poland's Senate"."""
    start, end = _whole(one)
    return (start if _is_adjective(one.country) else one.body.start), end


def _countries_beside(found: Sequence[Found], sections: tuple[Section, ...]) -> dict[int, Found]:
    """The country beside a place, by the place's number: right before it, or after an "of"."""
    owned: dict[int, Found] = {}
    for number, (one, other) in enumerate(pairwise(found)):
        if one.section != other.section or other.start - one.end > 10:
            continue
        gap = sections[one.section].text[one.end : other.start]
        if _is_country(one) and (_OWNED.fullmatch(gap) or (gap in _TOGETHER and unspaced(sections[one.section].text[other.start]))):
            owned[number + 1] = one
        elif _is_country(other) and not _is_adjective(other) and _of(one).fullmatch(gap):
            owned.setdefault(number, other)
    return owned


def _of(body: Found) -> re.Pattern[str]:
    """What may stand between the body and its country after it."""
    return _OF_ABROAD if body.forms and body.forms[0].rule == RULE else _OF


def _is_country(place: Found) -> bool:
    return len({form.actor for form in place.forms}) == 1 and place.forms[0].kind == "country" and place.forms[0].rule != "capital"


def _is_adjective(place: Found) -> bool:
    return all(form.rule in ("adjective", "demonym") for form in place.forms)


def _is_body(place: Found, country: Found, sections: tuple[Section, ...], actors: Mapping[str, ActorProfile]) -> bool:
    """Whether the place names a body of a kind that every country has, not "Hamas" or "Toyota"."""
    if not place.forms or any(form.kind != "organization" for form in place.forms):
        return False
    if any(form.rule == RULE for form in place.forms):
        return all(form.actor.startswith("organization/ministry-of-") for form in place.forms)
    text = place.forms[0].text
    if not unspaced(text[0]) and not _is_generic(plain(text).split(), lists().common):
        return False
    if any(form.actor in actors and actors[form.actor].country for form in place.forms):
        return True
    if _is_adjunct(place, country, sections[place.section].text):
        return False  # "Greek Orthodox Church": found as one name
    return all(form.rule == "known name" for form in place.forms) and plain(text).split()[-1] in lists().org_heads


def _is_generic(words: Sequence[str], common: Collection[str]) -> bool:
    return all(word in common or word in FUNCTION for word in words)


def _sure(form: Form) -> Form:
    """The form, which needs no second sign beside its country."""
    return form._replace(ambiguous=False, rule="alias" if form.rule == "weak alias" else form.rule)


def _apart(places: Sequence[Found]) -> tuple[Found, ...]:
    """The places in order, without those that a longer one before them takes in."""
    kept: list[Found] = []
    for place in sorted(places, key=lambda p: (p.section, p.start, -p.end)):
        if not kept or kept[-1].section != place.section or kept[-1].end <= place.start:
            kept.append(place)
    return tuple(kept)
