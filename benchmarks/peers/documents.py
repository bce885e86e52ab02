"""One corpus for all programs: the same stories, each program's front matter above them."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import corpus
from benchmarks.corpus import Story

Stories = Callable[[int, int], Iterator[Story]]
"""Gives so many stories, from the one of a number on."""


def made_here(first: int, count: int) -> Iterator[Story]:
    """The stories of `benchmarks.corpus`."""
    known = corpus.vocabulary()
    return (corpus.story(number, 7, known) for number in range(first, first + count))


def made_by(script: Path) -> Stories:
    """Stories from the Markdown documents that `SCRIPT N FOLDER --start I` writes."""

    def make(first: int, count: int) -> Iterator[Story]:
        with tempfile.TemporaryDirectory(prefix="dateline-maker-") as folder:
            command = [sys.executable, str(script), str(count), folder, "--start", str(first)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for path in sorted(Path(folder).rglob("*.md")):
                yield from_markdown(path.stem, path.read_text(encoding="utf-8"))

    return make


def from_markdown(slug: str, text: str) -> Story:
    """A story from a document with front matter: title, date, source, url (or source_url), summary, topics, actors."""
    import yaml

    _, head, body = text.split("---\n", 2)
    known: dict[str, Any] = yaml.load(head, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - the safe loader, in C where it is there
    moment = known["date"]
    if not isinstance(moment, datetime):
        moment = datetime.fromisoformat(str(moment))
    return Story(
        slug=slug,
        title=known["title"],
        date=moment if moment.tzinfo else moment.replace(tzinfo=UTC),
        source=known["source"],
        url=known.get("url") or known["source_url"],
        summary=known["summary"],
        topics=tuple(known["topics"]),
        actors=tuple(known["actors"]),
        paragraphs=tuple(body.strip().split("\n\n")),
    )


def with_source_url(one: Story) -> str:
    """Markdown in which the original's address is no `url`, which Hugo takes for the page's own."""
    return corpus.as_markdown(one).replace("\nurl: ", "\nsource_url: ", 1)


def for_pelican(one: Story) -> str:
    """Pelican's own head of keys and values; actors and topics are its tags."""
    tags = ", ".join((*one.topics, *one.actors))
    head = f"Title: {one.title}\nDate: {one.date:%Y-%m-%d %H:%M}\nSlug: {one.slug}\nSource: {one.source}\nSource_url: {one.url}\n"
    return f"{head}Summary: {one.summary}\nTags: {tags}\n\n" + "\n\n".join(one.paragraphs) + "\n"


def place(one: Story, suffix: str) -> Path:
    """Where a story lies below a folder of documents: by year and month, however often it is dated anew."""
    return Path(f"{one.date:%Y}") / f"{one.date:%m}" / f"{one.slug}.{suffix}"


def put(path: Path, text: str) -> None:
    """Writes a document in one step, as a new file: what lies there may be linked into other folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)


def dated(one: Story, day: str) -> Story:
    """The story with another day."""
    return replace(one, date=datetime.fromisoformat(f"{day}T12:00:00+00:00"))


def reworded(one: Story, word: str) -> Story:
    """The story with another last word."""
    last = one.paragraphs[-1].rsplit(" ", 1)[0] + f" {word}."
    return replace(one, paragraphs=(*one.paragraphs[:-1], last))


def names_to_add(stories: list[Story], many: int) -> list[str]:
    """Words that about one document in a hundred holds, to be given to an actor as aliases."""
    held: dict[str, int] = {}
    for one in stories:
        for word in {word for part in one.paragraphs for word in part.split() if word.isalpha() and word.islower() and len(word) > 5}:
            held[word] = held.get(word, 0) + 1
    return sorted(held, key=lambda word: (abs(held[word] - len(stories) / 100), word))[:many]
