"""A press mail is one item: its subject, its sender, its instant, its text and nothing around it."""

from __future__ import annotations

from email.header import Header

import pytest

from dateline.model import SourceProfile
from tests.read.mail.post import FIRST, SECOND, TEXT, THIRD, item, mail, result, spans, texts

PARAGRAPHS = "".join(f"<p>{text}</p>" for text in TEXT)
NEWSLETTER = f"""<html><head><title>x</title><style>p {{ color: red }}</style></head><body>
<div style="display:none; max-height:0; overflow:hidden">What the minister said, Jane &#847;&zwnj;&nbsp;&#847;&zwnj;</div>
<span class="preheader">More words that nobody sees</span>
<table role="presentation" width="100%"><tr><td align="center"><table><tr><td>
<a href="https://www.mfa.example.org/mail/77">View this email in your browser</a></td></tr></table></td></tr>
<tr><td><table><tr><td><img src="logo.png" alt="Logo of the ministry"></td><td><a href="https://www.mfa.example.org/news">Home</a></td></tr></table></td></tr>
<tr><td><h1>Foreign minister meets secretary-general</h1><p>{FIRST}</p>
<table><tr><td width="50%">{SECOND}</td></tr><tr><td>{THIRD}<br><br>
Read <a href="https://www.mfa.example.org/a?utm_source=mail&amp;mc_eid=9f8e7d6c5b">the statement</a>.</td></tr></table></td></tr>
<tr><td style="font-size:11px">This email was sent to jane.doe@paper.example.com<br><a href="https://mfa.example.org/unsubscribe/9f8e7d6c5b">Unsubscribe</a></td></tr>
<tr><td>© 2025 Ministry of Foreign Affairs. All rights reserved.</td></tr></table>
<img src="https://t.example.net/open?e=9f8e7d6c5b" width="1" height="1" alt=""></body></html>"""


def test_subject_date_and_sender_are_the_fields() -> None:
    read = item(mail(*TEXT))
    assert (read.title.value, read.title.rule, read.title.line) == ("Foreign minister meets secretary-general", "subject", 3)
    assert (read.published.value, read.published.line) == ("2025-04-11T17:25:00+09:00", 4)
    assert (read.source.value, read.byline.value, read.language.value, read.part) == ("Ministry of Foreign Affairs", None, "en", None)
    assert texts(read) == TEXT
    assert read.summary.value == FIRST
    assert [block.line for block in read.body] == [10, 14, 18]


def test_a_newsletter_of_tables_reads_as_its_paragraphs() -> None:
    read = item(mail(html=NEWSLETTER))
    assert texts(read) == (*TEXT, "Read the statement.")
    assert read.body[-1].html == '<p>Read <a href="https://www.mfa.example.org/a">the statement</a>.</p>'
    assert (read.source_url.value, read.source_url.rule) == ("https://www.mfa.example.org/mail/77", "link to the browser")
    assert not any("nobody sees" in text for text in spans(read))


def test_a_link_to_the_browser_that_names_the_reader_is_no_address() -> None:
    told = NEWSLETTER.replace("/mail/77", "/view?id=77&amp;e=9f8e7d6c5b4a3f2e1d0c9f8e7d6c5b4a")
    read = item(mail(html=told, list_unsubscribe="<https://mfa.example.org/u/9f8e7d6c5b4a3f2e1d0c9f8e7d6c5b4a>"))
    assert read.source_url.value in (None, "https://www.mfa.example.org/view?id=77")


def test_of_alternatives_the_one_with_more_of_the_text_is_read() -> None:
    assert texts(item(mail("Your program cannot show this mail.", html=PARAGRAPHS))) == TEXT
    assert texts(item(mail(*TEXT, html="<p>To read this mail, open it in your browser.</p>"))) == TEXT
    marked = item(mail(*TEXT, html=PARAGRAPHS))
    assert (texts(marked), marked.body[0].html) == (TEXT, f"<p>{FIRST}</p>")


@pytest.mark.parametrize(
    "subject",
    [
        "Re: Boats",
        "AW: Boats",
        "RE: AW: Boats",
        "Fwd: Boats",
        "WG: Boats",
        "TR: Boats",
        "Re[2]: Boats",
        "[press-list] Boats",
        "[Press] Re: [EXT] Boats",
        "回复：Boats",
        "Отв: Boats",
        "SV: Boats",
    ],
)
def test_tags_go_from_a_subject_and_stay_as_evidence(subject: str) -> None:
    title = item(mail(*TEXT, subject=subject)).title
    assert (title.value, title.text) == ("Boats", subject)


def test_a_colon_in_a_headline_is_no_tag() -> None:
    assert item(mail(*TEXT, subject="Taiwan: minister meets ambassadors")).title.value == "Taiwan: minister meets ambassadors"


