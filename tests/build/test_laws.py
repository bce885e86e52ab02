"""The laws of the build: the same input gives the same bytes, and a rebuild equals a clean build after any edits."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dateline.build.options import Options
from dateline.build.run import build
from dateline.build.verify import differences, verify
from dateline.web import roster
from dateline.web.assemble import sitemap
from dateline.web.edition import Edition
from tests.build.workshop import Workshop

steps = st.lists(st.sampled_from(Workshop.MOVES), min_size=1, max_size=4)
# An example is a dozen builds: a failing one is told as it is (its moves and seed are in the message), for shrinking it would take minutes.
relaxed = settings(deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, phases=[Phase.explicit, Phase.generate])


@settings(relaxed, max_examples=4)  # test_any_sequence.py has the many
@given(seed=st.integers(0, 10_000), rounds=st.lists(steps, min_size=1, max_size=4), private=st.booleans())
def test_a_rebuild_equals_a_clean_build_after_any_edits(seed: int, rounds: list[list[str]], private: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shop = Workshop.open(Path(folder), seed)
        edition = Edition(private=private)
        build(Options(shop.root, edition=edition, jobs=1, today=shop.day.isoformat()))
        for moves in rounds:
            for name in moves:
                shop.move(name)
            options = Options(shop.root, edition=edition, jobs=1, today=shop.day.isoformat())
            outcome = build(options)
            assert verify(options, outcome.folder) == [], (shop.log, seed)


@settings(relaxed, max_examples=6)
@given(seed=st.integers(0, 10_000), rounds=st.lists(steps, min_size=2, max_size=4), private=st.booleans())
def test_a_rebuild_equals_a_clean_build_where_the_a_to_z_and_the_sitemap_are_cut(seed: int, rounds: list[list[str]], private: bool) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(roster, "MANY", 4)
        patch.setattr(sitemap, "LARGE", 3)
        shop = Workshop.open(Path(folder), seed)
        options = Options(shop.root, edition=Edition(private=private), jobs=1, today=shop.day.isoformat())
        build(options)
        for moves in rounds:
            for name in moves:
                shop.move(name)
            options = Options(shop.root, edition=Edition(private=private), jobs=1, today=shop.day.isoformat())
            assert verify(options, build(options).folder) == [], (shop.log, seed)


def test_the_number_of_processes_does_not_matter(tmp_path: Path) -> None:
    shop = Workshop.open(tmp_path / "digest", 7)
    for _ in range(120):
        shop.move("add")
    for jobs in (1, 2):
        build(Options(shop.root, tmp_path / f"site{jobs}", jobs=jobs, today="2025-05-01", store=tmp_path / f"store{jobs}"))
    assert list(differences(tmp_path / "site1", tmp_path / "site2")) == []


def test_the_two_editions_follow_the_same_store(tmp_path: Path) -> None:
    shop = Workshop.open(tmp_path, 3)
    editions = [Edition(), Edition(private=True), Edition(for_folder=True)]
    for moves in (["add", "add", "actor"], ["change", "clock"], ["remove", "source", "rename"]):
        for name in moves:
            shop.move(name)
        for edition in editions[: 1 + len(shop.log) % 3]:
            build(Options(shop.root, edition=edition, jobs=1, today=shop.day.isoformat()))
    for edition in editions:
        options = Options(shop.root, edition=edition, jobs=1, today=shop.day.isoformat())
        assert verify(options, build(options).folder) == [], edition


def test_without_the_store_the_next_build_gives_the_same_site_and_prunes_it(tmp_path: Path) -> None:
    import shutil

    shop = Workshop.open(tmp_path, 4)
    shop.move("add")
    build(Options(tmp_path, jobs=1, today="2025-05-01"))
    (tmp_path / "site/CNAME").write_text("example.org")
    shutil.rmtree(tmp_path / ".dateline")
    (tmp_path / "seeds/doc0.md").unlink(missing_ok=True)
    for path in (tmp_path / "seeds/deep").glob("*.md"):
        path.unlink()
    options = Options(tmp_path, jobs=1, today="2025-05-01")
    assert verify(options, build(options).folder) == []
    assert (tmp_path / "site/CNAME").read_text() == "example.org"
