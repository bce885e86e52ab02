"""A new version of the reader: what was published stays until a person accepts what it reads now."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.build import impact, upgrade, work
from dateline.build.options import Options
from dateline.build.run import Outcome, build
from dateline.build.verify import verify
from dateline.model import Field, Reading, ReadResult
from tests.support.program import lay

PAGE = "Harbour dues rise in Osaka\n\nMarch 4, 2025\n\nThe ministers of Japan and Germany met NATO officials in the harbour of Osaka on Tuesday.\n"
TITLE = "Dues rise in the harbour"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"content/site.yml": "title: Upgrades\nsearch: none\n", "seeds/a.txt": PAGE, "seeds/b.txt": PAGE.replace("Osaka", "Kiel").replace("4", "6")}
    return lay(tmp_path / "digest", files)


def options(root: Path, *, accept: bool = False) -> Options:
    return Options(root, jobs=1, today="2025-05-01", accept=accept)


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """The program as if a later version read the first document's title otherwise, and gave no day."""

    def install(version: str) -> None:
        real = work.read_document

        def read(path: str, *rest: object) -> ReadResult:
            result = real(path, *rest)  # type: ignore[arg-type]
            return ReadResult(tuple(map(otherwise, result.items)), result.problems) if path == "seeds/a.txt" else result

        def otherwise(reading: Reading) -> Reading:
            if reading.title.by == "person":
                return reading
            return replace(reading, title=Field(TITLE, "a better rule", line=1), published=Field(None, "nothing found"), zone="")

        monkeypatch.setattr(work, "read_document", read)
        monkeypatch.setattr(impact, "READER_VERSION", version)
        monkeypatch.setattr(upgrade, "READER_VERSION", version)

    return install


def pages(outcome: Outcome) -> set[str]:
    return {path.parent.relative_to(outcome.folder).as_posix().rsplit("-", 1)[0] for path in outcome.folder.glob("items/**/index.html")}


def notes(outcome: Outcome) -> list[str]:
    return [str(problem) for problem in outcome.problems if "as published" in problem.message]


def needs(outcome: Outcome) -> str:
    return outcome.lines()[-1]


BEFORE = {"items/2025/03/04/harbour-dues-rise-in-osaka", "items/2025/03/06/harbour-dues-rise-in-kiel"}
KEPT = (
    'seeds/a.txt: note: this version reads title: "Dues rise in the harbour" instead of "Harbour dues rise in Osaka", published: nothing instead of'
    ' "2025-03-04"; it stays as published: `dateline build --accept-readings` takes over all such, a correction this one'
)


def test_what_was_published_stays_and_the_build_says_so_until_it_is_accepted(root: Path, newer: Callable[[str], None]) -> None:
    assert pages(build(options(root))) == BEFORE
    newer("9")
    for _ in range(2):
        outcome = build(options(root))
        assert pages(outcome) == BEFORE
        assert notes(outcome) == [KEPT]
        assert "1 item that this version reads otherwise (kept as published: --accept-readings)" in needs(outcome)
        assert verify(options(root), outcome.folder) == []
    accepted = build(options(root, accept=True))
    assert pages(accepted) >= {"items/undated/dues-rise-in-the-harbour"}
    assert notes(accepted) == []
    assert "reads otherwise" not in needs(accepted)
    assert verify(options(root), accepted.folder) == []
    assert notes(build(options(root))) == []


def test_after_the_store_is_gone_the_ledger_still_knows_what_was_published(root: Path, newer: Callable[[str], None]) -> None:
    build(options(root))
    newer("9")
    build(options(root))
    for file in (root / ".dateline").glob("store.db*"):
        file.unlink()
    outcome = build(options(root))
    assert pages(outcome) == BEFORE
    assert notes(outcome) == [KEPT]


def test_the_same_version_takes_over_at_once_what_people_changed(root: Path) -> None:
    build(options(root))
    (root / "seeds/a.meta.yml").write_text("title: As a person has it\n", "utf-8")
    assert "items/2025/03/04/as-a-person-has-it" in pages(build(options(root)))


def test_an_edited_document_and_a_persons_word_have_nothing_to_keep(root: Path, newer: Callable[[str], None]) -> None:
    build(options(root))
    newer("9")
    (root / "seeds/a.txt").write_text(f"{PAGE}\nMore was said on Wednesday.\n", "utf-8")
    outcome = build(options(root))
    assert notes(outcome) == []
    assert "items/undated/dues-rise-in-the-harbour" in pages(outcome)


def test_a_correction_decides_its_field_and_leaves_the_others_as_published(root: Path, newer: Callable[[str], None]) -> None:
    build(options(root))
    newer("9")
    lay(root, {"content/corrections/a.md": "---\nitem: seeds/a.txt\nfields: {title: The corrected one}\nreason: a slip\nby: an editor\non: 2025-05-01\n---\n"})
    outcome = build(options(root))
    assert "items/2025/03/04/the-corrected-one" in pages(outcome)
    assert [note.partition(" reads ")[2].partition(";")[0] for note in notes(outcome)] == ['published: nothing instead of "2025-03-04"']


def test_the_ledger_names_the_version_and_what_waits(root: Path, newer: Callable[[str], None]) -> None:
    build(options(root))
    newer("9")
    build(options(root))
    lines = [json.loads(line) for line in (root / "content/ledger.jsonl").read_text("utf-8").splitlines()]
    marks = [line for line in lines if "reader" in line]
    (kept,) = {line["id"] for line in lines if line.get("captures", [{}])[0].get("path") == "seeds/a.txt"}
    assert [mark["waiting"] for mark in marks] == [[], [kept]]
    assert marks[-1]["reader"] == "9"
    assert next(line for line in lines if line.get("id") == kept)["fields"] == {"title": "Harbour dues rise in Osaka", "published": "2025-03-04"}
