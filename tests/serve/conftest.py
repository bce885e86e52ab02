"""A server on loopback over a small site that the test writes itself."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dateline.problems import DatelineError
from dateline.serve import Outcome, serve

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'">
<title>{0}</title></head>
<body><h1>{0}</h1></body></html>
"""


@dataclass
class Desk:
    """A running server: its digest's folder, its address, what it said, and a count of its builds.

    Each build writes `content/words.txt` of the digest into the front page; a text that begins with "!" stops it.
    """

    root: Path
    said: list[str] = field(default_factory=list)
    builds: int = 0
    built: threading.Condition = field(default_factory=threading.Condition)
    stop: threading.Event = field(default_factory=threading.Event)

    @property
    def site(self) -> Path:
        return self.root / ".dateline" / "private"

    @property
    def words(self) -> Path:
        return self.root / "content" / "words.txt"

    @property
    def address(self) -> str:
        return self.said[0].split(" ")[5]

    @property
    def port(self) -> int:
        return int(self.address.rstrip("/").rsplit(":", 1)[1])

    def rebuild(self) -> Outcome:
        words = self.words.read_text("utf-8")
        try:
            if words.startswith("!"):
                raise DatelineError(words[1:])
            if words.startswith("?"):
                raise LookupError(words[1:])
            self.site.mkdir(parents=True, exist_ok=True)
            page = self.site / "index.html"
            changed = not page.exists() or page.read_text("utf-8") != PAGE.format(words)
            page.write_text(PAGE.format(words), "utf-8")
            return Outcome(changed=changed)
        finally:
            with self.built:
                self.builds += 1
                self.built.notify_all()

    def write(self, words: str) -> None:
        """The words of the next build, in one step: a build never sees a file half written."""
        self.words.parent.mkdir(parents=True, exist_ok=True)
        new = self.words.with_name(".words.new")
        new.write_text(words, "utf-8")
        new.replace(self.words)

    def until_build(self, number: int) -> None:
        """Waits until that many builds were made and the server knows what came of the last."""
        with self.built:
            assert self.built.wait_for(lambda: self.builds >= number, 30), f"build {number} did not come; {self.said}"
        self.until(lambda state: not state["building"])

    def until(self, wanted: Callable[[dict[str, object]], bool]) -> dict[str, object]:
        """The first state among the server's events that is as wanted."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", "/_dateline/events")
            answer = connection.getresponse()
            assert answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
            while True:
                line = answer.readline()
                assert line, "the stream ended"
                if not line.startswith(b"data: "):
                    continue
                state: dict[str, object] = json.loads(line[6:])
                if wanted(state):
                    return state
        finally:
            connection.close()

    def get(self, path: str, *, method: str = "GET", host: str | None = None) -> tuple[int, dict[str, str], bytes]:
        """One request over real HTTP: status, headers (names in small letters), body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.putrequest(method, path, skip_host=host is not None)
            if host is not None:
                connection.putheader("Host", host)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[str], Desk]]:
    """Starts a server whose first build has the given words."""
    running: list[tuple[Desk, threading.Thread]] = []

    def start(words: str) -> Desk:
        desk = Desk(tmp_path)
        desk.write(words)
        thread = threading.Thread(target=lambda: serve(tmp_path, desk.rebuild, desk.said.append, port=0, stop=desk.stop))
        thread.start()
        running.append((desk, thread))
        desk.until_build(1)
        return desk

    yield start
    for desk, thread in running:
        desk.stop.set()
        thread.join(30)
        assert not thread.is_alive()
