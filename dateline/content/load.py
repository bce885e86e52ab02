"""All of `content/` at once: every file read, every mistake told."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TypeVar

from msgspec import structs

from dateline.content.actors import kinds_by_stem, merge
from dateline.content.corrections import conflicts, read_correction
from dateline.content.decided import read_rejected
from dateline.content.files import Page, pages, passed_over
from dateline.content.notes import read_digest, read_page
from dateline.content.profiles import Written, read_actor, read_source, read_topic
from dateline.content.refs import Directory
from dateline.content.settings import read_settings
from dateline.content.sheet import Sheet
from dateline.content.takedowns import read_takedown, twice
from dateline.content.topics import with_pack
from dateline.content.values import did_you_mean
from dateline.content.whole import Content
from dateline.matter import parse
from dateline.model import ActorProfile, Settings, SourceProfile, TopicProfile
from dateline.pack import world_actors
from dateline.problems import DatelineError, Problem, error, warning
from dateline.text import fold, slug

FOLDERS = ("actors", "topics", "sources", "corrections", "digests", "items", "pages", "takedowns")


class _Placed(Protocol):
    @property
    def path(self) -> str: ...


_P = TypeVar("_P", bound=_Placed)
_L = TypeVar("_L", ActorProfile, SourceProfile)


def load_content(root: Path) -> Content:
    """Everything under `root/content/` except items (which are documents) and the ledger; defaults where there is nothing.

    Raises DatelineError with every error (and warning) of every file at once, each with its path and line.
    """
    problems: list[Problem] = []
    _strangers(root, problems)
    settings = read_settings(root, problems)
    sheets: dict[str, Sheet] = {}
    actors = _actors(root, settings, problems, sheets)
    written = _unlike("topics", _read(read_topic, root, "topics", problems, sheets), lambda topic: topic.id, problems)
    topics = with_pack(written, settings)
    sources = tuple(_unlike("sources", _read(read_source, root, "sources", problems, sheets), lambda source: source.id, problems))
    directory = Directory(actors, topics)
    corrections = tuple(read_correction(sheet, directory) for sheet, _ in _sheets(root, "corrections", problems))
    problems.extend(conflicts(corrections))
    takedowns = tuple(read_takedown(sheet) for sheet, _ in _sheets(root, "takedowns", problems))
    problems.extend(twice(takedowns))
    content = Content(
        settings,
        tuple(_placed(actor, actor.country, directory, sheets) for actor in actors),
        tuple(_with_actors(topic, directory, sheets) for topic in topics),
        tuple(_placed(source, source.country, directory, sheets) for source in sources),
        corrections,
        tuple(_unlike("digests", _read(read_digest, root, "digests", problems, sheets), lambda note: note.week, problems)),
        tuple(_unlike("pages", _read(read_page, root, "pages", problems, sheets), lambda page: page.slug, problems)),
        rejected=read_rejected(root, problems),
        takedowns=takedowns,
    )
    problems.sort(key=lambda problem: (problem.path, problem.line or 0, problem.message))
    if any(problem.severity == "error" for problem in problems):
        raise DatelineError(*(problem for problem in problems if problem.severity != "note"))
    return structs.replace(content, problems=tuple(problems))


def _actors(root: Path, settings: Settings, problems: list[Problem], sheets: dict[str, Sheet]) -> tuple[ActorProfile, ...]:
    pack = world_actors() if settings.world_pack else ()
    kinds = kinds_by_stem(pack)
    written: list[Written] = []
    for sheet, stem in _sheets(root, "actors", problems):
        sheets[sheet.path] = sheet
        written.append(read_actor(sheet, stem, kinds.get(stem, "")))
    return merge(written, pack, problems)


def _read(reader: Callable[[Sheet, str], _P | None], root: Path, folder: str, problems: list[Problem], sheets: dict[str, Sheet]) -> Iterator[_P]:
    for sheet, stem in _sheets(root, folder, problems):
        sheets[sheet.path] = sheet
        one = reader(sheet, stem)
        if one is not None:
            yield one


def _sheets(root: Path, folder: str, problems: list[Problem]) -> Iterator[tuple[Sheet, str]]:
    """The files of a folder whose front matter could be read, each with the slug of its name."""
    for page in pages(root, f"content/{folder}", problems):
        matter = parse(page.text, page.path)
        problems.extend(matter.problems)
        if any(problem.severity == "error" for problem in matter.problems):
            continue
        if not matter.keys and folder not in {"pages", "digests"}:
            problems.append(error(page.path, 1, "has no front matter. Start the file with a line ---, then its keys, then a line ---"))
            continue
        stem = _stem(page, folder, problems)
        if stem:
            yield Sheet(page.path, matter, page.text, problems), stem


def _stem(page: Page, folder: str, problems: list[Problem]) -> str:
    if folder == "digests":
        return page.name
    if not fold(page.name):
        problems.append(error(page.path, None, "has a name without any letter or digit, and the name becomes the address. Rename it"))
        return ""
    return slug(page.name)


def _unlike(folder: str, found: Iterator[_P], key: Callable[[_P], str], problems: list[Problem]) -> Iterator[_P]:
    """Those found; two that want one address are an error that names both files."""
    seen: dict[str, _P] = {}
    for one in found:
        other = seen.setdefault(key(one), one)
        if other is one:
            yield one
        else:
            problems.append(error(one.path, None, f"wants the address /{folder}/{key(one)}/, and so does {other.path}. Join the two, or rename one"))


def _placed(profile: _L, country: str, directory: Directory, sheets: Mapping[str, Sheet]) -> _L:
    """The profile with its country as a slug; a country that nobody knows is a warning."""
    sheet = sheets.get(profile.path)
    if not country or sheet is None or not directory.has_countries:
        return profile
    found = directory.country(country)
    if not found:
        near = directory.like_actor(country, "country").removeprefix("country/")
        hint = f' Did you mean "{near}"?' if near else " Write its slug, like taiwan"
        sheet.doubt("country", f'country: "{country}" is no country of this digest or the world pack.{hint}')
    return replace(profile, country=found) if found not in {"", country} else profile


def _with_actors(topic: TopicProfile, directory: Directory, sheets: Mapping[str, Sheet]) -> TopicProfile:
    """The topic with its actors as ids; one that nobody knows is a warning."""
    if not topic.actors:
        return topic
    for name in topic.actors:
        if not directory.actor(name):
            near = directory.like_actor(name)
            hint = f' Did you mean "{near}"?' if near else " Write an id, like country/japan"
            sheets[topic.path].doubt("actors", f'actors: "{name}" is no actor of this digest.{hint}', name)
    return replace(topic, actors=tuple(dict.fromkeys(directory.actor(name) or name for name in topic.actors)))


def _strangers(root: Path, problems: list[Problem]) -> None:
    """Names directly under content/ that nobody reads."""
    try:
        entries = sorted(os.scandir(root / "content"), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if passed_over(entry.name):
            continue
        if entry.is_dir() and entry.name not in FOLDERS and not _read_anyway(root, entry):
            hint = did_you_mean(entry.name, FOLDERS).replace('"?', '/"?')
            problems.append(warning(f"content/{entry.name}", None, f"is not read: no part of the program looks into this folder.{hint}"))
        elif entry.is_file() and entry.name.endswith(".md"):
            problems.append(warning(f"content/{entry.name}", None, f"is not read. Move it into one of the folders {', '.join(FOLDERS)}"))


def _read_anyway(root: Path, entry: os.DirEntry[str]) -> bool:
    """Whether the file system does not tell "Actors" from "actors", so that the folder is read all the same."""
    known = root / "content" / entry.name.lower()
    return known.name in FOLDERS and known.is_dir() and known.samefile(entry)
