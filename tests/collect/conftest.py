"""A server and a digest for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.collect.web import Digest, Web, serving
from tests.support.program import lay


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as server:
        yield server


@pytest.fixture
def digest(tmp_path: Path) -> Digest:
    return Digest(lay(tmp_path / "digest", {"content/site.yml": "title: T\nworld_pack: false\ncontact: desk@paper.example\n"}))
