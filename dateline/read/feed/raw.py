"""An entry of a feed as its format tells it, and what becomes of it: one way for RSS, Atom and JSON Feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dateline.model import MISSING, Block, Field, ReadResult, Said, Span
from dateline.read.capture import Capture
from dateline.read.entry import Entry, Stamps, days_told, read_entries, text_or_summary
from dateline.read.fragment import flat, fragment, whole
from dateline.read.origin import by_folder, by_host, named
from dateline.read.stated import Manner, manner
from dateline.read.words import fold, words_for
from dateline.text import regex

_MAIL_NAME = regex(r"\S+@\S+\s*\(([^()]+)\)")
_SIGNED = 400
_LONGEST_NAME = 1_000


class Feed(NamedTuple):
    """What a feed says of itself: its title, its home, its own address, its language, its author."""

    title: str = ""
    home: str = ""
    address: str = ""
    language: str = ""
    author: str = ""


class Raw(NamedTuple):
    """An entry's own words. `days` are texts by field, each with the name of the element; `texts` the candidates for the text
    (what it is called, the words, whether they are markup, None where that must show), the fullest kind first."""

    line: int
    guid: str = ""
    title: str = ""
    link: str = ""
    source: str = ""
    source_link: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    base: str = ""
    tags: tuple[str, ...] = ()
    days: Mapping[str, tuple[str, str]] = {}
    texts: tuple[tuple[str, str, bool | None], ...] = ()


def read_feed_entries(feed: Feed, raws: Sequence[Raw], capture: Capture) -> ReadResult:
    """The items of a feed."""
    written = {name: manner(raw.days[name][0] for raw in raws if name in raw.days) for name in ("published", "updated")}
    return read_entries(_entries(feed, raws, written, capture), capture, "entries")


def _entries(feed: Feed, raws: Iterable[Raw], written: Mapping[str, Manner], capture: Capture) -> Iterator[Entry]:
    for raw in raws:
        told = _fields(feed, raw, capture)
        profile = next((each for each in capture.sources if each.name == told.get("source", MISSING).value), None)
        language = told.get("language", MISSING).value or ""
        told |= days_told(
            Stamps({name: (text, f"the entry's {element}") for name, (text, element) in raw.days.items()}, written), raw.line, profile, capture, language
        )
        if not told.get("published") and told.get("updated"):
            changed = told["updated"]
            told["published"] = Field(changed.value, "the entry's day of change, no other day", line=raw.line, text=changed.text, sure=0.6)
        blocks, captions, summary, cut = _text(feed, raw)
        if summary:
            told["summary"] = summary
        if not (told.get("title") or blocks or summary):
            continue
        said = Said(extra=(("tags", ", ".join(raw.tags)),)) if raw.tags else Said()
        yield Entry(raw.line, raw.guid or told.get("source_url", MISSING).value or "", told, blocks, captions, cut, said)


def _fields(feed: Feed, raw: Raw, capture: Capture) -> dict[str, Field]:
    told: dict[str, Field] = {}
    base = raw.base or feed.home or feed.address
    for name, value, rule in (
        ("title", flat(raw.title), "title of the entry"),
        ("source_url", whole(raw.link, base), "link of the entry"),
        ("byline", _byline(raw.authors or ((feed.author,) if feed.author != feed.title else ())), "author of the entry"),
        ("language", (raw.language or feed.language).replace("_", "-").strip(), "language of the feed"),
    ):
        if value:
            told[name] = Field(value, rule, line=raw.line, sure=0.97)
    told["source"] = _source(feed, raw, told.get("source_url", MISSING).value or "", capture)
    return told


def _source(feed: Feed, raw: Raw, link: str, capture: Capture) -> Field:
    """Whose the entry is: the source that the entry names, the profile that knows its address or the feed's, the folder; else the feed."""
    sources = capture.sources
    if raw.source:
        profile = named(raw.source, sources) or by_host(raw.source_link or link, sources)
        return Field(profile.name if profile else flat(raw.source), "source of the entry", line=raw.line, text=raw.source if profile else "", sure=0.95)
    known = (
        capture.hints.source
        or named(flat(feed.title), sources)
        or next((each for at in (link, feed.home, feed.address) if at and (each := by_host(at, sources))), None)
    )
    if known is None and feed.address:
        known = next((each for each in sources if feed.address in each.feed), None)
    known = known or by_folder(capture.path, sources)
    if known:
        return Field(known.name, "address of the feed", line=1, text=flat(feed.title), sure=0.95)
    return Field(flat(feed.title), "title of the feed", line=1, sure=0.8) if feed.title else MISSING


def _byline(authors: Sequence[str]) -> str:
    """The names: without mail addresses, and without those that name nobody (admin, editorial team)."""
    nobody = words_for("en").nobody
    names = []
    for author in (each[:_LONGEST_NAME] for each in authors):
        found = _MAIL_NAME.search(author)
        name = flat(found[1] if found else author)
        if name and "@" not in name and not set(fold(name).split()) <= nobody:
            names.append(name)
    return ", ".join(dict.fromkeys(names))


def _text(feed: Feed, raw: Raw) -> tuple[tuple[Block, ...], tuple[Block, ...], Field, tuple[Span, ...]]:
    """The text of an entry, its captions, its summary, and what was cut: the fullest of what it offers is the text."""
    base = raw.link if raw.link.startswith("http") else raw.base or feed.home
    found = []
    for element, words, markup in raw.texts:
        piece = fragment(words, raw.line, base, markup=markup)
        blocks, cut = _unsigned(piece.blocks, flat(raw.title), flat(feed.title))
        if blocks:
            found.append((sum(len(block.text) for block in blocks), element, blocks, piece.captions, cut))
    if not found:
        return (), (), MISSING, ()
    size, element, blocks, captions, cut = max(found, key=lambda each: each[0])
    shorter = min(found, key=lambda each: each[0])
    if len(found) == 1:
        if element not in ("description", "summary") or not raw.title:
            return blocks, captions, MISSING, cut
        text, summary = text_or_summary(blocks, f"{element} of the entry")
        return text, captions if text else (), summary, cut
    if shorter[0] == size or shorter[0] > 1_000:
        return blocks, captions, MISSING, cut
    teaser = Field(" ".join(block.text for block in shorter[2]), f"{shorter[1]} of the entry", line=raw.line, sure=0.9)
    return blocks, captions, teaser, cut


def _unsigned(blocks: tuple[Block, ...], title: str, feed: str) -> tuple[tuple[Block, ...], tuple[Span, ...]]:
    """The text without the line that blog programs put under each entry, in any language: "The post TITLE appeared first on FEED"."""
    if not (blocks and title and feed) or len(blocks[-1].text) > _SIGNED:
        return blocks, ()
    last = blocks[-1]
    lines = last.text.split("\n")
    if fold(title) in fold(lines[-1]) and fold(feed) in fold(lines[-1]) and fold(lines[-1]) != fold(title):
        kept = "\n".join(lines[:-1]).rstrip()
        rest = blocks[:-1] + ((Block(kept, last.line, last.kind),) if kept else ())
        return rest, (Span(last.line, last.line, lines[-1], "signature of the feed"),)
    return blocks, ()
