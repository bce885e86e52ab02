"""Laws of tagging, for any text: offsets are true, nothing crashes, nothing depends on what was tagged before."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Block, Field, Mention, Reading, Span
from dateline.tag import tag_item
from dateline.tag.folding import folded
from dateline.tag.quotes import marked, paragraphs
from tests.tag.profiles import lexicon

PIECES = st.sampled_from(
    [
        *"“”\"'‘’«»„「」().,;:!?—-–/@#\n",
        *("Anna Keller said", "he", "Jr.", "King", "President", "U.S.", "NATO", "MOFA", "Japan", "the", "of", "and", "Bank of America", "(BHC)"),
        *("Minister of", "Foreign Affairs", "J.K.", "al-Abadi", "O’Neal", "KISHIDA", "İstanbul", "ß", "日本", "岩屋毅", "Россия", "مصر", "\u200b", "😀"),
        *("Turkey", "Jordan", "Georgia", "May", "Will", "Inc.", "University", "cross-strait", "South China Sea", "according to", "told", "saying"),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=60).map(" ".join)


def reading(title: str, body: str, caption: str = "", language: str = "en") -> Reading:
    blocks = tuple(Block(text.strip(), 1) for text in body.split("\n\n") if text.strip())
    captions = (Block(caption, 1),) if caption else ()
    return Reading(None, Field(title or None, "test"), body=blocks, captions=captions, language=Field(language, "test"))


def place(item: Reading, mention: Mention) -> str:
    text = {"title": item.title.value or "", "body": item.text}.get(mention.where)
    return (item.captions[mention.caption].text if text is None else text)[mention.start : mention.end]


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, TEXTS, st.sampled_from(["en", "ja", "ru", "ar", "de", "zz", ""]))
def test_every_mention_stands_where_it_says(title: str, body: str, caption: str, language: str) -> None:
    item = reading(title, body, caption, language)
    tagging = tag_item(item, lexicon())
    for tag in tagging.actors:
        assert tag.mentions
        assert all(place(item, mention) == mention.text for mention in tag.mentions)
        assert 0 <= tag.salience <= 1
    for topic in tagging.topics:
        assert 0 < topic.score <= 1
        assert all(place(item, mention) == mention.text for mention in topic.evidence)
    for quote in tagging.quotes:
        assert item.text[quote.start : quote.end] == quote.text
        assert 0 <= quote.sure <= 1
        assert quote.speaker in {"", *(tag.id for tag in tagging.actors)}


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_tagging_twice_gives_the_same(body: str) -> None:
    item = reading("", body)
    assert tag_item(item, lexicon()) == tag_item(item, lexicon())


@given(st.text(max_size=200))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(TEXTS)
def test_quotations_do_not_overlap(text: str) -> None:
    for start, end in paragraphs(text):
        spans = marked(text, start, end)
        assert all(start <= m.outer_start <= m.start <= m.end <= m.outer_end <= end for m in spans)
        assert all(one.outer_end <= other.outer_start for one, other in pairwise(spans))


def test_what_was_cut_or_used_is_never_tagged() -> None:
    item = Reading(
        None, Field("Ports reopen", "test"), body=(Block("The port is open.", 1),), cut=(Span(5, 6, "Donald Trump met NATO in Japan.", "furniture"),)
    )
    assert tag_item(item, lexicon()).actors == ()


def test_a_lexicon_survives_pickling() -> None:
    item = reading("", "Foreign Minister Takeshi Iwaya met NATO. “It is a good beginning for both sides,” he said.")
    copy = pickle.loads(pickle.dumps(lexicon()))  # noqa: S301 - what worker processes do
    assert tag_item(item, copy) == tag_item(item, lexicon())


def test_tags_do_not_depend_on_the_order_of_hashes() -> None:
    text = "Hannibal, who crossed the mountains, said no. Gorbachev said that Hannibal was tired. The FBI and MOFA met Gorbachev."
    program = f"from tests.tag.test_laws import lexicon, reading, tag_item; print(tag_item(reading('', {text!r}), lexicon()))"
    told = {
        subprocess.run([sys.executable, "-c", program], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
