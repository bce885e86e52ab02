"""Writes documents as another program's script may: N FOLDER --start I."""

import sys
from pathlib import Path

from benchmarks.peers.documents import made_here, put, with_source_url

for one in made_here(int(sys.argv[4]), int(sys.argv[1])):
    put(Path(sys.argv[2]) / f"{one.slug}.md", with_source_url(one))
