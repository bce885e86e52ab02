"""What the tool that saved a page wrote into it, and page archives (MHTML)."""

from __future__ import annotations

import quopri
from base64 import b64encode

import pytest

from tests.read.html.pages import BODY, HEADLINE, complaint, page, read

URL = "https://coast.example/news/boats"


def test_a_browsers_comment_tells_the_address() -> None:
    item = read(f"<!-- saved from url=(0032){URL} -->\n" + page())
    assert (item.source_url.value, item.source_url.rule, item.source_url.line) == (URL, "saved-from comment", 1)


def test_singlefile_tells_address_and_moment() -> None:
    comment = f"<!--\n Page saved with SingleFile \n url: {URL}?utm=1 \n saved date: Fri Apr 11 2025 17:25:31 GMT+0900 (Japan Standard Time)\n-->"
    item = read(page().replace('<html lang="en">', f'<html lang="en">{comment}'))
    assert (item.source_url.value, item.captured.value) == (f"{URL}?utm=1", "2025-04-11T17:25:31+09:00")
    assert item.captured.text == "Fri Apr 11 2025 17:25:31 GMT+0900 (Japan Standard Time)"
    assert item.published.value is None


def test_the_pages_own_address_beats_the_savers_which_is_its_runner_up() -> None:
    markup = f"<!-- saved from url=(0038){URL}?utm=1 -->\n" + page(head=f'<link rel="canonical" href="{URL}">')
    field = read(markup).source_url
    assert (field.value, [other.value for other in field.others]) == (URL, [f"{URL}?utm=1"])


@pytest.mark.parametrize(
    ("mark", "captured", "url"),
    [
        (
            f'<meta name="savepage-url" content="{URL}"><meta name="savepage-date" content="Fri Apr 11 2025 17:25:31 GMT+0900 (JST)">',
            "2025-04-11T17:25:31+09:00",
            URL,
        ),
        (
            "<!-- Mirrored from coast.example/news/boats by HTTrack Website Copier/3.x [XR&CO'2014], Fri, 11 Apr 2025 -->",
            None,
            "http://coast.example/news/boats",
        ),
        ("<!--\n     FILE ARCHIVED ON 08:25:31 Apr 11, 2025 AND RETRIEVED FROM THE INTERNET ARCHIVE -->", "2025-04-11T08:25:31+00:00", None),
    ],
    ids=["Save Page WE", "HTTrack", "Wayback Machine"],
)
def test_other_savers_and_archives_leave_marks_too(mark: str, captured: str | None, url: str | None) -> None:
    item = read(page(head=mark))
    assert (item.captured.value, item.source_url.value) == (captured, url)


def test_webscrapbook_marks_the_root_element() -> None:
    markup = page().replace("<html ", f'<html data-scrapbook-source="{URL}" data-scrapbook-create="20250411082531123" ')
    item = read(markup)
    assert (item.source_url.value, item.captured.value) == (URL, "2025-04-11T08:25:31+00:00")


def archive(html: bytes, encoding: str, charset: str = "utf-8", head: str = "") -> str:
    """A page archive as a browser writes it: a frame's page and a picture beside the main page."""
    frame = f"<html><body><p>{'An advertisement speaks at length of all that you could buy today. ' * 40}</p></body></html>"
    body = (
        b64encode(html).decode() if encoding == "base64" else quopri.encodestring(html).decode() if encoding == "quoted-printable" else html.decode("latin-1")
    )
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: " + URL + "\r\nSubject: =?utf-8?Q?Harbour=20board?=\r\nDate: Fri, 11 Apr 2025 17:25:31 +0900\r\n"
        f'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";{head}\r\n\tboundary="--=_B"\r\n\r\n\r\n'
        f"----=_B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://ads.example/frame\r\n\r\n{frame}\r\n"
        f"----=_B\r\nContent-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Location: {URL}\r\n\r\n{body}\r\n"
        "----=_B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://coast.example/a.png\r\n\r\niVBORw0KGgo=\r\n\r\n----=_B--\r\n"
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "binary"])
def test_the_main_page_of_an_archive_is_read_with_its_address_and_the_moment_of_saving(encoding: str) -> None:
    item = read(archive(page().encode(), encoding), "seeds/page.mhtml")
    assert (item.title.value, item.text) == (HEADLINE, BODY)
    assert (item.source_url.value, item.source_url.rule) == (URL, "Snapshot-Content-Location")
    assert (item.captured.value, item.published.value) == ("2025-04-11T17:25:31+09:00", None)


def test_an_archive_says_its_encoding_in_its_head() -> None:
    markup = page(
        "<h1>Две новые лодки для порта</h1><p>Совет порта утвердил покупку двух новых лоцманских лодок, которые заменят суда, прослужившие тридцать лет.</p>"
    )
    item = read(archive(markup.replace('<meta charset="utf-8">', "").encode("windows-1251"), "base64", "windows-1251"), "seeds/page.mht")
    assert item.title.value == "Две новые лодки для порта"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"no archive at all", "holds no page (no text/html part); save it anew, or as HTML"),
        (b"", "is empty; put the document's text into it, or remove it"),
        (b"Content-Type: text/html\r\n\r\n<script>x()</script>", "shows no text: a page that is made by its scripts alone; save it as text"),
    ],
)
def test_an_archive_without_a_page_is_told_in_one_line(data: bytes, told: str) -> None:
    assert complaint(data, "seeds/page.mhtml") == f"seeds/page.mhtml: error: {told}"


def test_parts_within_parts_without_end_are_bounded() -> None:
    nested = "".join(f'Content-Type: multipart/mixed; boundary="b{level}"\r\n\r\n--b{level}\r\n' for level in range(3000))
    assert complaint(nested, "seeds/page.mhtml").startswith("seeds/page.mhtml: error: ")
