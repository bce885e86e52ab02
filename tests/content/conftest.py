"""A digest's folder to write into, and a small world pack in place of the real one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.content import load
from dateline.model import ActorProfile
from dateline.problems import DatelineError

PACK = (
    ActorProfile("country/japan", "Japan", "country", aliases=("Nippon",), adjectives=("Japanese",), capitals=("Tokyo",), iso="JP", pack=True),
    ActorProfile("country/taiwan", "Taiwan", "country", adjectives=("Taiwanese",), iso="TW", pack=True),
    ActorProfile(
        "organization/nato",
        "NATO",
        "organization",
        aliases=("North Atlantic Treaty Organization",),
        acronyms=("NATO",),
        wikidata="Q7184",
        pack=True,
    ),
)


@pytest.fixture
def pack(monkeypatch: pytest.MonkeyPatch) -> tuple[ActorProfile, ...]:
    monkeypatch.setattr(load, "world_actors", lambda: PACK)
    return PACK


@pytest.fixture
def write(tmp_path: Path, pack: tuple[ActorProfile, ...]) -> Callable[[str, str], Path]:
    """Writes `content/NAME` below `tmp_path`."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def errors(tmp_path: Path) -> Callable[[], list[str]]:
    """What loading `tmp_path` is refused for, one line a problem; without `content/` before the paths."""

    def errors() -> list[str]:
        with pytest.raises(DatelineError) as caught:
            load.load_content(tmp_path)
        return [str(problem).removeprefix("content/") for problem in caught.value.problems]

    return errors
