"""The text of a saved page: all of the story and nothing else, by how its paragraphs stand, look and read."""

from __future__ import annotations

import pytest

from tests.read.html.pages import BODY, HEADLINE, PARAGRAPHS, PROSE, ld, meta, page, read, story

TITLE = f"<h1>{HEADLINE}</h1>"
TEASER = "The ferry to the islands returns in spring, the company said on Monday, after two winters in which no boat had left the harbour."


def cut(markup: str) -> dict[str, str]:
    """What was left out: text to rule."""
    return {line: span.rule for span in read(markup).cut for line in span.text.split("\n")}


@pytest.mark.parametrize(
    "around",
    [
        '<aside><h2>More</h2><p>{}</p></aside>',
        '<div class="related-articles"><p>{}</p></div>',
        '<div id="newsletter"><p>{}</p></div>',
        '<section class="c-comments"><p>{}</p></section>',
        '<div class="adSlot"><p>{}</p></div>',
        '<form><p>{}</p></form>',
        '<div role="navigation"><p>{}</p></div>',
        '<div hidden><p>{}</p></div>',
        '<div style="display: none"><p>{}</p></div>',
        '<p aria-hidden="true">{}</p>',
        '<template><p>{}</p></template>',
        '<noscript><p>{}</p></noscript>',
        '<div class="factbox"><h3>Ferries</h3><p>{}</p></div>',
        '<article class="card"><h3><a href="/ferry">The ferry</a></h3><p>{}</p></article>',
        '<p><a href="/ferry">{}</a></p>',
        '<blockquote class="twitter-tweet"><p>{}</p></blockquote>',
    ],
)  # fmt: skip
def test_what_is_apart_in_the_middle_of_a_story_is_cut(around: str) -> None:
    paragraphs = [f"<p>{text}</p>" for text in PROSE]
    body = TITLE + "".join([*paragraphs[:2], around.format(TEASER), *paragraphs[2:]])
    item = read(page(body))
    assert item.text == BODY


def test_what_was_cut_is_told_with_its_rule() -> None:
    told = cut(page(f'{TITLE}{PARAGRAPHS}<div class="related-articles"><p>{TEASER}</p></div>'))
    assert told[TEASER] == "related"
    assert told["Home"] == "menu"


@pytest.mark.parametrize("name", ["ads sidebar", "newsletter", "related", "has-comments author-smith tag-boats category-sea", "slideshow"])
def test_a_class_says_nothing_of_the_part_that_holds_the_story(name: str) -> None:
    assert read(page(f'{TITLE}<div class="{name}">{PARAGRAPHS}</div>')).text == BODY


def test_a_form_around_the_whole_page_is_no_form() -> None:
    assert read(page(f'<form action="/page.aspx">{TITLE}{PARAGRAPHS}</form>')).text == BODY


def test_the_standfirst_between_headline_and_story_belongs_to_it() -> None:
    standfirst = "Two new pilot boats will replace vessels that have served for thirty years, and ships will pay for them"
    body = f'<header>{TITLE}<p class="lead">{standfirst}</p></header><div class="body">{PARAGRAPHS}</div>'
    assert read(page(body)).text == f"{standfirst}\n\n{BODY}"


def test_a_short_standfirst_is_known_by_the_pages_description() -> None:
    standfirst = "Ships will pay for two new boats, the board says"
    body = f'<header>{TITLE}<div>{standfirst}</div></header><div class="body">{PARAGRAPHS}</div>'
    assert read(page(body, f'<meta name="description" content="{standfirst}">')).text == f"{standfirst}\n\n{BODY}"


def test_headings_of_the_story_stay_and_those_of_what_was_cut_go() -> None:
    paragraphs = [f"<p>{text}</p>" for text in PROSE]
    body = TITLE + "".join([*paragraphs[:2], "<h2>Years of warnings</h2>", *paragraphs[2:]])
    links = '<h2>From the coast</h2><ul><li><a href="/a">The ferry returns</a></li><li><a href="/b">The wall holds</a></li></ul>'
    item = read(page(body + links))
    assert [block.text for block in item.body if block.kind == "h"] == ["Years of warnings"]
    assert "From the coast" not in item.text


def test_a_bold_line_between_paragraphs_is_kept() -> None:
    paragraphs = [f"<p>{text}</p>" for text in PROSE]
    body = TITLE + "".join([*paragraphs[:2], "<p><b>Years of warnings</b></p>", *paragraphs[2:]])
    assert read(page(body)).text.split("\n\n") == [*PROSE[:2], "Years of warnings", *PROSE[2:]]


def test_captions_stand_apart() -> None:
    caption = "The old pilot boat leaves the harbour in the storm of last winter"
    figure = f'<figure><img src="a.jpg" alt="x"><figcaption>{caption}</figcaption></figure>'
    other = '<div class="article-image"><img src="b.jpg"><div class="text">The yard in the town, where the boats are built</div></div>'
    paragraphs = [f"<p>{text}</p>" for text in PROSE]
    item = read(page(TITLE + paragraphs[0] + figure + paragraphs[1] + other + "".join(paragraphs[2:])))
    assert item.text == BODY
    assert [block.text for block in item.captions] == [caption, "The yard in the town, where the boats are built"]


