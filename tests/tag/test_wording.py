"""The rules in words: every rule has its words, and what else a form might have been is told where it was likely."""

from __future__ import annotations

import pytest

from dateline.model import ActorTag, Block, Field, Mention, Quote, Reading, Tagging, TopicTag
from dateline.tag import tag_item
from dateline.tag.salience import CAPITAL
from dateline.tag.wording import mention_rule, other_speakers, otherwise, quote_rule, topic_rule, topic_score
from tests.tag.profiles import lexicon
from tests.tag.test_cases import CASES, read_case
from tests.tag.test_places import tagged

TAG = ActorTag("country/japan", "Japan", "country")


def sign(rule: str, sure: float = 1.0, others: tuple[str, ...] = ()) -> Mention:
    return Mention("body", 0, 5, "Tokyo", rule, sure=sure, others=others)


def test_every_rule_that_the_cases_meet_has_words_of_its_own() -> None:
    bare = set()
    for path in CASES:
        tagging = tag_item(read_case(path)[0], lexicon())
        bare |= {m.rule for tag in tagging.actors for m in tag.mentions if mention_rule(m, tag) == m.rule}
        bare |= {m.rule for topic in tagging.topics for m in topic.evidence if topic_rule(m) == m.rule}
        bare |= {quote.rule for quote in tagging.quotes if quote.rule and quote_rule(quote) == quote.rule}
    assert bare == set()


def test_a_name_that_the_program_found_is_not_called_the_profiles() -> None:
    found = ActorTag("person/anna-keller", "Anna Keller", "person", reviewed=False)
    assert (mention_rule(sign("name"), TAG), mention_rule(sign("name"), found)) == ("the name", "a given name and a surname")


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        (sign(CAPITAL, 0.8), "the town"),
        (sign("name"), ""),
        (sign("name", 0.85), "another meaning of the word; a second sign of it stands in the text"),
        (sign("adjective", 0.9), ""),
        (sign("adjective", 0.7), "a language, a kitchen or a style"),
        (sign("alias, shared", 0.9, ("organization/other",)), ""),
    ],
)
def test_what_else_a_form_might_have_been_is_told_where_it_was_likely(mention: Mention, expected: str) -> None:
    assert otherwise(mention, TAG) == expected


def test_actors_that_share_an_alias_are_told_with_the_one_that_was_meant() -> None:
    tagging = tagged("Japan's MOFA published a statement on Monday.")
    mentions = [m for tag in tagging.actors if tag.id == "organization/ministry-of-foreign-affairs-japan" for m in tag.mentions]
    assert ["organization/ministry-of-foreign-affairs-taiwan" in m.others for m in mentions] == [True]


def test_of_two_of_one_surname_the_other_is_told() -> None:
    tagging = tagged("Anna Keller and Thomas Keller spoke for an hour.", "Keller said that nothing would change.")
    assert {m.others for tag in tagging.actors for m in tag.mentions if m.rule == "surname"} == {("person/thomas-keller",)}


def test_what_a_topics_score_is_made_of_is_counted() -> None:
    evidence = (Mention("title", 0, 3, "sea", "phrase"), Mention("body", 0, 3, "sea", "phrase"), Mention("body", 9, 12, "ice", "any of"))
    assert topic_score(TopicTag("sea", "Sea", 0.8, evidence)) == "2 phrases that decide alone, 1 phrase that counts together with others, 1 in the title"


def test_who_else_may_have_spoken_is_told_where_the_text_names_nobody_beside_the_words() -> None:
    text = "Emma Fischer met Anna Keller.\n\n“We agreed on nothing,” she said."
    fischer, keller = (
        ActorTag(id_, name, "person", mentions=(Mention("body", text.index(name), text.index(name) + len(name), name, "name"),))
        for id_, name in (("person/emma-fischer", "Emma Fischer"), ("person/anna-keller", "Anna Keller"))
    )
    start = text.index("We agreed")
    quote = Quote("person/emma-fischer", "We agreed on nothing,", start, start + 21, "said", "she", "speaker and verb after, pronoun", 0.8)
    tagging = Tagging((fischer, keller), quotes=(quote,))
    reading = Reading(None, Field("Title", "test"), body=tuple(Block(paragraph, 1) for paragraph in text.split("\n\n")))
    assert other_speakers(quote, tagging, reading.text) == ("person/anna-keller",)
