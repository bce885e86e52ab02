"""What a build is asked to do."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from msgspec import Struct, field

from dateline.problems import DatelineError
from dateline.web.edition import Edition

STORE = ".dateline"


class Options(Struct, frozen=True):
    """`output` None means the edition's own place. `today` is the build day (`YYYY-MM-DD`). `jobs` 0 means one process a core.
    `engine` (`dask://HOST:PORT`, or "") is the cluster that reads and tags.
    `frozen` leaves the ledger as it is; `accept` takes over what a new version reads otherwise than was published."""

    root: Path
    output: Path | None = None
    edition: Edition = field(default_factory=Edition)
    full: bool = False
    strict: bool = False
    jobs: int = 0
    today: str = ""
    store: Path | None = None
    frozen: bool = False
    accept: bool = False
    engine: str = ""

    @property
    def folder(self) -> Path:
        if self.output is not None:
            return self.output
        if self.edition.private:
            return self.root / STORE / ("private-folder" if self.edition.for_folder else "private")
        return self.root / ("site-folder" if self.edition.for_folder else "site")

    @property
    def name(self) -> str:
        """What the store calls this edition in this folder."""
        return f"{self.edition.mode}:{self.folder.absolute()}"

    @property
    def store_file(self) -> Path:
        return (self.store or self.root / STORE) / "store.db"

    @property
    def workers(self) -> int:
        return self.jobs or os.cpu_count() or 1


def build_day(asked: str) -> str:
    """The build day: as asked, else of SOURCE_DATE_EPOCH (https://reproducible-builds.org), else today. Raises DatelineError for a wrong one."""
    if asked:
        try:
            return dt.date.fromisoformat(asked).isoformat()
        except ValueError:
            raise DatelineError(f"--today {asked}: is not a day; write it as 2025-04-11") from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date().isoformat()
        except (ValueError, OverflowError, OSError):
            raise DatelineError(f"SOURCE_DATE_EPOCH={epoch}: is not a number of seconds since 1970") from None
    return dt.datetime.now(dt.UTC).astimezone().date().isoformat()
