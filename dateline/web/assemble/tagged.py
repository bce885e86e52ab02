"""How an item's tags are known: every form with its sentence, its rule in words, and what else it might have been.

The private edition tells each mention, with its line, and what was held back; a public page tells mentions alike once, and the sentence
only where the text may be shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.model import ActorTag, Blocked, Mention, Quote, Reading, Tagging
from dateline.tag.place import body_line, line_of, sentence, text_of
from dateline.tag.wording import mention_rule, other_speakers, otherwise, quote_rule, topic_rule, topic_score
from dateline.text import clip
from dateline.web.addresses import topic_scope
from dateline.web.assemble.quotes import text_fragment
from dateline.web.assemble.rows import chip
from dateline.web.desk import Desk
from dateline.web.views import ActorEvidence, Link, MentionView, QuoteEvidence, TopicEvidence

_AROUND = 160
_FIRST_WORDS = 80


def actor_evidence(desk: Desk, reading: Reading, tagging: Tagging, shown: Sequence[ActorTag], access: str) -> tuple[ActorEvidence, ...]:
    """What the tags of these actors rest on."""
    names = {tag.id: tag.name for tag in shown}
    private = desk.edition.private
    held = [(blocked.candidates, line) for blocked, line in zip(tagging.blocked, held_lines(desk, reading, tagging), strict=True)] if private else []
    told = []
    for tag in shown:
        mentions = tuple(
            _mention(one, many, reading, access, mention_rule(one, tag), _otherwise(desk, one, tag, names), private=private)
            for one, many in _alike(tag.mentions, apart=private)
        )
        told.append(ActorEvidence(chip(tag), mentions, tuple(line for candidates, line in held if tag.id in candidates)))
    return tuple(told)


def topic_evidence(desk: Desk, reading: Reading, tagging: Tagging, access: str) -> tuple[TopicEvidence, ...]:
    """What the topics rest on, and what their scores are made of."""
    private = desk.edition.private
    return tuple(
        TopicEvidence(
            Link(topic_scope(topic.id) + "/", topic.name),
            f"{topic.score:.2f}",
            tuple(_mention(one, many, reading, access, topic_rule(one), "", private=private) for one, many in _alike(topic.evidence, apart=private)),
            topic_score(topic),
        )
        for topic in tagging.topics
    )


def quote_evidence(desk: Desk, reading: Reading, tagging: Tagging, quotes: Iterable[Quote], shown: Sequence[ActorTag]) -> tuple[QuoteEvidence, ...]:
    """How the speakers of these quotations were told."""
    private = desk.edition.private
    names = {tag.id: tag.name for tag in shown}
    text = reading.text
    return tuple(
        QuoteEvidence(
            clip(quote.text, _FIRST_WORDS),
            names.get(quote.speaker, ""),
            quote.cue,
            quote_rule(quote),
            " or ".join(names[id_] for id_ in other_speakers(quote, tagging, text) if id_ in names),
            body_line(reading, quote.start) if private else None,
            f"{quote.sure:.2f}" if private else "",
        )
        for quote in quotes
    )


def held_lines(desk: Desk, reading: Reading, tagging: Tagging) -> tuple[str, ...]:
    """What looked like an actor and was held back: the words in their sentence, the reason, who it could be."""
    return tuple(_held(desk, reading, held) for held in tagging.blocked)


def _held(desk: Desk, reading: Reading, held: Blocked) -> str:
    before, words, after = _around(reading, held)
    line = line_of(reading, held)
    could = ", ".join(_name(desk, id_) for id_ in held.candidates if id_)
    place = f"line {line}" if line else held.where
    return f"“{words}” in “{before}{words}{after}” ({place}): {held.reason}{f'; it could be {could}' if could else ''}"


def _mention(mention: Mention, many: int, reading: Reading, access: str, rule: str, other: str, *, private: bool) -> MentionView:
    """A mention with its sentence where the text may be shown; else with a link that finds it in the original, if there is one."""
    original = reading.source_url.value or ""
    before, after = ("", "")
    if access == "full" or mention.where == "title":
        before, _, after = _around(reading, mention)
    href = f"{original.partition('#')[0]}{text_fragment(mention.text)}" if original else ""
    line = line_of(reading, mention) if private else None
    sure = f"{mention.sure:.2f}" if private and mention.sure < 1 else ""
    return MentionView(before, mention.text, after, rule, href, mention.where, other, line, sure, many)


def _alike(mentions: Sequence[Mention], *, apart: bool) -> list[tuple[Mention, int]]:
    """Each mention, or where they need not stand apart the first of those that have the same words by the same rule; and how many they are."""
    if apart:
        return [(mention, 1) for mention in mentions]
    alike: dict[tuple[str, str], tuple[Mention, int]] = {}
    for mention in mentions:
        first, many = alike.get((mention.text, mention.rule), (mention, 0))
        alike[mention.text, mention.rule] = first, many + 1
    return list(alike.values())


def _otherwise(desk: Desk, mention: Mention, tag: ActorTag, names: dict[str, str]) -> str:
    """Who or what else the words might have been; of actors only those with a profile, or shown with this item."""
    others = [_name(desk, id_) for id_ in mention.others if id_ in names or id_ in desk.actors]
    return " or ".join(others) or otherwise(mention, tag)


def _name(desk: Desk, id_: str) -> str:
    return desk.actors[id_].name if id_ in desk.actors else id_


def _around(reading: Reading, placed: Mention | Blocked) -> tuple[str, str, str]:
    """The sentence around a mention, clipped on both sides."""
    before, words, after = sentence(text_of(reading, placed), placed.start, placed.end)
    before, after = before.lstrip(), after.rstrip()
    return ("…" + before[-_AROUND:] if len(before) > _AROUND else before), words, (after[:_AROUND] + "…" if len(after) > _AROUND else after)
