"""One mail as its items: its own text, the mail it forwards, the mails or files it carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from typing import NamedTuple

from dateline.model import MISSING, Candidate, Field, Reading, ReadResult, SourceProfile, Span
from dateline.problems import Problem, warning
from dateline.read import READERS
from dateline.read.assemble import assemble
from dateline.read.capture import Capture, Unreadable
from dateline.read.language import detect
from dateline.read.mail.flow import markup_rows
from dateline.read.mail.forward import Head, find_head, sender_in, split_heads
from dateline.read.mail.heads import Sender, address_of, moment_of, profile_of, published_of, reader_of, sender_of, source_of, subject_of
from dateline.read.mail.mime import Mail, Part, taken_apart
from dateline.read.mail.rows import Row, as_blocks, as_span, text_rows
from dateline.read.mail.trim import Trimmed, headline, says_attached, trimmed, unquoted, without_headline
from dateline.read.privacy import Known, plain_address, private
from dateline.read.words import Words, fold, words_for

_DEEPEST = 6
_THIN = 400
_NOTE = 40
_MOST_ROWS = 40_000
# HTML is read where it holds nearly as much as the plain text beside it: it keeps links and headings.
_AS_MUCH = 0.8
_ENCRYPTED = frozenset(("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"))
_NO_MAIL = Mail((), ())


class Letter(NamedTuple):
    """An item of a mail, and the name that its message has."""

    name: str
    reading: Reading


class Above(NamedTuple):
    """What mails around this one tell: how many, when the outermost was sent, who their readers are."""

    depth: int = 0
    captured: Field = MISSING
    known: Known = Known()


OUTERMOST = Above()


class _Body(NamedTuple):
    """The text of a mail: its paragraphs, what was cut, where it stands on the web, and the head of what it forwards."""

    shown: Trimmed
    cut: tuple[Span, ...]
    heads: tuple[Head, ...]
    words: Words

    @property
    def size(self) -> int:
        return sum(len(block.text) for block in self.shown.blocks)


def letters(raw: bytes, line: int, capture: Capture, problems: list[Problem], above: Above = OUTERMOST) -> Iterator[Letter]:
    """The items of a message, one by one: itself; or, where it says nothing of its own, what it carries. Problems are added to `problems`."""
    mail = taken_apart(raw, line)
    sender = sender_of(mail)
    if any(part.kind in _ENCRYPTED for part in mail.parts):
        problems.append(warning(capture.path, line, "is encrypted: decrypt it in a mail program and save it again"))
        return
    given = capture.hints.source
    capture = capture._replace(hints=capture.hints._replace(source=given or profile_of(mail, sender, capture.sources)))
    known = _joined(above.known, reader_of(mail, sender))
    told, said = _told(mail, sender, capture)
    body = _body(mail, said)
    thin = body.size < _THIN and (says_attached("\n".join(block.text for block in body.shown.blocks)) or said == "forward")
    if mail.carried and above.depth < _DEEPEST and (mail.digest or thin):
        inside = above._replace(depth=above.depth + 1, known=known)
        if not mail.digest:
            sent = above.captured or told.get("published", MISSING)
            inside = inside._replace(captured=sent, known=_joined(known, _forwarder(sender)))
        for inner, at in mail.carried:
            yield from letters(inner, at, capture, problems, inside)
        return
    name = mail.first("message-id")
    unnamed = "" if name and any(address and address in name.value.lower() for address in known.addresses) else name.value.strip("<> ") if name else ""
    reading = _from_file(mail, told, capture, problems) if thin and not body.heads else None
    if reading is None:
        reading, known = _written(mail, body, told, capture, known, sender, given)
    if above.captured:
        reading = replace(reading, captured=replace(above.captured, rule="date header of the mail that forwards it"))
    yield Letter(unnamed, private(replace(reading, zone=""), known))


def _told(mail: Mail, sender: Sender | None, capture: Capture) -> tuple[dict[str, Field], str]:
    """The fields that headers tell, and whether the subject is tagged as a forward or an answer."""
    subject = mail.first("subject")
    title, said = subject_of(subject.value, subject.line) if subject else (MISSING, "")
    fields = {
        "title": title,
        "published": published_of(mail, capture.hints.source, capture.hints.timezone),
        "source": source_of(mail, sender),
        "source_url": address_of(mail),
    }
    return {name: field for name, field in fields.items() if field or name == "published"}, said


def _body(mail: Mail, said: str) -> _Body:
    """The text of a mail: of alternatives the HTML, where it holds about as much as the plain text."""
    shown = [part for part in mail.parts if not part.attached and part.kind in ("text/plain", "text/html", "text/enriched")]
    choices = {part.choice for part in shown if part.choice}
    html = [part for part in shown if part.kind == "text/html"]
    plain = [part for part in shown if part.kind != "text/html"]
    if not (html and plain and choices):
        return _text([part for part in shown if part.data.strip()], said)
    loose = [part for part in shown if not part.choice]
    first = _text([*html, *[part for part in loose if part not in html]], said)
    second = _text(plain, said)
    return first if first.size >= _AS_MUCH * second.size else second


def _text(parts: Sequence[Part], said: str) -> _Body:
    rows: list[Row] = []
    for part in parts:
        made = markup_rows(part.text, part.line) if part.kind == "text/html" else text_rows(part)
        rows += [*made, Row(part.line, "")]
    heads: list[Head] = []
    cut = tuple(replace(span, text=f"{len(rows) - _MOST_ROWS:,} lines") for span in as_span(rows[_MOST_ROWS:], f"beyond {_MOST_ROWS:,} lines: not read"))
    rows = split_heads(rows[:_MOST_ROWS])
    while len(heads) < _DEEPEST and (head := find_head(rows)):
        own = sum(len(row.text.strip()) for row in rows[: head.start])
        forwards = (said == "forward" or head.announced or own < _NOTE or bool(heads)) and not (said == "answer" and own >= _NOTE)
        if not forwards or not any(row.text.strip() for row in rows[head.end :]):
            cut += as_span(rows[head.start :], "quoted mail")
            rows = rows[: head.start]
            break
        cut += (*as_span(rows[: head.start], "note above the forwarded mail"),)
        cut += tuple(replace(span, rule="head of the forwarded mail") for span in as_span(rows[head.start : head.end], ""))
        heads.append(head)
        rows = [row._replace(depth=max(0, row.depth - head.depth)) for row in rows[head.end :]]
        said = ""
    rows, quoted = unquoted(rows)
    blocks = as_blocks(rows)
    language, _ = detect("\n".join(block.text for block in blocks))
    words = words_for(language or "")
    return _Body(trimmed(blocks, words), (*cut, *quoted), tuple(heads), words)


def _written(
    mail: Mail, body: _Body, told: Mapping[str, Field], capture: Capture, known: Known, sender: Sender | None, given: SourceProfile | None
) -> tuple[Reading, Known]:  # fmt: skip
    """The item that a mail's own text is, or the text of what it forwards; and who its readers are."""
    fields = dict(told)
    if body.heads:
        fields, capture = _forwarded(body.heads, fields, capture, given)
        known = _joined(known, _forwarder(sender), _inner_readers(body.heads))
    known = _joined(known, Known(secrets=body.shown.secrets))
    online = _online(body.shown, known)
    if online and not body.heads:
        fields["source_url"] = online if not fields.get("source_url") or fields["source_url"].sure < online.sure else fields["source_url"]
    elif online:
        fields["source_url"] = online
    if "title" in fields:
        fields["title"] = headline(fields["title"], body.words)
    blocks, again = without_headline(body.shown.blocks, fields["title"].value or "") if fields.get("title") else (list(body.shown.blocks), ())
    reading = assemble(blocks, {name: field for name, field in fields.items() if field}, capture)
    if not reading.published and "published" in fields:
        reading = replace(reading, published=replace(fields["published"], others=(*fields["published"].others, *reading.published.others)))
    used = (*again, *reading.used, *_attachments(mail))
    around = _marked((*body.cut, *body.shown.cut), known)
    cut = sorted((*reading.cut, *around), key=lambda span: span.first)
    return replace(reading, used=used, cut=tuple(cut)), known


