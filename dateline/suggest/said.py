"""Quotations that nobody may be named for in public yet: who said this?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from dateline.inspect.sheet import safe
from dateline.model import PUBLIC_SURE, Quote, Tagging
from dateline.suggest.found import Evidence, Said, Seen
from dateline.tag.place import body_line
from dateline.text import clip

_LONGEST = 300
_AROUND = 160
_FEWEST_WORDS = 5
_MOST_SPEAKERS = 5


def unsure_in(item: Seen) -> Iterator[Said]:
    """The quotations of an item that wait: without a speaker, or with one who is not sure enough for public pages."""
    for quote in item.tagging.quotes:
        if not quote.speaker or quote.sure < PUBLIC_SURE:
            yield _said(item, quote)


def in_order(found: Sequence[Said]) -> tuple[Said, ...]:
    """Those with a speaker first, the surest before the others, then the newest."""
    newest = sorted(sorted(found, key=lambda said: said.id), key=lambda said: said.evidence.day, reverse=True)
    return tuple(sorted(newest, key=lambda said: (not said.speaker, not said.others, -said.sure)))


def _said(item: Seen, quote: Quote) -> Said:
    names = {tag.id: safe(tag.name) for tag in item.tagging.actors}
    day = (item.reading.published.value or "")[:10]
    around = item.reading.text[max(0, quote.start - _AROUND) : quote.end + _AROUND]
    evidence = Evidence(item.path, body_line(item.reading, quote.start), day, clip(safe(around), _LONGEST + 2 * _AROUND))
    mark = hashlib.sha256(quote.text.encode()).hexdigest()[:6]
    return Said(
        id=f"quote/{item.id}-{mark}",
        item=item.id,
        begins=_beginning(quote, item.tagging.quotes),
        text=clip(safe(quote.text), _LONGEST),
        speaker=quote.speaker,
        name=names.get(quote.speaker, ""),
        called=safe(quote.speaker_text),
        rule=quote.rule,
        sure=quote.sure,
        others=tuple((id_, names[id_]) for id_ in _near(item.tagging, quote)),
        evidence=evidence,
    )


def _beginning(quote: Quote, quotes: Sequence[Quote]) -> str:
    """So many words of the quotation, from its first, that no other of the item begins with them."""
    words = quote.text.split()
    others = [" ".join(other.text.split()) for other in quotes if other.text != quote.text]
    for size in range(_FEWEST_WORDS, len(words)):
        begins = " ".join(words[:size])
        if not any(other.startswith(begins) for other in others):
            return begins
    return " ".join(words)


def _near(tagging: Tagging, quote: Quote) -> list[str]:
    """The people and bodies of the item that might have said it: those that the body names nearest."""
    apart: dict[str, int] = {}
    for tag in tagging.actors:
        places = [min(abs(mention.end - quote.start), abs(mention.start - quote.end)) for mention in tag.mentions if mention.where == "body"]
        if places and tag.kind != "country" and tag.id != quote.speaker:
            apart[tag.id] = min(places)
    return sorted(apart, key=lambda id_: (not id_.startswith("person/"), apart[id_], id_))[:_MOST_SPEAKERS]
