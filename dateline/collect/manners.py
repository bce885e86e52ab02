"""Politeness: robots.txt (RFC 9309), one request at a time to a host with a pause between two, redirects followed within bounds."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from typing import Any
from urllib.parse import urljoin

from msgspec import Struct, field
from msgspec.structs import replace

from dateline.collect.bounds import Bounds
from dateline.net.address import origin, sendable
from dateline.net.bounds import Failed
from dateline.net.courtesy import NAME, retry_after
from dateline.net.wire import Answer, ask

Origin = tuple[str, str, int]
_REDIRECTS = (301, 302, 303, 307, 308)
# As much of a robots.txt as the standard wants to be read.
_ROBOTS = 512_000
# A host that asks for more is asked again all the same.
_LONGEST_WAIT = 7 * 86_400.0
# So long is one left alone that does not say how long.
_SILENT = 3_600.0
_TAKEN = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"


class Manners(Struct):
    """How this run behaves towards hosts, and what it has learnt of them. `closed` are hosts that asked to be left alone, until when
    (seconds since 1970)."""

    agent: str
    bounds: Bounds
    closed: dict[str, float] = field(default_factory=dict)
    now: Callable[[], float] = time.time
    sleep: Callable[[float], object] = time.sleep
    _rules: dict[Origin, Any] = field(default_factory=dict)
    _free: dict[str, float] = field(default_factory=dict)
    _down: dict[str, Failed] = field(default_factory=dict)

    def free_at(self, host: str) -> float:
        """When (on the monotonic clock) the host may be asked again; 0 for at once."""
        return 0.0 if host in self._down else self._free.get(host, 0.0)

    def get(self, url: str, own: Collection[Origin], headers: Mapping[str, str] | None = None) -> Answer:
        """The answer to a request, redirects followed. `own` are the origins that a person named: only these may lie within this machine's
        network. Raises Failed."""
        return self._follow(url, own, {"User-Agent": self.agent, "Accept": _TAKEN, **(headers or {})}, self.bounds)

    def _follow(self, url: str, own: Collection[Origin], headers: Mapping[str, str], bounds: Bounds, *, robots: bool = False) -> Answer:
        seen = [url]
        while True:
            if not robots:
                self._permitted(url, own)
            answer = self._asked(url, own, headers, bounds, cut=robots)
            target = answer.headers.get("location", "").strip()
            if answer.status not in _REDIRECTS or not target:
                return answer
            try:
                url = sendable(urljoin(url, target))
            except (Failed, ValueError):
                raise Failed(f"redirects to “{target[:100]}”, which is no web address; write the address it should be", "never") from None
            if url in seen:
                raise Failed("redirects in a circle; look whether a browser gets there (it may want cookies), and save it by hand", "never")
            if len(seen) > bounds.redirects:
                raise Failed(f"redirects more than {bounds.redirects} times; write the address it ends at", "never")
            seen.append(url)

    def _asked(self, url: str, own: Collection[Origin], headers: Mapping[str, str], bounds: Bounds, *, cut: bool) -> Answer:
        """One request, in its turn. A host that cannot be reached is not tried again in this run."""
        host = origin(url)[1]
        if host in self._down:
            raise self._down[host]
        if (left := self.closed.get(host, 0.0) - self.now()) > 0:
            raise Failed(f"is on {host}, which asked to be left alone; it is asked again in {_told(left)}", "quiet")
        self.sleep(max(0.0, self.free_at(host) - time.monotonic()))
        try:
            answer = ask(url, headers, bounds, inside=origin(url) in own, cut=cut)
        except Failed as why:
            if why.kind == "away":
                self._down[host] = why
            raise
        finally:
            self._free[host] = time.monotonic() + self._pause(url)
        wait = answer.headers.get("retry-after", "")
        if answer.status in (429, 503) and (answer.status == 429 or wait):
            seconds = min(retry_after(wait, self.now(), _SILENT), _LONGEST_WAIT)
            self.closed[host] = self.now() + seconds
            raise Failed(f"was answered with {answer.status}: {host} asks to be left alone; it is asked again in {_told(seconds)}", "later")
        return answer

    def _permitted(self, url: str, own: Collection[Origin]) -> None:
        """Raises Failed where the host's robots.txt forbids the address, or cannot be had (RFC 9309, 2.3.1.4: then nothing is allowed)."""
        at = origin(url)
        if at not in self._rules:
            self._rules[at] = self._robots(at, own)
            self._free[at[1]] = time.monotonic() + self._pause(url)
        rules = self._rules[at]
        if isinstance(rules, Failed):
            raise rules
        if rules is not None and not rules.can_fetch(url, NAME):
            raise Failed(f"is forbidden to programs by robots.txt of {at[1]}; save it by hand, or ask the publisher", "never")

    def _robots(self, at: Origin, own: Collection[Origin]) -> Any:
        """The rules of an origin: None where it has none, Failed where they cannot be had."""
        scheme, host, port = at
        name = f"[{host}]" if ":" in host else host
        address = sendable(f"{scheme}://{name}:{port}/robots.txt")
        headers = {"User-Agent": self.agent, "Accept": "text/plain,*/*;q=0.8"}
        try:
            answer = self._follow(address, own, headers, replace(self.bounds, size=_ROBOTS), robots=True)
        except Failed as why:
            return why if why.kind in ("later", "quiet", "refused") or host in self._down else Failed(f"is not asked for: robots.txt of {host} {why}", "away")
        if answer.status >= 500:
            what = f"robots.txt of {host} answers with {answer.status}, and what it allows is not known"
            return Failed(f"is not asked for: {what}; the next run tries again", "away")
        if not 200 <= answer.status < 300:
            return None
        from protego import Protego

        return Protego.parse(answer.body.decode("utf-8", "replace"))

    def _pause(self, url: str) -> float:
        """Seconds between two requests to a host: ours, or more where robots.txt asks for it."""
        rules = self._rules.get(origin(url))
        asked = rules.crawl_delay(NAME) if rules is not None and not isinstance(rules, Failed) else None
        return max(self.bounds.delay, min(float(asked or 0.0), self.bounds.longest_delay))


def _told(seconds: float) -> str:
    """A span as people say it."""
    return f"{seconds:.0f} seconds" if seconds < 120 else f"{seconds / 60:.0f} minutes" if seconds < 7200 else f"{seconds / 3600:.0f} hours"
