"""Office documents made by hand: the parts of a zip, and Rich Text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from dateline.model import Reading, ReadResult, SourceProfile
from dateline.read import read_document

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DOCUMENT = (
    f'<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONS}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>{}</w:body></w:document>'
)
_STYLES = (
    ("Heading1", "heading 1"), ("Heading2", "heading 2"), ("Title", "Title"), ("Caption", "caption"), ("Quote", "Quote"), ("TOC1", "toc 1"),
    ("ListBullet", "List Bullet"), ("Ueberschrift", "heading 1"),
)  # fmt: skip
_LINKS = {"rId90": "https://example.org/statement", "rId91": "javascript:alert(1)"}
_ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0">{}</office:document-content>'
)

LEDE = "The committee met in Tokyo on Thursday and agreed on a plan to protect the coast, officials said after the meeting."
SECOND = "The plan will cost two billion yen over five years and will be put before parliament in the autumn session."


def read(name: str, data: bytes, sources: tuple[SourceProfile, ...] = (), **limits: int) -> ReadResult:
    return read_document(f"seeds/{name}", data, None, sources, limits)


def one(name: str, data: bytes, sources: tuple[SourceProfile, ...] = ()) -> Reading:
    """The one item of a document that nothing is wrong with."""
    result = read(name, data, sources)
    assert [str(problem) for problem in result.problems] == []
    (item,) = result.items
    return item


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return made.getvalue()


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def par(text: str = "", style: str = "", more: str = "", inside: str = "") -> str:
    """A paragraph of Word: its text or its runs (`inside`), its style, and more of its properties."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{more}</w:pPr>{run(text) if text else ''}{inside}</w:p>"


def field(instruction: str, shown: str) -> str:
    """A field as Word writes it: begin, instruction, result, end."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return f"{mark.format('begin')}<w:r><w:instrText>{escape(instruction)}</w:instrText></w:r>{mark.format('separate')}{run(shown)}{mark.format('end')}"


def table(*rows: tuple[str, ...]) -> str:
    cells = ["".join(f"<w:tc>{par(cell)}</w:tc>" for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def docx(body: str, core: Mapping[str, str] | None = None, **parts: str) -> bytes:
    """A Word document; `parts` are bodies of `footnotes` and `header1`; `core` its properties."""
    kinds = {"footnotes": "footnotes", "header1": "header"}
    relations = [("rId1", "styles", "styles.xml"), *((f"rId{number}", kinds[name], f"{name}.xml") for number, name in enumerate(parts, 2))]
    relation = '<Relationship Id="{}" Type="{}/{}" Target="{}"{}/>'
    inner = "".join(relation.format(name, RELATIONS, kind, target, "") for name, kind, target in relations)
    outer = "".join(relation.format(name, RELATIONS, "hyperlink", target, ' TargetMode="External"') for name, target in _LINKS.items())
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>' for key, name in _STYLES)
    properties = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in (core or {}).items())
    made: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{space}">{relation.format("rId1", RELATIONS, "officeDocument", "word/document.xml", "")}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{space}">{inner}{outer}</Relationships>',
        "word/document.xml": _DOCUMENT.format(body),
        "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>',
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">{properties}</cp:coreProperties>',
    }
    for name, part in parts.items():
        tag = {"footnotes": "footnotes", "header1": "hdr"}[name]
        made[f"word/{name}.xml"] = f'<w:{tag} xmlns:w="{WORD}" xmlns:r="{RELATIONS}">{part}</w:{tag}>'
    return packed(made)


def odt(text: str, styles: str = "", meta: str = "", common: str = "") -> bytes:
    """An OpenDocument text: what stands in `office:text`, its own styles, its properties, and the styles it shares (with running heads)."""
    made: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": _ODT.format(f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{text}</office:text></office:body>"),
        "meta.xml": _ODT.format(f"<office:meta>{meta}</office:meta>"),
        "styles.xml": _ODT.format(common),
    }
    return packed(made)


def rtf(body: str | bytes, head: str = "\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times New Roman;}}") -> bytes:
    """A Rich Text document."""
    inside = body if isinstance(body, bytes) else body.encode("ascii")
    return b"{\\rtf1" + head.encode("ascii") + b"\n" + inside + b"}"
