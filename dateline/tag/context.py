"""What stands around a place in a text, as tests that the name rules share."""

from __future__ import annotations

from dateline.tag.names import lists
from dateline.text import regex

_WORD_AFTER = regex(r"[ ,\"”’')\]]*\s*([a-z][a-z'-]*)")
_AGE = regex(r",? (?:\(\d\d\)|aged \d\d|, \d\d\b)|, \d\d?(?:,|;|\.| and )")
_APPOSITION = regex(r", (?:who|whose|an?|the|his|her|its|director|president|head|chief|professor|executive|senior|former|founder|co-founder|chair|spokes)\b")
_CREDIT = regex(r"\b(?:image|photo|photos|photograph|photographs|picture|pictures|illustration|credit|courtesy)(?: by| of)?: ?\Z")
_HEADS = regex(
    r"\b(?:head|chief|leader|director|president|chair|chairman|chairwoman|founder|editor|boss|governor|mayor|minister|secretary|spokesman|"
    r"spokeswoman|author|ambassador|commander) (?:of|for) (?:the )?[^,.;:\n]{2,40}, \Z"
)
_WORK = regex(r"['’]s [\"“‘]")
_MARKS = " \"“‘'(\u00a0"
_INSIDE = "_'’.&-"


def word_after(low: str, end: int) -> str:
    """The next small word after `end`, "" where something else follows."""
    found = _WORD_AFTER.match(low, end, end + 40)
    return found.group(1) if found else ""


def word_before(low: str, start: int) -> str:
    """The word that ends before `start`, with nothing but spaces and opening marks between."""
    chunk = low[start - 24 : start].rstrip(_MARKS) if start > 24 else ""
    word = chunk[chunk.rfind(" ") + 1 :]
    if len(word) < len(chunk) and word.isalnum():
        return word  # the plain case, quickly
    end = start
    while end and low[end - 1] in _MARKS:
        end -= 1
    begin = end
    while begin and end - begin < 24 and (low[begin - 1].isalnum() or low[begin - 1] in _INSIDE):
        begin -= 1
    return low[begin:end]


def speaks(low: str, before: str, end: int) -> bool:
    """Whether a verb of saying stands right after a name that ends there, or is the word `before` it."""
    speech = lists().speech
    return word_after(low, end) in speech or before in speech


def aged(low: str, end: int) -> bool:
    """Whether an age follows, as newspapers give it of persons only: ", 42,"."""
    return _AGE.match(low, end) is not None


def explained(low: str, end: int) -> bool:
    """Whether an apposition follows that speaks of a person: ", who", ", a spokesman"."""
    return _APPOSITION.match(low, end) is not None


def titled(text: str, before: str, start: int) -> bool:
    """Whether the word `before` is a title in small letters: "spokesman John Smith", "fellow candidate"."""
    return bool(before) and before in lists().titles and text[start - 1] == " " and text[start - 1 - len(before)].islower()


def credited(low: str, start: int) -> bool:
    """Whether a picture's credit stands right before: "Photograph: Anna Keller"."""
    return low[start - 2 : start] in (": ", "o:", "e:", "t:") and _CREDIT.search(low, max(0, start - 24), start) is not None


def heads(low: str, start: int) -> bool:
    """Whether an office stands before as an apposition: "the head of the agency, Anna Keller"."""
    return low[start - 2 : start] == ", " and _HEADS.search(low, max(0, start - 64), start) is not None


def wrote(low: str, end: int) -> bool:
    """Whether a title in quotation marks follows as somebody's work: Anna Keller's "The Open Door"."""
    return _WORK.match(low, end) is not None
