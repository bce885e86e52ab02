"""XML as a tree with line numbers, whatever a stranger put into the file.

The standard library's parser (expat) alone: names keep their prefixes, no entity but XML's and HTML's own means anything, nothing
is fetched. What breaks within one entry of a feed costs that entry: reading goes on with the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from xml.parsers import expat

from msgspec import Struct, field

from dateline.read.capture import Unreadable
from dateline.read.decode import decode
from dateline.text import regex

ENTRIES = frozenset(("item", "entry"))
_NEXT_ENTRY = regex(r"<(?:\w+:)?(?:item|entry)[\s>]")
_ENCODING = re.compile(rb"""^[^>]{0,100}encoding\s*=\s*["']([\w.\-]{1,30})["']""")
_KNOWN_ENCODING = regex(r"(?:iso-?8859-?\d{1,2}|latin-?\d|windows-?\d{3,4}|cp\d{3,4}|koi8-?[ru]|shift_?jis|sjis|euc-?\w\w|gb\w+|big5|us-ascii)", re.IGNORECASE)
_DECLARED = regex(r"^(<\?xml\b[^>]{0,200}?)\s+encoding\s*=\s*[\"'][^\"']*[\"']")
_NO_XML = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REFERENCE = regex(r"&(?:(#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);|([a-zA-Z][a-zA-Z0-9]{1,31};))?")
_OPEN, _CLOSE = "<![CDATA[", "]]>"
_DEEPEST = 200
# A feed of 10,000 entries has some 150,000 elements; half a million take 200 MB.
_MOST_ELEMENTS = 500_000
_MOST_BREAKS = 100
_PLAINLY = {
    "mismatched tag": "a tag is closed that is not open",
    "not well-formed (invalid token)": "a character that may not stand here",
    "reference to invalid character number": "an escape that means no character",
    "unclosed token": "a tag that is never closed",
    "no element found": "it breaks off",
    "unclosed CDATA section": "a CDATA section that is never closed",
    "duplicate attribute": "an attribute given twice",
    "XML or text declaration not at start of entity": "a second XML declaration",
    "junk after document element": "text behind the end",
    "undefined entity": "an entity that is not declared",
}


class Element(Struct):
    """An element: its name with its prefix, and its content in order (text and elements)."""

    name: str
    attributes: dict[str, str]
    line: int
    content: list[str | Element] = field(default_factory=list)
    broken: bool = False

    @property
    def children(self) -> Iterator[Element]:
        return (each for each in self.content if isinstance(each, Element))

    def all(self, *names: str) -> list[Element]:
        """The children of these names."""
        return [child for child in self.children if child.name in names]

    def first(self, *names: str) -> Element | None:
        """The first child of the first of these names that has one."""
        return next((child for name in names for child in self.children if child.name == name), None)

    def said(self, *names: str) -> str:
        """The text of the first child of these names that says anything."""
        return next((text for name in names for child in self.children if child.name == name and (text := child.text)), "")

    @property
    def text(self) -> str:
        """All text within, stripped at both ends."""
        return "".join(self._texts()).strip()

    def _texts(self) -> Iterator[str]:
        open_: list[Iterator[str | Element]] = [iter(self.content)]
        while open_:
            each = next(open_[-1], None)
            if each is None:
                open_.pop()
            elif isinstance(each, str):
                yield each
            else:
                open_.append(iter(each.content))

    def within(self, *names: str) -> Iterator[Element]:
        """The elements of these names at any depth, in order."""
        open_ = [self.children]
        while open_:
            each = next(open_[-1], None)
            if each is None:
                open_.pop()
                continue
            if each.name in names:
                yield each
            open_.append(each.children)


class Tree(Struct):
    """A document: its root, and what was wrong in it (line and message)."""

    root: Element
    wrong: list[tuple[int, str]]


def read_tree(data: bytes) -> Tree:
    """The tree of a document. Raises Unreadable for what is no XML, and for entities that it declares itself."""
    text = _text(data)
    start = len(text) - len(text.lstrip())
    line = text.count("\n", 0, start) + 1
    text = _references(_DECLARED.sub(r"\1", _NO_XML.sub("", text[start:])))
    if not text.startswith("<"):
        raise Unreadable("is no XML: it does not begin with a tag; save it again from its source", line)
    growing = _Growing(line)
    fault = growing.feed(text)
    if growing.root is None:
        raise Unreadable(f"is no XML that can be read ({fault.message if fault else 'it has no element'}); save it again from its source", line)
    tree = Tree(growing.root, [])
    for _ in range(_MOST_BREAKS):
        if fault is None:
            break
        if fault.entry or fault.first:
            tree.wrong.append(_told(fault, fault.at >= len(text) - 1))
        following = _NEXT_ENTRY.search(text, fault.at + 1)
        if following is None:
            break
        line += text.count("\n", 0, following.start())
        text = text[following.start() :]
        growing = _Growing(line)
        fault = growing.feed(text, within=growing.begin(tree.root))
    return tree


class _Fault(Struct, frozen=True):
    """Where the parser stopped: position and line, the line of the entry it was in (0 for none), whether this was the first try."""

    at: int
    line: int
    message: str
    entry: int
    first: bool


def _told(fault: _Fault, at_end: bool) -> tuple[int, str]:
    """The line of a fault, and what it has cost."""
    if not fault.entry:
        return fault.line, f"is damaged here ({fault.message}): what can be read before and after is read; save it again from its source"
    if at_end:
        return fault.entry, "the file breaks off in this entry: it is left out; save the file again from its source"
    return fault.entry, f"this entry is broken ({fault.message} on line {fault.line}): it is left out, the others are read; save the file again from its source"


class _Growing:
    """A tree while it is read."""

    def __init__(self, line: int) -> None:
        self.root: Element | None = None
        self._line = line
        self._open: list[Element] = []
        self._count = 0
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._data
        self._parser.EntityDeclHandler = self._entity

    def begin(self, root: Element) -> str:
        """Goes on below a root that was read before; the tag to open with."""
        self.root = root
        self._open.append(root)
        return root.name

    def feed(self, text: str, within: str = "") -> _Fault | None:
        """Reads a text to its end, or to where it is no XML any more."""
        head = f"<{within}>" if within else ""
        data = (head + text).encode("utf-8", "replace")
        if within:
            self._parser.StartElementHandler = self._skipped
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as caught:
            at = len(data[: self._parser.ErrorByteIndex].decode("utf-8", "replace")) - len(head)
            entry = next((each for each in self._open if _local(each.name) in ENTRIES), None)
            if entry:
                entry.broken = True
            return _Fault(max(0, at), self._line + caught.lineno - 1, _plainly(caught.code), entry.line if entry else 0, not within)
        return None

    def _skipped(self, *_: object) -> None:
        self._parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= _DEEPEST:
            raise Unreadable(f"nests more than {_DEEPEST} elements in each other; save it again from its source", self._line)
        self._count += 1
        if self._count > _MOST_ELEMENTS:
            raise Unreadable(f"holds more than {_MOST_ELEMENTS:,} elements; split it into smaller files", self._line + self._parser.CurrentLineNumber - 1)
        element = Element(name, attributes, self._line + self._parser.CurrentLineNumber - 1)
        if self._open:
            self._open[-1].content.append(element)
        elif self.root is None:
            self.root = element
        self._open.append(element)

    def _end(self, _: str) -> None:
        if self._open:
            self._open.pop()

    def _data(self, data: str) -> None:
        if self._open:
            self._open[-1].content.append(data)

    def _entity(self, name: str, *_: object) -> None:
        line = self._line + self._parser.CurrentLineNumber - 1
        raise Unreadable(f"declares an entity of its own (“{name}”), as bombs do; save it without its DOCTYPE", line)


def _plainly(code: int) -> str:
    """A parser's complaint in words that mean something to whom the file belongs."""
    said = expat.errors.messages[code]
    return _PLAINLY.get(said, said)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _text(data: bytes) -> str:
    found = _ENCODING.match(data[:200])
    name = found[1].decode("ascii") if found else ""
    if name and _KNOWN_ENCODING.fullmatch(name) and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(name, "replace").replace("\r\n", "\n").replace("\r", "\n")
        except LookupError:
            pass
    return decode(data)


def _references(text: str) -> str:
    """The text with HTML's named entities as numbers, and with ampersands that open none as characters; CDATA stays as it is."""
    if "&" not in text:
        return text
    pieces: list[str] = []
    at = 0
    while at < len(text):
        start = text.find(_OPEN, at)
        start = len(text) if start < 0 else start
        pieces.append(_REFERENCE.sub(_reference, text[at:start]))
        end = text.find(_CLOSE, start)
        end = len(text) if end < 0 else end
        pieces.append(text[start:end])
        at = end
        if start == len(text) or end == len(text):
            break
    return "".join(pieces)


def _reference(found: re.Match[str]) -> str:
    if found[1]:
        return found[0]
    means = html5.get(found[2] or "")
    if means:
        return "".join(f"&#{ord(character)};" for character in means)
    return f"&amp;{found[0][1:]}"
