"""`dateline publish`: the plan in words, then in files and bytes; what speaks against it; then the publishing."""

from __future__ import annotations

import argparse
import sys
import time

from dateline.build.options import Options
from dateline.build.stages import WAITING
from dateline.build.standing import standing
from dateline.cli.progress import progress
from dateline.content.targets import read_targets
from dateline.problems import DatelineError
from dateline.publish.asked import Asked
from dateline.publish.news import lines, news, size
from dateline.publish.registry import asked_for, open_target
from dateline.publish.run import Proposal, built, carry_out, propose
from dateline.publish.stops import Facts
from dateline.publish.target import Target
from dateline.text import count


def publish(asked: argparse.Namespace, options: Options) -> int:
    """Publishes the site of a digest. Raises DatelineError where something speaks against it, before anything is sent."""
    wanted = asked_for(asked.target, read_targets(options.root), options.root)
    built(options.folder)
    target = open_target(wanted)
    try:
        proposal = _proposal(asked, options, wanted, target)
        if proposal.stops:
            raise DatelineError(*(f"publish: error: {stop}" for stop in proposal.stops))
        if not asked.dry_run:
            sys.stdout.write(f"{_carried_out(target, proposal, asked.break_lock)}\n")
        return 0
    finally:
        target.close()


def _proposal(asked: argparse.Namespace, options: Options, wanted: Asked, target: Target) -> Proposal:
    """What is to be done, told: in words, then in files."""
    with progress() as begin, standing(options, lambda: begin(WAITING, 0)) as stands:
        begin("look", 0)
        facts = Facts(stands.content.settings.base_url, [str(problem) for problem in stands.errors], stands.unbuilt)
        proposal = propose(target, options.folder, facts, asked.allow, wanted.flag("gzip"))
        told = [f"to {target.shown}:", *lines(proposal.plan, news(stands.shelf, stands.pages, proposal.plan))]
    for line in told:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
    return proposal


def _carried_out(target: Target, proposal: Proposal, break_lock: bool) -> str:
    started = time.monotonic()
    with progress() as begin:
        sent = carry_out(target, proposal, begin("publish", len(proposal.plan.sends) + len(proposal.plan.gone)), break_lock)
    requests = f", {count(sent.requests, 'request')}" if sent.requests else ""
    did = f"published: {count(sent.files, 'file')} sent ({size(sent.bytes)}), {sent.removed:,} removed{requests} in {time.monotonic() - started:.1f} s"
    return "\n".join((did, *sent.said))
