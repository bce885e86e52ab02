"""How to cite an entry: the original and the digest's entry together, as a sentence, as BibTeX, as RIS, and as meta tags.

The meta tags are Highwire's `citation_*` and Dublin Core's `DC.*`, which Zotero and other collectors read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "#": r"\#",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation is made of. `iso` is the item's date ("" where unknown), `day` the same for readers ("11 April 2025");
    `original` and `permalink` are absolute addresses, "" where unknown. `byline` and `source` may be "".
    """

    id: str
    title: str
    byline: str
    source: str
    iso: str
    day: str
    original: str
    digest: str
    permalink: str
    language: str = ""


def citations(cited: Cited) -> tuple[tuple[str, str], ...]:
    """Pairs of a label and ready text."""
    return ("Plain text", plain(cited)), ("BibTeX", bibtex(cited)), ("RIS", ris(cited))


def plain(cited: Cited) -> str:
    """One line: byline, title, source, day, original; then the entry of the digest."""
    who = f"{_flat(cited.byline)}, " if cited.byline else ""
    where = ", ".join(part for part in (_flat(cited.source), cited.day or "undated", cited.original) if part)
    entry = f"{_flat(cited.digest)}, entry {cited.id}"
    return f"{who}“{_flat(cited.title)}”, {where}. In: {entry}{f', {cited.permalink}' if cited.permalink else ''}."


def bibtex(cited: Cited) -> str:
    """A `@misc` entry, which every BibTeX style knows. Braces keep the title's capitals; special characters are escaped."""
    year, month = cited.iso[:4], cited.iso[5:7]
    fields = [
        ("title", f"{{{_tex(cited.title)}}}"),
        ("author", f"{{{_tex(cited.byline or cited.source)}}}"),
        ("howpublished", _tex(cited.source)),
        ("year", year),
        ("date", cited.iso[:10]),
        ("url", _tex_address(cited.original or cited.permalink)),
        ("note", _tex(f"{cited.digest}, entry {cited.id}") + (f", \\url{{{_tex_address(cited.permalink)}}}" if cited.permalink else "")),
        ("language", cited.language),
    ]
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value.strip("{}")]
    if month:
        lines.insert(-1, f"  month = {_MONTHS[int(month) - 1]},")
    return "\n".join((f"@misc{{{_key(cited)},", *lines, "}"))


def ris(cited: Cited) -> str:
    """A RIS record (type NEWS): one line a field, so a line break in a title becomes a space."""
    fields = [
        ("TY", "NEWS"),
        ("TI", cited.title),
        ("AU", cited.byline),
        ("PB", cited.source),
        ("T2", cited.source),
        ("PY", cited.iso[:4]),
        ("DA", cited.iso[:10].replace("-", "/")),
        ("UR", cited.original or cited.permalink),
        ("LA", cited.language),
        ("N1", f"{cited.digest}, entry {cited.id}{f', {cited.permalink}' if cited.permalink else ''}"),
        ("ID", cited.id),
    ]
    return "\n".join([f"{tag}  - {_flat(value)}" for tag, value in fields if value] + ["ER  - "])


def meta_tags(cited: Cited) -> tuple[tuple[str, str], ...]:
    """Pairs of a meta tag's name and content, without empty ones."""
    day = cited.iso[:10]
    tags = [
        ("citation_title", cited.title),
        ("citation_author", cited.byline),
        ("citation_publication_date", day.replace("-", "/")),
        ("citation_publisher", cited.source),
        ("citation_public_url", cited.original or cited.permalink),
        ("citation_language", cited.language),
        ("DC.title", cited.title),
        ("DC.creator", cited.byline),
        ("DC.publisher", cited.source),
        ("DC.date", day),
        ("DC.source", cited.original),
        ("DC.identifier", cited.permalink),
        ("DC.language", cited.language),
        ("DC.type", "Text"),
    ]
    return tuple((name, content) for name, content in tags if content)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _tex(text: str) -> str:
    return "".join(_BIBTEX.get(character, character) for character in _flat(text))


def _tex_address(address: str) -> str:
    r"""An address inside braces: braces and backslashes encoded as a URL has them, `%` and `#` left to `\url` and biblatex."""
    return address.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D").replace(" ", "%20")


def _key(cited: Cited) -> str:
    """A key of plain letters: the source's first word, the year, the id."""
    words = re.findall(r"[a-z0-9]+", cited.source.lower())
    first = next((word for word in words if word not in ("the", "a")), "entry")
    return "".join((first, cited.iso[:4], "-", cited.id))
