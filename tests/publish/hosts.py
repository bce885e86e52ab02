"""Where the tests publish to: real targets on this machine, each with a way to look at what stands there behind the program's back."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dateline.publish.asked import Asked
from dateline.publish.manifest import FILE
from dateline.publish.registry import open_target
from dateline.publish.target import Target

SECRET = "hunter2-correct-horse"  # noqa: S105 - of servers that live as long as a test


@dataclass
class Host:
    """A target at `url`. `login` is what the environment of who may log in says. `kill` ends its server, `start` starts it again (None where there
    is none). `wrong` makes the credentials wrong; `disk` is the folder that it keeps files in. `told` gives the type and time that a bucket
    keeps of a file; `service` is the address of what keeps the buckets, and `by` opens the target by another one."""

    kind: str
    url: str
    root: Path
    stands: Callable[[], dict[str, bytes]]
    put: Callable[[str, bytes], None]
    said: Mapping[str, str] = field(default_factory=dict)
    login: Mapping[str, str] = field(default_factory=dict)
    kill: Callable[[], None] | None = None
    start: Callable[[], None] | None = None
    wrong: Callable[[], None] | None = None
    disk: Path = Path()
    told: Callable[[str], tuple[str, str]] = lambda path: ("", "")
    service: str = ""

    def open(self, **said: str) -> Target:
        target = open_target(Asked("host", self.url, self.root, {**self.said, **said}))
        if hasattr(target, "pauses"):
            target.pauses = (0.05, 0.05)  # a test waits for no server
        return target

    def by(self, address: str, monkeypatch: pytest.MonkeyPatch) -> Target:
        for name, value in self.login.items():
            monkeypatch.setenv(name, value.replace(self.service, address))
        return self.open(**({"endpoint": address} if self.kind == "s3" else {}))

    def site(self) -> dict[str, bytes]:
        """What stands there but for the program's notes."""
        return {path: data for path, data in self.stands().items() if path not in (FILE, ".nojekyll")}


def on_disk(folder: Path) -> tuple[Callable[[], dict[str, bytes]], Callable[[str, bytes], None]]:
    """Reads and writes a folder that a server serves."""

    def stands() -> dict[str, bytes]:
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def put(path: str, data: bytes) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)

    return stands, put


def folder(base: Path) -> Host:
    stands, put = on_disk(base / "public")
    return Host("folder", str(base / "public"), base / "digest", stands, put, disk=base / "public")


def program(name: str) -> str:
    """Where a program is; fails the test with what to do where there is none."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    if not found:
        pytest.fail(f"{name} is missing: run `make test`, which installs it (`make test-fast` does without)", pytrace=False)
    return found


def git(repository: Path, *words: str, said: bytes = b"") -> bytes:
    done = subprocess.run([program("git"), *words], cwd=repository, input=said, capture_output=True, check=True, timeout=60)
    return done.stdout


class _GitOverHttp(BaseHTTPRequestHandler):
    """Git's own server for HTTP (git-http-backend, a CGI program), behind a login."""

    def answer(self) -> None:
        if self.headers.get("Authorization") != "Basic " + base64.b64encode(f"me:{SECRET}".encode()).decode():
            self.send_response(401)
            self.send_header("WWW-Authenticate", "Basic realm=git")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        path, _, query = self.path.partition("?")
        size = int(self.headers.get("Content-Length", 0))
        if self.headers.get("Transfer-Encoding") == "chunked":
            body = b""
            while many := int(self.rfile.readline(), 16):
                body += self.rfile.read(many)
                self.rfile.readline()
            self.rfile.readline()
        else:
            body = self.rfile.read(size)
        env = os.environ | {
            "GIT_PROJECT_ROOT": str(self.server.base),  # type: ignore[attr-defined]
            "GIT_HTTP_EXPORT_ALL": "1", "REMOTE_USER": "me", "PATH_INFO": path, "QUERY_STRING": query, "REQUEST_METHOD": self.command,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""), "CONTENT_LENGTH": str(len(body)), "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
        }  # fmt: skip
        done = subprocess.run([program("git"), "http-backend"], input=body, env=env, capture_output=True, check=False, timeout=60)
        head, _, answer = done.stdout.partition(b"\r\n\r\n")
        lines = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        self.send_response(int(lines.pop("Status", "200").split()[0]))
        for name, value in lines.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_GET = do_POST = answer  # noqa: N815 - names that the library asks for

    def log_message(self, *arguments: object) -> None:
        """Nothing."""


def git_over_http(base: Path) -> Host:
    """A bare repository, served by git-http-backend. A foreign file is put there by a commit, as a colleague would."""
    bare = base / "served" / "digest.git"
    bare.mkdir(parents=True)
    git(bare, "init", "--quiet", "--bare")
    for setting in ("http.receivepack", "uploadpack.allowFilter"):
        git(bare, "config", setting, "true")
    servers: list[ThreadingHTTPServer] = []
    port = 0

    def start() -> None:
        server = ThreadingHTTPServer(("127.0.0.1", port), _GitOverHttp)
        server.base = bare.parent  # type: ignore[attr-defined]
        server.daemon_threads = True
        servers.append(server)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def kill() -> None:
        while servers:
            server = servers.pop()
            server.shutdown()
            server.server_close()

    start()
    port = servers[0].server_port
    stands, put = in_branch(bare)
    host = Host("git", f"http://me:{SECRET}@127.0.0.1:{port}/digest.git", base / "digest", stands, put, kill=kill, start=start, disk=bare / "objects")

    def wrong() -> None:
        host.url = host.url.replace(SECRET, SECRET[::-1] + SECRET)

    host.wrong = wrong
    return host


def in_branch(bare: Path, branch: str = "gh-pages") -> tuple[Callable[[], dict[str, bytes]], Callable[[str, bytes], None]]:
    """Reads and writes a branch of a bare repository."""

    def stands() -> dict[str, bytes]:
        if not git(bare, "branch", "--list", branch):
            return {}
        listed = [line.split(b"\t") for line in git(bare, "ls-tree", "-r", "-z", branch).split(b"\0") if line]
        names = [path.decode() for _, path in listed]
        raw, found = git(bare, "cat-file", "--batch", said=b"\n".join(about.split()[2] for about, _ in listed) + b"\n"), {}
        for path in names:
            head, _, raw = raw.partition(b"\n")
            size = int(head.split()[2])
            found[path], raw = raw[:size], raw[size + 1 :]
        return found

    def put(path: str, data: bytes) -> None:
        ref = f"refs/heads/{branch}"
        last = f"from {ref}^0\n" if git(bare, "branch", "--list", branch) else ""
        head = f'commit {ref}\ncommitter A <a@example.org> 1700000000 +0000\ndata 6\nTheirs\n{last}M 100644 inline "{path}"\ndata {len(data)}\n'
        git(bare, "fast-import", "--quiet", said=head.encode() + data + b"\n")

    return stands, put
