"""A view in, bytes out: Jinja under StrictUndefined, and nothing of the store in sight.

Time on one core: an item page 60 to 100 µs, a list of 50 kept rows 60 to 100 µs, a row 25 to 40 µs (docs/decisions/0004).
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, urlsplit

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template, meta
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup, escape

from dateline import __version__
from dateline.problems import DatelineError, error
from dateline.text import direction, regex
from dateline.web import views
from dateline.web.bars import drawn, initial
from dateline.web.theme import theme_dir
from dateline.web.views import PageMeta, Row, SiteView

__all__ = ["TEMPLATES", "WAY_UP", "Renderer", "View", "file_url", "theme_dir", "url"]

TEMPLATES: dict[type[Any], str] = {
    views.AboutView: "about.html",
    views.ActorsView: "actors.html",
    views.ChangesView: "changes.html",
    views.DigestView: "digest.html",
    views.DigestsView: "digests.html",
    views.DossierView: "dossier.html",
    views.FrontView: "front.html",
    views.GoneView: "gone.html",
    views.ItemView: "item.html",
    views.MonthView: "month.html",
    views.NotFoundView: "404.html",
    views.PageNoteView: "note.html",
    views.PlacesView: "places.html",
    views.RedirectView: "redirect.html",
    views.SearchView: "search.html",
    views.TimelineView: "timeline.html",
    views.UndatedView: "undated.html",
    views.YearView: "year.html",
}
ROW = "row.html"
WAY_UP = "\x01"
"""What stands in a kept row for the way up to the root, until a page takes the row in."""

KINDS = {
    "person": "Person",
    "organization": "Organisation",
    "country": "Country or territory",
    "topic": "Topic",
    "source": "Source",
}
_FORBIDDEN = regex(r"""[\s"<>\\^`{|}\[\]]|%(?![0-9A-Fa-f]{2})""")
_HOST = regex(r"https?://\[[0-9a-fA-F:.]+\]")
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&#34;"), ("'", "&#39;"))
_AS_IS = ("https://", "http://", "mailto:", "#")


class View(Protocol):
    """What every page's view has."""

    @property
    def site(self) -> SiteView: ...
    @property
    def page(self) -> PageMeta: ...


class Renderer:
    """Makes pages from views. `theme_dirs` are looked through in order, the digest's own before the program's (the last one).

    `cache_dir` keeps compiled templates from one run to the next.
    """

    def __init__(self, theme_dirs: Sequence[Path], cache_dir: Path | None = None) -> None:
        self._dirs = tuple(theme_dirs)
        # two environments: a link that is a constant is worked out when its template is compiled
        self._envs = tuple(_environment(self._dirs, cache_dir, for_folder) for for_folder in (False, True))

    def page(self, view: View) -> bytes:
        """The page of a view, as UTF-8. Raises DatelineError with the line where a template of the digest's own fails."""
        page = view.page
        template = self._template(TEMPLATES[type(view)], view.site.for_folder)
        try:
            text = template.render(view=view, site=view.site, page=page)
        except Exception as failure:
            raise self._explained(failure) from failure
        return text.encode("utf-8", "replace").replace(WAY_UP.encode(), page.root.encode()).translate(None, _CONTROLS)

    def row(self, row: Row, for_folder: bool) -> str:
        """A list's row, to be kept: the way up to the root is `WAY_UP` until `page` puts in its own."""
        template = self._template(ROW, for_folder)
        try:
            return template.render(row=row)
        except Exception as failure:
            raise self._explained(failure) from failure

    def behind_rows(self) -> frozenset[str] | None:
        """The names of the templates that rows are made with; None where one of them is named only as it runs."""
        env, found, left = self._envs[0], {ROW}, [ROW]
        while left:
            try:
                source = env.loader.get_source(env, left.pop())[0] if env.loader else ""
                more = set(meta.find_referenced_templates(env.parse(source))) - found
            except (TemplateNotFound, TemplateSyntaxError):  # whoever makes a row with it says what is wrong
                return None
            if None in more:
                return None
            names = {name for name in more if name}
            found |= names
            left += sorted(names)
        return frozenset(found)

    def _template(self, name: str, for_folder: bool) -> Template:
        try:
            return self._envs[for_folder].get_template(name)
        except TemplateSyntaxError as failure:
            raise self._explained(failure) from failure
        except TemplateNotFound as failure:
            looked = ", ".join(f"{place.name}/" for place in self._dirs)
            raise DatelineError(error(name, None, f"no such template in {looked}: put it back, or delete the template that asks for it")) from failure

    def _explained(self, failure: Exception) -> Exception:
        """The failure as a message with its place, when the template is of the digest's own; else the failure itself."""
        place = _place(failure)
        for own in self._dirs[:-1]:
            if place is not None and place[0].is_relative_to(own):
                path = (Path(own.name) / place[0].relative_to(own)).as_posix()
                why = getattr(failure, "message", None) or str(failure)
                return DatelineError(error(path, place[1], f"the template fails: {why}; correct it, or delete it to have the program's own again"))
        return failure


