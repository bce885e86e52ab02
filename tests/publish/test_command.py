"""`dateline publish` as a person runs it: the plan in words, the reasons to stop, and the site as it was built."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.output import JOURNAL
from dateline.publish.manifest import FILE
from tests.publish.inside import build, run
from tests.support.program import lay

DOCUMENT = "---\ntitle: Harbour dues rise\npublished: {day}\n{more}---\n\nForeign Minister Maria Oksanen said that Norway would help.\n"


def digest(root: Path, base: str = "base_url: https://digest.example/\n") -> Path:
    site = f"title: A digest\n{base}targets:\n  mirror: ../public\n"
    return lay(root, {"content/site.yml": site, "seeds/a.md": DOCUMENT.format(day="2025-04-11", more="url: https://example.org/a\nrights: full\n")})


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name not in (JOURNAL, FILE)}


def said(root: Path, *options: str) -> str:
    done = run("publish", "--root", root, *options)
    return f"{done.returncode} {done.stdout}{done.stderr}"


def test_the_plan_is_told_in_words_first_and_then_carried_out(tmp_path: Path) -> None:
    root, public = digest(tmp_path / "digest"), tmp_path / "public"
    build(root)
    plan = said(root, "--dry-run")
    assert plan.startswith("0 to ../public:\n1 new item, 1 unreviewed person\n")
    assert not public.exists()
    assert said(root, "mirror").startswith(plan[:2])
    assert files(public) == files(root / "site")

    lay(
        root,
        {
            "seeds/a.md": DOCUMENT.format(day="2025-04-12", more="url: https://example.org/a\nrights: full\n"),
            "seeds/b.txt": "Ferries stop\n\nMay 2, 2025\n\nA text.\n",
        },
    )
    stopped = said(root)
    assert stopped.startswith("1 ")
    assert "the site is older than its sources, build first: seeds/a.md, seeds/b.txt (--allow unbuilt publishes all the same)" in stopped
    build(root)
    told = said(root)
    assert "1 new item, 1 date changed, " in told
    assert "1 new item shown as an excerpt, 1 without a link to the original\n" in told
    assert files(public) == files(root / "site")
    assert "0 files to send (0 new, 0 changed; 0 bytes), 0 to remove" in (done := said(root))
    assert done.endswith("published: it stands there as it was built, and nothing was sent\n")


@pytest.mark.parametrize(
    ("base", "options", "reason"),
    [("", (), "has no base_url"), ("base_url: https://digest.example/\n", ("--private",), "holds the private edition, which is for you alone")],
)
def test_no_address_and_a_private_edition_stop(tmp_path: Path, base: str, options: tuple[str, ...], reason: str) -> None:
    root = digest(tmp_path / "digest", base)
    build(root, *options)
    output = ("--output", str(root / ".dateline/private")) if options else ()
    told = said(root, *output, "--allow", "unbuilt", "--allow", "foreign")
    assert told.startswith("1 ")
    assert reason in told
    assert not (tmp_path / "public").exists()
    if not options:
        assert said(root, "--allow", "no-base-url").startswith("0 ")


def test_a_site_with_errors_or_that_was_never_built_stops(tmp_path: Path) -> None:
    root = digest(tmp_path / "digest")
    assert "was not built by this program" in said(root)
    lay(root, {"seeds/broken.md": b"---\ntitle: [unclosed\n---\n\nText.\n"})
    build(root)
    assert "1 error in the documents, which are left out: seeds/broken.md" in said(root)
    lay(root, {"content/site.yml": "title: A digest\ntargets:\n  mirror: ../public\n  bucket: {url: s3://b, gziip: true}\n"})
    assert 'content/site.yml:4: error: targets: bucket: "gziip" is no key here. Did you mean "gzip"?' in said(root, "bucket")
    lay(root, {"content/site.yml": "title: A digest\ntargets:\n  mirror: ../public\n"})
    assert '“mirro” is no target. Did you mean "mirror"? content/site.yml has mirror' in said(root, "mirro")
