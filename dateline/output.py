"""Writing the site: only what differs, each file replaced in one step, new files first, deletions last, nothing foreign touched.

`.dateline-owned` in the output folder lists the files that this program wrote. It is bookkeeping, not part of the site: a journal that is
written before the files, so that a file of ours can always be told from somebody else's, even after a crash or without a store.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import xxhash
from msgspec import Struct, field

from dateline.problems import DatelineError, error

JOURNAL = ".dateline-owned"
STAGE = ".dateline-new"
FULL = "the disk is full: make room and build again (the site stands as it was before)"


def hash_of(data: bytes) -> bytes:
    return xxhash.xxh3_128_digest(data)


class Owned(Struct):
    """What the journal says: the output's token ("" for a folder never built into), the edition it holds, the files of ours, and
    whether a build was cut short."""

    token: str = ""
    mode: str = ""
    files: set[str] = field(default_factory=set)
    broken: bool = False


def read_journal(folder: Path) -> Owned:
    """The journal of an output folder; an empty one where there is none."""
    file, owned = folder / JOURNAL, Owned()
    if not file.is_file():
        return owned
    for line in _whole(file.read_bytes()).decode("utf-8", "replace").splitlines():
        sign, rest = line[:1], line[1:]
        if sign == "+":
            owned.files.add(rest)
        elif sign == "-":
            owned.files.discard(rest)
        elif sign == "#":
            owned.token, _, owned.mode = rest.strip().partition(" ")
        elif sign in "<>":
            owned.broken = sign == "<"
    return owned


def _whole(journal: bytes) -> bytes:
    """A journal without a last line that was begun to be written and no more: what it was to promise was not written either."""
    return journal[: journal.rfind(b"\n") + 1]


def _cut_short(journal: Path) -> None:
    """Takes from a journal a last line that was begun to be written and no more."""
    if not journal.exists():
        return
    with journal.open("rb") as there:
        there.seek(max(0, journal.stat().st_size - 1))
        whole = there.read(1) in {b"", b"\n"}
    if not whole:
        os.truncate(journal, len(_whole(journal.read_bytes())))


def _read_heads(folder: Path) -> Owned:
    """The journal without its files: of a large site they are many, and few builds ask for them."""
    file, owned = folder / JOURNAL, Owned()
    if file.is_file():
        text = b"\n" + _whole(file.read_bytes())
        head = text[text.rfind(b"\n#") :].split(b"\n", 2)[1] if b"\n#" in text else b""
        owned.token, _, owned.mode = head[1:].decode("utf-8", "replace").strip().partition(" ")
        owned.broken = text.rfind(b"\n<") > text.rfind(b"\n>")
    return owned


class Output(Struct):
    """One build's writing into `folder`, of the edition `mode`. `stage` is this build's own: what a worker of a build that was killed may
    still write never comes among the pages of the next one."""

    folder: Path
    token: str
    mode: str
    stage: str = field(default_factory=lambda: f"{STAGE}/{os.urandom(4).hex()}")
    _owned: set[str] | None = None

    @property
    def owned(self) -> set[str]:
        """The files there that this program wrote, as the journal tells."""
        if self._owned is None:
            self._owned = read_journal(self.folder).files
        return self._owned

    @classmethod
    def begin(cls, folder: Path, mode: str) -> tuple[Output, Owned]:
        """Opens the folder (made where it is missing) for an edition. Raises DatelineError where it is somebody else's, or a public site
        that a private edition would take the place of."""
        before = _read_heads(folder)
        if not before.token and folder.exists():
            if not folder.is_dir():
                raise DatelineError(error(str(folder), None, "is a file, so the site cannot be built there: name another --output"))
            _refuse_foreign(folder)
        if before.mode.startswith("public") and mode.startswith("private"):
            raise DatelineError(error(str(folder), None, "holds the public edition, and might be published: name another --output for the private one"))
        token = before.token or os.urandom(8).hex()
        return cls(folder, token, mode), before

    def renew(self) -> None:
        """Gives the output a new token: whoever else knows what stands here (the store of another digest) knows it no more."""
        self.token = os.urandom(8).hex()

    def open(self) -> None:
        """Marks the build as begun."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as why:
            if why.errno == errno.ENOSPC:
                raise
            raise DatelineError(error(str(self.folder), None, f"cannot be made ({why.strerror}): name another --output")) from None
        shutil.rmtree(self.folder / STAGE, ignore_errors=True)
        _cut_short(self.folder / JOURNAL)
        self._journal(f"#{self.token} {self.mode}\n<\n")

    def promise(self, paths: Iterable[str], known: Collection[str] | None = None) -> None:
        """Says which files are about to be written. Raises DatelineError, before anything is written, for a foreign file in their place.

        `known` are files of which it is known that this program wrote them: with these the journal need not be read.
        """
        new = sorted(set(paths).difference(self.owned if known is None else known))
        place = f"{self.folder}/"
        there = [path for path in new if os.path.exists(place + path)]  # noqa: PTH110  # of a first build's many files `pathlib` would cost several times as much
        foreign = [path for path in there if path not in self.owned] if there else []
        if foreign:
            told = (
                error(f"{self.folder.name}/{path}", None, "was not written by this program and stands where a page belongs: move it away")
                for path in foreign[:20]
            )
            raise DatelineError(*told)
        if new:
            self._journal("".join(f"+{path}\n" for path in new))
            if self._owned is not None:
                self._owned.update(new)

    def close(self, removed: Iterable[str]) -> None:
        """Puts the staged files in place, then removes what is no longer wanted, then marks the build as done."""
        swap(self.folder, self.stage)
        gone = sorted(removed)
        remove(self.folder, gone)
        self._journal("".join(f"-{path}\n" for path in gone) + ">\n")
        if self._owned is not None:
            self._owned.difference_update(gone)

    @contextlib.contextmanager
    def staging(self) -> Iterator[None]:
        """Takes away what a build that cannot go on has not put in place: on a full disk that is room."""
        try:
            yield
        except BaseException:
            shutil.rmtree(self.folder / STAGE, ignore_errors=True)
            raise

    def tidy(self) -> None:
        """Writes the journal anew, sorted: it then names no file that is gone."""
        file = self.folder / JOURNAL
        spare = file.with_name(f"{JOURNAL}.new")
        try:
            spare.write_text(f"#{self.token} {self.mode}\n" + "".join(f"+{path}\n" for path in sorted(self.owned)) + ">\n", "utf-8", newline="\n")
            spare.replace(file)
        except OSError:
            spare.unlink(missing_ok=True)
            raise

    def _journal(self, text: str) -> None:
        with (self.folder / JOURNAL).open("a", encoding="utf-8", newline="\n") as out:
            out.write(text)


