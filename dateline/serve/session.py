"""One run of the development server, from the first build to Ctrl-C."""

from __future__ import annotations

import gc
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from dateline.problems import DatelineError
from dateline.serve.server import LOOPBACK, Server, listen
from dateline.serve.state import Live, Outcome
from dateline.serve.watch import changes


def serve(
    root: Path,
    rebuild: Callable[[], Outcome],
    say: Callable[[str], None],
    *,
    port: int = 8000,
    site: Path | None = None,
    stop: threading.Event | None = None,
) -> None:
    """Builds with `rebuild`, serves `site` (by default `.dateline/private/` of the digest at `root`), and builds again on every change.

    Returns on Ctrl-C, or once `stop` is set. `say` is given lines for a person. A DatelineError of `rebuild` is shown in the browser, as
    is any other failure; the server goes on. Raises DatelineError where `port` is taken.
    """
    root = root.resolve()
    stop = stop or threading.Event()
    live = Live(f"{time.time_ns():x}")
    server = listen(port, site or root / ".dateline" / "private", live)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, name="dateline-serve", daemon=True).start()
    gc.disable()  # nobody waits between builds: cycles are looked for then, not while a page is waited for
    try:
        say(f"serving the private edition at http://{LOOPBACK}:{server.server_port}/ (Ctrl-C ends it)")
        for _ in changes(root, stop):
            _build(live, rebuild, say)
            gc.collect()
    except KeyboardInterrupt:
        say("stopped")
    finally:
        gc.enable()
        _close(server, live)


def _build(live: Live, rebuild: Callable[[], Outcome], say: Callable[[str], None]) -> None:
    live.begin()
    try:
        outcome = rebuild()
    except DatelineError as why:
        for problem in why.problems:
            say(str(problem))
        outcome = Outcome(errors=tuple(str(problem) for problem in why.problems))
    except Exception as why:  # a fault of the program must not end the server: it is shown, and the next change tried
        say(traceback.format_exc().rstrip())
        outcome = Outcome(errors=(f"error: the program failed ({type(why).__name__}: {why}). The terminal shows where; please report it",))
    live.end(outcome)


def _close(server: Server, live: Live) -> None:
    live.close()
    server.shutdown()
    server.server_close()
