"""Several captures of one document as one reading: the text of the capture that shows it best, each field from whichever shows it best."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from dateline.model import Candidate, Field, Reading, Said, When, strictest

FIELDS = ("title", "published", "updated", "captured", "source", "source_url", "issuer", "byline", "dateline", "language", "summary")
# A capture that lacks more of the text was cut short. Of a page's own markup the text is known better, so that more may be clutter elsewhere.
_WHOLE, _WHOLE_MARKUP = 0.85, 0.7

Captured = tuple[str, Reading]


def best_text(captures: Sequence[Captured]) -> int:
    """Which capture's text stands for all: of those that have the whole of it, one that kept its paragraphs, links and lists (markup)
    before plain text, then the shortest, for it has the least clutter; of equals the first."""
    sizes = [sum(len(block.text) for block in reading.body) for _, reading in captures]
    # what only one capture has may be clutter: the second longest says how long the text is
    most = sorted(sizes)[-2] if len(sizes) > 2 else max(sizes)
    marked = [any(block.html for block in reading.body) for _, reading in captures]
    whole = [at for at, size in enumerate(sizes) if size >= (_WHOLE_MARKUP if marked[at] else _WHOLE) * most]
    return min(whole, key=lambda at: (not marked[at], sizes[at] > 1.2 * most, sizes[at], at))


def joined(captures: Sequence[Captured]) -> tuple[int, Reading]:
    """The captures' common reading, and which of them the text is from. What other captures show otherwise becomes a runner-up.

    A person's word goes first, then what is read most surely; of two that agree on the day, the one that tells the minute.
    """
    lead = best_text(captures)
    _, base = captures[lead]
    order = [captures[lead], *(capture for at, capture in enumerate(captures) if at != lead)]
    changes: dict[str, Any] = {}
    for name in FIELDS:
        field, found = _best(name, order)
        changes[name] = field
        if name == "published":
            changes["zone"] = found.zone
        elif name == "source":
            changes["source_id"] = found.source_id
    return lead, replace(base, said=_said([reading.said for _, reading in order]), **changes)


def _best(name: str, order: Sequence[Captured]) -> tuple[Field, Reading]:
    """A field, with the captures that do not agree as its runners-up, and the reading that it is from."""
    rank = _rank(name)
    fields: list[tuple[Field, str, Reading]] = [(getattr(reading, name), path, reading) for path, reading in order]
    at = max(range(len(fields)), key=lambda each: (*rank(fields[each][0], fields[each][2]), -each))
    if name in ("published", "updated"):
        at = _with_minute(fields, at)
    field, path, reading = fields[at]
    home = order[0][0]
    others = [*field.others]
    for other, its, _ in fields:
        if other.value is not None:
            where = its if its != home else ""
            others.append(Candidate(other.value, other.rule, other.line, other.sure, where))
            others += [replace(candidate, path=where) for candidate in other.others]
    kept: dict[str, Candidate] = {}
    for candidate in others:
        if candidate.value != field.value:
            kept.setdefault(candidate.value, candidate)
    return replace(field, others=tuple(kept.values()), path=path if path != home and field else ""), reading


def _rank(name: str) -> Callable[[Field, Reading], tuple[bool, bool, float]]:
    def rank(field: Field, reading: Reading) -> tuple[bool, bool, float]:
        sure = field.sure + (0.5 if name == "source" and reading.source_id else 0.0)
        # the summary and the language are read from the text: the first in order is the one whose text stands
        return (field.by == "person", field.value is not None, 0.0 if name in ("summary", "language") else round(sure, 2))

    return rank


def _with_minute(fields: Sequence[tuple[Field, str, Reading]], at: int) -> int:
    """The instant that agrees with the day chosen, where a capture tells one."""
    chosen = fields[at][0]
    if chosen.value is None or len(chosen.value) > 10 or chosen.by == "person":
        return at
    for number, (field, _, _) in enumerate(fields):
        if field.value and len(field.value) > 10 and When(field.value).day.isoformat() == chosen.value:
            return number
    return at


def _said(all_of: Sequence[Said]) -> Said:
    """A person's words beside the fields, of all captures together. One that is held holds all of them, and the strictest rights count."""
    notes = dict.fromkeys(said.note for said in all_of if said.note)
    return Said(
        id=next((said.id for said in all_of if said.id), ""),
        rights=strictest(said.rights for said in all_of),
        status="held" if any(said.status == "held" for said in all_of) else next((said.status for said in all_of if said.status), ""),
        actors=tuple(dict.fromkeys(name for said in all_of for name in said.actors)),
        topics=tuple(dict.fromkeys(name for said in all_of for name in said.topics)),
        note="\n\n".join(notes),
        pin=any(said.pin for said in all_of),
        extra=tuple(dict(pair for said in reversed(all_of) for pair in said.extra).items()),
    )
