"""Office documents that are damaged, locked or made to hurt: one clear line each, in bounded time and memory, and all others are read."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.office.samples import LEDE, SECOND, WORD, docx, odt, packed, par, read, rtf

GOOD = docx(par("Coast to be protected", "Title") + par(LEDE) + par(SECOND))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def only_problem(name: str, data: bytes, **limits: int) -> str:
    result = read(name, data, **limits)
    assert result.items == ()
    (problem,) = result.problems
    assert (problem.path, problem.severity) == (f"seeds/{name}", "error")
    return problem.message


def document(xml: str | bytes) -> bytes:
    return packed({"word/document.xml": xml})


def body(inside: str) -> str:
    return f'<w:document xmlns:w="{WORD}"><w:body>{inside}</w:body></w:document>'


def test_what_unpacks_beyond_the_limit_is_refused_while_it_unpacks() -> None:
    bomb = document(b'<w:document xmlns:w="' + WORD.encode() + b'">' + b" " * 30_000_000)
    assert len(bomb) < 100_000
    tracemalloc.start()
    try:
        told = only_problem("a.docx", bomb, unpacked_mb=5)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert told == "unpacks to more than 5 MB; split it, or raise `limits: unpacked_mb:` in content/site.yml"
    assert peak < 10_000_000


def test_the_size_that_a_zip_claims_is_not_believed() -> None:
    bomb = bytearray(document(body(par(LEDE)) + " " * 8_000_000))
    end = bomb.rindex(b"PK\x01\x02")
    bomb[end + 24 : end + 28] = struct.pack("<I", 500)
    assert "damaged" in only_problem("a.docx", bytes(bomb), unpacked_mb=2) or "unpacks to more than 2 MB" in only_problem("a.docx", bytes(bomb), unpacked_mb=2)


def test_parts_that_are_not_text_are_never_unpacked() -> None:
    data = io.BytesIO(GOOD)
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/image1.png", b"\0" * 20_000_000)
        package.writestr("word/embeddings/inner.zip", packed({"a": b"\0" * 9_000_000}))
        package.writestr("../../outside.xml", "<a/>")
        package.writestr("/etc/passwd", "<a/>")
    result = read("a.docx", data.getvalue(), unpacked_mb=1)
    assert ([item.title.value for item in result.items], result.problems) == (["Coast to be protected"], ())


BILLION = '<!DOCTYPE w [<!ENTITY a "lol">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 if n else str()};" * 10}">' for n in range(1, 9)) + "]><w>&a8;</w>"
OUTSIDE = '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/hostname">]><w>&e;</w>'


@pytest.mark.parametrize("bomb", [BILLION, OUTSIDE], ids=["a billion laughs", "an entity of another file"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_entities_are_refused_in_every_encoding(bomb: str, encoding: str, name: str) -> None:
    part = (f'<?xml version="1.0" encoding="{encoding}"?>' + bomb).encode(encoding)
    data = packed({"word/document.xml" if name == "a.docx" else "content.xml": part})
    assert only_problem(name, data).startswith("declares an XML document type, as entity bombs do")


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        (body("<w:p>" * 100_000), "nests deeper than 500 elements: it is no document that a person wrote; remove it"),
        (body("<w:x/>" * 1_500_001), "holds more than 1,500,000 elements: it is no document that a person wrote; remove it"),
        (body(f'<w:p w:a="{"x" * 6_000_000}"/>'), "holds one tag of more than 4 MB: it is no document that a person wrote; remove it"),
        ("<w:document", "holds broken XML (unclosed token: line 1, column 0); save it again from the program it comes from"),
        ("plain words", "holds broken XML (syntax error: line 1, column 0); save it again from the program it comes from"),
    ],
    ids=["deep", "many", "long", "cut off", "no XML"],
)
def test_xml_that_no_program_writes_is_refused(xml: str, told: str) -> None:
    assert only_problem("a.docx", document(xml)) == told


def test_a_locked_document_says_so() -> None:
    locked = "is protected by a password; open it, take the password off and save it again"
    assert only_problem("a.docx", OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600) == locked
    manifest = '<manifest:manifest xmlns:manifest="urn:x"><manifest:encryption-data/></manifest:manifest>'
    assert only_problem("a.odt", packed({"content.xml": b"\x8f\x01\x02", "META-INF/manifest.xml": manifest})) == locked
    flagged = bytearray(GOOD)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = flagged.find(mark)
        while at >= 0:
            flagged[at + offset] |= 1
            at = flagged.find(mark, at + 4)
    assert only_problem("a.docx", bytes(flagged)) == locked


def test_an_old_word_document_is_to_be_saved_as_docx() -> None:
    assert only_problem("a.doc", OLE + b"\0" * 2000) == "is an old Word document (.doc); open it and save it as .docx"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (GOOD[: len(GOOD) // 2], "is damaged (File is not a zip file); save it again from the program it comes from"),
        (packed({"notes.txt": "hello"}), "is a zip without a Word document in it; save it as .docx again, or remove it"),
        (b"<!DOCTYPE html><html><p>Hello</p></html>", "is a web page under another name; let its name end in .html"),
        (b"\x89PNG\r\n\x1a\n", "is no office document, or a damaged one; save it as .docx, .odt or .rtf again"),
        (b"{\\rtf1" + b"{" * 5000, "nests more than 1000 groups: it is no document that a person wrote; remove it"),
        (b"   \n", "is empty; put the document's text into it, or remove it"),
    ],
    ids=["truncated", "another zip", "a page", "a picture", "deep groups", "blank"],
)
def test_what_is_no_document_is_told_with_what_to_do(data: bytes, told: str) -> None:
    assert only_problem("a.docx", data) == told


def test_packing_that_office_programs_do_not_use_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_BZIP2) as package:
        package.writestr("word/document.xml", body(par(LEDE)))
    assert only_problem("a.docx", made.getvalue()).startswith("is damaged (word/document.xml is packed in a way that office programs do not use)")


@settings(deadline=None, max_examples=120)
@given(st.data())
def test_a_document_with_broken_bytes_is_read_or_refused_in_one_line(data: st.DataObject) -> None:
    name, good = data.draw(st.sampled_from([("a.docx", GOOD), ("a.odt", odt(f"<text:p>{LEDE}</text:p>")), ("a.rtf", rtf(f"{LEDE}\\par"))]))
    broken = bytearray(good)
    for _ in range(data.draw(st.integers(1, 6))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(broken)))
    result = read(name, bytes(broken[:cut]))
    assert bool(result.items) or [problem.severity for problem in result.problems] == ["error"]
    assert all("\n" not in str(problem) for problem in result.problems)
