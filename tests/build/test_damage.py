"""A store that is damaged, of another version, or from elsewhere: made again, one line says so, and the site is right."""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from dateline.build.ask import check
from dateline.build.options import Options
from dateline.build.run import build
from dateline.build.stages import quiet
from dateline.build.verify import verify
from dateline.problems import DatelineError
from tests.build.workshop import Workshop

DAY = "2025-05-01"


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    shop = Workshop.open(tmp_path / "digest", 9)
    for _ in range(4):
        shop.move("add")
    build(Options(shop.root, jobs=1, today=DAY))
    return shop


def again(root: Path, why: str) -> None:
    """The next build says in one line that the store was made again, and why; what it builds is right."""
    options = Options(root, jobs=1, today=DAY)
    outcome = build(options)
    assert [line for line in outcome.lines() if "store" in line] == [f"the store was made again: {why}"]
    assert verify(options, outcome.folder) == []
    assert build(options).counted.written == 0


def store(root: Path) -> Path:
    return root / ".dateline/store.db"


@pytest.mark.parametrize("share", [0.002, 0.3, 0.9])
def test_a_store_that_is_cut_short_is_made_again(shop: Workshop, share: float) -> None:
    data = store(shop.root).read_bytes()
    store(shop.root).write_bytes(data[: int(share * len(data))])
    shop.move("add")
    again(shop.root, "it is damaged")


def test_a_store_that_is_no_database_is_made_again(shop: Workshop) -> None:
    store(shop.root).write_bytes(b"this is no database" * 500)
    again(shop.root, "it is damaged")


def test_the_database_of_another_program_is_made_again(shop: Workshop) -> None:
    store(shop.root).unlink()
    other = sqlite3.connect(store(shop.root))
    other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()
    again(shop.root, "it is damaged")


@pytest.mark.parametrize("version", ["1", "999", ""])
def test_a_store_of_an_older_or_newer_version_is_made_again(shop: Workshop, version: str) -> None:
    base = sqlite3.connect(store(shop.root))
    base.execute("UPDATE meta SET value = ? WHERE key = 'version'", (version,))
    base.commit()
    base.close()
    again(shop.root, "it is of another version")


@pytest.mark.parametrize("table", ["items", "listing", "pages", "documents", "editions"])
def test_a_store_that_lacks_a_table_is_made_again(shop: Workshop, table: str) -> None:
    base = sqlite3.connect(store(shop.root))
    base.execute(f"DROP TABLE {table}")
    base.close()
    shop.move("add")
    again(shop.root, "it is damaged")


def test_values_that_are_not_what_was_put_there_have_the_store_made_again(shop: Workshop) -> None:
    base = sqlite3.connect(store(shop.root))
    base.execute("UPDATE texts SET reading = X'c1c1c1', tagging = X'ff'")
    base.execute("UPDATE captures SET imprint = X'c1'")
    base.commit()
    base.close()
    shop.move("add")
    shop.move("template")
    again(shop.root, "it is damaged")


def test_a_digest_that_was_copied_from_elsewhere_with_its_store_makes_it_again(shop: Workshop, tmp_path: Path) -> None:
    shutil.copytree(shop.root, tmp_path / "copy")
    again(tmp_path / "copy", "it is from another folder or machine")


def test_a_question_to_a_damaged_store_says_what_to_do_and_the_next_one_is_answered(shop: Workshop) -> None:
    base = sqlite3.connect(store(shop.root))
    base.execute("UPDATE texts SET reading = X'c1c1c1'")
    base.commit()
    base.close()
    asked = Options(shop.root, jobs=1, today=DAY)
    with pytest.raises(DatelineError, match=r"was damaged .* run the command again"):
        check(asked, None, quiet)
    assert check(asked, None, quiet)[1] != ()


def test_whatever_bytes_are_overwritten_the_next_build_ends_well(shop: Workshop) -> None:
    rng = random.Random(1)
    whole = store(shop.root).read_bytes()
    for _ in range(12):
        at, many = rng.randrange(len(whole)), rng.choice([1, 40, 4096])
        store(shop.root).write_bytes(whole[:at] + rng.randbytes(many) + whole[at + many :])
        for name in ("store.db-wal", "store.db-shm"):
            (shop.root / ".dateline" / name).unlink(missing_ok=True)
        shop.move("add")
        build(Options(shop.root, jobs=1, today=DAY))
    store(shop.root).unlink()
    options = Options(shop.root, jobs=1, today=DAY)
    assert verify(options, build(options).folder) == []
