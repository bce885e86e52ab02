"""After any sequence of edits, builds, killed builds, full disks, builds at once and damage, the site equals a clean build, byte by byte.

The gate takes more than two hundred steps, always the same ones. Thousands of others, at random, for as long as is wanted:

    DATELINE_EXAMPLES=200 pytest tests/build/test_any_sequence.py --hypothesis-profile=explore -n 2
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from dateline.build.options import Options
from dateline.build.run import build
from dateline.build.verify import verify
from dateline.checks import check_site
from dateline.web.edition import Edition
from tests.build.processes import DONE, KILLED, TOLD, begin, end
from tests.build.workshop import Workshop

DOCUMENTS = sorted({"add", "change", "rename", "copy", "remove", "side_file", "note", "own_id", "copy_with_side_file"} & {*Workshop.MOVES})
OTHERS = sorted({*Workshop.MOVES} - {*DOCUMENTS, "clock", "template", "setting"})
CALLS, FILES = 8_000, 200
"""About as many calls go to the disk and the store, and so many files are written, in a build of the workshop that makes everything."""


class Digest(RuleBasedStateMachine):
    """A digest, its public and its private edition, and what happens to them. `due`: something happened since the last build;
    `lost`: somebody removed a page of the public edition."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="dateline-law-")
        self.due, self.lost = True, False

    @initialize(seed=st.integers(0, 10_000))
    def lay_out(self, seed: int) -> None:
        self.shop = Workshop.open(Path(self.folder.name) / "digest", seed)

    def options(self, private: bool) -> Options:
        return Options(self.shop.root, edition=Edition(private=private), jobs=1, today=self.shop.day.isoformat())

    @rule(names=st.lists(st.sampled_from(DOCUMENTS), min_size=1, max_size=3))
    def edit_documents(self, names: list[str]) -> None:
        self._move(*names)

    @rule(names=st.lists(st.sampled_from(OTHERS), min_size=1, max_size=2))
    def edit_what_people_write(self, names: list[str]) -> None:
        self._move(*names)

    @rule(name=st.sampled_from(["clock", "template", "setting"]))
    def change_what_all_pages_rest_on(self, name: str) -> None:
        self._move(name)

    def _move(self, *names: str) -> None:
        for name in names:
            if name not in ("ledger", "joined") or (self.shop.root / "content/ledger.jsonl").exists():  # there is none before the first build
                self.shop.move(name)
        self.due = True

    @precondition(lambda self: self.due)
    @rule(private=st.booleans())
    def build_and_compare(self, private: bool) -> None:
        options = self.options(private)
        folder = build(options).folder
        assert verify(options, folder) == [], (self.shop.log, private)
        self.due, self.lost = False, self.lost and private

    def teardown(self) -> None:
        if self.due:
            self.build_and_compare(private=False)
        self.folder.cleanup()


class Hurt(Digest):
    """The same, where builds are killed, run at once, or find their files damaged."""

    def stands(self, options: Options) -> bool:
        """Whether a whole site stands there now."""
        return (options.folder / "index.html").exists() and not self.lost

    @rule(call=st.integers(1, CALLS), private=st.booleans())
    def kill_a_build(self, call: int, private: bool) -> None:
        options = self.options(private)
        stood = self.stands(options)
        assert end(begin(options, kill_at=call)) in (DONE, KILLED)
        assert not stood or missing(options.folder) == [], self.shop.log
        self.due = True

    @rule(file=st.integers(1, FILES), private=st.booleans())
    def fill_the_disk(self, file: int, private: bool) -> None:
        options = self.options(private)
        stood = self.stands(options)
        assert end(begin(options, full_at=file)) in (DONE, TOLD)
        assert not stood or missing(options.folder) == [], self.shop.log
        self.due = True

    @rule(first=st.booleans(), second=st.booleans())
    def build_twice_at_once(self, first: bool, second: bool) -> None:
        started = [begin(self.options(private)) for private in (first, second)]
        assert [end(process) for process in started] == [DONE, DONE], self.shop.log
        self.due = True

    @precondition(lambda self: (self.shop.root / ".dateline/store.db").exists())
    @rule(share=st.floats(0, 1), how=st.sampled_from(["cut", "garbage", "gone"]))
    def damage_the_store(self, share: float, how: str) -> None:
        file = self.shop.root / ".dateline/store.db"
        data = file.read_bytes()
        at = int(share * len(data))
        file.write_bytes({"cut": data[:at], "garbage": data[:at] + b"\xa5" * 5_000 + data[at + 5_000 :], "gone": b""}[how])
        self.due = True

    @precondition(lambda self: (self.shop.root / "site/index.html").exists())
    @rule(share=st.floats(0, 1, exclude_max=True))
    def lose_a_page(self, share: float) -> None:
        pages = sorted((self.shop.root / "site").rglob("index.html"))
        pages[int(share * len(pages))].unlink()
        self.due = self.lost = True


def missing(site: Path) -> list[str]:
    """The links of a site that lead nowhere; those of 404.html rest on where it will stand."""
    wrong = (problem for problem in check_site(site) if problem.severity == "error" and not problem.path.endswith("/404.html"))
    return [str(problem) for problem in wrong if "leads nowhere" in problem.message]


def effort(examples: int, steps: int) -> settings:
    """So much for the gate; under the profile "explore" more, and other examples each time."""
    if settings.default is not None and not settings.default.derandomize:
        return settings(
            deadline=None, max_examples=int(os.environ.get("DATELINE_EXAMPLES", "50")), stateful_step_count=50, suppress_health_check=list(HealthCheck)
        )
    return settings(
        deadline=None,
        derandomize=True,
        max_examples=examples,
        stateful_step_count=steps,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
        report_multiple_bugs=False,
    )


TestAnyEdits = Digest.TestCase
TestAnyEdits.settings = effort(examples=7, steps=18)
TestAnyHurt = Hurt.TestCase
TestAnyHurt.settings = effort(examples=6, steps=16)
