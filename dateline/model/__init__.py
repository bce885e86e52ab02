"""The frozen types that the stages hand to each other. Standard library only.

Offsets count characters (code points), half-open, as Python slices do. Lines count from 1.
"""

from dateline.model.evidence import MISSING, Candidate, Field, Span, given
from dateline.model.item import Block, Reading, ReadResult, Said
from dateline.model.profile import (
    ActorProfile,
    Correction,
    DigestNote,
    PageNote,
    QuoteFix,
    Recogniser,
    Role,
    Settings,
    SourceProfile,
    Takedown,
    TopicProfile,
)
from dateline.model.rights import RIGHTS, strictest
from dateline.model.tagging import PUBLIC_SURE, ActorTag, Blocked, Mention, Quote, Tagging, TopicTag
from dateline.model.when import When

__all__ = [
    "MISSING",
    "PUBLIC_SURE",
    "RIGHTS",
    "ActorProfile",
    "ActorTag",
    "Block",
    "Blocked",
    "Candidate",
    "Correction",
    "DigestNote",
    "Field",
    "Mention",
    "PageNote",
    "Quote",
    "QuoteFix",
    "ReadResult",
    "Reading",
    "Recogniser",
    "Role",
    "Said",
    "Settings",
    "SourceProfile",
    "Span",
    "Tagging",
    "Takedown",
    "TopicProfile",
    "TopicTag",
    "When",
    "given",
    "strictest",
]
