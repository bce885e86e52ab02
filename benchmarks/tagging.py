"""How many texts of three kilobytes are tagged a second by one core, with the world pack and discovery; and by spaCy's small model, where it is installed.

    python -m benchmarks.tagging [--documents 200] [--runs 5]

The texts are made up from sentences as news writes them, with names drawn from the seed and the text's number. Processor time, the
best of the runs; beside it, the time as a multiple of a reference (see `benchmarks.reading`), which stays where other work slows the machine.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from time import process_time
from typing import Any

from benchmarks.reading import reference
from dateline.model import Block, Field, Reading
from dateline.pack import world_actors
from dateline.tag import Lexicon, tag_item

SIZE = 3_000
GIVEN = ("Anna", "Peter", "Maria", "Thomas", "Ingrid", "Marek", "Sofia", "Pavel", "Elena", "Joseph", "Karen", "Robert")
SURNAMES = ("Keller", "Novak", "Fischer", "Lindqvist", "Moreau", "Okafor", "Tanaka", "Santos", "Petrova", "Haddad", "Larsen", "Kowalski")
COUNTRIES = ("Japan", "Norway", "Brazil", "Poland", "Canada", "Kenya", "Italy", "Mexico", "Sweden", "Vietnam")
ADJECTIVES = ("Japanese", "Norwegian", "Brazilian", "Polish", "Canadian", "Kenyan", "Italian", "Mexican", "Swedish", "Vietnamese")
TITLES = ("Foreign Minister", "Defense Secretary", "President", "Prime Minister", "Ambassador", "Senator")
TOWNS = ("Porsgrunn", "Sorocaba", "Gdynia", "Halifax", "Nakuru", "Bergamo", "Puebla", "Lund", "Hue", "Kobe")
SENTENCES = (
    "{title} {given} {surname} said on Tuesday that {country} would not change its position before the talks in {town}.",
    "“The harbour stays open as long as it is needed,” {surname} told reporters, “and nobody should doubt that.”",
    "The {adjective} Ministry of Transport and the Committee for Road Safety published their figures for the last three years.",
    "According to {given} {surname}, a professor at the University of {town}, prices rose by four percent while wages stayed where they were.",
    "Officials from {country} and the United Nations met for two days, but they left without an agreement on the new rules.",
    "{given} {surname}, 43, who runs a small shop near the station, has waited for the decision since last autumn.",
    "The North Harbour Development Bank (NHDB) lent the money; the NHDB declined to comment on the terms of the loan.",
    "It was not clear how many of the ships had been checked, or when the inspections would end.",
    "“We asked for an answer in March,” said {given} {surname}, a spokeswoman for {town} Shipping Ltd. “We are still waiting.”",
    "A court in {town} will hear the case next week, and the {adjective} government expects a ruling before the end of the year.",
)


def text(number: int) -> Reading:
    """Text number `number`."""
    draw = random.Random(f"tagging {number}")
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < SIZE:
        names = {
            "given": draw.choice(GIVEN),
            "surname": draw.choice(SURNAMES),
            "country": draw.choice(COUNTRIES),
            "adjective": draw.choice(ADJECTIVES),
            "title": draw.choice(TITLES),
            "town": draw.choice(TOWNS),
        }
        paragraphs.append(" ".join(sentence.format(**names) for sentence in draw.sample(SENTENCES, 2)))
    title = Field(f"{names['country']} and {draw.choice(COUNTRIES)} meet in {names['town']}", "made up")
    return Reading(
        None, title, published=Field("2025-04-11", "made up"), language=Field("en", "made up"), body=tuple(Block(p, n) for n, p in enumerate(paragraphs, 1))
    )


def measured(work: Callable[[Reading], object], items: Sequence[Reading], runs: int) -> tuple[float, float]:
    """The seconds that one item takes in the best run, and the least multiple of the reference."""
    for item in items[:20]:
        work(item)
    times, ratios = [], []
    for _ in range(runs):
        before = min(reference() for _ in range(5))
        start = process_time()
        for item in items:
            work(item)
        took = (process_time() - start) / len(items)
        times.append(took)
        ratios.append(took * 2 / (before + min(reference() for _ in range(5))))
    return min(times), min(ratios)


def spacy_model() -> Any:
    """spaCy's small English model, None where it is not installed."""
    try:
        import spacy  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return None
    found = sorted(name for name in spacy.util.get_installed_models() if name.startswith("en_core_web_sm"))
    return spacy.load(found[0]) if found else None


def told(name: str, took: float, ratio: float) -> str:
    return f"{name}: {1 / took:,.0f} texts a second, {took * 1e3:.2f} ms, {ratio:.2f} references each"


def main() -> None:
    parser = argparse.ArgumentParser(description="Time tagging.")
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    items = [text(number) for number in range(given.documents)]
    lexicon = Lexicon.build(world_actors())
    took, ratio = measured(lambda item: tag_item(item, lexicon), items, given.runs)
    print(told("dateline", took, ratio))
    model = spacy_model()
    if model is None:
        print("spaCy's small English model is not installed")
        return
    theirs, ratio = measured(lambda item: model(item.text), items[:40], 2)
    print(told("spaCy, small model", theirs, ratio))
    print(f"{theirs / took:.0f} times as fast")


if __name__ == "__main__":
    main()
