"""Quotations as pages show them: short ones, attributed, and to the public only where words and speaker are sure."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from urllib.parse import quote as percent

from dateline.model import PUBLIC_SURE, Quote, Reading, Tagging
from dateline.store import ItemRow
from dateline.text import clip, regex
from dateline.web.addresses import actor_scope
from dateline.web.assemble.rows import access_of, shown_actors, when_of
from dateline.web.desk import Desk
from dateline.web.views import Link, QuoteView

SHORT = 300
"""The longest quotation, in characters, that stands on a page whose item may only be shown as an excerpt."""
BUDGET = 600
"""The characters that all quotations of such an item may have together, wherever they stand."""
_THEIR_WORDS = 6
_OF_ONE_ITEM = 2
_LOOK, _ITEMS = 120, 24
_LONGEST = 420
"""Characters of a quotation on a page that is not its item's: there it stands whole."""
_FEWEST = 5
_WORDS = regex(r"[\u3040-\u9fff\uac00-\ud7af]{1,2}|\w+(?:['’]\w+)*")


def shown_quotes(desk: Desk, item: ItemRow, tagging: Tagging) -> list[Quote]:
    """The quotations of an item that this edition may show, on whatever page: the same few everywhere. Where the digest hides actors without a
    profile, what they said is not shown as theirs either."""
    if desk.edition.private:
        return list(tagging.quotes)
    access, left, shown = access_of(desk, item), BUDGET, []
    hidden = {"", *(tag.id for tag in tagging.actors)} - {tag.id for tag in shown_actors(desk, tagging)}
    for quote in tagging.quotes if access != "link" else ():
        if quote.speaker in hidden or quote.sure < desk.least_sure:
            continue
        if access == "excerpt":
            if len(quote.text) > min(SHORT, left):
                continue
            left -= len(quote.text)
        shown.append(quote)
    return shown


def quote_view(desk: Desk, quote: Quote, tagging: Tagging, item: ItemRow | None, reading: Reading) -> QuoteView:
    """One quotation; `item` is given where it stands on another page than its item's, which it then leads to. Else it leads into the original."""
    names = {tag.id: tag.name for tag in shown_actors(desk, tagging)}
    speaker = Link(f"{actor_scope(quote.speaker)}/", names[quote.speaker]) if quote.speaker in names else None
    where = Link(item.url, item.title) if item else None
    original = (reading.source_url.value or "").partition("#")[0]
    fragment = text_fragment(quote.text) if item else f"{original}{text_fragment(quote.text)}" if original else ""
    when = when_of(desk, reading) if item else None
    source = (reading.source.value or item.source) if item else ""
    waits = not quote.speaker or quote.sure < PUBLIC_SURE
    return QuoteView(
        clip(quote.text, _LONGEST) if item else quote.text, speaker, quote.speaker_text, quote.cue, where, when, quote.sure, fragment, source, waits
    )


def text_fragment(text: str) -> str:
    """A text fragment (WICG) that finds `text` on the page of the original: its first and last words where it is long."""
    words = text.split()
    if len(words) <= 8:
        return f"#:~:text={percent(' '.join(words), safe='').replace('-', '%2D')}"
    ends = (percent(" ".join(part), safe="").replace("-", "%2D") for part in (words[:4], words[-4:]))
    return f"#:~:text={','.join(ends)}"


def item_quotes(desk: Desk, reading: Reading, tagging: Tagging, shown: Iterable[Quote]) -> tuple[QuoteView, ...]:
    """The quotations of an item that are shown, for its own page."""
    return tuple(quote_view(desk, quote, tagging, None, reading) for quote in shown)


def in_their_words(desk: Desk, speaker: str) -> tuple[QuoteView, ...]:
    """The latest things that somebody is quoted with: a few, however many there are, nothing twice, at most two of one item, whole sentences before parts."""
    places: dict[int, list[int]] = {}
    for n, position in desk.shelf.spoken(speaker, desk.least_sure, _LOOK):
        places.setdefault(n, []).append(position)
    views: list[QuoteView] = []
    seen: set[str] = set()
    for n, positions in islice(places.items(), _ITEMS):
        item = desk.shelf.items([n])[n]
        tagging, reading = item.tagging(), item.reading()
        shown = shown_quotes(desk, item, tagging)
        told = [q for position in positions if (q := tagging.quotes[position]) in shown and q.text not in seen and len(_WORDS.findall(q.text)) >= _FEWEST]
        best = sorted(told, key=lambda quote: quote.text[:1].islower())[:_OF_ONE_ITEM]
        seen.update(quote.text for quote in best)
        views += [quote_view(desk, quote, tagging, item, reading) for quote in best]
        if len(views) >= _THEIR_WORDS:
            break
    return tuple(views[:_THEIR_WORDS])


def week_quotes(desk: Desk, ns: list[int], most: int) -> tuple[QuoteView, ...]:
    """One quotation of each of these items at the most, the surest."""
    views = []
    items = desk.shelf.items(ns)
    for n in ns:
        tagging = items[n].tagging()
        shown = [quote for quote in shown_quotes(desk, items[n], tagging) if quote.speaker and len(_WORDS.findall(quote.text)) >= _FEWEST]
        if shown:
            best = max(shown, key=lambda quote: (quote.sure, len(quote.text), -quote.start))
            views.append(quote_view(desk, best, tagging, items[n], items[n].reading()))
        if len(views) == most:
            break
    return tuple(views)