def _marked(spans: Sequence[Span], known: Known) -> list[Span]:
    """What was cut, marked as private where it names the reader."""
    named = [fold(said) for said in (*known.addresses, *known.names, *known.secrets)]
    return [replace(span, rule=f"private: {span.rule}") if any(said in fold(span.text) for said in named) else span for span in spans]


def _forwarded(heads: Sequence[Head], fields: dict[str, Field], capture: Capture, given: SourceProfile | None) -> tuple[dict[str, Field], Capture]:
    """The fields of the original, as the innermost head tells them; the mail's own date is when it was captured."""
    told = heads[-1].told
    sender = Sender(*sender_in(told["from"]), told["from"].line)
    profile = given or profile_of(_NO_MAIL, sender, capture.sources)
    capture = capture._replace(hints=capture.hints._replace(source=profile))
    made = {"source": source_of(_NO_MAIL, sender), "published": Field(None, "the forwarded mail tells no date")}
    if fields.get("published"):
        made["captured"] = replace(fields["published"], rule="date header of the mail that forwards it")
    if "date" in told:
        said = told["date"]
        iso = moment_of(said.text, profile, capture.hints.timezone)
        made["published"] = Field(iso or None, "head of the forwarded mail", line=said.line, text=said.text, sure=0.95 if iso else 0.0)
    if "subject" in told:
        made["title"], _ = subject_of(told["subject"].text, told["subject"].line, "subject of the forwarded mail")
    if not made.get("title") and fields.get("title"):
        made["title"] = fields["title"]
    return {name: field for name, field in made.items() if field or name == "published"}, capture


