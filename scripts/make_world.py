"""Makes the world pack (`dateline/data/world/`) from its sources in `scripts/world/`.

    python scripts/make_world.py                       the pack from facts.json and the hand-written files
    python scripts/make_world.py --factbook CHECKOUT   first facts.json anew, from factbook/factbook.json and Babel's CLDR
    python scripts/make_world.py --heads CHECKOUT      first heads.json anew, from the history of a git checkout of the same

The same sources give the same bytes. docs/world-pack.md says where everything comes from and under which licence.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from world_chiefs import with_chiefs
from world_facts import dump_facts, read_facts
from world_fixed import fixed
from world_heads import dump_heads, read_heads
from world_people import people

from dateline.text import fold, slug

HERE = Path(__file__).parent / "world"
PACK = Path(__file__).parent.parent / "dateline" / "data" / "world"
OWN_KEYS = frozenset({"name", "slug", "wikidata", "aliases", "acronyms", "weak", "adjectives", "demonyms", "capitals", "native", "drop", "ambiguous", "nots"})
BODY_KEYS = frozenset({"id", "name", "aliases", "acronyms", "weak", "wikidata", "country", "native", "ambiguous", "nots"})
_BRITISH = {"Organisation": "Organization", "Programme": "Program", "Defence": "Defense", "Labour": "Labor", "Centre": "Center"}
_ATLANTIC = _BRITISH | {american: british for british, american in _BRITISH.items()}
_ATLANTIC_WORD = re.compile(rf"\b({'|'.join(_ATLANTIC)})\b")
Actor = dict[str, Any]


def make_pack(facts: Path, source: Path, target: Path) -> None:
    """Writes countries.json, organizations.json, people.json, shields.txt and names.json into `target`."""
    known = json.loads(facts.read_text("utf-8"))
    own = _yaml(source / "countries.yml")
    bodies = [_body(entry) for entry in _yaml(source / "organizations.yml")]
    taken = {fold(form) for body in bodies for form in (body["name"], *body.get("aliases", ()))}
    lines = (source / "shields.txt").read_text("utf-8").splitlines()
    shields = [phrase for phrase in _shields(lines, known["currencies"]) if fold(phrase) not in taken]
    own.pop("shared")
    countries = [_country(iso, known["countries"][iso], own[iso], shields, taken) for iso in sorted(known["countries"])]
    places = {country["iso"]: country["id"].split("/")[1] for country in countries}
    for body in bodies:
        if body.get("country"):
            body["country"] = places[body["country"]]
    _write(target / "countries.json", _lines(sorted(countries, key=_id)))
    _write(target / "organizations.json", _lines(sorted(bodies, key=_id)))
    heads = fixed(json.loads((source / "heads.json").read_text("utf-8")), _yaml(source / "heads_fixed.yml"))
    rulers = people(heads, _yaml(source / "people.yml"), {country["iso"]: country for country in countries})
    everyone = with_chiefs(rulers, _yaml(source / "chiefs.yml"), (body["name"] for body in bodies), places)
    _write(target / "people.json", _lines(everyone))
    _write(target / "shields.txt", "".join(f"{phrase}\n" for phrase in shields))
    _write(target / "names.json", _names(_yaml(source / "names.yml"), places))


def _country(iso: str, fact: dict[str, Any], own: dict[str, Any], shields: list[str], taken: set[str]) -> Actor:
    _check(own, OWN_KEYS, iso)
    name = own.get("name", fact["cldr"])
    dropped = {name, *own.get("drop", ()), *own.get("weak", ()), *own.get("acronyms", ())}
    named = [*own.get("aliases", ()), *_spelt(name), *_spelt(fact["cldr"]), *fact.get("names", ())]
    aliases = _forms(_with_plain([name, *named]), dropped)
    nouns = {key: _forms(_with_plain(own.get(key, fact.get(key, ()))), {name, *aliases, *own.get("weak", ())}) for key in _NOUNS}
    said = [name, *aliases, *own.get("acronyms", ()), *nouns["adjectives"], *nouns["demonyms"]]
    return _compact(
        {
            "id": f"country/{own.get('slug') or slug(_plain(name))}",
            "name": name,
            "kind": "country",
            "native": own.get("native", fact.get("native", ())),
            "aliases": aliases,
            "weak_aliases": own.get("weak", ()),
            "acronyms": own.get("acronyms", ()),
            **nouns,
            "wikidata": own.get("wikidata", ""),
            "iso": iso,
            "nots": [phrase for phrase in [*own.get("nots", ()), *_holding(shields, said)] if fold(phrase) not in taken],
            "ambiguous": own.get("ambiguous", ()),
        }
    )


_NOUNS = ("adjectives", "demonyms", "capitals")


def _body(entry: dict[str, Any]) -> Actor:
    _check(entry, BODY_KEYS, str(entry.get("name")))
    return _compact(
        {
            "id": f"organization/{entry.get('id') or slug(_plain(entry['name']))}",
            "name": entry["name"],
            "kind": "organization",
            "native": entry.get("native", ()),
            "aliases": _forms(_with_plain(_respelt([entry["name"], *entry.get("aliases", ())])), {entry["name"], *entry.get("acronyms", ())}),
            "weak_aliases": entry.get("weak", ()),
            "acronyms": _forms(entry.get("acronyms", ()), {entry["name"]}),
            "wikidata": entry.get("wikidata", ""),
            "country": entry.get("country", ""),
            "nots": entry.get("nots", ()),
            "ambiguous": entry.get("ambiguous", ()),
        }
    )


def _compact(actor: dict[str, Any]) -> Actor:
    """Empty fields left out, lists without repetition, typographic apostrophes, composed characters."""
    tidy = {key: list(dict.fromkeys(map(_tidy, value))) if not isinstance(value, str) else _tidy(value) for key, value in actor.items()}
    return {key: value for key, value in tidy.items() if value} | {"pack": True}


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("'", "’")


def _spelt(name: str) -> list[str]:
    """The name with its "&" and "St." spelt out, and the other way."""
    full = name.replace(" & ", " and ").replace("St. ", "Saint ")
    short = [full.replace("Saint ", "St. "), full.replace("Saint ", "St ")] if full.startswith("Saint ") else []
    return [name, full, *short]


def _with_plain(forms: Iterable[str]) -> list[str]:
    """Every form, and after those with accents the same form without."""
    return [each for form in forms for each in (form, _plain(form))]


def _respelt(forms: Iterable[str]) -> list[str]:
    """Every form, and after those with a British or American spelling the form in the other one."""
    return [each for form in forms for each in dict.fromkeys((form, _ATLANTIC_WORD.sub(lambda word: _ATLANTIC[word[0]], form)))]


def _plain(form: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))


def _forms(forms: Iterable[str], without: Iterable[str]) -> list[str]:
    left_out = {_tidy(form) for form in without}
    return [form for form in dict.fromkeys(map(_tidy, forms)) if form not in left_out]


def _shields(lines: Iterable[str], currencies: Iterable[list[str]]) -> list[str]:
    """The hand-written phrases and CLDR's currencies, sorted; "US dollar" as "U.S. dollar" too."""
    written = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    money = [form for forms in currencies for form in forms]
    dotted = [form.replace("US ", "U.S. ") for form in money if form.startswith("US ")]
    once = {_tidy(phrase).casefold(): _tidy(phrase) for phrase in (*written, *money, *dotted)}
    return sorted(once.values(), key=lambda phrase: (fold(phrase), phrase))


