"""An item's page tells how its tags are known: in the private edition everything, in the public one as the rights allow."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from dateline.build.options import Options
from dateline.build.run import build
from dateline.web.edition import Edition

TEXT = (
    "The harbour of Bergen was closed on Monday for want of pilots.\n\nOslo said that pilots were on their way. The ministers met in Tokyo for a secret hour.\n"
)


def item(tmp_path: Path, rights: str, *, private: bool) -> str:
    """The words of the page of a document with these rights."""
    (tmp_path / "seeds").mkdir(exist_ok=True)
    (tmp_path / "content").mkdir(exist_ok=True)
    (tmp_path / "content/site.yml").write_text("title: A digest\n", encoding="utf-8")
    (tmp_path / "seeds/a.md").write_text(f"---\ntitle: Pilots wanted\npublished: 2025-04-01\nrights: {rights}\n---\n\n{TEXT}", encoding="utf-8")
    folder = build(Options(tmp_path, jobs=1, today="2025-06-01", edition=Edition(private=private))).folder
    html = next((folder / "items").rglob("index.html")).read_text(encoding="utf-8")
    proof = html[html.index("How these tags are known" if not private else "Tags and their evidence") :]
    return unescape(" ".join(re.sub(r"<[^>]+>", "", proof).split()))


def test_the_private_edition_tells_rule_sentence_line_and_what_else_it_might_have_been(tmp_path: Path) -> None:
    told = item(tmp_path, "link", private=True)
    assert "Oslo said that pilots were on their way. the capital, for its government; not the town; line 9; sure 0.80" in told
    assert "“Tokyo” in “The ministers met in Tokyo for a secret hour.” (line 9): a place, not its government; it could be Japan" in told


def test_a_public_page_with_the_whole_text_tells_rule_and_sentence(tmp_path: Path) -> None:
    told = item(tmp_path, "full", private=False)
    assert "Oslo said that pilots were on their way. the capital, for its government; not the town" in told
    assert "line 9" not in told
    assert "Tokyo" not in told


@pytest.mark.parametrize("rights", ["excerpt", "link"])
def test_a_public_page_without_the_text_tells_form_and_rule_alone(tmp_path: Path, rights: str) -> None:
    told = item(tmp_path, rights, private=False)
    assert "Oslo the capital, for its government; not the town" in told
    assert "pilots were on their way" not in told
