"""What one HTML page refers to, and what in it can be referred to.

One regular expression walks over the tags: five times as fast as html.parser, which matters over ten thousand pages. tests/checks hold it
against html.parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from types import MappingProxyType

from msgspec import Struct

_ATTRIBUTES = r"""((?:[^"'>]++|"[^"]*"|'[^']*')*+)"""
# A comment; an element whose content is no markup; any other start tag.
_TAG = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(script|style|textarea|title)\b{_ATTRIBUTES}>(.*?)(?:</\1\s*>|\Z)|<([a-zA-Z][^\s/>]*){_ATTRIBUTES}>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+)))?""")
_CSS = re.compile(r"""@import\s+(?:url\(\s*)?["']?([^"')\s;]+)|url\(\s*["']?([^"')]+)""", re.IGNORECASE)
# Attributes that hold an address, by element; `True` where the browser loads what stands there by itself.
_ADDRESSES: Mapping[str, tuple[tuple[str, bool], ...]] = MappingProxyType(
    {
        "a": (("href", False),),
        "area": (("href", False),),
        "form": (("action", False),),
        "img": (("src", True), ("srcset", True)),
        "source": (("src", True), ("srcset", True)),
        "script": (("src", True),),
        "iframe": (("src", True),),
        "embed": (("src", True),),
        "object": (("data", True),),
        "audio": (("src", True),),
        "video": (("src", True), ("poster", True)),
        "track": (("src", True),),
        "input": (("src", True),),
        "use": (("href", True), ("xlink:href", True)),
        "image": (("href", True), ("xlink:href", True)),
    }
)
_LOADING = frozenset({"stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "manifest", "apple-touch-icon", "mask-icon"})
_TELLING = frozenset({*_ADDRESSES, "link", "meta", "html", "title", "style"})
_TELLING_ATTRIBUTE = re.compile(r"\b(?:id|style)\b", re.IGNORECASE)


class Reference(Struct, frozen=True):
    """An address in a page: as it stands there, its line, and whether the browser loads it by itself or only on a click."""

    address: str
    line: int
    loads: bool


class Markup(Struct, frozen=True):
    """One page: its references, its ids with their lines, its title and language. `moved` tells that it sends the reader on."""

    references: tuple[Reference, ...]
    ids: tuple[tuple[str, int], ...]
    names: frozenset[str]
    title: str
    language: str
    moved: bool


def read_markup(text: str) -> Markup:
    """The page in the HTML `text`."""
    references: list[Reference] = []
    ids: list[tuple[str, int]] = []
    names: set[str] = set()
    title, language, moved = "", "", False
    line, seen = 1, 0
    for tag, inside, content, at in _tags(text):
        if tag not in _TELLING and not _TELLING_ATTRIBUTE.search(inside):
            continue
        given = attributes(inside)
        line, seen = line + text.count("\n", seen, at), at
        if given.get("id"):
            ids.append((given["id"], line))
        if tag == "a" and given.get("name"):
            names.add(given["name"])
        if tag == "html":
            language = given.get("lang", "").strip()
        elif tag == "title":
            title = title or unescape(content).strip()
        elif tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            moved = True
        references.extend(Reference(address, line, loads) for address, loads in _addresses(tag, given, content))
    return Markup(tuple(references), tuple(ids), frozenset(names), title, language, moved)


def attributes(inside: str) -> dict[str, str]:
    """The attributes of a tag, names in small letters; of one given twice the first counts, as in browsers."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(inside):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found


def css_addresses(css: str) -> tuple[str, ...]:
    """The addresses that a style sheet loads."""
    return tuple(first or second for first, second in _CSS.findall(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)))


def _tags(text: str) -> Iterator[tuple[str, str, str, int]]:
    """Every start tag: its name, its attributes as written, the text of a script, style, title or textarea, and where it stands."""
    for found in _TAG.finditer(text):
        if found[1]:
            yield found[1].lower(), found[2], found[3], found.start()
        elif found[4]:
            yield found[4].lower(), found[5], "", found.start()


def _addresses(tag: str, given: Mapping[str, str], content: str) -> Iterator[tuple[str, bool]]:
    for name, loads in _ADDRESSES.get(tag, ()):
        if name == "srcset":
            yield from ((candidate.split()[0], loads) for candidate in given.get(name, "").split(",") if candidate.strip())
        elif name in given:
            yield given[name].strip(), loads
    if tag == "link" and "href" in given:
        yield given["href"].strip(), bool(_LOADING & set(given.get("rel", "").lower().split()))
    elif tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
        address = re.search(r"url\s*=\s*[\"']?([^\"']+)", given.get("content", ""), re.IGNORECASE)
        if address:
            yield address[1].strip(), False
    elif tag == "style":
        yield from ((address, True) for address in css_addresses(content))
    if "style" in given:
        yield from ((address, True) for address in css_addresses(given["style"]))
