# ruff: noqa: E501 - tables of mistakes and messages read best a line each
"""Profiles under content/: what is kept of them, and what is said of a mistake."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.content import load_content
from dateline.model import Role

Write = Callable[[str, str], Path]
Errors = Callable[[], list[str]]


def test_a_digest_without_content_has_the_defaults_and_the_world_pack(tmp_path: Path, pack: object) -> None:
    content = load_content(tmp_path)
    assert content.settings.title == "Untitled digest"
    assert [actor.id for actor in content.actors] == ["country/japan", "country/taiwan", "organization/nato"]
    assert content.problems == ()


def test_every_key_of_an_actor_is_kept(tmp_path: Path, write: Write) -> None:
    write(
        "actors/people/takeshi-iwaya.md",
        """---
name: Takeshi Iwaya
kind: person
sort: Iwaya, Takeshi
native: 岩屋毅
aliases: [Iwaya Takeshi, Foreign Minister Iwaya]
weak_aliases: the foreign minister
acronyms: [TI]
wikidata: Q11472085
country: Japan
not: Iwaya City
roles:
  - title: Minister for Foreign Affairs
    of: Japan
    from: 2024-10-1
    to: 2025-10
    as_of: 2025
  - Member of the House of Representatives
---

Foreign minister of the *Ishiba* cabinet.
""",
    )
    actor = next(actor for actor in load_content(tmp_path).actors if actor.kind == "person")
    assert actor.id == "person/takeshi-iwaya"
    assert (actor.name, actor.sort, actor.native) == ("Takeshi Iwaya", "Iwaya, Takeshi", ("岩屋毅",))
    assert (actor.aliases, actor.weak_aliases) == (("Iwaya Takeshi", "Foreign Minister Iwaya"), ("the foreign minister",))
    assert (actor.acronyms, actor.nots, actor.country) == (("TI",), ("Iwaya City",), "japan")
    assert actor.roles == (
        Role("Minister for Foreign Affairs", "Japan", "2024-10-01", "2025-10", "2025"),
        Role("Member of the House of Representatives"),
    )
    assert actor.intro == "Foreign minister of the *Ishiba* cabinet."
    assert (actor.path, actor.pack) == ("content/actors/people/takeshi-iwaya.md", False)


def test_a_profile_overrides_the_keys_it_gives_and_keeps_the_packs_others(tmp_path: Path, write: Write) -> None:
    write("actors/japan.md", "---\nname: Japan (the state)\naliases: []\n---\nAn island country.\n")
    japan = next(actor for actor in load_content(tmp_path).actors if actor.id == "country/japan")
    assert (japan.name, japan.aliases, japan.adjectives, japan.iso) == ("Japan (the state)", (), ("Japanese",), "JP")
    assert (japan.intro, japan.pack, japan.path) == ("An island country.", False, "content/actors/japan.md")


def test_a_file_is_the_packs_entry_whatever_case_its_name_has(tmp_path: Path, write: Write) -> None:
    write("actors/NATO.md", "---\nwikidata: Q7184\n---\nThe Alliance.\n")
    nato = next(actor for actor in load_content(tmp_path).actors if actor.kind == "organization")
    assert (nato.id, nato.name, nato.intro) == ("organization/nato", "NATO", "The Alliance.")


def test_a_profile_with_the_name_of_a_pack_entry_takes_its_place_and_says_so(tmp_path: Path, write: Write) -> None:
    write("actors/nihon.md", "---\nname: Japan\nkind: country\n---\n")
    content = load_content(tmp_path)
    assert [actor.id for actor in content.actors if actor.kind == "country"] == ["country/nihon", "country/taiwan"]
    assert [str(problem) for problem in content.problems] == [
        'content/actors/nihon.md:2: warning: "Japan" is country/japan in the world pack; this profile replaces it. Name it japan.md to keep what the pack knows'
    ]


def test_a_name_that_an_override_inherits_from_the_pack_cannot_be_taken_again(write: Write, errors: Errors) -> None:
    write("actors/japan.md", "---\naliases: [Nihon]\n---\n")
    write("actors/nihon.md", "---\nname: Japan\nkind: country\n---\n")
    assert errors() == ['actors/nihon.md:2: error: "Japan" is the name of content/actors/japan.md too (country). Join the two, or tell them apart in "name"']


def test_the_pack_is_off_where_the_settings_say_so(tmp_path: Path, write: Write) -> None:
    write("site.yml", "world_pack: no\n")
    write("actors/japan.md", "---\nname: Japan\nkind: country\n---\n")
    assert [(actor.id, actor.iso) for actor in load_content(tmp_path).actors] == [("country/japan", "")]


def test_a_file_named_with_spaces_and_accents_becomes_a_readable_address(tmp_path: Path, write: Write) -> None:
    write("actors/Lin Chia-lung.md", "---\nname: Lin Chia-lung\nkind: person\n---\n")
    write("actors/林佳龍.md", "---\nname: 林佳龍\nkind: person\n---\n")
    assert [actor.id for actor in load_content(tmp_path).actors if actor.kind == "person"] == ["person/lin-chia-lung", "person/林佳龍"]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("name: A\nkind: person\nwikidata_id: Q1", 'actors/x.md:4: error: "wikidata_id" is no key here. Did you mean "wikidata"?'),
        ("name: A\nkind: person\nalias: B", 'actors/x.md:4: error: "alias" is no key here. Did you mean "aliases"?'),
        ("name: A\nkind: organisation", 'actors/x.md:3: error: kind: "organisation" is not one of person, organization and country. Did you mean "organization"?'),
        ("name: A", 'actors/x.md:1: error: has no "kind". Write kind: person, organization or country'),
        ("kind: person", 'actors/x.md:1: error: has no "name". Write name: and the name that readers see'),
        ("name: [A, B]\nkind: person", 'actors/x.md:2: error: "name" is one value, not a list'),
        ("name: A\nkind: person\naliases:\n  - Anna\n  - B", 'actors/x.md:6: error: aliases: "B" is shorter than 2 characters and would be found everywhere. Leave it out'),
        ("name: A\nkind: person\naliases:\n  - {a: b}", 'actors/x.md:4: error: "aliases" is a list of texts, and a map stands in it. A text with ": " in it needs quotation marks'),
        ("name: A\nkind: person\nwikidata: 7184", 'actors/x.md:4: error: wikidata: "7184" is no Wikidata item. Write Q and its number, like Q7184'),
        ("name: A\nkind: person\nwikidata: https://www.wikidata.org/wiki/Q42", 'actors/x.md:4: error: wikidata: "https://www.wikidata.org/wiki/Q42" is no Wikidata item. Write Q42'),
        ("name: A\nkind: person\nroles:\n  - title: Mayor\n    from: 2024-05\n    to: 2023", 'actors/x.md:5: error: roles: "Mayor" ends (2023) before it begins (2024-05). Set "from" and "to" right'),
        ("name: A\nkind: person\nroles:\n  - title: Mayor\n    from: last year", 'actors/x.md:6: error: roles: "from" of "Mayor": "last year" is no date. Write 2025, 2025-04 or 2025-04-11'),
        ("name: A\nkind: person\nroles:\n  - title: Mayor\n    form: 2024", 'actors/x.md:6: error: roles: "form" is no key of a role. Did you mean "from"? The keys are title, of, from, to and as_of'),
        ("name: A\nkind: person\nroles:\n  - of: Japan", 'actors/x.md:4: error: roles: a role has no "title". Write the post, like title: Minister for Foreign Affairs'),
    ],
)  # fmt: skip
def test_a_mistake_in_an_actor_is_told_with_its_line_and_what_to_do(write: Write, errors: Errors, keys: str, told: str) -> None:
    write("actors/x.md", f"---\n{keys}\n---\n")
    assert errors() == [told]


def test_a_role_may_end_in_the_year_in_which_it_began(tmp_path: Path, write: Write) -> None:
    write("actors/x.md", "---\nname: A\nkind: person\nroles: {title: Mayor, from: 2024-05, to: 2024}\n---\n")
    assert load_content(tmp_path).actors[-1].roles == (Role("Mayor", "", "2024-05", "2024"),)


def test_two_profiles_of_one_kind_and_name_are_an_error_that_names_both(write: Write, errors: Errors) -> None:
    write("actors/a-smith.md", "---\nname: Ann Smith\nkind: person\n---\n")
    write("actors/ann-smith.md", "---\nname: ann smith\nkind: person\n---\n")
    write("actors/smith-org.md", "---\nname: Ann Smith\nkind: organization\n---\n")
    assert errors() == [
        'actors/ann-smith.md:2: error: "ann smith" is the name of content/actors/a-smith.md too (person). Join the two, or tell them apart in "name"'
    ]


def test_two_profiles_that_want_one_address_are_an_error_that_names_both(write: Write, errors: Errors) -> None:
    write("actors/Ann Smith.md", "---\nname: Ann Smith\nkind: person\n---\n")
    write("actors/more/ann-smith.md", "---\nname: Ann Smith (painter)\nkind: person\n---\n")
    write("topics/Straße.md", "---\nname: One\nphrases: [one]\n---\n")
    write("topics/sub/straße.md", "---\nname: Two\nphrases: [two]\n---\n")
    assert errors() == [
        "actors/more/ann-smith.md: error: wants the address /actors/person/ann-smith/, and so does content/actors/Ann Smith.md. Join the two, or rename one",
        "topics/sub/straße.md: error: wants the address /topics/straße/, and so does content/topics/Straße.md. Join the two, or rename one",
    ]


def test_all_errors_of_all_files_come_at_once(write: Write, errors: Errors) -> None:
    write("site.yml", "tittle: X\nrights: all\n")
    write("actors/a.md", "---\nname: A\nkind: man\n---\n")
    write("topics/t.md", "---\nphrase: x\n---\n")
    write("sources/s.md", "---\nname: S\nrights: open\n---\n")
    write("digests/2025-W54.md", "---\n---\nIntro\n")
    assert [line.split(": error")[0] for line in errors()] == [
        "actors/a.md:3",
        "digests/2025-W54.md",
        "site.yml:1",
        "site.yml:2",
        "sources/s.md:3",
        "topics/t.md:1",
        "topics/t.md:2",
    ]


def test_a_topic_keeps_its_rules_and_names_its_actors_by_id(tmp_path: Path, write: Write) -> None:
    write(
        "topics/nato-japan.md",
        """---
