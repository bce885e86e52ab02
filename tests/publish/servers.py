"""Servers on loopback: rclone's WebDAV, S3rver, emulators of Google's and Azure's, OpenSSH. Each runs for a process's tests, can be killed and started."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.publish.hosts import SECRET, Host, on_disk, program
from tests.support.tools import tool

Make = Callable[[Path, str], Host]
"""Makes an empty place on a server, by its name, for the digest in a folder."""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@dataclass
class Server:
    """A program that listens on `port`."""

    words: list[str]
    port: int
    env: Mapping[str, str] = field(default_factory=dict)
    end: int = signal.SIGKILL
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it, and waits until it listens."""
        if self.process is not None:
            return
        self.process = subprocess.Popen(self.words, env=os.environ | self.env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + 20
        while time.monotonic() < end:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return
            assert self.process.poll() is None, f"{self.words[0]} ended with {self.process.returncode}"
            time.sleep(0.02)
        pytest.fail(f"{self.words[0]} does not listen")

    def kill(self) -> None:
        """Ends it at once, and what it has started for each connection."""
        if self.process is None:
            return
        for pid in [*_children(self.process.pid), self.process.pid]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, self.end)
        self.process.wait(10)
        self.process = None


def _children(pid: int) -> list[int]:
    """The processes that one has started, and those that these have."""
    told = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True, timeout=20).stdout
    pairs = [tuple(map(int, line.split())) for line in told.splitlines()]
    own = [child for child, parent in pairs if parent == pid]
    return [one for child in own for one in (*_children(child), child)]


@contextlib.contextmanager
def webdav(base: Path) -> Iterator[Make]:
    """rclone's WebDAV server, behind a login."""
    port, served = free_port(), base / "webdav"
    served.mkdir()
    words = [program("rclone"), "serve", "webdav", str(served), "--addr", f"127.0.0.1:{port}", "--user", "me", "--pass", SECRET, "--dir-cache-time", "0s"]
    server = Server(words, port, {"RCLONE_CONFIG": str(base / "none.conf")})

    def host(root: Path, name: str) -> Host:
        server.start()
        (served / name).mkdir()
        stands, put = on_disk(served / name)
        return Host("webdav", f"webdav://me:{SECRET}@127.0.0.1:{port}/{name}", root, stands, put, kill=server.kill, start=server.start, disk=served / name)

    try:
        yield host
    finally:
        server.kill()


@contextlib.contextmanager
def s3(base: Path) -> Iterator[Make]:
    """S3rver, which checks signatures; it keeps objects on the disk."""
    port = free_port()
    entry = tool("s3rver", "bin", "s3rver.js")
    words = [program("node"), str(entry), "-d", str(base / "s3"), "-a", "127.0.0.1", "-p", str(port), "-s", "--no-vhost-buckets", "--configure-bucket", "news"]
    (base / "s3").mkdir()
    server = Server(words, port)
    service, login = f"http://127.0.0.1:{port}", {"AWS_ACCESS_KEY_ID": "S3RVER", "AWS_SECRET_ACCESS_KEY": "S3RVER"}

    def host(root: Path, name: str) -> Host:
        import s3fs

        server.start()
        bucket = s3fs.S3FileSystem(key="S3RVER", secret="S3RVER", endpoint_url=service, use_listings_cache=False)  # noqa: S106 - what S3rver takes

        def stands() -> dict[str, bytes]:
            return {path.removeprefix(f"news/{name}/"): bucket.cat_file(path) for path in bucket.find(f"news/{name}")}

        def put(path: str, data: bytes) -> None:
            bucket.pipe_file(f"news/{name}/{path}", data)

        def told(path: str) -> tuple[str, str]:
            head = bucket.call_s3("head_object", Bucket="news", Key=f"{name}/{path}")
            return head["ContentType"], head["CacheControl"]

        said, disk = {"endpoint": service, "region": "us-east-1"}, base / "s3" / "news" / name
        return Host("s3", f"s3://news/{name}", root, stands, put, said, login, server.kill, server.start, told=told, service=service, disk=disk)

    try:
        yield host
    finally:
        server.kill()


