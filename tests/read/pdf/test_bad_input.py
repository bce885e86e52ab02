"""PDFs that are broken, closed, or made to harm: a line that says so, within bounds, and nothing else is lost."""

from __future__ import annotations

import resource
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.read.pdf import words
from tests.read.pdf.made import Run, file_of, pdf, stream
from tests.read.pdf.reading import complaint, item, result
from tests.read.pdf.story import FIRST, SECOND
from tests.read.pdf.test_layout import HEAD, stacked

GOOD = pdf([*HEAD, *stacked(FIRST, SECOND)])
CATALOGUE, FONT = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>/XObject<</A 6 0 R>>>>/Contents 4 0 R>>"
SAID = b"BT /F 12 Tf 50 700 Td (The harbour board has approved two new pilot boats for the town.) Tj ET "
NOTHING = stream(b"", b"/Type/XObject/Subtype/Form/BBox[0 0 1 1]")


def test_nothing_and_no_pdf() -> None:
    assert complaint(b"") == "seeds/a.pdf: error: is empty; save the document again, or remove it"
    assert "is no PDF (it does not begin with %PDF-)" in complaint(b"<html>" * 100)


def test_a_file_cut_short() -> None:
    assert "is a damaged PDF" in complaint(GOOD[:400])


def test_a_scan_names_the_program_that_gives_it_text() -> None:
    said = complaint(pdf([], [], picture=True), path="seeds/minutes 1925.pdf")
    assert said == 'seeds/minutes 1925.pdf: error: is a scan without a text layer; OCRmyPDF adds one: ocrmypdf "minutes 1925.pdf" "minutes 1925.pdf"'


def test_a_scanned_page_among_others_is_named() -> None:
    mixed = pdf([*HEAD, *stacked(FIRST, SECOND)], [], picture=True)
    assert [problem.message[:7] for problem in result(mixed).problems] == ["page 2 "]
    assert "ocrmypdf --skip-text" in result(mixed).problems[0].message


def test_letters_without_names() -> None:
    unnamed = pdf([Run(50, 700 - 20 * at, "\ue001\ue002\ue003\ue004" * 8, 12, "W") for at in range(4)])
    assert "do not say which letters they show" in complaint(unnamed)


def test_a_page_without_anything() -> None:
    assert "holds no text" in complaint(pdf([]))


LOCK = b"/Filter/Standard/V 1/R 2/Length 40/P -4"


def encrypted(owner: bytes, user: bytes) -> bytes:
    objects = [CATALOGUE, PAGES, PAGE, stream(SAID), FONT, NOTHING, b"<<%s/O<%s>/U<%s>>>" % (LOCK, owner.hex().encode(), user.hex().encode())]
    return file_of(objects, b"/Encrypt 7 0 R/ID[<00><00>]")


def test_a_password_is_asked_for() -> None:
    said = complaint(encrypted(b"\x01" * 32, b"\x02" * 32))
    assert "is protected by a password; save a copy without one" in said


def test_a_file_locked_with_an_empty_password_opens() -> None:
    """As the standard has it (ISO 32000-1, algorithms 2 to 4): RC4 with a key of the padding alone."""
    import hashlib

    padding = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    owner = b"\x01" * 32
    key = hashlib.md5(padding + owner + (0xFFFFFFFC).to_bytes(4, "little") + b"\x00", usedforsecurity=False).digest()[:5]
    content = rc4(hashlib.md5(key + (4).to_bytes(3, "little") + b"\0\0", usedforsecurity=False).digest()[:10], SAID)
    lock = b"<<%s/O<%s>/U<%s>>>" % (LOCK, owner.hex().encode(), rc4(key, padding).hex().encode())
    locked = file_of([CATALOGUE, PAGES, PAGE, stream(content), FONT, NOTHING, lock], b"/Encrypt 7 0 R/ID[<00><00>]")
    assert item(locked).title.value.startswith("The harbour board has approved")  # type: ignore[union-attr]


def rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    swap = 0
    for at in range(256):
        swap = (swap + box[at] + key[at % len(key)]) % 256
        box[at], box[swap] = box[swap], box[at]
    out, one, two = bytearray(), 0, 0
    for byte in data:
        one = (one + 1) % 256
        two = (two + box[one]) % 256
        box[one], box[two] = box[two], box[one]
        out.append(byte ^ box[(box[one] + box[two]) % 256])
    return bytes(out)


