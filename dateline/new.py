"""A new digest: the folders, a commented `site.yml`, and a README wherever something can be written."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from dateline.problems import DatelineError

# In the package, names that begin with a dot are written so: tools that pack and unpack wheels may pass over hidden files.
_DOT = "dot-"


def make_digest(folder: Path) -> list[Path]:
    """Lays out a digest in `folder`, which is made where it does not exist, and gives the files that were written.

    Nothing that exists is ever overwritten: a folder may hold hidden files only (`.git`), and those stay. Raises DatelineError otherwise.
    """
    _refuse_what_is_there(folder)
    title = _title(folder)
    written = []
    for name, text in _scaffold(files("dateline") / "data" / "new"):
        path = folder.joinpath(*name)
        words = text.replace("@TITLE_YAML@", json.dumps(title, ensure_ascii=False)).replace("@TITLE@", title)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(words.encode())
        except FileExistsError:
            continue  # their own .gitignore stays
        except OSError as why:
            raise DatelineError(f"{path}: error: cannot be written ({why.strerror}). Choose another folder, or check its permissions") from None
        written.append(path)
    return written


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
