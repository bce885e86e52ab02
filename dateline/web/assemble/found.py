"""What the search index holds of an item: what its page shows, and no more."""

from __future__ import annotations

from html import unescape

from dateline.content.prose import prose
from dateline.model import Reading
from dateline.search import Entry
from dateline.store import ItemRow
from dateline.text import clip, regex
from dateline.web.addresses import actor_scope, source_scope, topic_scope
from dateline.web.assemble.quotes import shown_quotes
from dateline.web.assemble.rows import EXCERPT, access_of, lede, shown_actors, summary_of, when_of
from dateline.web.desk import Desk

_TAG = regex(r"<[^>]*>")


def entry_of(desk: Desk, item: ItemRow) -> Entry:
    """An item as search finds it: by its title, its text or excerpt, captions and quotations, its source, byline and editor's note, as far as
    this edition shows them."""
    reading, tagging = item.reading(), item.tagging()
    access = access_of(desk, item)
    quotes = () if access == "full" else (quote.text for quote in shown_quotes(desk, item, tagging))
    source = reading.source.value or item.source
    about = (source, reading.byline.value or "", _plain(reading.said.note or ""))
    values = [actor_scope(tag.id) for tag in shown_actors(desk, tagging)]
    values += [topic_scope(topic.id) for topic in tagging.topics]
    values += [source_scope(item.source)] if item.source else []
    values += [f"year/{item.ord[:4]}"] if item.ord else []
    return Entry(
        href=item.url,
        title=item.title,
        day=when_of(desk, reading).day,
        source=source if item.source else "",
        language=reading.language.value or "",
        texts=(*_text(reading, access), *quotes, *filter(None, about)),
        values=(*dict.fromkeys(values), f"text/{access}"),
    )


def _plain(note: str) -> str:
    """What a note says once it is HTML on the page: a comment in its Markdown is not shown."""
    return unescape(_TAG.sub(" ", prose(note))) if note else ""


def _text(reading: Reading, access: str) -> list[str]:
    """The text as the item's page shows it (see `story`): all of it, the beginning of its lede, or the summary that stands in for it."""
    if access == "full" and reading.body:
        return [block.text for block in (*reading.body, *reading.captions)]
    if access == "excerpt" and reading.body:
        return [clip(lede(reading), EXCERPT)]
    captions = reading.captions if access == "full" else ()
    return [summary_of(reading, access), *(block.text for block in captions)]
