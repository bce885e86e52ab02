"""The page of one item, as far as its rights and the edition allow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from dateline.content.prose import prose
from dateline.model import ActorTag, Block, Correction, Mention, Reading, Tagging, When
from dateline.store import ItemRow
from dateline.text import clip, direction
from dateline.web.addresses import actor_scope, month_href, topic_scope, week_href
from dateline.web.assemble.elsewhere import also_published
from dateline.web.assemble.evidence import correction_lines, evidence_rows, inferred_speakers, made, span_lines
from dateline.web.assemble.jsonld import article, script_safe
from dateline.web.assemble.quotes import item_quotes, shown_quotes
from dateline.web.assemble.rows import EXCERPT, access_of, chip, is_own, lede, shown_actors, source_link, summary_of, when_of
from dateline.web.assemble.tagged import actor_evidence, held_lines, quote_evidence, topic_evidence
from dateline.web.cite import Cited, citations, meta_tags
from dateline.web.dates import day_name, month_name, time_view, week_name
from dateline.web.desk import Desk
from dateline.web.marks import mark, mark_text
from dateline.web.views import Crumb, ItemView, Link, StoryBlock


def story(desk: Desk, item: ItemRow) -> ItemView:
    """The view of an item's page; in the private edition with all its evidence."""
    reading, tagging = item.reading(), item.tagging()
    view = _open(desk, item, reading, tagging)
    if not desk.edition.private:
        return view
    return replace(
        view,
        path=item.path,
        captures=item.captures,
        part=item.part or "",
        evidence=evidence_rows(reading),
        used=span_lines(reading.used),
        cut=span_lines(reading.cut),
        blocked=held_lines(desk, reading, tagging),
    )


def _open(desk: Desk, item: ItemRow, reading: Reading, tagging: Tagging) -> ItemView:
    access, when, day, language = access_of(desk, item), when_of(desk, reading), item.ord[:10], reading.language.value or ""
    actors, quotes = shown_actors(desk, tagging), shown_quotes(desk, item, tagging)
    shown, (before, after) = {tag.id for tag in actors}, _beside(desk, item)
    cited, description = _cited(desk, item, reading, when.day), summary_of(reading, access)
    page = desk.meta(item.url, "item", item.title, clip(description, 200), "timeline", _crumbs(desk, day), modified=_modified(reading))
    return ItemView(
        site=desk.site, page=page, id=item.id, title=item.title, when=when, language=language, direction=direction(language), access=access, held=item.held,
        updated=time_view(reading.updated.value, reading.zone, desk.settings.language) if reading.updated.value else None,
        added=day_name(item.added, desk.settings.language)[0],
        source=source_link(item, reading),
        issuer=_issuer(actors, tagging, reading),
        byline=reading.byline.value or "",
        place=reading.dateline.value or "",
        original=reading.source_url.value or "",
        note=prose(reading.said.note) if reading.said.note else "",
        text=_text(reading, tagging, access, shown),
        captions=_captions(reading, tagging, access, shown),
        summary=description,
        actors=tuple(chip(tag) for tag in actors),
        topics=tuple(Link(topic_scope(topic.id) + "/", topic.name) for topic in tagging.topics),
        quotes=item_quotes(desk, reading, tagging, quotes),
        mentions=actor_evidence(desk, reading, tagging, actors, access),
        topic_evidence=topic_evidence(desk, reading, tagging, access),
        quote_evidence=quote_evidence(desk, reading, tagging, quotes, actors),
        made=(*made(reading, desk.edition.private), *inferred_speakers(quotes, {tag.id: tag.name for tag in actors})),
        cite=citations(cited),
        meta=(*meta_tags(cited), *_open_graph(desk, item, reading, description)),
        jsonld=script_safe(article(desk, item, reading, tagging, actors, description)),
        report=desk.settings.contact,
        own=is_own(item),
        corrections=correction_lines(_corrections(desk, item), desk.settings.language),
        before=before,
        after=after,
        day_href=f"{month_href('timeline', day[:7])}#{day}" if day else "timeline/undated/",
        week=_week(desk, day),
        also=also_published(desk, item),
        title_html=mark_text(item.title, _marked(_all_mentions(tagging, shown), "title")),
    )  # fmt: skip


