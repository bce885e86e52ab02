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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from dateline.past import Past, needles, plain, torn
from dateline.problems import DatelineError, error

PATH = "content/ledger.jsonl"
_MARK = b'{"reader":'
_FIRST = "abcdefghjkmnpqrstvwxyz"
_REST = "0123456789abcdefghjkmnpqrstvwxyz"
_SHORTEST, _LONGEST = 6, 8
ID = re.compile(r"[a-z0-9][a-z0-9-]{2,31}")
"""What an id may look like: it becomes part of an address, on file systems that do not tell capitals from small letters."""
_ADDRESS = re.compile(r"items/(?:\d{4}/\d\d/\d\d|undated)/[^/\\.][^/\\]*/")


class Capture(msgspec.Struct, frozen=True, omit_defaults=True):
    """A document that shows an item. `part` is the item's place in it, where the captures' places differ; else the line tells it."""

    path: str
    sha256: str
    part: str | None = None


class Held(msgspec.Struct, frozen=True):
    """An item as one document shows it: the document, the item's place in it, and the document's hash."""

    path: str
    part: str | None
    sha256: str

    @property
    def place(self) -> tuple[str, str | None]:
        return self.path, self.part


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of the ledger. `address` is relative to the site's root; `fields` are the values that the program read, by name."""

    id: str
    added: str
    captures: tuple[Capture, ...]
    address: str
    part: str | None = None
    fields: dict[str, str] = {}

    @property
    def held(self) -> tuple[Held, ...]:
        """The captures, each with its own place."""
        return tuple(Held(one.path, self.part if one.part is None else one.part, one.sha256) for one in self.captures)


def captures_of(held: Sequence[Held]) -> tuple[tuple[Capture, ...], str | None]:
    """The captures for a line, and the line's part."""
    parts = {one.part for one in held}
    part = held[0].part if len(parts) == 1 else None
    return tuple(Capture(one.path, one.sha256, one.part if len(parts) > 1 else None) for one in held), part


class Reader(msgspec.Struct, frozen=True):
    """The version of the reader that all items were read by, and the ids of those whose published fields it would change."""

    reader: str
    waiting: tuple[str, ...] = ()


_LINE, _READER = msgspec.json.Decoder(Line), msgspec.json.Decoder(Reader)


@dataclass(slots=True)
class Ledger:
    """All lines by what is asked of them. `fresh` are the lines to append, `mark` the last line about the reader.

    `owner` is who had an address last, `origin` who had it first; `order` tells which id came first. Of a place in a document `by_path` is
    the id that spoke of it last, `naming` all ids whose last line names it; `by_hash` are the ids whose last line has these bytes.
    `torn` is where the last line begins, if a build that was stopped wrote only a part of it: a promise that no page was made for.
    """

    last: dict[str, Line] = field(default_factory=dict)
    addresses: dict[str, list[str]] = field(default_factory=dict)
    owner: dict[str, str] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)
    by_path: dict[tuple[str, str | None], str] = field(default_factory=dict)
    by_hash: dict[tuple[str, str | None], tuple[str, ...]] = field(default_factory=dict)
    naming: dict[tuple[str, str | None], tuple[str, ...]] = field(default_factory=dict)
    mark: Reader | None = None
    fresh: list[Line | Reader] = field(default_factory=list)
    plain: bool = True
    past: Past | None = None
    torn: int | None = None
    _known: dict[int, Line] = field(default_factory=dict)

    def recall(self, ids: Iterable[str] = (), places: Iterable[str] = (), hashes: Iterable[str] = (), addresses: Iterable[str] = ()) -> None:
        """Reads what the file says of these, and of all ids that have to do with them, where it was not read whole at the beginning.

        Whoever asks for an id, a document, a hash or an address says so here first; what is not recalled is not in the dictionaries.
        """
        past = self.past
        wanted = past.missing(needles(ids, places, hashes, addresses)) if past else []
        if not past or not wanted:
            return
        before = len(self._known)
        while wanted and not past.tired:
            found = [(at, _LINE.decode(raw)) for needle in wanted for at, raw in past.lines(needle)]
            self._known.update(found)
            lines = [line for _, line in found]
            wanted = past.missing(needles({line.id for line in lines}, (), (), {line.address for line in lines}))
        if past.tired:
            self.past = None
            self._known = {n: _LINE.decode(raw) for n, raw in enumerate(past.raw.splitlines()) if raw and not raw.startswith(_MARK)}
        if len(self._known) > before:
            self._replay()

    def _replay(self) -> None:
        """Takes all known lines in anew, in the order of the file, then what was said since."""
        for told in (self.last, self.addresses, self.owner, self.origin, self.order, self.by_path, self.by_hash, self.naming):
            told.clear()
        for _, line in sorted(self._known.items()):
            self.put(line)
        for said in self.fresh:
            if isinstance(said, Line):
                self.put(said)
        if self.past is None:
            self._known = {}

    def put(self, line: Line) -> None:
        """Takes a line in; what it says of the id replaces what was said before."""
        old = self.last.get(line.id)
        for held in old.held if old else ():
            if self.by_path.get(held.place) == line.id:
                del self.by_path[held.place]
            for where, key in ((self.naming, held.place), (self.by_hash, (held.sha256, held.part))):
                where[key] = tuple(other for other in where.get(key, ()) if other != line.id)
        self.last[line.id] = line
        self.order.setdefault(line.id, len(self.order))
        for held in line.held:
            self.by_path[held.place] = line.id
            for where, key in ((self.naming, held.place), (self.by_hash, (held.sha256, held.part))):
                where[key] = (*(other for other in where.get(key, ()) if other != line.id), line.id)
        known = self.addresses.setdefault(line.id, [])
        if line.address in known:
            known.remove(line.address)
        known.append(line.address)
        self.owner[line.address] = line.id
        self.origin.setdefault(line.address, line.id)

    def say(self, line: Line) -> None:
        """Takes a line in, to be appended if it says anything new."""
        self.recall([line.id], (), (), [line.address])
        told = self.last.get(line.id) == line and self.owner.get(line.address) == line.id
        if not told or any(self.by_path.get(held.place) != line.id for held in line.held):
            self.put(line)
            self.fresh.append(line)

    def say_reader(self, mark: Reader) -> None:
        """Takes in which version reads, and what waits for a person; to be appended if it says anything new."""
        if self.mark != mark:
            self.mark = mark
            self.fresh.append(mark)

    def moved_from(self, id_: str) -> tuple[str, ...]:
        """The addresses that lead to an item beside the one it has now: its former ones, but for those that another item has taken."""
        self.recall([id_])
        return tuple(address for address in self.addresses.get(id_, ())[:-1] if self.owner[address] == id_)


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
        mark = ledger.past.last_mark()
        ledger.mark = _READER.decode(mark) if mark else None
        return ledger
    ledger.torn = torn(data)
    for number, raw in enumerate(data[: ledger.torn].splitlines(), 1):
        if not raw.strip():
            continue
        try:
            if raw.startswith(_MARK):
                ledger.mark = _READER.decode(raw)
                continue
            line = _LINE.decode(raw)
            if not (ID.fullmatch(line.id) and _ADDRESS.fullmatch(line.address)):
                raise msgspec.ValidationError("no id, or no address of an item")
            ledger.plain = ledger.plain and plain(raw, line)
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
