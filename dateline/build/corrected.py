"""A person's corrections laid over what was read and tagged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.content import Content
from dateline.model import Correction, Reading, Tagging
from dateline.tag import Lexicon, tag_item


def corrected(reading: Reading, fixes: Sequence[Correction], content: Content, lexicon: Lexicon) -> tuple[Reading, Tagging]:
    """The reading and tagging with these corrections, in their order. The text's new fields are tagged anew before tags are set right."""
    if not fixes:
        return reading, tag_item(reading, lexicon)
    from dateline.read.correct import apply_correction as correct_reading  # few items have any
    from dateline.tag.correct import apply_correction as correct_tagging

    for fix in fixes:
        reading = correct_reading(reading, fix, content.sources)
        said = dict(fix.fields)
        rights, status = (said[name].value or "" if name in said else getattr(reading.said, name) for name in ("rights", "status"))
        reading = replace(reading, said=replace(reading.said, rights=rights, status=status))
    tagging = tag_item(reading, lexicon)
    for fix in fixes:
        tagging = correct_tagging(tagging, reading, fix, lexicon)
    return reading, tagging
