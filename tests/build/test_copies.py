"""Copies of a document are one item; the same article from another publisher is an item of its own, and each names the other."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from dateline.build.ask import items_of
from dateline.build.export import jsonl
from dateline.build.options import Options
from dateline.build.run import Outcome, build
from dateline.build.verify import verify
from dateline.read.copies import Shown, Verdict, verdict
from tests.build.workshop import article, as_page

TITLE, DAY, TOLD = article(1)
SOURCE = "Harbour Gazette"
REASON = "reason: We looked.\nby: The editors\non: 2025-05-01\n"


class Digest:
    """A digest that is built, looked at, and checked against a clean build each time."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("content/site.yml", "title: Copies\nsearch: none\n")

    def write(self, path: str, words: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, "utf-8")

    def correct(self, words: str) -> None:
        self.write("content/corrections/copies.md", f"---\n{words}{REASON}---\n")

    def build(self) -> Outcome:
        options = Options(self.root, jobs=1, today="2025-05-01")
        outcome = build(options)
        assert verify(options, outcome.folder) == []
        return outcome

    def items(self) -> list[dict[str, Any]]:
        self.build()
        with items_of(Options(self.root, jobs=1, today="2025-05-01"), lambda *_: lambda _: None) as (shelf, _, _):
            return [json.loads(line) for line in jsonl(shelf)]

    def item(self) -> dict[str, Any]:
        (item,) = self.items()
        return item

    def groups(self) -> list[list[str]]:
        """The documents of each item."""
        return sorted(sorted(path.removeprefix("seeds/") for path in item["captures"]) for item in self.items())

    def page(self, item: dict[str, Any]) -> str:
        return (self.root / "site" / item["url"] / "index.html").read_text("utf-8")


@pytest.fixture
def digest(tmp_path: Path) -> Digest:
    return Digest(tmp_path)


def text(told: list[str] = TOLD, title: str = TITLE, day: dt.date | str = DAY, source: str = SOURCE, gap: str = "\n\n") -> str:
    dated = f"Published: {day}\n" if day else ""
    named = f"Source: {source}\n" if source else ""
    return f"{title}\n\n{dated}{named}\n{gap.join(told)}\n"


def page(told: list[str] = TOLD, title: str = TITLE, day: dt.date = DAY, source: str = SOURCE) -> str:
    return as_page(title, day, source, told)


# one item


@pytest.mark.parametrize(
    "other",
    [
        ("b.html", page()),
        ("b.txt", text(gap="\n")),
        ("b.txt", text().replace(" about ", "  about ").replace("'", "’")),
        ("b.txt", "Home\nNews\nSport\n\n" + text() + "\nRead more\nTerms of use\n"),
        ("b.txt", text(TOLD[:6])),
        ("b.txt", text(day="")),
        ("b.txt", text(source="")),
        ("b.md", f"---\ntitle: {TITLE}\npublished: {DAY}\nsource: {SOURCE}\n---\n\n" + "\n\n".join(TOLD) + "\n"),
    ],
    ids=["page", "other line breaks", "other spaces", "clutter", "cut short", "no day", "no source", "markdown"],
)
def test_the_same_document_captured_twice_is_one_item(digest: Digest, other: tuple[str, str]) -> None:
    digest.write("seeds/a.txt", text())
    digest.write(f"seeds/{other[0]}", other[1])
    assert digest.groups() == [sorted(["a.txt", other[0]])]


def test_an_item_keeps_its_id_and_address_when_copies_come_and_go(digest: Digest) -> None:
    digest.write("seeds/m.txt", text())
    first = digest.item()
    digest.write("seeds/a.html", page())
    both = digest.item()
    assert (both["id"], both["url"]) == (first["id"], first["url"])
    (digest.root / "seeds/m.txt").unlink()
    left = digest.item()
    assert (left["id"], left["url"], left["captures"]) == (first["id"], first["url"], ["seeds/a.html"])


def test_each_field_is_from_the_capture_that_shows_it_best_and_says_which(digest: Digest) -> None:
    digest.write("seeds/a.txt", text().replace("Published", "By Ann Byline\nPublished"))
    digest.write("seeds/b.html", page())
    item = digest.item()
    assert (item["path"], item["published"]) == ("seeds/b.html", f"{DAY}T08:00:00+02:00")
    assert (item["byline"], item["fields"]["byline"]["path"]) == ("Ann Byline", "seeds/a.txt")
    assert "path" not in item["fields"]["published"]


def test_a_person_s_word_on_any_capture_goes_before_what_is_read_from_the_others(digest: Digest) -> None:
    digest.write("seeds/a.txt", text())
    digest.write("seeds/b.html", page())
    digest.write("seeds/a.meta.yml", "title: As we call it\nstatus: held\n")
    item = digest.item()
    assert (item["title"], item["fields"]["title"]["by"], item["status"]) == ("As we call it", "person", "held")
    assert item["fields"]["title"]["others"][0]["value"] == TITLE


