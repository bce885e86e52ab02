"""What a person says about actors, topics, the issuer and speakers beats what the program found."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Block, Correction, Field, QuoteFix, Reading, Said
from dateline.tag import apply_correction, tag_item
from tests.tag.profiles import lexicon

BODY = (
    Block("Anna Keller met Japan’s delegation in the Taiwan Strait office. “The door was open all the time,” she said.", 1),
    Block("“Nobody had locked it in years,” Peter Novak replied.", 2),
)
ITEM = Reading(None, Field("An open door", "test"), published=Field("2025-04-11", "test"), body=BODY, language=Field("en", "test"))


def ids(item: Reading) -> list[str]:
    return [tag.id for tag in tag_item(item, lexicon()).actors]


def test_front_matter_adds_actors_by_id_and_by_name() -> None:
    item = replace(ITEM, said=Said(actors=("country/norway", "NATO", "Anna Keller", "Greta Lind")))
    tags = {tag.id: tag for tag in tag_item(item, lexicon()).actors}
    assert {"country/norway", "organization/nato", "person/anna-keller", "person/greta-lind"} <= tags.keys()
    assert tags["country/norway"].mentions == ()
    assert len(tags["person/anna-keller"].mentions) == 1
    assert not tags["person/greta-lind"].reviewed


def test_front_matter_adds_topics_by_name() -> None:
    item = replace(ITEM, said=Said(topics=("Russia and North Korea", "no such topic")))
    assert [(tag.id, tag.score) for tag in tag_item(item, lexicon()).topics] == [("russia-north-korea", 1.0), ("taiwan-strait", 0.6)]


def test_a_correction_adds_and_removes_actors_and_topics() -> None:
    correction = Correction(
        "x", add_actors=("country/taiwan",), remove_actors=("country/japan",), add_topics=("russia-north-korea",), remove_topics=("taiwan-strait",)
    )
    tagging = apply_correction(tag_item(ITEM, lexicon()), ITEM, correction, lexicon())
    assert "country/taiwan" in {tag.id for tag in tagging.actors}
    assert "country/japan" not in {tag.id for tag in tagging.actors}
    assert [tag.id for tag in tagging.topics] == ["russia-north-korea"]


def test_a_correction_names_a_speaker_or_rejects_a_quote() -> None:
    correction = Correction("x", speakers=(QuoteFix("The door was open", "person/peter-novak"), QuoteFix("Nobody had", "")))
    quotes = apply_correction(tag_item(ITEM, lexicon()), ITEM, correction, lexicon()).quotes
    assert [(quote.speaker, quote.text, quote.sure) for quote in quotes] == [("person/peter-novak", "The door was open all the time,", 1.0)]


def test_who_is_removed_speaks_no_more() -> None:
    correction = Correction("x", remove_actors=("person/anna-keller",))
    quotes = apply_correction(tag_item(ITEM, lexicon()), ITEM, correction, lexicon()).quotes
    assert [quote.speaker for quote in quotes] == ["", "person/peter-novak"]


def test_the_issuer_of_a_shared_name_is_that_of_the_sources_country() -> None:
    item = replace(ITEM, source_id="taipei-office", issuer=Field("Ministry of Foreign Affairs", "test"))
    assert tag_item(item, lexicon()).issuer == "organization/ministry-of-foreign-affairs-taiwan"


def test_the_issuer_of_a_shared_name_is_that_of_the_country_beside_it() -> None:
    item = replace(ITEM, source_id="taipei-office", issuer=Field("Ministry of Foreign Affairs of Japan", "test"))
    assert tag_item(item, lexicon()).issuer == "organization/ministry-of-foreign-affairs-japan"


def test_an_issuer_that_nobody_knows_is_none() -> None:
    assert tag_item(replace(ITEM, issuer=Field("Harbour Office", "test")), lexicon()).issuer == ""


def test_a_shared_alias_is_the_issuers() -> None:
    item = replace(ITEM, issuer=Field("Ministry of Foreign Affairs of Japan", "test"), body=(Block("MOFA answered on Friday.", 1),))
    assert "organization/ministry-of-foreign-affairs-japan" in ids(item)
