"""What a person set right about one item: `content/corrections/*.md`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from dateline.content import values
from dateline.content.refs import Directory
from dateline.content.sheet import Sheet, listing, scalar
from dateline.model import RIGHTS, Correction, Field, QuoteFix, given
from dateline.problems import Problem, error

KEYS = ("item", "fields", "actors", "topics", "speakers", "separate", "same_as", "reason", "by", "on")
STATUSES = ("public", "held")
NONE = "none"


def _free(text: str) -> str:
    return text


def _one_of(*allowed: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if text not in allowed:
            raise ValueError(f'"{text}" is not one of {listing(allowed)}.{values.did_you_mean(text, allowed)}')
        return text

    return check


# The fields of an item, and what each takes.
FIELDS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "title": _free,
        "published": values.moment,
        "updated": values.moment,
        "captured": values.moment,
        "source": _free,
        "source_url": values.web_address,
        "issuer": _free,
        "byline": _free,
        "dateline": _free,
        "language": values.language,
        "summary": _free,
        "rights": _one_of(*RIGHTS),
        "status": _one_of(*STATUSES),
    }
)
# The same fields under the names that front matter knows them by.
SYNONYMS = MappingProxyType({"date": "published", "url": "source_url", "author": "byline"})
# What an item cannot be without.
_NEEDED = frozenset({"title", "rights", "status"})
_HINTS = MappingProxyType(
    {
        **{name: f'It is a field: write it under "fields:", like fields: {{{name}: …}}' for name in (*FIELDS, *SYNONYMS)},
        "mentions": 'Actors are set right under "actors:" with "add" and "remove"',
        "quotes": 'Speakers are set right under "speakers:" with "text" and "speaker"',
        "copies": 'Documents that are no copies of this item go under "separate:", those that are under "same_as:"',
        "id": 'Did you mean "item"?',
        "date": 'The day of the correction is "on"; the item\'s own goes under "fields:" as "published"',
    }
)


def read_correction(sheet: Sheet, directory: Directory) -> Correction:
    """A correction; actors and topics may be given by id or name."""
    sheet.only(KEYS, _HINTS)
    sheet.need("item", "item: and the item's id, or its document's path under seeds/")
    actors, topics = sheet.map("actors", ("add", "remove")), sheet.map("topics", ("add", "remove"))
    found = Correction(
        item=sheet.text("item").removeprefix("./").replace("\\", "/"),
        fields=tuple(_fields(sheet)),
        add_actors=_ids(sheet, "actors", actors.get("add", ""), directory.actor, directory.like_actor, known=True),
        remove_actors=_ids(sheet, "actors", actors.get("remove", ""), directory.actor, directory.like_actor),
        add_topics=_ids(sheet, "topics", topics.get("add", ""), directory.topic, directory.like_topic, known=True),
        remove_topics=_ids(sheet, "topics", topics.get("remove", ""), directory.topic, directory.like_topic, known=True),
        speakers=tuple(_speakers(sheet, directory)),
        separate=_paths(sheet, "separate"),
        same_as=_paths(sheet, "same_as"),
        reason=sheet.text("reason") or sheet.intro,
        by=sheet.text("by"),
        on=sheet.checked("on", values.day),
        path=sheet.path,
    )
    for path in sorted({*found.separate} & {*found.same_as}):
        sheet.wrong("separate", f'separate: "{path}" is under "same_as:" too. Keep one', path)
    for key, both in (("actors", {*found.add_actors} & {*found.remove_actors}), ("topics", {*found.add_topics} & {*found.remove_topics})):
        for name in sorted(both):
            sheet.wrong(key, f'{key}: "{name}" is both added and removed. Keep one', name)
    if not any((found.fields, found.add_actors, found.remove_actors, found.add_topics, found.remove_topics, found.speakers, found.separate, found.same_as)):
        sheet.doubt("item", f"sets nothing right. It can hold {listing(KEYS[1:7])}")
    return found


def _paths(sheet: Sheet, key: str) -> tuple[str, ...]:
    return tuple(path.removeprefix("./").replace("\\", "/") for path in sheet.words(key))


def _fields(sheet: Sheet) -> Iterable[tuple[str, Field]]:
    seen: set[str] = set()
    for key, value in sheet.map("fields", (*FIELDS, *SYNONYMS)).items():
        name = SYNONYMS.get(key, key)
        if name not in FIELDS:
            continue
        text = (scalar(value) or "").strip()
        if name in seen or not isinstance(value, str | bool) or not text:
            told = "is given twice" if name in seen else f"is one value. Write {NONE} where the item has no {name.replace('_', ' ')}"
            sheet.wrong("fields", f'fields: "{key}" {told}', key)
            continue
        seen.add(name)
        line = sheet.line("fields", key)
        if text.casefold() == NONE and name not in _NEEDED:
            yield name, Field(None, "correction", line=line, key=name, by="person")
            continue
        try:
            yield name, given(FIELDS[name](text), name, "correction", line)
        except ValueError as why:
            sheet.wrong("fields", f"{key}: {why}", key)


def _ids(sheet: Sheet, key: str, value: object, find: Callable[[str], str], like: Callable[[str], str], *, known: bool = False) -> tuple[str, ...]:
    """Ids of what is named. What has no profile is kept as `kind/name`; where it should have one (`known`), that is a warning."""
    found: dict[str, None] = {}
    for entry in value if isinstance(value, list) else [value] if value else []:
        text = (scalar(entry) or "").strip()
        found_id = find(text)
        hint = f' Did you mean "{like(text)}"?' if text and not found_id and like(text) else ""
        if not found_id and key != "topics" and text.startswith(("person/", "organization/", "country/")):
            found_id = text
            if known:
                sheet.doubt(key, f'{key}: "{text}" has no profile.{hint}', text)
        if found_id:
            found[found_id] = None
        else:
            sheet.wrong(key, f'{key}: "{text}" is no {"topic" if key == "topics" else "actor"} of this digest.{hint} Write the id', text)
    return tuple(found)


def _speakers(sheet: Sheet, directory: Directory) -> Iterable[QuoteFix]:
    for entry in sheet.maps("speakers"):
        text, speaker = scalar(entry.get("text", "")) or "", scalar(entry.get("speaker", "")) or ""
        for key in sorted(entry.keys() - {"text", "speaker", ""}):
            sheet.wrong("speakers", f'speakers: "{key}" is no key here. The keys are text and speaker', key)
        if not text or not speaker:
            sheet.wrong(
                "speakers",
                f'speakers: write "text" (how the quote begins) and "speaker" (an actor\'s id, or {NONE} to reject the quote)',
                text,
            )
            continue
        ids = () if speaker.casefold() == NONE else _ids(sheet, "speakers", [speaker], directory.actor, directory.like_actor)
        if ids or speaker.casefold() == NONE:
            yield QuoteFix(" ".join(text.split()), ids[0] if ids else "")


def conflicts(corrections: Iterable[Correction]) -> Iterable[Problem]:
    """Two files that set one thing of one item to different values: an error that names both."""
    seen: dict[tuple[str, str, str], tuple[Any, Correction]] = {}
    for correction in corrections:
        for what, name, value, line in _statements(correction):
            old, other = seen.setdefault((correction.item, what, name), (value, correction))
            if old != value and other is not correction:
                told = f'sets {what} {name} of "{correction.item}" otherwise than {other.path} does. Keep one of the two'.replace("  ", " ")
                yield error(correction.path, line, told)


def _statements(correction: Correction) -> Iterable[tuple[str, str, Any, int | None]]:
    for name, field in correction.fields:
        yield "the field", name, field.value, field.line
    for what, added, removed in (
        ("the actor", correction.add_actors, correction.remove_actors),
        ("the topic", correction.add_topics, correction.remove_topics),
    ):
        for name in added:
            yield what, name, "add", None
        for name in removed:
            yield what, name, "remove", None
    for fix in correction.speakers:
        yield "the speaker of", f"“{fix.text}”", fix.speaker, None
