# ruff: noqa: E501 (texts and views stand on one line each, as in a table)
"""A view for every type of page, from the two seed documents and made-up rows: what the templates are tested and looked at with.

`python -m tests.web.fixtures FOLDER` renders them all into a folder, public edition and private one, to be opened in a browser.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from shutil import copytree

from msgspec.structs import replace

from dateline.model import Block
from dateline.web import views
from dateline.web.cite import Cited, citations, meta_tags
from dateline.web.dates import day_name, month_name, time_view
from dateline.web.marks import Marked, mark, mark_text
from dateline.web.render import Renderer, View, theme_dir
from dateline.web.views import Bar, Change, Chip, Crumb, DayGroup, Entry, Feed, Histogram, Link, MonthLink, PageMeta, Row, SiteView, Time

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

SITE = SiteView(
    title="NATO and the Indo-Pacific",
    description="A digest of official releases and press reports on how the security of Europe and that of the Indo-Pacific have become one subject.",
    language="en",
    base_url="https://digest.example/",
    publisher="The editors of this digest",
    contact="desk@digest.example",
    private=False,
    for_folder=False,
    search=True,
    generator="Dateline 0.1",
)

NAMES = {
    "person/takeshi-iwaya": ("Takeshi Iwaya", "Minister for Foreign Affairs of Japan"),
    "person/mark-rutte": ("Mark Rutte", "Secretary General of NATO"),
    "person/shigeru-ishiba": ("Shigeru Ishiba", "Prime Minister of Japan"),
    "person/lin-chia-lung": ("Lin Chia-lung", "Minister of Foreign Affairs of Taiwan"),
    "person/yoshimasa-hayashi": ("Yoshimasa Hayashi", ""),
    "person/ursula-von-der-leyen": ("Ursula von der Leyen", "President of the European Commission"),
    "person/ahmed-aboul-gheit": ("أحمد أبو الغيط", "Secretary-General"),
    "organization/nato": ("NATO", ""),
    "organization/mofa-taiwan": ("Ministry of Foreign Affairs (Taiwan)", ""),
    "organization/arbeitsgemeinschaft": ("Bundesarbeitsgemeinschaft für Sicherheitszusammenarbeitsangelegenheiten", ""),
    "country/japan": ("Japan", ""),
    "country/taiwan": ("Taiwan", ""),
    "country/china": ("China", ""),
    "country/russia": ("Russia", ""),
    "country/north-korea": ("North Korea", ""),
    "country/ukraine": ("Ukraine", ""),
}
UNREVIEWED = {"person/ahmed-aboul-gheit"}
TOPICS = {
    "taiwan-strait": "Taiwan Strait",
    "south-china-sea": "South China Sea",
    "nato-japan-cooperation": "NATO–Japan cooperation",
    "indo-pacific-security": "Indo-Pacific security",
    "russia-north-korea-military-cooperation": "Russia–North Korea military cooperation",
}
SOURCES = {
    "japan-news": "The Japan News",
    "taiwan-japan-relations-association": "Taiwan-Japan Relations Association",
    "gaimusho": "外務省",
    "wam": "وكالة أنباء الإمارات",
    "bund": "Presse- und Informationsamt der Bundesregierung",
}

TAIWAN_TITLE = "MOFA response to NATO-Japan joint statement stressing importance of cross-strait peace and stability"
TAIWAN_HREF = "items/2025/04/11/mofa-response-to-nato-japan-joint-statement-stressing-importance-of-k3v9x2/"
JAPAN_TITLE = "Japanese Foreign Minister Attends NATO Meeting; Iwaya Cites Security Concerns Shared by Europe, Asia"
JAPAN_HREF = "items/2025/04/04/japanese-foreign-minister-attends-nato-meeting-iwaya-cites-security-p7d2m4/"
JAPAN_ORIGINAL = "https://japannews.yomiuri.co.jp/politics/politics-government/20250404-247291/"

ARABIC = "الأمين العام لجامعة الدول العربية يبحث مع وزير الخارجية الياباني أمن الملاحة في البحر الأحمر"
ARABIC_TEXT = "بحث الأمين العام لجامعة الدول العربية مع وزير الخارجية الياباني تاكيشي إيوايا أمن الملاحة في البحر الأحمر وسبل التعاون مع NATO في مجال الأمن البحري، وأكد الجانبان أهمية استمرار التنسيق في عام 2025."
JAPANESE = "岩屋外務大臣のＮＡＴＯ外相会合パートナーセッション出席（結果）"
JAPANESE_TEXT = "現地時間４月３日、岩屋毅外務大臣は、ブリュッセルで開催されたＮＡＴＯ外相会合のパートナーセッションに出席したところ、概要は以下のとおりです。欧州・大西洋とインド太平洋の安全保障は不可分であると述べました。"
GERMAN = "Verteidigungsministerium veröffentlicht Rüstungsexportkontrollverordnungsänderungsentwurf zur Sicherheitszusammenarbeit"
GERMAN_TEXT = "Das Bundesministerium der Verteidigung hat den Rüstungsexportkontrollverordnungsänderungsentwurf veröffentlicht, der die Zusammenarbeit mit indopazifischen Partnerländern erleichtern soll."
JSONLD = '{"@context": "https://schema.org", "@type": "Article"}'
HOSTILE = '<script>alert(1)</script> “<img src=x onerror=alert(2)>” & co. reply to "statement"'


def meta(href: str, kind: str, title: str, section: str = "", crumbs: tuple[Crumb, ...] = (), description: str = "", feed: str | None = None) -> PageMeta:
    feeds = (Feed(title if feed else SITE.title, f"{feed}feed.xml", f"{feed}feed.json"),) if feed is not None else ()
    return PageMeta(href, "../" * href.count("/") or "./", kind, title, description or SITE.description, SITE.base_url + href, section, crumbs, feeds)


def chip(id_: str, count: int = 0, main: bool = True) -> Chip:
    name, role = NAMES[id_]
    return Chip(id_, f"actors/{id_}/", name, id_.partition("/")[0], id_ not in UNREVIEWED, main, count, role)


def topic(id_: str) -> Link:
    return Link(f"topics/{id_}/", TOPICS[id_])


def source(id_: str) -> Link:
    return Link(f"sources/{id_}/", SOURCES[id_])


def entry(id_: str, count: int) -> Entry:
    name, role = NAMES[id_]
    native = {"person/takeshi-iwaya": "岩屋毅", "country/japan": "日本", "person/lin-chia-lung": "林佳龍"}.get(id_, "")
    sort = {"person/takeshi-iwaya": "Iwaya, Takeshi", "person/mark-rutte": "Rutte, Mark", "person/shigeru-ishiba": "Ishiba, Shigeru"}.get(id_, "")
    return Entry(f"actors/{id_}/", name, count, id_.partition("/")[0], sort, native, role, id_ not in UNREVIEWED, time_view("2025-04-11", "", "en"))


def topic_entry(id_: str, count: int) -> Entry:
    intro = (
        "Peace, stability and the status quo in the strait between Taiwan and the mainland, and what other governments say about it."
        if id_ == "taiwan-strait"
        else ""
    )
    return Entry(f"topics/{id_}/", TOPICS[id_], count, "topic", last=time_view("2025-04-11", "", "en"), intro=intro)


def source_entry(id_: str, count: int) -> Entry:
    return Entry(f"sources/{id_}/", SOURCES[id_], count, "source", last=time_view("2025-04-11", "", "en"), role="newspaper" if id_ == "japan-news" else "")


def seed_rows() -> tuple[Row, Row]:
    taiwan = Row(
        "k3v9x2", TAIWAN_HREF, TAIWAN_TITLE, time_view("2025-04-11", "", "en"), source("taiwan-japan-relations-association"),
        "Secretary General of the North Atlantic Treaty Organization (NATO) Mark Rutte held a bilateral meeting with Prime Minister of Japan Shigeru Ishiba in Tokyo on April 9. In a joint statement issued after the meeting, the two sides strongly opposed any …",
        (chip("organization/nato"), chip("country/japan"), chip("country/taiwan"), chip("organization/mofa-taiwan"), chip("person/mark-rutte")),
        (topic("taiwan-strait"), topic("south-china-sea"), topic("nato-japan-cooperation"), topic("indo-pacific-security")), "en", "ltr", "full",
    )  # fmt: skip
    japan = Row(
        "p7d2m4", JAPAN_HREF, JAPAN_TITLE, time_view("2025-04-04T17:25:00+09:00", "JST", "en"), source("japan-news"),
        "Foreign Minister Takeshi Iwaya stressed the indivisibility of Euro-Atlantic and Indo-Pacific security at a North Atlantic Treaty Organization foreign ministers’ meeting in Brussels on Thursday.",
        (chip("person/takeshi-iwaya"), chip("organization/nato"), chip("country/japan"), chip("person/mark-rutte"), chip("country/russia")),
        (topic("taiwan-strait"), topic("south-china-sea"), topic("nato-japan-cooperation"), topic("russia-north-korea-military-cooperation")), "en", "ltr", "excerpt",
    )  # fmt: skip
    return taiwan, japan


_HEADLINES = (
    "Joint statement on maritime security after trilateral talks in Manila",
    "NATO and Japan agree to a dedicated ambassador-level mission in Brussels",
    "Ministry protests against the crossing of the median line by eleven aircraft",
    "G7 foreign ministers: statement on stability in the Indo-Pacific",
    "Defence minister answers questions on the Taiwan Strait in the upper house",
    "Coast guards hold first joint exercise off Palawan",
    "Spokesperson’s remarks on the passage of a destroyer",
    "Seoul and Tokyo resume talks on missile-warning data",
)


def busy_rows() -> tuple[Row, ...]:
    """Sixty made-up rows of one month: some in other scripts, one held, one with a link only, one hostile, many on one day."""
    ids, topics, sources = list(NAMES), list(TOPICS), list(SOURCES)
    rows = []
    for number in range(60):
        day = 30 - number // 3 if number < 30 else 17 if number < 52 else 14 - number % 7
        iso = f"2025-03-{day:02}" if number % 4 == 0 else f"2025-03-{day:02}T{(23 - number) % 24:02}:{number % 6}5:00+09:00"
        rows.append(
            Row(
                f"b{number:03}xq", f"items/2025/03/{day:02}/row-b{number:03}xq/", _HEADLINES[number % 8], time_view(iso, "", "en"),
                source(sources[number % 2]),
                "" if number % 9 == 5 else "The two sides exchanged views on the regional situation and agreed to keep in close contact; they also welcomed the progress made since the last meeting and set out the next steps for practical cooperation at sea.",
                tuple(chip(ids[(number * 5 + step) % len(ids)]) for step in range(number % 4 + 1)),
                (topic(topics[number % 5]),) if number % 3 else (), "en", "ltr", "excerpt",
            )
        )  # fmt: skip
    rows[2] = replace(
        rows[2],
        title=ARABIC,
        summary=ARABIC_TEXT,
        language="ar",
        direction="rtl",
        source=source("wam"),
        actors=(chip("person/ahmed-aboul-gheit"), chip("organization/nato")),
    )
    rows[3] = replace(rows[3], title=JAPANESE, summary=JAPANESE_TEXT, language="ja", source=source("gaimusho"), actors=(chip("person/takeshi-iwaya"),))
    rows[4] = replace(rows[4], title=GERMAN, summary=GERMAN_TEXT, language="de", source=source("bund"), actors=(chip("organization/arbeitsgemeinschaft"),))
    rows[5] = replace(rows[5], title=HOSTILE, summary="A <b>bold</b> claim &amp; more")
    rows[6] = replace(rows[6], held=True)
    rows[7] = replace(rows[7], access="link", summary="")
    return tuple(rows)


def undated_row() -> Row:
    return Row(
        "u4n8d1",
        "items/undated/undated-note-u4n8d1/",
        "Talking points for the partners’ session",
        Time(),
        None,
        "A note without a day.",
        (chip("organization/nato"),),
        (),
        "en",
    )


class Desk:
    """Renders rows for one edition and keeps them, as a build does."""

    def __init__(self, site: SiteView) -> None:
        self.site = site
        self.renderer = Renderer([theme_dir()])

    def rows(self, rows: tuple[Row, ...]) -> tuple[str, ...]:
        return tuple(self.renderer.row(row, self.site.for_folder) for row in rows)

    def days(self, rows: tuple[Row, ...]) -> tuple[DayGroup, ...]:
        by_day: dict[str, list[Row]] = {}
        for row in rows:
            by_day.setdefault(row.when.iso[:10], []).append(row)
        groups = []
        for day in sorted(by_day, reverse=True):
            name, weekday = day_name(day, "en")
            kept = self.rows(tuple(by_day[day]))
            groups.append(DayGroup(day, name, weekday, kept, 12 if len(kept) > 15 else 0, count=len(kept)))
        return tuple(groups)


def months_histogram(caption: str = "Items by month", scope: str = "timeline", years: tuple[int, ...] = (2024, 2025)) -> Histogram:
    counts = (0, 0, 1, 3, 2, 0, 5, 9, 4, 12, 7, 3, 8, 14, 60, 2, 0, 6, 5, 11, 20, 0, 0, 0) * 6
    bars = []
    for step, year in enumerate(years):
        for month in range(12):
            count = counts[(24 - 12 * len(years) if len(years) < 3 else 0) + 12 * step + month]
            short, long = month_name(f"{year}-{month + 1:02}", "en")
            bars.append(
                Bar(
                    short,
                    long,
                    count,
                    max(2, round(100 * count / 60)) if count else 0,
                    f"{scope}/{year}/{month + 1:02}/" if count else "",
                    False,
                    str(year),
                )
            )
    return Histogram(caption, tuple(bars), sum(bar.count for bar in bars))


def lone_histogram() -> Histogram:
    bars = tuple(
        Bar(
            month_name(f"2025-{month:02}", "en")[0],
            month_name(f"2025-{month:02}", "en")[1],
            2 if month == 4 else 0,
            100 if month == 4 else 0,
            "timeline/2025/04/" if month == 4 else "",
            False,
            "2025",
        )
        for month in range(1, 13)
    )
    return Histogram("Items by month", bars, 2)


def days_histogram(counts: dict[int, int]) -> Histogram:
    top = max(counts.values())
    bars = tuple(
        Bar(
            str(day),
            f"{day} March 2025",
            counts.get(day, 0),
            round(100 * counts.get(day, 0) / top),
            f"timeline/2025/03/#2025-03-{day:02}" if day in counts else "",
        )
        for day in range(1, 32)
    )
    return Histogram("Items of March 2025 by day", bars, sum(counts.values()))


@cache
def seed_paragraphs(name: str) -> tuple[str, ...]:
    text = (SEEDS / name).read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines()]
    keep = [line for line in lines if len(line) > 150]
    return tuple(keep)


def found(text: str, names: dict[str, str]) -> list[Marked]:
    marked = []
    for name, actor in names.items():
        at = text.find(name)
        while at >= 0:
            marked.append((at, at + len(name), actor))
            at = text.find(name, at + 1)
    return marked


FORMS = {
    "North Atlantic Treaty Organization": "organization/nato", "NATO": "organization/nato", "Mark Rutte": "person/mark-rutte", "Rutte": "person/mark-rutte",
    "Shigeru Ishiba": "person/shigeru-ishiba", "Lin Chia-lung": "person/lin-chia-lung", "Ministry of Foreign Affairs": "organization/mofa-taiwan", "MOFA": "organization/mofa-taiwan",
    "Takeshi Iwaya": "person/takeshi-iwaya", "Iwaya": "person/takeshi-iwaya", "Japan": "country/japan", "Taiwan ": "country/taiwan", "China and": "country/china", "Russia": "country/russia",
    "Yoshimasa Hayashi": "person/yoshimasa-hayashi", "North Korea": "country/north-korea", "Ukraine": "country/ukraine",
}  # fmt: skip


def story(paragraphs: tuple[str, ...]) -> tuple[views.StoryBlock, ...]:
    return tuple(views.StoryBlock(mark(Block(text, 1), 0, found(text, FORMS)), "p") for text in paragraphs)


def cited(id_: str, title: str, source_: str, iso: str, day: str, original: str, href: str) -> Cited:
    return Cited(id_, title, "", source_, iso, day, original, SITE.title, SITE.base_url + href, "en")


def taiwan_item(site: SiteView = SITE) -> views.ItemView:
    work = cited("k3v9x2", TAIWAN_TITLE, SOURCES["taiwan-japan-relations-association"], "2025-04-11", "11 April 2025", "", TAIWAN_HREF)
    chips = tuple(
        chip(id_, count, main)
        for id_, count, main in (
            ("organization/nato", 6, True), ("country/japan", 5, True), ("country/taiwan", 3, True), ("organization/mofa-taiwan", 2, True), ("person/mark-rutte", 2, True),
            ("person/shigeru-ishiba", 1, False), ("person/lin-chia-lung", 1, False), ("country/china", 1, False), ("country/russia", 1, False),
        )
    )  # fmt: skip
    return views.ItemView(
        site=site, page=replace(meta(TAIWAN_HREF, "item", TAIWAN_TITLE, "timeline", (Crumb("timeline/", "Timeline"), Crumb("timeline/2025/", "2025"), Crumb("timeline/2025/04/", "April"))), description="Secretary General of the North Atlantic Treaty Organization (NATO) Mark Rutte held a bilateral meeting with Prime Minister of Japan Shigeru Ishiba in Tokyo on April 9."),
        id="k3v9x2", title=TAIWAN_TITLE, when=time_view("2025-04-11", "", "en"), updated=None, added="1 May 2025", source=source("taiwan-japan-relations-association"),
        issuer=Link("actors/organization/mofa-taiwan/", "Ministry of Foreign Affairs (Taiwan)"), byline="", place="", language="en", direction="ltr", original="", access="full", held=False, note="",
        text=story(seed_paragraphs("000_e1040d8e23b03fcb.txt")), captions=(), summary="", actors=chips,
        topics=tuple(topic(id_) for id_ in ("taiwan-strait", "south-china-sea", "nato-japan-cooperation", "indo-pacific-security")), quotes=(), mentions=(), topic_evidence=(),
        made=("Date: the page’s own label.", "Source: the page’s own label “Data Source”."), cite=citations(work), meta=meta_tags(work), jsonld=JSONLD,
        report="desk@digest.example", before=Link(JAPAN_HREF, JAPAN_TITLE), after=None, day_href="timeline/2025/04/#2025-04-11", week=Link("digests/2025-W15/", "Week 15 of 2025"),
        title_html=mark_text(TAIWAN_TITLE, found(TAIWAN_TITLE, FORMS)),
    )  # fmt: skip


def quote(text: str, cue: str, item: Link | None = None) -> views.QuoteView:
    when = time_view("2025-04-04T17:25:00+09:00", "JST", "en") if item else None
    return views.QuoteView(
        text,
        Link("actors/person/takeshi-iwaya/", "Takeshi Iwaya"),
        "Iwaya",
        cue,
        item,
        when,
        0.97,
        f"#:~:text={text[:20].replace(' ', '%20')}",
    )


QUOTES = (
    (
        "Unilateral attempts to forcibly change the status quo are continuing and intensifying in areas including the East and South China Seas.",
        "stated",
    ),
    (
        "will not only exacerbate the situation in Ukraine, but will also have a significant impact on the security of the Indo-Pacific region.",
        "cautioned that",
    ),
    (
        "It is important for the international community to collectively demonstrate that we will not allow unilateral attempts to change the status quo by force,",
        "said",
    ),
    (
        "We were able to share the recognition that peace and stability in the Taiwan Strait are important for the stability of the entire international community.",
        "told",
    ),
)


def japan_item(site: SiteView = SITE) -> views.ItemView:
    """The newspaper's article: an excerpt in the public edition, everything with its evidence in the private one."""
    work = cited("p7d2m4", JAPAN_TITLE, "The Japan News", "2025-04-04T17:25:00+09:00", "4 April 2025", JAPAN_ORIGINAL, JAPAN_HREF)
    chips = tuple(chip(id_, count, main) for id_, count, main in (("person/takeshi-iwaya", 6, True), ("organization/nato", 5, True), ("country/japan", 2, True), ("person/mark-rutte", 2, True), ("country/russia", 2, False), ("country/north-korea", 2, False), ("country/china", 2, False), ("country/ukraine", 2, False), ("person/yoshimasa-hayashi", 1, False)))  # fmt: skip
    paragraphs = seed_paragraphs("004_c05d3a7c807f5fab.txt")
    mentions = tuple(
        views.ActorEvidence(one, tuple(views.MentionView("" if not site.private else "… ", one.name, "" if not site.private else " stressed the indivisibility …", "alias", f"{JAPAN_ORIGINAL}#:~:text={one.name.replace(' ', '%20')}", "body") for _ in range(min(2, one.count))))
        for one in chips[:5]
    )  # fmt: skip
    shown = views.ItemView(
        site=site, page=replace(meta(JAPAN_HREF, "item", JAPAN_TITLE, "timeline", (Crumb("timeline/", "Timeline"), Crumb("timeline/2025/", "2025"), Crumb("timeline/2025/04/", "April"))), description="Foreign Minister Takeshi Iwaya stressed the indivisibility of Euro-Atlantic and Indo-Pacific security."),
        id="p7d2m4", title=JAPAN_TITLE, when=time_view("2025-04-04T17:25:00+09:00", "JST", "en"), updated=time_view("2025-04-05T03:10:00+09:00", "JST", "en"), added="1 May 2025", source=source("japan-news"),
        issuer=None, byline="By Michinobu Yanagisawa, Yomiuri Shimbun Correspondent", place="BRUSSELS", language="en", direction="ltr", original=JAPAN_ORIGINAL, access="excerpt", held=False,
        note="<p>The meeting of 3 April was the first in two years that a Japanese foreign minister attended; compare the <a href=\"https://www.nato.int/\">ministers’ statement</a>.</p>",
        text=story((paragraphs[0][:230] + " …",)), captions=(), summary="", actors=chips, topics=tuple(topic(id_) for id_ in ("taiwan-strait", "south-china-sea", "nato-japan-cooperation", "russia-north-korea-military-cooperation")),
        quotes=tuple(quote(text, cue) for text, cue in QUOTES), mentions=mentions, topic_evidence=(),
        made=("Date: the time line under the title.", "Source: known from the marks in its profile.", "Two speakers: inferred from a pronoun."), cite=citations(work), meta=meta_tags(work),
        jsonld=JSONLD, report="", before=None, after=Link(TAIWAN_HREF, TAIWAN_TITLE), day_href="timeline/2025/04/#2025-04-04", week=Link("digests/2025-W14/", "Week 14 of 2025"),
    )  # fmt: skip
    if not site.private:
        return shown
    evidence = (
        views.EvidenceRow("Title", JAPAN_TITLE, "first line", 1, "", "0.99", "program", ()),
        views.EvidenceRow(
            "Published",
            "2025-04-04T17:25:00+09:00",
            "time line",
            4,
            "17:25 JST, April 4, 2025",
            "0.98",
            "program",
            ("2025-04-03 (weekday in the lede, line 5)",),
        ),
        views.EvidenceRow("Source", "The Japan News", "source profile", None, "", "0.90", "program", ()),
        views.EvidenceRow("Link to the original", JAPAN_ORIGINAL, "side file", 2, "", "1.00", "person", ()),
    )
    return replace(
        shown, access="full", text=story(paragraphs), evidence=evidence, path="seeds/004_c05d3a7c807f5fab.txt", captures=("seeds/004_c05d3a7c807f5fab.txt", "seeds/004_copy.txt"),
        captions=(views.StoryBlock(mark(Block("NATO Secretary General Mark Rutte, left, and Foreign Minister Takeshi Iwaya arrive for a meeting at NATO headquarters in Brussels on Thursday.", 3), 0, []), "p"),),
        used=("Line 4, time line: 17:25 JST, April 4, 2025", "Line 5, dateline: BRUSSELS —"), cut=("Line 14, list of links: \"Politics\" POPULAR ARTICLE", "Line 16, list of links: U.S. Talks About Car, Rice Exports During Meetings with Akazawa"),
        blocked=("China in “East and South China Seas”: a sea, not the country", "Taiwan in “Taiwan Strait”: a strait, not the territory"),
        topic_evidence=(views.TopicEvidence(topic("taiwan-strait"), "0.80", (views.MentionView("… peace and stability in the ", "Taiwan Strait", " are important …", "phrase", "", "body"),)),),
    )  # fmt: skip


