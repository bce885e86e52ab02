"""What it costs to publish a site: the first time, after one more document, and when nothing has changed.

    python -m benchmarks.publish [--documents 2000] [--runs 3] [--targets folder,git,webdav,sftp,s3] [--publish] [--folder DIR]

Made-up documents are built, search included (2,000 give some 10,000 pages), and `dateline publish` sends the site to each target: a folder, a git
repository behind git-http-backend, rclone's WebDAV server, OpenSSH's sftp server, S3rver for S3; all of them on this machine, started as the tests
start them. A target whose server or library is missing is told in one line and left out. Every run has a digest and places of its own and begins
with another target, because the first publishing of a digest notes in its ledger what was published. Seconds are those of the whole command,
start-up and plan included, the builds between not. Files, bytes and requests are what the command itself says; it counts no requests of a folder,
of git and of SFTP, and tells none where nothing was sent. `--publish` keeps the table in `benchmarks/results/publish.md`.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from benchmarks.scale import dated, lay, made_here
from benchmarks.table import keep, machine, table, versions
from benchmarks.watch import REPO, TODAY, Run, build, watched

KINDS = ("folder", "git", "webdav", "sftp", "s3")
FIRST, ADDED, SAME = "first", "one document added", "nothing changed"
STEPS = (FIRST, ADDED, SAME)
HEAD = ("target", "what", "files sent", "bytes sent", "requests", "median s", "least", "most", "pages of the site")
_LIBRARIES = {"webdav": "webdav4", "sftp": "sshfs", "s3": "s3fs"}
_NOON = {"SOURCE_DATE_EPOCH": str(int(datetime.fromisoformat(f"{TODAY}T12:00:00+00:00").timestamp()))}
_PAGES = re.compile(r"([\d,]+) pages?:")
_SENT = re.compile(r"^published: ([\d,]+) files? sent \(([^)]*)\), [\d,]+ removed(?:, ([\d,]+) requests?)? in ", re.MULTILINE)
_NOTHING = re.compile(r"^published: .*nothing was sent$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one run publishes to: an address, and what the environment says to who logs in there."""

    url: str
    settings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sent:
    """What one publishing sent: files, bytes in the command's words, and requests (0 where it counts none)."""

    files: int
    size: str
    requests: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One publishing of a site of so many pages."""

    kind: str
    step: str
    sent: Sent
    seconds: float
    pages: int


Make = Callable[[str], Place]
"""Makes an empty place, by its name."""


def number(told: str | None) -> int:
    return int((told or "0").replace(",", ""))


def sent(said: str) -> Sent:
    """What `dateline publish` says that it sent. Raises ValueError where it says nothing of the kind."""
    if _NOTHING.search(said):
        return Sent(0, "0", 0)
    found = _SENT.search(said)
    if not found:
        raise ValueError(f"publish does not tell what it sent:\n{said}")
    return Sent(number(found[1]), found[2], number(found[3]))


def pages(said: str) -> int:
    """How many pages a build says the site has. Raises ValueError where it says nothing of the kind."""
    found = _PAGES.search(said)
    if not found:
        raise ValueError(f"build does not tell its pages:\n{said}")
    return number(found[1])


def opened(kind: str, base: Path, end: ExitStack) -> Make:
    """Starts a target's server, which `end` stops. Raises pytest's Failed with what to do where it is not installed."""
    base.mkdir(parents=True)
    if kind == "folder":
        return lambda name: Place(str(base / name), {})
    from tests.publish import hosts, servers

    if kind == "git":

        def repository(name: str) -> Place:
            host = hosts.git_over_http(base / name)
            if host.kill:
                end.callback(host.kill)
            return Place(host.url, {})

        hosts.program("git")
        return repository
    make = end.enter_context(servers.KINDS[kind](base))

    def place(name: str) -> Place:
        host = make(base, name)
        service = {"AWS_DEFAULT_REGION": "us-east-1", "AWS_ENDPOINT_URL": host.service} if kind == "s3" else {}  # an address alone has no settings
        return Place(host.url, {**host.login, **service})

    return place


def all_opened(kinds: Sequence[str], scratch: Path, end: ExitStack) -> dict[str, Make]:
    """The targets that can be had here; the others are told."""
    from pytest import fail

    made: dict[str, Make] = {}
    for kind in kinds:
        library = _LIBRARIES.get(kind)
        if library and find_spec(library) is None:
            print(f"{kind} is left out: {library} is not installed (pip install 'dateline[{kind}]')", file=sys.stderr)
            continue
        try:
            made[kind] = opened(kind, scratch / kind, end)
        except fail.Exception as why:
            print(f"{kind} is left out: {why}", file=sys.stderr)
    return made


def publish(root: Path, place: Place) -> Run:
    """Publishes the digest under `root`, on the day that it was built."""
    return watched([sys.executable, str(REPO / "build.py"), "publish", place.url, "--root", str(root)], settings={**_NOON, **place.settings})


def measure(documents: int, runs: int, makes: Mapping[str, Make], scratch: Path) -> Iterator[Figure]:
    """Every publishing, as it is done. Raises ValueError where less was sent than the site has, or something although nothing had changed."""
    kinds = list(makes)
    for at in range(runs):
        root, places = scratch / f"digest-{at}", {kind: make(f"run-{at}") for kind, make in makes.items()}
        lay(root, documents, made_here, search=True)
        turn = at % len(kinds)
        for step in STEPS:
            if step == ADDED:
                dated(made_here(root / "seeds", 1, documents)[0], TODAY)
            many = pages(build(root).said)
            for kind in (*kinds[turn:], *kinds[:turn]):
                run = publish(root, places[kind])
                did = sent(run.said)
                if (step == FIRST and did.files < many) or (step == ADDED and not did.files) or (step == SAME and did.files):
                    raise ValueError(f"{kind}, {step}: {did.files} files were sent of a site of {many} pages")
                print(f"{kind}, {step}: {run.seconds:.1f} s", file=sys.stderr)
                yield Figure(kind, step, did, run.seconds, many)


def row(figures: Sequence[Figure]) -> tuple[str, ...]:
    """One target's row for one step, of all runs."""
    one, times = figures[-1], sorted(figure.seconds for figure in figures)
    requests = f"{one.sent.requests:,}" if one.sent.requests else ""
    seconds = (f"{median(times):.2f}", f"{times[0]:.2f}", f"{times[-1]:.2f}")
    return (one.kind, one.step, f"{one.sent.files:,}", one.sent.size, requests, *seconds, f"{one.pages:,}")


