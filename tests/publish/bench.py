"""A built site that a test makes up and changes, and its publishing without the command line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dateline.output import JOURNAL, read_journal
from dateline.publish.manifest import FILE
from dateline.publish.run import Proposal, Wants, carry_out, propose
from dateline.publish.stops import Facts
from dateline.publish.target import Sent, Target

BASE = "https://digest.example/"


def page(path: str, *links: str, words: str = "") -> bytes:
    """A page that links to others by their files."""
    return f"<h1>{path}</h1><p>{words}</p>{''.join(f'<a href=/{link}>{link}</a>' for link in links)}".encode()


def item(number: int) -> str:
    return f"items/2025/04/{number:02}/title-岩屋-abc{number:03}/index.html"


def pages(numbers: Collection[int], words: str = "") -> dict[str, bytes]:
    """The files of a site with these items: pages, an actor's list, feeds, styles, the parts of a search index."""
    items = [item(number) for number in numbers]
    files = {path: page(path, "actors/person/a b/index.html", words=words if path == items[0] else "") for path in items}
    files["actors/person/a b/index.html"] = page("actors", *items)
    files["timeline/index.html"] = page("timeline", *items)
    files["index.html"] = page("front", "timeline/index.html", *items[-3:])
    files["feed.xml"] = ("<feed>" + "".join(f"<id>{path}</id>" for path in items) + "</feed>").encode()
    files["feed.json"] = b"{}"
    files["static/style.css"] = b"body { color: black }\n" * 80
    files[f"search/data/{len(items)}/values.bin"] = bytes(range(256)) * len(items)
    files["search/data/volumes.json"] = f'["{len(items)}"]'.encode()
    return files


@dataclass
class Bench:
    """A digest's root with a site in it."""

    root: Path
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def site(self) -> Path:
        return self.root / "site"

    def build(self, files: Mapping[str, bytes]) -> None:
        """Makes the site hold just these files, as a build does: with a journal."""
        for path in self.files.keys() - files.keys():
            (self.site / path).unlink()
        for path, data in files.items():
            (self.site / path).parent.mkdir(parents=True, exist_ok=True)
            (self.site / path).write_bytes(data)
        (self.site / JOURNAL).write_text("#token public\n" + "".join(f"+{path}\n" for path in files) + ">\n", "utf-8")
        self.files = dict(files)
        assert read_journal(self.site).files == set(files)

    def propose(self, target: Target, *allowed: str, copies: Collection[str] = ()) -> Proposal:
        return propose(target, self.site, Facts(BASE), allowed, Wants(copies))

    def publish(self, target: Target, *allowed: str, tell: Callable[[int], object] = lambda _: None, break_lock: bool = False) -> Sent:
        """Plans and sends; what speaks against it fails the test."""
        proposal = self.propose(target, *allowed)
        assert proposal.stops == ()
        return carry_out(target, proposal, tell, break_lock)


def published(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """What stands on a target but for the program's own notes."""
    return {path: data for path, data in files.items() if path != FILE}
