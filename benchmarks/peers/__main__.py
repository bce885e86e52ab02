"""Dateline and other generators, side by side on the same documents.

    python -m benchmarks.peers [--sizes 1000,10000] [--runs 3] [--peers hugo,eleventy,pelican] [--most 10000] [--maker SCRIPT]
                               [--install] [--cache DIR] [--folder DIR] [--sparing] [--results FILE] [--publish] [--from FILE]…

Peers are taken from DIR (`--install` puts them there first); one that is not there is left out with a line that says so. The figures come on
standard output; `--results` keeps every single run, each as it ends, so that Ctrl-C loses none; `--publish` writes them into
`benchmarks/results/` and the README with its chart. `--from` measures nothing, and tells (or publishes) the figures of such a file, or of
several of other sizes, anew.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.peers import dateline, eleventy, hugo, pelican
from benchmarks.peers.documents import made_by, made_here
from benchmarks.peers.measure import Figure, measure
from benchmarks.peers.program import Peer, Program
from benchmarks.peers.publish import publish
from benchmarks.peers.report import Results, from_json, merged, report, to_json
from benchmarks.table import machine
from benchmarks.watch import REPO

PEERS: tuple[Peer, ...] = (hugo.PEER, eleventy.PEER, pelican.PEER)
REFERENCE = "Hugo"


def cache_folder() -> Path:
    """Where peers are kept unless told otherwise."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dateline-benchmarks"


def installed(names: list[str], cache: Path, *, install: bool) -> list[Program]:
    """The peers that can be run; a line for each that cannot."""
    found = []
    for peer in (peer for peer in PEERS if peer.name in names):
        if install and peer.find(cache) is None:
            print(f"{peer.name}: installing into {cache / peer.name}", file=sys.stderr, flush=True)
            cache.mkdir(parents=True, exist_ok=True)
            peer.install(cache)
        program = peer.find(cache)
        if program is None:
            print(f"{peer.name}: not installed, left out (--install puts it into {cache / peer.name})", file=sys.stderr, flush=True)
        else:
            found.append(program)
    return found


def compared(given: argparse.Namespace) -> Results:
    """Measures everything; after a program's failure, which is told, or Ctrl-C, what was measured before it."""
    peers = installed(given.peers.split(","), given.cache, install=given.install)
    ours, where = dateline.programs(), machine()
    stories = made_by(given.maker.resolve()) if given.maker else made_here
    versions = {one.name: one.version for one in (*ours, *peers)}
    figures = list[Figure]()
    with tempfile.TemporaryDirectory(dir=given.folder, prefix="dateline-peers-", ignore_cleanup_errors=True) as scratch:
        for size in map(int, given.sizes.split(",")):
            programs = [*ours, *(one for one in peers if one.name == REFERENCE or size <= given.most)]
            try:
                for figure in measure(size, given.runs, programs, stories, Path(scratch), sparing=given.sparing):
                    figures.append(figure)
                    keep(Results(where, versions, given.runs, tuple(figures)), given.results)
            except KeyboardInterrupt:
                print("stopped: what was measured is told", file=sys.stderr, flush=True)
                break
            except (subprocess.CalledProcessError, RuntimeError, TimeoutError) as why:
                # Hours of other sizes may stand behind it: what was finished is told.
                print(f"error: {size:,} documents: {why}\n{getattr(why, 'output', None) or ''}", file=sys.stderr, flush=True)
                break
    return Results(where, versions, given.runs, tuple(figures))


def keep(results: Results, file: Path | None) -> None:
    """Writes every run into a file, if one is named: after each of them, because hours may stand behind it."""
    if file:
        file.write_text(to_json(results), encoding="utf-8", newline="\n")


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description="Time Dateline and other generators on the same documents.")
    parser.add_argument("--sizes", default="1000,10000", help="numbers of documents")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peers", default=",".join(peer.name for peer in PEERS))
    parser.add_argument("--most", type=int, default=10_000, help=f"more documents than these only {REFERENCE} is given: the others take many minutes")
    parser.add_argument("--maker", type=Path, help="a script that writes the documents, called as SCRIPT N FOLDER --start I")
    parser.add_argument("--install", action="store_true", help="install the peers that are missing, from PyPI and npm")
    parser.add_argument("--cache", type=Path, default=cache_folder(), help="where peers are installed (default: %(default)s)")
    parser.add_argument("--folder", type=Path, help="where to build; a temporary folder if not given")
    parser.add_argument("--sparing", action="store_true", help="keep one site a program at a time, where the disk is small; deleting may slow what follows")
    parser.add_argument("--results", type=Path, help="a .json file for every single run")
    parser.add_argument("--publish", action="store_true", help="write the figures into benchmarks/results/ and the README")
    parser.add_argument("--from", dest="known", type=Path, action="append", help="a results file: measure nothing; several are put together")
    return parser


def main(arguments: list[str] | None = None) -> None:
    parser = options()
    given = parser.parse_args(arguments)
    if unknown := {*filter(None, given.peers.split(","))} - {peer.name for peer in PEERS}:
        parser.error(f"no such peer: {', '.join(sorted(unknown))}; there are {', '.join(peer.name for peer in PEERS)}")
    given.cache = given.cache.expanduser().resolve()
    results = merged([from_json(path.read_text(encoding="utf-8")) for path in given.known]) if given.known else compared(given)
    if not results.figures:
        parser.exit(1, "nothing was measured\n")
    print(report(results))
    keep(results, given.results)
    if given.publish:
        publish(results, Path(REPO))


if __name__ == "__main__":
    main()
