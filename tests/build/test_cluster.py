"""`--engine`: any executor, and a real Dask cluster, read and tag as one process does; what goes wrong there is told in one line."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

import pytest

from benchmarks import corpus
from dateline.build import afar, cluster, code
from dateline.build.options import Options
from dateline.build.run import build
from dateline.build.stages import Stages, Step, silent
from dateline.build.verify import verify
from dateline.build.work import Bench, Worked, read_and_tag
from dateline.content import load_content
from dateline.problems import DatelineError
from dateline.scan import Found, scan
from tests.support.program import REPO, TODAY

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process is stopped for a while and killed only on POSIX")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("cluster") / "digest"
    (root / "content").mkdir(parents=True)
    (root / "content/site.yml").write_text("title: Far away\nsearch: none\nrights: full\nunreviewed: hide\n", "utf-8")
    corpus.write(root / "seeds", 110)  # more than are worth the sending
    return root


@pytest.fixture(autouse=True)
def program_as_it_is() -> None:
    """Somebody may work on the program while its tests run: each test looks at the files anew, as the workers it starts do."""
    code._program.cache_clear()


def bench_of(root: Path) -> tuple[Bench, list[Found]]:
    documents = scan(root).documents
    return Bench.make(root, load_content(root)), [documents[path] for path in sorted(documents)]


@pytest.mark.parametrize("make", [lambda: ThreadPoolExecutor(3), lambda: ProcessPoolExecutor(2, get_context("spawn"))], ids=["threads", "processes"])
def test_any_executor_gives_what_one_process_gives_in_its_order(root: Path, make: Callable[[], Executor]) -> None:
    bench, documents = bench_of(root)
    documents = documents[:50]
    told: list[int] = []
    with make() as executor:
        afar_read = list(afar.read_on(afar.Team(executor, lambda: 2), bench, documents, lambda many, _cost=0: told.append(many)))
    assert afar_read == list(read_and_tag(bench, documents, 1, silent))
    assert sum(told) == 50 and len(told) > 2
    assert list((root / ".dateline").glob("briefing*")) == []


def told_by(executor: Executor, bench: Bench, documents: list[Found]) -> str:
    with pytest.raises(DatelineError) as raised:
        list(afar.read_on(afar.Team(executor, lambda: 1), bench, documents, silent))
    return str(raised.value)


def test_a_worker_with_another_version_is_told_apart(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = afar.equipment
    monkeypatch.setattr(afar, "equipment", lambda content: here(content) | {"Python": "2.7", "lxml": "0.1"})
    with ThreadPoolExecutor(1) as executor:
        told = told_by(executor, *bench_of(root))
    assert f"(process {os.getpid()}) has Python 3." in told
    assert " where the build has 2.7, lxml " in told
    assert told.endswith(" where the build has 0.1: install the same on all machines (the last site stands)")


def test_a_worker_that_does_not_see_the_folder_is_told_before_it_reads_anything(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(afar, "_bench", [])  # as in a worker that nobody has told anything yet
    monkeypatch.setattr(afar, "Task", lambda file, sha256, documents: real(str(Path(file).parent.parent / "elsewhere/.dateline/briefing"), sha256, documents))
    with ThreadPoolExecutor(1) as executor:
        told = told_by(executor, *bench_of(root))
    assert "does not see the digest's folder at " in told
    assert "(No such file or directory): put it on a file system that all machines share, at the same path (the last site stands)" in told


real = afar.Task


def test_a_document_that_only_a_worker_cannot_read_stops_the_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench, documents = bench_of(root)
    monkeypatch.setattr(afar, "Task", lambda file, sha256, some: real(file, sha256, tuple(one._replace(path=f"{one.path}.not") for one in some)))
    with ThreadPoolExecutor(1) as executor:
        told = told_by(executor, bench, documents)
    assert told.startswith(f"{documents[0].path}: error: a worker cannot read this document, and this machine can: ")


def test_a_document_that_is_gone_is_told_as_one_process_tells_it(root: Path) -> None:
    bench, documents = bench_of(root)
    documents[3] = documents[3]._replace(path="seeds/gone.md")
    with ThreadPoolExecutor(1) as executor:
        assert list(afar.read_on(afar.Team(executor, lambda: 1), bench, documents[:6], silent)) == list(read_and_tag(bench, documents[:6], 1, silent))


def refused(root: Path, engine: str, monkeypatch: pytest.MonkeyPatch | None = None, stages: Stages | None = None) -> str:
    """The one line that a build with this engine ends with."""
    with pytest.raises(DatelineError) as raised:
        build(Options(root, engine=engine, today=TODAY, store=root / "store", output=root / "none"), stages)
    told = str(raised.value)
    assert "\n" not in told and not (root / "none/index.html").exists()
    return told


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def test_where_nothing_listens_the_build_says_so(root: Path) -> None:
    engine = f"dask://127.0.0.1:{free_port()}"
    assert refused(root, engine) == (
        f"--engine {engine}: nothing answers there (Connection refused): start `dask scheduler` there, or build without --engine; the last site stands"
    )


@pytest.mark.parametrize("says", [b"", b"SSH-2.0-OpenSSH_9.2\r\n"], ids=["nothing", "something else"])
def test_what_is_no_dask_scheduler_is_told(root: Path, says: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_ANSWER", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=lambda: server.accept()[0].sendall(says), daemon=True).start()
        engine = f"dask://127.0.0.1:{server.getsockname()[1]}"
        assert refused(root, engine).startswith(f"--engine {engine}: what answers there is no Dask scheduler that this version can talk to (")


def test_without_the_library_the_build_says_what_to_install(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert refused(root, "dask://127.0.0.1:8786") == "--engine needs Dask, which is not installed: pip install 'dateline[cluster]'"


def test_encryption_without_a_certificate_is_told_before_anybody_is_asked(root: Path) -> None:
    dask = pytest.importorskip("dask")
    with dask.config.set({"distributed.comm.tls.ca-file": None}):
        told = refused(root, "dask+tls://127.0.0.1:1")
    assert told.startswith("--engine dask+tls://127.0.0.1:1: has no certificate to encrypt with: name them in Dask's settings (")


class KilledWorker(Exception):  # noqa: N818 - Dask's name
    """As Dask names it."""


@pytest.mark.parametrize(
    ("why", "told"),
    [
        (KilledWorker("…"), "several workers ended over the same documents, most often for want of memory: give them more, or build without --engine"),
        (ModuleNotFoundError("No module named 'dateline'"), "cannot load this program (No module named 'dateline'): install the same Dateline there"),
        (ZeroDivisionError("by zero\nin a file"), "a worker failed (ZeroDivisionError: by zero): see its log, or build without --engine"),
    ],
)
def test_what_comes_back_instead_of_work_is_one_line(why: Exception, told: str) -> None:
    future: Future[list[Worked] | afar.Unfit] = Future()
    future.set_exception(why)
    with pytest.raises(DatelineError) as raised:
        cluster.result_of(future, "dask://here")
    assert str(raised.value).startswith("--engine dask://here: ") and told in str(raised.value) and "\n" not in str(raised.value)


@pytest.mark.parametrize("word", ["127.0.0.1:8786", "ray://here:1", "dask://", "dask://a b:1", "dask://here:port"])
def test_an_address_that_is_none_is_a_wrong_usage(word: str) -> None:
    done = subprocess.run([sys.executable, str(REPO / "build.py"), "build", "--engine", word], capture_output=True, text=True, check=False)
    assert (done.returncode, f"{word} is no engine; write it as dask://HOST:PORT" in done.stderr) == (2, True)


@dataclass
class Dask:
    """A scheduler and its workers, each a process of its own on this machine."""

    folder: Path
    stack: ExitStack
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def engine(self) -> str:
        address: str = json.loads((self.folder / "scheduler.json").read_text("utf-8"))["address"]
        return address.replace("tcp://", "dask://")

    def worker(self) -> None:
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1", "--death-timeout", "60", "--local-directory", str(self.folder))
        self.workers.append(self.stack.enter_context(process("worker", "--scheduler-file", str(self.folder / "scheduler.json"), *options)))


@contextmanager
def process(*words: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of Dask that is gone when this is left, whatever happens."""
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    started = subprocess.Popen([sys.executable, "-m", "dask", *words], cwd=REPO, start_new_session=True, **quiet)
    try:
        yield started
    finally:
        started.kill()
        started.wait()


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Dask]:
    with ExitStack() as stack:
        file = tmp_path / "scheduler.json"
        words = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
        started = Dask(tmp_path, stack, stack.enter_context(process("scheduler", *words)))
        until = time.monotonic() + 60
        while not file.exists() or not file.read_text("utf-8").endswith("}"):
            assert time.monotonic() < until and started.scheduler.poll() is None, "no scheduler came up"
            time.sleep(0.05)
        yield started


