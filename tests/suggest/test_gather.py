"""What a corpus suggests: who has no profile, which posts are seen, which names may be one, which topics nobody wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.matter import parse
from dateline.suggest import Evidence, actor_file, as_json, as_text, topic_file
from dateline.suggest.pairs import Known, pairs_of
from tests.suggest.corpus import FIRST, SECOND, content_with, suggested


def test_an_actor_without_a_profile_is_told_with_counts_days_forms_and_a_sentence(tmp_path: Path) -> None:
    found = suggested(content_with(tmp_path), FIRST, SECOND)
    maria = next(actor for actor in found.actors if actor.id == "person/maria-oksanen")
    assert (maria.items, maria.first, maria.last) == (2, "2025-04-02", "2025-04-08")
    assert dict(maria.forms)["Maria Oksanen"] == 2
    assert maria.full_forms == ("Maria Oksanen",)
    assert dict(maria.countries)["norway"] == 1
    assert [(post.title, post.items, post.first, post.last) for post in maria.posts] == [("Foreign Minister", 2, "2025-04-02", "2025-04-08")]
    assert maria.evidence[0] == Evidence("seeds/0.md", 7, "2025-04-02", "Norwegian Foreign Minister Maria Oksanen said that Norway would help.")


def test_those_of_more_items_come_first_and_none_has_a_profile(tmp_path: Path) -> None:
    content = content_with(tmp_path)
    found = suggested(content, FIRST, SECOND)
    assert [actor.items for actor in found.actors] == sorted((actor.items for actor in found.actors), reverse=True)
    assert not {actor.id for actor in found.actors} & {actor.id for actor in content.actors}


def test_a_post_that_the_profile_does_not_tell_is_dated_evidence(tmp_path: Path) -> None:
    found = suggested(content_with(tmp_path), FIRST, SECOND)
    assert [(post.actor, post.title, post.items, post.first, post.last) for post in found.posts] == [
        ("person/takeshi-iwaya", "Defense Minister", 1, "2025-04-02", "2025-04-02")
    ]


def test_a_post_held_at_another_time_is_new(tmp_path: Path) -> None:
    found = suggested(content_with(tmp_path), SECOND.replace("2025-04-08", "2021-04-08"))
    assert [(post.title, post.last) for post in found.posts] == [("Foreign Minister", "2021-04-08")]


def test_a_topic_that_only_front_matter_names_is_suggested(tmp_path: Path) -> None:
    (topic,) = suggested(content_with(tmp_path), FIRST, SECOND).topics
    assert (topic.id, topic.name, topic.items) == ("topic/harbours", "Harbours", 1)


def test_what_was_rejected_is_not_suggested_and_not_tagged(tmp_path: Path) -> None:
    before = suggested(content_with(tmp_path), FIRST, SECOND)
    rejected = "rejected: [person/maria-oksanen, topic/harbours]\n"
    found = suggested(content_with(tmp_path, suggest__yml=rejected), FIRST, SECOND)
    assert {actor.id for actor in before.actors} - {actor.id for actor in found.actors} == {"person/maria-oksanen"}
    assert found.topics == ()


def test_a_rejected_pair_is_not_asked_about_again(tmp_path: Path) -> None:
    (pair,) = suggested(content_with(tmp_path), FIRST, SECOND).pairs
    assert pair.id == "person/mariya-oksanen=person/maria-oksanen"
    found = suggested(content_with(tmp_path, suggest__yml=f"rejected: [{pair.id}]\n"), FIRST, SECOND)
    assert found.pairs == ()
    assert len(found.actors) == 3


def known(name: str, *, fresh: bool = True, kind: str = "person", items: int = 1, titles: tuple[str, ...] = ()) -> Known:
    return Known(f"{kind}/{name.lower().replace(' ', '-')}{'' if fresh else '-profile'}", name, (), fresh, items, (), frozenset(titles))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Iwaya, Takeshi", "Takeshi Iwaya", "the same words in another order"),
        ("Lin Chialung", "Lin Chia-lung", "the same letters"),
        ("Yury Ivanov", "Yuri Ivanov", "spelt otherwise"),
        ("Shinzoh Katou", "Shinzo Kato", "spelt otherwise"),
        ("Mohammad Khatami", "Mohamad Hatami", "spelt otherwise"),
        ("Donald Trump", "Donald J. Trump", "one name within the other"),
        ("Rutte", "Mark Rutte", "one name within the other"),
        ("KISHIDA Fumio", "Fumio Kishida", "the same words in another order"),
        ("Jose Alvarez", "José Álvarez", "the same words in another order"),
        ("Donald John Trump", "Donald Trump", "one name within the other"),
        ("J. K. Rowling", "JK Rowling", "the same letters"),
        ("J. Smith", "John Smith", "the same surname and initial"),
    ],
)
def test_names_that_may_be_one_actor(one: str, other: str, why: str) -> None:
    (pair,) = pairs_of([known(one), known(other, fresh=False)])
    assert (pair.names, pair.why) == ((one, other), why)


def test_the_same_surname_and_title_is_a_pair_where_the_given_names_allow_it() -> None:
    same = pairs_of([known("T. Iwaya", titles=("foreign minister",)), known("Takeshi Iwaya", fresh=False, titles=("foreign minister",))])
    assert [pair.why for pair in same] == ["the same surname and title"]
    assert pairs_of([known("Ken Iwaya", titles=("foreign minister",)), known("Takeshi Iwaya", fresh=False, titles=("foreign minister",))]) == []


@pytest.mark.parametrize(("one", "other"), [("Anna Berg", "Berta Berg"), ("Bill Clinton", "Hillary Clinton"), ("Maria Oksanen", "Marta Lindqvist")])
def test_names_of_two_people_are_no_pair(one: str, other: str) -> None:
    assert pairs_of([known(one), known(other)]) == []


def test_a_surname_that_several_bear_is_no_pair() -> None:
    assert pairs_of([known("Kim"), known("Anna Kim", fresh=False), known("Berta Kim", fresh=False)]) == []


def test_two_profiles_are_never_a_pair_and_kinds_do_not_mix() -> None:
    assert pairs_of([known("Takeshi Iwaya", fresh=False), known("Iwaya Takeshi", fresh=False)]) == []
    assert pairs_of([known("Harbour Agency"), known("Agency Harbour", kind="organization")]) == []


def test_the_profile_of_an_accepted_actor_holds_what_was_seen(tmp_path: Path) -> None:
    found = suggested(content_with(tmp_path), FIRST, SECOND)
    maria, agency = (next(actor for actor in found.actors if actor.id == id_) for id_ in ("person/maria-oksanen", "organization/harbour-treaty-agency"))
    keys = parse(actor_file(maria), "x.md").keys
    assert keys == {"name": "Maria Oksanen", "kind": "person", "roles": [{"title": "Foreign Minister", "as_of": "2025-04-08"}]}
    assert "# country: norway" in actor_file(maria)
    assert "seen in 2 items, 2025-04-02 to 2025-04-08" in actor_file(maria)
    assert parse(actor_file(agency), "x.md").keys == {"name": "Harbour Treaty Agency", "kind": "organization", "acronyms": ["HTA"]}
    assert parse(actor_file(maria, "Maria: the minister"), "x.md").keys["aliases"] == ["Maria Oksanen"]


def test_the_country_is_sure_only_where_name_or_post_names_one(tmp_path: Path) -> None:
    text = "---\ntitle: Fish\npublished: 2025-04-02\n---\n\nThe Norwegian Harbour Agency met officials of Japan. The Harbour Treaty Agency did too.\n"
    found = {actor.name: actor.country for actor in suggested(content_with(tmp_path), text).actors}
    assert found == {"Norwegian Harbour Agency": "norway", "Harbour Treaty Agency": ""}


def test_the_profile_of_an_accepted_topic_is_found_by_its_name(tmp_path: Path) -> None:
    (topic,) = suggested(content_with(tmp_path), FIRST).topics
    assert parse(topic_file(topic), "x.md").keys == {"name": "Harbours", "phrases": ["Harbours"]}


def test_text_and_json_tell_at_most_so_many_of_a_kind_and_how_many_there_are(tmp_path: Path) -> None:
    found = suggested(content_with(tmp_path), FIRST, SECOND)
    assert "Actors without a profile (1 of 3; --limit shows more)" in as_text(found, 1)
    told = as_json(found, 1)
    assert (len(told["actors"]), told["total"]["actors"], told["pairs"][0]["id"]) == (1, 3, "person/mariya-oksanen=person/maria-oksanen")


def test_control_characters_of_a_text_reach_no_terminal(tmp_path: Path) -> None:
    text = FIRST.replace("would help", "would \x1b[31mhelp").replace("[Harbours]", '["Har\\u001bbours"]')
    assert "\x1b" not in as_text(suggested(content_with(tmp_path), text), 20)
