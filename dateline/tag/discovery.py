"""People and organisations that a document names and no profile knows: from runs of capitalised words to candidates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.tag.brackets import completed_names
from dateline.tag.match import Found
from dateline.tag.names import FUNCTION, NAME_ENDS, Lists, is_capitals, lists
from dateline.tag.organisations import Organisation, bare_acronym, by_context, is_team, long_name, may_be_long
from dateline.tag.peerage import people_by_rank
from dateline.tag.people import ENOUGH, Person, best_person
from dateline.tag.posts import ends_field, is_title, post_of
from dateline.tag.runs import Run, Word, runs_of
from dateline.tag.sections import Section
from dateline.tag.spans import Spans
from dateline.text import regex

_FOR = frozenset({"minister", "secretary", "undersecretary", "commissioner", "representative", "envoy", "director", "ambassador"})
_TITLE_OF = regex(r" (?:of|for) (?:the )?\Z")


class Discovery(Struct, frozen=True):
    """What was found without profiles, and the bare capitalised words that may be second mentions."""

    people: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    bare: tuple[tuple[int, Word], ...]
    alone: frozenset[tuple[int, int]]


class _Gathered(Struct, frozen=True):
    """What has been found so far."""

    people: list[Person]
    organisations: list[Organisation]
    bare: list[tuple[int, Word]]


class _Scene(Struct, frozen=True):
    sections: tuple[Section, ...]
    found: dict[int, list[Found]]
    cover: tuple[bytearray, ...]
    seen: Counter[str]
    known: Lists


def discover(sections: tuple[Section, ...], found: Sequence[Found]) -> Discovery:
    """Candidates in all sections. `found` are the places of profiles: they split runs, unless a longer name takes them in."""
    runs = [run for number, section in enumerate(sections) for run in runs_of(number, section)]
    seen = Counter(run.words[-1].low for run in runs if len(run.words) == 1 and not run.head)
    places: dict[int, list[Found]] = {}
    for place in found:
        places.setdefault(place.section, []).append(place)
    scene = _Scene(sections, places, _cover(sections, found), seen, lists())
    gathered = _Gathered([], [], [])
    long = may_be_long(runs)
    at = 0
    while at < len(runs):
        run = runs[at]
        here = places.get(run.section, ())
        cover = scene.cover[run.section]
        taken = None if not long[at] or 0 not in cover[run.start : run.end] else long_name(runs, at, sections[run.section])
        if taken and not _is_known(taken[0].start, taken[0].end, here) and (not run.head or _whole_line(taken[0], sections[run.section])):
            gathered.organisations.append(_to_the_end(taken[0], here, sections[run.section]))
            words = tuple(word for word in runs[taken[1]].words if word.start >= taken[0].end)
            if words:
                _read_run(run, words, "", scene, gathered)
            at = taken[1] + 1
            continue
        _read_run(run, run.words, _title_before(runs, at, scene) if at else "", scene, gathered)
        at += 1
    people = _enough(gathered.people, sections)
    completed = [p for number, section in enumerate(sections) for p in (*completed_names(number, section), *people_by_rank(number, section))]
    whole = Spans.of((p.section, p.start, p.end) for p in completed)
    if completed:
        people = [*completed, *(p for p in people if not whole.meet(p.section, p.start, p.start + 1))]
    sure = {(person.section, person.start) for person in people}
    doubtful = [(p.section, word) for p in gathered.people if (p.section, p.start) not in sure for word in p.words]
    alone = frozenset((run.section, run.words[0].start) for run in runs if len(run.words) == 1)
    bare = [(number, word) for number, word in gathered.bare + doubtful if not (completed and whole.meet(number, word.start, word.start + 1))]
    return Discovery(tuple(people), tuple(gathered.organisations), tuple(bare), alone)


def _cover(sections: tuple[Section, ...], found: Sequence[Found]) -> tuple[bytearray, ...]:
    """For each section, 1 for every character that belongs to a place of a profile."""
    cover = tuple(bytearray(len(section.text)) for section in sections)
    for place in found:
        cover[place.section][place.start : place.end] = b"\1" * (place.end - place.start)
    return cover


_LINK = regex(r"(?: \([^)]*\))?(?:,| and|, and| or| &|,? \d+,?(?: and)?|;) \Z")


def _enough(people: Sequence[Person], sections: tuple[Section, ...]) -> list[Person]:
    """Those with enough signs, and those with nearly enough that stand in a list beside one."""
    kept = [person.score >= ENOUGH for person in people]
    for order in (range(1, len(people)), range(len(people) - 2, -1, -1)):
        step = -1 if order.step == 1 else 1
        for i in order:
            one, other = people[i], people[i + step]
            if kept[i] or not kept[i + step] or one.section != other.section or (not one.title and " " not in one.name):
                continue
            first, last = (other, one) if step < 0 else (one, other)
            kept[i] = last.start > first.end and _LINK.match(sections[one.section].text, first.end, last.start) is not None
    names = {person.name for person in people}
    return [person for person, keep in zip(people, kept, strict=True) if keep and not _cut_off(person, names, sections)]


def _cut_off(person: Person, names: set[str], sections: tuple[Section, ...]) -> bool:
    """Whether a captured title was cut inside this name: "… and former child star Jake Au"."""
    section = sections[person.section]
    at_end = section.where == "title" and person.end == len(section.text)
    return at_end and any(name != person.name and name.startswith(person.name) and name[len(person.name)] != " " for name in names)


def _whole_line(name: Organisation, section: Section) -> bool:
    """Whether a headline's line, or what stands between its bullets, is nothing but the name."""
    before, after = section.text[: name.start].rstrip(" "), section.text[name.end :].lstrip(" ")
    return before[-1:] in ("", "\n", "•", "|", ":") and after[:1] in ("", "\n", "•", "|")