name: NATO–Japan cooperation
phrases: NATO-Japan
all_of: [NATO, Japan]
any_of: [talks]
near: [NATO, Japan]
exclude: [sumo]
actors: [NATO, country/japan, Nippon, Japann]
iptc: medtop:20000639
---
""",
    )
    content = load_content(tmp_path)
    topic = content.topics[0]
    assert (topic.phrases, topic.all_of, topic.any_of, topic.exclude) == (("NATO-Japan",), ("NATO", "Japan"), ("talks",), ("sumo",))
    assert (topic.near, topic.iptc) == ((("NATO", "Japan"),), "20000639")
    assert topic.actors == ("organization/nato", "country/japan", "Japann")
    assert [str(problem) for problem in content.problems] == [
        'content/topics/nato-japan.md:8: warning: actors: "Japann" is no actor of this digest. Did you mean "country/japan"?'
    ]


def test_near_takes_a_list_of_groups(tmp_path: Path, write: Write, errors: Errors) -> None:
    write("topics/t.md", "---\nname: T\nnear:\n  - [military cooperation, Russia, North Korea]\n  - [troops, Russia]\n---\n")
    assert load_content(tmp_path).topics[0].near == (("military cooperation", "Russia", "North Korea"), ("troops", "Russia"))
    write("topics/t.md", "---\nname: T\nnear:\n  - [troops]\n---\n")
    assert errors() == ["topics/t.md:3: error: near: a group is a list of two or more phrases that stand in one sentence, like [NATO, Japan]"]


def test_a_topic_without_phrases_is_worth_a_note_but_no_error(tmp_path: Path, write: Write) -> None:
    write("topics/t.md", "---\nname: T\n---\n")
    assert [(problem.severity, problem.line) for problem in load_content(tmp_path).problems] == [("note", 2)]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("language: jp", 'sources/s.md:3: error: language: "jp" is no language tag. Write one like en, ja or zh-Hant. Did you mean "ja"?'),
        ("language: Japanese", 'sources/s.md:3: error: language: "Japanese" is no language tag. Write one like en, ja or zh-Hant. Did you mean "ja"?'),
        ("timezone: Asia/Tokio", 'sources/s.md:3: error: timezone: "Asia/Tokio" is no time zone. Write a name like Asia/Tokyo or Europe/Berlin. Did you mean "Asia/Tokyo"?'),
        ("timezone: taipei", 'sources/s.md:3: error: timezone: "taipei" is no time zone. Write a name like Asia/Tokyo or Europe/Berlin. Did you mean "Asia/Taipei"?'),
        ("rights: exerpt", 'sources/s.md:3: error: rights: "exerpt" is not one of full, excerpt and link. Did you mean "excerpt"?'),
        ("feed: javascript:alert(1)", 'sources/s.md:3: error: feed: "javascript:alert(1)" is no web address. Write it whole, like https://example.org/'),
        ("license: CC0", 'sources/s.md:3: error: "license" is no key here. Did you mean "licence"?'),
    ],
)  # fmt: skip
def test_a_mistake_in_a_source_is_told_with_its_line_and_what_to_do(write: Write, errors: Errors, keys: str, told: str) -> None:
    write("sources/s.md", f"---\nname: S\n{keys}\n---\n")
    assert errors() == [told]


def test_a_source_keeps_its_keys_in_their_usual_spelling(tmp_path: Path, write: Write) -> None:
    write(
        "sources/s.md",
        "---\nname: S\nkind: newspaper\ncountry: JP\nlanguage: zh_hant-tw\ntimezone: Asia/Tokyo\nrights: link\nlicence: ©\n"
        "match: s.example\nboilerplate: ['Read more: here']\nfeed: https://s.example/feed\n---\nA paper.\n",
    )
    source = load_content(tmp_path).sources[0]
    assert (source.id, source.kind, source.country, source.language) == ("s", "newspaper", "japan", "zh-Hant-TW")
    assert (source.timezone, source.rights, source.licence) == ("Asia/Tokyo", "link", "©")
    assert (source.match, source.boilerplate, source.feed) == (("s.example",), ("Read more: here",), ("https://s.example/feed",))


def test_a_source_may_have_several_feeds_and_pages_and_each_wrong_one_is_told_with_its_line(tmp_path: Path, write: Write, errors: Errors) -> None:
    write("sources/s.md", "---\nname: S\nfeed:\n  - https://s.example/a\n  - https://s.example/b\npages: https://s.example/c\n---\n")
    source = load_content(tmp_path).sources[0]
    assert (source.feed, source.pages) == (("https://s.example/a", "https://s.example/b"), ("https://s.example/c",))
    write("sources/s.md", "---\nname: S\nfeed:\n  - https://s.example/a\npages:\n  - https://s.example/b\n  - s.example/c\n---\n")
    assert errors() == ['sources/s.md:7: error: pages: "s.example/c" is no web address. Write it whole, like https://example.org/']


def test_a_country_nobody_knows_is_a_warning_with_the_nearest(tmp_path: Path, write: Write) -> None:
    write("actors/x.md", "---\nname: X\nkind: person\ncountry: tiawan\n---\n")
    assert [str(problem) for problem in load_content(tmp_path).problems] == [
        'content/actors/x.md:4: warning: country: "tiawan" is no country of this digest or the world pack. Did you mean "taiwan"?'
    ]
