"""Why documents are taken in again and pages made again, in words for a person who wrote neither the program nor the templates."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from dateline.build.differing import Whys, facts, gathered
from dateline.scan import Difference, Documents, Found

BESIDE = ", next to it in the timeline"
_MANY = 500


class Causes(msgspec.Struct, frozen=True):
    """`whole`: why all documents are taken in, where they are (an empty reason: because nothing was there before); `own`: why single ones are."""

    whole: tuple[str, ...] = ()
    own: Mapping[str, Sequence[str]] = msgspec.field(default_factory=dict)

    @classmethod
    def found(cls, whole: tuple[str, ...], found: Documents, difference: Difference, wanted: Collection[str], concerned: Whys) -> Causes:
        """Each document that is `wanted` or gone has its own reasons, unless `whole` tells why all are: what happened to it, and what people
        wrote that concerns it."""
        if whole:
            return cls(whole)
        changed = [path for path in sorted(wanted) if path not in concerned or path in difference.changed]
        return cls((), gathered(_of_documents(found, difference, changed), facts(concerned)))

    def of(self, paths: Collection[str], id_: str) -> tuple[str, ...]:
        """Why the item with these captures is told anew."""
        if self.whole:
            return self.whole
        found = dict.fromkeys(why for path in sorted(paths) for why in self.own.get(path, ()))
        return tuple(why.replace("(item)", f"(item {id_})") for why in found) or (f"the item {id_} was told from other documents than before",)


def _of_documents(found: Documents, difference: Difference, changed: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Why these documents are taken in, or out: each was added, changed or removed. Of very many only their number is told."""
    stamps, gone = difference.changed, difference.gone
    if len(changed) + len(gone) > _MANY:
        added = sum(path in stamps and stamps[path] is None for path in changed)
        parts = [f"{many:,} {did}" for many, did in ((added, "added"), (len(changed) - added, "changed"), (len(gone), "removed")) if many]
        yield from ((path, f"very many documents came at once: {', '.join(parts)}") for path in (*changed, *gone))
        return
    # one in doubt whose bytes differ has the stamp that it had
    yield from ((path, _did(path, found[path], stamps.get(path, found[path].stamp))) for path in changed)
    yield from ((path, f"{path} was removed (item)") for path in gone)


def _did(path: str, document: Found, before: Sequence[int] | None) -> str:
    if before is None:
        return f"{path} was added (item)"
    if document.stamp[:3] == before[:3] and document.stamp[3:] != before[3:]:
        return f"the file beside {path} that describes it changed (item)"
    return f"{path} changed (item)"