def spaces(count: int) -> bytes:
    """What zlib makes of so many million spaces: a million, packed once, as often; and the sum of them all (RFC 1950, Adler-32)."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    million = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    number = count * 1_000_000
    sums = (number + 32 * number * (number + 1) // 2) % 65_521, (1 + 32 * number) % 65_521
    return b"\x78\x01" + million * count + b"\x03\x00" + b"".join(one.to_bytes(2, "big") for one in sums)


BOMB = spaces(1_500)
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</A %d 0 R>>/Font<</F 5 0 R>>>>"


@pytest.mark.slow
@pytest.mark.parametrize(
    "objects",
    [
        [CATALOGUE, PAGES, PAGE, stream(BOMB, b"/Filter/FlateDecode"), FONT, NOTHING],
        [CATALOGUE, PAGES, PAGE, stream(zlib.compress(BOMB), b"/Filter[/FlateDecode/FlateDecode]"), FONT, NOTHING],
        [CATALOGUE, PAGES, PAGE, stream(b"/A Do"), FONT, *(stream(b"/A Do " * 10, FORM % (at + 1)) for at in range(6, 20)), stream(SAID)],
        [CATALOGUE, PAGES, PAGE, stream(SAID + b"/A Do"), FONT, stream(b"/A Do /A Do", FORM % 6)],
    ],
    ids=["a stream that unpacks to gigabytes", "one that does so twice", "forms that show forms that show forms", "a form that shows itself"],
)
def test_what_is_made_to_take_all_time_and_memory_takes_neither(objects: list[bytes]) -> None:
    start = time.process_time() + resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    assert "takes more time or memory to read than any ordinary PDF" in complaint(file_of(objects))
    assert time.process_time() + resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - start < 2 * words.SECONDS


@pytest.mark.parametrize(
    "objects",
    [
        [CATALOGUE, b"<</Type/Pages/Kids[2 0 R 2 0 R 3 0 R]/Count 3>>", PAGE, stream(SAID), FONT, NOTHING],
        [CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", PAGE, stream(SAID), FONT, NOTHING],
        [b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>", PAGES, PAGE, stream(SAID), FONT, b"<</First 7 0 R>>", b"<</Title(x)/Next 7 0 R/First 7 0 R>>"],
        [CATALOGUE, PAGES, PAGE, stream(SAID + b"[" * 1_000_000), FONT, b"[" * 1_000_000],
        [CATALOGUE, PAGES, PAGE, stream(b"q " * 1_000_000 + SAID), FONT, NOTHING],
        [CATALOGUE, PAGES, PAGE.replace(b"600 800", b"1e30 1e30"), stream(SAID), FONT, NOTHING],
        [CATALOGUE, PAGES, PAGE, stream(SAID), FONT, b"7 0 R", b"6 0 R"],
    ],
    ids=[
        "a loop of pages",
        "a count that lies",
        "a loop of outlines",
        "nested arrays",
        "states without end",
        "a page as wide as the world",
        "a loop of references",
    ],
)
def test_loops_and_lies_in_the_structure_cost_nothing(objects: list[bytes]) -> None:
    assert "The harbour board has approved two new pilot boats" in (item(file_of(objects)).title.value or "")


def test_a_loop_of_cross_reference_tables() -> None:
    at = GOOD.rfind(b"xref\n0")
    assert item(GOOD.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % at)).body[0].text == FIRST


def test_pages_beyond_the_limit_are_told() -> None:
    read = result(pdf([*HEAD, *stacked(FIRST)], *(stacked(SECOND) for _ in range(4))), {"pages": 2})
    assert [problem.message.split(";")[0] for problem in read.problems] == ["has 5 pages"]
    assert read.items[0].body[0].text == FIRST


def test_thousands_of_letters_on_one_spot_and_all_over_a_page_take_seconds() -> None:
    start = time.monotonic()
    result(pdf([Run(50 + at * 37 % 500, 40 + at * 91 % 780, "7" if at % 3 else "Board", 4 + at % 9) for at in range(20_000)]))
    assert time.monotonic() - start < 30


@settings(max_examples=15)
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=12))
def test_a_byte_changed_anywhere_is_read_or_refused(at: int, new: bytes) -> None:
    read = result(GOOD[:at] + new + GOOD[at + len(new) :])
    assert bool(read.items) != any(problem.severity == "error" for problem in read.problems)


def test_the_library_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_told", lambda data, pages: {"error": -1})
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    assert complaint(GOOD) == "seeds/a.pdf: error: needs the library pypdfium2, which is not installed: install Dateline again, then build again"
