"""One draft of an item, whatever the number of its captures."""

from __future__ import annotations

import msgspec

from dateline.build.copies.clusters import Cluster
from dateline.build.copies.gather import Gathering
from dateline.build.draft import Draft, draft, reading_of, unpacked
from dateline.read.joined import joined
from dateline.store import CaptureRow
from dateline.tag import Lexicon, tag_item


class Whole(msgspec.Struct, frozen=True):
    """An item made of its captures: `text` is the capture that the text is from, `raw` what was read of each, `sources` are the ids of
    the profiles that their sources have."""

    draft: Draft
    text: CaptureRow
    raw: tuple[tuple[CaptureRow, bytes], ...]
    sources: tuple[str, ...] = ()


def whole(cluster: Cluster, gathering: Gathering, lexicon: Lexicon, unreviewed: bool) -> Whole:
    """The item that these captures are of: as its worker read and tagged it where it is one; else joined, and tagged as a whole."""
    first = cluster[0]
    if len(cluster) == 1:
        waiting = gathering.captures.parked(first.n)
        if waiting:
            alone = unpacked(waiting)
        else:
            reading = reading_of(gathering.raw(first.n))
            alone = draft(reading, tag_item(reading, lexicon), unreviewed)
        return Whole(alone, first, ((first, alone.raw_reading),))
    raw = tuple((row, gathering.raw(row.n)) for row in cluster)
    captures = [(row.path, reading_of(data)) for row, data in raw]
    text, reading = joined(captures)
    sources = sorted({capture.source_id for _, capture in captures} - {""})
    return Whole(draft(reading, tag_item(reading, lexicon), unreviewed), cluster[text], raw, tuple(sources))
