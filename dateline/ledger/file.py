"""The ledger's file: read whole or as it is needed, and appended to."""

from __future__ import annotations

import os
import re
from pathlib import Path

import msgspec

from dateline.ledger.ids import ID
from dateline.ledger.lines import Led, Line, Published, Reader, Removed, decoded
from dateline.ledger.promises import Ledger
from dateline.past import Past, plain, torn
from dateline.problems import DatelineError, error

PATH = "content/ledger.jsonl"
_LIST = re.compile(r"(?:actors/(?:country|organization|person)|topics|sources)/[^/\\.][^/\\]*")
_INDEX = re.compile(r"actors/(?:country|organization|person)|topics|sources")
_PAGE = re.compile(r"(?:[^/\\.][^/\\]*/)+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ADDRESS = re.compile(r"items/(?:\d{4}/\d\d/\d\d|undated)/[^/\\.][^/\\]*/")


def load(root: Path, trusted: bool = False) -> Ledger:
    """The ledger of the digest at `root`, an empty one where there is none. Raises DatelineError naming every line it cannot read.

    A `trusted` file was read before, found `plain`, and has not changed: its lines are read as they are recalled.
    """
    ledger, problems = Ledger(), []
    file = root / PATH
    if not file.exists():
        return ledger
    if not file.is_file():
        raise DatelineError(error(PATH, None, "is not a file: move it away, or restore the ledger from its history"))
    data = file.read_bytes()
    if trusted:
        ledger.past = Past(data)
        mark = decoded(raw) if (raw := ledger.past.last_mark()) else None
        ledger.mark = mark if isinstance(mark, Reader) else None
        return ledger
    ledger.torn = torn(data)
    for number, raw in enumerate(data[: ledger.torn].splitlines(), 1):
        if not raw.strip():
            continue
        try:
            _take(ledger, number, raw)
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


def _take(ledger: Ledger, number: int, raw: bytes) -> None:
    """Takes a line in. Raises msgspec.MsgspecError where it is none."""
    said = decoded(raw)
    if isinstance(said, Reader):
        ledger.mark = said
        return
    ledger.plain = ledger.plain and plain(raw, said)
    if isinstance(said, Published) and all(map(_LIST.fullmatch, said.lists)) and all(map(_PAGE.fullmatch, said.hrefs)):
        ledger.put_published(said, number)
    elif isinstance(said, Led) and _LIST.fullmatch(said.list) and _DAY.fullmatch(said.on) and _leads(said.leads):
        ledger.put_led(said, number)
    elif isinstance(said, Removed) and ID.fullmatch(said.id) and _DAY.fullmatch(said.removed):
        ledger.put_removed(said, number)
    elif isinstance(said, Line) and ID.fullmatch(said.id) and _ADDRESS.fullmatch(said.address):
        ledger.put(said, number)
    else:
        raise msgspec.ValidationError("no id, no day, or no address of an item or a list")


def _leads(to: str) -> bool:
    return not to or bool(_LIST.fullmatch(to) or _INDEX.fullmatch(to))


def print_of(root: Path) -> str:
    """What tells one state of the ledger from another: size and time; "" where there is none."""
    file = root / PATH
    try:
        info = file.stat()
    except OSError:
        return ""
    return f"{info.st_size}/{info.st_mtime_ns}/{info.st_ino}"


def append(root: Path, ledger: Ledger) -> int:
    """Appends the fresh lines in one write, in the order they were said, and says how many there were. All are written or none: raises
    OSError where they cannot be (on a full disk)."""
    file = root / PATH
    if ledger.torn is not None:
        os.truncate(file, ledger.torn)
        ledger.torn = None
    if not ledger.fresh:
        return 0
    file.parent.mkdir(parents=True, exist_ok=True)
    data = b"".join(msgspec.json.encode(line) + b"\n" for line in ledger.fresh)
    with file.open("ab", buffering=0) as out:
        start = out.tell()
        left = memoryview(b"\n" + data if start and not _ends_line(file) else data)
        try:
            while left:
                left = left[out.write(left) :]
            os.fsync(out.fileno())
        except OSError:
            out.truncate(start)
            raise
    said, ledger.fresh = len(ledger.fresh), []
    return said


def _ends_line(file: Path) -> bool:
    with file.open("rb") as there:
        there.seek(-1, os.SEEK_END)
        return there.read(1) == b"\n"
