"""Joining: what becomes of the names of an actor that is another's."""

from __future__ import annotations

from pathlib import Path

from dateline.content.decided import add_names
from dateline.model import ActorProfile
from dateline.suggest import Actor, actor_file
from dateline.suggest.joined import names_joined, pack_file
from tests.suggest.corpus import content_with, suggested

MARIA = ActorProfile("person/maria-oksanen", "Maria Oksanen", "person", aliases=("M. Oksanen",))


def _actor(id_: str, name: str, *forms: str) -> Actor:
    return Actor(id_, name, id_.partition("/")[0], 1, "", "", (), forms, (), (), "", ())


def test_one_word_of_the_full_name_is_a_weak_alias_and_its_page_leads_on() -> None:
    assert names_joined(_actor("person/oksanen", "Oksanen"), MARIA) == {"aliases": [], "weak_aliases": ["Oksanen"], "formerly": ["oksanen"]}


def test_another_full_name_is_an_alias_whose_address_leads_on_by_itself() -> None:
    joined = names_joined(_actor("person/mariya-oksanen", "Mariya Oksanen", "Mariya Oksanen"), MARIA)
    assert joined == {"aliases": ["Mariya Oksanen"], "weak_aliases": [], "formerly": []}


def test_what_the_profile_has_is_not_said_twice(tmp_path: Path) -> None:
    path = "content/actors/maria-oksanen.md"
    (tmp_path / "content/actors").mkdir(parents=True)
    (tmp_path / path).write_text("---\n# mine\nname: Maria Oksanen  # as she signs\nkind: person\n---\n\nA *minister*.\n", "utf-8")
    add_names(tmp_path, path, names_joined(_actor("person/oksanen", "Oksanen"), MARIA))
    expected = "---\n# mine\nname: Maria Oksanen  # as she signs\nweak_aliases: [Oksanen]\nformerly: [oksanen]\nkind: person\n---\n\nA *minister*.\n"
    assert (tmp_path / path).read_text("utf-8") == expected
    has = ActorProfile(MARIA.id, MARIA.name, "person", weak_aliases=("Oksanen",), formerly=("oksanen",))
    assert not any(names_joined(_actor("person/oksanen", "Oksanen"), has).values())


def test_a_file_over_the_world_pack_repeats_only_the_keys_that_it_adds_to() -> None:
    pack = ActorProfile("person/kari-berg", "Kari Berg", "person", aliases=("Kari Anne Berg",), pack=True)
    text = pack_file(pack, names_joined(_actor("person/berg", "Berg"), pack))
    assert text == '---\nkind: person\nweak_aliases: ["Berg"]\nformerly: ["berg"]\n---\n'


def test_an_accepted_surname_under_its_full_name_is_weak_and_leads_on() -> None:
    text = actor_file(_actor("person/oksanen", "Oksanen"), "Maria Oksanen", _actor("person/mariya-oksanen", "Mariya Oksanen"))
    expected = "---\nname: Maria Oksanen\nkind: person\naliases: [Mariya Oksanen]\nweak_aliases: [Oksanen]\nformerly: [oksanen]\n---\n"
    assert text == expected


def test_bodies_of_two_countries_are_never_perhaps_one(tmp_path: Path) -> None:
    text = "---\ntitle: Cod\npublished: 2025-04-02\n---\n\nThe {0}Ministry of Fisheries{1} said that quotas fall. The Ministry of Fisheries said more.\n"
    norway, iceland = text.format("", " of Norway"), text.format("Icelandic ", "")
    fisheries = "---\nname: Ministry of Fisheries of Norway\nkind: organization\naliases: [Ministry of Fisheries]\ncountry: norway\n---\n"
    found = suggested(content_with(tmp_path, **{"actors/mof__md": fisheries}), norway, iceland)
    assert "organization/icelandic-ministry-of-fisheries" in [actor.id for actor in found.actors]
    assert found.pairs == ()