def write(folder: Path, path: str, data: bytes, stage: str) -> None:
    """Writes one file: into the stage, to be put in place by `swap` when every page is made, or ("") at once where no site stands yet."""
    if ".." in path.split("/") or path.startswith("/"):
        raise DatelineError(error(path, None, "would lie outside the site"))
    target = f"{folder}/{stage}/{path}" if stage else f"{folder}/{path}"
    try:
        _put(target, data)
    except OSError as why:
        raise DatelineError(error(str(Path(target)), None, FULL if why.errno == errno.ENOSPC else f"cannot be written ({why.strerror})")) from None


def _put(target: str, data: bytes) -> None:
    """Writes one file. Nearly every page has a folder of its own, so that is made before it is missed; feeds and the like stand in a page's, or in
    one with many others. `os` costs half of what `pathlib` does."""
    parent, _, name = target.rpartition("/")
    if name != "index.html":
        try:
            _fill(target, data)
        except FileNotFoundError:
            pass
        else:
            return
    try:
        os.mkdir(parent)  # noqa: PTH102
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(parent, exist_ok=True)  # noqa: PTH103
    _fill(target, data)


def _fill(target: str, data: bytes) -> None:
    with open(target, "wb", buffering=0) as out:  # noqa: PTH123
        left = memoryview(data)
        while left:
            left = left[out.write(left) :]


def same(folder: Path, path: str, data: bytes) -> bool:
    """Whether the file on the disk holds just these bytes."""
    try:
        return (folder / path).read_bytes() == data
    except OSError:
        return False


def swap(folder: Path, staged_in: str) -> None:
    """Moves every staged file into its place: first those where nothing stood, which no page points to yet, then those they replace."""
    stage, place = f"{folder}/{staged_in}", str(folder)
    # a changed template stages every page: as in `_put`, `pathlib` would cost several times as much
    staged = [f"{here[len(stage) :]}/{name}" for here, _, names in os.walk(stage) for name in names]
    there = {path for path in staged if os.path.exists(place + path)}  # noqa: PTH110
    for path in (path for path in staged if path not in there):
        os.makedirs((place + path).rpartition("/")[0], exist_ok=True)  # noqa: PTH103
        os.replace(stage + path, place + path)  # noqa: PTH105
    for path in (path for path in staged if path in there):
        os.replace(stage + path, place + path)  # noqa: PTH105
    shutil.rmtree(folder / STAGE, ignore_errors=True)


def remove(folder: Path, paths: Iterable[str]) -> None:
    """Removes these files, and the folders that this leaves empty."""
    above: set[Path] = set()
    for path in paths:
        (folder / path).unlink(missing_ok=True)
        above.update(Path(path).parents)
    for parent in sorted(above - {Path()}, key=lambda p: -len(p.parts)):
        try:
            (folder / parent).rmdir()
        except OSError:  # not empty, or gone already: nothing of ours is left to do there
            continue


def _refuse_foreign(folder: Path) -> None:
    """A folder that holds somebody's pages is not built into; dot files and the like (CNAME, .git) do not matter."""
    for name in ("index.html", "index.htm", "index.php", "content", "seeds"):
        if (folder / name).exists():
            what = f"holds {name}, which this program did not write: name another --output, or move that away"
            raise DatelineError(error(str(folder), None, what))
