"""A person's correction laid over a reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dateline.model import Correction, Reading, SourceProfile
from dateline.read.dates.zones import zone_name
from dateline.read.origin import named
from dateline.read.person import over

_NAMES = {"url": "source_url", "date": "published", "author": "byline"}
_FIELDS = frozenset(("title", "published", "updated", "captured", "source", "source_url", "issuer", "byline", "dateline", "language", "summary"))


def fields_of(correction: Correction) -> frozenset[str]:
    """The fields that a correction sets, by the names of `Reading`."""
    return frozenset(_NAMES.get(name, name) for name, _ in correction.fields) & _FIELDS


def apply_correction(reading: Reading, correction: Correction, sources: Sequence[SourceProfile] = ()) -> Reading:
    """The reading with the correction's fields; what stood before becomes a runner-up. Names of no field are left to others.

    With `sources`, a corrected source finds its profile; without, the profile read before is dropped.
    """
    changes: dict[str, Any] = {}
    for name, value in correction.fields:
        target = _NAMES.get(name, name)
        if target in _FIELDS:
            changes[target] = over(getattr(reading, target), value)
    if "source" in changes:
        profile = named(changes["source"].value or "", sources)
        changes["source_id"] = profile.id if profile else ""
    if "published" in changes:
        known = changes.get("source_id", reading.source_id)
        timezone = next((profile.timezone for profile in sources if profile.id == known), "")
        changes["zone"] = zone_name(changes["published"].value or "", timezone)
    return replace(reading, **changes) if changes else reading