def url(href: str) -> str:
    """The one place where an address becomes a link: the way up before it, which `Renderer.page` puts in.

    An address of another host (http, https, mailto) and a bare fragment stay as they are, but for characters that no address may hold;
    any other scheme is no address.
    """
    return _other(href) if href.startswith(_AS_IS) else WAY_UP + href


def file_url(href: str) -> str:
    """The same for the folder edition: a directory's address ends in `index.html`, so that it opens from a disk."""
    if href.startswith(_AS_IS):
        return _other(href)
    path, mark, fragment = href.partition("#")
    return f"{WAY_UP}{path}{'index.html' if not path or path.endswith('/') else ''}{mark}{fragment}"


def _other(address: str) -> str:
    """An address from a document or a profile, in which what RFC 3986 forbids is percent-encoded. The host may have brackets (IPv6)."""
    host = _HOST.match(address)
    start = host.end() if host else 0
    path, mark, fragment = _FORBIDDEN.sub(_encoded, address[start:]).partition("#")
    return f"{address[:start]}{path}{mark}{fragment.replace('#', '%23')}"


def _encoded(found: re.Match[str]) -> str:
    return quote(found.group(), safe="")


def _place(failure: Exception) -> tuple[Path, int] | None:
    """The innermost template and line that a failure came from: Jinja puts both into the traceback."""
    if isinstance(failure, TemplateSyntaxError):
        return (Path(failure.filename), failure.lineno) if failure.filename else None
    place, step = None, failure.__traceback__
    while step is not None:
        name = step.tb_frame.f_code.co_filename
        if name.endswith((".html", ".xml")):
            place = Path(name), step.tb_lineno
        step = step.tb_next
    return place


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _host(address: str) -> str:
    """The name by which people know a site: "www.example.org" is example.org."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def _surname(name: str, sort: str) -> Markup:
    """A name with the word it is sorted by set off: "Takeshi <b>Iwaya</b>" for "Iwaya, Takeshi"."""
    first, last, rest = name.rpartition(sort.partition(",")[0]) if "," in sort else (name, "", "")
    return Markup("{}<b>{}</b>{}").format(first, last, rest) if last else escape(name)


def _quoted(text: str) -> str:
    """A quotation as it is shown, between quotation marks: no comma before the closing mark, and "…" before one that begins amid a sentence."""
    shown = text.strip().rstrip(",，、،").rstrip()
    return f"… {shown}" if shown[:1].islower() else shown


def _rows(rows: Sequence[str], first: int = 0, last: int | None = None) -> Markup:
    """Kept rows are clean HTML already: joined without looking at them again."""
    return Markup("".join(rows[first:last]))  # noqa: S704 - rows come from `Renderer.row`, which escapes


def _escape(value: object) -> str:
    """What autoescape does, and faster for plain text: most of it has nothing to escape, and no Markup is made only to be joined."""
    if type(value) is not str:
        return value if type(value) is Markup else escape(value)
    if "&" in value or "<" in value or ">" in value or '"' in value or "'" in value:
        for character, entity in _ENTITIES:
            value = value.replace(character, entity)
    return value


class _Loader(FileSystemLoader):
    """Jinja's loader, whose templates escape with `_escape`. Should Jinja name its own otherwise one day, they are slower, no less safe.

    Their globals are one plain dictionary: every page goes through them, and through a chain of two that takes many times as long.
    """

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:  # noqa: A002 - Jinja's name
        template = super().load(environment, name, globals)
        template.root_render_func.__globals__["escape"] = _escape
        template.globals = dict(template.globals)
        return template


def _kept(cache_dir: Path, for_folder: bool) -> BytecodeCache:
    """Compiled templates on disk. They hold worked-out links, so each program version and kind of edition has its own."""
    cache_dir.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(cache_dir), f"{__version__}-{'folder' if for_folder else 'site'}-%s.cache")


def _environment(dirs: Sequence[Path], cache_dir: Path | None, for_folder: bool) -> Environment:
    env = Environment(
        loader=_Loader([str(place) for place in dirs]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_kept(cache_dir, for_folder) if cache_dir is not None else None,
    )
    env.filters["url"] = file_url if for_folder else url
    env.filters["num"] = "{:,}".format
    env.filters["counted"] = _counted
    env.filters["rows"] = _rows
    env.filters["host"] = _host
    env.filters["surname"] = _surname
    env.filters["initial"] = initial
    env.filters["drawn"] = partial(drawn, url=env.filters["url"])
    env.filters["direction"] = direction
    env.filters["quoted"] = _quoted
    env.globals["KINDS"] = dict(KINDS)
    return env
