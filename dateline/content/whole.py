"""All that people wrote, as one frozen value."""

from __future__ import annotations

from msgspec import Struct

from dateline.model import ActorProfile, Correction, DigestNote, PageNote, Settings, SourceProfile, Takedown, TopicProfile
from dateline.problems import Problem


class Content(Struct, frozen=True):
    """What people wrote under `content/`, and the world pack beneath it.

    `actors` are in the order of their ids, everything else in the order of its files' paths, the starter set's topics after them.
    `problems` are warnings and notes: a Content has no errors.
    """

    settings: Settings
    actors: tuple[ActorProfile, ...]
    topics: tuple[TopicProfile, ...]
    sources: tuple[SourceProfile, ...]
    corrections: tuple[Correction, ...]
    digests: tuple[DigestNote, ...]
    pages: tuple[PageNote, ...]
    problems: tuple[Problem, ...] = ()
    rejected: tuple[str, ...] = ()
    takedowns: tuple[Takedown, ...] = ()
