"""What a page shows around its text: menus, buttons, calls to subscribe, headings of link lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.read.lines import Line, holding, matching
from dateline.read.words import Words
from dateline.text import regex

_EDGES = " \t:.…»›→>|«‹<+-–—•·*#!▼▲▶▸"
_ADDRESS = regex(r"^(?:https?://|www\.)\S+$|^\S+@\S+\.\w{2,}$|^\S+\.(?:jpe?g|png|gif|webp|svg|mp4|mp3)$", re.IGNORECASE)
_CRUMB_MARKS = frozenset("»›>→")
# What stands between the names in a row of a menu.
BARS = regex(r"\s*[|｜›»>→•·]\s*|\s+/\s+")
BAR_MARKS = frozenset("|｜›»>→•·/")
_CALL_MARKS = ":,;.!-–—|"
_RESERVED = (
    "all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados", "todos os direitos reservados",
    "tutti i diritti riservati", "все права защищены", "無断転載", "版权所有", "版權所有", "무단전재", "무단 전재",
)  # fmt: skip
# What a page's program should have filled in: `{{ name }}`, `{* form *}`, `[monthFull]`.
_TEMPLATE = regex(r"\{[{*|%#] ?|\[(?:hour|minute|month\w*|day|year)\]")
# Where a converter set the entries of a menu together without a space: `WirtschaftEnergie`. Not `iPhone`, `eMbali`, `YouTube`.
# A small letter right before is looked for first: few capitals have one.
_SEAM = regex(r"[A-ZÀ-Þ](?<=[a-zß-ÿ].)(?<=[^\W\d_]{3}[a-zß-ÿ][A-ZÀ-Þ])(?=[a-zß-ÿ]{2})")
_CRUMBS = regex(r"\s[»›>→]\s")
_COUNTER = regex(r"^[\d\s.,:/%+\-–—()|]*$")
_TIMES_AGO = regex(
    r"^(?:\d+|an?|one)\s?(?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?|m|h|d)\s(?:ago|read)$|^vor \d+ \w+$|"
    r"^il y a \d+ \w+$|^hace \d+ \w+$|^\d+(?:分|時間|小時|小时|分鐘|分钟|日|天)前$|^\d+\s?(?:분|시간|"
    r"일) ?전$",
    re.IGNORECASE,
)


_MARKS = {ord(mark): " " for mark in ".,;:!?()\"'"}
_COUNTS = regex(r"^\d{1,5}[.)]?\s+(?=\D)|\s*[(\[]?\b\d{1,5}[)\]]?$")


def bare(folded: str) -> str:
    """A short folded line as the lists hold it: without the marks at its edges and a count before or in brackets behind."""
    name = folded.strip(_EDGES)
    return _COUNTS.sub("", name).strip(_EDGES) if name[:1].isdecimal() or name[-1:].isdecimal() or name[-1:] in ")]" else name


def opening(folded: str, words: Words) -> str:
    """The longest listed call of up to five words (or eight letters) that the text opens with, "" for none."""
    if words.spaced:
        pieces = folded[:80].split(" ", 5)[:5]
        if pieces[0].rstrip(_CALL_MARKS) not in words.lead_first:
            return ""
        for count in range(len(pieces), 0, -1):
            head = " ".join(pieces[:count])
            for name in (head, head.rstrip(_CALL_MARKS)):
                if name in words.lead:
                    return name
    else:
        for size in range(min(8, len(folded)), 1, -1):
            if folded[:size] in words.lead:
                return folded[:size]
    return ""


# What a rule needs to see in a folded line before it can speak against it, beside the lists of words and the shape of a count.
_SIGNS = (
    *_CRUMB_MARKS, *BAR_MARKS, "©", "copyright", "(c) ", "reserv", "réserv", "vorbehalten", "riservati", "все права защищены", "無断転載", "版权所有",
    "版權所有", "무단", "{", "[", "@", "http", "www.", " ago", "vor ", "hace", "il y a",
)  # fmt: skip
_FEW = 30


def furnishings(lines: Sequence[Line], words: Words) -> list[str]:
    """The rule that speaks against each line (see `furniture`), "" for none. The page is searched at once for what any rule must see:
    most lines of a page hold nothing of it. A short text is sooner looked at line by line."""
    if len(lines) <= _FEW:
        return [furniture(line, words) for line in lines]
    suspects = holding("\n".join([line.folded for line in lines]), _SIGNS)
    suspects.update(matching("\n".join([line.text if line.width <= 160 else "" for line in lines]), _SEAM))
    suspects.update(_told_by_words(lines, words))
    rules = [""] * len(lines)
    judged: dict[str, str] = {}
    for index in suspects:
        line = lines[index]
        # Menus say the same again and again: what was judged once is not judged again.
        rule = judged.get(line.text)
        if rule is None:
            rule = judged[line.text] = furniture(line, words)
        rules[index] = rule
    return rules


def _told_by_words(lines: Sequence[Line], words: Words) -> Iterable[int]:
    """The lines that a list of words may know, and those that may be a count or a file's name: one plain test for a whole page."""
    if not words.spaced:
        return range(len(lines))
    verdicts, first, clutter = words.verdicts, words.lead_first, words.clutter
    tokens = [line.folded.split() for line in lines]
    return [
        index
        for index, (line, pieces) in enumerate(zip(lines, tokens, strict=True))
        if pieces[0] in first
        or not clutter.isdisjoint(pieces)
        or (line.width <= 60 and (line.folded in verdicts or not line.folded[0].isalpha() or not line.folded[-1].isalpha()))
        or (not pieces[0].isalnum() and (len(pieces) == 1 or (head := pieces[0].lstrip(_EDGES).rstrip(_CALL_MARKS)) in first or not head))
    ]


