"""Makes the starter set of topics (`dateline/data/topics/topics.json`) and the table in docs/topic-pack.md of `scripts/topics/topics.yml`.

    python scripts/make_topics.py

The same source gives the same bytes. A code of the IPTC Media Topics must stand in `scripts/topics/mediatopics.txt`: none is made up.
"""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import yaml

REPO = Path(__file__).parent.parent
SOURCE = Path(__file__).parent / "topics"
PACK = REPO / "dateline" / "data" / "topics"
DOCS = REPO / "docs" / "topic-pack.md"
LANGUAGES = ("en", "de", "fr", "es", "ja", "zh")
KEYS = frozenset({"id", "name", "iptc", "phrases", "any_of", "all_of", "near", "exclude"})
BEGIN, END = "<!-- the topics, by scripts/make_topics.py -->\n", "<!-- end of the topics -->\n"
Fields = dict[str, list[dict[str, Any]]]


def read_source(source: Path) -> tuple[Fields, dict[str, str]]:
    """The topics by field, and the names of the IPTC codes. Raises ValueError for a topic that cannot be right."""
    fields: Fields = yaml.safe_load((source / "topics.yml").read_text("utf-8"))
    lines = (source / "mediatopics.txt").read_text("utf-8").splitlines()
    codes = dict(line.split(" ", 1) for line in lines if not line.startswith("#"))
    seen: set[str] = set()
    for topic in (topic for some in fields.values() for topic in some):
        _check(topic, codes, seen)
    return fields, codes


def _check(topic: dict[str, Any], codes: dict[str, str], seen: set[str]) -> None:
    name = topic["id"]
    texts = [text for some in topic["phrases"].values() for text in some]
    texts += [*topic.get("any_of", ()), *topic.get("all_of", ()), *topic.get("exclude", ()), *(text for group in topic.get("near", ()) for text in group)]
    wrong = {
        "a key that no topic has": topic.keys() - KEYS,
        "a language that is not told": topic["phrases"].keys() - set(LANGUAGES),
        "an id that is there twice": {name} & seen,
        "a code that mediatopics.txt has not": {topic.get("iptc", "")} - {""} - codes.keys(),
        "a phrase that is not tidy": {text for text in texts if unicodedata.normalize("NFC", " ".join(text.split())) != text or len(text) < 2},
        "any_of beside near, which would both have to hold": {"any_of", "near"} if {"any_of", "near"} <= topic.keys() else set(),
    }
    for what, found in wrong.items():
        if found:
            raise ValueError(f"{name}: {what}: {', '.join(sorted(found))}")
    seen.add(name)


def make_pack(source: Path, target: Path) -> None:
    """Writes topics.json into `target`: one profile a line, by id."""
    fields, _ = read_source(source)
    profiles = sorted((_profile(topic) for some in fields.values() for topic in some), key=lambda profile: str(profile["id"]))
    lines = ",\n".join(json.dumps(profile, ensure_ascii=False) for profile in profiles)
    (target / "topics.json").write_text(f"[\n{lines}\n]\n", "utf-8", newline="\n")


def _profile(topic: dict[str, Any]) -> dict[str, Any]:
    phrases = [phrase for language in LANGUAGES for phrase in topic["phrases"].get(language, ())]
    rules: dict[str, Any] = {key: topic[key] for key in ("all_of", "any_of", "near", "exclude", "iptc") if key in topic}
    return {"id": topic["id"], "name": topic["name"], "phrases": list(dict.fromkeys(phrases)), **rules, "pack": True}


def table(source: Path) -> str:
    """The topics as Markdown: one table for each field."""
    fields, codes = read_source(source)
    parts = []
    for field, topics in fields.items():
        rows = [f"| {topic['name']} | `{topic['id']}` | {_code(topic, codes)} |" for topic in topics]
        parts.append("\n".join([f"### {field}", "", "| topic | id | IPTC Media Topic |", "| --- | --- | --- |", *rows, ""]))
    return "\n".join(parts)


def _code(topic: dict[str, Any], codes: dict[str, str]) -> str:
    return f"`{topic['iptc']}` {codes[topic['iptc']]}" if "iptc" in topic else ""


def with_table(page: str, source: Path) -> str:
    """The page of documentation with its tables made anew."""
    head, _, rest = page.partition(BEGIN)
    return f"{head}{BEGIN}\n{table(source)}\n{END}{rest.partition(END)[2]}"


def main() -> None:
    PACK.mkdir(exist_ok=True)
    make_pack(SOURCE, PACK)
    DOCS.write_text(with_table(DOCS.read_text("utf-8"), SOURCE), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
