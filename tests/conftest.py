"""Fixtures for all tests: a digest built once in every edition, however many processes test it."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from hypothesis import settings
from jinja2 import Environment
from playwright.sync_api import Browser

from tests.support.browser import chromium
from tests.support.digests import DIGESTS, renamed, sampler
from tests.support.program import build, lay, once

# A gate gives the same answer twice: examples are drawn from each test's own name, and a busy machine is no failure. Draw others,
# at random, with `pytest --hypothesis-profile=explore`.
settings.register_profile("gate", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile("gate")


@pytest.fixture(scope="session", autouse=True)
def templates_compiled_once() -> Iterator[None]:
    """A test process makes thousands of builds with the same templates, and would spend a third of its time on compiling them again for each
    clean one. What comes of a source rests on the source, on the environment's fixed options and on its kind of links alone."""
    known: dict[Hashable, Any] = {}
    plain = Environment.compile

    def compiled(self: Environment, source: Any, name: str | None = None, filename: str | None = None, *more: Any, **named: Any) -> Any:
        links = self.filters.get("url")
        if more or named or links is None or not isinstance(source, str):
            return plain(self, source, name, filename, *more, **named)
        key = (source, name, filename, links)
        if key not in known:
            known[key] = plain(self, source, name, filename)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", compiled)
        yield


HERE = Path(__file__).parent
# Their tests make a dozen builds each, one after the other, or read hundreds of damaged and hostile files: `make test-fast` leaves them out.
LONG = {
    *(f"build/test_{name}.py" for name in ("any_sequence", "bad_input", "cluster", "copies", "damage", "disk", "laws", "ner", "persons_words")),
    *(
        f"build/test_{name}.py"
        for name in ("changes", "former", "identity", "lasting", "search_index", "takedowns", "told_of_others", "topic_pack", "upgrades")
    ),
    *(f"build/test_{name}.py" for name in ("at_once", "editions", "why")),
    *(f"commands/test_{name}.py" for name in ("program", "suggest")),
    *(f"publish/test_{name}.py" for name in ("command", "permanence")),
    *(
        f"read/{name}.py"
        for name in ("test_fit", "test_fuzz", "mail/test_boxes", "office/test_bad_office", "pdf/test_bad_input", "press/test_bundles", "test_warc")
    ),
    *(f"{name}.py" for name in ("benchmarks/test_peers", "collect/test_trouble", "content/test_laws", "serve/test_server", "tag/test_effort", "tag/test_laws")),
    *(f"{name}.py" for name in ("benchmarks/test_measuring", "publish/test_afterwards")),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.relative_to(HERE).as_posix() in LONG:
            item.add_marker(pytest.mark.slow)


class Built(Protocol):
    def __call__(self, name: str, edition: str = "site") -> Path: ...


EDITIONS: dict[str, tuple[str, ...]] = {
    "site": (),
    "private": ("--private",),
    "folder": ("--for-folder",),
}


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that every process of this test run sees, for what is made once."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def built(shared: Path) -> Built:
    """Gives the folder of an edition ("site", "private" or "folder") of a digest of tests/support/digests.py, built as a user builds it.

    The editions of a digest are built one after the other from one store. The messages lie beside each as EDITION.txt.
    """

    def make(root: Path) -> None:
        lay(root, DIGESTS[root.name]())
        if root.name == "sampler":  # a title changes after the first build, so that there is an address that moved
            build(root, "--output", root / "site")
            lay(root, renamed(sampler()))
        for edition, options in EDITIONS.items():
            said = build(root, *options, "--output", root / edition)
            (root / f"{edition}.txt").write_text(said, encoding="utf-8")

    def get(name: str, edition: str = "site") -> Path:
        return once(shared / name, make) / edition

    return get


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one Chromium of a test process: a second one beside it would share its event loop."""
    with chromium() as started:
        yield started


@pytest.fixture
def digest(tmp_path: Path) -> Callable[[str], Path]:
    """Lays out a fresh copy of a digest by name, for a test that builds or changes it itself; gives its root."""

    def make(name: str) -> Path:
        return lay(tmp_path / name, DIGESTS[name]())

    return make
