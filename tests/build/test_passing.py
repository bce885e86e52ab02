"""An actor's page: what is about the actor as rows, what names it in passing as lines; nothing left out, and no main item pushed off."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dateline.build.options import Options
from dateline.build.run import build

ABOUT = "Norway will build two ports.\n\nNorway said that the ports of Norway would open in a year, and Norway will pay for them."
FAR = "Chile chose a route for its railway on Monday, after years of talks about it.\n\n" + "Chile will pay for the rails. " * 12
PASSING = f"{FAR}\n\nThe engines come from Norway."


def document(root: Path, name: str, day: str, body: str, **head: str) -> None:
    title = head.pop("title", name)
    lines = [f"title: {title}", f"published: {day}", *(f"{key}: {value}" for key, value in head.items())]
    (root / "seeds" / f"{name}.md").write_text("---\n" + "\n".join(lines) + f"\n---\n\n{body}\n", encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yml").write_text("title: A digest\nrights: full\n", encoding="utf-8")
    return tmp_path


def page(root: Path, address: str = "actors/country/norway") -> str:
    folder = build(Options(root, jobs=1, today="2025-06-01")).folder
    return (folder / address / "index.html").read_text(encoding="utf-8")


def passing_titles(html: str) -> list[str]:
    parts = re.findall(r'class="(?:fold )?passing">(.*?)(?:</div>|</details>)', html, re.DOTALL)
    return [title for part in parts for title in titles(part)]


def titles(html: str) -> list[str]:
    return re.findall(r'<a class="go"[^>]*>([^<]*)</a>', html)


def test_an_item_that_names_the_actor_in_passing_is_a_line_below_those_about_it(root: Path) -> None:
    document(root, "rails", "2025-04-01", PASSING, title="A railway for Chile")
    document(root, "ports", "2025-04-01", ABOUT, title="Norway builds ports")
    html = page(root)
    assert titles(html) == ["Norway builds ports", "A railway for Chile"]
    assert passing_titles(html) == ["A railway for Chile"]
    assert "2 items, 1 of them in passing" in html
    assert passing_titles(page(root, "actors/country/norway/2025/04")) == ["A railway for Chile"]


def test_the_timeline_and_topics_know_no_passing_items(root: Path) -> None:
    document(root, "rails", "2025-04-01", PASSING, title="A railway for Chile")
    assert passing_titles(page(root, "timeline/2025/04")) == []


def test_many_passing_items_push_no_main_item_off_the_page(root: Path) -> None:
    for number in range(65):
        document(root, f"rails-{number}", f"2025-04-{number % 28 + 1:02}", f"{PASSING} There are {number} of them.", title=f"Railway {number}")
    document(root, "ports", "2025-03-01", ABOUT, title="Norway builds ports")
    html = page(root)
    assert "Norway builds ports" in titles(html)
    assert len(titles(html)) == 66


def test_an_item_that_becomes_one_about_the_actor_moves_up_with_the_next_build(root: Path) -> None:
    document(root, "rails", "2025-04-01", PASSING, title="A railway for Chile")
    assert passing_titles(page(root)) == ["A railway for Chile"]
    document(root, "rails", "2025-04-01", f"{ABOUT}\n\n{PASSING}", title="A railway for Chile")
    assert passing_titles(page(root)) == []


def test_what_an_item_is_about_and_what_it_mentions_stand_apart_in_its_data(root: Path) -> None:
    document(root, "rails", "2025-04-01", PASSING, title="A railway for Chile")
    page(root)
    html = next((root / "site/items").rglob("index.html")).read_text(encoding="utf-8")
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)[0])
    assert ([thing["name"] for thing in data["about"]], [thing["name"] for thing in data["mentions"]]) == (["Chile"], ["Norway"])
