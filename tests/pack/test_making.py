"""The script that makes the world pack: what it takes from the factbook, and that the committed data are what it makes."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

REPO = Path(__file__).resolve().parents[2]
FACTBOOK = Path(__file__).parent / "factbook"
MADE = ("countries.json", "organizations.json", "people.json", "shields.txt", "names.json")


@pytest.fixture(scope="module")
def scripts() -> Iterator[tuple[ModuleType, ModuleType]]:
    sys.path.insert(0, str(REPO / "scripts"))
    yield importlib.import_module("make_world"), importlib.import_module("world_facts")
    sys.path.remove(str(REPO / "scripts"))


def test_the_committed_pack_is_what_the_script_makes_of_its_sources(scripts: tuple[ModuleType, ModuleType], tmp_path: Path) -> None:
    source = REPO / "scripts" / "world"
    scripts[0].make_pack(source / "facts.json", source, tmp_path)
    committed = REPO / "dateline" / "data" / "world"
    assert {name: (tmp_path / name).read_bytes() for name in MADE} == {name: (committed / name).read_bytes() for name in MADE}


def test_facts_are_read_from_a_checkout_of_the_factbook(scripts: tuple[ModuleType, ModuleType]) -> None:
    found = scripts[1].read_facts(FACTBOOK)["countries"]
    assert found["DK"] == {
        "cldr": "Denmark",
        "names": ["Denmark", "Kingdom of Denmark"],
        "adjectives": ["Danish"],
        "demonyms": ["Dane", "Danes"],
        "capitals": ["Copenhagen"],
    }
    assert found["FR"]["demonyms"] == ["Frenchman", "Frenchmen", "Frenchwoman", "Frenchwomen"]
    assert found["GB"]["names"] == ["United Kingdom", "United Kingdom of Great Britain and Northern Ireland"]
    assert found["GB"]["demonyms"] == ["Briton", "Britons", "British"]
    assert found["CI"]["names"] == ["Côte d'Ivoire", "Republic of Côte d'Ivoire"]
    assert found["CI"]["capitals"] == ["Yamoussoukro", "Abidjan"]
    # a country that the factbook gives no domain for, or that is not in it, has CLDR's name alone
    assert found["AR"] == {"cldr": "Argentina"}
    assert found["JP"] == {"cldr": "Japan", "native": ["日本"]}


def test_facts_are_one_country_a_line_and_read_back_the_same(scripts: tuple[ModuleType, ModuleType]) -> None:
    facts = scripts[1].read_facts(FACTBOOK)
    text = scripts[1].dump_facts(facts)
    assert json.loads(text) == facts
    assert sum(line.startswith('"DK": {') for line in text.splitlines()) == 1


def test_every_country_of_the_standard_has_its_line_of_facts(scripts: tuple[ModuleType, ModuleType]) -> None:
    facts = json.loads((REPO / "scripts" / "world" / "facts.json").read_text("utf-8"))
    assert len(scripts[1].ISO_3166) == 249
    assert facts["countries"].keys() == {*scripts[1].ISO_3166, "XK"}


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Croat(s), Croatian(s)", ["Croat", "Croats", "Croatian", "Croatians"]),
        ("Japanese (singular and plural)", ["Japanese"]),
        ("Mosotho (singular), Basotho (plural)", ["Mosotho", "Basotho"]),
        ("Manxman (men), Manxwoman (women)", ["Manxman", "Manxmen", "Manxwoman", "Manxwomen"]),
        ("Lao(s) or Laotian(s)", ["Lao", "Laos", "Laotian", "Laotians"]),
        ("American Samoan(s) (US nationals)", ["American Samoan", "American Samoans"]),
        ("NA (US citizens)", []),
        ("", []),
    ],
)
def test_the_factbooks_shorthand_for_nouns(scripts: tuple[ModuleType, ModuleType], text: str, forms: list[str]) -> None:
    assert scripts[1].nouns(text) == forms


def test_an_unknown_key_in_a_source_is_named(scripts: tuple[ModuleType, ModuleType], tmp_path: Path) -> None:
    source = REPO / "scripts" / "world"
    for name in ("countries.yml", "shields.txt", "names.yml"):
        (tmp_path / name).write_bytes((source / name).read_bytes())
    (tmp_path / "organizations.yml").write_text("- {name: NATO, akronyms: [OTAN]}\n", "utf-8")
    with pytest.raises(SystemExit, match="NATO: unknown key akronyms; known are acronyms, aliases"):
        scripts[0].make_pack(source / "facts.json", tmp_path, tmp_path / "out")
