"""A new digest: the folders, a commented `site.yml`, and a README wherever something can be written."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from dateline.problems import DatelineError

# In the package, names that begin with a dot are written so: tools that pack and unpack wheels may pass over hidden files.
_DOT = "dot-"
CI = ("github", "gitlab")
"""Where a file can be laid out that builds and publishes a digest."""


def make_digest(folder: Path, ci: str = "") -> list[Path]:
    """Lays out a digest in `folder`, which is made where it does not exist, and gives the files that were written; with `ci` (one of CI) the file too
    that builds and publishes it there. A folder that holds a digest gets that file alone.

    Nothing that exists is ever overwritten: a folder may hold hidden files only (`.git`), and those stay. Raises DatelineError otherwise.
    """
    data = files("dateline") / "data"
    if ci and _holds_digest(folder):
        written = _lay(folder, data / "ci" / ci, {})
        if not written:
            there = next(folder.joinpath(*name) for name, _ in _scaffold(data / "ci" / ci))
            raise DatelineError(f"{there}: error: is there already, and stays as it is. Move it away to have a new one laid out")
        return written
    _refuse_what_is_there(folder)
    title = _title(folder)
    written = _lay(folder, data / "new", {"@TITLE_YAML@": json.dumps(title, ensure_ascii=False), "@TITLE@": title})
    return written + (_lay(folder, data / "ci" / ci, {}) if ci else [])


def _lay(folder: Path, what: Traversable, words: Mapping[str, str]) -> list[Path]:
    """Writes the files of a scaffold that are not there, their `words` replaced."""
    written = []
    for name, text in _scaffold(what):
        path = folder.joinpath(*name)
        for word, means in words.items():
            text = text.replace(word, means)  # noqa: PLW2901 - the same text, filled in
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(text.encode())
        except FileExistsError:
            continue  # their own .gitignore stays
        except OSError as why:
            raise DatelineError(f"{path}: error: cannot be written ({why.strerror}). Choose another folder, or check its permissions") from None
        written.append(path)
    return written


def _holds_digest(folder: Path) -> bool:
    return (folder / "content").is_dir() or (folder / "seeds").is_dir()


def _refuse_what_is_there(folder: Path) -> None:
    try:
        there = sorted(name for name in os.listdir(folder) if not name.startswith("."))  # noqa: PTH208 - names alone
    except FileNotFoundError:
        return
    except NotADirectoryError:
        file = next(path for path in (folder, *folder.parents) if path.is_file())
        raise DatelineError(f"{file}: error: is a file. Give the name of a new folder") from None
    except OSError as why:
        raise DatelineError(f"{folder}: error: cannot be looked into ({why.strerror}). Choose another folder") from None
    if {"seeds", "content"} & set(there):
        raise DatelineError(f"{folder}: error: holds a digest already. Go there and run `dateline build`, or give the name of a new folder")
    if there:
        more = f" and {len(there) - 1} more" if len(there) > 1 else ""
        raise DatelineError(f"{folder}: error: is not empty (it holds {there[0]}{more}). Give the name of a new folder, or empty this one")


def _title(folder: Path) -> str:
    """The folder's name as a title: "my-digest" is "My digest"."""
    words = folder.resolve().name.replace("-", " ").replace("_", " ").split()
    title = " ".join(words)
    return title[:1].upper() + title[1:] or "Untitled digest"


def _scaffold(top: Traversable, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    for entry in sorted(top.iterdir(), key=lambda entry: entry.name):
        name = entry.name.replace(_DOT, ".", 1) if entry.name.startswith(_DOT) else entry.name
        if entry.is_dir():
            yield from _scaffold(entry, (*above, name))
        else:
            yield (*above, name), entry.read_text(encoding="utf-8")
