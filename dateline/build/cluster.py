"""`--engine dask://HOST:PORT`: documents are read and tagged by the workers of a Dask cluster."""

from __future__ import annotations

import contextlib
import logging
import re
import socket
import time
import warnings
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from concurrent.futures import wait as wait_for
from typing import TYPE_CHECKING

from msgspec import Struct

from dateline.build.afar import Team, Unfit, read_on
from dateline.build.stages import Step
from dateline.build.work import Bench, Worked
from dateline.problems import DatelineError
from dateline.scan import Found

if TYPE_CHECKING:
    from distributed import Client

_PORT = 8786  # Dask's own
_ANSWER, _WORKERS, _LOOK = 10.0, 60.0, 2.0
"""Seconds: for an answer of the scheduler, for a worker to come (clusters that grow with their work begin with none), between two looks at the workers."""
_LENGTH, _LONGEST = 8, 1 << 20
"""Bytes: of the length that a scheduler's greeting begins with (little-endian), and of the longest one to be thought of."""
_STANDS = "; the last site stands"


def read_on_cluster(engine: str, bench: Bench, documents: Sequence[Found], step: Step) -> Generator[Worked, None, None]:
    """Every document, in the order given, read and tagged by the cluster at `engine`; what a worker that dies had to do, others do. Raises
    DatelineError where there is no cluster, no worker, or none that is fit for the work, and where the cluster goes."""
    with _quiet(), _joined(engine) as cluster:
        executor = cluster.client.get_executor(pure=False)
        try:
            yield from read_on(Team(executor, cluster.width, cluster.result), bench, documents, step)
        finally:
            executor.shutdown(wait=False)  # takes back what was sent and is not done


class _Cluster(Struct):
    """A cluster, looked at from time to time: `workers` is how many threads it had then, `alone` since when (monotonic) it has had none."""

    engine: str
    client: Client
    workers: int = 0
    looked: float = 0.0
    alone: float = 0.0

    def width(self) -> int:
        """How many workers there are; one where none is yet, for some clusters grow when there is work."""
        return max(1, self._looks())

    def result(self, future: Future[list[Worked] | Unfit]) -> list[Worked] | Unfit:
        """What a task gives, waited for as long as there are workers. Raises DatelineError."""
        while not wait_for([future], _LOOK).done:
            self._looks()
        return result_of(future, self.engine)

    def _looks(self) -> int:
        now = time.monotonic()
        if self.workers and now - self.looked < _LOOK:
            return self.workers
        try:
            threads = self.client.sync(self.client.scheduler.ncores, callback_timeout=_ANSWER) if self.client.scheduler else {}
        except Exception:
            raise _gone(self.engine) from None
        self.workers, self.looked = sum(threads.values()), now
        self.alone = 0.0 if self.workers else self.alone or now
        if self.alone and now - self.alone > _WORKERS:
            told = f"--engine {self.engine}: has had no worker for {_WORKERS:.0f} s: start some with `dask worker {_place(self.engine)} --nthreads 1`"
            raise DatelineError(f"{told}, or build without --engine{_STANDS}")
        return self.workers


def result_of(future: Future[list[Worked] | Unfit], engine: str) -> list[Worked] | Unfit:
    """What a task that is done gives. Raises DatelineError where it gives nothing."""
    try:
        return future.result()
    except DatelineError:
        raise
    except CancelledError:  # Dask's client does this to all that is under way when it loses the scheduler
        raise _gone(engine) from None
    except Exception as why:
        raise DatelineError(f"{_told(engine, why)}{_STANDS}") from None


def _gone(engine: str) -> DatelineError:
    told = "the scheduler is gone: its log says why; start it again and build again, or build without --engine"
    return DatelineError(f"--engine {engine}: {told}{_STANDS}")


def _told(engine: str, why: Exception) -> str:
    """Why a task came back without its work."""
    reason = (str(why.__cause__ or why).strip() or "no reason given").splitlines()[0]
    if type(why).__name__ == "KilledWorker":
        return f"--engine {engine}: several workers ended over the same documents, most often for want of memory: give them more, or build without --engine"
    if isinstance(why.__cause__ or why, ImportError) or "deserializ" in str(why):
        return f"--engine {engine}: the scheduler or a worker cannot load this program ({reason}): install the same Dateline there, with 'dateline[cluster]'"
    return f"--engine {engine}: a worker failed ({type(why).__name__}: {reason}): see its log, or build without --engine"


@contextlib.contextmanager
def _joined(engine: str) -> Iterator[_Cluster]:
    """A connection to the cluster's scheduler, closed when this is left. Raises DatelineError."""
    try:
        from distributed import Client, Security
    except ImportError:
        raise DatelineError("--engine needs Dask, which is not installed: pip install 'dateline[cluster]'") from None
    place = _place(engine)
    if place.startswith("tls:") and not Security().get_connection_args("client").get("ssl_context"):
        told = "has no certificate to encrypt with: name them in Dask's settings (distributed.comm.tls: ca-file, client.cert, client.key)"
        raise DatelineError(f"--engine {engine}: {told}{_STANDS}")
    _knock(engine, place)
    try:
        client = Client(place, timeout=_ANSWER, set_as_default=False)
    except Exception as why:
        raise _no_scheduler(engine, (str(why).strip() or type(why).__name__).splitlines()[0]) from None
    try:
        yield _Cluster(engine, client)
    finally:
        with contextlib.suppress(Exception):
            client.close(timeout=_LOOK)


def _knock(engine: str, place: str) -> None:
    """Raises DatelineError where no scheduler listens. Where nothing is encrypted it speaks first, and begins with the length of what it says:
    Dask's own client would wait for ever for something else that listens there."""
    host, _, port = place.rpartition("//")[2].rpartition(":")
    try:
        there = socket.create_connection((host.strip("[]"), int(port)), timeout=_ANSWER)
    except (OSError, OverflowError) as why:  # OverflowError: a port above 65535
        reason = getattr(why, "strerror", None) or (str(why) if isinstance(why, OverflowError) else "no answer in time")
        raise DatelineError(f"--engine {engine}: nothing answers there ({reason}): start `dask scheduler` there, or build without --engine{_STANDS}") from None
    with there, contextlib.suppress(OSError):
        if place.startswith("tls:") or 0 < int.from_bytes(there.recv(_LENGTH, socket.MSG_WAITALL), "little") < _LONGEST:
            return
    raise _no_scheduler(engine, "it does not greet as one")


def _no_scheduler(engine: str, reason: str) -> DatelineError:
    told = f"what answers there is no Dask scheduler that this version can talk to ({reason}): install the same 'dateline[cluster]' there"
    return DatelineError(f"--engine {engine}: {told}{_STANDS}")


def _place(engine: str) -> str:
    """The address as Dask writes it."""
    scheme, _, place = engine.partition("://")
    place = place.rstrip("/")
    port = "" if re.search(r":\d+$", place) else f":{_PORT}"
    return f"{'tls' if scheme == 'dask+tls' else 'tcp'}://{place}{port}"


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """What Dask has to say to its own developers is said to nobody: a build tells in one line what is wrong and what to do."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