def test_a_capture_cut_short_does_not_shorten_the_text(digest: Digest) -> None:
    digest.write("seeds/a.txt", text(TOLD[:4]))
    digest.write("seeds/b.txt", text())
    assert digest.item()["body"] == "\n\n".join(TOLD)


def test_an_item_of_a_file_of_many_may_be_a_copy_too(digest: Digest) -> None:
    message = "From press@example.org Fri Apr  4 08:00:00 2025\nFrom: Harbour Gazette <press@example.org>\n"
    message += "Subject: {}\nDate: {}\nMessage-ID: <{}@example.org>\n\n{}\n\n"
    other = article(2)
    stamp = f"{DAY:%a, %d %b %Y} 08:00:00 +0200"
    digest.write(
        "seeds/all.mbox",
        message.format(TITLE, stamp, 1, "\n\n".join(TOLD)) + message.format(other[0], f"{other[1]:%a, %d %b %Y} 08:00:00 +0200", 2, "\n\n".join(other[2])),
    )
    digest.write("seeds/page.html", page())
    assert digest.groups() == [["all.mbox"], ["all.mbox", "page.html"]]
    (digest.root / "seeds/page.html").unlink()
    assert digest.groups() == [["all.mbox"], ["all.mbox"]]


# not one item


@pytest.mark.parametrize(
    "other",
    [
        text([*TOLD[:4], TOLD[4].replace("times", "hundred times"), *TOLD[5:]]),
        text(day=DAY + dt.timedelta(days=1)),
        text(
            [*TOLD[:7], "The statement was read out by a spokesman in the evening.", "Nobody took questions after it, as is the custom there."],
            day="2025-04-20",
        ),
        text([*TOLD[:2], *article(5)[2]]),
        text(title="A wholly different headline of another story"),
    ],
    ids=["a corrected sentence", "another day", "mostly the same", "the same beginning", "another headline"],
)
def test_what_only_looks_like_a_copy_stays_an_item_of_its_own(digest: Digest, other: str) -> None:
    digest.write("seeds/a.txt", text())
    digest.write("seeds/b.txt", other)
    assert digest.groups() == [["a.txt"], ["b.txt"]]


def test_short_items_that_say_the_same_stay_apart(digest: Digest) -> None:
    for name in "ab":
        digest.write(
            f"seeds/{name}.md", f"---\ntitle: Market closed\npublished: 2025-04-04\nsource: {SOURCE}\n---\n\nThe market is closed{' ' * (name == 'b')} today.\n"
        )
    assert digest.groups() == [["a.md"], ["b.md"]]


def test_two_persons_words_that_differ_keep_captures_apart_and_are_told(digest: Digest) -> None:
    head = "---\ntitle: {}\n---\n\n" + "\n\n".join(TOLD) + "\n"
    digest.write("seeds/a.md", head.format("One title"))
    digest.write("seeds/b.md", head.format("Another title"))
    outcome = digest.build()
    assert [str(problem) for problem in outcome.problems if problem.severity == "warning" and "copy" in problem.message] == [
        "seeds/b.md: warning: is a copy of seeds/a.md, but its `title` says otherwise: they stay apart; say the same in both, or nothing in one"
    ]
    assert digest.groups() == [["a.md"], ["b.md"]]


def test_a_page_without_a_day_joins_one_of_two_that_cannot_be_one(digest: Digest) -> None:
    digest.write("seeds/a.txt", text())
    digest.write("seeds/b.txt", text(day=""))
    digest.write("seeds/c.txt", text(day=DAY + dt.timedelta(days=3)))
    assert digest.groups() == [["a.txt", "b.txt"], ["c.txt"]]


# by hand


def test_a_copy_parted_by_hand_gets_an_id_and_the_item_keeps_its_own(digest: Digest) -> None:
    digest.write("seeds/a.txt", text())
    digest.write("seeds/b.html", page())
    before = digest.item()
    digest.correct("item: seeds/a.txt\nseparate: [seeds/b.html]\n")
    one, other = sorted(digest.items(), key=lambda item: item["path"])
    assert (one["id"], one["captures"], other["captures"]) == (before["id"], ["seeds/a.txt"], ["seeds/b.html"])
    assert other["id"] != before["id"]


def test_the_id_of_two_items_that_become_one_is_the_older_and_both_addresses_lead_to_it(digest: Digest) -> None:
    digest.write("seeds/b.txt", text())
    older = digest.item()
    digest.write("seeds/a.txt", text(article(3)[2], title="Not at all like it, this headline"))
    newer = next(item for item in digest.items() if item["path"] == "seeds/a.txt")
    digest.correct("item: seeds/b.txt\nsame_as: [seeds/a.txt]\n")
    item = digest.item()
    assert item["id"] == older["id"]
    assert older["id"] in (digest.root / "site" / newer["url"] / "index.html").read_text("utf-8")
    (digest.root / "content/corrections/copies.md").unlink()
    assert {(item["id"], item["url"]) for item in digest.items()} == {(older["id"], older["url"]), (newer["id"], newer["url"])}


