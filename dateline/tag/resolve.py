"""From places of the lexicon's phrases to mentions: shields, weak forms, ambiguous names and shared aliases are decided here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache

import msgspec

from dateline.model import Blocked
from dateline.tag.adjuncts import within_a_name
from dateline.tag.ambiguity import Company, second_sign
from dateline.tag.capitals import BORNE, OF_BODIES, SEATS, borne, capital_speaks
from dateline.tag.demonyms import MODIFIER, adjective
from dateline.tag.evidence import Sign, held_back
from dateline.tag.folding import plain
from dateline.tag.forms import Form
from dateline.tag.lexicon import Lexicon
from dateline.tag.match import Found
from dateline.tag.organisations import Organisation
from dateline.tag.runs import opens_sentence
from dateline.tag.salience import CAPITAL
from dateline.tag.sections import Section
from dateline.tag.shared import decide
from dateline.tag.shields import shielded
from dateline.tag.words import lines

PEOPLES = ("adjective", "demonym")


class Resolved(msgspec.Struct, frozen=True):
    """The mentions; names of organisations whose profile the document does not decide on; and what was held back."""

    signs: tuple[Sign, ...]
    loose: tuple[Organisation, ...]
    blocked: tuple[Blocked, ...]


def resolve(
    found: Sequence[Found],
    sections: tuple[Section, ...],
    lexicon: Lexicon,
    homes: Collection[str],
    issuer: str,
    discovered: Sequence[Organisation] = (),
) -> Resolved:
    """The mentions that the lexicon's phrases make, and what was held back.

    `homes` are the slugs of countries that the item's source or issuer belongs to; `issuer` is the issuer's id, or "";
    `discovered` are the organisations found beside the lexicon's.
    """
    signs, later, blocked = _at_first_sight(found, sections, _bodies(found, discovered))
    strong = {sign.actor for sign in signs} | {f"country/{home}" for home in homes}
    strong |= _told_apart([place for place, form in later if form is None], sections, lexicon, strong, homes, issuer)
    company = Company.of(found)
    loose: list[Organisation] = []
    for place, form in later:
        section = sections[place.section]
        if form is None:
            sign, reason, candidates = decide(place, sections, lexicon, strong, homes, issuer)
        elif form.kind == "organization" and form.rule != "known name":
            sign, reason, candidates = *_organisation(form, place, strong, lexicon), (form.actor,)
            if sign is None and _names_something(form):
                loose.append(Organisation(place.section, place.start, place.end, section.text[place.start : place.end], 1.0, "name without profile"))
        else:
            sign, reason, candidates = *_second(form, place, sections, company, strong), (form.actor,)
        if sign:
            signs.append(sign)
        else:
            blocked.append(held_back(section, place.start, place.end, reason, candidates))
    return Resolved(tuple(signs), tuple(loose), tuple(blocked))


def _told_apart(
    shared: Sequence[Found], sections: tuple[Section, ...], lexicon: Lexicon, strong: Collection[str], homes: Collection[str], issuer: str
) -> set[str]:
    """Of the actors that share a form, those that one of its places decides on: they are meant where the form stands alone, too."""
    decided = (decide(place, sections, lexicon, strong, homes, issuer)[0] for place in shared)
    return {sign.actor for sign in decided if sign}


def _at_first_sight(
    found: Sequence[Found], sections: tuple[Section, ...], bodies: Mapping[int, set[int]]
) -> tuple[list[Sign], list[tuple[Found, Form | None]], list[Blocked]]:
    """What a place decides by itself: mentions, the places that the rest of the document decides (with their form, where it is one
    actor's), and what was held back."""
    signs: list[Sign] = []
    blocked: list[Blocked] = []
    later: list[tuple[Found, Form | None]] = []
    is_borne = cache(lambda form: borne(form, sections))
    for number, place in enumerate(found):
        section = sections[place.section]
        if not place.forms:
            blocked.append(held_back(section, place.start, place.end, "a phrase that shields", place.shields))
            continue
        actors = {form.actor for form in place.forms}
        if len(actors) > 1:
            later.append((place, None))
            continue
        best = _strongest(place.forms)
        if best.kind == "country" and best.rule == "acronym" and within_a_name(section, place.end, bodies.get(place.section, ())):
            later.append((place, best))
            continue
        sign, reason = _capital(best, found, number, section, is_borne) if best.rule == "capital" else _one(best, place, section)
        if reason:
            others = SEATS.get(section.folded[place.start : place.end], ()) if reason == OF_BODIES else ()
            blocked.append(held_back(section, place.start, place.end, reason, (best.actor, *others)))
        elif sign is None or (best.ambiguous and best.rule != "capital") or best.rule == "weak alias":
            later.append((place, best))
        else:
            signs.append(sign)
    return signs, later, blocked


def _bodies(found: Sequence[Found], discovered: Sequence[Organisation]) -> dict[int, set[int]]:
    """Where the names of organisations begin, by section."""
    begin: dict[int, set[int]] = {}
    for section, start in (
        *((one.section, one.start) for one in discovered),
        *((place.section, place.start) for place in found if place.forms and place.forms[0].kind == "organization"),
    ):
        begin.setdefault(section, set()).add(start)
    return begin


def _organisation(form: Form, place: Found, strong: Collection[str], lexicon: Lexicon) -> tuple[Sign | None, str]:
    """An organisation's ambiguous name or weak alias: it counts beside another form of it, the name also beside its country."""
    at = (form.actor, place.section, place.start, place.end)
    home = lexicon.actors[form.actor].country
    if form.actor in strong:
        return Sign(*at, form.rule), ""
    if form.rule == "weak alias":
        return None, "a weak alias without a strong mention beside it"
    return (Sign(*at, form.rule, 0.85), "") if home and f"country/{home}" in strong else (None, "an ambiguous name without a second sign")


def _names_something(form: Form) -> bool:
    """Whether an organisation is named, if not this one: "the Senate", "Labour Party"; not an acronym or a word that may be anything."""
    if form.exact or form.text.isupper():
        return False
    return " " in form.text.removeprefix("the ") or plain(form.text) in famous_names()


@cache
def famous_names() -> frozenset[str]:
    """The folded names of the list of well-known organisations."""
    return frozenset(plain(name) for line in lines("organisations") for name in line.split(" = "))


_ORDER = ("name", "alias", "acronym", "native name", "name in another language", "known name", "adjective", "demonym", "capital", "weak alias")


def _strongest(forms: Sequence[Form]) -> Form:
    return min(forms, key=lambda form: _ORDER.index(form.rule))


def _one(form: Form, place: Found, section: Section) -> tuple[Sign | None, str]:
    """The sign of a form that is one actor's alone; or the reason against it; or neither, where the rest of the document decides."""
    text, low = section.text, section.folded
    if form.rule == "known name" and form.text.startswith("The ") and form.text.count(" ") == 1 and opens_sentence(text, place.start):
        return None, "an article that begins a sentence"
    if form.kind == "country":
        reason = shielded(text, low, place.start, place.end, form.rule)
        if reason:
            return None, reason
        if form.rule in PEOPLES:
            if adjective(low, text, place.start, place.end) == "weak":
                return None, ""
            return Sign(form.actor, place.section, place.start, place.end, form.rule, 0.9), ""
        if MODIFIER.match(low, place.end):
            return None, ""
    return Sign(form.actor, place.section, place.start, place.end, form.rule), ""


def _capital(form: Form, found: Sequence[Found], number: int, section: Section, is_borne: Callable[[str], bool]) -> tuple[Sign | None, str]:
    """A capital: for its government, or a place."""
    place = found[number]
    reason = shielded(section.text, section.folded, place.start, place.end, form.rule)
    if reason or not capital_speaks(section, found, number):
        return None, reason or "a place, not its government"
    if section.folded[place.start : place.end] in BORNE:
        return None, ""
    if section.folded[place.start : place.end] in SEATS:
        return None, OF_BODIES
    if is_borne(form.text):
        return None, "a capital that somebody of this text is named after"
    return Sign(form.actor, place.section, place.start, place.end, CAPITAL, 0.8), ""


def _second(form: Form, place: Found, sections: tuple[Section, ...], company: Company, strong: Collection[str]) -> tuple[Sign | None, str]:
    """A form that counts only beside another sign of the same actor."""
    at = (form.actor, place.section, place.start, place.end)
    if form.actor in strong:
        return (Sign(*at, CAPITAL, 0.7) if form.rule == "capital" else Sign(*at, form.rule, 0.7 if form.rule in PEOPLES else 1.0)), ""
    if form.rule == "capital":
        return None, "a capital that people are named after, without its country beside it"
    if form.rule in PEOPLES:
        return None, "an adjective of a kitchen, a language or a style"
    if form.rule == "weak alias":
        return None, "a weak alias without a strong mention beside it"
    if form.rule == "acronym" and form.kind == "country" and not form.ambiguous and not MODIFIER.match(sections[place.section].folded, place.end):
        return None, "part of a longer name"
    if MODIFIER.match(sections[place.section].folded, place.end):
        return None, "names where something comes from"
    sign = second_sign(form, place, sections, company)
    return (Sign(*at, form.rule, 0.85), "") if sign else (None, "an ambiguous name without a second sign")
