"""Which kinds of files hold no document, and what to do with those that hold one nobody here can read."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from dateline.problems import Problem, error, note
from dateline.read import READERS

# Files that stand beside documents and are none: by what they are, their endings.
_BESIDE = MappingProxyType({
    "picture": ".jpg .jpeg .jpe .jfif .png .gif .webp .avif .bmp .tif .tiff .heic .heif .svg .ico .psd .raw .cr2 .nef .dng",
    "recording": ".mp3 .m4a .wav .ogg .oga .opus .flac .aac .wma .mp4 .m4v .mov .avi .mkv .webm .wmv .mpg .mpeg .3gp .srt .vtt",
    "part of a web page": ".css .js .mjs .map .woff .woff2 .ttf .otf .eot .php .asp .aspx",
})  # fmt: skip
# How a document of another kind becomes one that can be read: by what to do, its endings.
_SAVED = MappingProxyType({
    "open it in Pages and export it as Word (.docx)": ".pages",
    "save it as .docx": ".wps .wpd .dot .dotx .sxw .fodt .ott .hwp .hwpx .one .abw",
    "save the sheet as .csv": ".xls .xlsx .xlsm .xlsb .ods .numbers .tab",
    "save it as .pdf": ".ppt .pptx .pptm .odp .key .epub .mobi .azw3 .djvu .xps .oxps .ps .indd .pub",
    "save the mail as .eml": ".msg .oft .emlx",
    "export its mails as .eml or .mbox": ".pst .ost .olm .dbx",
    "unpack it and put in what it holds": ".zip .7z .rar .tar .gz .tgz .bz2 .xz .zst",
    "open it in Safari and save it as page source (.html), or print it to a .pdf": ".webarchive",
    "save the page as .html": ".maff .wacz .url .webloc .desktop .lnk",
    "download it as .docx": ".gdoc",
    "export it as .ris or .bib": ".enl .enw .enex .rdf .nbib .ciw",
})  # fmt: skip
_OTHERWISE = "save it as .txt, .html, .docx, .pdf or another kind that docs/reading.md names, or move it elsewhere"


def unread(path: str, suffix: str) -> Problem | None:
    """What is told of a file by its ending (`suffix`, in small letters with its point, or ""); None where there is a reader for it.

    Pictures, recordings and the parts of web pages beside documents are a note: nothing is wrong with them. Anything else is an error.
    """
    if suffix in READERS:
        return None
    for what, endings in _BESIDE.items():
        if suffix in endings.split():
            return note(path, None, f"is a {what}, and no document; passed over")
    told = next((told for told, endings in _SAVED.items() if suffix in endings.split()), _OTHERWISE)
    return error(path, None, f"is of a kind that cannot be read ({suffix or 'no ending'}): {told}")


def endings() -> Iterator[str]:
    """Every ending that is known here and has no reader."""
    for said in (*_BESIDE.values(), *_SAVED.values()):
        yield from said.split()
