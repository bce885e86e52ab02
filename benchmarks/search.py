"""What search costs as a digest grows: to build, to keep, and to ask in a real browser.

    python -m benchmarks.search [--sizes 10000,100000] [--runs 3] [--jobs 2] [--folder DIR]

The index is made by `dateline.search` of the documents of `benchmarks.corpus`, without reading, tagging and pages, so that 100,000 of them
take minutes. Then Chromium asks for words common and rare, by a plain server without compression. Bytes are those on the wire with their
headers (Chrome DevTools Protocol), items' pages that the results quote from included; seconds run from the question to the counts behind
every choice. A question is first asked by somebody who has loaded nothing yet, then by the same after the search page and its choices are
there. What is found is compared with a plain look through all texts.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import msgspec

from benchmarks import corpus
from benchmarks.watch import build
from dateline.search import Entry, Leaf, cut, leaf_of, listing, volume_files, volume_name
from dateline.text import slug

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

SEED = 471
_NUMBER = re.compile(r"-(\d+)/")
_WORD = re.compile(r"[^\W_]+")
_PLACES = {"actor": "actors/", "topic": "topics/", "source": "sources/", "year": "year/", "text": "text/"}


@cache
def _known() -> corpus.Vocabulary:
    return corpus.vocabulary()


def entry(number: int, known: corpus.Vocabulary) -> Entry:
    """Document `number` as search finds it."""
    one = corpus.story(number, SEED, known)
    values = [f"actors/organization/{slug(name)}" for name in one.actors] + [f"topics/{slug(name)}" for name in one.topics]
    values += [f"sources/{slug(one.source)}", f"year/{one.date.year}", "text/full"]
    return Entry(f"items/{one.date:%Y/%m/%d}/{one.slug}/", one.title, f"{one.date:%d %B %Y}", one.source, "en", (*one.paragraphs, one.source), tuple(values))


@dataclass(frozen=True, slots=True)
class Told:
    """A leaf that is made: as the list of volumes tells it, and how many of its items hold all words of each question."""

    file: str
    stamp: str
    name: str
    items: int
    values: dict[str, int]
    holding: tuple[int, ...]


def make_leaf(folder: Path, questions: tuple[str, ...], numbers: list[int]) -> Told:
    """Makes the leaf of these documents."""
    known = _known()
    entries = [entry(number, known) for number in numbers]
    leaf = leaf_of(entries)
    file = folder / f"{leaf.stamp}.leaf"
    file.write_bytes(msgspec.msgpack.encode(leaf))
    words = [set(_WORD.findall(" ".join((one.title, *one.texts)).lower())) for one in entries]
    holding = tuple(sum(all(_begun(word, held) for word in question.split()) for held in words) for question in questions)
    return Told(str(file), leaf.stamp, leaf.name, leaf.items, {name: len(items) for name, items in leaf.values.items()}, holding)


def _begun(word: str, held: set[str]) -> bool:
    """Whether a text holds a word, or one that begins so where it has four letters."""
    return word in held or (len(word) >= 4 and any(other.startswith(word) for other in held))


@dataclass(frozen=True, slots=True)
class Made:
    """An index: seconds in all, peak memory of the largest process, files and bytes; and what must be found."""

    seconds: float
    mebibytes: int
    files: int
    bytes: int
    expected: dict[str, int]


def make_index(data: Path, scratch: Path, line: list[tuple[str, int]], questions: tuple[str, ...], jobs: int) -> Made:
    """The index of the documents in `line` (id and number, in time), into `data`."""
    start = perf_counter()
    cuts = cut([id_ for id_, _ in line])
    parts = [[number for _, number in line[first:last]] for first, last in cuts.leaves]
    with ProcessPoolExecutor(jobs, get_context("spawn")) as workers:
        told = list(workers.map(partial(make_leaf, scratch, questions), parts))
    volumes = []
    files = written = 0
    for first, last in cuts.volumes:
        some = told[first:last]
        leaves = [msgspec.msgpack.decode(Path(one.file).read_bytes(), type=Leaf) for one in some]
        name = volume_name(one.stamp for one in some)
        volumes.append((name, [(one.name, one.items) for one in some]))
        out = {f"{name}/{path}": content for path, content in volume_files(leaves)}
        out |= {f"{one.name}/{number}.json": content for one, leaf in zip(some, leaves, strict=True) for number, content in enumerate(leaf.cards)}
        for path, content in out.items():
            (data / path).parent.mkdir(parents=True, exist_ok=True)
            (data / path).write_bytes(content)
        files, written = files + len(out), written + sum(map(len, out.values()))
    values = sum((Counter(one.values) for one in told), Counter())
    offered: dict[str, list[list[str | int]]]
    offered = {kind: [[name, name.rpartition("/")[2], values[name]] for name in sorted(values) if name.startswith(place)] for kind, place in _PLACES.items()}
    (data / "volumes.json").write_bytes(listing(volumes, offered))
    most = max(getrusage(RUSAGE_SELF).ru_maxrss, getrusage(RUSAGE_CHILDREN).ru_maxrss) // 1024
    expected = {question: sum(one.holding[at] for one in told) for at, question in enumerate(questions)}
    return Made(perf_counter() - start, most, files + 1, written + (data / "volumes.json").stat().st_size, expected)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *arguments: object) -> None:
        """Nothing: a browser that leaves a page ends what it was loading."""


class _Site(SimpleHTTPRequestHandler):
    """The built site; pages of items are made as they are asked for."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, known: corpus.Vocabulary, **named: object) -> None:
        self.known = known
        super().__init__(*arguments, **named)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        found = _NUMBER.search(self.path) if self.path.startswith("/items/") else None
        if not found:
            super().do_GET()
            return
        one = corpus.story(int(found[1]), SEED, self.known)
        text = "".join(f"<p>{paragraph}</p>" for paragraph in one.paragraphs)
        filler = "<p hidden>" + "x" * 9_000 + "</p>"  # what an item's page has around its text: head, chips, how to cite it
        body = f'<!DOCTYPE html><title>{one.title}</title><article class="item"><div class="text">{text}</div></article>{filler}'.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Nothing: only figures are told."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    server = _Server(("127.0.0.1", 0), partial(_Site, directory=str(site), known=_known()))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: items found, kilobytes and seconds."""

    found: int
    kilobytes: float
    seconds: float


