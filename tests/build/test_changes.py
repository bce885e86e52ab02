"""What was set right, taken down and removed stands on a page, cut by month, and in feeds: with the reason that was given, never more than rights allow."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.program import build, lay, run

ITEM = "---\ntitle: {title}\npublished: 2025-04-0{day}\nrights: full\n{more}---\n\nNorway spoke of the harbour.\n"
FIX = "---\nitem: seeds/{name}.md\nfields: {{{fields}}}\nreason: {reason}\nby: The editors\n{on}---\n"


def digest(root: Path) -> Path:
    held = "status: held\n"
    files = {f"seeds/{name}.md": ITEM.format(title=f"Talks {name}", day=n, more=held if name == "d" else "") for n, name in enumerate("abcd", 1)}
    lay(root, {"content/site.yml": "title: Harbour watch\nsearch: none\nbase_url: https://example.org/\n", **files})
    return root


def test_a_digest_without_a_change_has_no_such_page(tmp_path: Path) -> None:
    root = digest(tmp_path / "digest")
    lay(root, {"content/corrections/a.md": FIX.format(name="a", fields="title: Set right", reason="Misread.", on="")})
    build(root, "--verify")
    assert not (root / "site/changes").exists()
    assert "changes/" not in (root / "site/about/index.html").read_text("utf-8")


def test_corrections_takedowns_and_removals_are_told_by_day_and_month(tmp_path: Path) -> None:
    root = digest(tmp_path / "digest")
    build(root)
    assert run("publish", tmp_path / "public", "--root", root).returncode == 0
    lines = [json.loads(line) for line in (root / "content/ledger.jsonl").read_text("utf-8").splitlines()]
    ids = {line["captures"][0]["path"]: line["id"] for line in lines if "captures" in line}
    fields = "title: Set right, published: 2025-04-09"
    fixes = {
        "content/corrections/asked-by-a-lawyer.md": FIX.format(name="a", fields=fields, reason="The *page* said so.", on="on: 2026-01-02\n"),
        "content/corrections/d.md": FIX.format(name="d", fields="title: A held secret", reason="A held reason.", on="on: 2026-01-03\n"),
        "content/takedowns/b.md": f"---\nitem: {ids['seeds/b.md']}\nreason: Not for readers.\non: 2025-12-24\n---\n\nThe publisher asked.\n",
    }
    lay(root, fixes)
    (root / "seeds/c.md").unlink()
    build(root, "--verify")
    site = root / "site"
    page = (site / "changes/index.html").read_text("utf-8")
    assert page.index("15 January 2026") < page.index("2 January 2026") < page.index("24 December 2025")
    assert "Corrected: the title, the date" in page
    assert "The <em>page</em> said so." in page
    assert "The publisher asked." in page
    told = "".join(path.read_text("utf-8") for path in (site / "changes").rglob("*") if path.is_file())
    assert not any(word in told for word in ("held secret", "held reason", "Not for readers", "Talks b", "Talks c", "talks-b", "talks-c", "lawyer"))
    assert "The publisher asked" not in (site / "changes/2026-01/index.html").read_text("utf-8")
    assert "The publisher asked" in (site / "changes/2025-12/index.html").read_text("utf-8")
    assert 'href="../changes/"' in (site / "about/index.html").read_text("utf-8")
    entries = json.loads((site / "changes/feed.json").read_text("utf-8"))["items"]
    assert [entry["title"] for entry in entries] == ["Removed: An item", "Corrected: the title, the date: Set right", "Taken down: An item"]
    (root / "content/takedowns/b.md").unlink()
    build(root, "--verify")
    assert not (site / "changes/2025-12").exists()
    assert build(root, "--private", "--verify")
    assert "A held reason." in (root / ".dateline/private/changes/index.html").read_text("utf-8")
