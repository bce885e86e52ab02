"""What several documents' front matter says of one item, or of one id: it counts the same whatever was built before, and is told each time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.build.ask import items_of
from dateline.build.export import jsonl
from dateline.build.options import Options
from dateline.build.run import Outcome, build
from dateline.build.verify import verify
from dateline.problems import DatelineError
from tests.build.workshop import article, as_page
from tests.support.program import lay

TITLE, DAY, TOLD = article(1)
NOTE = "---\ntitle: {}\nid: chosen\npublished: 2025-04-01\n---\n\nWhat they said.\n"
JOINED = "---\nitem: {}\nsame_as: [{}]\nreason: We looked.\nby: The editors\non: 2025-05-01\n---\n"


def digest(folder: Path, files: dict[str, str]) -> Path:
    return lay(folder, {"content/site.yml": "title: Words\nsearch: none\n", **files})


def built(root: Path) -> Outcome:
    options = Options(root, jobs=1, today="2025-05-01")
    outcome = build(options)
    assert verify(options, outcome.folder) == []
    return outcome


def said(outcome: Outcome) -> list[str]:
    return [str(problem) for problem in outcome.problems if problem.severity != "note"]


def rights(root: Path) -> list[tuple[str, str]]:
    built(root)
    with items_of(Options(root, jobs=1, today="2025-05-01"), lambda *_: lambda _: None) as (shelf, _, _):
        return [(item["rights"], item["status"]) for item in map(json.loads, jsonl(shelf))]


def text(source: str = "Harbour Gazette", title: str = TITLE) -> str:
    return f"{title}\n\nPublished: {DAY}\nSource: {source}\n\n" + "\n\n".join(TOLD) + "\n"


def profile(name: str, allowed: str) -> str:
    return f"---\nname: {name}\nmatch: [{name}]\nrights: {allowed}\n---\n"


# an id


def test_an_id_is_free_again_when_the_document_that_had_it_is_gone(tmp_path: Path) -> None:
    root = digest(tmp_path, {"seeds/a.md": NOTE.format("One"), "seeds/b.md": NOTE.format("Another")})
    built(root)
    (root / "seeds/a.md").unlink()
    outcome = built(root)
    assert [path.parent.name for path in outcome.folder.glob("items/2025/04/01/another-*/index.html") if "refresh" not in path.read_text("utf-8")] == [
        "another-chosen"
    ]
    assert said(outcome) == []


def test_what_is_wrong_with_an_id_is_told_by_every_build(tmp_path: Path) -> None:
    root = digest(tmp_path, {"seeds/a.md": NOTE.format("One"), "seeds/b.md": NOTE.format("Another")})
    told = ["seeds/b.md: error: the id 'chosen' belongs to seeds/a.md already; give one of them another, or none"]
    assert said(built(root)) == told
    assert said(built(root)) == told
    lay(root, {"seeds/c.md": "---\ntitle: More\n---\n\nMore was said.\n"})
    assert said(built(root)) == told
    with pytest.raises(DatelineError):
        build(Options(root, jobs=1, today="2025-05-01", strict=True))


# copies


def test_words_that_keep_copies_apart_are_told_until_they_agree_or_a_person_joins_them(tmp_path: Path) -> None:
    files = {"seeds/a.txt": text(), "seeds/a.meta.yml": "rights: full\n", "seeds/b.html": as_page(TITLE, DAY, "Harbour Gazette", TOLD)}
    root = digest(tmp_path, files | {"seeds/b.meta.yml": "rights: link\n"})
    told = ["seeds/b.html: warning: is a copy of seeds/a.txt, but its `rights` says otherwise: they stay apart; say the same in both, or nothing in one"]
    assert [said(built(root)), said(built(root))] == [told, told]
    lay(root, {"seeds/c.txt": "Another headline\n\nAnother text, of other things.\n"})
    assert [one for one in said(built(root)) if "copy" in one] == told
    lay(root, {"content/corrections/c.md": JOINED.format("seeds/a.txt", "seeds/b.html")})
    assert [one for one in said(built(root)) if "copy" in one] == []
    (root / "content/corrections/c.md").unlink()
    assert [one for one in said(built(root)) if "copy" in one] == told
    lay(root, {"seeds/b.meta.yml": "rights: full\n"})
    assert [one for one in said(built(root)) if "copy" in one] == []


# rights


@pytest.mark.parametrize(("one", "other"), [("full", "link"), ("link", "full"), ("excerpt", "link"), ("link", "excerpt")])
def test_of_rights_said_of_several_captures_the_strictest_count(tmp_path: Path, one: str, other: str) -> None:
    files = {"seeds/a.txt": text(), "seeds/a.meta.yml": f"rights: {one}\n", "seeds/b.html": as_page(TITLE, DAY, "Harbour Gazette", TOLD)}
    root = digest(tmp_path, files | {"seeds/b.meta.yml": f"rights: {other}\n", "content/corrections/c.md": JOINED.format("seeds/a.txt", "seeds/b.html")})
    assert rights(root) == [("link", "public")]


def test_of_the_rights_of_several_sources_the_strictest_count_until_a_person_names_the_source(tmp_path: Path) -> None:
    files = {"seeds/a.txt": text(), "seeds/b.html": as_page(TITLE, DAY, "Evening Wire", TOLD), "content/sources/gazette.md": profile("Harbour Gazette", "full")}
    root = digest(tmp_path, files | {"content/sources/wire.md": profile("Evening Wire", "link")})
    lay(root, {"content/corrections/c.md": JOINED.format("seeds/a.txt", "seeds/b.html")})
    assert rights(root) == [("link", "public")]
    assert not [path for path in (root / "site").rglob("*") if path.is_file() and TOLD[-1] in path.read_text("utf-8", "replace")]
    lay(root, {"content/sources/wire.md": profile("Evening Wire", "excerpt")})
    assert rights(root) == [("excerpt", "public")]
    lay(root, {"content/sources/wire.md": profile("Evening Wire", "full")})
    assert rights(root) == [("full", "public")]
    lay(root, {"content/sources/wire.md": profile("Evening Wire", "link"), "seeds/a.meta.yml": "source: Harbour Gazette\n"})
    assert rights(root) == [("full", "public")]


def test_an_item_of_which_one_capture_is_held_is_held(tmp_path: Path) -> None:
    files = {"seeds/a.txt": text(), "seeds/a.meta.yml": "rights: full\n", "seeds/b.html": as_page(TITLE, DAY, "Harbour Gazette", TOLD)}
    root = digest(tmp_path, files | {"seeds/b.meta.yml": "status: held\n"})
    assert rights(root) == [("full", "held")]
    assert not [path for path in (root / "site").rglob("*") if path.is_file() and TITLE in path.read_text("utf-8", "replace")]
