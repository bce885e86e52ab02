"""The made-up corpus of the benchmarks is the same for everybody, and can grow by one."""

from __future__ import annotations

from pathlib import Path

from benchmarks import corpus
from benchmarks.scale import change_a_word, dated


def test_a_document_depends_on_seed_and_number_alone(tmp_path: Path) -> None:
    whole = corpus.write(tmp_path / "whole", 12)
    corpus.write(tmp_path / "grown", 11)
    (added,) = corpus.write(tmp_path / "grown", 1, start=11)
    assert added.relative_to(tmp_path / "grown") == whole[11].relative_to(tmp_path / "whole")
    for path in whole:
        assert path.read_bytes() == (tmp_path / "grown" / path.relative_to(tmp_path / "whole")).read_bytes()


def test_another_seed_gives_another_corpus() -> None:
    known = corpus.vocabulary()
    assert corpus.story(3, 7, known) == corpus.story(3, 7, known)
    assert corpus.story(3, 7, known) != corpus.story(3, 8, known)


def test_documents_have_the_stated_shape() -> None:
    known = corpus.vocabulary()
    stories = [corpus.story(number, 7, known) for number in range(200)]
    assert len(known.actors) == len(set(known.actors)) == 400
    assert {len(one.actors) for one in stories} == {2, 3, 4, 5, 6}
    assert {len(one.topics) for one in stories} == {1, 2, 3}
    words = [len(" ".join(one.paragraphs).split()) for one in stories]
    assert min(words) >= 240
    assert max(words) < 850
    years = {one.date.year for one in stories}
    assert years == {2020, 2021, 2022, 2023, 2024}


def test_a_capture_holds_the_text_without_marks() -> None:
    one = corpus.story(1, 7, corpus.vocabulary())
    text = corpus.as_capture(one)
    assert one.title in text
    assert not any(mark in text for mark in ("**", "](", "\n## ", "\n---"))


def test_a_document_is_redated_and_changed_in_one_place(tmp_path: Path) -> None:
    (path,) = corpus.write(tmp_path, 1)
    before = path.read_text(encoding="utf-8").splitlines()
    dated(path, "2022-06-15")
    change_a_word(path, 5)
    after = path.read_text(encoding="utf-8").splitlines()
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 2
    assert changed[0] == "date: 2022-06-15T12:00:00Z"
    assert changed[1].endswith("changed5.")
