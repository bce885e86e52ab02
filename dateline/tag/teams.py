"""Texts about sport: "England beat Samoa" names two teams, not two countries, and "Fulham" a club, not a part of London."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.model import Blocked
from dateline.tag.evidence import held_back
from dateline.tag.folding import plain
from dateline.tag.match import Found
from dateline.tag.names import lists
from dateline.tag.organisations import Organisation
from dateline.tag.registry import Someone
from dateline.tag.sections import Section
from dateline.tag.words import listed
from dateline.text import regex

ENOUGH = 4  # what the different words of sport in one text must weigh, at most `OF_CLUBS` of it clubs' names
OF_CLUBS = 3
_NAMES = frozenset({"name", "alias", "acronym", "name in another language"})
_AFTER = regex(
    r"(?:'s?)? (?:(?:head|assistant|former|vice|national|under-\d\d|football|rugby|cricket|women's|men's) )*"
    r"(?:coach|captain|manager|squad|side|team|team-mates?|teammates?|strikers?|wingers?|midfielders?|defenders?|goalkeepers?|keeper|skipper|"
    r"prop|hooker|ruckm[ae]n|fly-half|scrum-half|batsm[ae]n|bowlers?|internationals?|fans|great|greats|players?|debut|bench|caps?|shirt|jersey|defence|attack|"
    r"innings|line-up|lineup|supporters)\b"
    r"| (?:(?:have|has|had|will|would|could|can|must|only|also|then|never|who) )*"
    r"(?:beat|beaten|beats|won|win|wins|lost|lose|loses|drew|met|meet|play|played|plays|playing|scored|score|conceded|crashed|qualified|qualify|"
    r"face|faced|faces|thrashed|defeated|edged|trailed|trail|lead|led|eased|easing|hosted|advance|advanced|finished|kicked|kick off)\b"
    r"|,? \d{1,3}-\d{1,3}\b"
)
_BEFORE = regex(
    r"\b(?:beat|beating|beaten|against|versus|vs?\.?|defeat|defeated|defeating|defeat of|win over|victory over|wins over|thrashed|thrashing|edged|"
    r"plays?|played|playing|playing for|played for|plays for|play for|face|faces|faced|facing|coach of|coached|coaching|managed|managing|captained|"
    r"captain of|scored for|draw with|drew with|lost to|loss to|loss against|meet|met|winger at|striker at|signed for|joined|loan to|"
    r"(?:overwhelmed|beaten|thrashed|defeated|outplayed|held|relegated|signed|sacked) by|"
    r"(?:him|her|them|manager|coach|striker|defender|midfielder|goalkeeper|staff|player|players|loan|career|spell|contract) (?:at|with)) \Z"
)
_PLACE = regex(r"\b(?:in|from|near|across|throughout|outside|around|visit(?:ed|ing)?|travel(?:led)? to|flew to|of|city of|town of) (?:the )?\Z")
_FULL_NAME = regex(r"[A-Z][\w.'’-]+ \Z")
_NATIONAL = regex(r" national team\Z")
_LIST = regex(r"(?:,|,? and|,? or| &|/) ?\Z")


class Teams(Struct, frozen=True):
    """The places that are no teams' and those that are; the teams; and what was held back, countries in the dress of their team."""

    found: tuple[Found, ...]
    places: tuple[Found, ...]
    teams: tuple[Organisation, ...]
    blocked: tuple[Blocked, ...]