def _online(shown: Trimmed, known: Known) -> Field | None:
    """The mail as a page, where the link to it tells nothing about the reader."""
    for address, line in shown.online:
        plain = plain_address(address)
        if plain and plain.startswith("http") and not any(secret in plain for secret in (*known.addresses, *known.secrets)):
            return Field(plain, "link to the browser", line=line, text=address if plain != address else "", sure=0.8)
    return None


def _from_file(mail: Mail, told: Mapping[str, Field], capture: Capture, problems: list[Problem]) -> Reading | None:
    """The item that an attached document is, read by its own reader; None where there is none, with a warning where it cannot be read."""
    for part in mail.parts:
        suffix = part.name[part.name.rfind(".") :].lower() if "." in part.name else ""
        if not part.attached or suffix not in READERS or READERS[suffix].startswith("dateline.read.mail"):
            continue
        module, function = READERS[suffix].split(":")
        try:
            result: ReadResult = getattr(import_module(module), function)(capture._replace(data=part.data))
        except Unreadable as why:
            problems.append(warning(capture.path, part.line, f"its text is in the attachment {part.name}, which {why}"))
            continue
        if result.items:
            return _laid_over(result.items[0], told, part)
        problems.append(warning(capture.path, part.line, f"its text is in the attachment {part.name}, which cannot be read; save it beside the mail"))
    return None


def _laid_over(read: Reading, told: Mapping[str, Field], part: Part) -> Reading:
    """An attached document with the mail's fields where it has none of its own, or a weaker one. Its lines are those of the attachment."""
    used = (*read.used, Span(part.line, part.line, _name(part), "attachment that is the text"))
    changes: dict[str, Field] = {}
    for name, field in told.items():
        own: Field = getattr(read, name)
        if field and (not own or own.sure < field.sure) and not (name == "title" and own.sure >= 0.6):
            before = (Candidate(own.value, own.rule, own.line, own.sure),) if own.value and own.value != field.value else ()
            changes[name] = replace(field, others=(*field.others, *before))
        elif field.value and field.value != own.value:
            changes[name] = replace(own, others=(*own.others, Candidate(field.value, field.rule, field.line, field.sure)))
    return replace(read, part=None, used=used, **changes)  # type: ignore[arg-type]


def _attachments(mail: Mail) -> tuple[Span, ...]:
    named = [Span(part.line, part.line, _name(part), "attachment, not read") for part in mail.parts if part.attached and part.name]
    return (*named, *(Span(at, at, "a mail", "attachment, not read") for _, at in mail.carried))


def _name(part: Part) -> str:
    return f"{part.name} ({part.kind})"


def _forwarder(sender: Sender | None) -> Known:
    return Known((sender.address,) if sender and "@" in sender.address else (), (sender.name,) if sender and sender.name else ()) if sender else Known()


def _inner_readers(heads: Sequence[Head]) -> Known:
    """To whom the forwarded mails went, and who forwarded those within."""
    pairs = [sender_in(head.told["to"]) for head in heads if "to" in head.told] + [sender_in(head.told["from"]) for head in heads[:-1]]
    own = sender_in(heads[-1].told["from"])[1]
    host = own.rpartition("@")[2]
    private_ones = [(name, address) for name, address in pairs if address != own and address.rpartition("@")[2] != host]
    return Known(tuple(address for _, address in private_ones if address), tuple(name for name, _ in private_ones if name and "@" not in name))


def _joined(*several: Known) -> Known:
    addresses = dict.fromkeys(address for known in several for address in known.addresses)
    names = dict.fromkeys(name for known in several for name in known.names)
    return Known(tuple(addresses), tuple(names), tuple(dict.fromkeys(secret for known in several for secret in known.secrets)))
