"""Texts that are no pages: read in bounded time, or refused in one clear line."""

from __future__ import annotations

from dateline.read import read_document
from dateline.read.decode import decode

LATIN = "Die Ministerin erklärte öffentlich, dass die Brücke gesperrt bleibt."


def problems(data: bytes) -> list[str]:
    return [str(problem) for problem in read_document("seeds/page.txt", data, None, (), {}).problems]


def test_a_text_of_too_many_lines_is_no_page() -> None:
    assert problems(b"a\n" * 200_001) == ["seeds/page.txt: error: has 200,001 lines, more than any page; split it into its documents"]


def test_blank_lines_without_end_are_nothing() -> None:
    assert problems(b"\n" * 300_000) == ["seeds/page.txt: error: is empty; put the document's text into it, or remove it"]


def test_one_line_of_many_letters_is_a_text() -> None:
    result = read_document("seeds/page.txt", b"the minister said " * 100_000, None, (), {})
    assert [len(item.body) for item in result.items] == [1]


def test_many_lines_that_all_differ_are_looked_at_once_each() -> None:
    # Quadratic work would take minutes here.
    menu = b"".join(b"Entry %d of the site\n" % number for number in range(40_000))
    assert len(read_document("seeds/page.txt", menu, None, (), {}).items) == 1


def test_one_paragraph_of_many_lines_is_joined_once() -> None:
    # Joined line by line, the text would be folded thousands of times.
    lines = "\n".join([LATIN] * 12_000).encode("latin-1")
    (item,) = read_document("seeds/page.txt", lines, None, (), {}).items
    assert (item.language.value, len(item.body)) == ("de", 1)


def test_broken_bytes_in_good_text_cost_themselves_alone() -> None:
    text = (LATIN * 5).encode()
    assert decode(text + b"\xff" + text) == LATIN * 5 + "\ufffd" + LATIN * 5


def test_western_letters_of_one_byte_are_read_as_such() -> None:
    assert decode((LATIN * 3).encode("cp1252")) == LATIN * 3


def test_of_captions_said_twice_the_fuller_stays() -> None:
    body = (
        f"{LATIN} Das sagte sie am Montag.\n\nDie Sperrung gilt nach ihren Worten bis zum Herbst, und eine Umleitung führt am Hafen vorbei.\n\n"
        f"{LATIN} Der Stadtrat stimmt zu."
    )
    captions = ["Die Brücke am Montag (Archivfoto)", "Die Brücke am Montag (Archivfoto), vom Nordufer aus gesehen"]
    page = "\n\n".join(["Brücke in Rheinfurt bleibt gesperrt", *captions, body])
    (item,) = read_document("seeds/page.txt", page.encode(), None, (), {}).items
    assert [caption.text for caption in item.captions] == captions[1:]
