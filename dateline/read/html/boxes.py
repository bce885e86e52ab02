"""A page as its boxes: the runs of text between the edges of block elements, in the order they stand, each in its place of the tree."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from dateline.read.capture import Unreadable
from dateline.read.decode import tidy
from dateline.read.html.zones import zone_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = frozenset((
    "html", "body", "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "legend", "main", "menu", "nav", "ol", "p", "pre",
    "section", "summary", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "ul",
))  # fmt: skip
_KEPT = frozenset((
    "a", "em", "strong", "b", "i", "u", "s", "del", "ins", "sub", "sup", "small", "mark", "abbr", "cite", "q", "kbd", "samp", "var", "code",
))  # fmt: skip
_HEADINGS = {f"h{rank}": rank for rank in range(1, 7)}


_MOST_BOXES = 100_000


class Node(NamedTuple):
    """A block element: its parent's number (-1 for none), tag, zone, and what tells it from its siblings: tag and class."""

    parent: int
    tag: str
    zone: str
    look: str
    prop: str


class Box(NamedTuple):
    """A run of text: the number of its node, its tag, the text, how much of it is linked, its line, and its markup in pieces."""

    node: int
    tag: str
    text: str
    linked: int
    strong: int
    line: int
    markup: tuple[str, ...]

    @property
    def rank(self) -> int:
        """1 to 6 for a heading, 0 for none."""
        return _HEADINGS.get(self.tag, 0)

    @property
    def html(self) -> str:
        """The run's markup: inline elements only."""
        return "".join(self.markup)


class Stamped(NamedTuple):
    """A `<time datetime>` or an `itemprop` of a day: its value, the property, the node it stands in, and its line."""

    value: str
    prop: str
    node: int
    line: int
    boxes: int


class Boxes(NamedTuple):
    """The page: its nodes, its boxes, the days that elements bear, and the nodes in which pictures stand."""

    nodes: list[Node]
    boxes: list[Box]
    stamps: list[Stamped]
    pictures: list[int]


class _Run:
    """The text between two edges, as it is being read."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.markup: list[str] = []
        self.linked = 0
        self.strong = 0
        self.line = 0
        self.breaks = 0

    def say(self, text: str, line: int, linked: bool, strong: bool, exact: bool) -> None:
        """Adds a text node."""
        words = tidy(text)
        if not exact:
            words = " ".join(words.split()) if words.strip() else ""
            lead = " " if text[:1].isspace() and self.text and not self.text[-1].endswith((" ", "\n")) else ""
            trail = " " if words and text[-1:].isspace() else ""
            words = f"{lead}{words}{trail}"
        if not words or (not self.text and not words.strip()):
            return
        if words.strip():
            self.line = self.line or line
            self.breaks = 0
            size = len(words.strip())
            self.linked += size if linked else 0
            self.strong += size if strong else 0
        self.text.append(words)
        self.markup.append(escape(words, quote=False))


class _Walk:
    """Goes through the tree once, without recursion."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.boxes: list[Box] = []
        self.stamps: list[Stamped] = []
        self.pictures: list[int] = []
        self._places: list[int] = []
        self._inline: list[str] = []
        self._links = 0
        self._strong = 0
        self._pre = 0
        self._run = _Run()

    def enter(self, element: _Element, tag: str) -> bool:
        """Takes an element in; whether its inside is to be read."""
        attributes = element.attrib
        zone = zone_of(tag, attributes)  # type: ignore[arg-type]
        prop = attributes.get("itemprop", "")
        if tag == "time" or "date" in prop.lower():
            self._stamp(element, prop)
        if tag in ("img", "picture", "video", "amp-img") and self._places:
            self.pictures.append(self._places[-1])
        if zone == "silent" or (zone == "hidden" and tag not in _BLOCKS):
            return False
        if tag in _BLOCKS or "-" in tag:
            self._finish()
            look = f"{tag}.{attributes.get('class', '')}"
            self._places.append(len(self.nodes))
            self.nodes.append(Node(self._places[-2] if len(self._places) > 1 else -1, tag, zone, look, prop))
            self._pre += tag == "pre"
        elif tag == "br":
            self._break()
        else:
            self._links += _leads_away(tag, attributes.get("href"))
            self._strong += tag in ("b", "strong")
            if tag in _KEPT:
                href = attributes.get("href") if tag == "a" else None
                opened = f'<a href="{escape(href.strip()[:2000])}">' if href else f"<{tag}>"
                self._inline.append(opened)
                self._run.markup.append(opened)
        self.say(element.text, element.sourceline or 0)
        return True

    def leave(self, element: _Element, tag: str, read: bool) -> None:
        """Leaves an element; what stands behind it is its parent's."""
        if read and (tag in _BLOCKS or "-" in tag):
            self._finish()
            self._places.pop()
            self._pre -= tag == "pre"
        elif read and tag != "br":
            self._links -= _leads_away(tag, element.get("href"))
            self._strong -= tag in ("b", "strong")
            if tag in _KEPT:
                self._inline.pop()
                self._run.markup.append(f"</{tag}>")
        self.say(element.tail, element.sourceline or 0)

    def say(self, text: str | None, line: int) -> None:
        """Adds a text node to the run that is open."""
        if text and self._places:
            self._run.say(text, line, self._links > 0, self._strong > 0, self._pre > 0)

    def _break(self) -> None:
        run = self._run
        run.breaks += 1
        if run.breaks > 1:
            self._finish()
        elif run.text:
            run.text.append("\n")
            run.markup.append("<br>")

    def _finish(self) -> None:
        run, self._run = self._run, _Run()
        self._run.markup += self._inline
        text = "".join(run.text)
        text = text.strip("\n") if self._pre else "\n".join(line.strip() for line in text.split("\n")).strip()
        if not text or not self._places:
            return
        node = self._places[-1]
        closing = tuple(f"</{opened[1:].split(' ')[0].rstrip('>')}>" for opened in reversed(self._inline))
        self.boxes.append(Box(node, self.nodes[node].tag, text, run.linked, run.strong, run.line, (*run.markup, *closing)))

    def _stamp(self, element: _Element, prop: str) -> None:
        value = element.get("datetime") or element.get("content") or ""
        if value and self._places:
            self.stamps.append(Stamped(value.strip()[:60], prop, self._places[-1], element.sourceline or 0, len(self.boxes)))


def _leads_away(tag: str, href: str | None) -> bool:
    """Whether an element is a link to another page: not an anchor, nor a link within its own."""
    return tag == "a" and bool(href) and not (href or "").startswith("#")


def boxes_of(root: _Element) -> Boxes:
    """The boxes of a page. Raises Unreadable where they are too many for one item."""
    from lxml import etree

    walk = _Walk()
    walker = etree.iterwalk(root, events=("start", "end", "comment"))
    unread: set[_Element] = set()
    for event, element in walker:
        if event == "comment":
            walk.say(element.tail, element.sourceline or 0)
            continue
        tag = str(element.tag)
        if event == "start":
            if not walk.enter(element, tag):
                unread.add(element)
                walker.skip_subtree()
        else:
            walk.leave(element, tag, element not in unread)
            unread.discard(element)
            if len(walk.boxes) > _MOST_BOXES:
                raise Unreadable(f"holds more than {_MOST_BOXES:,} paragraphs; split it")
    return Boxes(walk.nodes, walk.boxes, walk.stamps, walk.pictures)