def arabic_item() -> views.ItemView:
    """Right to left, held back, with nothing but a link, found by the program alone."""
    base = japan_item()
    href = "items/2025/03/30/row-b002xq/"
    work = Cited("b002xq", ARABIC, "", SOURCES["wam"], "2025-03-30", "30 March 2025", "https://www.wam.ae/ar/article/1", SITE.title, SITE.base_url + href, "ar")
    return replace(
        base, page=meta(href, "item", ARABIC, "timeline", (Crumb("timeline/", "Timeline"), Crumb("timeline/2025/03/", "March 2025"))), id="b002xq", title=ARABIC, when=time_view("2025-03-30T11:05:00+04:00", "", "en"),
        updated=None, source=source("wam"), byline="", place="القاهرة", language="ar", direction="rtl", original="https://www.wam.ae/ar/article/1", note="",
        text=(views.StoryBlock(mark(Block(ARABIC_TEXT, 1), 0, found(ARABIC_TEXT, {"NATO": "organization/nato"})), "p"),), actors=(chip("person/ahmed-aboul-gheit", 2), chip("person/takeshi-iwaya", 1), chip("organization/nato", 1)),
        topics=(), quotes=(), mentions=(), made=(), cite=citations(work), meta=meta_tags(work), jsonld=JSONLD,
    )  # fmt: skip


