"""Agencies' news documents in XML, plainly read: NITF, and NewsML-G2 (single items and messages of many)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.model import MISSING, Field, ReadResult
from dateline.read.capture import Capture
from dateline.read.entry import Entry, Stamps, days_told, read_entries, source_profile
from dateline.read.feed.tree import Element
from dateline.read.feed.xml import markup_of
from dateline.read.fragment import Fragment, flat, fragment, whole

_ROOTS = ("nitf", "newsItem", "newsMessage")


def is_news(root: Element) -> bool:
    """Whether a document is an agency's."""
    return root.name in _ROOTS


def read_news(root: Element, capture: Capture) -> ReadResult:
    """The stories of a document."""
    stories = [root] if root.name in ("nitf", "newsItem") else list(root.within("newsItem"))
    return read_entries(_entries(stories, capture), capture, "stories", alone=True)


def _entries(stories: Sequence[Element], capture: Capture) -> Iterator[Entry]:
    for story in stories:
        told, stamps, text = _nitf(story) if story.name == "nitf" else _newsml(story)
        told = {name: field for name, field in told.items() if field.value}
        told |= days_told(Stamps(stamps, {}), story.line, source_profile(told, capture), capture, told.get("language", MISSING).value or "")
        if told.get("title") or text.blocks:
            yield Entry(story.line, _name(story), told, text.blocks, text.captions)


def _name(story: Element) -> str:
    identity = next(story.within("doc-id"), None)
    return story.attributes.get("guid", "") or (identity.attributes.get("id-string", "") if identity else "")


def _field(element: Element | None, rule: str) -> Field:
    text = flat(element.text) if element else ""
    return Field(text, rule, line=element.line, sure=0.97) if text and element else MISSING


def _first(story: Element, *names: str) -> Element | None:
    return next((found for name in names for found in story.within(name)), None)


def _nitf(story: Element) -> tuple[dict[str, Field], dict[str, tuple[str, str]], Fragment]:
    dateline = _first(story, "dateline")
    told = {
        "title": _field(_first(story, "hl1", "hedline", "title"), "headline of the document"),
        "byline": _field(_first(story, "byline"), "byline of the document"),
        "dateline": _field(dateline.first("location") if dateline else None, "dateline of the document"),
        "source": _field(_first(story, "distributor", "doc.copyright"), "distributor of the document"),
        "summary": _field(_first(story, "abstract"), "abstract of the document"),
    }
    days = {}
    for field, name in (("published", "date.issue"), ("published", "date.release"), ("published", "story.date"), ("updated", "date.revised")):
        found = _first(story, name)
        norm = found.attributes.get("norm", "") if found else ""
        if norm and field not in days:
            days[field] = norm, f"the document's {name}"
    content = _first(story, "body.content", "block")
    captions = [block for caption in story.within("media-caption") for block in fragment(flat(caption.text), caption.line).blocks]
    for media in list(content.within("media")) if content else []:
        media.content.clear()
    text = fragment(markup_of(content), content.line, markup=True) if content else Fragment()
    return told, days, Fragment(text.blocks, tuple(captions))


def _newsml(story: Element) -> tuple[dict[str, Field], dict[str, tuple[str, str]], Fragment]:
    meta = story.first("contentMeta") or Element("", {}, story.line)
    item = story.first("itemMeta") or Element("", {}, story.line)
    provider = item.first("provider")
    language = meta.first("language")
    link = next((each.attributes.get("href", "") for each in item.all("link") if whole(each.attributes.get("href", ""), "")), "")
    told = {
        "title": _field(meta.first("headline"), "headline of the item"),
        "byline": _field(meta.first("by"), "byline of the item"),
        "dateline": _field(meta.first("dateline"), "dateline of the item"),
        "source": _field(provider.first("name") if provider else None, "provider of the item"),
        "summary": _field(meta.first("description"), "description of the item"),
        "language": Field(language.attributes.get("tag") or None if language else None, "language of the item", line=item.line),
        "source_url": Field(whole(link, "") or None, "link of the item", line=item.line),
    }
    days: dict[str, tuple[str, str]] = {}
    for field, holder, name in (("published", item, "firstCreated"), ("published", meta, "contentCreated"), ("updated", item, "versionCreated")):
        if text := holder.said(name):
            days.setdefault(field, (text, f"the item's {name}"))
    days.setdefault("published", days.get("updated", ("", "")))
    inline = _first(story, "body.content", "body", "inlineData", "inlineXML")
    plain = inline is not None and inline.name == "inlineData"
    return told, days, fragment(inline.text if plain else markup_of(inline), inline.line, markup=None if plain else True) if inline else Fragment()
