"""Dateline itself: once from Markdown with front matter, as its peers read it, and once from plain-text captures, which they cannot read."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from benchmarks import corpus
from benchmarks.corpus import Story
from benchmarks.peers.program import ADDED, ALIAS, DATED_BACK, SAME, TEMPLATE, WORD, Program, Server
from benchmarks.watch import REPO, TODAY, build_command

SETTINGS = "title: A made-up digest\nbase_url: https://digest.example/\nrights: full\nsearch: none\n"
PROFILE = "content/actors/benchmark.md"


def profile(name: str, aliases: list[str]) -> str:
    """An actor's profile."""
    return f'---\nname: "{name}"\nkind: organization\naliases: [{", ".join(aliases)}]\n---\n'


def prepare(root: Path, sample: list[Story]) -> None:
    """Settings, and a profile for one actor of the corpus."""
    (root / PROFILE).parent.mkdir(parents=True)
    (root / "content" / "site.yml").write_text(SETTINGS, encoding="utf-8")
    (root / PROFILE).write_text(profile(sample[0].actors[0], []), encoding="utf-8")


def add_aliases(root: Path, sample: list[Story], aliases: list[str]) -> None:
    """Gives the actor these aliases."""
    (root / PROFILE).write_text(profile(sample[0].actors[0], aliases), encoding="utf-8")


def change_a_template(root: Path, number: int) -> None:
    """Changes the template that every page is made with."""
    text = (REPO / "templates" / "base.html").read_text(encoding="utf-8")
    (root / "templates").mkdir(exist_ok=True)
    (root / "templates" / "base.html").write_text(text.replace("</body>", f"<!-- {number} --></body>"), encoding="utf-8")


def serve(root: Path, port: int) -> list[str]:
    return [sys.executable, str(REPO / "build.py"), "serve", "--root", str(root), "--today", TODAY, "--port", str(port)]


def address(root: Path, one: Story) -> str:
    """Where a story's page stands, found by its headline among those of its day: neighbours link to it by its title too."""
    site = root / ".dateline" / "private"
    pages = sorted(site.glob(f"items/{one.date:%Y/%m/%d}/*/index.html"))
    return next(page.parent.relative_to(site).as_posix() + "/" for page in pages if f">{one.title}</h1>" in page.read_text(encoding="utf-8"))


def programs() -> tuple[Program, Program]:
    """Dateline from Markdown, Dateline from captures."""
    from dateline import __version__

    markdown = Program(
        name="Dateline",
        version=__version__,
        prepare=prepare,
        documents="seeds",
        write=corpus.as_markdown,
        output="site",
        command=build_command,
        steps=(SAME, ADDED, DATED_BACK, WORD, ALIAS, TEMPLATE),
        server=Server(serve, address, mark=r'data-build="([^"]*-[1-9]\d*)"'),
    )
    return markdown, replace(markdown, name="Dateline, captures", write=corpus.as_capture, suffix="txt", steps=(), server=None)
