"""Search in a real browser: words, filters, an address that can be sent, and what is left where it cannot load."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from dateline.build.options import Options
from dateline.build.run import build
from dateline.search.words import fold, terms, tokens
from tests.conftest import Built
from tests.support.browser import visiting
from tests.support.server import serving


@pytest.mark.parametrize("prefix", ["", "/of/someone"], ids=["root", "sub-path"])
def test_a_word_finds_the_items_that_hold_it(browser: Browser, served: Callable[..., str], prefix: str) -> None:
    home = served("repository", prefix=prefix)
    with visiting(browser) as (page, log):
        page.goto(home + "search/")
        page.locator("input[type=search]").fill("indispensable")
        expect(page.locator("#hits > li")).to_have_count(1)
        page.locator("#hits a").first.click()
        expect(page.locator("h1")).to_have_text(re.compile("MOFA response"))
        assert (log.errors, log.foreign(home)) == ([], [])


def test_the_address_keeps_the_search(browser: Browser, served: Callable[..., str]) -> None:
    with visiting(browser) as (page, _):
        page.goto(served("repository") + "search/")
        page.locator("input[type=search]").fill("Iwaya")
        expect(page.locator("#hits > li")).to_have_count(1)
        page.wait_for_url(re.compile(r"[?&]q=Iwaya"))
        kept = page.url
        page.goto("about:blank")
        page.goto(kept)
        expect(page.locator("#hits > li")).to_have_count(1)
        expect(page.locator("input[type=search]")).to_have_value("Iwaya")


def test_words_of_a_text_that_may_not_be_shown_find_nothing(browser: Browser, served: Callable[..., str]) -> None:
    with visiting(browser) as (page, _):
        page.goto(served("repository") + "search/")
        page.locator("input[type=search]").fill("Hegseth")
        expect(page.locator("#status")).to_have_text(re.compile(r"\S"))
        expect(page.locator("#hits > li")).to_have_count(0)


@pytest.mark.parametrize("legend", ["Actor", "Topic", "Source", "Year"])
def test_filters_narrow_the_results(browser: Browser, served: Callable[..., str], legend: str) -> None:
    with visiting(browser) as (page, _):
        page.goto(served("sampler") + "search/?q=dredging")
        expect(page.locator('#search[data-done="counts"]')).to_be_attached()  # the first items stand there before the counts do
        before = _count(page.locator("#status").inner_text())
        select = page.get_by_label(legend, exact=True)
        counts = {option: _count(option) for option in select.locator("option").all_text_contents() if "(" in option}
        narrow = min((option for option, count in counts.items() if count), key=lambda option: counts[option])
        select.select_option(label=narrow)
        expect(page.locator("#status")).to_have_text(re.compile(rf"^{counts[narrow]} items?$"))
        assert counts[narrow] < before


def _count(status: str) -> int:
    """The number in "12 items", or in brackets behind a choice: "Japan (12)"."""
    found = re.search(r"\((\d+)\)$|^(\d+) items?$", status)
    assert found, f"no count in {status!r}"
    return int(found.group(1) or found.group(2))


def test_the_lists_stand_in_where_there_are_no_scripts(browser: Browser, served: Callable[..., str]) -> None:
    with visiting(browser, java_script_enabled=False) as (page, _):
        page.goto(served("repository") + "search/")
        expect(page.locator("#nosearch")).to_be_visible()
        expect(page.locator("form#search")).to_be_hidden()
        page.locator("#nosearch").get_by_role("link", name=re.compile("A to Z")).click()
        expect(page.locator("main").get_by_role("link", name=re.compile("Rutte")).first).to_be_visible()


def test_the_lists_stand_in_where_the_index_is_missing(browser: Browser, built: Built, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built("repository"), site, ignore=shutil.ignore_patterns("data"))
    with serving(site) as home, visiting(browser) as (page, log):
        page.goto(home + "search/?q=Iwaya")
        expect(page.locator("#nosearch")).to_be_visible()
        expect(page.locator("#nosearch").get_by_role("link", name=re.compile("A to Z"))).to_be_visible()
        assert log.foreign(home) == []


def test_the_lists_stand_in_where_the_site_is_opened_from_a_folder(browser: Browser, built: Built) -> None:
    with visiting(browser) as (page, log):
        page.goto((built("repository", "folder") / "search" / "index.html").as_uri())
        expect(page.locator("#nosearch")).to_be_visible()
        page.locator("#nosearch").get_by_role("link", name=re.compile("A to Z")).click()
        expect(page.locator("h1")).to_be_visible()
        assert log.errors == []


SCRIPTS = {
    "kyiv": ("Talks in Kyiv", "en", "The harbour treaty was signed in Kyiv; the U.S. Navy and the Indo-Pacific fleet took note. “São Tomé” abstained."),
    "japan": ("外相が訪問", "ja", "外務大臣は台湾海峡の平和と安定の重要性を強調した。対NATO政策も議題となった。"),
    "china": ("海外华人", "zh", "台湾代表访问了海峡两岸的港口。"),
    "russia": ("Переговоры", "ru", "Министр иностранных дел Украины прибыл в Осло. Ещё одна встреча состоится в мае."),
    "arabic": ("محادثات", "ar", "ناقش الوزراء أمن المِلاحة في البحر الأحمر."),
    "korea": ("회담", "ko", "장관은 대만해협의 평화를 강조했다."),
    "thai": ("การประชุม", "th", "รัฐมนตรีกล่าวถึงสันติภาพในทะเลจีนใต้"),
    "hindi": ("वार्ता", "hi", "विदेश मंत्री ने हिन्दी में भाषण दिया।"),
}


@pytest.fixture(scope="module")
def of_many_scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("scripts")
    (root / "content").mkdir()
    (root / "content/site.yml").write_text("title: Many scripts\nrights: full\n", "utf-8")
    (root / "seeds").mkdir()
    for day, (name, (title, language, text)) in enumerate(SCRIPTS.items(), 1):
        head = f"title: {title}\npublished: 2025-04-{day:02}\nlanguage: {language}\nsource: Paper {name}"
        (root / f"seeds/{name}.md").write_text(f"---\n{head}\n---\n{text}\n", "utf-8")
    return build(Options(root, jobs=1, today="2025-05-01")).folder


FOUND = {
    "harbour": ["Talks in Kyiv"],
    "harb": ["Talks in Kyiv"],
    "HARBOUR treaty": ["Talks in Kyiv"],
    "treaty weather": [],
    "har": [],
    "US": ["Talks in Kyiv"],
    "U.S.": ["Talks in Kyiv"],
    "Indo-Pacific": ["Talks in Kyiv"],
    "indopacific": ["Talks in Kyiv"],
    "sao tome": ["Talks in Kyiv"],
    "台湾": ["海外华人", "外相が訪問"],
    "台湾海峡": ["外相が訪問"],
    "海峡台湾": [],
    "峡": ["海外华人", "外相が訪問"],
    "NATO": ["外相が訪問"],
    "対ＮＡＴＯ政策": ["外相が訪問"],
    "Украины": ["Переговоры"],
    "украин": ["Переговоры"],
    "еще": ["Переговоры"],
    "الملاحة": ["محادثات"],
    "ملاحة": ["محادثات"],
    "대만": ["회담"],
    "ทะเลจีนใต้": ["การประชุม"],
    "हिन्दी": ["वार्ता"],
    "Paper russia": ["Переговоры"],
    "!!!": [],
}
"""What is asked for, and the items that hold it."""
MARKED = {"treaty": ["treaty"], "台湾海峡": ["台湾海峡"], "украин": ["Украины"], "ملاحة": ["الملاحة"], "U.S.": ["U.S."]}
"""What is asked for, and what the lines of its results mark."""


def test_words_of_every_script_find_every_item_that_holds_them(browser: Browser, of_many_scripts: Path) -> None:
    seen = {}
    with serving(of_many_scripts) as home, visiting(browser) as (page, log):
        for words in FOUND:
            page.goto(f"{home}search/?q={quote(words)}")
            page.wait_for_selector("#search[data-done=counts]")
            seen[words] = page.locator("#hits h2").all_text_contents()
        page.wait_for_load_state("networkidle")
        assert (log.errors, log.foreign(home)) == ([], [])
    assert seen == FOUND


def test_the_line_of_a_result_marks_what_was_asked_for(browser: Browser, of_many_scripts: Path) -> None:
    seen = {}
    with serving(of_many_scripts) as home, visiting(browser) as (page, _):
        for words in MARKED:
            page.goto(f"{home}search/?q={quote(words)}")
            expect(page.locator("#hits mark").first).to_be_visible()
            seen[words] = [fold(text) for text in page.locator("#hits mark").all_text_contents()]
    assert seen == {words: [fold(text) for text in marked] for words, marked in MARKED.items()}


def test_program_and_page_cut_words_alike(browser: Browser, of_many_scripts: Path) -> None:
    """What the page looks for, of any text, is what the program put into the index."""
    samples = [text for title, _, body in SCRIPTS.values() for text in (title, body)]
    samples += [
        "İstanbul ŒUVRE Ǆ ﬀ ½ ² ℃ ㎏",
        "e.g. J.R.R. Tolkien’s U.S.A.",
        "a_b-c--d 'e' l’Iran’s",
        "ΣΊΣΥΦΟΣ Straße ẞ",
        "ﷺ يَكْتُب كـــتاب می‌خواهد",
        "한국어 조선말",
        "בְּרֵאשִׁית",
        "ﾀｲ ガ が",
        "𠮷野家 🙂 x̂",
        "A‑B‐C",
    ]
    with serving(of_many_scripts) as home, visiting(browser) as (page, _):
        page.goto(home + "search/")
        told = page.evaluate(
            "async ([at, samples]) => { const finder = await import(at); return samples.map((text) => finder.tokens(text)); }",
            [home + "static/finder.js", samples],
        )
        looked = page.evaluate(
            "async ([at, all]) => { const finder = await import(at); return all.map((tokens) => tokens.flatMap(finder.terms)); }",
            [home + "static/finder.js", told],
        )
    assert told == [tokens(text) for text in samples]
    for text, asked in zip(samples, looked, strict=True):
        assert set(asked) <= {term for token in tokens(text) for term in terms(token)}, text


def test_results_stand_in_one_order(browser: Browser, tmp_path: Path) -> None:
    """Best first: the word in the title, then the word often, then once, then words that begin so; of equals the newest. Or all by day."""
    told = {
        "title": ("Dredging", "A word."),
        "often": ("Talks", "dredging " * 5),
        "new": ("Talks new", "Of dredging."),
        "old": ("Talks old", "Of dredging."),
        "begins": ("Talks more", "Of dredgingly."),
    }
    days = {"old": 1, "title": 2, "often": 3, "new": 4, "begins": 5}
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yml").write_text("title: In order\nrights: full\n", "utf-8")
    (tmp_path / "seeds").mkdir()
    for name, (title, text) in told.items():
        (tmp_path / f"seeds/{name}.md").write_text(f"---\ntitle: {title}\npublished: 2025-04-{days[name]:02}\n---\n{text}\n", "utf-8")
    site = build(Options(tmp_path, jobs=1, today="2025-05-01")).folder
    with serving(site) as home, visiting(browser) as (page, _):
        page.goto(f"{home}search/?q=dredging")
        page.wait_for_selector("#search[data-done=counts]")
        titles = page.locator("#hits h2").all_text_contents()
        assert set(titles[:2]) == {"Dredging", "Talks"}
        assert titles[2:] == ["Talks new", "Talks old", "Talks more"]
        page.get_by_label("Order").select_option(label="Newest first")
        expect(page.locator("#hits h2").first).to_have_text("Talks more")
        assert page.locator("#hits h2").all_text_contents() == ["Talks more", "Talks new", "Talks", "Dredging", "Talks old"]
        assert page.url.endswith("?q=dredging&order=newest")


def test_an_index_that_was_replaced_meanwhile_is_opened_anew(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yml").write_text("title: A change\nrights: full\n", "utf-8")
    (tmp_path / "seeds").mkdir()
    for name in ("one", "two"):
        (tmp_path / f"seeds/{name}.md").write_text(f"---\ntitle: Title {name}\npublished: 2025-04-01\n---\nOf lighthouses.\n", "utf-8")
        site = build(Options(tmp_path, jobs=1, today="2025-05-01")).folder
        if name == "one":
            before = {path: path.read_bytes() for path in (site / "search/data").rglob("*") if path.is_file()}
    assert before.keys() - set((site / "search/data").rglob("*"))
    with serving(site) as home, visiting(browser) as (page, _):
        now = (site / "search/data/volumes.json").read_bytes()
        (site / "search/data/volumes.json").write_bytes(next(data for path, data in before.items() if path.name == "volumes.json"))
        page.goto(home + "search/")
        expect(page.locator("form#search")).to_be_visible()
        (site / "search/data/volumes.json").write_bytes(now)
        page.locator("#q").fill("lighthouses")
        expect(page.locator("#status")).to_have_text("2 items")


def test_a_question_costs_a_bounded_transfer(browser: Browser, served: Callable[..., str]) -> None:
    """Nothing but the files that a question needs is loaded: of the whole index the list, one file a word, and the values."""
    home = served("sampler")
    with visiting(browser) as (page, log):
        page.goto(home + "search/?q=dredging+harbour")
        page.wait_for_selector("#search[data-done=counts]")
        asked = [one.removeprefix(home + "search/data/") for one in log.requests if "/search/data/" in one]
        assert asked.count("volumes.json") == 1
        assert len([one for one in asked if one.endswith("values.bin")]) == 1
        assert len([one for one in asked if one.endswith(".bin")]) <= 3