def test_a_mail_without_subject_takes_its_first_heading() -> None:
    read = item(mail(html=f"<h1>Minister meets ambassadors of the region</h1>{PARAGRAPHS}", subject=""))
    assert read.title.value == "Minister meets ambassadors of the region"


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("Fri, 11 Apr 2025 10:00:00 -0400 (EDT)", "2025-04-11T10:00:00-04:00"),
        ("11 Apr 2025 10:00:00 GMT", "2025-04-11T10:00:00+00:00"),
        ("Fri, 11 Apr 25 10:00 +0530", "2025-04-11T10:00:00+05:30"),
        ("ven., 11 avr. 2025 10:00:00 +0200", "2025-04-11T10:00:00+02:00"),
        ("2025-04-11", "2025-04-11"),
        ("Fri, 31 Feb 2025 10:00:00 +0000", None),
        ("yesterday", None),
    ],
)
def test_a_date_is_read_as_it_is_written(date: str, iso: str | None) -> None:
    raw = bytes(mail(*TEXT, date="")).replace(b"Message-ID", f"Date: {date}\nMessage-ID".encode(), 1)
    assert item(raw).published.value == iso


@pytest.mark.parametrize("date", ["Thu, 01 Jan 1970 00:00:00 +0000", "Tue, 19 Jan 2038 03:14:07 +0000", ""])
def test_an_absurd_or_missing_date_gives_way_to_the_servers_stamp(date: str) -> None:
    hops = "from a by b; Fri, 11 Apr 2025 10:00:05 +0000", "from c by a; Fri, 11 Apr 2025 10:00:01 +0000"
    raw = bytes(mail(*TEXT, date=date))
    raw = b"".join(f"Received: {hop}\n".encode() for hop in hops) + raw
    published = item(raw).published
    assert (published.value, published.rule) == ("2025-04-11T10:00:01+00:00", "received header")


def test_an_absurd_date_without_a_stamp_leaves_the_mail_undated_and_says_why() -> None:
    published = item(mail(*TEXT, date="Thu, 01 Jan 1970 00:00:00 +0000")).published
    assert (published.value, published.rule) == (None, "the date header is older than mail")
    assert [(other.value, other.line) for other in published.others] == [("1970-01-01T00:00:00+00:00", 4)]


@pytest.mark.parametrize(
    ("sender", "more", "source"),
    [
        ("Jane Roe <jane.roe@mfa.example.org>", {}, "mfa.example.org"),
        ('"Roe, Jane" <jroe@mfa.example.org>', {"list_id": "MFA press releases <press.lists.mfa.example.org>"}, "MFA press releases"),
        ("Press Office <press@mfa.example.org>", {"organization": "Ministry of Foreign Affairs"}, "Ministry of Foreign Affairs"),
        ("Harbour Board via Press List <list@lists.example.org>", {}, "Harbour Board"),
        ("\"'Harbour Board' via Press List\" <list@lists.example.org>", {}, "Harbour Board"),
        ("press@mfa.example.org", {}, "mfa.example.org"),
        ("Jane Roe <jane.roe@gmail.com>", {}, "Jane Roe"),
    ],
)
def test_a_press_officer_is_no_source_where_a_better_name_is_known(sender: str, more: dict[str, str], source: str) -> None:
    read = item(mail(*TEXT, **{"from": sender, **more}))
    assert (read.source.value, read.byline.value) == (source, None)


def test_the_senders_host_finds_the_profile() -> None:
    profile = SourceProfile("mfa", "The Foreign Ministry", country="japan", match=("mfa.example.org",))
    for sender in ("Press <news@mail.mfa.example.org>", "Jane Roe <jane.roe@mfa.example.org>"):
        read = item(mail(*TEXT, **{"from": sender}), sources=(profile,))
        assert (read.source_id, read.source.value) == ("mfa", "The Foreign Ministry")


def test_headers_say_where_the_mail_stands_unless_they_name_the_reader() -> None:
    assert item(mail(*TEXT, archived_at="<https://lists.example.org/arch/msg/7>")).source_url.value == "https://lists.example.org/arch/msg/7"
    assert item(mail(*TEXT, list_archive="<https://lists.example.org/u/x?email=jane%40paper.example.com>")).source_url.value is None


@pytest.mark.parametrize(
    "foot",
    [
        ("-- ", "Jane Roe", "Press officer", "+1 202 555 0100"),
        ("Kind regards,", "Jane Roe"),
        ("###", "About the ministry: it is old."),
        ("You are receiving this mail because you asked for it.", "Ministry, 1 Main Street"),
        ("This e-mail and any attachments are confidential and intended solely for the addressee.",),
        ("Media contact:", "Jane Roe, jane.roe@mfa.example.org"),
        ("To unsubscribe, answer with the word STOP.",),
        ("_______________________________________________", "Press mailing list", "press@lists.example.org"),
    ],
)
def test_what_stands_under_a_text_is_cut(foot: tuple[str, ...]) -> None:
    read = item(mail(*TEXT, *foot))
    assert texts(read) == TEXT
    assert foot[-1] in "\n".join(span.text for span in read.cut)