def _to_the_end(name: Organisation, places: Sequence[Found], section: Section) -> Organisation:
    """The name with all of a profile's name that it ends in: "Central Committee of the | Workers' Party of Korea"."""
    last = bisect_left(places, name.end, key=lambda place: place.start) - 1
    if last < 0 or not name.start < places[last].start < name.end < places[last].end:
        return name
    return replace(name, end=places[last].end, name=section.text[name.start : places[last].end])


def _is_known(start: int, end: int, places: Sequence[Found]) -> bool:
    """Whether one place of a profile takes in all from `start` to `end`; places stand in the order of the text and do not overlap."""
    before = bisect_right(places, start, key=lambda place: place.start)
    return before > 0 and end <= places[before - 1].end


def _title_before(runs: Sequence[Run], at: int, scene: _Scene) -> str:
    """The title that an "of" joins to this run: "Minister of | Foreign Affairs Lin Chia-lung"."""
    before, run = runs[at - 1], runs[at]
    if before.section != run.section or before.words[-1].low not in scene.known.titles:
        return ""
    text = scene.sections[run.section].text
    gap = text[before.end : run.start]
    if not _TITLE_OF.match(gap) or (gap.startswith(" for") and before.words[-1].low not in _FOR):
        return ""
    return text[before.start : before.end]


def _read_run(run: Run, words: Sequence[Word], title: str, scene: _Scene, gathered: _Gathered) -> None:
    """People, acronyms and bare words in a run that is no long organisation's name."""
    section = scene.sections[run.section]
    if len(words) == 1 and not title:  # two runs of three
        if 1 not in scene.cover[run.section][words[0].start : words[0].end] and words[0].low not in scene.known.months:
            _leftover(run, words, section, scene, gathered)
        return
    for part in _parts(words, scene.found.get(run.section, ()), scene.cover[run.section]):
        lead, rest = _title_of(part, scene.known)
        full_title = " ".join(filter(None, (title, section.text[lead[0].start : lead[-1].end] if lead else "")))
        if title and not lead:
            rest = rest if part[0] is not words[0] else _after_domain(rest, scene.known)
            field = section.text[words[0].start : rest[0].start].strip() if rest else ""
            full_title = f"{title} of {field}" if field else ""
        opening = run.opening and bool(rest) and words[0] is rest[0]
        person = (
            None
            if len(rest) == 1 and not full_title
            else best_person(run.section, section, rest, full_title, scene.seen, head=run.head, opening=opening)
            if rest
            else None
        )
        if person:
            begin = lead[0].start if lead else person.start
            gathered.people.append(replace(person, post=post_of(person.title, section.text, begin)) if person.title else person)
            for left in (lead, [w for w in rest if w.end <= person.start], [w for w in rest if w.start >= person.end]):
                _leftover(run, left, section, scene, gathered)
        else:
            _leftover(run, lead, section, scene, gathered)
            _leftover(run, rest, section, scene, gathered)


