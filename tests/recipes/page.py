"""The snippets of docs/recipes.md, as a reader copies them."""

from __future__ import annotations

import re

from tests.support.program import REPO

_PAGE = (REPO / "docs/recipes.md").read_text("utf-8")


def snippets(language: str) -> list[str]:
    """The fenced blocks of this language, in their order."""
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", _PAGE)