def furniture(line: Line, words: Words) -> str:
    """The rule by which a line is no part of any text, "" where none speaks against it.

    Rules: "counter", "menu", "template" (left unfilled by a program), "comments" and "list heading" (headings of what follows a text), "button", "breadcrumb",
    "copyright", "address", "legal" (notices to the reader), "call" (to read on, follow, subscribe).
    """
    text = line.text
    if line.width <= 60:
        name = bare(line.folded)
        verdict = words.verdicts.get(name)
        if verdict:
            return verdict
        if not name or (not name[0].isalpha() and (_COUNTER.match(name) or _TIMES_AGO.match(name))) or _ago(name):
            return "counter"
    if line.width <= 160 and not _CRUMB_MARKS.isdisjoint(text) and len(_CRUMBS.findall(text)) >= 2:
        return "breadcrumb"
    if line.width <= 160 and not BAR_MARKS.isdisjoint(text) and _menu_row(line.folded, words):
        return "breadcrumb"
    if line.width <= 160 and not line.ends and _glued(text, line.words):
        return "menu"
    if line.width <= 300 and _copyright(text, line.folded):
        return "copyright"
    if ("{" in text or "[" in text) and _TEMPLATE.search(text[:300]):
        return "template"
    if " " not in text and len(text) <= 2000 and _ADDRESS.match(text):
        return "address"
    return _call(line, words)


def _glued(text: str, words: int) -> bool:
    """Whether a line is the entries of a menu without the spaces between them."""
    seams = len(_SEAM.findall(text))
    if seams > 1:
        return seams * 4 >= words
    return seams == 1 and words <= 3 and len(text) <= 40 and all(token[0].isupper() for token in text.split())


def _menu_row(folded: str, words: Words) -> bool:
    """Whether a folded line is a row of a menu or the way from the front page: bars between short names, all known or the first "Home"."""
    parts = [bare(part) for part in BARS.split(folded) if part.strip(_EDGES)]
    if len(parts) < 2:
        return False
    known = [part in words.verdicts or part in words.sections or part in words.home for part in parts]
    # The last of a longer way is the page itself.
    return parts[0] in words.home or all(known) or (len(parts) > 2 and any(known[:-1]))


def _ago(name: str) -> bool:
    return name[-4:] == " ago" or (name[:3] in ("vor", "hac", "il ") and _TIMES_AGO.match(name) is not None)


def _copyright(text: str, folded: str) -> bool:
    if text[0] == "©" or folded.startswith(("copyright", "(c) ")):
        return True
    return ("reserv" in folded or not text.isascii() or "vorbehalten" in folded or "riservati" in folded) and any(map(folded.__contains__, _RESERVED))


_TO_THE_READER = regex(r"\b(?:you|your|we|our|sie|ihr|ihre|ihren|wir|unsere|unserer|vous|votre|nous|nos|usted|su|tus?|vostri?|tuoi?|je|u|uw|du|din|ditt)\b")


def _legal(folded: str, words: Words) -> bool:
    """Whether a paragraph speaks to the reader about consent, cookies, accounts: several such words, and "you" or "we"."""
    hits = len(words.legal.intersection(folded.translate(_MARKS).split()))
    enough = 3 if len(folded) > 260 else 2
    return hits >= enough and "“" not in folded and '"' not in folded and _TO_THE_READER.search(folded) is not None


def _call(line: Line, words: Words) -> str:
    if line.width > 1500:
        return ""
    folded = line.folded
    tokens = folded[:600].split()
    if line.width >= 60 and not words.legal.isdisjoint(tokens) and _legal(folded, words):
        return "legal"
    if line.width > 420:
        return ""
    if ("@" in folded or "http" in folded or "www." in folded) and '"' not in folded and "“" not in folded and _TO_THE_READER.search(folded):
        return "call"
    if line.width > 320:
        return ""
    head = opening(folded.lstrip(_EDGES), words)
    if head:
        behind = folded[len(head) : len(head) + 2].lstrip()
        if behind[:1] in (":", "：") or not line.ends:
            return "call"
    if not words.boiler.isdisjoint(tokens):
        hits = sum(map(words.boiler.__contains__, tokens))
        if hits >= 2 or line.words <= 6 or (line.words <= 14 and not line.ends):
            return "call"
    return ""
