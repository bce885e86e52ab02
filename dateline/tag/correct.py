"""What a person set right about one item's tags."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Correction, Quote, QuoteFix, Reading, Tagging
from dateline.tag.given import actor_id, with_actors, with_topics
from dateline.tag.lexicon import Lexicon
from dateline.tag.match import match
from dateline.tag.sections import sections_of


def apply_correction(tagging: Tagging, reading: Reading, correction: Correction, lexicon: Lexicon) -> Tagging:
    """The tags as the correction wants them: actors and topics added and removed, quotes given their speaker or rejected.

    What is removed speaks no quote any more; what is both added and removed is in. A quote is meant by the words that it begins with.
    """
    sections = sections_of(reading)
    found = [place for place in match(sections, lexicon.automata(reading.language.value or "")).found if place.forms]
    gone = {actor_id(reference, lexicon) for reference in correction.remove_actors}
    actors = tuple(tag for tag in tagging.actors if tag.id not in gone)
    if correction.add_actors:
        day = (reading.published.value or "")[:10]
        actors = with_actors(actors, correction.add_actors, "correction", found, sections, lexicon, day)
    topics = tuple(tag for tag in tagging.topics if tag.id not in correction.remove_topics and tag.name not in correction.remove_topics)
    if correction.add_topics:
        topics = with_topics(topics, correction.add_topics, lexicon)
    kept = {tag.id for tag in actors}
    quotes = [q if q.speaker in kept or not q.speaker else replace(q, speaker="", sure=0.0) for q in tagging.quotes]
    fixed = tuple(quote for q in quotes if (quote := _fixed(q, correction.speakers)) is not None)
    return replace(tagging, actors=actors, topics=topics, quotes=fixed)


def _fixed(quote: Quote, fixes: tuple[QuoteFix, ...]) -> Quote | None:
    """The quote with the speaker that a person gave, None where a person rejected it."""
    words = " ".join(quote.text.split())
    fix = next((f for f in fixes if words.startswith(f.text)), None)
    if fix is None:
        return quote
    return replace(quote, speaker=fix.speaker, rule="correction", sure=1.0) if fix.speaker else None