def link_item() -> views.ItemView:
    """An undated item of which only the link may be shown, held, with a hostile title."""
    base = japan_item()
    href = "items/undated/script-u4n8d1/"
    work = Cited("u4n8d1", HOSTILE, "", "", "", "", "", SITE.title, SITE.base_url + href)
    return replace(
        base, page=meta(href, "item", HOSTILE, "timeline", (Crumb("timeline/", "Timeline"), Crumb("timeline/undated/", "Undated"))), id="u4n8d1", title=HOSTILE, when=Time(), updated=None, source=None, byline="", place="",
        original="", access="link", held=True, note="", text=(), actors=(), topics=(), quotes=(), mentions=(), made=("Date: none could be read.",), cite=citations(work), meta=meta_tags(work),
        jsonld=JSONLD, day_href="timeline/undated/", before=None, after=None, week=None,
    )  # fmt: skip


def own_note(site: SiteView = SITE) -> views.ItemView:
    """A note of the digest's own, in Japanese, corrected once, on a site that names no address for reports."""
    href = "items/2025/04/12/note-n8w3c7/"
    work = Cited("n8w3c7", JAPANESE, "", "", "2025-04-12", "12 April 2025", "", SITE.title, SITE.base_url + href, "ja", own=True)
    return replace(
        japan_item(), site=replace(site, contact=""), page=meta(href, "item", JAPANESE, "timeline", (Crumb("timeline/", "Timeline"),)), id="n8w3c7", title=JAPANESE, title_html="", when=time_view("2025-04-12", "", "en"), updated=None, source=None,
        byline="", place="", language="ja", original="", note="", text=(views.StoryBlock(mark(Block(JAPANESE_TEXT, 1), 0, ()), "p"),), quotes=(), mentions=(), made=(), cite=citations(work), meta=meta_tags(work), report="", own=True,
        corrections=("Corrected on 1 June 2025 by The editor: the date. The program had read the update’s day.",),
    )  # fmt: skip


