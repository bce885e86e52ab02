"""A few made-up items, tagged as a digest would."""

from __future__ import annotations

from pathlib import Path

from dateline.content import Content, load_content
from dateline.read import read_document
from dateline.suggest import Seen, Suggestions, gather
from dateline.tag import Lexicon, tag_item

FIRST = """---
title: Harbour talks
published: 2025-04-02
topics: [Harbours]
---

Norwegian Foreign Minister Maria Oksanen said that Norway would help. “We will stay,” Oksanen said.

The Harbour Treaty Agency (HTA) met with Foreign Minister Takeshi Iwaya and Defense Minister Takeshi Iwaya.
"""
SECOND = """---
title: More harbour talks
published: 2025-04-08
---

Foreign Minister Maria Oksanen met Foreign Minister Iwaya again.

The Harbour Treaty Agency thanked Prime Minister Mariya Oksanen.
"""
IWAYA = "---\nname: Takeshi Iwaya\nkind: person\nroles:\n  - title: Minister for Foreign Affairs\n    of: Japan\n    from: 2024-10-01\n---\n"


def content_with(root: Path, **files: str) -> Content:
    """The content of a digest with Iwaya's profile and these files of `content/`, a dot in a name written as two underscores."""
    (root / "content/actors").mkdir(parents=True, exist_ok=True)
    (root / "content/actors/takeshi-iwaya.md").write_text(IWAYA, "utf-8")
    for name, text in files.items():
        (root / "content" / name.replace("__", ".")).write_text(text, "utf-8")
    return load_content(root)


def seen_in(content: Content, *texts: str) -> list[Seen]:
    """The items of these documents."""
    lexicon = Lexicon.build(content.actors, content.topics, content.sources, rejected=content.rejected)
    seen = []
    for number, text in enumerate(texts):
        path = f"seeds/{number}.md"
        seen += [Seen(f"item{number}", path, reading, tag_item(reading, lexicon)) for reading in read_document(path, text.encode(), None, (), {}).items]
    return seen


def suggested(content: Content, *texts: str) -> Suggestions:
    """What these documents suggest."""
    return gather(seen_in(content, *texts), content)
