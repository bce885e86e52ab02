"""Fields: what a program fills into a text itself. Their instructions read alike in Word and RTF."""

from __future__ import annotations

import re

from msgspec import Struct

from dateline.text import regex

# Fields whose words change with the page, the day of printing or the computer: never an author's words.
_PASSING = frozenset((
    "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "DATE", "TIME", "PRINTDATE", "SAVEDATE", "CREATEDATE", "EDITTIME", "FILENAME",
    "FILESIZE", "USERNAME", "USERADDRESS", "USERINITIALS", "LASTSAVEDBY", "REVNUM", "NUMWORDS", "NUMCHARS", "TEMPLATE", "DOCPROPERTY", "TC", "XE",
))  # fmt: skip
_CONTENTS = frozenset(("TOC", "TOA", "INDEX"))
_ADDRESS = regex(r'\s*HYPERLINK\s+(?:\\[lnmt]\s+)?"?((?:https?://|mailto:)[^"\s]+)"?', re.IGNORECASE)


class Field(Struct):
    """A field that is open: its instruction so far, and whether its result has begun."""

    instruction: str = ""
    shown: bool = False

    @property
    def name(self) -> str:
        words = self.instruction.split(None, 1)
        return words[0].upper() if words else ""

    @property
    def passing(self) -> bool:
        """Whether nothing of it is text now: its instruction, and a result that the program made up."""
        return not self.shown or self.name in _PASSING

    @property
    def contents(self) -> bool:
        """Whether it is a table of contents or an index."""
        return self.name in _CONTENTS

    @property
    def link(self) -> str:
        """The address that it links to, "" where it is no link."""
        found = _ADDRESS.match(self.instruction)
        return found[1] if found else ""
