"""What is measured: a program that makes a site of a folder of documents, and a peer, which has to be installed first."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.corpus import Story

SITES = Path(__file__).resolve().parent / "sites"
COLD, SAME, ADDED, DATED_BACK, WORD = "cold build", "nothing changed", "one document added", "one added, dated back", "one word changed"
ALIAS, TEMPLATE = "an alias added to one actor", "a template changed"
SERVED, MEMORY = "served: one word changed, to the reloaded page", "cold build, memory watched"


@dataclass(frozen=True, slots=True)
class Server:
    """How a program serves a site while it watches its documents. `command` is told the site's folder and a port; `address` the site's folder
    and a story; `mark` is what a page says of the build it comes from, once the first has ended: a regular expression, where its pages say that."""

    command: Callable[[Path, int], list[str]]
    address: Callable[[Path, Story], str]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Program:
    """A program that can be run. `prepare` makes a fresh site but for its documents, which lie in the folder `documents` of it, written by
    `write`; the pages come into `output`. `steps` are the changes after which it is measured."""

    name: str
    version: str
    prepare: Callable[[Path, list[Story]], None]
    documents: str
    write: Callable[[Story], str]
    output: str
    command: Callable[[Path], list[str]]
    suffix: str = "md"
    settings: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[str, ...] = (ADDED,)
    server: Server | None = None


@dataclass(frozen=True, slots=True)
class Peer:
    """Another generator: how it comes into a folder of the user's choosing, and how it is found there (None: it is not there)."""

    name: str
    install: Callable[[Path], None]
    find: Callable[[Path], Program | None]


def run(*command: str | Path) -> str:
    """What a short command says; CalledProcessError where it fails."""
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL).stdout.strip()


def install_by_pip(folder: Path, *packages: str) -> None:
    """Packages from PyPI into an environment of their own."""
    run(sys.executable, "-m", "venv", folder)
    run(in_environment(folder, "python"), "-m", "pip", "install", "--quiet", *packages)


def in_environment(folder: Path, name: str) -> Path:
    """A command of a virtual environment."""
    return folder / "Scripts" / f"{name}.exe" if sys.platform == "win32" else folder / "bin" / name
