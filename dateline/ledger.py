"""What was promised before: `content/ledger.jsonl`, append-only, one JSON object a line.

A line gives an item's id, its place in its document, its captures (path and SHA-256), the day it was added and its address. Of an
item's lines the last says how it stands; the addresses of all of them are promises that redirect. `fields` holds what the program read of
it. A line of another kind names the version of the reader that all this was read by, and the items of which a new version reads
something else: what was published stays until a person accepts.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from dateline.problems import DatelineError, error

PATH = "content/ledger.jsonl"
_MARK = b'{"reader":'
_FIRST = "abcdefghjkmnpqrstvwxyz"
_REST = "0123456789abcdefghjkmnpqrstvwxyz"
_SHORTEST, _LONGEST = 6, 8
ID = re.compile(r"[a-z0-9][a-z0-9-]{2,31}")
"""What an id may look like: it becomes part of an address, on file systems that do not tell capitals from small letters."""
_ADDRESS = re.compile(r"items/(?:\d{4}/\d\d/\d\d|undated)/[^/\\.][^/\\]*/")


class Capture(msgspec.Struct, frozen=True):
    path: str
    sha256: str


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of the ledger. `address` is relative to the site's root; `fields` are the values that the program read, by name."""

    id: str
    added: str
    captures: tuple[Capture, ...]
    address: str
    part: str | None = None
    fields: dict[str, str] = {}


class Reader(msgspec.Struct, frozen=True):
    """The version of the reader that all items were read by, and the ids of those whose published fields it would change."""

    reader: str
    waiting: tuple[str, ...] = ()


@dataclass(slots=True)
class Ledger:
    """All lines by what is asked of them. `fresh` are the lines to append, `mark` the last line about the reader."""

    last: dict[str, Line] = field(default_factory=dict)
    addresses: dict[str, list[str]] = field(default_factory=dict)
    by_path: dict[tuple[str, str | None], str] = field(default_factory=dict)
    by_hash: dict[tuple[str, str | None], str] = field(default_factory=dict)
    mark: Reader | None = None
    fresh: list[Line | Reader] = field(default_factory=list)

    def put(self, line: Line) -> None:
        """Takes a line in; what it says of the id replaces what was said before."""
        old = self.last.get(line.id)
        for capture in old.captures if old else ():
            if self.by_path.get((capture.path, line.part)) == line.id:
                del self.by_path[capture.path, line.part]
        self.last[line.id] = line
        for capture in line.captures:
            self.by_path[capture.path, line.part] = line.id
            self.by_hash[capture.sha256, line.part] = line.id
        known = self.addresses.setdefault(line.id, [])
        if line.address in known:
            known.remove(line.address)
        known.append(line.address)

    def say(self, line: Line) -> None:
        """Takes a line in, to be appended if it says anything new."""
        if self.last.get(line.id) != line:
            self.put(line)
            self.fresh.append(line)

    def say_reader(self, mark: Reader) -> None:
        """Takes in which version reads, and what waits for a person; to be appended if it says anything new."""
        if self.mark != mark:
            self.mark = mark
            self.fresh.append(mark)

    def moved_from(self, id_: str) -> tuple[str, ...]:
        """The addresses that an item had before the one it has now."""
        return tuple(self.addresses.get(id_, ())[:-1])


def new_id(sha256: str, part: str | None, taken: Iterable[str]) -> str:
    """An id of 6 to 8 characters drawn from a capture's hash and its place; it starts with a letter, so that YAML reads it as text.

    Where two captures draw the same, the later one gets one character more; where even eight are taken, the next drawing decides.
    """
    used = taken if isinstance(taken, dict | set | frozenset) else set(taken)
    for drawing in range(1_000):
        digest = hashlib.sha256(f"{sha256}/{part or ''}/{drawing or ''}".encode()).digest()
        number = int.from_bytes(digest[:8], "big")
        letters = []
        number, first = divmod(number, len(_FIRST))
        letters.append(_FIRST[first])
        for _ in range(_LONGEST - 1):
            number, next_ = divmod(number, len(_REST))
            letters.append(_REST[next_])
        for length in range(_SHORTEST, _LONGEST + 1):
            candidate = "".join(letters[:length])
            if candidate not in used:
                return candidate
    raise DatelineError("no id is left for a document: the ledger holds too many")


def load(root: Path) -> Ledger:
    """The ledger of the digest at `root`, an empty one where there is none. Raises DatelineError naming every line it cannot read."""
    ledger, problems = Ledger(), []
    file = root / PATH
    if not file.exists():
        return ledger
    if not file.is_file():
        raise DatelineError(error(PATH, None, "is not a file: move it away, or restore the ledger from its history"))
    decoder, marks = msgspec.json.Decoder(Line), msgspec.json.Decoder(Reader)
    for number, raw in enumerate(file.read_bytes().splitlines(), 1):
        if not raw.strip():
            continue
        try:
            if raw.startswith(_MARK):
                ledger.mark = marks.decode(raw)
                continue
            line = decoder.decode(raw)
            if not (ID.fullmatch(line.id) and _ADDRESS.fullmatch(line.address)):
                raise msgspec.ValidationError("no id, or no address of an item")
            ledger.put(line)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            told = raw[:60].decode("utf-8", "replace")
            problems.append(
                error(
                    PATH,
                    number,
                    f"is not a line of the ledger ({told!r}): mend it, or restore the file from its history (keep both sides of a merge)",
                )
            )
    if problems:
        raise DatelineError(*problems)
    return ledger


def print_of(root: Path) -> str:
    """What tells one state of the ledger from another: size and time; "" where there is none."""
    file = root / PATH
    try:
        info = file.stat()
    except OSError:
        return ""
    return f"{info.st_size}/{info.st_mtime_ns}/{info.st_ino}"


def append(root: Path, ledger: Ledger) -> int:
    """Appends the fresh lines in one write, in the order they were said, and says how many there were."""
    if not ledger.fresh:
        return 0
    file = root / PATH
    file.parent.mkdir(parents=True, exist_ok=True)
    data = b"".join(msgspec.json.encode(line) + b"\n" for line in ledger.fresh)
    with file.open("ab") as out:
        if out.tell() and not _ends_line(file):
            data = b"\n" + data
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    said, ledger.fresh = len(ledger.fresh), []
    return said


def _ends_line(file: Path) -> bool:
    with file.open("rb") as there:
        there.seek(-1, os.SEEK_END)
        return there.read(1) == b"\n"
