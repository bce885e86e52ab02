"""Golden cases: one file each, a capture and what a careful person reads from it.

A case file says in its first line what it shows; `document:` names a file of the repository, or the text follows after
`---`; the expected reading follows after `===`. `DATELINE_REWRITE=1 pytest tests/read/test_cases.py` writes it anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.model import Field, Reading, ReadResult, SourceProfile
from dateline.read import read_document

ROOT = Path(__file__).parents[2]
CASES = sorted((Path(__file__).parent / "cases").glob("*.case"))
SOURCES = {
    "taiwan-japan-relations-association": SourceProfile(
        "taiwan-japan-relations-association",
        "Taiwan-Japan Relations Association",
        country="taiwan",
        language="en",
        timezone="Asia/Taipei",
        match=("Taiwan-Japan Relations Association",),
    ),
    "japan-news": SourceProfile(
        "japan-news",
        "The Japan News",
        country="japan",
        language="en",
        timezone="Asia/Tokyo",
        match=("japannews.yomiuri.co.jp", "JN ACCESS RANKING", '"Politics" POPULAR ARTICLE'),
        boilerplate=("JN ACCESS RANKING", '"Politics" POPULAR ARTICLE'),
    ),
}
FIELDS = ("title", "published", "updated", "captured", "source", "source_url", "issuer", "byline", "dateline", "language", "summary")


def shown_field(name: str, field: Field) -> list[str]:
    if field.value is None and not field.others:
        return []
    place = f" at {field.line}" if field.line else ""
    rows = [f"{name}: {field.value} ({field.rule}{place})"]
    return rows + [f"  or {other.value} ({other.rule} at {other.line})" for other in field.others if name == "published"]


def short(text: str) -> str:
    flat = text.replace("\n", " / ")
    return flat if len(flat) <= 90 else f"{flat[:60]} … {flat[-24:]}"


def shown_item(item: Reading) -> list[str]:
    rows = [row for name in FIELDS for row in shown_field(name, getattr(item, name))]
    rows += [f"zone: {item.zone}"] if item.zone else []
    rows += [f"source_id: {item.source_id}"] if item.source_id else []
    rows += [f"body {block.line} {block.kind}: {short(block.text)}" for block in item.body]
    rows += [f"caption {block.line}: {short(block.text)}" for block in item.captions]
    rows += [f"used {span.first}: {short(span.text)} ({span.rule})" for span in item.used]
    rows += [f"cut {span.first}-{span.last}: {short(span.text)} ({span.rule})" for span in item.cut]
    return rows


def shown(result: ReadResult) -> str:
    rows = [str(problem) for problem in result.problems]
    for item in result.items:
        rows += shown_item(item)
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_capture_is_read_as_a_careful_person_would(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    given, _, expected = text.partition("\n===\n")
    head, _, body = given.partition("\n---\n")
    keys = dict(line.split(": ", 1) for line in head.splitlines()[1:])
    path = keys.get("path", keys.get("document", ""))
    data = (ROOT / keys["document"]).read_bytes() if "document" in keys else body.encode()
    sources = [SOURCES[name] for name in keys.get("sources", "").split()]
    actual = shown(read_document(path, data, None, sources, {}))
    if os.environ.get("DATELINE_REWRITE"):
        case.write_text(f"{given}\n===\n{actual}", encoding="utf-8")
        expected = actual
    assert expected == actual