def test_a_link_that_counts_the_reader_goes_and_its_words_stay() -> None:
    foot = '<p>You receive this because you subscribed. <a href="https://m.example.org/unsub?u=77c1&amp;e=KATH9921">Unsubscribe</a></p>'
    read = item(mail(html=f'{PARAGRAPHS}<p><a href="https://click.example.org/c?n=12&amp;e=KATH9921">Read the whole statement here</a>, they said.</p>{foot}'))
    assert "KATH9921" not in read.body[-1].html
    assert read.body[-1].text == "Read the whole statement here, they said."


def test_a_link_to_the_browser_that_shares_a_value_with_the_link_to_unsubscribe_is_no_address() -> None:
    foot = 'You receive this because you subscribed. <a href="https://m.example.org/unsub?u=77c1&amp;e=KATH99">Unsubscribe</a>'
    paragraphs = "".join(f"<p>{text}</p>" for text in TEXT)
    told = {}
    for link in ("https://m.example.org/v?id=5aab&amp;e=KATH99", "https://m.example.org/v?id=5aab"):
        html = f'<p><a href="{link}">View in browser</a></p>{paragraphs}<p>{foot}</p>'
        told[link] = item(mail(html=html)).source_url.value
    assert list(told.values()) == [None, "https://m.example.org/v?id=5aab"]


def test_a_salutation_and_the_link_above_the_text_are_cut() -> None:
    read = item(mail("View in browser: https://www.mfa.example.org/mail/7", "Dear colleagues,", *TEXT))
    assert (texts(read), read.source_url.value) == (TEXT, "https://www.mfa.example.org/mail/7")


def test_an_answer_is_read_without_what_it_quotes() -> None:
    quoted = "On Thu, 10 Apr 2025 at 10:00, Jane Doe <jane.doe@paper.example.com> wrote:\n> What did the minister say about the strait and its ships?\n> Jane"
    assert texts(item(mail(*TEXT, quoted, subject="Re: a question"))) == TEXT
    below = "-----Original Message-----\nFrom: Jane Doe\nSent: Thursday, April 10, 2025 10:00 AM\nTo: Press\nSubject: a question\n\nWhat did the minister say?"
    assert texts(item(mail(*TEXT, below, subject="Re: a question"))) == TEXT
    asked = "<div>On Thu, 10 Apr 2025, Jane wrote:</div><blockquote type='cite'><p>What did the minister say?</p></blockquote>"
    marked = f'{PARAGRAPHS}<div class="gmail_quote">{asked}</div>'
    assert texts(item(mail(html=marked, subject="Re: a question"))) == TEXT


def test_flowed_text_is_joined_and_its_stuffing_taken_off() -> None:
    flowed = "The first line goes on \nand on \nto its end.\n\n From here it is stuffed, and this sentence is a second paragraph.\n-- \nJane\n"
    made = mail(subject="Boats")
    made.replace_header("Content-Type", 'text/plain; charset="utf-8"; format=flowed')
    made.set_payload(flowed)
    assert texts(item(made)) == ("The first line goes on and on to its end.", "From here it is stuffed, and this sentence is a second paragraph.")


def test_lines_of_quoted_printable_are_those_of_the_file() -> None:
    made = mail(subject="Boats")
    made.set_content("\n\n".join(f"{text} — übermäßig lang." for text in TEXT), cte="quoted-printable")
    raw = bytes(made)
    rows = raw.decode().split("\n")
    for block in item(raw).body:
        assert rows[block.line - 1].startswith(block.text[:20].replace("“", "=E2=80=9C")[:12])


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("iso-2022-jp", "外務大臣は木曜日に事務総長と会談し、海峡の情勢と船舶の安全について協議した。双方は対話を続けることで一致した。"),
        ("gb2312", "外交部长星期四会见了秘书长，讨论了海峡局势和航运安全。双方同意应当通过现有渠道继续对话，并保持联系。"),
        ("koi8-r", "Министр иностранных дел встретился в четверг с генеральным секретарём, чтобы обсудить положение в проливе и безопасность судоходства."),
        ("windows-1252", "Die Außenministerin sprach am Donnerstag über die Lage in der Meerenge – und über die Sicherheit der Schifffahrt für alle."),
        ("x-no-such-thing", "Die Außenministerin sprach am Donnerstag über die Lage in der Meerenge und über die Sicherheit der Schifffahrt für alle."),
    ],
)
def test_charsets_and_encoded_subjects(charset: str, text: str) -> None:
    real = "utf-8" if charset.startswith("x-") else charset
    head = f"From: press@mfa.example.org\nSubject: {Header(text[:14], real).encode()}\nContent-Type: text/plain; charset={charset}\n\n"
    read = item(head.encode() + text.encode(real))
    assert (read.title.value, texts(read)) == (text[:14], (text,))


