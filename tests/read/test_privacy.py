"""What a capture tells about its reader is cut from everything published; a text's own contacts and links stay."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import MISSING, Block, Candidate, Field, Reading
from dateline.read import read_document
from dateline.read.privacy import NOBODY, Known, plain_address, private, told
from dateline.read.safe_html import pieces

STORY = (
    "The harbour board has approved the purchase of two new pilot boats, which will replace vessels that have served for thirty years.",
    "The boats will be built at the yard in the town and are expected to enter service before the winter storms begin.",
    "“We have waited for this for a long time,” said the master of the port, who has led the pilots since the spring of last year.",
    "The owner of the yard said that eleven people would be hired for the work, and that the first boat would be launched in June.",
    "Further details will be published by the board after its next meeting, which is open to everybody who lives in the town.",
)


def reading(*texts: str, title: str = "Harbour board approves pilot boats", **fields: Field) -> Reading:
    return Reading(None, Field(title, "first line"), body=tuple(Block(text, at) for at, text in enumerate(texts, 1)), **fields)  # type: ignore[arg-type]


def of_html(markup: str) -> Reading:
    return replace(reading(), body=tuple(Block(piece.text, 1, piece.kind, piece.html) for piece in pieces(markup)))


def texts(read: Reading) -> list[str]:
    return [block.text for block in read.body]


def rules(read: Reading) -> list[str]:
    return [span.rule for span in read.cut]


@pytest.mark.parametrize(
    "line",
    [
        "Logged in as jdoe",
        "You are signed in as Jane Doe",
        "Signed in as: Jane Doe | Log out",
        "Sie sind angemeldet als Jana Muster",
        "Eingeloggt als: jmuster",
        "Vous êtes connecté en tant que Jeanne",
        "Has iniciado sesión como Juana",
        "Hai effettuato l'accesso come Gianna",
        "Você está conectado como Joana",
        "U bent ingelogd als Jan",
        "Jesteś zalogowana jako Janina",
        "山田太郎としてログイン中",
        "您已登入為 王小明",
        "当前用户：王小明",
        "홍길동님으로 로그인",
        "Вы вошли как Иванова",
        "Ви увійшли як Олена",
        "تم تسجيل الدخول باسم أحمد",
        "अनिल के रूप में लॉग इन",
        "Ayşe olarak giriş yaptınız",
        "Bạn đã đăng nhập với tư cách Lan",
        "Anda masuk sebagai Budi",
    ],
)
def test_a_line_about_an_account_is_cut_wherever_it_stands(line: str) -> None:
    for at in range(len(STORY) + 1):
        read = private(reading(*STORY[:at], line, *STORY[at:]))
        assert texts(read) == list(STORY)
        assert [(span.first, span.text, span.rule) for span in read.cut] == [(at + 1, line, "private: account of the reader")]


@pytest.mark.parametrize(
    "line",
    [
        "Welcome, Jane Doe",
        "Welcome back, Jane!",
        "Hi Jane,",
        "Hello Jane",
        "Willkommen zurück, Jana",
        "Hallo Jana Muster,",
        "Bonjour Jeanne !",
        "Bienvenue, Jeanne",
        "Hola, Juana",
        "Ciao Gianna!",
        "Bentornata, Gianna",
        "Bem-vinda, Joana",
        "Olá, Joana!",
        "Welkom terug, Jan",
        "Witaj, Janino!",
        "山田さん、ようこそ",
        "ようこそ、山田さん",
        "您好，王小明",
        "欢迎回来，王小明",
        "홍길동님, 환영합니다",
        "Здравствуйте, Анна!",
        "Вітаємо, Олено!",
        "مرحبا أحمد",
        "नमस्ते अनिल",
        "Merhaba, Ayşe",
        "Xin chào, Lan",
        "Halo, Budi!",
        "Selamat datang kembali, Budi",
    ],
)
def test_a_greeting_by_name_is_cut_at_the_edge_of_a_document(line: str) -> None:
    assert texts(private(reading(line, *STORY))) == list(STORY)
    assert texts(private(reading(*STORY, line))) == list(STORY)
    assert rules(private(reading(line, *STORY))) == ["private: greeting by name"]


@pytest.mark.parametrize(
    "line",
    [
        "Welcome to Berlin",
        "Hello Kitty turns 50.",
        "Hello, world",
        "Hi all,",
        "Dear Minister Wang,",
        "Good Friday falls on 18 April",
        "User fees rise in May",
        "Hello again from the islands",
        "Press contact: press@ministry.gov",
        "Willkommen in Berlin",
        "Guten Tag, liebe Kolleginnen",
        "Printed books sell again",
        "Search for the crew goes on",
        "欢迎各国代表团",
        "The minister wrote to press@ministry.gov and asked for an answer.",
        "Contact: Jane Doe, jane.doe@ministry.gov, +1 202 555 0100",
        "The ship logged 300 miles",
        "Free articles of faith",
    ],
)
def test_a_line_of_the_text_itself_stays(line: str) -> None:
    read = reading(line, *STORY)
    assert private(read) is read


def test_a_greeting_within_the_text_stays_where_nobody_knows_the_name() -> None:
    read = reading(*STORY, "Hello Jane,", *STORY)
    assert private(read) is read
    assert texts(private(read, Known(names=("Jane Doe",)))) == [*STORY, *STORY]


@pytest.mark.parametrize(
    "line",
    [
        "Hello Jane, you have 2 free articles left",
        "You have 3 free articles remaining this month.",
        "Noch 2 kostenlose Artikel",
        "Il vous reste 3 articles gratuits",
        "Te quedan 2 artículos gratis",
        "Ti restano 3 articoli gratuiti",
        "Nog 2 gratis artikelen",
        "今月の無料記事は残り2本",
        "还可免费阅读3篇",
        "무료 기사 2건 남음",
        "Осталось 2 бесплатных статьи",
        "Còn lại 3 bài viết miễn phí",
        "2 artikel gratis tersisa",
    ],
)
def test_a_counter_of_free_articles_is_cut(line: str) -> None:
    assert texts(private(reading(line, *STORY))) == list(STORY)


@pytest.mark.parametrize(
    "line",
    [
        "This email was sent to jane@example.org",
        "You are receiving this because jane@example.org is subscribed to our list.",
        "Diese E-Mail wurde an jana@example.de gesendet.",
        "Cet e-mail a été envoyé à jeanne@example.fr",
        "Este mensaje fue enviado a juana@example.es",
        "Questa e-mail è stata inviata a gianna@example.it",
        "Este e-mail foi enviado para joana@example.pt",
        "Deze e-mail is verzonden naar jan@example.nl",
        "Wiadomość została wysłana na jan@example.pl",
        "このメールは yamada@example.jp 宛に送信されました",
        "本邮件发送给 wang@example.cn",
        "이 메일은 hong@example.kr 으로 발송되었습니다",
        "Это письмо отправлено на anna@example.ru",
        "Цей лист надіслано на olena@example.ua",
        "تم إرسال هذه الرسالة إلى ahmad@example.eg",
        "यह ईमेल anil@example.in को भेजा गया",
        "Bu e-posta ayse@example.tr adresine gönderilmiştir",
        "Email này được gửi đến lan@example.vn",
        "Email ini dikirim ke budi@example.id",
    ],
)
def test_a_line_that_says_to_whom_a_mail_went_is_cut(line: str) -> None:
    read = private(reading(*STORY, line))
    assert texts(read) == list(STORY)
    assert rules(read) == ["private: address of the reader"]


def test_user_lines_of_a_database_export_are_cut_with_the_value_below() -> None:
    lines = (
        "User: jdoe",
        "Job Number: 254121",
        "Client ID/Project Name: Harbour",
        "Search Terms:",
        "harbour and (boat or vessel)",
        "Downloaded by Jane Doe on 11 April 2025",
        "Licensed to Example University",
    )
    read = private(reading(*lines, *STORY))
    assert texts(read) == list(STORY)
    assert set(rules(read)) == {"private: user line of an export"}
    assert [span.text for span in read.cut] == list(lines)


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("https://www.example.org/a?utm_source=mail&id=7&mc_eid=0123456789#part", "https://www.example.org/a?id=7#part"),
        ("https://www.example.org/a?fbclid=IwAR0abc&gclid=1", "https://www.example.org/a"),
        ("https://www.example.org/a?reader=jane%40example.org&b=2", "https://www.example.org/a?b=2"),
        ("https://www.example.org/a#utm_source=feed", "https://www.example.org/a"),
        ("https://jane:word@www.example.org/a", "https://www.example.org/a"),
        ("https://list.us1.list-manage.com/track/click?u=0123456789abcdef0123456789&id=0123456789&e=0123456789", None),
        ("https://click.mail.example.org/?qs=0123456789abcdef0123456789abcdef0123456789abcdef", None),
        ("https://click.mail.example.org/ls/click?upn=u001.ABCdef123XYZ45", None),
        ("https://www.example.org/unsubscribe/5f3a", None),
        ("https://www.example.org/newsletter?action=unsubscribe", None),
        ("https://www.example.de/abmelden?u=5", None),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.example.org%2Fa&data=05%7C01%7Cjane%40example.org",
            "https://www.example.org/a",
        ),
        ("https://urldefense.com/v3/__https://www.example.org/a__;!!abc$", "https://www.example.org/a"),
        ("https://urldefense.proofpoint.com/v2/url?u=https-3A__www.example.org_a-2Db&d=Dw", "https://www.example.org/a-b"),
        ("https://x.r.eu-west-1.awstrack.me/L0/https:%2F%2Fwww.example.org%2Fa/1/0100018f/sig=335", "https://www.example.org/a"),
        ("https://www.google.com/url?q=https://www.example.org/a%3Futm_source%3Dx&sa=D", "https://www.example.org/a"),
        ("https://www-example-org.ezproxy.university.edu/a?b=1", "https://www.example.org/a?b=1"),
        ("https://www.example.org.ezproxy.university.edu/a", "https://www.example.org/a"),
        ("https://my--site-org.libproxy.university.edu/a", "https://my-site.org/a"),
        ("https://ezproxy.university.edu/login?url=https://www.example.org/a", "https://www.example.org/a"),
        ("https://0-www.example.org.library.university.edu/a", "https://www.example.org/a"),
        ("https://ezproxy.university.edu/menu", None),
        ("mailto:leave-list-12345@lists.example.org", None),
        ("http://[broken", None),
    ],
)
def test_an_address_loses_what_it_tells_about_the_reader(address: str, plain: str | None) -> None:
    assert plain_address(address) == plain


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/2025/04/11/harbour-board-approves-boats",
        "https://www.example.org/story?id=123&page=2",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://docs.google.com/document/d/1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcd/edit",
        "https://doi.org/10.1007/s00382-020-05262-2",
        "https://link.springer.com/article/10.1007/s00382-020-05262-2",
        "https://web.archive.org/web/20250411000000/https://www.example.org/a",
        "https://www.example.org/how-to-unsubscribe-from-lists",
        "https://www.example.org/a#part-2",
        "mailto:press@ministry.gov",
        "https://en.wikipedia.org/wiki/Harbour_(disambiguation)#See_also",
        "https://www.example.org/%E6%97%A5%E6%9C%AC",
        "https://uuid.example.org/3f2504e0-4f89-11d3-9a0c-0305e82c3301",
    ],
)
def test_an_address_with_nothing_to_hide_comes_back_as_it_stands(address: str) -> None:
    assert plain_address(address) == address


def test_a_signed_token_that_holds_its_target_is_read() -> None:
    # {"bulletin":1,"url":"https://www.example.org/news"}, as the payload of a JSON web token.
    signed = "eyJhbGciOiJIUzI1NiJ9.eyJidWxsZXRpbiI6MSwidXJsIjoiaHR0cHM6Ly93d3cuZXhhbXBsZS5vcmcvbmV3cyJ9.c2lnbmF0dXJl"
    assert plain_address(f"https://lnks.example.net/l/{signed}") == "https://www.example.org/news"


def test_links_in_html_keep_their_words() -> None:
    read = private(
        of_html(
            '<p>See <a href="https://www.example.org/a?utm_source=m">the <b>statement</b></a>, the <a href="https://www.example.org/unsubscribe/1">list</a> '
            'and <a href="https://www.example.org/b">more</a>.</p>'
        )
    )
    (block,) = read.body
    assert block.html == '<p>See <a href="https://www.example.org/a">the <b>statement</b></a>, the list and <a href="https://www.example.org/b">more</a>.</p>'
    assert block.text == "See the statement, the list and more."
    assert rules(read) == ["private: tracking in a link"]


def test_addresses_printed_in_a_text_are_made_plain_or_go_with_their_brackets() -> None:
    read = private(
        reading(
            "Read the statement ( https://click.example.org/?qs=0123456789abcdef0123456789abcdef ) of the board.",
            "It is at https://www.example.org/a?utm_medium=email. More follows.",
            "https://www.example.org/unsubscribe/5",
        )
    )
    assert texts(read) == ["Read the statement of the board.", "It is at https://www.example.org/a. More follows."]


def test_the_address_of_the_original_loses_its_tracking_whoever_gave_it() -> None:
    given_by_hand = Field("https://www.example.org/a?utm_source=x", "front matter", key="url", by="person")
    assert private(reading(*STORY, source_url=given_by_hand)).source_url.value == "https://www.example.org/a"
    assert private(reading(*STORY, source_url=Field("https://www.example.org/unsubscribe/1", "link"))).source_url.value is None


def test_the_readers_address_goes_from_a_sentence_and_the_senders_stays() -> None:
    known = Known(addresses=("jane@example.org",))
    read = private(reading(*STORY, "Answers to jane@example.org or press@ministry.gov are read by the board of the harbour."), known)
    assert texts(read)[-1] == "Answers to […] or press@ministry.gov are read by the board of the harbour."
    marked = private(of_html("<p>Answers to <b>Jane@</b>example.org are read.</p>"), known)
    assert (marked.body[0].text, marked.body[0].html) == ("Answers to […] are read.", "<p>Answers to <b>[…]</b> are read.</p>")


def test_a_paragraph_that_opens_with_the_readers_name_keeps_its_news() -> None:
    known = Known(names=("Jane Doe",))
    read = private(reading(f"Hi Jane, {STORY[0][0].lower()}{STORY[0][1:]}", "Dear Jane Doe,", *STORY[1:]), known)
    assert texts(read) == [f"{STORY[0][0].lower()}{STORY[0][1:]}", *STORY[1:]]
    assert private(reading("Doe runs are long this year, said the forester.", *STORY), known).cut == ()


def test_a_title_that_tells_an_account_gives_way_to_its_runner_up() -> None:
    field = Field("Logged in as Jane Doe", "first line", line=1, others=(Candidate("Harbour board approves boats", "headline", 3, 0.5),))
    read = private(replace(reading(*STORY), title=field))
    assert (read.title.value, read.title.line) == ("Harbour board approves boats", 3)
    assert private(replace(reading(*STORY), title=replace(field, others=()))).title.value == STORY[0][:140]


def test_the_summary_follows_the_text() -> None:
    summary = Field("Logged in as Jane Doe", "first sentences of the text", line=1)
    assert private(reading("Logged in as Jane Doe", *STORY, summary=summary)).summary.value == STORY[0]


def test_what_was_cut_is_counted() -> None:
    read = private(reading("Welcome, Jane Doe", "Logged in as jdoe", *STORY))
    assert told([read]) == "cut from what is published, as the reader's own: account of the reader (1), greeting by name (1); `dateline inspect` shows each"
    assert told([reading(*STORY)]) == ""


def test_every_format_passes_here() -> None:
    text = "\n\n".join(
        [
            "Harbour board approves pilot boats",
            "11 April 2025",
            *STORY,
            "This email was sent to jane@example.org because you subscribed to the list of the board of the harbour.",
        ]
    )
    result = read_document("seeds/a.txt", text.encode(), None, (), {})
    assert "jane@" not in result.items[0].text


def test_own_notes_are_their_writers_to_publish() -> None:
    result = read_document("content/items/a.md", b"# A note of ours\n\nUser: jdoe\n\nThe board has met in the town.", None, (), {})
    assert "User: jdoe" in result.items[0].text


def agree(block: Block) -> bool:
    return not block.html or unescape(re.sub(r'<(?:[^<>"]|"[^"]*")*>', "", block.html)).strip() == block.text


ADDRESSES = ("jane@example.org", "JANE@example.org", "jane=example.org", "jane%40example.org", "janejane@example.org@example.org", "s3cr3tid", "S3CR3TID")
TARGETS = (
    "https://a.example/?e=s3cr3tid",
    "https://a.example/s3cr3tid/x",
    "https://a.example/b?utm_source=q",
    "https://b.example/?u=https://c.example/jane@example.org",
)
WORDS = st.sampled_from([*ADDRESSES, *TARGETS, "http://[", "Hi", "Jane", "Doe", "the", "board", ",", ":", "(", ")", "<b>x", "&amp;", "User", "\n"])
LINES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
READER = Known(("jane@example.org",), ("Jane Doe",), ("s3cr3tid",))


def as_block(text: str, marked: bool) -> Block:
    if marked:
        for piece in pieces(f'<p>{text} <a href="https://t.example/r?e=s3cr3tid&amp;m=jane@example.org">{text}</a></p>'):
            return Block(piece.text, 1, piece.kind, piece.html)
    return Block(text.strip() or "x", 1)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(LINES, st.booleans()), max_size=6), LINES, LINES)
def test_nothing_by_which_the_reader_is_known_is_left(lines: list[tuple[str, bool]], title: str, line: str) -> None:
    blocks = tuple(as_block(text, marked) for text, marked in lines)
    fields = {name: Field(line, "label", line=1) for name in ("source", "issuer", "byline", "dateline", "summary")}
    read = Reading(None, Field(title, "x"), body=blocks, captions=blocks[:2], source_url=Field(f"https://a.example/?x={line}", "x"), **fields)  # type: ignore[arg-type]
    made = private(read, READER)
    shown = [made.text, *(block.html for block in made.body), *(part for block in made.captions for part in (block.text, block.html))]
    shown += [getattr(made, name).value or "" for name in ("title", "source", "issuer", "byline", "dateline", "summary", "source_url")]
    for secret in ("jane@example.org", "jane=example.org", "jane%40example.org", "s3cr3tid"):
        assert secret not in "\n".join(shown).lower()
    assert all(agree(block) for block in (*made.body, *made.captions))
    assert private(made, READER) == made


@settings(deadline=None, max_examples=200)
@given(st.lists(st.text(max_size=120), max_size=5))
def test_any_text_passes_and_the_second_time_nothing_changes(lines: list[str]) -> None:
    made = private(reading(*[line for line in lines if line.strip()] or ["x"], byline=MISSING), NOBODY)
    assert private(made, NOBODY) == made


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=80).map(lambda rest: f"https://{rest}") | st.from_regex(r"https?://[a-z.\-]{3,20}/[A-Za-z0-9%?&=/@:_\-]{0,80}", fullmatch=True))
def test_a_plain_address_is_plain(address: str) -> None:
    plain = plain_address(address)
    assert plain is None or plain_address(plain) == plain
