"""A saved page as one item: what it declares and what it shows, each with its evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from dateline.model import MISSING, Block, Field, Reading, ReadResult, SourceProfile
from dateline.read.assemble import NOTHING_TOLD, first_words, tell
from dateline.read.capture import Capture, Unreadable
from dateline.read.dates.zones import zone_name
from dateline.read.html.boxes import Boxes, boxes_of
from dateline.read.html.declared import Declared, declared
from dateline.read.html.headline import headline, squashed
from dateline.read.html.instants import published, told_days, updated
from dateline.read.html.parse import markup_text, tree
from dateline.read.html.saved import save_marks
from dateline.read.html.scripted import with_held_text
from dateline.read.html.shape import line_of
from dateline.read.html.story import complete, sort_boxes
from dateline.read.html.text import blocks_of, cut_spans
from dateline.read.language import detect
from dateline.read.lines import Line
from dateline.read.origin import by_host, named
from dateline.read.page import read_page
from dateline.read.person import over
from dateline.read.press import markup_bundle
from dateline.read.title import stems
from dateline.read.words import fold, words_for

# How many boxes above the headline and below the text are looked at for what they show.
_ABOVE = 8
_BELOW = 4


def read_html(capture: Capture) -> ReadResult:
    """The one item of a saved page (`.html`, `.htm`, `.xhtml`), or those of a press database's export. Raises Unreadable for a page without text."""
    markup = markup_text(capture.data, capture.hints.charset)
    bundle = markup_bundle(markup, capture)
    if bundle is not None:
        return ReadResult(bundle.items, bundle.problems)
    read = read_markup(markup, capture)
    if read is None and capture.data.strip():
        raise Unreadable("shows no text: a page that is made by its scripts alone; save it from the browser (Save page, complete), or as text")
    return ReadResult((read,) if read else ())


def read_markup(markup: str | bytes, capture: Capture, told: Mapping[str, Field] = NOTHING_TOLD, part: str | None = None) -> Reading | None:
    """The item of one page, None where it shows no text. `told` are the fields that the format around it tells (an archive's address and
    date, a mail's subject): they beat what the page says, but for its own (canonical) address. Raises Unreadable for what is no page."""
    text = markup if isinstance(markup, str) else markup_text(markup)
    root = tree(text)
    if root is None:
        return None
    said = declared(root)
    marks = save_marks(text, said)
    address = _address(said, {**marks, **told})
    page = with_held_text(root, boxes_of(root), said)
    if not page.boxes:
        return None
    return _reading(page, said, {**marks, **told, **({"source_url": address} if address else {})}, capture, part)


def _address(said: Declared, told: Mapping[str, Field]) -> Field:
    """The page's own address: canonical, og:url, JSON-LD, whole addresses of the web only; else where it was saved from, which is a runner-up otherwise."""
    outer = told.get("source_url", MISSING)
    rows = [(each.value, each.name, each.line) for each in (said.canonical, said.first("og:url", "parsely-link", "twitter:url")) if each]
    rows += [(story.url, "JSON-LD url", story.line) for story in said.stories]
    for value, rule, line in rows:
        if value.startswith(("http://", "https://")) and _leads_below(value):
            own = Field(value, rule, line=line or None, sure=0.95)
            return over(outer, own) if outer else own
    return outer


def _leads_below(address: str) -> bool:
    """Whether an address is one of a page, not of a host's front."""
    try:
        return len(urlsplit(address).path) > 1
    except ValueError:
        return False


def _reading(page: Boxes, said: Declared, told: Mapping[str, Field], capture: Capture, part: str | None) -> Reading:
    lines = [line_of(box) for box in page.boxes]
    language = _language(lines, said)
    words = words_for(language.value or "")
    guide = max((story.body for story in said.stories), key=len, default="")
    rules = sort_boxes(page, lines, words, guide)
    chosen = [number for number, rule in enumerate(rules) if not rule]
    about = stems(" ".join(lines[number].folded for number in chosen)[:6000], words)
    source = _source(said)
    title, at = headline(page, said, words, source.value or "", about)
    description = said.first("og:description", "description", "twitter:description")
    complete(
        page,
        lines,
        rules,
        at if chosen and at < chosen[-1] else -1,
        " ".join((description.value if description else "", *(story.description for story in said.stories))),
    )
    chosen = [number for number, rule in enumerate(rules) if not rule]
    first, last = chosen[0] if chosen else 0, chosen[-1] if chosen else len(lines)
    top = at if 0 <= at <= last else first
    near = range(max(0, min(top, first) - _ABOVE), last + _BELOW)
    address = told.get("source_url", MISSING).value or ""
    profile = capture.hints.source or by_host(address, capture.sources) or (named(source.value, capture.sources) if source.value else None)
    day = published(told_days(page, said, profile, capture.hints.timezone, range(near.start, first + 3)), address, profile)
    changed = updated(said, page, day, profile, capture.hints.timezone, near)
    fields = {"published": day, "updated": changed, "source": source, "title": title, "byline": _byline(said, source), "language": language}
    fields = {name: field for name, field in {**fields, **told}.items() if field}
    shown = _shown(lines, rules, near, capture._replace(hints=capture.hints.told(told, part)), profile, title)
    return _laid(page, lines, rules, shown, fields, capture._replace(hints=capture.hints._replace(source=profile)), part)


