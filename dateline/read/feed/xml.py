"""RSS (0.9 to 2.0, and 1.0 as RDF) and Atom (0.3 and 1.0): their elements as entries."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from dateline.read.feed.raw import Feed, Raw
from dateline.read.feed.tree import Element
from dateline.read.fragment import whole

# Prefixes that the makers of feeds give to the feed's own elements.
_OWN = ("atom:", "a10:", "atom10:", "rss:", "a:")
_PUBLISHED = ("pubDate", "published", "dc:date", "dcterms:issued", "issued", "dcterms:created", "created", "dc:issued", "prism:publicationDate")
_UPDATED = ("updated", "modified", "dcterms:modified", "dc:modified")
_MOST_TAGS = 40


def is_feed(root: Element) -> bool:
    """Whether a document is a feed."""
    return _bare(root.name) in ("rss", "feed", "channel") or root.name.lower() == "rdf:rdf"


def feed_of(root: Element) -> Feed:
    """What the feed says of itself."""
    top = _bared(root)
    channel = top.first("channel") or top
    channel = _bared(channel)
    links = channel.all("link")
    own = next((link.attributes.get("href", "") for link in links if link.attributes.get("rel") == "self"), "")
    home = next((link.text for link in links if link.text), "") or _alternate(channel)
    base = root.attributes.get("xml:base", "")
    author = channel.first("author")
    named = author.said("name", "atom:name") if author and root.name.endswith("feed") else ""
    language = channel.said("language", "dc:language") or root.attributes.get("xml:lang", "") or channel.attributes.get("xml:lang", "")
    return Feed(channel.said("title"), whole(base or home, own) or whole(home, ""), whole(own, ""), language, named)


def raws(root: Element) -> list[Raw]:
    """The entries of a feed, in its order; those that broke off are left out."""
    return [_raw(_bared(each), root) for each in _entries(root) if not each.broken]


def _entries(root: Element) -> Iterator[Element]:
    for child in root.children:
        if _bare(child.name) in ("item", "entry"):
            yield child
        elif _bare(child.name) in ("channel", "items"):
            yield from (each for each in child.children if _bare(each.name) in ("item", "entry"))


def _raw(entry: Element, root: Element) -> Raw:
    base = entry.attributes.get("xml:base", "") or root.attributes.get("xml:base", "")
    guid = entry.first("guid", "id", "dc:identifier")
    name = guid.text if guid else entry.attributes.get("rdf:about", "")
    permanent = name if guid is not None and guid.name == "guid" and guid.attributes.get("isPermaLink", "true") != "false" else ""
    link = entry.said("feedburner:origLink", "link") or _alternate(entry) or whole(permanent, "") or whole(entry.attributes.get("rdf:about", ""), "")
    source = entry.first("source")
    authors = tuple(child.said("name", "atom:name") or child.text for child in entry.all("author", "dc:creator", "dcterms:creator"))
    days = {"published": _day(entry, _PUBLISHED), "updated": _day(entry, _UPDATED)}
    tags = [child.text or child.attributes.get("label", "") or child.attributes.get("term", "") for child in entry.all("category", "dc:subject")]
    return Raw(
        entry.line,
        name,
        entry.said("title"),
        link,
        (source.said("title") or ("" if source.first("id", "updated", "link") else source.text)) if source else "",
        source.attributes.get("url", "") if source else "",
        tuple(author for author in authors if author),
        entry.attributes.get("xml:lang", "") or entry.said("dc:language", "language"),
        base,
        tuple(dict.fromkeys(tag for tag in tags if tag))[:_MOST_TAGS],
        {name: day for name, day in days.items() if day[0]},
        tuple(_texts(entry)),
    )


def _day(entry: Element, names: tuple[str, ...]) -> tuple[str, str]:
    return next(((text, name) for name in names if (text := entry.said(name))), ("", ""))


def _texts(entry: Element) -> Iterator[tuple[str, str, bool | None]]:
    for name in ("content:encoded", "content", "xhtml:body", "body", "description", "summary", "media:description"):
        child = entry.first(name)
        if child is None or (name == "media:description" and entry.first("description", "summary")):
            continue
        kind = child.attributes.get("type", "")
        if kind in ("xhtml", "application/xhtml+xml") or name.endswith("body"):
            words: str = markup_of(child)
            yield name, words, True
        elif child.text:
            yield name, child.text, True if kind in ("html", "text/html") or name == "content:encoded" else None


def markup_of(element: Element) -> str:
    """What an element holds, written as HTML; the caller cleans it."""
    pieces: list[str] = []
    open_: list[tuple[str, Iterator[str | Element]]] = [("", iter(element.content))]
    while open_:
        name, rest = open_[-1]
        each = next(rest, None)
        if each is None:
            open_.pop()
            pieces.append(f"</{name}>" if name else "")
        elif isinstance(each, str):
            pieces.append(escape(each, quote=False))
        else:
            tag = each.name.rpartition(":")[2]
            kept = "".join(f' {key}="{escape(value)}"' for key, value in each.attributes.items() if key in ("href", "alt", "start"))
            pieces.append(f"<{tag}{kept}>")
            open_.append((tag, iter(each.content)))
    return "".join(pieces)


def _alternate(element: Element) -> str:
    """The address of the page that an entry or a feed stands for (Atom's links: no relation, or "alternate", pages before others)."""
    links = [link for link in element.all("link") if link.attributes.get("href") and link.attributes.get("rel", "alternate") == "alternate"]
    pages = [link for link in links if "html" in link.attributes.get("type", "html")]
    return next((link.attributes["href"] for link in (*pages, *links)), "")


def _bare(name: str) -> str:
    return next((name[len(prefix) :] for prefix in _OWN if name.startswith(prefix)), name)


def _bared(element: Element) -> Element:
    """The element, its children's names without the prefixes of the feed's own."""
    renamed: list[str | Element] = [
        each if isinstance(each, str) or _bare(each.name) == each.name else Element(_bare(each.name), each.attributes, each.line, each.content, each.broken)
        for each in element.content
    ]
    return Element(element.name, element.attributes, element.line, renamed, element.broken)