def test_captures_joined_by_an_id_stay_joined_when_they_are_renamed_or_edited(digest: Digest) -> None:
    digest.write("seeds/a.txt", text())
    item = digest.item()
    digest.write("seeds/b.txt", text(article(3)[2]))
    digest.correct(f"item: {item['id']}\nsame_as: [seeds/b.txt]\n")
    assert digest.groups() == [["a.txt", "b.txt"]]
    (digest.root / "seeds/a.txt").rename(digest.root / "seeds/c.txt")
    assert digest.groups() == [["b.txt", "c.txt"]]
    digest.write("seeds/c.txt", text([*TOLD, "And so they parted."]))
    assert digest.item()["id"] == item["id"]


def test_joining_what_is_not_there_is_a_warning(digest: Digest) -> None:
    digest.write("seeds/a.txt", text())
    digest.correct("item: seeds/a.txt\nsame_as: [seeds/none.txt]\n")
    told = [str(problem) for problem in digest.build().problems if problem.severity == "warning"]
    assert told == ["content/corrections/copies.md: warning: same_as: seeds/none.txt is no document of this digest: nothing is joined"]


# also published by


def test_the_same_article_in_two_sources_is_two_items_that_name_each_other(digest: Digest) -> None:
    digest.write("seeds/a.txt", text())
    digest.write("seeds/b.txt", text(TOLD[:7], title="As the evening paper has it", day=DAY + dt.timedelta(days=1), source="The Evening Paper"))
    one, other = digest.items()
    assert (one["also"], other["also"]) == ([other["id"]], [one["id"]])
    assert ">The Evening Paper</a>, 3 April 2025" in digest.page(one)
    assert f">{SOURCE}</a>, 2 April 2025" in digest.page(other)


def test_who_else_published_is_told_anew_when_the_other_changes_is_held_or_goes(digest: Digest) -> None:
    theirs = f"---\ntitle: Theirs\npublished: {DAY}\nsource: {{}}\n{{}}---\n\n" + "\n\n".join(TOLD) + "\n"
    digest.write("seeds/a.txt", text())
    digest.write("seeds/b.md", theirs.format("The Evening Paper", ""))
    mine = next(item for item in digest.items() if item["path"] == "seeds/a.txt")
    assert "The Evening Paper" in digest.page(mine)
    digest.write("seeds/b.md", theirs.format("The Morning Paper", ""))
    digest.build()
    assert "The Morning Paper" in digest.page(mine)
    digest.write("seeds/b.md", theirs.format("The Morning Paper", "status: held\n"))
    digest.build()
    assert "Also published by" not in digest.page(mine)
    (digest.root / "seeds/b.md").unlink()
    assert digest.item()["also"] == []


def test_an_article_elsewhere_is_parted_by_hand(digest: Digest) -> None:
    digest.write("seeds/a.txt", text())
    digest.write("seeds/b.txt", text(source="The Evening Paper"))
    digest.correct("item: seeds/a.txt\nseparate: [seeds/b.txt]\n")
    assert [item["also"] for item in digest.items()] == [[], []]


# a stock passage


def test_what_hundreds_of_documents_share_is_no_sign_of_anything_and_less_is_one_again(digest: Digest, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("dateline.store.captures", "dateline.build.copies.gather"):
        monkeypatch.setattr(f"{module}.CROWD", 3)
    for number in range(3):
        digest.write(f"seeds/{number}.txt", text([*TOLD, f"Note {number} was added."], day=""))
    assert digest.groups() == [["0.txt", "1.txt", "2.txt"]]
    digest.write("seeds/3.txt", text([*TOLD, "Note 3 was added."], day=""))
    assert len(digest.groups()) == 4
    (digest.root / "seeds/0.txt").unlink()
    assert digest.groups() == [["1.txt", "2.txt", "3.txt"]]


def test_a_document_more_is_compared_with_those_alone_that_share_its_signs(digest: Digest, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(40):
        told = [" ".join(f"word{number}of{place}and{word}" for word in range(12)) + "." for place in range(8)]
        digest.write(f"seeds/{number:02}.txt", text(told, f"A headline that is number {number}"))
    digest.write("seeds/text.txt", text())
    digest.build()
    compared: list[frozenset[str]] = []

    def counting(one: Shown, other: Shown) -> tuple[Verdict, float]:
        compared.append(frozenset((one.imprint.title, other.imprint.title)))
        return verdict(one, other)

    monkeypatch.setattr("dateline.build.copies.gather.verdict", counting)
    digest.write("seeds/copy.html", page())
    build(Options(digest.root, jobs=1, today="2025-05-01"))
    assert compared == [frozenset((TITLE.lower(),))]


def test_the_same_bytes_parted_before_the_first_build_are_two_items(digest: Digest) -> None:
    for name in ("one", "two", "other"):
        digest.write(f"seeds/{name}.txt", text() if name != "other" else text([f"Elsewhere, {line}" for line in TOLD], "Another headline"))
    digest.correct("item: seeds/other.txt\nseparate: [seeds/two.txt]\n")
    assert digest.groups() == [["one.txt"], ["other.txt"], ["two.txt"]]