def _corrections(desk: Desk, item: ItemRow) -> list[Correction]:
    return [correction for name in (item.id, *item.captures) for correction in desk.corrections.get(name, ())]


def _crumbs(desk: Desk, day: str) -> list[Crumb]:
    if not day:
        return [Crumb("timeline/", "Timeline"), Crumb("timeline/undated/", "Undated")]
    return [
        Crumb("timeline/", "Timeline"),
        Crumb(f"timeline/{day[:4]}/", day[:4]),
        Crumb(month_href("timeline", day[:7]), month_name(day[:7], desk.settings.language)[1].rsplit(" ", 1)[0]),
    ]


def _modified(reading: Reading) -> str:
    return reading.updated.value or reading.published.value or ""


def _issuer(actors: Sequence[ActorTag], tagging: Tagging, reading: Reading) -> Link | None:
    """Who issued it, linked where that is an actor of the item; an issuer known by name alone is plain text (an empty address)."""
    named = {tag.id: tag.name for tag in actors}
    if tagging.issuer in named:
        return Link(f"{actor_scope(tagging.issuer)}/", named[tagging.issuer])
    return Link("", reading.issuer.value) if reading.issuer.value else None


def _week(desk: Desk, day: str) -> Link | None:
    if not day:
        return None
    week = When(day).week
    return Link(week_href(week), week_name(week, desk.settings.language))


def _beside(desk: Desk, item: ItemRow) -> tuple[Link | None, Link | None]:
    if not item.ord:
        return None, None
    numbers = desk.shelf.beside(item.ord)
    found = desk.shelf.headings([n for n in numbers if n is not None])
    before, after = (Link(*found[n]) if n in found else None for n in numbers)
    return before, after


def _marked(mentions: Iterable[tuple[str, Mention]], where: str, caption: int = 0) -> list[tuple[int, int, str]]:
    return [(m.start, m.end, actor) for actor, m in mentions if m.where == where and m.caption == caption]


def _all_mentions(tagging: Tagging, shown: set[str] | None = None) -> list[tuple[str, Mention]]:
    return [(tag.id, mention) for tag in tagging.actors if shown is None or tag.id in shown for mention in tag.mentions]


def _text(reading: Reading, tagging: Tagging, access: str, shown: set[str]) -> tuple[StoryBlock, ...]:
    """The blocks that may be shown, mentions marked: all of them, the beginning of the lede, or nothing."""
    if access == "link" or not reading.body:
        return ()
    marks = _marked(_all_mentions(tagging, shown), "body")
    if access == "excerpt":
        start = lede(reading)
        at = reading.text.find(start)
        short = clip(start, EXCERPT)
        inside = [(first, last, actor) for first, last, actor in marks if last <= at + len(short.rstrip("…"))]
        return (StoryBlock(mark(Block(short, 0), at, inside), "p"),)
    blocks, offset = [], 0
    for block in reading.body:
        blocks.append(StoryBlock(mark(block, offset, marks), block.kind))
        offset += len(block.text) + 2
    return tuple(blocks)


def _captions(reading: Reading, tagging: Tagging, access: str, shown: set[str]) -> tuple[StoryBlock, ...]:
    if access != "full":
        return ()
    mentions = _all_mentions(tagging, shown)
    return tuple(StoryBlock(mark(block, 0, _marked(mentions, "caption", number)), "p") for number, block in enumerate(reading.captions))


def _cited(desk: Desk, item: ItemRow, reading: Reading, day: str) -> Cited:
    base = desk.settings.base_url
    return Cited(
        item.id,
        item.title,
        reading.byline.value or "",
        reading.source.value or "",
        reading.published.value or "",
        day,
        reading.source_url.value or "",
        desk.settings.title,
        f"{base.rstrip('/')}/{item.url}" if base else "",
        reading.language.value or "",
        own=is_own(item),
    )


def _open_graph(desk: Desk, item: ItemRow, reading: Reading, description: str) -> Sequence[tuple[str, str]]:
    base = desk.settings.base_url
    tags = [("og:type", "article"), ("og:title", item.title), ("og:site_name", desk.settings.title)]
    tags += [("og:description", clip(description, 200))] if description else []
    tags += [("og:url", f"{base.rstrip('/')}/{item.url}")] if base else []
    tags += [("article:published_time", reading.published.value)] if reading.published.value else []
    return tags
