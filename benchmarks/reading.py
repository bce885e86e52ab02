"""How many documents a second are read, and how many tagged, by one process; and what a capture costs against a reference.

    python -m benchmarks.reading [--documents 1000] [--runs 3]

Both flavours of the made-up corpus; the lexicon is the world pack with the profiles of this repository's digest. Reading and
tagging are pure, so nothing but processor and memory is measured. Figures are medians of processor time.

Captures of 3 KB and whole pages of 30 KB (a capture within the menus of a made-up site) are also told as multiples of a reference,
the words of 40 KB of text found by a regular expression, which is timed before and after each run: the ratio stays where other work
slows the machine.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

from benchmarks import corpus
from benchmarks.watch import REPO
from dateline.content import load_content
from dateline.model import Reading
from dateline.read import read_document
from dateline.tag import Lexicon, tag_item


def seconds(work: Callable[[], object], runs: int) -> float:
    """The median time of `work`, after one run that is not counted."""
    work()
    times = []
    for _ in range(runs):
        start = process_time()
        work()
        times.append(process_time() - start)
    return median(times)


_WORDS = re.compile(r"[^\W_]+")
_TEXT = "the quick brown fox jumps over the lazy dog " * 900


def reference() -> float:
    """The time that the reference takes."""
    start = process_time()
    _WORDS.findall(_TEXT)
    return process_time() - start


def against(work: Callable[[], object], runs: int) -> tuple[float, float]:
    """The median time of `work` in seconds, and as a multiple of the reference."""
    work()
    times, ratios = [], []
    for _ in range(max(runs, 5)):
        before = median(reference() for _ in range(5))
        start = process_time()
        work()
        took = process_time() - start
        times.append(took)
        ratios.append(took * 2 / (before + median(reference() for _ in range(5))))
    return median(times), median(ratios)


def captures(count: int) -> list[bytes]:
    """Made-up captures of three kilobytes each."""
    known = corpus.vocabulary()
    render, _ = corpus.FLAVOURS["capture"]
    texts = (render(corpus.story(number, 7, known)) for number in range(count))
    return [text.encode()[:3072].rsplit(b"\n", 1)[0] for text in texts]


def whole_pages(count: int) -> list[bytes]:
    """Made-up captures of thirty kilobytes: a text within menus, teasers and a footer, no two lines of a page alike."""
    known = corpus.vocabulary()
    pages = []
    for number, text in enumerate(captures(count)):
        words = [word.capitalize() for word in known.words[number * 7 : number * 7 + 4000]]
        menu = "\n".join(f"  * {words[at]} {words[at + 1]}" for at in range(0, 1500, 2))
        teasers = "\n\n".join(f"{' '.join(words[at : at + 9])}\n{words[at]} {words[at + 5]}" for at in range(1500, 2700, 9))
        pages.append(f"{menu}\n\n{text.decode()}\n\nMore stories\n\n{teasers}".encode()[:30_720].rsplit(b"\n", 1)[0])
    return pages


def documents(flavour: str, count: int) -> list[tuple[str, bytes]]:
    known = corpus.vocabulary()
    render, suffix = corpus.FLAVOURS[flavour]
    return [(f"seeds/{number}.{suffix}", render(corpus.story(number, 7, known)).encode()) for number in range(count)]


def cost_of_captures(runs: int) -> None:
    """Prints what a capture of either size costs."""
    for name, pages in (("captures", captures(100)), ("whole pages", whole_pages(30))):

        def read_all(pages: list[bytes] = pages) -> None:
            for data in pages:
                read_document("seeds/page.txt", data, None, (), {})

        took, ratio = against(read_all, runs)
        size = sum(map(len, pages)) / len(pages) / 1024
        print(f"{name} of {size:.1f} KiB: {len(pages) / took:,.0f} a second, {took / len(pages) * 1e3:.2f} ms, {ratio / len(pages):.2f} references each")


def main() -> None:
    parser = argparse.ArgumentParser(description="Time reading and tagging.")
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    cost_of_captures(given.runs)
    content = load_content(Path(REPO))
    print(f"lexicon: {seconds(lambda: Lexicon.build(content.actors, content.topics, content.sources), given.runs):.2f} s to build")
    lexicon = Lexicon.build(content.actors, content.topics, content.sources)
    for flavour in corpus.FLAVOURS:
        papers = documents(flavour, given.documents)

        def read(papers: list[tuple[str, bytes]] = papers) -> list[Reading]:
            return [item for path, data in papers for item in read_document(path, data, None, content.sources, {}).items]

        readings = read()

        def tag(readings: list[Reading] = readings) -> None:
            for reading in readings:
                tag_item(reading, lexicon)

        size = sum(len(data) for _, data in papers) / len(papers) / 1024
        print(
            f"{flavour}: {len(papers):,} documents of {size:.1f} KiB: "
            f"{len(papers) / seconds(read, given.runs):,.0f} read, {len(readings) / seconds(tag, given.runs):,.0f} tagged a second"
        )


if __name__ == "__main__":
    main()
