"""A forwarded mail is read as what it forwards: its day, its subject, its sender; when it was forwarded is when it was captured."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from dateline.model import Reading
from tests.read.mail.post import FIRST, TEXT, item, mail, result, texts

BY_HAND = {"from": "Jane Doe <jane.doe@paper.example.com>", "to": "digest@example.net", "date": "Mon, 14 Apr 2025 09:00:00 +0200"}
SENDER = "Ministry of Foreign Affairs <press@mfa.example.org>"
HEADS = {
    "gmail": (
        "---------- Forwarded message ---------",
        f"From: {SENDER}",
        "Date: Fri, Apr 11, 2025 at 10:05 AM",
        "Subject: Boats",
        "To: Jane Doe <jane.doe@paper.example.com>",
    ),
    "outlook": ("-----Original Message-----", f"From: {SENDER}", "Sent: Friday, April 11, 2025 10:05 AM", "To: Doe, Jane", "Subject: Boats"),
    "german": (
        "-----Ursprüngliche Nachricht-----",
        "Von: Ministry of Foreign Affairs [mailto:press@mfa.example.org]",
        "Gesendet: Freitag, 11. April 2025 10:05",
        "An: Doe, Jane",
        "Betreff: Boats",
    ),
    "apple": (
        "Anfang der weitergeleiteten Nachricht:",
        "",
        f"Von: {SENDER}",
        "Betreff: Boats",
        "Datum: 11. April 2025 um 10:05:12 MESZ",
        "An: Jane Doe <jane.doe@paper.example.com>",
    ),
    "french": (
        "---------- Message transféré ---------",
        f"De : {SENDER}",
        "Date : ven. 11 avr. 2025 à 10:05",
        "Objet : Boats",
        "À : Jane Doe <jane.doe@paper.example.com>",
    ),
    "spanish": ("---------- Mensaje reenviado ---------", f"De: {SENDER}", "Fecha: 11 de abril de 2025, 10:05", "Asunto: Boats", "Para: Jane"),
    "italian": ("---------- Messaggio inoltrato ----------", f"Da: {SENDER}", "Inviato: venerdì 11 aprile 2025 10:05", "A: Jane", "Oggetto: Boats"),
    "portuguese": ("---------- Mensagem encaminhada ----------", f"De: {SENDER}", "Enviada em: 11 de abril de 2025 10:05", "Para: Jane", "Assunto: Boats"),
    "dutch": ("-----Oorspronkelijk bericht-----", f"Van: {SENDER}", "Verzonden: vrijdag 11 april 2025 10:05", "Aan: Jane", "Onderwerp: Boats"),
    "polish": ("---------- Wiadomość przekazana dalej ----------", f"Od: {SENDER}", "Data: 11 kwietnia 2025 10:05", "Temat: Boats", "Do: Jane"),
    "russian": ("-------- Пересылаемое сообщение --------", f"От: {SENDER}", "Дата: 11 апреля 2025, 10:05", "Тема: Boats", "Кому: Jane"),
    "ukrainian": ("---------- Переслане повідомлення ---------", f"Від: {SENDER}", "Надіслано: 11 квітня 2025 10:05", "Кому: Jane", "Тема: Boats"),
    "japanese": ("---------- 転送メッセージ ---------", f"差出人: {SENDER}", "日付: 2025年4月11日(金) 10:05", "件名: Boats", "宛先: Jane"),
    "chinese": ("---------- 转发的邮件 ---------", f"发件人：{SENDER}", "发送时间：2025年4月11日 10:05", "主题：Boats", "收件人：Jane"),
    "korean": ("---------- 전달된 메일 ---------", f"보낸사람: {SENDER}", "날짜: 2025년 4월 11일 (금) 오전 10:05", "제목: Boats", "받는사람: Jane"),
    "turkish": ("---------- İletilen ileti ---------", f"Gönderen: {SENDER}", "Tarih: 11 Nisan 2025 10:05", "Konu: Boats", "Kime: Jane"),
    "indonesian": ("---------- Pesan terusan ---------", f"Dari: {SENDER}", "Tanggal: 11 April 2025 10:05", "Perihal: Boats", "Kepada: Jane"),
    "vietnamese": ("---------- Thư đã chuyển tiếp ---------", f"Từ: {SENDER}", "Ngày: 11 tháng 4 năm 2025 10:05", "Chủ đề: Boats", "Đến: Jane"),
}


def is_the_original(read: Reading, day: str = "2025-04-11") -> None:
    assert (read.title.value, read.source.value) == ("Boats", "Ministry of Foreign Affairs")
    assert (read.published.value or "")[:10] == day
    assert read.captured.value == "2025-04-14T09:00:00+02:00"
    assert texts(read) == TEXT


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_a_head_in_the_words_of_many_programs(head: tuple[str, ...]) -> None:
    is_the_original(item(mail("For the digest.", "\n".join(head), *TEXT, subject="Fwd: Boats", **BY_HAND)))


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_the_same_in_html(head: tuple[str, ...]) -> None:
    def escaped(line: str) -> str:
        return line.replace("<", "&lt;").replace(">", "&gt;")

    lines = [line for line in head if line]
    rest = "".join(f"<p>{text}</p>" for text in TEXT)
    one = f"<p>For the digest.</p><div>{'<br>'.join(map(escaped, lines))}</div><br>{rest}"
    is_the_original(item(mail(html=one, subject="WG: Boats", **BY_HAND)))
    each = "<p>For the digest.</p>" + "".join(f"<p>{escaped(line)}</p>" for line in lines) + rest
    is_the_original(item(mail(html=each, subject="WG: Boats", **BY_HAND)))


def test_a_forward_that_is_quoted_line_by_line() -> None:
    head, *rest = HEADS["apple"]
    quoted = "\n".join(f"> {line}" for line in "\n".join([*rest, "", "\n\n".join(TEXT)]).split("\n"))
    is_the_original(item(mail(head, quoted, subject="Fwd: Boats", **BY_HAND)))


def test_a_forward_within_a_forward_is_read_to_the_bottom() -> None:
    inner = "\n".join(HEADS["outlook"])
    outer = "\n".join(
        (
            "---------- Forwarded message ---------",
            "From: Max Roe <max.roe@other.example.com>",
            "Date: Sat, Apr 12, 2025 at 8:00 AM",
            "Subject: Fwd: Boats",
            "To: Jane",
        )
    )
    is_the_original(item(mail(outer, inner, *TEXT, subject="Fwd: Fwd: Boats", **BY_HAND)))


def test_the_forwarder_is_a_reader() -> None:
    read = item(
        mail(
            "\n".join(HEADS["gmail"]),
            *TEXT[:2],
            "Write to jane.doe@paper.example.com or to press@mfa.example.org for more about the ministry and its work.",
            subject="Fwd: Boats",
            **BY_HAND,
        )
    )
    assert texts(read)[-1] == "Write to […] or to press@mfa.example.org for more about the ministry and its work."


def test_a_head_without_a_day_leaves_the_item_undated() -> None:
    head = f"-----Original Message-----\nFrom: {SENDER}\nTo: Jane\nSubject: Boats"
    read = item(mail(head, *TEXT, subject="Fwd: Boats", **BY_HAND))
    assert (read.published.value, read.published.rule, read.captured.value) == (None, "the forwarded mail tells no date", "2025-04-14T09:00:00+02:00")


def test_lines_of_a_text_that_look_like_labels_are_no_head() -> None:
    notes = "From: the harbour\nTo: the island\nThe ferry sails at ten."
    read = item(mail(*TEXT, notes))
    assert (read.title.value, read.captured.value) == ("Foreign minister meets secretary-general", None)


def carried(*inner: EmailMessage, note: str = "See the attached mail.") -> EmailMessage:
    made = mail(note, subject="Fwd: Boats", **BY_HAND)
    for one in inner:
        made.add_attachment(one)
    return made


def test_a_mail_carried_by_another_is_the_item() -> None:
    read = item(carried(mail(*TEXT, subject="Boats")))
    is_the_original(read)
    assert read.published.value == "2025-04-11T17:25:00+09:00"


def test_several_mails_carried_are_an_item_each() -> None:
    read = result(carried(mail(*TEXT, subject="One", message_id="<1@x.example>"), mail(FIRST, subject="Two", message_id="<2@x.example>")))
    assert [(one.title.value, one.part) for one in read.items] == [("One", "1@x.example"), ("Two", "2@x.example")]


def test_a_mail_with_words_of_its_own_keeps_them_beside_what_it_carries() -> None:
    read = item(carried(mail(FIRST, subject="Old boats"), note="\n\n".join(TEXT)))
    assert texts(read) == TEXT
    assert [span.rule for span in read.used] == ["attachment, not read"]


def test_a_standard_digest_is_an_item_for_each_mail() -> None:
    made = mail("x", subject="Press list digest", **{"from": "list@lists.example.org"})
    raw = bytes(made).partition(b"\n\n")[0].replace(b'Content-Type: text/plain; charset="utf-8"', b'Content-Type: multipart/digest; boundary="d"')
    one, two = bytes(mail(*TEXT, subject="One", message_id="<1@x.example>")), bytes(mail(FIRST, subject="Two", message_id=""))
    read = result(raw + b"\n\n--d\n\n" + one + b"\n--d\n\n" + two + b"\n--d--\n")
    assert [(each.title.value, each.part, texts(each)) for each in read.items] == [("One", "1@x.example", TEXT), ("Two", "2", (FIRST,))]


def test_a_newsletter_of_several_stories_stays_one_item() -> None:
    stories = "".join(
        f'<table><tr><td><h2>Story {number}</h2><p>{text}</p><a href="https://x.example.org/{number}">Read more</a></td></tr></table>'
        for number, text in enumerate(TEXT)
    )
    read = item(mail(html=stories))
    assert texts(read) == ("Story 0", TEXT[0], "Story 1", TEXT[1], "Story 2", TEXT[2])
    assert [block.kind for block in read.body] == ["h", "p", "h", "p", "h", "p"]
