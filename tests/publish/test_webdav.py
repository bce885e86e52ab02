"""Folders of a WebDAV server, which many files that are sent at once want."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

from dateline.publish.targets.webdav import _Writer


class Server:
    """A server that makes a folder only in one that is there, and is busy (423) while it makes one of the same name."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.busy: set[str] = set()
        self.files: set[str] = set()
        self.lock = threading.Lock()

    def mkdir(self, folder: str) -> None:
        from webdav4.client import ResourceConflict

        with self.lock:
            assert folder not in self.busy, f"423 Locked: {folder}"
            if folder.rpartition("/")[0] not in ("", *self.made):
                raise ResourceConflict("no such parent")
            self.busy.add(folder)
        time.sleep(0.005)
        with self.lock:
            self.busy.discard(folder)
            self.made.append(folder)

    def upload_fileobj(self, _: object, path: str, **__: object) -> None:
        self.files.add(path)


def test_a_folder_is_asked_for_once_however_many_files_want_it_at_once() -> None:
    server = Server()
    fs, writer = SimpleNamespace(client=server), _Writer()
    paths = [f"items/2025/{month:02}/{name}.html" for name in "abcd" for month in range(4)]
    with ThreadPoolExecutor(8) as threads:
        for sent in [threads.submit(writer.put, fs, path, b"") for path in paths]:
            sent.result()
    assert server.files == set(paths)
    assert sorted(server.made) == ["items", "items/2025", *(f"items/2025/{month:02}" for month in range(4))]
