"""Pages as publishers build them, made here: a head that declares, a body with what stands around a story."""

from __future__ import annotations

import json
from typing import Any

from dateline.model import Reading, SourceProfile
from dateline.read import read_document

HEADLINE = "Harbour board approves two new pilot boats"
PROSE = (
    "The harbour board has approved the purchase of two new pilot boats, which will replace vessels that have served for thirty years.",
    "The boats will be built at the yard in the town and are expected to enter service before the winter storms begin in earnest.",
    "Pilots had warned for years that the old vessels could no longer reach ships in heavy weather, and two accidents proved them right.",
    "The board said that the money would come from the dues that ships pay, so that no taxes have to be raised for the purchase.",
)
BODY = "\n\n".join(PROSE)
PARAGRAPHS = "\n".join(f"<p>{text}</p>" for text in PROSE)
MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
FOOTER = "<footer><p>All the news of the coast since the year 1911, printed every day but Sunday. Contact the newsroom at any time.</p></footer>"


def page(body: str = f"<h1>{HEADLINE}</h1>\n{PARAGRAPHS}", head: str = "", language: str = "en") -> str:
    """A whole page with a menu above and a footer below."""
    top = f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n{head}\n</head>\n'
    return f"{top}<body>\n{MENU}\n<main>\n{body}\n</main>\n{FOOTER}\n</body>\n</html>\n"


def ld(*nodes: dict[str, Any]) -> str:
    """A script of JSON-LD."""
    return "".join(f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **node})}</script>\n' for node in nodes)


def story(**more: Any) -> dict[str, Any]:
    """A JSON-LD node of a news article."""
    return {"@type": "NewsArticle", "headline": HEADLINE, **more}


def meta(**named: str) -> str:
    """Meta elements; `og__title` is `og:title`."""
    return "\n".join(f'<meta property="{name.replace("__", ":")}" content="{value}">' for name, value in named.items())


def read(markup: str | bytes, path: str = "seeds/page.html", sources: tuple[SourceProfile, ...] = (), timezone: str = "") -> Reading:
    """The one item of a page that is read without an error."""
    data = markup.encode() if isinstance(markup, str) else markup
    result = read_document(path, data, None, sources, {}, timezone)
    assert [str(problem) for problem in result.problems if problem.severity == "error"] == []
    (item,) = result.items
    return item


def complaint(markup: str | bytes, path: str = "seeds/page.html") -> str:
    """The one error of a page that cannot be read."""
    data = markup.encode() if isinstance(markup, str) else markup
    result = read_document(path, data, None, (), {})
    assert result.items == ()
    (problem,) = result.problems
    return str(problem)
