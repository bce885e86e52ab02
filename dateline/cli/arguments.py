"""What may be said on the command line."""

from __future__ import annotations

import argparse
import datetime as dt
import re
from pathlib import Path

from dateline import __version__

_COMMANDS = ("build", "serve", "inspect", "export", "check", "suggest", "collect", "publish", "new")


CI = ("github", "gitlab")
"""The names of dateline/new.py, which loads only where a digest is laid out."""
STOPS = ("errors", "unbuilt", "shrink", "no-base-url", "foreign")
"""The words of dateline/publish/stops.py, which loads only where something is published."""


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(prog="dateline", description="A folder of source documents in, a browsable and publishable news digest out.")
    top.add_argument("--version", action="version", version=f"dateline {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _build(commands.add_parser("build", help="build the site (the default)", description="Builds the digest in a folder into a static site."))
    _serve(commands.add_parser("serve", help="build the private edition, serve it here, rebuild and reload on every change"))
    _inspect(commands.add_parser("inspect", help="what was read from one document, and why"))
    _export(commands.add_parser("export", help="every item as data"))
    _check(commands.add_parser("check", help="what is wrong or waits for a person: content, items, links"))
    _suggest(commands.add_parser("suggest", help="actors and topics without a profile, names that may be one; accept, join or reject them"))
    _collect(commands.add_parser("collect", help="fetch what is new in the feeds and pages that source profiles name, into seeds/"))
    _publish(commands.add_parser("publish", help="send the built site to where it is hosted: only what differs, and nothing of anybody else's touched"))
    new = commands.add_parser("new", help="lay out a new digest", description="Makes a folder for a new digest. Nothing that is there is overwritten.")
    new.add_argument("folder", type=Path, metavar="FOLDER")
    new.add_argument("--ci", choices=CI, default="", help="lay out the file too that builds and publishes it there; in a digest, that file alone")
    return top


def with_default(words: list[str]) -> list[str]:
    """`build` is what is meant where no command is named."""
    if words and (words[0] in _COMMANDS or words[0] in ("-h", "--help", "--version")):
        return words
    if words and not words[0].startswith("-"):
        return words
    return ["build", *words]


def _root(command: argparse.ArgumentParser) -> None:
    command.add_argument("--root", type=Path, default=Path(), metavar="DIR", help="the digest's folder (default: here)")


def _edition(command: argparse.ArgumentParser) -> None:
    command.add_argument("--jobs", type=_jobs, default=0, metavar="N", help="processes (default: one a core)")
    command.add_argument("--today", type=_day, default="", metavar="DAY", help="the build day, as 2025-04-11 (default: SOURCE_DATE_EPOCH, else today)")


def _build(command: argparse.ArgumentParser) -> None:
    _root(command)
    command.add_argument("--output", type=Path, metavar="DIR", help="where the site goes (default: site/ in the digest's folder)")
    command.add_argument("--private", action="store_true", help="the private edition: everything, with all evidence, into .dateline/private/")
    command.add_argument("--for-folder", action="store_true", help="to be opened from a disk: links end in index.html")
    command.add_argument("--full", action="store_true", help="make every page again and compare it with the file on the disk")
    command.add_argument("--strict", action="store_true", help="treat warnings as errors: nothing is written, exit status 1")
    command.add_argument("--accept-readings", action="store_true", help="take over what this version of the program reads otherwise than was published")
    command.add_argument("--verify", action="store_true", help="afterwards, build once more from nothing and compare every byte")
    command.add_argument("--engine", type=_engine, default="", metavar="ADDRESS", help="let the Dask cluster at dask://HOST:PORT read and tag")
    command.add_argument("--why", metavar="PAGE", help="build nothing, but tell which change made this page (its address or file) be written last")
    command.add_argument("--profile", action="store_true", help="tell what the time went into: a table of stages")
    _edition(command)


def _serve(command: argparse.ArgumentParser) -> None:
    _root(command)
    command.add_argument("--port", type=_port, default=8000, metavar="N", help="the port on this machine (default: 8000)")
    _edition(command)


def _inspect(command: argparse.ArgumentParser) -> None:
    command.add_argument("path", type=Path, metavar="PATH", help="a document")
    command.add_argument("--json", action="store_true", help="as JSON")
    command.add_argument("--root", type=Path, metavar="DIR", help="the digest's folder (default: the one the document lies in)")


def _export(command: argparse.ArgumentParser) -> None:
    _root(command)
    command.add_argument("--format", choices=("jsonl", "csv"), default="jsonl", help="one JSON object a line (default), or a table")
    command.add_argument("-o", dest="file", type=Path, metavar="FILE", help="where to (default: standard output)")
    _edition(command)


def _check(command: argparse.ArgumentParser) -> None:
    _root(command)
    command.add_argument("--output", type=Path, metavar="DIR", help="the built site to check (default: site/ in the digest's folder)")
    command.add_argument("--strict", action="store_true", help="exit status 1 for warnings too")
    _edition(command)


def _suggest(command: argparse.ArgumentParser) -> None:
    _root(command)
    command.add_argument("--limit", type=_number, default=20, metavar="N", help="at most so many of each kind (default: 20)")
    does = command.add_mutually_exclusive_group()
    does.add_argument("--json", action="store_true", help="as JSON")
    does.add_argument("--interactive", action="store_true", help="ask about each, one after the other")
    does.add_argument("--accept", metavar="ID", help="write a profile for it (two names that may be one are joined; of a quotation, a correction)")
    does.add_argument("--reject", metavar="ID", help="never suggest it again: a line in content/suggest.yml")
    does.add_argument("--merge", nargs=2, metavar=("ID", "INTO"), help="make its names aliases of INTO")
    command.add_argument("--as", dest="name", metavar="NAME", help="with --accept: the name of the profile; of a quotation, who said it (or none)")
    _edition(command)


def _collect(command: argparse.ArgumentParser) -> None:
    command.add_argument("sources", nargs="*", metavar="SOURCE", help="a source's id or name (default: all that name a feed or pages)")
    _root(command)
    command.add_argument("--dry-run", action="store_true", help="ask the feeds, list what is new, and fetch none of it")
    command.add_argument("--quiet", action="store_true", help="tell what is wrong, and nothing else: for a cron job, which mails what is said")
    command.add_argument("--strict", action="store_true", help="exit status 1 where anything could not be had")


def _publish(command: argparse.ArgumentParser) -> None:
    command.add_argument("target", nargs="?", default="", metavar="TARGET", help="a target of content/site.yml, or an address (default: the only target)")
    _root(command)
    command.add_argument("--output", type=Path, metavar="DIR", help="the built site (default: site/ in the digest's folder)")
    command.add_argument("--dry-run", action="store_true", help="tell the plan, and send nothing")
    command.add_argument("--allow", action="append", default=[], choices=STOPS, help="publish in spite of this; may be given several times")
    command.add_argument("--break-lock", action="store_true", help="publish though another publisher's lock is there: one that was broken off")
    command.set_defaults(jobs=0, today="")


def _number(word: str) -> int:
    if not word.isdigit() or int(word) < 1:
        raise argparse.ArgumentTypeError("must be a number, 1 or more")
    return int(word)


def _jobs(word: str) -> int:
    if not word.isdigit() or int(word) < 1:
        raise argparse.ArgumentTypeError("must be a number, 1 or more")
    return int(word)


def _engine(word: str) -> str:
    if word and not re.fullmatch(r"dask(\+tls)?://([^\s:/@\[\]]+|\[[0-9a-fA-F:.]+\])(:\d{1,5})?/?", word):
        raise argparse.ArgumentTypeError(f"{word} is no engine; write it as dask://HOST:PORT, or dask+tls://HOST:PORT")
    return word


def _port(word: str) -> int:
    if not word.isdigit() or int(word) > 65535:
        raise argparse.ArgumentTypeError("must be a number from 0 to 65535")
    return int(word)


def _day(word: str) -> str:
    try:
        return dt.date.fromisoformat(word).isoformat() if word else ""
    except ValueError:
        raise argparse.ArgumentTypeError(f"{word} is not a day; write it as 2025-04-11") from None