def _language(lines: Sequence[Line], said: Declared) -> Field:
    """The language of the prose; where little prose stands, the one that the page declares."""
    prose = "\n".join(line.text for line in lines if line.width >= 80 and line.ends)[:6000]
    language, sure = detect(prose) if len(prose) >= 120 else (None, 0.0)
    own = said.language.value.split("-")[0].split("_")[0].lower() if said.language else ""
    if language and (sure >= 0.85 or language.split("-")[0] == own or not own):
        return Field(language, "script and frequent words", sure=sure)
    if said.language and 2 <= len(own) <= 3 and own.isalpha():
        return Field(own, "html lang", line=said.language.line or None, text=said.language.value, sure=0.7)
    return Field(language, "script and frequent words", sure=sure) if language else MISSING


def _source(said: Declared) -> Field:
    """The publisher by name: what the page calls its site, else the publisher of JSON-LD."""
    site = said.first("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher", "dcterms.publisher", "publisher")
    publisher = next((story for story in said.stories if story.publisher), None)
    if site and site.name == "og:site_name":
        return Field(site.value, site.name, line=site.line or None, sure=0.9)
    if publisher:
        return Field(publisher.publisher, "JSON-LD publisher", line=publisher.line or None, sure=0.9)
    return Field(site.value, f"meta {site.name}", line=site.line or None, sure=0.8) if site else MISSING


def _byline(said: Declared, source: Field) -> Field:
    """The writers that the page declares; a publisher's own name is none."""
    for story in said.stories:
        names = [name for name in story.authors if squashed(name) != squashed(source.value or "") and name != story.publisher]
        if names and story.headline:
            return Field(", ".join(names), "JSON-LD author", line=story.line or None, sure=0.9)
    metas = said.every("author", "article:author", "parsely-author", "dc.creator", "sailthru.author")
    metas = [each for each in metas if "://" not in each.value and squashed(each.value) != squashed(source.value or "")]
    return Field(metas[0].value, f"meta {metas[0].name}", line=metas[0].line or None, sure=0.8) if metas else MISSING


def _shown(lines: Sequence[Line], rules: Sequence[str], near: range, capture: Capture, profile: SourceProfile | None, title: Field) -> Reading:
    """What the page shows around and in its text, read as a capture is: labelled days, byline, dateline, issuer."""
    silent = ("menu", "foot", "related", "advertisement", "share", "comments", "notice", "links", "hidden", "player", "form")
    seen = [lines[number] for number in near if number < len(lines) and rules[number] not in silent]
    hints = capture.hints._replace(source=profile, title=capture.hints.title or title.value or "")
    return read_page(seen, capture.path, capture.sources, hints)


def _laid(
    page: Boxes, lines: Sequence[Line], rules: list[str], shown: Reading, fields: Mapping[str, Field], capture: Capture, part: str | None
) -> Reading:  # fmt: skip
    heading = squashed(fields.get("title", shown.title).value or "")
    used = {(span.first, fold(span.text)) for span in shown.used if span.rule != "dateline"}
    for number, line in enumerate(lines):
        if not rules[number] and heading and (squashed(line.text) == heading or (page.boxes[number].rank and squashed(line.text).endswith(heading))):
            rules[number] = "title"
        elif not rules[number] and (line.number, line.folded) in used:
            rules[number] = "data"
    chosen = [number for number, rule in enumerate(rules) if not rule]
    # Pictures of the story stand under its headline or among its paragraphs.
    near = range(max(0, chosen[0] - _ABOVE), chosen[-1] + 2) if chosen else range(0)
    shots = {line.text: number for number, line in reversed(list(enumerate(lines))) if rules[number] == "caption" and number in near and line.width >= 12}
    captions = tuple(Block(lines[number].text, lines[number].number) for number in sorted(shots.values()))
    told = {number for number, line in enumerate(lines) if rules[number] == "title" or (line.number, line.folded) in used}
    body = tuple(blocks_of(page, chosen, fields["source_url"].value or "" if "source_url" in fields else ""))
    reading = replace(
        shown, part=part, body=body, captions=captions, summary=first_words(body), cut=cut_spans(page, rules, frozenset((*chosen, *shots.values(), *told))),
    )  # fmt: skip
    read = tell(reading, fields, capture)
    zone = capture.hints.source.timezone if capture.hints.source else ""
    return replace(read, zone=zone_name(read.published.value or "", zone)) if "published" in fields else read
