"""`build --why PAGE`: which change made a page be written, from what the builds kept. Asking builds nothing."""

from __future__ import annotations

import difflib
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from dateline.build.options import Options
from dateline.problems import DatelineError, error
from dateline.store.asked import Asked, Cause, PageStory, ask
from dateline.web.addresses import file_of

_NEAR, _LOOKED_AT = 3, 5_000
_OTHERS = {
    "static": "it is a file of the theme, which is put there as it is",
    "search": "the search index follows the items that came, went or changed",
}


def why(options: Options, page: str) -> str:
    """Why a page was written last, and when; why it was made last, where that changed nothing. `page` is an address of the site, or the path of
    one of its files. Raises DatelineError where nothing was built, and where there is no such page (with the nearest that there are)."""
    kept = ask(options.store_file, options.name)
    if kept is None:
        raise DatelineError(error(str(options.folder), None, "nothing is known of this site: run `dateline build` first, then ask again"))
    with kept as base:
        asked = Asked(base, options.name)
        for path in _paths(page, options.folder):
            story = asked.story(path)
            if story:
                return "\n".join(_told(story)) + "\n"
        near = _nearest(asked, next(_paths(page, options.folder)))
    hint = f"the nearest are {', '.join(near)}" if near else "give its address as a browser shows it, such as actors/country/japan/"
    raise DatelineError(error(page, None, f"is no page of {options.folder}: {hint}"))


def _paths(page: str, folder: Path) -> Iterator[str]:
    """The files that may be meant, the likeliest first: an address, with the site's own above it or not, or a path on this machine."""
    parts = urlsplit(page)
    address = unquote(parts.path if parts.scheme in ("http", "https") else page.partition("#")[0].partition("?")[0]).replace("\\", "/")
    there = Path(page).resolve()
    if there.is_relative_to(folder.resolve()):
        address = there.relative_to(folder.resolve()).as_posix() + ("/" if there.is_dir() else "")
    names = [name for name in address.split("/") if name not in ("", ".")]
    for at in range(len(names) + 1 if parts.scheme else 1):  # below which address the site stands, only its publisher knows
        rest = "/".join(names[at:])
        yield from dict.fromkeys((rest, file_of(f"{rest}/")) if rest else ("index.html",))


def _told(story: PageStory) -> Iterator[str]:
    address = story.path.removesuffix("index.html") or "the front page"
    wrote, made = story.wrote, story.made
    if wrote is None:
        yield f"{address} stands as it did before the builds that are known. When and why it was written is not known any more."
    else:
        yield f"{address} was written {_moment(wrote.at)} because"
        yield from _because(wrote, story.key)
    if wrote != made:
        again = "and came out the same, so that nothing was written; that was because"
        yield f"{'It stands unchanged since. ' if wrote else ''}It was made again {_moment(made.at)} {again}"
        yield from _because(made, story.key)


def _because(cause: Cause, key: str) -> Iterator[str]:
    reasons = cause.reasons or (() if cause.whole else (_OTHERS.get(key, "what it shows changed"),))
    yield from (f"  - {reason}" for reason in reasons)
    if cause.more:
        yield f"  - and {cause.more:,} more"
    yield from (f"  - every page was made: {reason}" for reason in cause.whole)


def _moment(at: int) -> str:
    return time.strftime("on %Y-%m-%d at %H:%M:%S", time.localtime(at))


def _nearest(asked: Asked, path: str) -> list[str]:
    """The addresses most like one that is not there, of those in the same part of the site."""
    names = path.removesuffix("index.html").strip("/").split("/")
    for depth in range(len(names) - 1, -1, -1):
        there = [found.removesuffix("index.html") for found in asked.below("".join(f"{name}/" for name in names[:depth]), _LOOKED_AT)]
        near = difflib.get_close_matches("/".join(names) + "/", there, n=_NEAR, cutoff=0.6)
        if near:
            return [found or "/" for found in near]
    return []
