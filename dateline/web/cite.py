"""How to cite an entry: the original and the digest's entry together, as a sentence, as BibTeX, as RIS, and as meta tags.

The meta tags are Highwire's `citation_*` and Dublin Core's `DC.*`, which Zotero and other collectors read.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from dateline.text import regex

_BIBTEX = str.maketrans(
    {
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
)
_PARTS = regex(r"\s*[;；、]\s*")
_AND_WORD = regex(r"\s(?:and|&|und|et|y|e)\s")
_AND = regex(r"\s*,\s*(?:(?:and|&)\s+)?|\s+(?:and|&|und|et|y|e)\s+")
_PARTICLE = regex(r"al|bint?|da|das|del?|della|den|der|di|dos|du|el|ibn|la|le|ten|ter|van|von|zu", re.IGNORECASE)
_BODY = regex(
    r"\b(?:affairs|agenc(?:y|ies)|army|association|authority|board|bureau|cent(?:er|re)|command|commission|committee|company|corps|council"
    r"|department|desk|division|editors|embassy|federation|forces|foundation|government|group|institute|international|ministry|navy|network"
    r"|news|newsroom|office|press|reporters?|secretariat|services?|society|staff|team|times|union|university|writers?)\b",
    re.IGNORECASE,
)
"""Words that no personal name has: with one of them, a byline is taken for one body, whatever commas it has."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Cited(Struct, frozen=True):
    """What a citation is made of. `iso` is the item's date ("" where unknown), `day` the same for readers ("11 April 2025");
    `original` and `permalink` are absolute addresses, "" where unknown. `byline` and `source` may be "". `own` tells a note of the
    digest's own: the digest is then its publisher.
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
    own: bool = False

    @property
    def publisher(self) -> str:
        """Who published it: the source, or the digest where the note is its own."""
        return self.digest if self.own else self.source


@lru_cache(maxsize=1024)
def authors(byline: str) -> tuple[str, ...]:
    """The names in a byline: "Karen Lema and Mikhail Flores" are two, "Ministry of Economy, Trade and Industry" is one.

    A semicolon or an ideographic comma parts names whatever they are; a comma or "and" only where all the parts read as personal names.
    """
    names = []
    for part in _PARTS.split(_flat(byline)):
        persons = [name.strip() for name in _AND.split(part)] if _AND_WORD.search(part) else [part]
        names += persons if all(_is_person(name) for name in persons) else [part]
    return tuple(name.strip() for name in names if name.strip())


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
        ("author", _tex_names(authors(cited.byline) or (cited.publisher,))),
        ("howpublished", _tex(cited.publisher)),
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
    """A RIS record (type NEWS; for the digest's own ELEC or, without an address, GEN): one line a field, so a line break becomes a space."""
    fields = [
        ("TY", "NEWS" if not cited.own else "ELEC" if cited.permalink else "GEN"),
        ("TI", cited.title),
        *(("AU", name) for name in authors(cited.byline)),
        ("PB", cited.publisher),
        ("T2", cited.publisher),
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
    day, names = cited.iso[:10], authors(cited.byline)
    tags = [
        ("citation_title", cited.title),
        *(("citation_author", name) for name in names),
        ("citation_publication_date", day.replace("-", "/")),
        ("citation_publisher", cited.publisher),
        ("citation_public_url", cited.original or cited.permalink),
        ("citation_language", cited.language),
        ("DC.title", cited.title),
        *(("DC.creator", name) for name in names),
        ("DC.publisher", cited.publisher),
        ("DC.date", day),
        ("DC.source", cited.original),
        ("DC.identifier", cited.permalink),
        ("DC.language", cited.language),
        ("DC.type", "Text"),
    ]
    return tuple((name, content) for name, content in tags if content)


def _is_person(name: str) -> bool:
    """Whether a name reads as a person's: two to five words, all with capitals but for particles, and no word of a body's name."""
    words = name.split()
    return 2 <= len(words) <= 5 and all(word[:1].isupper() or _PARTICLE.fullmatch(word) for word in words) and not _BODY.search(name)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _tex(text: str) -> str:
    return _flat(text).translate(_BIBTEX)


def _tex_names(names: tuple[str, ...]) -> str:
    """Names as BibTeX reads them, parted by "and". One that is no person's stands in braces, so that BibTeX looks for no first name in it."""
    return " and ".join(_tex(name) if _is_person(name) and "," not in name else f"{{{_tex(name)}}}" for name in names)


def _tex_address(address: str) -> str:
    r"""An address inside braces: braces and backslashes encoded as a URL has them, `%` and `#` left to `\url` and biblatex."""
    return address.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D").replace(" ", "%20")


def _key(cited: Cited) -> str:
    """A key of plain letters: the source's first word, the year, the id."""
    words = re.findall(r"[a-z0-9]+", cited.publisher.lower())
    first = next((word for word in words if word not in ("the", "a")), "entry")
    return "".join((first, cited.iso[:4], "-", cited.id))
