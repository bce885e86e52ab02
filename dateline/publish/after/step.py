"""What somebody is told after a publishing: the requests, and their bounds."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from msgspec import Struct

from dateline.text import count

_SAFE = "/:?#[]@!$&'()*+,;=%~"


class Released(Struct, frozen=True):
    """What a publishing brings: the site's address, the files that are sent (new or changed) and removed, and the originals of new items."""

    base: str
    sent: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    originals: tuple[str, ...] = ()

    def address(self, path: str) -> str:
        """The public address of a file of the site: of a page without its index.html, other scripts percent-encoded."""
        page = path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
        return quote(self.base.rstrip("/") + "/" + page, safe=_SAFE)


class Call(Struct, frozen=True):
    """A request that tells of `many` addresses: a GET, or a POST of `data` of a `kind`."""

    url: str
    many: int = 1
    data: bytes | None = None
    kind: str = ""


class Step(Struct, frozen=True):
    """Everything that one is told. `thing` is what the addresses are ("feed"), `did` what is said of them ("told to hub.example"), `wrong` why it cannot be
    done. `good` is the highest status of an answer that counts as a yes. Seconds: `whole` for a request, `total` for all, `pause` between two. `left`
    counts what is beyond the bounds."""

    name: str
    thing: str
    did: str
    calls: tuple[Call, ...] = ()
    wrong: str = ""
    good: int = 299
    whole: float = 20.0
    total: float = 60.0
    pause: float = 0.0
    left: int = 0
    secrets: tuple[str, ...] = ()

    @property
    def many(self) -> int:
        """How many addresses are told of."""
        return sum(call.many for call in self.calls)

    def __str__(self) -> str:
        if self.wrong:
            return f"{self.name}: nobody can be told: {self.wrong}"
        more = f", {self.left:,} more not" if self.left else ""
        return f"{self.name}: {count(self.many, self.thing)} {self.did}{more}"


def pieces(things: tuple[str, ...], size: int) -> Iterator[tuple[str, ...]]:
    """The things in order, so many at a time."""
    for start in range(0, len(things), size):
        yield things[start : start + size]
