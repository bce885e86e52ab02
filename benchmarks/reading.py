"""How many documents a second are read, and how many tagged, by one process.

    python -m benchmarks.reading [--documents 1000] [--runs 3]

Both flavours of the made-up corpus; the lexicon is the world pack with the profiles of this repository's digest. Reading and
tagging are pure, so nothing but processor and memory is measured. Figures are medians.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

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
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return median(times)


def documents(flavour: str, count: int) -> list[tuple[str, bytes]]:
    known = corpus.vocabulary()
    render, suffix = corpus.FLAVOURS[flavour]
    return [(f"seeds/{number}.{suffix}", render(corpus.story(number, 7, known)).encode()) for number in range(count)]


def main() -> None:
    parser = argparse.ArgumentParser(description="Time reading and tagging.")
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
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