def at_the_first_result(does: Callable[[], None]) -> Stages:
    """Stages that do something when the first documents are read, and the others are not."""
    left = [does]

    def begin(what: str, many: int, cost: int = 0) -> Step:
        def step(more: int, of_it: int = 0) -> None:
            if what == "documents" and left:
                left.pop()()

        return step

    return Stages(begin)


@pytest.mark.slow
def test_of_two_workers_one_is_killed_midway_and_the_site_has_the_same_bytes(root: Path, dask: Dask) -> None:
    from distributed import Client

    dask.worker()
    dask.worker()
    client = Client(dask.engine.replace("dask://", "tcp://"), set_as_default=False)
    client.wait_for_workers(2, timeout=60)
    pids = client.run(os.getpid)
    died: list[tuple[int, int]] = []

    def kill_one() -> None:
        """Both stand still until both have been given work, so that the one that is killed has some, however fast they are."""
        until = time.monotonic() + 60
        while not all(sent := [len(client.processing()[address]) for address in pids]) and time.monotonic() < until:
            time.sleep(0.05)
        victim, other = pids.values()
        died.append((victim, sent[0]))
        os.kill(victim, signal.SIGKILL)
        os.kill(other, signal.SIGCONT)

    def begin(what: str, many: int, cost: int = 0) -> Step:
        if what == "documents":
            for pid in pids.values():
                os.kill(pid, signal.SIGSTOP)
            killer.start()
        return Stages().begin(what, many, cost)

    killer = threading.Thread(target=kill_one)
    try:
        options = Options(root, engine=dask.engine, today=TODAY)
        outcome = build(options, Stages(begin))
        killer.join()
        assert (outcome.read, outcome.totals["items"]) == (110, 110)
        assert died[0][1] > 0, "the worker that was killed had nothing to do any more"
        assert [worker.poll() for worker in dask.workers if worker.pid == died[0][0]] == [-signal.SIGKILL]
        assert verify(Options(root, jobs=1, today=TODAY), outcome.folder) == []
    finally:
        client.close()


