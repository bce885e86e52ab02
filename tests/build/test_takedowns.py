"""A takedown takes an item out of everything that is made, at every address that it had; what its page may still say is all that is left."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.program import build, lay, run

ITEM = "---\ntitle: {title}\npublished: 2025-04-0{day}\nrights: full\nsource: Quibbling Courier\nurl: https://example.org/{day}\n---\n\n{text}\n"
TEXT = "Foreign Minister Zubrowka Quillfeather said that “the gazebo marmalade is hexagonal”. The word is Xylotherium."
WORDS = ("Quillfeather", "quillfeather", "marmalade", "ylotherium", "Hexagonal gazebos", "example.org/2")
TAKEDOWN = "---\nitem: {item}\nreason: They asked.\nby: The editors\non: 2025-06-01\n{more}---\n\nTaken down at the *wish* of its publisher.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {
        "content/site.yml": "title: Harbour watch\nbase_url: https://example.org/\n",
        "seeds/a.md": ITEM.format(title="Harbour talks", day=1, text="Norway spoke of the harbour."),
        "seeds/b.md": ITEM.format(title="Hexagonal gazebos", day=2, text=TEXT),
        "seeds/c.md": ITEM.format(title="Ferry talks", day=3, text="Norway spoke of the ferry."),
    }
    lay(tmp_path, files)
    build(tmp_path, "--verify")
    return tmp_path


def promised(root: Path, path: str) -> tuple[str, list[str]]:
    """The id of a document's item, and its addresses."""
    lines = [json.loads(line) for line in (root / "content/ledger.jsonl").read_text("utf-8").splitlines()]
    own = [line for line in lines if any(one["path"] == path for one in line.get("captures", ()))]
    return own[-1]["id"], list(dict.fromkeys(line["address"] for line in own))


def holding(site: Path, words: tuple[str, ...]) -> set[str]:
    """The files that hold one of these words."""
    files = [path for path in site.rglob("*") if path.is_file()]
    assert files
    return {path.relative_to(site).as_posix() for path in files if any(word.encode() in path.read_bytes() for word in words)}


def page(root: Path, address: str, site: str = "site") -> str:
    return (root / site / address / "index.html").read_text("utf-8")


@pytest.mark.parametrize("edition", ["public", "private"])
def test_nothing_of_an_item_that_was_taken_down_is_left_and_its_page_says_so(root: Path, edition: str) -> None:
    options, site = ((), "site") if edition == "public" else (("--private",), ".dateline/private")
    build(root, *options)
    assert holding(root / site, WORDS)
    lay(root, {"seeds/b.md": ITEM.format(title="Hexagonal gazebos too", day=2, text=TEXT)})
    build(root, *options)
    id_, addresses = promised(root, "seeds/b.md")
    assert len(addresses) == 2
    lay(root, {"content/takedowns/b.md": TAKEDOWN.format(item=id_, more="")})
    build(root, *options, "--verify")
    assert holding(root / site, WORDS) == set()
    for address in addresses:
        told = page(root, address, site)
        assert "This item was taken down on 1 June 2025." in told
        assert "Taken down at the <em>wish</em> of its publisher." in told
        assert 'content="noindex"' in told
        assert "They asked" not in told
        assert "gazebo" not in told
    assert not (root / site / "actors/person/zubrowka-quillfeather").exists()
    exported = run("export", "--root", root).stdout
    assert not any(word in exported for word in WORDS)
    assert (root / "seeds/b.md").exists()


def test_an_item_that_is_allowed_again_is_back_everywhere(root: Path) -> None:
    before = {path: path.read_bytes() for path in (root / "site").rglob("*.html")}
    id_, (address,) = promised(root, "seeds/b.md")
    lay(root, {"content/takedowns/b.md": TAKEDOWN.format(item=f"https://example.org/{address}", more="shows: title\n")})
    build(root, "--verify")
    assert "<h1>Hexagonal gazebos</h1>" in page(root, address)
    assert holding(root / "site", ("Quillfeather", "ylotherium", "example.org/2")) == set()
    lay(root, {"content/takedowns/b.md": TAKEDOWN.format(item=id_, more="").replace("wish", "order")})
    build(root, "--verify")
    assert "<em>order</em>" in page(root, address)
    assert holding(root / "site", WORDS) == set()
    (root / "content/takedowns/b.md").unlink()
    build(root, "--verify")
    assert {path: path.read_bytes() for path in (root / "site").rglob("*.html")} == before


def test_a_captured_copy_does_not_bring_it_back_nor_does_its_document_going(root: Path) -> None:
    id_, (address,) = promised(root, "seeds/b.md")
    lay(root, {"content/takedowns/b.md": TAKEDOWN.format(item=id_, more="")})
    build(root)
    lay(root, {"seeds/copy.md": (root / "seeds/b.md").read_text("utf-8"), "seeds/b.md": ITEM.format(title="Hexagonal gazebos", day=2, text=TEXT + " More.")})
    build(root, "--verify")
    assert holding(root / "site", WORDS) == set()
    (root / "seeds/b.md").unlink()
    (root / "seeds/copy.md").unlink()
    build(root, "--verify")
    assert "taken down on 1 June 2025" in page(root, address)


def test_an_item_that_is_held_was_never_public_and_leaves_no_page(root: Path) -> None:
    lay(root, {"seeds/d.md": ITEM.format(title="Held talks", day=4, text="A gazebo.").replace("rights: full", "status: held")})
    build(root)
    lay(root, {"content/takedowns/d.md": TAKEDOWN.format(item=promised(root, "seeds/d.md")[0], more="")})
    build(root, "--verify")
    assert not (root / "site" / promised(root, "seeds/d.md")[1][0]).exists()


def test_a_takedown_of_nothing_stops_the_build_with_its_line_and_the_nearest_name(root: Path) -> None:
    id_, (address,) = promised(root, "seeds/b.md")
    files = {"x": f"{address[:-2]}/", "y": id_[:-1] + ("a" if id_[-1] != "a" else "b")}
    for name, item in files.items():
        lay(root, {f"content/takedowns/{name}.md": TAKEDOWN.format(item=item, more="")})
    done = run("build", "--root", root, "--today", "2026-01-15")
    assert done.returncode == 1
    assert f'content/takedowns/x.md:2: error: item: "{files["x"]}" is no item of this digest, nor was one. Did you mean "{address}"?' in done.stderr
    assert f'content/takedowns/y.md:2: error: item: "{files["y"]}" is no item of this digest, nor was one. Did you mean "{id_}"?' in done.stderr
    assert page(root, address).count("Quillfeather")


def test_a_takedown_without_a_day_or_with_a_key_that_nobody_knows_is_an_error(root: Path) -> None:
    lay(root, {"content/takedowns/b.md": f"---\nitem: {promised(root, 'seeds/b.md')[0]}\nshow: title\n---\n"})
    done = run("build", "--root", root)
    assert 'content/takedowns/b.md:1: error: has no "on"' in done.stderr
    assert 'content/takedowns/b.md:3: error: "show" is no key here. Did you mean "shows"?' in done.stderr
