"""The snippets of docs/recipes.md, as a reader copies them."""

from __future__ import annotations

import re

from tests.support.program import REPO

_PAGE = (REPO / "docs/recipes.md").read_text("utf-8")


def folders() -> list[str]:
    """What docs, README and the files for CI say `dateline publish` with, where that is a path."""
    texts = [path.read_text("utf-8") for place in ("docs", "dateline/data/ci") for path in sorted((REPO / place).rglob("*")) if path.suffix in (".md", ".yml")]
    return sorted({word for text in texts for word in re.findall(r"dateline publish (\.[^\s`)]*/[^\s`)]*)", text)})


def snippets(language: str) -> list[str]:
    """The fenced blocks of this language, in their order."""
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", _PAGE)
