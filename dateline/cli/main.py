"""From words to work: every command, its messages and its exit status."""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.cli.arguments import parser, with_default
from dateline.cli.messages import all_told, told
from dateline.problems import DatelineError, Problem
from dateline.text import count

if TYPE_CHECKING:
    from dateline.build.options import Options


def main(words: Sequence[str] | None = None) -> int:
    """Runs one command. The exit status: 0 done, 1 problems under --strict or nothing could be done, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a captured stream has no encoding to set
    asked = parser().parse_args(with_default(list(sys.argv[1:] if words is None else words)))
    try:
        return _COMMANDS[asked.command](asked)
    except DatelineError as why:
        tell(why.problems)
        return 1
    except BrokenPipeError:
        with contextlib.suppress(OSError):
            sys.stdout.close()
        return 1
    except OSError as why:
        tell([f"{why.filename or 'dateline'}: error: {why.strerror or why}"])
        return 1
    except KeyboardInterrupt:
        say(_STOPPED.get(asked.command, "stopped; the last site stands, and the next build goes on from there"))
        return 130


def say(line: str) -> None:
    """A line for a person, on standard error."""
    sys.stderr.write(f"{line}\n")


def tell(problems: Sequence[Problem | str]) -> None:
    """Problems, one a line; those alike are one line, and of very many the gravest are told."""
    for problem in problems:
        if isinstance(problem, str):
            say(problem if ": error: " in problem else f"dateline: error: {problem}")
    for line in told([problem for problem in problems if isinstance(problem, Problem)]):
        say(line)


def options_of(asked: argparse.Namespace, private: bool) -> Options:
    from dateline.build.options import Options
    from dateline.web.edition import Edition

    edition = Edition(private, getattr(asked, "for_folder", False))
    full, strict = getattr(asked, "full", False), getattr(asked, "strict", False)
    accept, engine = getattr(asked, "accept_readings", False), getattr(asked, "engine", "")
    return Options(asked.root, getattr(asked, "output", None), edition, full, strict, asked.jobs, asked.today, accept=accept, engine=engine)


def _build(asked: argparse.Namespace) -> int:
    if asked.why is not None:
        from dateline.build.why import why

        sys.stdout.write(why(options_of(asked, asked.private), asked.why))
        return 0

    import gc

    from dateline.build.run import build
    from dateline.build.stages import Stages
    from dateline.cli.progress import progress

    gc.disable()  # a build makes values that live until it ends; looking for cycles among them is time for nothing
    options = options_of(asked, asked.private)
    with progress() as begin:
        outcome = build(options, stages := Stages(begin))
    tell(outcome.problems)
    for line in outcome.lines():
        sys.stdout.write(f"{line}\n")
    if asked.profile:
        for line in stages.table():
            say(line)
    if asked.verify:
        from dateline.build.verify import verify

        wrong = verify(options, outcome.folder)
        sys.stdout.write("verified: a clean build gives the same bytes\n" if not wrong else "".join(f"{line}\n" for line in wrong))
        return int(bool(wrong))
    return 0


def _serve(asked: argparse.Namespace) -> int:
    from dateline.build.run import build
    from dateline.build.stages import Stages
    from dateline.cli.progress import progress
    from dateline.serve import Outcome, serve

    options = options_of(asked, private=True)

    def rebuild() -> Outcome:
        with progress() as begin:
            outcome = build(options, Stages(begin))
        tell(outcome.problems)
        say(outcome.lines()[0])
        return Outcome(changed=bool(outcome.counted.written or outcome.counted.removed))

    serve(asked.root, rebuild, say, port=asked.port)
    return 0


def _inspect(asked: argparse.Namespace) -> int:
    import gc

    gc.disable()  # as for a build: one document is read, and the program ends

    from dateline.build.look import look

    styled = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    text, problems = look(asked.path, asked.root, asked.json, shutil.get_terminal_size().columns if styled else 80, styled)
    tell(problems)
    sys.stdout.write(text)
    return 0 if text else 1


def _export(asked: argparse.Namespace) -> int:
    from dateline.build.ask import items_of
    from dateline.build.export import jsonl, table
    from dateline.cli.progress import progress

    with progress() as begin, items_of(options_of(asked, private=True), begin) as (shelf, problems, _):
        tell(problems)
        lines = (jsonl if asked.format == "jsonl" else table)(shelf)
        if asked.file is None:
            sys.stdout.writelines(lines)
            return 0
        with asked.file.open("w", encoding="utf-8", newline="") as out:
            out.writelines(lines)
    return 0


def _check(asked: argparse.Namespace) -> int:
    from dateline.build.ask import check
    from dateline.cli.progress import progress

    with progress() as begin:
        problems, waiting = check(options_of(asked, private=True), asked.output, begin)
    for line in all_told(problems):
        sys.stdout.write(f"{line}\n")
    errors, warnings = (sum(problem.severity == kind for problem in problems) for kind in ("error", "warning"))
    sys.stdout.write(f"{count(errors, 'error')}, {count(warnings, 'warning')}{''.join(f'; {line}' for line in waiting)}\n")
    return int(bool(errors or (asked.strict and warnings)))


def _suggest(asked: argparse.Namespace) -> int:
    from dateline.build.options import build_day
    from dateline.build.suggested import suggestions
    from dateline.cli.progress import progress
    from dateline.cli.suggest import answer, walk
    from dateline.content import load_content

    if asked.name and not asked.accept:
        say("dateline suggest: error: --as goes with --accept ID")
        return 2
    with progress() as begin:
        found, content, problems = suggestions(options_of(asked, private=True), begin)
    tell([problem for problem in problems if problem.severity != "note"])
    if asked.interactive:
        walk(asked.root, found, content, asked.limit, lambda: load_content(asked.root), build_day(asked.today))
    else:
        sys.stdout.write(answer(asked, found, content))
    return 0


def _collect(asked: argparse.Namespace) -> int:
    from dateline.cli.collect import run

    return run(asked, tell)


def _publish(asked: argparse.Namespace) -> int:
    from dateline.cli.publish import publish

    return publish(asked, options_of(asked, private=False), tell)


def _new(asked: argparse.Namespace) -> int:
    from dateline.new import make_digest

    made = make_digest(asked.folder, asked.ci)
    then = f"Put documents into {asked.folder / 'seeds'}, then: dateline serve --root {asked.folder}"
    steps = f"{made[-1].relative_to(asked.folder)} wants a few settings first: docs/recipes.md tells the steps" if asked.ci else ""
    laid = f"{count(len(made), 'file')} laid out in {asked.folder}"
    sys.stdout.write("".join(f"{line}\n" for line in (f"{laid}. {then}" if len(made) > 1 else laid, steps) if line))
    return 0


_STOPPED = {"publish": "stopped; what was sent is known: publish again to go on"}
_COMMANDS = {
    "build": _build,
    "serve": _serve,
    "inspect": _inspect,
    "export": _export,
    "check": _check,
    "suggest": _suggest,
    "collect": _collect,
    "publish": _publish,
    "new": _new,
}
