"""Rich Text Format (`.rtf`): groups, control words and letters in the code page of their font, by the specification 1.9.1."""

from __future__ import annotations

import re

from dateline.read.capture import Unreadable
from dateline.read.office.charsets import DEFAULT, font_page, page
from dateline.read.office.manuscript import Manuscript
from dateline.read.office.rtf_text import State, Writing
from dateline.read.office.styles import Style

_TOKEN = re.compile(rb"\\(?:([A-Za-z]{1,32})(-?[0-9]{1,10})? ?|'([0-9A-Fa-f]{2})|(.))|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.DOTALL)
_DEEPEST = 1000
# Groups without a word of the text in them.
_PASSED = frozenset((
    "colortbl", "pict", "nonshppict", "shprslt", "sp", "object", "objdata", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr",
    "footerf", "annotation", "atnid", "atnauthor", "atntime", "atnref", "xe", "tc", "tcn", "listtable", "listoverridetable", "revtbl", "rsidtbl",
    "generator", "themedata", "datastore", "latentstyles", "filetbl", "private", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "pnseclvl", "bkmkstart",
    "bkmkend", "template", "falt", "panose", "comment", "operator", "company", "keywords", "category", "manager", "doccomm", "hlinkbase", "subject",
))  # fmt: skip
_KEPT_THOUGH_STARRED = frozenset(("shpinst", "fldinst", "shptxt"))
_KEEPS = {"fonttbl": "font", "stylesheet": "style", "title": "title", "author": "creator", "fldinst": "instruction", "listtext": "mark", "pntext": "mark"}
_LETTERS = {
    "tab": " ", "line": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emdash": "—", "endash": "–", "bullet": "•",
    "emspace": " ", "enspace": " ", "qmspace": " ", "page": "\n", "column": "\n", "softline": "\n",
}  # fmt: skip
_SIGNS = {"~": " ", "_": "-", "\n": "", "\r": ""}


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._state = State()
        self._stack: list[State] = []
        self._bytes = bytearray()
        self._pass = 0
        self._star = False
        self._half = ""
        self._default = DEFAULT
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._first_font = -1
        self._text = Writing()
        self._styles = self._text.styles
        self._style_now = ""
        self._said: list[str] = []
        self._told: dict[str, str] = {}

    def read(self) -> Manuscript:
        at, size = 0, len(self._data)
        while at < size:
            found = _TOKEN.match(self._data, at)
            if found is None:
                break
            at = found.end()
            word, number, code, sign, brace, letters = found.groups()
            if letters is not None:
                self._letters(letters)
            elif code is not None:
                self._byte(int(code, 16))
            elif brace is not None:
                if brace == b"{":
                    self._open()
                elif self._stack:
                    self._close()
                    if not self._stack:
                        break
            elif word == b"bin":
                at += max(0, int(number or b"0"))
            elif word is not None:
                self._flush()
                self._word(word.decode("ascii"), int(number) if number is not None else None)
            elif sign is not None:
                self._sign(sign.decode("latin-1"))
        self._flush()
        short = bool(self._stack) or at > size
        passages, notes = self._text.finished(self._state)
        return Manuscript(passages, notes, (), self._told, short)

    def _letters(self, letters: bytes) -> None:
        if self._pass:
            passed = min(self._pass, len(letters))
            self._pass -= passed
            letters = letters[passed:]
        if letters and self._state.place != "skip":
            self._bytes += letters

    def _byte(self, value: int) -> None:
        if self._pass:
            self._pass -= 1
        elif self._state.place != "skip":
            self._bytes.append(value)

    def _open(self) -> None:
        self._flush()
        self._pass = 0
        if len(self._stack) >= _DEEPEST:
            raise Unreadable(f"nests more than {_DEEPEST} groups: it is no document that a person wrote; remove it")
        self._stack.append(self._state)

    def _close(self) -> None:
        self._flush()
        self._pass = 0
        self._star = False
        before, self._state = self._state, self._stack.pop()
        if before.place != self._state.place:
            self._tell(before.place)
        if before.place == "style" and self._style_now:
            self._styles.known[self._style_now].name = " ".join("".join(self._said).lower().strip(" ;").split())
            self._said, self._style_now = [], ""
        self._text.close_group(len(self._stack), self._state)

    def _tell(self, place: str) -> None:
        """What a group told goes where it belongs."""
        said, self._said = "".join(self._said), []
        if place == "instruction" and self._text.fields:
            self._text.fields[-1][1].instruction = said
        elif place in ("title", "creator") and said.strip():
            self._told.setdefault(place, said.strip()[:1000])

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._star = True
            return
        if sign in _SIGNS or sign in "\\{}":
            if self._pass:
                self._pass -= 1
            elif sign in "\\{}":
                self._letters(sign.encode())
            elif sign in "~_":
                self._flush()
                self._say(_SIGNS[sign])
            elif not self._state.place:
                self._flush()
                self._text.end_paragraph(self._state)

    def _word(self, word: str, number: int | None) -> None:
        star, self._star = self._star, False
        if word == "u" and number is not None:
            self._unicode(number)
        elif self._state.place == "skip":
            return
        elif word in _PASSED or (star and word not in _KEEPS and word not in _KEPT_THOUGH_STARRED):
            self._state = self._state._replace(place="skip")
        elif word in _KEEPS:
            self._said = []
            mark = _KEEPS[word] == "mark"
            if mark and self._stack:
                self._stack[-1] = self._stack[-1]._replace(listed=True)
            self._state = self._state._replace(place="skip" if mark else _KEEPS[word])
        elif self._state.place == "font":
            self._font_word(word, number)
        elif self._state.place == "style":
            self._style_word(word, number)
        elif word in _LETTERS:
            self._say(_LETTERS[word])
        elif not self._look(word, number):
            self._structure(word, number)

    def _unicode(self, number: int) -> None:
        """A UTF-16 unit, negative above 32767; the letters after it are for programs that do not know it."""
        self._pass = self._state.skip
        if self._state.place == "skip":
            return
        unit = chr(number & 0xFFFF)
        if "\ud800" <= unit <= "\udbff":
            self._half = unit
            return
        text, self._half = self._half + unit, ""
        self._say(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))

    def _look(self, word: str, number: int | None) -> bool:
        on = number != 0
        if word == "b":
            self._state = self._state._replace(bold=on)
        elif word == "i":
            self._state = self._state._replace(italic=on)
        elif word in ("v", "deleted"):
            self._state = self._state._replace(hidden=on)
        elif word == "plain":
            self._state = self._state._replace(bold=False, italic=False, hidden=False, codec=self._codec(self._first_font))
        elif word == "f" and number is not None:
            self._state = self._state._replace(codec=self._codec(number))
        elif word == "uc" and number is not None:
            self._state = self._state._replace(skip=max(0, min(number, 8)))
        elif word == "ansicpg" and number is not None:
            self._default = page(number)
            self._state = self._state._replace(codec=self._default)
        elif word in ("mac", "pc", "pca"):
            self._default = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
            self._state = self._state._replace(codec=self._default)
        elif word == "deff" and number is not None:
            self._first_font = number
        else:
            return False
        return True

    def _structure(self, word: str, number: int | None) -> None:
        if word in ("par", "sect", "nestcell", "nestrow"):
            self._text.end_paragraph(self._state)
        elif word == "pard":
            self._state = self._state._replace(style="", rank=None, listed=False, cell=False)
        elif word == "intbl":
            self._state = self._state._replace(cell=True)
        elif word == "s":
            self._state = self._state._replace(style=str(number))
        elif word == "outlinelevel" and number is not None:
            self._state = self._state._replace(rank=number + 1 if 0 <= number < 9 else None)
        elif word in ("ls", "pnlvlblt", "pnlvlbody"):
            self._state = self._state._replace(listed=number != 0)
        elif word in ("cell", "row"):
            self._text.end_cell(self._state, row=word == "row")
        elif word == "field":
            self._text.open_field(len(self._stack))
        elif word == "fldrslt" and self._text.fields:
            self._text.fields[-1][1].shown = True
        elif word == "footnote":
            self._text.open_note(len(self._stack))
        elif word == "shptxt":
            self._text.end_paragraph(self._state)

    def _font_word(self, word: str, number: int | None) -> None:
        if word == "f" and number is not None:
            self._font = number
        elif word in ("fcharset", "cpg") and number is not None:
            codec = font_page(number) if word == "fcharset" else page(number)
            if codec and len(self._fonts) < 10_000:
                self._fonts[self._font] = codec

    def _style_word(self, word: str, number: int | None) -> None:
        if word == "s" and number is not None:
            self._style_now = str(number)
            self._styles.known[self._style_now] = Style()
            self._said = []
        elif word == "sbasedon" and self._style_now and number is not None:
            self._styles.known[self._style_now].base = str(number)
        elif word == "outlinelevel" and self._style_now and number is not None:
            self._styles.known[self._style_now].rank = number + 1 if 0 <= number < 9 else None

    def _codec(self, font: int) -> str:
        return self._fonts.get(font, self._default)

    def _flush(self) -> None:
        """The bytes so far, in the code page of their font: a letter of two bytes may be written half as code, half as letter."""
        if self._bytes:
            text = bytes(self._bytes).decode(self._state.codec, "replace")
            self._bytes.clear()
            self._say(text)

    def _say(self, text: str) -> None:
        state = self._state
        if state.place == "skip":
            return
        if state.place:
            if len(self._said) < 100_000:
                self._said.append(text)
            return
        self._text.say(text, state)


def read_rtf(data: bytes) -> Manuscript:
    """The passages, footnotes and properties of an RTF document. Raises Unreadable for what is none.

    Deleted and hidden text, pictures, comments, running heads and what fields fill in are no text. One that ends in the middle is read so far.
    """
    if not data[:64].lstrip(b"\xef\xbb\xbf \t\r\n\x00").startswith(b"{\\rtf"):
        raise Unreadable("is no RTF document, whatever its name says; save it as .rtf or .docx again")
    return _Reader(data).read()