ACTORS = (
    "organization/nato",
    "country/japan",
    "person/takeshi-iwaya",
    "person/mark-rutte",
    "country/taiwan",
    "country/china",
    "country/russia",
    "person/shigeru-ishiba",
)


def front(site: SiteView, busy: bool) -> views.FrontView:
    desk = Desk(site)
    rows = seed_rows() + (busy_rows()[:14] if busy else ())
    return views.FrontView(
        site=site, page=meta("", "front", SITE.title, feed=""), items=214 if busy else 2, documents=220 if busy else 2, first="4 April 2025" if not busy else "3 March 2024", last="11 April 2025", build_day="1 May 2025",
        pinned=(), days=desk.days(rows), histogram=months_histogram() if busy else lone_histogram(),
        actors=tuple(entry(id_, 120 // (place + 1)) for place, id_ in enumerate(ACTORS)) if busy else tuple(entry(id_, 2 - place // 4) for place, id_ in enumerate(ACTORS)),
        topics=tuple(topic_entry(id_, 40 // (place + 1)) for place, id_ in enumerate(TOPICS)), sources=tuple(source_entry(id_, 9) for id_ in (SOURCES if busy else list(SOURCES)[:2])),
        digests=(Entry("digests/2025-W15/", "Week 15 of 2025", 1, role="7–13 April 2025", intro="A first visit to Tokyo"), Entry("digests/2025-W14/", "Week 14 of 2025", 1, role="31 March – 6 April 2025")), undated=3 if busy else 0,
        needs=("2 items without a link to the original", "1 shown as excerpt (rights not stated)") if site.private else (), empty=False,
    )  # fmt: skip


def empty_front(site: SiteView) -> views.FrontView:
    full = front(site, busy=False)
    return replace(
        full,
        page=meta("empty/", "front", SITE.title, feed=""),
        items=0,
        documents=0,
        first="",
        last="",
        days=(),
        histogram=Histogram("Items by month", (), 0),
        actors=(),
        topics=(),
        sources=(),
        digests=(),
        empty=True,
    )


def dossier(site: SiteView) -> views.DossierView:
    desk = Desk(site)
    name, role = NAMES["person/takeshi-iwaya"]
    roles = (
        views.RoleView("Minister for Foreign Affairs", "Japan", "October 2024 – October 2025", "as of October 2025", True),
        views.RoleView("Minister of Defense", "Japan", "October 2018 – September 2019", "", False),
        views.RoleView("Member of the House of Representatives", "Japan", "since 1990, with breaks", "", False),
    )
    facts = (("Known in texts as", "Takeshi Iwaya, Iwaya"), ("Country", "Japan"))
    return views.DossierView(
        site, meta("actors/person/takeshi-iwaya/", "dossier", name, "actors", (Crumb("actors/", "Actors"), Crumb("actors/person/", "Persons")), "Takeshi Iwaya in this digest.", "actors/person/takeshi-iwaya/"),
        "person", "person/takeshi-iwaya", name, "岩屋毅", True, "Q1346450", f"{role}, as of 4 April 2025", roles, "<p>Takeshi Iwaya was foreign minister in the Ishiba cabinet, from October 2024 to October 2025; before that he was minister of defence in 2018 and 2019.</p>",
        facts, (), 58, time_view("2024-03-03", "", "en"), time_view("2025-04-11", "", "en"), months_histogram("Items that name Takeshi Iwaya, by month", "actors/person/takeshi-iwaya"),
        tuple(entry(id_, 30 - 3 * place) for place, id_ in enumerate(ACTORS) if id_ != "person/takeshi-iwaya"), tuple(topic_entry(id_, 12 - place) for place, id_ in enumerate(TOPICS)),
        tuple(quote(text, cue, Link(JAPAN_HREF, JAPAN_TITLE)) for text, cue in QUOTES[:3]), desk.days((seed_rows()[1], *busy_rows()[:6])), (),
        (MonthLink("actors/person/takeshi-iwaya/2025/04/", "April 2025", 2), MonthLink("actors/person/takeshi-iwaya/2025/03/", "March 2025", 60)), (),
    )  # fmt: skip


def thin_dossier(site: SiteView) -> views.DossierView:
    full = dossier(site)
    id_ = "person/ahmed-aboul-gheit"
    return replace(
        full, page=meta(f"actors/{id_}/", "dossier", NAMES[id_][0], "actors", (Crumb("actors/", "Actors"),), "", f"actors/{id_}/"), id=id_, name=NAMES[id_][0], native="", reviewed=False, wikidata="", role="", roles=(), intro="", facts=(),
        count=1, first=time_view("2025-03-30", "", "en"), last=time_view("2025-03-30", "", "en"), histogram=Histogram("", (), 0), with_whom=(entry("organization/nato", 1),), about=(), quotes=(),
        days=Desk(site).days(busy_rows()[2:3]), undated=Desk(site).rows((undated_row(),)), months=(), see_also=(topic_entry("taiwan-strait", 1),),
    )  # fmt: skip


def topic_page(site: SiteView) -> views.DossierView:
    full = dossier(site)
    return replace(
        full, page=meta("topics/taiwan-strait/", "dossier", "Taiwan Strait", "topics", (Crumb("topics/", "Topics"),), "", "topics/taiwan-strait/"), kind="topic", id="taiwan-strait", name="Taiwan Strait", native="", wikidata="", role="", roles=(),
        facts=(("Found by", "Taiwan Strait, cross-strait"),), histogram=months_histogram("Items on the Taiwan Strait, by month", "topics/taiwan-strait", tuple(range(2018, 2026))), days=Desk(site).days(seed_rows()), months=(),
    )  # fmt: skip


def month_view(site: SiteView) -> views.MonthView:
    rows = tuple(sorted(busy_rows(), key=lambda row: row.when.iso, reverse=True))
    counts: dict[int, int] = {}
    for row in rows:
        counts[int(row.when.iso[8:10])] = counts.get(int(row.when.iso[8:10]), 0) + 1
    return views.MonthView(
        site, meta("timeline/2025/03/", "month", "March 2025", "timeline", (Crumb("timeline/", "Timeline"), Crumb("timeline/2025/", "2025")), feed=""), "March 2025", 60, days_histogram(counts), Desk(site).days(rows),
        Link("timeline/2025/02/", "February 2025"), Link("timeline/2025/04/", "April 2025"),
    )  # fmt: skip


def crowded_month(site: SiteView) -> views.MonthView:
    base = month_view(site)
    days = tuple(
        DayGroup(f"2025-03-{day:02}", f"{day} March 2025", day_name(f"2025-03-{day:02}", "en")[1], (), href=f"timeline/2025/03/{day:02}/", count=40 + day)
        for day in range(31, 0, -1)
    )
    page = meta(
        "actors/organization/nato/2025/03/",
        "month",
        "NATO: March 2025",
        "actors",
        (Crumb("actors/", "Actors"), Crumb("actors/organization/nato/", "NATO")),
    )
    return replace(base, page=page, days=days, of=Link("actors/organization/nato/", "NATO"), count=1_736)


def actors_page(site: SiteView) -> views.ActorsView:
    entries: dict[str, list[Entry]] = {}
    for id_ in NAMES:
        one = entry(id_, len(id_))
        entries.setdefault((one.sort or one.name)[0], []).append(one)
    groups = tuple(views.LetterGroup(letter, f"letter-{number}", tuple(entries[letter])) for number, letter in enumerate(sorted(entries)))
    kinds = (
        MonthLink("actors/", "All", 16),
        MonthLink("actors/country/", "Countries and territories", 6),
        MonthLink("actors/organization/", "Organisations", 3),
        MonthLink("actors/person/", "Persons", 7),
    )
    return views.ActorsView(site, meta("actors/", "actors", "Actors", "actors"), "", kinds, groups, 16, 1)


def digest_page(site: SiteView) -> views.DigestView:
    desk = Desk(site)
    intro = "<p>NATO’s Secretary General met Japan’s prime minister in Tokyo on 9 April, his first such meeting since he took office. Their joint statement opposes any change of the status quo by force in the East and South China Seas, asks for the peaceful resolution of cross-strait issues, and calls the security of the Euro-Atlantic and of the Indo-Pacific interconnected.</p><p>None of this is new in substance; that it is said again, and by a new Secretary General, is the news.</p>"
    why = "The reply from Taipei counts: for the third time since 2022, it notes, NATO and Japan have put their concern over cross-strait issues into a joint statement."
    return views.DigestView(
        site, meta("digests/2025-W15/", "digest", "A first visit to Tokyo", "digests", (Crumb("digests/", "Weeks"),)), "2025-W15", "A first visit to Tokyo", "Week 15 of 2025, 7–13 April", intro, ((desk.rows(seed_rows()[:1])[0], why),), 1,
        tuple(entry(id_, 1) for id_ in ACTORS[:6]), tuple(topic_entry(id_, 1) for id_ in TOPICS), tuple(quote(text, cue, Link(JAPAN_HREF, JAPAN_TITLE)) for text, cue in QUOTES[:1]), desk.days(seed_rows()[:1]),
        Link("digests/2025-W14/", "Week 14 of 2025"), None,
    )  # fmt: skip


def pages(site: SiteView) -> Iterator[View]:
    """Every type of page, the difficult cases too."""
    desk = Desk(site)
    yield front(site, busy=False)
    yield replace(front(site, busy=True), page=meta("busy/", "front", SITE.title, feed=""), pinned=desk.rows((replace(seed_rows()[1], pinned=True),)))
    yield empty_front(site)
    yield taiwan_item(site)
    yield japan_item(site)
    yield replace(arabic_item(), site=site)
    yield replace(link_item(), site=site)
    yield own_note(site)
    yield views.TimelineView(
        site,
        meta("timeline/", "timeline", "Timeline", "timeline", feed=""),
        months_histogram(years=tuple(range(2021, 2026))),
        tuple(MonthLink(f"timeline/{year}/", str(year), 40) for year in range(2025, 2020, -1)),
        desk.days(seed_rows()),
        3,
    )
    yield views.YearView(
        site,
        meta("timeline/2025/", "year", "2025", "timeline", (Crumb("timeline/", "Timeline"),)),
        "2025",
        months_histogram(years=(2025,)),
        tuple(MonthLink(f"timeline/2025/{month:02}/", month_name(f"2025-{month:02}", "en")[1], month * 3) for month in (9, 8, 7, 6, 4, 3, 2, 1)),
        Link("timeline/2024/", "2024"),
        None,
    )
    yield month_view(site)
    yield crowded_month(site)
    yield views.UndatedView(site, meta("timeline/undated/", "undated", "Undated", "timeline", (Crumb("timeline/", "Timeline"),)), desk.rows((undated_row(),)))
    yield actors_page(site)
    yield dossier(site)
    yield thin_dossier(site)
    yield topic_page(site)
    yield views.PlacesView(site, meta("topics/", "places", "Topics", "topics"), "topics", tuple(topic_entry(id_, 5) for id_ in TOPICS))
    yield views.PlacesView(site, meta("sources/", "places", "Sources", "sources"), "sources", tuple(source_entry(id_, 5) for id_ in SOURCES))
    yield digest_page(site)
    yield views.DigestsView(
        site,
        meta("digests/", "digests", "Weeks", "digests"),
        (
            (
                "2025",
                (
                    Entry(
                        "digests/2025-W15/",
                        "A first visit to Tokyo",
                        1,
                        role="Week 15, 7–13 April",
                        intro="NATO’s Secretary General met Japan’s prime minister in Tokyo on 9 April, his first such meeting since he took office.",
                    ),
                    Entry("digests/2025-W14/", "Week 14 of 2025", 1, role="31 March – 6 April"),
                ),
            ),
        ),
    )
    yield views.PageNoteView(
        site,
        meta("method/", "note", "Method"),
        "<h2>Words</h2><p>A page of the digest’s own.</p><table><thead><tr><th>Sign</th><th>Means</th></tr></thead><tbody><tr><td>●</td><td>a person</td></tr></tbody></table><pre><code>dateline build</code></pre><blockquote><p>A quotation.</p></blockquote><ul><li>one</li><li>two</li></ul>",
    )
    yield views.AboutView(
        site,
        meta("about/", "about", "About this digest", "about", feed=""),
        "<p>This digest follows one question through documents: how governments came to speak of security in Europe and in the Indo-Pacific as a single matter.</p><h2>How to read it</h2><p>Every entry stands under the day on which its publisher issued it.</p>",
        2,
        (source_entry("japan-news", 1), source_entry("taiwan-japan-relations-association", 1)),
        True,
        "1 May 2025",
    )
    yield views.SearchView(site, meta("search/", "search", "Search", "search"))
    yield views.NotFoundView(site, replace(meta("404.html", "404", "Page not found"), root="./", index=False))
    yield views.RedirectView(site, replace(meta("items/old/", "redirect", TAIWAN_TITLE), index=False), TAIWAN_HREF, TAIWAN_TITLE)
    yield views.GoneView(
        site, replace(meta("items/gone/", "gone", "Taken down"), index=False), "taken", "2 May 2025", "<p>At the request of its publisher.</p>"
    )
    yield changes_page(site)


def changes_page(site: SiteView) -> views.ChangesView:
    done = (
        Change("2025-05-02", "c1", "Corrected: published", TAIWAN_HREF, TAIWAN_TITLE, "<p>The page’s own label says so.</p>"),
        Change("2025-05-02", "c2", "Taken down", "", "An item", ""),
    )
    months = (MonthLink("changes/2025-05/", "May 2025", 2), MonthLink("changes/2025-04/", "April 2025", 1))
    return views.ChangesView(site, meta("changes/", "changes", "Changes"), (("2 May 2025", done),), months, None)


def lay_out(folder: Path, site: SiteView) -> list[str]:
    """Renders every page into `folder`, with the static files; gives their addresses."""
    renderer = Renderer([theme_dir()])
    copytree(theme_dir() / "static", folder / "static", dirs_exist_ok=True)
    hrefs = []
    for view in pages(site):
        href = view.page.href
        file = folder / (f"{href}index.html" if not href or href.endswith("/") else href)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(renderer.page(view))
        hrefs.append(href)
    return hrefs


def main(folder: Path) -> None:
    lay_out(folder / "public", SITE)
    lay_out(folder / "private", replace(SITE, private=True))
    lay_out(folder / "folder", replace(SITE, for_folder=True))
    sys.stdout.write(f"{escape(str(folder))}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
