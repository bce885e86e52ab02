"""`dateline publish`: the plan in words, then in files and bytes; what speaks against it; then the publishing, and who is told of it."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dateline.build.noted import Promise, keep_promise, promise
from dateline.build.options import Options
from dateline.build.stages import WAITING
from dateline.build.standing import standing
from dateline.cli.progress import progress
from dateline.content import load_content
from dateline.content.afterwards import Afterwards, read_afterwards
from dateline.content.targets import read_targets
from dateline.problems import DatelineError, Problem
from dateline.publish.after.plan import Wanted, told, wanted
from dateline.publish.after.step import Released, Step
from dateline.publish.asked import Asked
from dateline.publish.copies import wanted_copies
from dateline.publish.news import lines, news, originals, size
from dateline.publish.registry import asked_for, open_target
from dateline.publish.run import Proposal, Wants, built, carry_out, propose
from dateline.publish.served import served_elsewhere
from dateline.publish.stops import Facts
from dateline.publish.target import Target
from dateline.text import count


class _Plan(Struct, frozen=True):
    """What is to be sent, and then told to whom; `contact` is where the digest's people can be reached, `promise` what is noted then."""

    proposal: Proposal
    steps: Sequence[tuple[Afterwards, Step]]
    contact: str
    promise: Promise


def publish(asked: argparse.Namespace, options: Options, tell: Callable[[Sequence[Problem]], object]) -> int:
    """Publishes the site of a digest. Raises DatelineError where something speaks against it, before anything is sent."""
    where = replace(_asked_for(asked.target, options.root), site=options.folder)
    built(options.folder)
    target = open_target(where)
    try:
        plan = _planned(asked, options, where, target)
        if plan.proposal.stops:
            raise DatelineError(*(f"publish: error: {stop}" for stop in plan.proposal.stops))
        if asked.dry_run:
            return 0
        sys.stdout.write(f"{_carried_out(target, plan.proposal, asked.break_lock)}\n")
        sys.stdout.flush()
        keep_promise(options, plan.promise)
    finally:
        target.close()
    did, wrong = told(plan.steps, plan.contact)
    sys.stdout.writelines(f"{line}\n" for line in did)
    tell(wrong)
    return 0


def _asked_for(word: str, root: Path) -> Asked:
    """The target. A word that names none may name one that is written wrongly: that is told rather."""
    try:
        return asked_for(word, read_targets(root), root)
    except DatelineError:
        load_content(root)
        raise


def _planned(asked: argparse.Namespace, options: Options, where: Asked, target: Target) -> _Plan:
    """What is to be done, told: in words, then in files, then who is told of it."""
    who = wanted(where, read_afterwards(options.root))
    with progress() as begin, standing(options, lambda: begin(WAITING, 0)) as stands:
        begin("looking at the target", 0)
        settings = stands.content.settings
        facts = Facts(settings.base_url, [str(problem) for problem in stands.errors], stands.unbuilt, partial(news, stands.shelf, stands.pages))
        proposal = propose(target, options.folder, facts, asked.allow, Wants(wanted_copies(where), who.beside, where.said.get("redirects", "pages")))
        plan = proposal.plan
        promised = promise(options, stands)
        steps = _steps(who, settings.base_url, proposal, lambda: originals(stands.shelf, stands.pages, plan))
        elsewhere = served_elsewhere(where.url, settings.base_url, target.names)
        remarks = (*proposal.remarks, *([elsewhere] if elsewhere else []), *(f"afterwards: {step}" for _, step in steps))
        words = [f"to {target.shown}:", *lines(plan, proposal.brings), *remarks]
    sys.stdout.writelines(f"{line}\n" for line in words)
    sys.stdout.flush()
    return _Plan(proposal, steps, settings.contact or settings.base_url, promised)


def _steps(who: Wanted, base: str, proposal: Proposal, of: Callable[[], tuple[str, ...]]) -> Sequence[tuple[Afterwards, Step]]:
    """What was sent by publishings that did not end is told now, too."""
    plan, untold = proposal.plan, proposal.plan.before.untold
    sent, gone = plan.sends | (untold & plan.marks.keys()), plan.gone | (untold - plan.marks.keys())
    if not who.who or not (sent or gone):
        return ()
    return who.steps(Released(base, tuple(sorted(sent)), tuple(sorted(gone)), of()))


def _carried_out(target: Target, proposal: Proposal, break_lock: bool) -> str:
    started = time.monotonic()
    with progress() as begin:
        sent = carry_out(target, proposal, begin("publish", len(proposal.plan.sends) + len(proposal.plan.gone)), break_lock)
    if not sent.files and not sent.removed:
        return "published: it stands there as it was built, and nothing was sent"
    requests = f", {count(sent.requests, 'request')}" if sent.requests else ""
    did = f"published: {count(sent.files, 'file')} sent ({size(sent.bytes)}), {sent.removed:,} removed{requests} in {time.monotonic() - started:.1f} s"
    return "\n".join((did, *sent.said))
