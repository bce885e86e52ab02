"""A box gives an item for each mail, placed by its Message-ID; what is broken or without measure costs no more than itself."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import ReadResult
from tests.read.mail.post import FIRST, TEXT, item, mail, result, texts

HEAD = b"From: A <a@x.example.org>\nSubject: Boats\nDate: Fri, 11 Apr 2025 17:25:00 +0900\n"


def box(*mails: bytes, mark: str = "From press@x.example.org Fri Apr 11 10:00:00 2025") -> bytes:
    return b"".join(f"{mark}\n".encode() + one.replace(b"\nFrom ", b"\n>From ") + b"\n\n" for one in mails)


def read_box(data: bytes, **limits: int) -> ReadResult:
    return result(data, path="seeds/list.mbox", limits=limits)


@pytest.mark.parametrize(
    "mark", ["From press@x.example.org Fri Apr 11 10:00:00 2025", "From - Fri Apr 11 10:00:00 2025", "From 182933@xxx Fri Apr 11 10:00:00 +0000 2025"]
)
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_each_mail_of_a_box_is_an_item_in_its_place(mark: str, newline: bytes) -> None:
    one, two = bytes(mail(*TEXT, subject="One", message_id="<1@x.example>")), bytes(mail(FIRST, subject="Two", message_id="<1@x.example>"))
    read = read_box(box(one, two, bytes(mail(FIRST, subject="Three", message_id="")), mark=mark).replace(b"\n", newline))
    assert [(each.title.value, each.part) for each in read.items] == [("One", "1@x.example"), ("Two", "1@x.example (2)"), ("Three", "3")]
    assert texts(read.items[0]) == TEXT
    assert read.items[1].title.line == 1 + 1 + one.count(b"\n") + 2 + 3


def test_a_line_of_a_text_that_begins_with_from_parts_no_mails() -> None:
    story = "From the harbour the boats sailed in 2025 at 10:00 to the island.\n\nFrom here on: the story of 2025.\n"
    read = read_box(box(bytes(mail(story)), bytes(mail(FIRST))))
    assert len(read.items) == 2
    assert texts(read.items[0])[0].startswith("From the harbour the boats sailed in 2025")


def test_a_box_with_one_mail_keeps_its_place() -> None:
    assert [one.part for one in read_box(box(bytes(mail(FIRST)))).items] == ["1744359900.7@mfa.example.org"]


def test_a_place_that_names_the_reader_is_a_number() -> None:
    assert read_box(box(bytes(mail(FIRST, message_id="<bounce+jane.doe@paper.example.com>")))).items[0].part == "1"


def test_more_mails_than_the_limit_are_told() -> None:
    read = read_box(box(*[bytes(mail(FIRST))] * 5), items=3)
    assert len(read.items) == 3
    assert [(problem.severity, "more than 3 mails" in problem.message) for problem in read.problems] == [("warning", True)]


def test_what_is_no_box_and_no_mail_says_what_to_do() -> None:
    assert "save single mails as .eml" in read_box(b"Dear all,\n\nhello\n").problems[0].message
    assert "save it as .eml" in result(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00").problems[0].message


def test_an_encrypted_mail_says_so_and_costs_no_other() -> None:
    sealed = HEAD + b'Content-Type: application/pkcs7-mime; name="smime.p7m"\nContent-Transfer-Encoding: base64\n\nMIAG\n'
    assert "decrypt it in a mail program" in result(sealed).problems[0].message
    read = read_box(box(sealed, bytes(mail(FIRST))))
    assert ([texts(one) for one in read.items], [problem.line for problem in read.problems]) == ([(FIRST,)], [2])


def test_a_text_without_headers_is_read_as_text() -> None:
    assert texts(item("\n\n".join(TEXT).encode())) == TEXT


def onion(levels: int) -> bytes:
    raw = HEAD + b"\nThe board of the harbour has met."
    for _ in range(levels):
        raw = HEAD + b"Content-Type: message/rfc822\n\n" + raw
    return raw


def tree(levels: int) -> bytes:
    raw = HEAD + b"\nThe board of the harbour has met."
    for level in range(levels):
        mark = b"--k%d\n" % level
        raw = HEAD + b'Content-Type: multipart/mixed; boundary="k%d"\n\n' % level + (mark + b"Content-Type: message/rfc822\n\n" + raw + b"\n") * 3
    return raw


HOSTILE = {
    "10,000 multiparts within each other": HEAD + b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(10_000)),
    "10,000 parts": HEAD + b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\nContent-Type: text/plain\n\nhello\n" * 10_000,
    "a header of 10 MB": HEAD + b"X-Long: " + b"a" * 10_000_000 + b"\n\nhello",
    "a subject of 10 MB": b"Subject: " + b"=?utf-8?q?a?= " * 700_000 + b"\n\nhello",
    "comments within comments": HEAD + b"To: " + b"(" * 1_000_000 + b"\n\nhello",
    "300,000 headers": HEAD + b"To: a@x.example.com\n" * 300_000 + b"\nhello",
    "broken base 64": HEAD + b"Content-Transfer-Encoding: base64\n\n" + b"SGVsbG8gd29ybGQ!*&=\n=SGVsbG8" * 100,
    "an encoding that takes the square": HEAD + b"Content-Type: text/plain; charset=punycode\n\n" + b"a-b" * 300_000,
    "a mail within itself, 300 levels": onion(300),
    "three mails in each of three, nine levels": tree(9),
    "open tags": HEAD + b"Content-Type: text/html\n\n" + b"<div><b><table><tr><td>" * 50_000,
    "open attributes": HEAD + b"Content-Type: text/html\n\n" + b'<a href="' * 50_000,
    "open comments": HEAD + b"Content-Type: text/html\n\n" + b"<!--" * 100_000 + b"<script>" * 100_000,
    "quotation marks": HEAD + b"\n" + b"> " * 2_000_000,
    "heads without end": HEAD + b"\n" + b"From: a\nTo: b\n" * 20_000,
    "flowing without end": HEAD + b"Content-Type: text/plain; format=flowed\n\n" + b"word \n" * 100_000,
    "tags of answers": b"Subject: " + b"Re: " * 5_000 + b"x\n\nhello",
}  # fmt: skip


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_hostile_mails_take_bounded_time(data: bytes) -> None:
    started = time.process_time()
    read = result(data, limits={"items": 100})
    assert time.process_time() - started < 15
    assert len(read.items) <= 100


def test_a_mail_within_mails_beyond_the_bound_is_left_alone() -> None:
    assert len(result(onion(5)).items) == 1
    assert result(onion(5)).items[0].text == "The board of the harbour has met."
    assert result(onion(300)).items[0].text == ""


PIECES = st.sampled_from(
    [
        b"From: ",
        b"To: jane@x.example.com\n",
        b"Subject: ",
        b"Date: ",
        b"Content-Type: ",
        b"multipart/mixed; boundary=b\n",
        b'multipart/alternative; boundary="b"\n',
        b"text/html; charset=utf-8\n",
        b"message/rfc822\n",
        b"text/plain; format=flowed; charset*0*=x''y\n",
        b"Content-Transfer-Encoding: base64\n",
        b"\n",
        b"\n\n",
        b"--b\n",
        b"--b--\n",
        b"<p>",
        b"<br>",
        b"</div>",
        b"> ",
        b"-- \n",
        b"=?utf-8?b?4pyT?=",
        b"=?x?q?",
        b"\xff\xfe",
        b"\x00",
        b"Fri, 11 Apr 2025 10:00:00 +9999",
        b"Received: x; ",
        b"11 Apr 99999",
        b"Sent: ",
        b"hello ",
        b"From x 2025\n",
        b"Content-Disposition: attachment; filename*=utf-8''%E2%9C%93.txt\n",
        b"Content-Type: application/octet-stream; name=a.eml\n",
    ]
)


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES | st.binary(max_size=12), max_size=40).map(b"".join))
def test_no_bytes_break_the_reading(data: bytes) -> None:
    for path in ("seeds/a.eml", "seeds/a.mbox"):
        read = result(data, path=path)
        assert all(block.text for one in read.items for block in one.body)
        assert len({one.part for one in read.items}) == len(read.items)
