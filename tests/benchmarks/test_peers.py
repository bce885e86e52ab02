"""The benchmark gives every program the same documents, measures each in turn, and leaves out what is not installed."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import corpus
from benchmarks.peers import dateline
from benchmarks.peers.__main__ import PEERS, installed, main
from benchmarks.peers.documents import dated, for_pelican, from_markdown, made_by, made_here, names_to_add, place, put, reworded, with_source_url
from benchmarks.peers.measure import Figure, measure
from benchmarks.peers.program import ADDED, COLD, MEMORY, SAME, SITES, WORD, Program
from benchmarks.watch import REPO

# A generator small enough to be read here: a page for every document, made anew each time.
GENERATOR = """
import pathlib, sys
root = pathlib.Path(sys.argv[1])
for document in sorted((root / "documents").rglob("*.md"))[int(sys.argv[2]):]:
    page = root / "public" / "items" / document.stem / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("<pre>" + document.read_text(encoding="utf-8"), encoding="utf-8")
"""


def generator(folder: Path, *, left_out: int = 0) -> Program:
    """The small generator, which may leave out some documents."""
    script = folder / "generator.py"
    script.write_text(GENERATOR, encoding="utf-8")
    return Program(
        name="Small",
        version="1",
        prepare=lambda root, _: root.mkdir(parents=True),
        documents="documents",
        write=corpus.as_markdown,
        output="public",
        command=lambda root: [sys.executable, str(script), str(root), str(left_out)],
        steps=(SAME, ADDED, WORD),
    )


def test_a_story_is_read_from_the_document_it_was_written_to() -> None:
    for one in made_here(3, 4):
        assert from_markdown(one.slug, corpus.as_markdown(one)) == one
        assert from_markdown(one.slug, with_source_url(one)) == one


def test_another_script_may_make_the_documents() -> None:
    assert list(made_by(REPO / "tests" / "benchmarks" / "maker.py")(5, 2)) == sorted(made_here(5, 2), key=lambda one: one.slug)


def test_every_program_gets_the_same_text() -> None:
    (one,) = made_here(9, 1)
    body = "\n\n".join(one.paragraphs) + "\n"
    for write in (corpus.as_markdown, with_source_url, for_pelican):
        assert write(one).endswith("\n\n" + body)
        assert all(name in write(one) for name in (*one.actors, *one.topics, one.title, one.summary, one.url))


def test_a_change_is_one_day_or_one_word() -> None:
    (one,) = made_here(2, 1)
    assert replace(dated(one, "2022-06-15"), date=one.date) == one
    assert dated(one, "2022-06-15").date.isoformat() == "2022-06-15T12:00:00+00:00"
    words = " ".join(one.paragraphs).split()
    assert " ".join(reworded(one, "other").paragraphs).split() == [*words[:-1], "other."]


def test_a_document_is_replaced_and_not_written_through_a_link(tmp_path: Path) -> None:
    put(tmp_path / "corpus" / "a.md", "old")
    (tmp_path / "site.md").hardlink_to(tmp_path / "corpus" / "a.md")
    put(tmp_path / "site.md", "new")
    assert (tmp_path / "corpus" / "a.md").read_text(encoding="utf-8") == "old"
    assert (tmp_path / "site.md").read_text(encoding="utf-8") == "new"


def test_aliases_are_words_of_one_document_in_a_hundred() -> None:
    stories = list(made_here(0, 200))
    for word in names_to_add(stories, 3):
        assert sum(word in {word for part in one.paragraphs for word in part.split()} for one in stories) == 2


def test_every_figure_is_taken_once_a_run(tmp_path: Path) -> None:
    figures = list(measure(4, 2, [generator(tmp_path)], made_here, tmp_path / "scratch"))
    assert [(one.step, one.written) for one in figures] == [
        (COLD, 4), (COLD, 4), (SAME, 4), (SAME, 4), (ADDED, 5), (ADDED, 6), (WORD, 6), (WORD, 6), (MEMORY, 4)
    ]  # fmt: skip
    assert all(one.seconds > 0 and one.pages == one.written and one.documents == 4 and one.program == "Small" for one in figures)


def test_sparing_leaves_one_site_a_program(tmp_path: Path) -> None:
    figures = list(measure(2, 2, [generator(tmp_path)], made_here, tmp_path / "scratch", sparing=True))
    assert [one.step for one in figures if one.step in (COLD, MEMORY)] == [COLD, COLD, MEMORY]
    assert {path.name for path in (tmp_path / "scratch").iterdir()} == {"2-corpus", "2-memory-Small"}


def test_programs_take_turns(tmp_path: Path) -> None:
    one = generator(tmp_path)
    figures = measure(1, 3, [one, replace(one, name="Other")], made_here, tmp_path / "scratch")
    assert [figure.program for figure in figures if figure.step == COLD] == ["Small", "Other", "Other", "Small", "Small", "Other"]


def test_a_program_that_leaves_documents_out_is_no_measure(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="Small made 3 pages of 4 documents"):
        list(measure(4, 1, [generator(tmp_path, left_out=1)], made_here, tmp_path / "scratch"))


def test_a_peer_that_is_not_there_is_left_out_with_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    names = [peer.name for peer in PEERS]
    assert installed(names, tmp_path, install=False) == []
    told = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in told] == names
    assert all("not installed, left out (--install puts it into" in line for line in told)


def test_every_peer_has_a_site_of_its_own() -> None:
    assert {folder.name for folder in SITES.iterdir()} == {peer.name for peer in PEERS}


def test_a_peer_nobody_knows_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--peers", "hugo,jekyl"])
    assert ended.value.code == 2
    assert "no such peer: jekyl; there are hugo, eleventy, pelican" in capsys.readouterr().err


def test_a_failing_program_is_told_with_its_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "maker.py"
    broken.write_text("raise SystemExit(4)", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["--sizes", "1", "--runs", "1", "--peers", "", "--maker", str(broken)])
    assert ended.value.code == 1
    told = capsys.readouterr().err
    assert "error: 1 documents: Command" in told
    assert "returned non-zero exit status 4" in told
    assert told.endswith("nothing was measured\n")


@pytest.mark.slow
def test_dateline_goes_through_every_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--sizes", "3", "--runs", "1", "--peers", "", "--folder", str(tmp_path), "--results", str(tmp_path / "results.json")])
    figures = [Figure(**one) for one in json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))["figures"]]
    markdown, captures = dateline.programs()
    taken = {(one.program, one.step): one for one in figures}
    assert {step for name, step in taken if name == markdown.name} > {COLD, MEMORY, *markdown.steps}
    assert {step for name, step in taken if name == captures.name} == {COLD, MEMORY}
    assert taken[markdown.name, SAME].written == 0
    assert all(taken[markdown.name, step].written > 0 for step in markdown.steps if step != SAME)
    assert "| 3         | cold build" in capsys.readouterr().out


def test_a_story_lies_where_its_day_says() -> None:
    (one,) = made_here(1, 1)
    assert place(dated(one, "2022-06-15"), "md").as_posix() == f"2022/06/{one.slug}.md"
