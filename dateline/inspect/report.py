"""An inspection as text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.inspect.data import FIELDS
from dateline.inspect.sheet import Piece, Sheet, clip, safe
from dateline.model import ActorTag, Field, Mention, Reading, Span, Tagging, TopicTag
from dateline.tag.place import Placed, body_line, line_of, sentence, text_of
from dateline.tag.salience import MAIN
from dateline.tag.wording import mention_rule, other_speakers, otherwise, quote_rule, topic_rule, topic_score
from dateline.text import clean_space, count

_LABEL = 14
# How much of a span or of a sentence beside a mention is shown, in columns.
_MOST = 160


def inspect_text(reading: Reading, tagging: Tagging, path: str, *, width: int = 80, styled: bool = False) -> str:
    """What was read from one item of the document at `path`, field by field, and why, in lines of `width` columns.

    With `styled` (for a terminal) it has colours and weights.
    """
    sheet = Sheet(width)
    part = f", part {reading.part}" if reading.part else ""
    sheet.put(Piece(f"{path}{part}", "strong"), Piece(" (numbers on the left are its lines)", "quiet"), indent=0)
    sheet.head("Fields")
    for name in FIELDS:
        _field(sheet, name.replace("_", " "), getattr(reading, name))
    _said(sheet, reading)
    _spans(sheet, "Used as metadata", "not part of the text", reading.used)
    _spans(sheet, "Cut", "never shown, never tagged", reading.cut)
    _text(sheet, reading)
    _actors(sheet, reading, tagging)
    _topics(sheet, reading, tagging.topics)
    _quotes(sheet, reading, tagging)
    _blocked(sheet, reading, tagging)
    return sheet.styled() if styled else sheet.text()


def _field(sheet: Sheet, name: str, field: Field) -> None:
    if field.value is None and not field.others and field.by == "program":
        sheet.put(Piece(field.rule, "quiet"), indent=_LABEL, first=f"  {name}")
        return
    sheet.put(Piece(field.value if field.value is not None else "none"), indent=_LABEL, first=f"  {name}")
    text = f": “{clip(safe(field.text), _MOST)}”" if field.text else ""
    who = "set by a person" if field.by == "person" else f"sure {field.sure:.2f}"
    key = f" ({field.key})" if field.key and field.key != name else ""
    sheet.put(Piece(f"{field.rule}{key}, {_line(field.line)}{who}{text}", "quiet"), indent=_LABEL)
    for other in field.others:
        told = f"{other.rule}, {_line(other.line)}sure {other.sure:.2f}"
        sheet.put(Piece("not ", "quiet"), Piece(clip(safe(other.value), _MOST)), Piece(f" ({told})", "quiet"), indent=_LABEL)


def _said(sheet: Sheet, reading: Reading) -> None:
    said = reading.said
    pairs = [
        ("id", said.id),
        ("rights", said.rights),
        ("status", said.status),
        ("actors", ", ".join(said.actors)),
        ("topics", ", ".join(said.topics)),
        ("note", said.note),
        ("pin", "yes" if said.pin else ""),
        *said.extra,
    ]
    if any(value for _, value in pairs):
        sheet.head("Said by a person", "front matter or side file")
        for name, value in pairs:
            if value:
                sheet.put(Piece(value), indent=_LABEL, first=f"  {clip(safe(name), _LABEL - 4)}")


def _spans(sheet: Sheet, title: str, beside: str, spans: Sequence[Span]) -> None:
    if not spans:
        return
    sheet.head(title, beside)
    for span in spans:
        lines = f"{span.first}" if span.first == span.last else f"{span.first}–{span.last}"
        sheet.put(Piece(clip(safe(span.text), _MOST)), Piece(f" ({span.rule})", "quiet"), indent=_LABEL, first=f"  {lines}")


def _text(sheet: Sheet, reading: Reading) -> None:
    captions = f", {count(len(reading.captions), 'caption')}" if reading.captions else ""
    sheet.head("Text", f"{count(len(reading.body), 'block')}{captions}, {count(len(reading.text), 'character')}")
    for block in reading.body:
        kind = "" if block.kind == "p" else f"{block.kind}: "
        sheet.put(Piece(kind, "quiet"), Piece(clip(safe(block.text), sheet.width - _LABEL - len(kind))), indent=_LABEL, first=f"  {block.line}")
    for block in reading.captions:
        sheet.put(Piece("caption: ", "quiet"), Piece(clip(safe(block.text), _MOST)), indent=_LABEL, first=f"  {block.line}")


def _actors(sheet: Sheet, reading: Reading, tagging: Tagging) -> None:
    sheet.head("Actors", "" if tagging.actors else "none found")
    for actor in tagging.actors:
        _actor(sheet, reading, actor, issuer=actor.id == tagging.issuer)


def _actor(sheet: Sheet, reading: Reading, actor: ActorTag, *, issuer: bool) -> None:
    told = [f"salience {actor.salience:.2f}, {'main' if actor.salience >= MAIN else 'in passing'}", count(len(actor.mentions), "mention")]
    told += [actor.role] if actor.role else []
    told += ["the issuer"] if issuer else []
    told += [] if actor.reviewed else ["no profile: nobody has checked this"]
    sheet.put(Piece(actor.name, "strong"), Piece(f" · {actor.id}"))
    sheet.put(Piece(", ".join(told), "quiet"), indent=4)
    for mention in actor.mentions:
        other = " or ".join(mention.others) or otherwise(mention, actor)
        _mention(sheet, reading, mention, f"{mention_rule(mention, actor)}{f'; not {other}' if other else ''}")


def _topics(sheet: Sheet, reading: Reading, topics: Sequence[TopicTag]) -> None:
    sheet.head("Topics", "" if topics else "none found")
    for topic in topics:
        sheet.put(Piece(topic.name, "strong"), Piece(f" · {topic.id} ·"), Piece(f" score {topic.score:.2f}: {topic_score(topic)}", "quiet"))
        for mention in topic.evidence:
            _mention(sheet, reading, mention, topic_rule(mention))


def _mention(sheet: Sheet, reading: Reading, mention: Mention, why: str) -> None:
    sure = f", sure {mention.sure:.2f}" if mention.sure < 1 else ""
    sheet.put(*_context(reading, mention), Piece(f" ({why}{sure})", "quiet"), indent=_LABEL, first=_where(reading, mention))


def _quotes(sheet: Sheet, reading: Reading, tagging: Tagging) -> None:
    if not tagging.quotes:
        return
    sheet.head("Quotes")
    names = {actor.id: actor.name for actor in tagging.actors}
    for quote in tagging.quotes:
        speaker = names.get(quote.speaker, quote.speaker) or "nobody named"
        named = f", named as “{quote.speaker_text}”" if quote.speaker_text and "pronoun" not in quote.rule else ""
        line = body_line(reading, quote.start)
        sheet.put(Piece(speaker, "strong"), Piece(f" “{quote.text}”"), indent=_LABEL, first=f"  {line or ''}")
        rule = f", {quote_rule(quote)}" if quote.rule else ""
        others = ", ".join(names.get(id_, id_) for id_ in other_speakers(quote, tagging, reading.text))
        sheet.put(Piece(f"{quote.cue or 'no cue'}{named}{rule}{f'; not {others}' if others else ''}, sure {quote.sure:.2f}", "quiet"), indent=_LABEL)


def _blocked(sheet: Sheet, reading: Reading, tagging: Tagging) -> None:
    if not tagging.blocked:
        return
    sheet.head("Held back", "looked like an actor and is not counted")
    for blocked in tagging.blocked:
        ids = [name for name in blocked.candidates if name]
        among = f": {', '.join(ids)}" if ids else ""
        told = Piece(f" ({blocked.reason}{among})", "quiet")
        sheet.put(*_context(reading, blocked), told, indent=_LABEL, first=_where(reading, blocked))


def _context(reading: Reading, placed: Placed) -> tuple[Piece, Piece, Piece]:
    """The sentence, its words in brackets; what is far from them is left out."""
    before, words, after = sentence(text_of(reading, placed), placed.start, placed.end)
    room = _MOST // 2
    before, after = before.lstrip(), after.rstrip()
    left = clip(clean_space(before), room, "end") + (" " if before[-1:].isspace() else "")
    right = (" " if after[:1].isspace() else "") + clip(clean_space(after), room)
    return Piece(left), Piece(f"[{words}]", "mark"), Piece(right)


def _where(reading: Reading, placed: Placed) -> str:
    line = line_of(reading, placed)
    return f"    {'' if placed.where == 'body' else placed.where + ' '}{line or ''}"


def _line(line: int | None) -> str:
    return f"line {line}, " if line else ""