def test_lists_tables_quotes_and_code_keep_their_kind_and_clean_markup() -> None:
    parts = (
        "<ul><li>the <b>Anna</b>, built at the yard</li><li>the Berta, bought abroad</li></ul>"
        "<table><tr><th>Boat</th><th>Built</th></tr><tr><td>Anna</td><td>2025</td></tr></table>"
        '<blockquote><p>“We have waited for this for years,” the eldest of the pilots said on the quay.</p></blockquote><pre>a  b\nc</pre>'
    )  # fmt: skip
    paragraphs = [f"<p>{text}</p>" for text in PROSE]
    item = read(page(TITLE + paragraphs[0] + parts + "".join(paragraphs[1:])))
    assert [block.kind for block in item.body] == ["p", "list", "table", "quote", "pre", "p", "p", "p"]
    assert item.body[1].html == "<ul><li>the <b>Anna</b>, built at the yard</li>\n<li>the Berta, bought abroad</li></ul>"
    assert [item.body[at].text for at in (1, 2)] == ["the Anna, built at the yard\nthe Berta, bought abroad", "Boat\nBuilt\nAnna\n2025"]
    assert item.body[4].text == "a  b\nc"


def test_a_table_keeps_its_figures_and_its_title() -> None:
    cells = (("Yard", "Boats", "Share"), ("Anna yard", "8", "4.2 %"), ("Berta yard", "5", "7.0 %"))
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
    paragraphs = [f"<p>{text}</p>" for text in PROSE]
    item = read(page(TITLE + paragraphs[0] + f"<table><caption>Boats by yard</caption>{rows}</table>" + "".join(paragraphs[1:])))
    assert item.body[1].text == "Boats by yard\nYard\nBoats\nShare\nAnna yard\n8\n4.2 %\nBerta yard\n5\n7.0 %"
    assert item.body[1].html.startswith("<table><caption>Boats by yard</caption>\n<tbody><tr><td>Yard</td>\n<td>Boats</td>")


def test_a_quotation_keeps_who_said_it() -> None:
    paragraphs = [f"<p>{text}</p>" for text in PROSE]
    quote = "<blockquote><p>Every day at anchor costs us more than the whole quarrel is about.</p><p>— Piet Maas, Baltic Feeders</p></blockquote>"
    item = read(page(TITLE + paragraphs[0] + quote + "".join(paragraphs[1:])))
    assert item.body[1].text == "Every day at anchor costs us more than the whole quarrel is about.\n— Piet Maas, Baltic Feeders"


def test_links_stay_whole_and_safe() -> None:
    linked = (
        PROSE[0].replace("pilot boats", '<a href="/boats?a=1&amp;b=2" onclick="x()">pilot boats</a>').replace("thirty", '<a href="javascript:x()">thirty</a>')
    )
    head = '<link rel="canonical" href="https://coast.example/news/1">'
    block = read(page(f"{TITLE}<p>{linked}</p>" + "".join(f"<p>{text}</p>" for text in PROSE[1:]), head)).body[0]
    assert '<a href="https://coast.example/boats?a=1&amp;b=2">pilot boats</a>' in block.html
    assert "javascript" not in block.html and "onclick" not in block.html
    assert block.text == PROSE[0]


def test_paragraphs_set_by_line_breaks_alone_are_paragraphs() -> None:
    assert read(page(f"{TITLE}<div>{'<br><br>'.join(PROSE)}</div>")).text == BODY


def test_links_within_the_page_are_no_links_elsewhere() -> None:
    paragraphs = [f'<p><a name="a{number}" href="#a{number}">{text}</a></p>' for number, text in enumerate(PROSE)]
    assert read(page(TITLE + "".join(paragraphs))).text == BODY


def test_a_language_without_a_word_list_is_read_by_its_sentences() -> None:
    prose = (
        "Umndeni wakwaMthembu uthi awusenalo ithemba lokuthi ingane yawo izotholakala iphila emva kwezinsuku ezinhlanu emfuleni omkhulu wasesigodini.",
        "Amaphoyisa athi asaqhubeka nokusesha emfuleni nasezindaweni eziseduze kanye namavolontiya avela ezindaweni ezahlukene zesifundazwe sonke.",
        "Ukhansela wendawo ucele umphakathi ukuthi ubambisane nabomthetho futhi unikeze noma yiluphi ulwazi olungasiza ophenyweni oluqhubekayo.",
    )  # fmt: skip
    body = "<h1>Umndeni ufuna ingane yawo emfuleni</h1>" + "".join(f"<p>{text}</p>" for text in prose)
    assert read(page(body, language="zu")).text == "\n\n".join(prose)


def test_the_text_that_json_ld_declares_decides_between_two_parts() -> None:
    other = "".join(f"<p>{text.replace(' the ', ' every ')}</p>" for text in PROSE)
    body = f'{TITLE}<div class="a">{PARAGRAPHS}</div><div class="b">{other}</div>'
    assert read(page(body, ld(story(articleBody=BODY)))).text == BODY


@pytest.mark.parametrize(
    "head",
    [
        ld(story(articleBody="\n\n".join(PROSE))),
        "<script>window.data = {\"story\":{\"html\":\"" + PARAGRAPHS.replace("\n", "").replace("<", "\\u003c") + "\"}}</script>",
    ],
    ids=["JSON-LD", "script"],
)  # fmt: skip
def test_a_page_made_by_its_scripts_is_read_from_the_data_it_holds(head: str) -> None:
    item = read(page('<div id="app"></div>', head + meta(og__title=HEADLINE)))
    assert (item.title.value, item.text) == (HEADLINE, BODY)


def test_lines_are_those_of_the_file() -> None:
    markup = page()
    assert [block.line for block in read(markup).body] == [markup.split("\n").index(f"<p>{text}</p>") + 1 for text in PROSE]
