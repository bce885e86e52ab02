"""Who is told after a publishing: `after_publishing` in `content/site.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from dateline.content.files import read_text
from dateline.content.sheet import Sheet, scalar
from dateline.content.values import web_address
from dateline.matter import as_bool, parse_yaml
from dateline.problems import Problem

PATH = "content/site.yml"
KEY = "after_publishing"
# Who may be told, and what to write.
KEYS: Mapping[str, str] = MappingProxyType(
    {
        "websub": "the address of a hub, like https://pubsubhubbub.appspot.com/",
        "indexnow": "true, or the address of a search engine's own endpoint",
        "web_archive": "true, or the address of another archive's, to which the address of a page is added",
    }
)
HUB = "websub"


class Afterwards(Struct, frozen=True):
    """One who is told: the key, the address ("" for the usual one), and the line that says so."""

    name: str
    url: str
    line: int | None


def read_afterwards(root: Path) -> tuple[Afterwards, ...]:
    """Who is told. What is wrong with that is told with the other settings (`read_settings`)."""
    problems: list[Problem] = []
    raw = read_text(root, PATH, problems) if (root / PATH).exists() else None
    return afterwards_of(Sheet(PATH, parse_yaml(raw, PATH), raw, problems)) if raw is not None else ()


def afterwards_of(sheet: Sheet) -> tuple[Afterwards, ...]:
    """Who is told, in the order of KEYS; notes what is wrong with them."""
    said = sheet.map(KEY, KEYS)
    return tuple(one for name in KEYS if name in said and (one := _one(sheet, name, scalar(said[name]))))


def _one(sheet: Sheet, name: str, value: str | None) -> Afterwards | None:
    line = sheet.line(KEY, name)
    flag = None if value is None else as_bool(value)
    if value == "" or flag is False:
        return None
    if flag and name != HUB:
        return Afterwards(name, "", line)
    try:
        url = web_address(value or "")
    except ValueError:
        url = ""
    if not url or "@" in url.partition("://")[2].partition("/")[0]:
        sheet.wrong(KEY, f"{KEY}: {name} is {KEYS[name]}; a name, a password or a key has no place in it", name)
        return None
    return Afterwards(name, url, line)