@contextlib.contextmanager
def gs(base: Path) -> Iterator[Make]:
    """An emulator of Google Cloud Storage, which lets everybody in; it keeps objects on the disk."""
    port, served = free_port(), base / "gs"
    service = f"http://127.0.0.1:{port}"
    words = [sys.executable, "-m", "gcp_storage_emulator", "-d", str(served), "start", "-H", "127.0.0.1", "--port", str(port), "--default-bucket", "news", "-q"]
    server = Server(words, port)

    def host(root: Path, name: str) -> Host:
        from gcsfs.core import GCSFileSystem

        server.start()
        disk = served / ".cloudstorage" / "news" / name
        stands, _ = on_disk(disk)
        login = {"STORAGE_EMULATOR_HOST": service}
        bucket = GCSFileSystem(token="anon", endpoint_url=service)  # noqa: S106 - nobody logs in

        def put(path: str, data: bytes) -> None:
            bucket.pipe_file(f"news/{name}/{path}", data)

        def told(path: str) -> tuple[str, str]:
            about = bucket.info(f"news/{name}/{path}")
            return about["contentType"], about["cacheControl"]

        return Host("gs", f"gs://news/{name}", root, stands, put, {}, login, server.kill, server.start, told=told, service=service, disk=disk)

    try:
        yield host
    finally:
        server.kill()


AZURE = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
"""The key that every Azurite has (its README)."""
_CONNECTION = "AZURE_STORAGE_CONNECTION_STRING"


@contextlib.contextmanager
def az(base: Path) -> Iterator[Make]:
    """Azurite, Microsoft's own emulator, which checks signatures. What is where it notes on the disk only every few seconds, so it is asked to end."""
    port = free_port()
    entry = tool("azurite", "dist", "src", "blob", "main.js")
    options = ["--silent", "--disableTelemetry", "--skipApiVersionCheck", "--location", str(base / "az"), "--blobHost", "127.0.0.1", "--blobPort", str(port)]
    server = Server([program("node"), str(entry), *options], port, end=signal.SIGTERM)
    service = f"http://127.0.0.1:{port}"
    login = {_CONNECTION: f"AccountName=devstoreaccount1;AccountKey={AZURE};BlobEndpoint={service}/devstoreaccount1"}

    def host(root: Path, name: str) -> Host:
        from adlfs import AzureBlobFileSystem

        server.start()
        fs = AzureBlobFileSystem(connection_string=login[_CONNECTION], use_listings_cache=False)
        fs._strip_protocol = lambda path: path.strip("/")
        if not fs.exists("news"):
            fs.mkdir("news")

        def stands() -> dict[str, bytes]:
            return {path.removeprefix(f"news/{name}/"): fs.cat_file(path) for path in fs.find(f"news/{name}")}

        def put(path: str, data: bytes) -> None:
            fs.pipe_file(f"news/{name}/{path}", data)

        def told(path: str) -> tuple[str, str]:
            about = fs.info(f"news/{name}/{path}")["content_settings"]
            return about["content_type"], about["cache_control"]

        disk = base / "az" / "__blobstorage__"
        return Host("az", f"az://news/{name}", root, stands, put, {}, login, server.kill, server.start, told=told, service=service, disk=disk)

    try:
        yield host
    finally:
        server.kill()


@contextlib.contextmanager
def sftp(base: Path) -> Iterator[Make]:
    """OpenSSH's server and its sftp-server, for one key; `base`/home is the home of who may log in."""
    port, served, ssh = free_port(), base / "sftp", base / "home" / ".ssh"
    for folder in (served, ssh):
        folder.mkdir(parents=True)
    for key in ("host", "home/.ssh/id_ed25519"):
        subprocess.run([program("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", str(base / key)], check=True, timeout=30)
    (ssh / "known_hosts").write_text(f"[127.0.0.1]:{port} {(base / 'host.pub').read_text('ascii')}", "ascii")
    shutil.copy(ssh / "id_ed25519.pub", base / "authorized")
    if os.geteuid() == 0:  # sshd wants its empty folder
        Path("/run/sshd").mkdir(exist_ok=True)
    settings = {
        "Port": port, "ListenAddress": "127.0.0.1", "HostKey": base / "host", "AuthorizedKeysFile": base / "authorized", "PidFile": "none", "StrictModes": "no",
        "UsePAM": "no", "PasswordAuthentication": "no", "PermitRootLogin": "yes", "Subsystem": "sftp internal-sftp",
    }  # fmt: skip
    (base / "sshd_config").write_text("".join(f"{key} {value}\n" for key, value in settings.items()), "utf-8")
    server = Server([program("sshd"), "-D", "-f", str(base / "sshd_config")], port)

    def host(root: Path, name: str) -> Host:
        server.start()
        (served / name).mkdir()
        stands, put = on_disk(served / name)
        url, login = f"sftp://127.0.0.1:{port}{served / name}", {"HOME": str(base / "home")}
        return Host("sftp", url, root, stands, put, {}, login, server.kill, server.start, disk=served / name)

    try:
        yield host
    finally:
        server.kill()


KINDS: Mapping[str, Callable[[Path], contextlib.AbstractContextManager[Make]]] = {"webdav": webdav, "s3": s3, "gs": gs, "az": az, "sftp": sftp}