def _holding(shields: Iterable[str], forms: Iterable[str]) -> list[str]:
    """The shields in which one of the forms stands as a whole word."""
    whole = re.compile("|".join(rf"(?<![\w]){re.escape(form)}(?![\w])" for form in forms))
    return [phrase for phrase in shields if whole.search(phrase)]


def _names(extra: dict[str, Any], places: dict[str, str]) -> str:
    """Names in other languages, by country's slug in the place of its code; one language a line."""
    lines = []
    for language, entry in sorted(extra.items()):
        _check(entry, frozenset({"names", "ambiguous"}), language)
        names = {places[iso]: forms for iso, forms in sorted(entry.get("names", {}).items())}
        text = json.dumps({"names": names, "ambiguous": entry.get("ambiguous", [])}, ensure_ascii=False)
        lines.append(f"{json.dumps(language)}: {text}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _check(entry: dict[str, Any], keys: frozenset[str], where: str) -> None:
    if unknown := sorted(set(entry) - keys):
        raise SystemExit(f"{where}: unknown key {unknown[0]}; known are {', '.join(sorted(keys))}")


def _id(actor: Actor) -> str:
    return str(actor["id"])


def _lines(actors: Iterable[Actor]) -> str:
    return "[\n" + ",\n".join(json.dumps(actor, ensure_ascii=False) for actor in actors) + "\n]\n"


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--factbook", type=Path, metavar="CHECKOUT", help="a checkout of github.com/factbook/factbook.json")
    parser.add_argument("--heads", type=Path, metavar="CHECKOUT", help="a git checkout of it with its history; takes a minute")
    given = parser.parse_args()
    if given.heads:
        _write(HERE / "heads.json", dump_heads(read_heads(given.heads)))
    if given.factbook:
        if not (given.factbook / "europe" / "fr.json").is_file():
            raise SystemExit(f"{given.factbook} is no checkout of factbook/factbook.json: it has no europe/fr.json")
        _write(HERE / "facts.json", dump_facts(read_facts(given.factbook)))
    make_pack(HERE / "facts.json", HERE, PACK)


if __name__ == "__main__":
    main()
