"""`suggest`: lists, answers, and the walk through all that is suggested."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.problems import DatelineError

if TYPE_CHECKING:
    from dateline.content import Content
    from dateline.suggest import Suggestions

_SKIP = ("s", "skip")
_QUIT = ("q", "quit", "\x04")  # the last one: the input has ended
_HELP = (
    "y: make it a profile (two names: one actor; a name of several: a profile each; a quotation: the speaker shown), n: never ask again, "
    "m: join with another (a quotation: type who said it), s: skip, q: stop"
)


def answer(asked: argparse.Namespace, found: Suggestions, content: Content) -> str:
    """Does what the command line asks for, and gives what to say on standard output. Raises DatelineError."""
    from dateline.build.options import build_day
    from dateline.build.suggested import accept, merge, refuse
    from dateline.suggest import as_json, as_text

    root: Path = asked.root
    if asked.accept:
        return f"{accept(root, found, content, asked.accept, asked.name or '', build_day(asked.today))}\n"
    if asked.reject:
        return f"{refuse(root, found, content, asked.reject)}\n"
    if asked.merge:
        return f"{merge(root, found, content, *asked.merge)}\n"
    if asked.json:
        return json.dumps(as_json(found, asked.limit), ensure_ascii=False, indent=2) + "\n"
    return as_text(found, asked.limit)


def walk(root: Path, found: Suggestions, content: Content, most: int, reload: Callable[[], Content], day: str) -> None:
    """Asks about each suggestion in turn, on standard output, and does what the line typed says. Nothing is done before a line is typed."""
    done: set[str] = set()
    for id_, told, other in _questions(found, most):
        one = id_.partition("=")[0]
        if done & {id_, one} or any(actor.id in (id_, one) for actor in content.actors):
            continue
        sys.stdout.write(f"{told}\n")
        while (key := _line("y/n/m/s/q? ").casefold()) not in _SKIP:
            if key in _QUIT:
                return
            try:
                path = _done(root, found, content, key, id_, other, day)
            except DatelineError as why:
                sys.stdout.write(f"{why}\n")
                continue
            sys.stdout.write(f"{path or _HELP}\n")
            if path:
                done |= {id_} if key in ("n", "no") else {id_, one, id_.removeprefix("split/")}
                content = reload()
                break


def _done(root: Path, found: Suggestions, content: Content, key: str, id_: str, other: str, day: str) -> str:
    """Does what was typed about a suggestion, and gives the path of what was written; "" where nobody knows what was meant. Raises DatelineError."""
    from dateline.build.suggested import accept, merge, refuse

    if key in ("y", "yes"):
        return accept(root, found, content, id_, day=day)
    if key in ("n", "no"):
        return refuse(root, found, content, id_)
    if key in ("m", "merge") and id_.startswith("quote/"):
        return accept(root, found, content, id_, _line("who said it (an id or a name; none: it is no quotation)? "), day)
    if key in ("m", "merge"):
        return merge(root, found, content, id_.partition("=")[0], _line(f"join with which id?{f' [{other}]' if other else ''} ") or other)
    return ""


def _questions(found: Suggestions, most: int) -> Iterator[tuple[str, str, str]]:
    """(id, what to show, the id to join with): names that may be one actor, or several, first, for these need no profile of their own."""
    from dateline.suggest import told_actor, told_pair, told_said, told_split, told_topic

    for pair in found.pairs[:most]:
        yield pair.id, told_pair(pair), pair.into
    for split in found.splits[:most]:
        yield split.id, told_split(split), ""
    for actor in found.actors[:most]:
        yield actor.id, told_actor(actor), ""
    for topic in found.topics[:most]:
        yield topic.id, told_topic(topic), ""
    for said in found.quotes[:most]:
        yield said.id, told_said(said), ""


def _line(question: str) -> str:
    """What is typed; the end of the input stops the walk."""
    sys.stdout.write(question)
    sys.stdout.flush()
    typed = sys.stdin.readline()
    if not typed:
        sys.stdout.write("\n")
        return "\x04"
    return typed.strip()