def test_an_attached_text_is_read_where_the_mail_says_nothing() -> None:
    made = mail("Please find attached our statement.")
    made.add_attachment(
        "\n\n".join(("Ministry on the strait and its ships", "11 April 2025", *TEXT)).encode(),
        maintype="application",
        subtype="octet-stream",
        filename="Erklärung.txt",
    )
    read = item(made)
    assert texts(read) == TEXT
    assert (read.published.value, read.source.value) == ("2025-04-11T17:25:00+09:00", "Ministry of Foreign Affairs")
    assert ("Erklärung.txt (application/octet-stream)", "attachment that is the text") in [(span.text, span.rule) for span in read.used]


def test_an_attachment_beside_a_text_is_named_and_left() -> None:
    made = mail(*TEXT)
    made.add_attachment(b"1,2", maintype="text", subtype="csv", filename="figures.csv")
    read = item(made)
    assert texts(read) == TEXT
    assert [(span.text, span.rule) for span in read.used] == [("figures.csv (text/csv)", "attachment, not read")]


def test_an_attachment_that_cannot_be_read_is_a_warning() -> None:
    made = mail("See the attached statement.")
    made.add_attachment(b"a\x00b", maintype="text", subtype="x-log", filename="statement.txt")
    read = result(made)
    assert [problem.severity for problem in read.problems] == ["warning"]
    assert "its text is in the attachment statement.txt, which holds NUL bytes" in read.problems[0].message
    assert texts(read.items[0]) == ("See the attached statement.",)


def test_the_readers_own_data_are_cut_and_counted() -> None:
    told = mail(
        "Hi Jane, this is for you.", *TEXT, "Answers reach jane.doe@paper.example.com; write to press@mfa.example.org for more about the ministry and its work."
    )
    read = result(told)
    (only,) = read.items
    assert "jane" not in only.text.lower()
    assert texts(only)[-1] == "Answers reach […]; write to press@mfa.example.org for more about the ministry and its work."
    assert [problem.severity for problem in read.problems] == ["note"]
    assert "address of the reader (1)" in read.problems[0].message


@pytest.mark.parametrize("label", ["PRESS RELEASE: ", "Press release | ", "【プレスリリース】", "[Press Release] ", "Pressemitteilung: ", "Media advisory – "])
def test_the_label_of_a_section_is_no_part_of_a_title(label: str) -> None:
    german, japanese = "Die Außenministerin hat am Donnerstag über die Lage in der Meerenge gesprochen.", "外務大臣は木曜日に事務総長と会談した。"
    body = (german,) if label.startswith("Presse") else (japanese,) if label.startswith("【") else TEXT
    title = item(mail(*body, subject=f"{label}Ministers agree on the rules")).title
    assert (title.value, title.text) == ("Ministers agree on the rules", f"{label}Ministers agree on the rules")


def test_a_headline_said_again_in_the_text_is_used_for_the_title() -> None:
    read = item(mail("** Foreign Minister Meets Secretary-General", *TEXT))
    assert texts(read) == TEXT
    assert ("Foreign Minister Meets Secretary-General", "title") in [(span.text, span.rule) for span in read.used]


def test_a_bold_line_is_a_heading() -> None:
    read = item(mail(html=f"<p>{FIRST}</p><p><b>What comes next</b></p><p>{SECOND}</p><p><b>{THIRD}</b></p>"))
    assert [block.kind for block in read.body] == ["p", "h", "p", "p"]


def test_a_notice_to_subscribers_above_the_text_is_cut() -> None:
    notice = "You are subscribed to Press Releases of the Ministry. This information has been updated, and is now available."
    assert texts(item(mail(notice, *TEXT))) == TEXT


@pytest.mark.parametrize("closing", ["Viele Grüße", "Beste Grüße", "Liebe Grüße aus Kiel", "Mit freundlichen Grüßen", "Schöne Grüße"])
def test_german_closing_words_end_the_text(closing: str) -> None:
    first = "Das Museum zeigt zweihundert Karten aus fünf Jahrhunderten, die noch nie zu sehen waren."
    text = (first, "Die Ausstellung dauert bis zum Herbst, sagte die Leiterin.")
    assert texts(item(mail(*text, closing, "Ingo Faber"))) == text