def ask(page: Page, wire: list[float], act: Callable[[Page], object]) -> Asked:
    """Does what asks a question, and waits for the rows, the counts and the lines."""
    wire.clear()
    start = perf_counter()
    act(page)
    page.wait_for_selector("#search[data-done=counts]")
    seconds = perf_counter() - start
    page.wait_for_load_state("networkidle")
    told = page.locator("#status").inner_text()
    return Asked(int(re.sub(r"\D", "", told) or 0), sum(wire) / 1000, seconds)


def _wired(session: CDPSession) -> list[float]:
    wire: list[float] = []
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: wire.append(event["encodedDataLength"]))
    return wire


def visit(browser: Browser, home: str, question: str) -> tuple[Asked, Asked]:
    """The same question by who comes for it, and by who is there already."""
    told = []
    for first in (True, False):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        wire = _wired(context.new_cdp_session(page))
        if first:
            told.append(ask(page, wire, lambda page: page.goto(f"{home}search/?q={question.replace(' ', '+')}")))
        else:
            ask(page, wire, lambda page: page.goto(f"{home}search/?q=zzzz"))
            page.locator("#q").fill(question)
            told.append(ask(page, wire, lambda page: page.locator("#q").press("Enter")))
        context.close()
    return told[0], told[1]


def skeleton(root: Path) -> Path:
    """A site of one document, whose search page and scripts are those of every site."""
    (root / "content").mkdir(parents=True)
    (root / "content" / "site.yml").write_text("title: A made-up digest\nrights: full\n", encoding="utf-8")
    corpus.write(root / "seeds", 1)
    build(root)
    return root / "site"


def measure(size: int, runs: int, jobs: int, scratch: Path, browser: Browser) -> None:
    """Prints the figures of one size."""
    known = _known()
    dated = sorted((corpus.story(number, SEED, known).date, f"{number:07x}", number) for number in range(size))
    line = [(id_, number) for _, id_, number in dated]
    words = known.words
    questions = ("the", words[200], f"{words[40]} {words[90]} {words[140]}", words[4_000], words[-1], words[3_000][:4])
    site = skeleton(scratch / f"digest-{size}")
    shutil.rmtree(site / "search" / "data")
    leaves = scratch / f"leaves-{size}"
    leaves.mkdir()
    made = make_index(site / "search" / "data", leaves, line, questions, jobs)
    told = f"{made.seconds:.0f} s with {jobs} processes, {made.mebibytes} MiB at most in one, {made.files:,} files, {made.bytes / 1e6:.1f} MB"
    print(f"\n{size:,} documents: {told}")
    print("| words | must be found | found | KB, first visit | s | KB, then | s |\n| --- | --- | --- | --- | --- | --- | --- |")
    with served(site) as home:
        for question in questions:
            both = [visit(browser, home, question) for _ in range(runs)]
            first, then = ([pair[at] for pair in both] for at in (0, 1))
            figures = [f"{median(one.kilobytes for one in some):,.0f} | {median(one.seconds for one in some):.2f}" for some in (first, then)]
            print(f"| {question} | {made.expected[question]:,} | {first[0].found:,} | {' | '.join(figures)} |", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search")
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    from tests.support.browser import chromium

    with tempfile.TemporaryDirectory(dir=asked.folder, prefix="dateline-search-") as scratch, chromium() as browser:
        for size in map(int, asked.sizes.split(",")):
            measure(size, asked.runs, asked.jobs, Path(scratch), browser)
    return 0


if __name__ == "__main__":
    sys.exit(main())