def _leftover(run: Run, words: Sequence[Word], section: Section, scene: _Scene, gathered: _Gathered) -> None:
    """Teams, acronyms and words that the text treats as an organisation; the rest is kept for second mentions."""
    if len(words) > 1 and not run.head and _is_group(words, section, scene.known):
        start, end = words[0].start, words[-1].end
        gathered.organisations.append(Organisation(run.section, start, end, section.text[start:end], 1.0, "context"))
        return
    for word in words:
        loud = run.head and word.text.isupper() and section.where != "title"
        if not run.head and word.text[:2].isupper() and (score := bare_acronym(word, section, scene.seen[word.low])) >= 1.0:
            gathered.organisations.append(Organisation(run.section, word.start, word.end, word.text.rstrip("."), score, "acronym"))
            continue
        single = not run.head and len(run.words) == 1 and word.low not in scene.known.common
        if single and by_context(word.start, word.end, section):
            gathered.organisations.append(Organisation(run.section, word.start, word.end, word.text, 1.0, "context"))
        if word.low not in FUNCTION and word.low not in scene.known.months and not (loud and word.low in scene.known.common):
            gathered.bare.append((run.section, word))


def _is_group(words: Sequence[Word], section: Section, known: Lists) -> bool:
    """A team, or several capitalised words that the text treats as an organisation."""
    if words[0].low in FUNCTION or all(word.low in known.titles for word in words):
        return False
    return is_team(words, section) or (
        by_context(words[0].start, words[-1].end, section) and words[-1].low not in known.titles and any(w.low not in known.common for w in words)
    )


def _at(places: Sequence[Found], word: Word) -> Found | None:
    """The place that a word lies in; places stand in the order of the text and do not overlap."""
    before = bisect_left(places, word.end, key=lambda place: place.start)
    return places[before - 1] if before and places[before - 1].end > word.start else None


def _parts(words: Sequence[Word], places: Sequence[Found], cover: bytearray) -> list[list[Word]]:
    """The words cut at the places of profiles, at days and at months; months that end a name stay (Theresa May)."""
    known = lists()
    if 1 not in cover[words[0].start : words[-1].end] and not any(word.low in known.months for word in words):
        return [list(words)]
    parts: list[list[Word]] = [[]]
    for i, word in enumerate(words):
        month = word.low in known.months and not (i and word.low in known.surnames and words[i - 1].low in known.given)
        covered = 1 in cover[word.start : word.end]
        place = _at(places, word) if covered else None
        if month or (place is not None and not (_may_be_personal(place, word) and _persons_name(words, i, known))):
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _may_be_personal(place: Found, word: Word) -> bool:
    form = place.forms[0]
    personal = form.kind == "country" or form.rule == "known name" or (form.kind == "organization" and not form.exact and not is_capitals(word.text))
    return personal and place.start == word.start and place.end == word.end


def _persons_name(words: Sequence[Word], i: int, known: Lists) -> bool:
    """Whether a word that is also a country is part of a person's name: "Marin | Ireland", "Jordan | Spieth"."""
    low = words[i].low
    if i and low in known.surnames and words[i - 1].low in known.given and words[i - 1].low not in known.places:
        return True
    if 1 < i == len(words) - 1 and words[i - 2].low in known.cjk_surnames and words[i - 2].low not in known.common:
        return True  # Hoang Van Thai
    following = words[i + 1].low if i + 1 < len(words) else ""
    if low in known.given and following in known.particles and i + 2 < len(words):
        return True  # Leonardo da Vinci
    return low in known.given and following in known.surnames and following not in known.common and following not in known.places


def _title_of(words: Sequence[Word], known: Lists) -> tuple[list[Word], list[Word]]:
    """The words up to the last title, and those after it: "Defense Secretary" and "Ash Carter"; Martin Luther King is no title."""
    for i in range(len(words) - 2, -1, -1):
        low = words[i].low
        if not is_title(low) or words[i + 1].low in NAME_ENDS:
            continue
        surname = i > 0 and low in known.surnames and words[0].low in known.given and words[0].low not in known.titles
        given = i == 0 and low in known.given and words[1].low in known.surnames and low not in known.honorifics
        if not surname and not given:
            return list(words[: i + 1]), list(words[i + 1 :])
    return [], list(words)


def _after_domain(words: Sequence[Word], known: Lists) -> list[Word]:
    """The name after the field of a title: "Lin Chia-lung" of "Foreign Affairs Lin Chia-lung"."""
    cut = next((i + 1 for i, word in enumerate(words[:4]) if ends_field(word.low)), 0)
    while cut < len(words) and words[cut].low in known.common and not (words[cut].low in known.given and words[cut].low not in known.other_heads):
        cut += 1
    return list(words[cut:])