@pytest.mark.slow
def test_ctrl_c_takes_back_what_was_sent(root: Path, dask: Dask) -> None:
    from distributed import Client

    dask.worker()
    with Client(dask.engine.replace("dask://", "tcp://"), set_as_default=False) as client:
        client.wait_for_workers(1, timeout=60)

        def stop() -> None:
            assert sum(map(len, client.processing().values())) > 1
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            build(Options(root, engine=dask.engine, today=TODAY, store=root / "store", output=root / "none"), at_the_first_result(stop))
        until = time.monotonic() + 10
        while sum(map(len, client.processing().values())):
            assert time.monotonic() < until, "what was sent is still being done"
            time.sleep(0.1)
        assert not (root / "none/index.html").exists()


@pytest.mark.slow
def test_a_scheduler_that_goes_midway_is_told(root: Path, dask: Dask) -> None:
    dask.worker()
    told = refused(root, dask.engine, stages=at_the_first_result(dask.scheduler.kill))
    assert told == (
        f"--engine {dask.engine}: the scheduler is gone: its log says why; start it again and build again, or build without --engine; the last site stands"
    )


@pytest.mark.slow
def test_a_cluster_without_workers_is_told(root: Path, dask: Dask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_WORKERS", 0.5)
    monkeypatch.setattr(cluster, "_LOOK", 0.1)
    assert refused(root, dask.engine).startswith(f"--engine {dask.engine}: has had no worker for 0 s: start some with `dask worker tcp://127.0.0.1:")
