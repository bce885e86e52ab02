"""The order of the steps of a publishing: look, plan, reasons to stop; then, as a second step, the sending."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field

from dateline.output import JOURNAL, Owned, read_journal
from dateline.problems import DatelineError, error
from dateline.publish.manifest import Manifest
from dateline.publish.masks import masked
from dateline.publish.news import News
from dateline.publish.plan import Plan, foreign, plan
from dateline.publish.redirects import files_of, remark
from dateline.publish.site import Site, gather, with_files
from dateline.publish.stops import Facts, Stop, fewer, stops
from dateline.publish.target import Sent, Target, TargetError, Tell, Work


class Proposal(Struct, frozen=True):
    """What would be done, what that brings to readers, and what speaks against it."""

    site: Site
    plan: Plan
    brings: News
    stops: tuple[Stop, ...]
    remarks: tuple[str, ...] = ()


class Wants(Struct, frozen=True):
    """What a target is to have besides the site: `copies` of texts (what their names end with), files that stand `beside` it, and `redirects` in its
    host's own way."""

    copies: Collection[str] = ()
    beside: Mapping[str, bytes] = field(default_factory=dict)
    redirects: str = "pages"


_NOTHING = Wants()


def built(folder: Path) -> Owned:
    """What the last build left in a folder. Raises DatelineError where there is no whole public edition: no flag publishes anything else."""
    owned = read_journal(folder)
    if not owned.token:
        raise DatelineError(error(str(folder), None, f"was not built by this program ({JOURNAL} is missing): build the site first"))
    if owned.mode != "public":
        what = "the private edition, which is for you alone" if owned.mode.startswith("private") else "an edition to be opened from a disk"
        raise DatelineError(error(str(folder), None, f"holds {what}, and is never published: build the public one (`dateline build`)"))
    if owned.broken:
        raise DatelineError(error(str(folder), None, "was not built to the end: build again"))
    return owned


def propose(target: Target, folder: Path, facts: Facts, allowed: Collection[str], wants: Wants = _NOTHING) -> Proposal:
    """Looks at the target, and says what is to be done there and what speaks against it. Raises DatelineError where either cannot be read."""
    owned = built(folder)
    with told():
        before = target.look()
        site = gather(folder, owned.files, {**target.beside, **wants.beside}, wants.copies)
        site = with_files(site, files_of(wants.redirects, site.moved, facts.base_url))
        ours = before.ours if before else frozenset()
        strangers = foreign(site.marks, ours, target.names, target.flat)
        names = list(target.names("")) if before is None else []
    made = plan(site.marks, before or Manifest(), facts.base_url, strangers.files)
    brings, found = facts.brings(made), stops(facts, made, before, names, strangers)
    if all(stop.word != "shrink" for stop in found):
        found += fewer(brings)
    told_too = remark(wants.redirects, site.moved)
    return Proposal(site, made, brings, tuple(stop for stop in found if stop.word not in allowed), (told_too,) if told_too else ())


def carry_out(target: Target, proposal: Proposal, tell: Tell, break_lock: bool = False) -> Sent:
    """Sends it. Raises DatelineError where that is broken off: what was sent is known then, and the next publishing goes on from there."""
    with told():
        return target.send(Work(proposal.plan, proposal.site.read, tell, break_lock))


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Turns what a target refuses into a message, without secrets."""
    try:
        yield
    except TargetError as why:
        raise DatelineError(masked(str(why))) from None
    except DatelineError as why:
        raise DatelineError(*(masked(one) if isinstance(one, str) else one for one in why.problems)) from None
