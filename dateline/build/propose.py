"""The sources without a profile that a digest meets often, as its store knows them; nothing is read or written for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dateline.build.options import Options
from dateline.inspect import Proposal, Sighting, propose, same, sighting
from dateline.model import Reading
from dateline.store import items_of_source
from dateline.text import slug

# So many items of one source are proof enough, and so many sources of one document are looked up.
_ENOUGH = 200
_MOST = 5


def proposals(home: Path, path: str, items: Sequence[Reading]) -> tuple[Proposal, ...]:
    """A profile for each source of the document at `path` that has none and that three items of the digest share; nothing where no
    build has left a store."""
    file = Options(home).store_file
    here = [seen for item in items if (seen := sighting(item))]
    if not here or not file.is_file():
        return ()
    apart: list[Sighting] = []
    for seen in here:
        if len(apart) < _MOST and not any(same(seen, other) for other in apart):
            apart.append(seen)
    made = [propose([*_elsewhere(file, source, path), *(seen for seen in here if same(seen, source))]) for source in apart]
    return tuple(proposal for proposal in made if proposal)


def _elsewhere(file: Path, source: Sighting, path: str) -> list[Sighting]:
    """What the items of other documents tell of a source."""
    kept = items_of_source(file, slug(source.name) if source.name else "", source.host, path, _ENOUGH)
    return [seen for reading in kept if (seen := sighting(reading)) and same(seen, source)]
