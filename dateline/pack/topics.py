"""The starter set of topics."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dateline.model import TopicProfile

FOLDER = Path(__file__).parent.parent / "data" / "topics"


@cache
def pack_topics() -> tuple[TopicProfile, ...]:
    """Every topic of the starter set, by id; `pack` is set, `path` is empty."""
    import msgspec

    return tuple(msgspec.json.decode((FOLDER / "topics.json").read_bytes(), type=list[TopicProfile]))
