"""A real Chromium, and a log of everything that a page in it does beyond showing itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request, sync_playwright

from tests.support.tools import chromium_path

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Log:
    """What happened in a browsing context: every request, dialog and error, in order."""

    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def foreign(self, home: str) -> list[str]:
        """Requests to anything but the host of `home` (for a `file:` address: but files)."""
        host = urlsplit(home)[:2]
        return [one for one in self.requests if urlsplit(one)[:2] != host and not one.startswith(("data:", "blob:"))]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Starts the Chromium that is there, headless."""
    path = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def visiting(browser: Browser, **options: object) -> Iterator[tuple[Page, Log]]:
    """A fresh page in a context of its own (`options` as of Browser.new_context), and the log of what happens there."""
    options.setdefault("viewport", {"width": 1280, "height": 900})
    context = browser.new_context(**options)  # type: ignore[arg-type]
    log = Log()
    _watch(context, log)
    try:
        yield context.new_page(), log
    finally:
        context.close()


def _watch(context: BrowserContext, log: Log) -> None:
    context.set_default_timeout(10_000)

    def asked(request: Request) -> None:
        log.requests.append(request.url)

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            log.errors.append(f"{message.text} ({message.location.get('url', '')})")

    def opened(dialog: Dialog) -> None:
        log.dialogs.append(dialog.message)
        dialog.dismiss()

    context.on("request", asked)
    context.on("console", said)
    context.on("dialog", opened)
    context.on("weberror", lambda error: log.errors.append(str(error.error)))