def rows(figures: Sequence[Figure]) -> list[tuple[str, ...]]:
    """The table: target by target, step by step."""
    kinds = dict.fromkeys(figure.kind for figure in figures)
    kept = ([figure for figure in figures if (figure.kind, figure.step) == (kind, step)] for kind in kinds for step in STEPS)
    return [HEAD, *(row(some) for some in kept if some)]


def server(kind: str) -> str:
    """A target's server, with its version; "" for a folder."""
    if kind == "s3":
        from tests.support.tools import tool

        return f"S3rver {json.loads(tool('s3rver', 'package.json').read_text(encoding='utf-8'))['version']}"
    command = {"git": ("git", "--version"), "webdav": ("rclone", "version"), "sftp": ("ssh", "-V")}.get(kind)
    if not command:
        return ""
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout
    return told.splitlines()[0].partition(",")[0].replace("git version", "git")


def report(figures: Sequence[Figure], documents: int, runs: int, where: str) -> str:
    servers = [told for kind in dict.fromkeys(figure.kind for figure in figures) if (told := server(kind))]
    how = f"{documents:,} documents, with search; runs: {runs}"
    return f"{table(rows(figures))}\n\n{', '.join([versions(), *servers])}. {where}; {how}, each target on the same machine."


def asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.publish", description="Time the publishing of a site.")
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--targets", default=",".join(KINDS))
    parser.add_argument("--publish", action="store_true", help="keep the table in benchmarks/results/")
    parser.add_argument("--folder", type=Path, help="where to build and to publish to; a temporary folder if not given")
    given = parser.parse_args(arguments)
    given.targets = given.targets.split(",")
    if unknown := set(given.targets).difference(KINDS):
        parser.error(f"no such target: {', '.join(sorted(unknown))} (there are {', '.join(KINDS)})")
    return given


def main(arguments: list[str] | None = None) -> None:
    given, where = asked(arguments), machine()
    with tempfile.TemporaryDirectory(dir=given.folder, prefix="dateline-publish-", ignore_cleanup_errors=True) as scratch, ExitStack() as end:
        makes = all_opened(given.targets, Path(scratch) / "places", end)
        if not makes:
            return
        told = report(list(measure(given.documents, given.runs, makes, Path(scratch))), given.documents, given.runs, where)
    print(told)
    if given.publish:
        keep("publish", "Publishing a site", told)


if __name__ == "__main__":
    main()
