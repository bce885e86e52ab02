"""Articles printed by a real Chromium: what a person would read off the paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.read.pdf.reading import item
from tests.read.pdf.story import FIRST, FOURTH, SECOND, THIRD, TITLE

pytestmark = pytest.mark.browser
MARGINS = {"top": "40px", "bottom": "40px", "left": "30px", "right": "30px"}


def printed(browser: Browser, language: str, style: str, *paragraphs: str, title: str = TITLE, day: str = "April 11, 2025") -> bytes:
    story = "".join(f"<p>{text}</p>" for text in paragraphs)
    direction = "rtl" if language == "ar" else "ltr"
    page = browser.new_page()
    page.set_content(
        f"<html lang={language} dir={direction}><head><title>{title} | The Harbour Gazette</title><style>body{{font:12pt/1.4 serif}}{style}</style></head>"
        f"<body><h1>{title}</h1><p>{day}</p><div class=t>{story}</div></body></html>"
    )
    made = page.pdf(display_header_footer=True, margin=MARGINS)  # type: ignore[arg-type]
    page.close()
    return made


@pytest.mark.parametrize(
    "style",
    ["", ".t{columns:2;text-align:justify;hyphens:auto} .t p{margin:0;text-indent:1.2em}", ".t{columns:3;column-gap:20px;text-align:justify}"],
    ids=["one column", "two columns, indents", "three narrow columns"],
)
def test_an_english_article(browser: Browser, style: str) -> None:
    paragraphs = (FIRST, SECOND, THIRD, FOURTH)
    read = item(printed(browser, "en", style, *paragraphs))
    assert [block.text for block in read.body] == list(paragraphs)
    assert (read.title.value, read.published.value, read.captured.rule) == (TITLE, "2025-04-11", "printed by the browser")


JAPANESE = (
    "港湾委員会は十一日、三十年にわたり漁業関係者に利用されてきた船に代わる新しい水先案内船二隻の購入を承認した。決定は近隣の当局との十一週間にわたる協議を踏まえたものだという。",
    "委員長の山本幸子氏は採決後、「新しい船はより安全で静かになる」と述べた。保守契約は秋に発注される予定で、地元の造船所の参加が見込まれている。",
    "船は市内の造船所で建造され、冬の嵐が始まる前に就航する見通しだ。各船には五人の乗組員が乗り込み、航行機器や遠隔監視の設備、安定化装置が備えられる。",
)


@pytest.mark.parametrize("style", ["", ".t{writing-mode:vertical-rl;height:480px}"], ids=["across", "downward"])
def test_a_japanese_article(browser: Browser, style: str) -> None:
    style = f"body{{font-family:'Noto Sans CJK JP',sans-serif}}.t p{{margin:0;text-indent:1em}}{style}"
    read = item(printed(browser, "ja", style, *JAPANESE, title="港湾委員会、新しい水先案内船の購入を承認", day="2025年4月11日"))
    assert [block.text for block in read.body] == list(JAPANESE)
    assert (read.title.value, read.published.value) == ("港湾委員会、新しい水先案内船の購入を承認", "2025-04-11")


ARABIC = (
    (
        "وافق مجلس الميناء يوم الخميس على شراء زورقين جديدين للإرشاد البحري سيحلان محل السفن التي خدمت مجتمع الصيادين على مدى ثلاثين عاما. "
        "وجاء القرار بعد مشاورات مع السلطات المجاورة استمرت أحد عشر أسبوعا."
    ),
    "وقالت رئيسة المجلس سلمى الحداد بعد التصويت إن الزوارق الجديدة ستكون أكثر أمانا وهدوءا، وأضافت أن عقد الصيانة سيمنح في الخريف خلال العام 2025.",
)


def test_an_arabic_article(browser: Browser) -> None:
    read = item(printed(browser, "ar", "", *ARABIC, title="مجلس الميناء يوافق على شراء زوارق جديدة للإرشاد", day="11 أبريل 2025"))
    assert [block.text for block in read.body] == list(ARABIC)
    assert (read.title.value, read.published.value) == ("مجلس الميناء يوافق على شراء زوارق جديدة للإرشاد", "2025-04-11")
