"""Only what may be public leaves the machine: every byte of the public edition is searched for words that may not be there."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.conftest import Built
from tests.support.digests.rights import CLOSED_WORDS, OPEN_WORDS
from tests.support.pages import handed_out, squeezed

pytestmark = pytest.mark.slow

# Sentences of the newspaper's article among the seeds that are beyond its opening and no quotation.
BEYOND = (
    "This was the first instance of participation by a Japanese foreign minister in two years",
    "attendance in 2023",
    "He also cautioned that military cooperation between Russia and North Korea",
    "exchanged views on the situation in Ukraine",
    "arrive for a meeting at NATO headquarters in Brussels",
    "POPULAR ARTICLE",
    "JN ACCESS RANKING",
    "With No Powerful Negotiator",
    "Economic Revitalization Minister Akazawa",
)


def _found(built: Built, name: str, edition: str, words: dict[str, str]) -> dict[str, list[str]]:
    """Which of `words` stand anywhere in the edition, and in which files. A word's first eight letters count: an index may stem it."""
    stems = {place: word[:8].casefold() for place, word in words.items()}
    found: dict[str, set[str]] = {}
    for file, text in handed_out(built(name, edition)):
        folded = text.casefold()
        for place, stem in stems.items():
            if stem in folded:
                found.setdefault(place, set()).add(file)
    return {place: sorted(files) for place, files in found.items()}


def test_nothing_beyond_its_rights_and_nothing_held_is_in_the_public_edition(built: Built) -> None:
    assert _found(built, "rights", "site", CLOSED_WORDS) == {}


def test_nothing_beyond_its_rights_and_nothing_held_is_in_the_folder_edition(built: Built) -> None:
    assert _found(built, "rights", "folder", CLOSED_WORDS) == {}


def test_what_may_be_public_is_there(built: Built) -> None:
    """So that the tests above do not pass because nothing is shown at all."""
    assert _found(built, "rights", "site", OPEN_WORDS).keys() == OPEN_WORDS.keys()


def test_the_private_edition_shows_everything(built: Built) -> None:
    """And so that the closed words are words which the program has read and could have shown."""
    assert _found(built, "rights", "private", {**OPEN_WORDS, **CLOSED_WORDS}).keys() == {**OPEN_WORDS, **CLOSED_WORDS}.keys()


def test_the_search_index_is_searched_too(built: Built) -> None:
    """An open word is found in the index itself, so a closed one would be."""
    files = _found(built, "rights", "site", {"full, far down": OPEN_WORDS["full, far down"]})["full, far down"]
    assert any("search/data" in file for file in files)


@pytest.mark.parametrize("edition", ["site", "folder"])
def test_the_article_among_the_seeds_is_shown_as_an_excerpt_only(built: Built, edition: str) -> None:
    wanted = {sentence: squeezed(sentence) for sentence in BEYOND}
    leaks = [(file, sentence) for file, text in _squeezed(built, edition) for sentence, folded in wanted.items() if folded in text]
    assert leaks == []


def test_the_private_edition_of_the_seeds_holds_every_sentence(built: Built) -> None:
    """But for lists of other stories, of which the page's noise it keeps the beginning."""
    texts = [text for _, text in _squeezed(built, "private")]
    assert [sentence for sentence in BEYOND[:6] if not any(squeezed(sentence) in text for text in texts)] == []


def _squeezed(built: Built, edition: str) -> Iterator[tuple[str, str]]:
    return ((file, squeezed(text)) for file, text in handed_out(built("repository", edition)))


def test_an_excerpt_is_no_longer_than_it_may_be(built: Built) -> None:
    """280 characters of the opening, wherever it is shown: no longer run of the document's words stands in any file."""
    from tests.support.digests.rights import rights

    lede = squeezed(str(rights()["seeds/by-source.md"]).split("---")[2].strip().split("\n\n")[0])
    longest = max(_shared_start(lede, text) for _, text in ((f, squeezed(t)) for f, t in handed_out(built("rights"))))
    assert 100 < longest <= 281


def _shared_start(lede: str, text: str) -> int:
    """The length of the longest beginning of `lede` that stands in `text`."""
    best = 0
    for match in re.finditer(re.escape(lede[:40]), text):
        rest = text[match.start() :]
        length = next((i for i, (a, b) in enumerate(zip(lede, rest, strict=False)) if a != b), min(len(lede), len(rest)))
        best = max(best, length)
    return best


def test_names_of_documents_stay_private(built: Built) -> None:
    names = ("000_e1040d8e23b03fcb", "004_c05d3a7c807f5fab")
    assert [file for file, text in handed_out(built("repository")) if any(name in text for name in names)] == []
    assert any(names[0] in text for _, text in handed_out(built("repository", "private")))
