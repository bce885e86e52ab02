"""Whether an archived page is an article of its own, or leads to others: a front page, a list of links."""

from __future__ import annotations

from urllib.parse import urlsplit

from dateline.model import Reading
from dateline.read.html.declared import declared
from dateline.read.html.parse import markup_text, tree
from dateline.read.lines import ends_sentence, wide_letters

# The width of a paragraph of weight, and of a text of some length (East Asian letters count twice).
_PARAGRAPH = 80
_TEXT = 600
_AT_LEAST = 160
# The share of a page's letters that stand in links, beyond which it is a list of links.
_LINKS = 0.6
_ARTICLES = ("article", "newsarticle", "blogposting", "reportagenewsarticle", "press_release", "pressrelease")
_INDEXES = ("", "index", "home", "start", "default", "startseite", "accueil", "inicio", "main")


def reads_as_article(markup: str | bytes, read: Reading, address: str) -> bool:
    """Whether a page (`read` out of `markup`) is an article: by what it declares, its address, its text and how much of it is links."""
    widths = [len(block.text) + wide_letters(block.text) for block in read.body if block.kind in ("p", "quote", "list") and ends_sentence(block.text)]
    prose = sum(width for width in widths if width >= _PARAGRAPH)
    if prose < _AT_LEAST:
        return False
    root = tree(markup if isinstance(markup, str) else markup_text(markup))
    if root is None:
        return False
    said = declared(root)
    kind = said.first("og:type")
    shown = kind.value.lower() if kind else ""
    score = 2 if shown in _ARTICLES or any(story.headline and story.published for story in said.stories) else -1 if shown == "website" else 0
    score += (read.published.sure >= 0.7 and bool(read.published)) + bool(read.byline) + (prose >= _TEXT)
    score -= 2 if _is_top(address) else 0
    headings = sum(block.kind == "h" for block in read.body)
    score -= 1 if headings * 2 > len(widths) and headings >= 3 else 0
    everything = sum(len(text.strip()) for text in root.xpath("//body//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]"))
    linked = sum(len(text.strip()) for text in root.xpath("//body//a[@href]//text()"))
    score -= 2 if linked > _LINKS * max(1, everything) and prose < 2 * _TEXT else 0
    return score >= 1


def _is_top(address: str) -> bool:
    """Whether an address is that of a site or of one of its languages: no path, or an index page."""
    try:
        steps = [step for step in urlsplit(address).path.lower().split("/") if step]
    except ValueError:
        return False
    if steps and len(steps[0]) == 2 and steps[0].isalpha():
        steps = steps[1:]
    return not steps or (len(steps) == 1 and steps[0].rpartition(".")[0] in _INDEXES[1:]) or (len(steps) == 1 and steps[0] in _INDEXES[1:])
