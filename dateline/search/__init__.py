"""The search index of a site: plain files that any server can hand out, cut so that a change rewrites a few and a query reads a few.

Pure: entries in, bytes out. `words` says what is looked for, `leaf` encodes the items of a small run, `volume` puts leaves together into
the files that a browser fetches, `cut` says which items stand together. `static/finder.js` is the other side.
"""

from dateline.search.cut import Cut, cut
from dateline.search.entry import Entry
from dateline.search.leaf import Leaf, leaf_of
from dateline.search.volume import buckets_for, cards_for, listing, volume_files, volume_name

__all__ = ["Cut", "Entry", "Leaf", "buckets_for", "cards_for", "cut", "leaf_of", "listing", "volume_files", "volume_name"]