def teams_of(found: Sequence[Found], sections: tuple[Section, ...], known: Mapping[str, Someone]) -> Teams:
    """The teams among the places: where the text is about sport, and a verb or noun of sport stands beside the name or a name listed with it.
    `known` has the clubs' names by id.
    """
    found = [_unmixed(place) for place in found]
    clubs = {n for n, place in enumerate(found) if place.forms and place.forms[0].rule == "club"}
    people = {found[n].forms[0].actor for n in clubs if _is_surname(found[n], sections)}
    places = {n for n in clubs if found[n].forms[0].actor in people}
    countries = {n for n, place in enumerate(found) if place.forms and place.forms[0].kind == "country" and place.forms[0].rule in _NAMES}
    places |= {n for n in clubs | countries if _PLACE.search(_before(found[n], sections))}
    played = {n for n in clubs | countries if n not in places and _plays(found[n], sections)}
    if not played or not _is_about_sport(sections, {found[n] for n in clubs}):
        return Teams(tuple(place for n, place in enumerate(found) if n not in clubs), (), (), ())
    for n in sorted((clubs | countries) - places - played):
        if any(other in played and _listed(found[other], found[n], sections) for other in (n - 1, n + 1)):
            played.add(n)
    actors = {found[n].forms[0].actor for n in played}
    teams = {n for n in clubs | countries if n not in places and found[n].forms[0].actor in actors}
    kept = tuple(place for n, place in enumerate(found) if n not in teams and n not in clubs)
    full = {found[n].forms[0].actor for n in teams & clubs if _is_full(found[n], sections, known)}
    blocked = tuple(held_back(sections[p.section], p.start, p.end, "a national team", (p.forms[0].actor,)) for n, p in enumerate(found) if n in teams - clubs)
    return Teams(kept, tuple(found[n] for n in sorted(teams)), tuple(_team(found[n], sections, known, full) for n in sorted(teams)), blocked)


def _unmixed(place: Found) -> Found:
    """The place as a club's alone, or without the club where it has another form too."""
    others = tuple(form for form in place.forms if form.rule != "club")
    return replace(place, forms=others) if others and len(others) < len(place.forms) else place


def _is_about_sport(sections: tuple[Section, ...], clubs: Collection[Found]) -> bool:
    words = {word.strip(".,;:!?'\"()“”") for word in {word for section in sections for word in section.folded.split()}}
    weight = 2 * len(words & listed("sport_words")) + len(words & listed("sport_signs"))
    if weight < 2 or weight >= ENOUGH:
        return weight >= ENOUGH
    return weight + min(OF_CLUBS, sum(2 if " " in form.text else 1 for form in {place.forms[0] for place in clubs})) >= ENOUGH


def _before(place: Found, sections: tuple[Section, ...]) -> str:
    return sections[place.section].folded[max(0, place.start - 24) : place.start]


def _plays(place: Found, sections: tuple[Section, ...]) -> bool:
    low = sections[place.section].folded
    return _AFTER.match(low, place.end) is not None or _BEFORE.search(_before(place, sections)) is not None


def _listed(one: Found, other: Found, sections: tuple[Section, ...]) -> bool:
    """Whether two names are parts of one list: "England and Tonga"."""
    first, last = sorted((one, other), key=lambda place: (place.section, place.start))
    return first.section == last.section and last.start - first.end < 8 and _LIST.fullmatch(sections[first.section].folded[first.end : last.start]) is not None


def _is_surname(place: Found, sections: tuple[Section, ...]) -> bool:
    """Whether a club's name stands behind another capitalised word and may be a surname: "Bobby Charlton"."""
    section = sections[place.section]
    return section.folded[place.start : place.end] in lists().surnames and _FULL_NAME.search(section.text, max(0, place.start - 24), place.start) is not None


def _is_full(place: Found, sections: tuple[Section, ...], known: Mapping[str, Someone]) -> bool:
    return sections[place.section].folded[place.start : place.end] == plain(known[place.forms[0].actor].name)


def _team(place: Found, sections: tuple[Section, ...], known: Mapping[str, Someone], full: Collection[str]) -> Organisation:
    """The team as it is written; a club by its full name where the text has it, for towns of one name have several."""
    form, written = place.forms[0], sections[place.section].text[place.start : place.end]
    club = form.rule == "club"
    whole = known[form.actor].name if club else f"{written} national team"
    return Organisation(
        place.section, place.start, place.end, written if club and form.actor not in full and not _NATIONAL.search(whole) else whole, 1.0, "team"
    )
