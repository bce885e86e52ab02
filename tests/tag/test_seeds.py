"""The two seed documents, read and tagged with the digest's own profiles: who, what, and who said what."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dateline.content import load_content
from dateline.model import Reading, Tagging
from dateline.read import read_document
from dateline.tag import Lexicon, tag_item

ROOT = Path(__file__).resolve().parents[2]
MINISTRY = "seeds/000_e1040d8e23b03fcb.txt"
NEWSPAPER = "seeds/004_c05d3a7c807f5fab.txt"
SHOWN_IN_PUBLIC = 0.97

EXPECTED = {
    MINISTRY: {
        "person": {"mark-rutte", "shigeru-ishiba", "lin-chia-lung"},
        "organization": {"nato", "ministry-of-foreign-affairs-taiwan"},
        "country": {"japan", "taiwan", "china", "russia"},
    },
    NEWSPAPER: {
        "person": {"takeshi-iwaya", "mark-rutte", "yoshimasa-hayashi"},
        "organization": {"nato"},
        "country": {"japan", "russia", "north-korea", "china", "ukraine"},
    },
}
TOPICS = {
    MINISTRY: {"taiwan-strait", "south-china-sea", "nato-japan-cooperation", "indo-pacific-security"},
    NEWSPAPER: {"taiwan-strait", "south-china-sea", "nato-japan-cooperation", "russia-north-korea-military-cooperation"},
}


@cache
def tagged(path: str) -> tuple[Reading, Tagging]:
    content = load_content(ROOT)
    result = read_document(path, (ROOT / path).read_bytes(), None, content.sources, {"document_mb": 20})
    return result.items[0], tag_item(result.items[0], Lexicon.build(content.actors, content.topics, content.sources))


@pytest.mark.parametrize("path", [MINISTRY, NEWSPAPER])
@pytest.mark.parametrize("kind", ["person", "organization", "country"])
def test_the_actors_are_those_and_no_others(path: str, kind: str) -> None:
    assert {tag.id.split("/")[1] for tag in tagged(path)[1].actors if tag.kind == kind} == EXPECTED[path][kind]


@pytest.mark.parametrize("path", [MINISTRY, NEWSPAPER])
def test_the_topics_are_those_and_no_others(path: str) -> None:
    assert {tag.id for tag in tagged(path)[1].topics} == TOPICS[path]


@pytest.mark.parametrize("path", [MINISTRY, NEWSPAPER])
def test_seas_and_straits_are_reported_as_held_back(path: str) -> None:
    blocked = {held.text for held in tagged(path)[1].blocked}
    assert {MINISTRY: {"East China Sea", "South China Sea", "Taiwan Strait", "Tokyo"}, NEWSPAPER: {"East and South China Seas", "Taiwan Strait"}}[
        path
    ] <= blocked


def test_the_ministry_says_nothing_between_marks() -> None:
    assert tagged(MINISTRY)[1].quotes == ()


def test_four_quotes_are_the_ministers_and_sure_enough_to_be_shown() -> None:
    quotes = tagged(NEWSPAPER)[1].quotes
    assert [quote.speaker for quote in quotes] == ["person/takeshi-iwaya"] * 4
    assert [quote.speaker_text for quote in quotes] == ["Iwaya", "He", "he", "Iwaya"]
    assert [quote.cue for quote in quotes] == ["stated", "cautioned", "said", "told"]
    assert all(quote.sure >= SHOWN_IN_PUBLIC for quote in quotes)


def test_the_ministry_is_the_issuer_and_is_mentioned_by_its_shared_name() -> None:
    item, tagging = tagged(MINISTRY)
    assert item.issuer
    assert tagging.issuer == "organization/ministry-of-foreign-affairs-taiwan"
    tag = next(tag for tag in tagging.actors if tag.id == tagging.issuer)
    assert [(mention.where, mention.text) for mention in tag.mentions] == [("title", "MOFA"), ("body", "Ministry of Foreign Affairs")]


def test_roles_are_those_of_the_day() -> None:
    roles = {tag.id: tag.role for tag in tagged(MINISTRY)[1].actors if tag.role}
    assert roles == {
        "person/mark-rutte": "Secretary General of NATO",
        "person/shigeru-ishiba": "Prime Minister of Japan",
        "person/lin-chia-lung": "Minister of Foreign Affairs of Taiwan",
    }
