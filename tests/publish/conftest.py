"""A host of each kind, its server started once for all tests of a process; every test has a place of its own on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publish.bench import Bench
from tests.publish.hosts import Host, folder, git_over_http


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "digest")


@pytest.fixture(params=["folder", pytest.param("git", marks=pytest.mark.slow)])
def host(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Host]:
    made = {"folder": folder, "git": git_over_http}[request.param](tmp_path)
    yield made
    if made.kill:
        made.kill()
