"""Eleventy, from npm; Node.js has to be there."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.peers.documents import with_source_url
from benchmarks.peers.program import SITES, Peer, Program, run

WANTED = "@11ty/eleventy@3.1.7"


def install(cache: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm, which installs Eleventy, is not on this machine")
    run(npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", cache / "eleventy", WANTED)


def find(cache: Path) -> Program | None:
    node, script = shutil.which("node"), cache / "eleventy" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    if node is None or not script.is_file():
        return None
    return Program(
        name="Eleventy",
        version=run(node, script, "--version"),
        prepare=lambda root, _: _copy(root),
        documents="src/items",
        write=with_source_url,
        output="public",
        command=lambda _: [node, str(script), "--quiet"],
    )


def _copy(root: Path) -> None:
    shutil.copytree(SITES / "eleventy", root)


PEER = Peer("eleventy", install, find)
