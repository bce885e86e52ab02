"""What all pages are made from, and how it differs from what they were made from last."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import structs

from dateline import __version__
from dateline.build.code import own_code
from dateline.content import Content
from dateline.model import Settings
from dateline.web.addresses import tag_name

FIRST = "nothing had been built there before"
_FEW, _PROGRAMS = 3, " of the program"


class _Inputs(msgspec.Struct, frozen=True):
    """`templates` and `code` by name: size and time."""

    version: str
    settings: Settings
    templates: dict[str, tuple[int, int]]
    code: dict[str, tuple[int, int]]
    tag: str = ""


def inputs_of(content: Content, themes: tuple[Path, ...], tag: str) -> str:
    """Everything that all pages are made from: settings, templates and the program itself. Where a digest has a template of its own, the
    program's does not count. `tag` is the name that the ids of feeds' entries were published with, "" where none were."""
    templates: dict[str, tuple[int, int]] = {}
    for theme in themes:
        where = _PROGRAMS if theme is themes[-1] else ""
        for file in sorted(theme.rglob("*")):
            if file.is_file():
                info = file.stat()
                templates[f"templates/{file.relative_to(theme).as_posix()}{where}"] = info.st_size, info.st_mtime_ns
    code = {name: (size, time) for name, size, time in own_code("web")}
    settings = content.settings
    return msgspec.json.encode(_Inputs(__version__, settings, templates, code, tag or tag_name(settings.base_url, settings.title))).decode()


def differences_of(then: str, now: str) -> tuple[str, ...]:
    """How two of these differ, as reasons to make every page again; none where they are the same."""
    if then == now:
        return ()
    try:
        was, is_ = (msgspec.json.decode(one, type=_Inputs) for one in (then, now))
    except msgspec.MsgspecError:
        return ("the program is another version",)
    from dateline.build.differing import differing

    settings, templates = differing(was.settings, is_.settings), _files(was.templates, is_.templates)
    found = [f"content/site.yml changed ({', '.join(settings)})"] if settings else []
    found += [f"{name} {did}" for name, did in templates[:_FEW]]
    found += [f"{len(templates) - _FEW} more templates changed"] if len(templates) > _FEW else []
    if was.version != is_.version:
        found.append(f"the program's version changed ({was.version} to {is_.version})")
    elif was.code != is_.code:
        found.append("the program's own files changed")
    elif was.tag != is_.tag:
        found.append("the ledger names feeds' entries otherwise")
    return tuple(found) or ("what all pages are made from changed",)


def templates_alone(then: str, now: str) -> frozenset[str]:
    """The names of the templates that differ, where nothing else does; none where it does, or cannot be known."""
    try:
        was, is_ = (msgspec.json.decode(one, type=_Inputs) for one in (then, now))
    except msgspec.MsgspecError:
        return frozenset()
    if structs.replace(was, templates=is_.templates) != is_:
        return frozenset()
    return frozenset(name.removeprefix("templates/").removesuffix(_PROGRAMS) for name, _ in _files(was.templates, is_.templates))


def _files(was: dict[str, tuple[int, int]], now: dict[str, tuple[int, int]]) -> list[tuple[str, str]]:
    """The files that differ, each with what happened to it."""
    differ = [name for name in sorted(was.keys() | now.keys()) if was.get(name) != now.get(name)]
    return [(name, "was added" if name not in was else "was removed" if name not in now else "changed") for name in differ]
