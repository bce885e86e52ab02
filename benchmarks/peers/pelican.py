"""Pelican, from PyPI, in an environment of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.peers.documents import for_pelican
from benchmarks.peers.program import SITES, Peer, Program, in_environment, install_by_pip, run

WANTED = "pelican[markdown]==4.12.0"


def install(cache: Path) -> None:
    install_by_pip(cache / "pelican", WANTED)


def find(cache: Path) -> Program | None:
    pelican = in_environment(cache / "pelican", "pelican")
    if not pelican.is_file():
        return None
    return Program(
        name="Pelican",
        version=run(pelican, "--version"),
        prepare=lambda root, _: _copy(root),
        documents="content",
        write=for_pelican,
        output="public",
        command=lambda root: [str(pelican), "--quiet", "--settings", str(root / "pelicanconf.py")],
    )


def _copy(root: Path) -> None:
    shutil.copytree(SITES / "pelican", root)


PEER = Peer("pelican", install, find)
