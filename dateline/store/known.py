"""The documents as they were looked at last, folder by folder."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

import msgspec

from dateline.problems import Problem
from dateline.store.records import DocumentRow, pack, problems

# not by REPLACE: for the row that it takes away no trigger runs
_DOCUMENT = (
    "INSERT INTO documents VALUES (?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (folder, name) DO UPDATE SET size = excluded.size, mtime = excluded.mtime,"
    " inode = excluded.inode, side_size = excluded.side_size, side_mtime = excluded.side_mtime, side_inode = excluded.side_inode,"
    " looked = excluded.looked, sha256 = excluded.sha256, side_sha256 = excluded.side_sha256, problems = excluded.problems"
)


class Known(msgspec.Struct, frozen=True):
    """The tables `documents` and `folders`."""

    base: sqlite3.Connection

    def folders(self) -> dict[str, bytes | None]:
        """All folders in which documents stand, each with its print, None where what is kept of its documents may be otherwise."""
        return dict(self.base.execute("SELECT folder, print FROM folders"))

    def know(self, folders: Mapping[str, bytes | None]) -> None:
        """Keeps the prints of all folders there are: what is kept of their documents is as they say."""
        kept = self.folders()
        differing = [(folder, print_) for folder, print_ in folders.items() if folder not in kept or kept[folder] != print_]
        self.base.executemany("INSERT OR REPLACE INTO folders VALUES (?,?)", differing)
        self.base.executemany("DELETE FROM folders WHERE folder = ?", ((folder,) for folder in kept.keys() - folders.keys()))

    def seen(self, folder: str) -> list[tuple[str, int, int, int, int, int, int, int]]:
        """Of every document of a folder: its name, its stamp (size, time, inode, and the side file's three), and when it was looked at."""
        asked = "SELECT name, size, mtime, inode, side_size, side_mtime, side_inode, looked FROM documents WHERE folder = ?"
        return self.base.execute(asked, (folder,)).fetchall()

    def at(self, path: str) -> DocumentRow | None:
        """A document as it was looked at last."""
        row = self.base.execute("SELECT * FROM documents WHERE folder = ? AND name = ?", _placed(path)).fetchone()
        return DocumentRow(path, tuple(row[2:8]), row[8], row[9], row[10], problems(row[11]) if row[11] else ()) if row else None

    def problems(self) -> list[Problem]:
        """What is wrong with documents, in the order of their paths."""
        rows = self.base.execute("SELECT problems FROM documents WHERE problems IS NOT NULL ORDER BY folder || '/' || name")
        return [problem for row in rows for problem in problems(row[0])]

    def put(self, rows: Iterable[DocumentRow]) -> None:
        """Keeps documents as they were looked at; the prints of their folders are forgotten."""
        self.base.executemany(
            _DOCUMENT,
            ((*_placed(r.path), *r.stamp, r.looked, r.sha256, r.side_sha256, pack(r.problems) if r.problems else None) for r in rows),
        )

    def drop(self, paths: Iterable[str]) -> None:
        """Forgets documents, and the prints of their folders."""
        self.base.executemany("DELETE FROM documents WHERE folder = ? AND name = ?", map(_placed, paths))


def _placed(path: str) -> tuple[str, str]:
    """The folder and the name of a document."""
    folder, _, name = path.rpartition("/")
    return folder, name
