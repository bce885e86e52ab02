"""Writes a made-up digest: N documents, each drawn from the seed and its own number alone.

    python -m benchmarks.corpus N FOLDER [--start I] [--seed S] [--flavour markdown|capture]

`markdown` documents have front matter (title, date within five years, source, summary, 1 to 3 of 40 topics, 2 to 6 of 400 actors by
Zipf's law) and 250 to 600 words with headings, lists, quotations, emphasis and links. `capture` documents are the same as plain text,
the way a page looks when it was saved: navigation, title, a line of labels, paragraphs, a list of other stories.
Document I is the same in every corpus of a seed, so `1 FOLDER --start N` adds one document to a corpus of N.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from bisect import bisect
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

FIRST = datetime(2020, 1, 1, tzinfo=UTC)
SPAN_SECONDS = 5 * 365 * 24 * 3600
SMALL_WORDS = """
the a an and or but of to in on at by for from with as is are was were be been has have had will would can could may it its this that these
those they their them he she his her we our us you your who which what when where how not no so if than then there here all each every some
any more most much many few less other another same such only also even still just yet now soon later again once twice first last next new
old long short great small high low early late own good better best right left near far before after since until while during between among
through across over under against about into out up down off back away within without because though although say said says make made take
took taken give given go went gone come came see seen know known think thought find found keep kept hold held let put set run call called
turn turned show shown want need ask asked work worked use used seem seemed leave left begin began meet met talk talked plan planned year
month week day hour time way part place side end line point case fact word name number group people man woman child house city state country
world water land sea road school market price money law court party office company member question answer problem change reason result
"""
SYLLABLES = "ar be cor da el fa gor ha in jo kal lu mar no ol pa qui ras so tan u ver we xa yo zel bri cla dro fle gru pli sta tre"
TOPICS = [
    "Elections", "Climate", "Trade", "Energy", "Security", "Health", "Courts", "Migration", "Work", "Banking", "Technology", "Privacy",
    "Railways", "Housing", "Schools", "Defence", "Farming", "Space", "Research", "Sport", "Museums", "Press", "Taxes", "Insurance",
    "Airports", "Ports", "Mining", "Shops", "Medicines", "Networks", "Competition", "Embargoes", "Embassies", "Strikes", "Floods",
    "Rivers", "Fishing", "Forests", "Travel", "Faith",
]  # fmt: skip
PAPERS = ("Gazette", "Courier", "Mirror", "Bulletin", "Register", "Dispatch")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words and names with their cumulated weights: words by Zipf-Mandelbrot, actors and topics by Zipf."""

    words: tuple[str, ...]
    word_weights: tuple[float, ...]
    actors: tuple[str, ...]
    actor_weights: tuple[float, ...]
    topic_weights: tuple[float, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One made-up document, before it is written in a flavour. `paragraphs` are Markdown."""

    slug: str
    title: str
    date: datetime
    source: str
    url: str
    summary: str
    topics: tuple[str, ...]
    actors: tuple[str, ...]
    paragraphs: tuple[str, ...]


def vocabulary() -> Vocabulary:
    """The words and names of every corpus."""
    draw = random.Random(471)
    made = _made_words(draw, 16_000)
    words = (*SMALL_WORDS.split(), *made[1_300:])
    names = [word.capitalize() for word in made[:1_300]]
    shapes = ("{0} {1}", "{0} {1} Union", "{0}", "{0} {1} {2}")
    actors = tuple(shapes[i % 4].format(*names[3 * i : 3 * i + 3]) for i in range(400))
    sources = tuple(f"{names[1_200 + i]} {PAPERS[i % 6]}" for i in range(60))
    return Vocabulary(
        words=words,
        word_weights=tuple(accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(words)))),
        actors=actors,
        actor_weights=tuple(accumulate(1 / (rank + 1) for rank in range(400))),
        topic_weights=tuple(accumulate(1 / (rank + 3) for rank in range(len(TOPICS)))),
        sources=sources,
    )


def _made_words(draw: random.Random, count: int) -> list[str]:
    syllables, small = SYLLABLES.split(), frozenset(SMALL_WORDS.split())
    words: dict[str, None] = {}
    while len(words) < count:
        word = "".join(draw.choices(syllables, k=draw.choice((2, 2, 3, 3, 3))))
        if word not in small:
            words[word] = None
    return list(words)


def story(number: int, seed: int, known: Vocabulary) -> Story:
    """Document `number` of the corpus of `seed`."""
    draw = random.Random(f"{seed}/{number}")
    actors = _draw(draw, known.actors, known.actor_weights, draw.randint(2, 6))
    topics = _draw(draw, TOPICS, known.topic_weights, draw.randint(1, 3))
    date = FIRST + timedelta(seconds=draw.randrange(SPAN_SECONDS))
    title = _sentence(draw, known, draw.randint(6, 12), actors)
    slug = "".join(c if c.isalnum() else "-" for c in title.lower())[:60].strip("-")
    return Story(
        slug=f"{slug}-{number}",
        title=title,
        date=date,
        source=draw.choice(known.sources),
        url=f"https://news.example/{date:%Y/%m/%d}/{number}",
        summary=_sentence(draw, known, 22, actors) + ".",
        topics=topics,
        actors=actors,
        paragraphs=_paragraphs(draw, known, actors),
    )


def _draw(draw: random.Random, pool: list[str] | tuple[str, ...], weights: tuple[float, ...], count: int) -> tuple[str, ...]:
    drawn: dict[str, None] = {}
    while len(drawn) < count:
        drawn[pool[bisect(weights, draw.random() * weights[-1])]] = None
    return tuple(drawn)


def _sentence(draw: random.Random, known: Vocabulary, length: int, actors: tuple[str, ...]) -> str:
    words = draw.choices(known.words, cum_weights=known.word_weights, k=length)
    if actors and draw.random() < 0.25:
        words[draw.randrange(length)] = draw.choice(actors)
    text = " ".join(words)
    return text[0].upper() + text[1:]


def _paragraph(draw: random.Random, known: Vocabulary, length: int, actors: tuple[str, ...]) -> str:
    sentences = []
    while length > 0:
        count = draw.randint(8, 24)
        words = _sentence(draw, known, count, actors).split(" ")
        at, kind = draw.randrange(len(words)), draw.random()
        if kind < 0.10:
            words[at] = f"[{words[at]}](https://example.org/{draw.choice(known.words)}/{draw.randrange(9999)})"
        elif kind < 0.16:
            words[at] = f"**{words[at]}**"
        elif kind < 0.20:
            words[at] = f"*{words[at]}*"
        sentences.append(" ".join(words) + draw.choice("....?"))
        length -= count
    return " ".join(sentences)


def _paragraphs(draw: random.Random, known: Vocabulary, actors: tuple[str, ...]) -> tuple[str, ...]:
    left, made = draw.randint(250, 600), list[str]()
    while left > 0:
        kind = draw.random() if made else 1.0
        if kind < 0.12:
            made.append("## " + _sentence(draw, known, draw.randint(3, 7), ()))
        elif kind < 0.22:
            points = [f"- {_sentence(draw, known, draw.randint(5, 14), actors)}" for _ in range(draw.randint(3, 6))]
            made.append("\n".join(points))
            left -= 9 * len(points)
        elif kind < 0.26:
            made.append(f"> {_sentence(draw, known, 15, actors)}.")
            left -= 15
        else:
            length = draw.randint(40, 90)
            made.append(_paragraph(draw, known, length, actors))
            left -= length
    return tuple(made)


def as_markdown(one: Story) -> str:
    """Front matter and Markdown."""
    lists = "".join(f"{key}:\n" + "".join(f'  - "{value}"\n' for value in values) for key, values in (("topics", one.topics), ("actors", one.actors)))
    head = f'title: "{one.title}"\ndate: {one.date:%Y-%m-%dT%H:%M:%SZ}\nsource: "{one.source}"\nurl: "{one.url}"\nsummary: "{one.summary}"\n'
    return f"---\n{head}{lists}---\n\n" + "\n\n".join(one.paragraphs) + "\n"


def as_capture(one: Story) -> str:
    """Plain text as saved from a page, with a page's noise around the story."""
    plain = "\n\n".join(re.sub(r"^## |^> |\*|\[|\]\(\S*\)", "", part) for part in one.paragraphs)
    labels = f"{one.source}\n{one.date:%B} {one.date.day}, {one.date.year} {one.date:%H:%M} UTC\n{one.url}"
    return f"Skip to main content\n\n{one.title}\n\n{labels}\n\n{plain}\n\nShare this article\nMost read\n-\n{one.summary}\n"


FLAVOURS = {"markdown": (as_markdown, "md"), "capture": (as_capture, "txt")}


def write(folder: Path, count: int, *, start: int = 0, seed: int = 7, flavour: str = "markdown") -> list[Path]:
    """Writes documents `start` to `start + count` below `folder`, by year and month; gives their paths."""
    known, (render, suffix) = vocabulary(), FLAVOURS[flavour]
    paths = []
    for number in range(start, start + count):
        one = story(number, seed, known)
        path = folder / f"{one.date:%Y}" / f"{one.date:%m}" / f"{one.slug}.{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(render(one), encoding="utf-8", newline="\n")
        paths.append(path)
    return paths


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a made-up digest.")
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--flavour", choices=FLAVOURS, default="markdown")
    given = parser.parse_args()
    paths = write(given.folder, given.count, start=given.start, seed=given.seed, flavour=given.flavour)
    print(f"{len(paths)} documents, {sum(path.stat().st_size for path in paths):,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
