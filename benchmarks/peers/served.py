"""How long a change takes from the saved document to the reloaded page, where a program serves its site and watches."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from benchmarks.corpus import Story
from benchmarks.peers.documents import put
from benchmarks.peers.program import Server

PATIENCE = 1_800.0
"""Seconds that a first build may take before anything is served."""
LOOK_EVERY = 0.01
SETTLED = 1.0


def seconds_until_shown(server: Server, root: Path, one: Story, changes: Sequence[tuple[str, Path, str]]) -> list[float]:
    """For each change (a word, the document, its new text): the seconds until the page of story `one` holds the word and, where pages say which
    build they come from, tells of another one: then the server has told the browser to load it anew. TimeoutError where that never comes."""
    times = []
    with running(server, root) as home:
        first_built(server, home)
        page = home + quote(server.address(root, one))
        for word, path, text in changes:
            before = mark(server, read(page, "", PATIENCE))
            time.sleep(SETTLED)
            start = time.perf_counter()
            put(path, text)
            while True:
                shown = read(page, word, PATIENCE)
                if not server.mark or mark(server, shown) != before:
                    break
                time.sleep(LOOK_EVERY)
            times.append(time.perf_counter() - start)
    return times


def first_built(server: Server, home: str) -> None:
    """Returns once the site stands: pages that are still being put in place cannot be found. TimeoutError where that never comes."""
    until = time.monotonic() + PATIENCE
    while not mark(server, read(home, "", PATIENCE)) and server.mark:
        if time.monotonic() > until:
            raise TimeoutError(f"the first build of {home} did not end within {PATIENCE:.0f} s")
        time.sleep(LOOK_EVERY)


def mark(server: Server, page: str) -> str:
    """What the page says of its build; empty where that has not ended yet."""
    found = re.search(server.mark, page) if server.mark else None
    return found.group(1) if found else ""


def read(address: str, word: str, patience: float) -> str:
    """The page at `address`, as soon as it can be had and holds `word`."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        with contextlib.suppress(OSError, urllib.error.URLError), urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - our own server
            page: str = answer.read().decode("utf-8")
            if word in page:
                return page
        time.sleep(LOOK_EVERY)
    raise TimeoutError(f"{address} did not show {word or 'anything'} within {patience:.0f} s")


@contextlib.contextmanager
def running(server: Server, root: Path) -> Iterator[str]:
    """The server, while it is needed; gives the address of its front page."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    command = server.command(root, port)
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=root, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=sys.platform != "win32")
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ends a server as Ctrl-C does, and, if it does not listen, with all that it started."""
    if sys.platform == "win32":
        process.terminate()
        process.wait(60)
        return
    process.send_signal(signal.SIGINT)
    try:
        process.wait(60)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
