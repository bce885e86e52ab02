"""Captions and photo credits: what belongs to a picture, not to the text."""

from __future__ import annotations

import re

from dateline.read.lines import Line
from dateline.read.words import Words, fold
from dateline.text import regex

_CREDIT = regex(
    r"(?:\((?:AP|AFP|Reuters|EPA|Kyodo|Getty|Xinhua|TASS|DPA|ANSA|EFE)?[^()]{0,30}\b(?:Photo|Foto|Image|"
    r"Getty|Reuters|AFP|EPA|Kyodo|via AP|File|Pool)\b[^()]{0,60}\)[.\s]*$)"
    r"|(?:[|/©]\s*(?:dpa|AFP|AP|Reuters|EPA|Getty|IMAGO|picture alliance|Keystone|Shutterstock|iStock)\b)"
    r"|(?:\b(?:Getty Images|AP Photo|AFP/|/AFP|/AP\b|Reuters/(?!Ipsos)|/Reuters|REUTERS/|picture alliance|imago images|"
    r"IMAGO/|EPA-EFE|via Getty|via Reuters|via AP|Anadolu via|ZUMA Press|NurPhoto|Shutterstock|Keystone/|"
    r"TT/|NTB/))"
)
# An agency's name behind the sentence of a caption: `… la primera vuelta. AFP`.
_SIGNED = regex(
    r"[.!?»”)]\s?(?:AFP|EFE|AP|EPA|REUTERS|Reuters|Getty|ANSA|dpa|TASS|Europa Press|LaPresse|PAP|CTK|ČTK|NTB|TT|Belga|ANP|Lusa|LUSA|AAP|"
    r"연합뉴스|뉴시스|뉴스1|로이터)$"
    # A photographer's name behind a stroke: `… este martes. / NOMBRE APELLIDO`.
    r"|[.!?»”)]\s?/\s?[A-ZÀ-Þ][\w.\-]*(?:\s[A-ZÀ-Þ][\w.\-]*){1,3}$"
    r"|^[图圖][为為：:].{4,}|[\u4e00-\u9fff]\s?[摄攝]$"
)
_NAME_AND_AGENCY = regex(r"[(\[](?:[A-ZÀ-Þ][\w.'’\-]*\s){1,3}[A-ZÀ-Þ][\w.'’\-]*\s?[/|,]\s?[A-ZÀ-Þ][^()\[\]]{1,50}[)\]][.\s]*$")
_SYMBOL = regex(r"(?:©|\(c\)|ⓒ)\s?[^\d\s][^©]{1,60}$")
_LEFT_RIGHT = regex(
    r"(?:, |\()(?:(?:second|third|fourth|far|front|back|top|bottom)[ -](?:from[ -])?)?(?:left|right|cent(?:er|"
    r"re))(?:,|\))|\((?:l|r|L|R|M|m|C|c)\.?\)|\bfrom left(?: to right)?\b"
    r"|, (?:links|rechts)(?:,|\))|\((?:links|rechts|Mitte|izq\.?|izquierda|derecha|dcha\.?|gauche|droite|"
    r"à gauche|à droite|sinistra|destra|esq\.?|dir\.?)\)"
    r"|, (?:à gauche|à droite|a la izquierda|a la derecha|a sinistra|a destra|à esquerda|à direita),|"
    r"[（(](?:左|右|中央|中|왼쪽|오른쪽|가운데|слева|справа|в центре|ліворуч|праворуч)[）)]"
    r"|\bv\. ?l\. ?n\. ?r\.|\b(?:слева|справа) направо"
)
_FROM_LEFT = regex(r"^(?:from|clockwise from) (?:top )?left\b|^von links\b|^de izquierda a derecha|^de gauche à droite", re.IGNORECASE)
_FILE = regex(
    r"\b(?:file photo|file image|file picture|archivfoto|archivbild|symbolbild|symbolfoto|photo d'archives|"
    r"foto de archivo|foto d'archivio|foto de arquivo|archieffoto|arkivbild|arkivfoto|資料写真|資料照|"
    r"资料图|자료사진|архивное фото)\b",
    re.IGNORECASE,
)
_MARKS = frozenset("©ⓒ([（:：＝=|/／【")
_AGENCIES = (
    "Photo", "Foto", "photo", "foto", "Image", "image", "Getty", "Reuters", "REUTERS", "AFP", "AP", "EPA", "Kyodo", "dpa", "IMAGO", "Pool", "File",
    "picture alliance", "Keystone", "Shutterstock", "iStock", "Anadolu", "ZUMA", "TT/", "NTB/",
)  # fmt: skip
_SIDES = (
    ", left", ", right", "from left", ", cent", ", second", ", third", ", far ", ", links", ", rechts", ", à ", ", a la ", ", a sinistra", ", a destra",
    "l.n.r", "l. n.", "направо",
)  # fmt: skip
_FILED = ("archiv", "file ", "symbol", "archief", "arkiv", "d'archi", "arquivo", "資料", "资料", "자료", "архив")
_IN_BRACKETS = regex(r"[(（]([^()（）]{1,24})[)）]")
_LABEL = regex(r"[:：＝=/／]")
_LAST_WORD = regex(r"[^\s(\[.]*$")
_GLUED = regex(r"[a-zß-ÿ.](?:Bild|Foto|Photo|Image|Quelle|Credit)$")
_BRACKETED = regex(r"[(\[（]([^()\[\]（）]{3,70})[)\]）][.\s]*$")


def credited(line: Line, words: Words) -> str:
    """The rule by which a line is a caption or a credit: "credit", "position", "file photo", or ""."""
    text = line.text
    if line.width > 700 or (line.width < 40 and _MARKS.isdisjoint(text)):
        return ""
    tail = text[-110:]
    if any(map(tail.__contains__, _AGENCIES)) and _CREDIT.search(tail):
        return "credit"
    if line.width <= 320 and (not line.ends or text[0] in "图圖") and (line.width <= 160 or not text.isascii()) and _SIGNED.search(tail):
        return "credit"
    if line.width > 320 and line.ends:
        return "position" if _FROM_LEFT.search(text) else ""
    if not _MARKS.isdisjoint(text):
        if line.width < 500 and text[-1] in ")].］）" and _NAME_AND_AGENCY.search(text[-120:]):
            return "credit"
        if line.width < 400 and ("©" in text or "(c)" in text or "ⓒ" in text) and _SYMBOL.search(text):
            return "credit"
        if _opens_as_photo(text, words) or _closes_as_photo(text, words):
            return "credit"
    if line.width < 500 and _tells_sides(text, words) and "“" not in text and '"' not in text:
        return "position"
    if line.width < 400 and any(map(line.folded.__contains__, _FILED)) and _FILE.search(text):
        return "file photo"
    return ""


def _tells_sides(text: str, words: Words) -> bool:
    """Whether a text says who stands left and who right."""
    bracket = "(" in text or "（" in text
    if bracket and any(fold(inside) in words.position for inside in _IN_BRACKETS.findall(text)):
        return True
    return (bracket or any(map(text.__contains__, _SIDES))) and _LEFT_RIGHT.search(text) is not None


def _opens_as_photo(text: str, words: Words) -> bool:
    """`Foto: …`, `Photo by …`, `写真＝…`: a label of the picture kind with its mark."""
    text = text.lstrip("([（【")[:30]
    head = fold(text)
    if head.startswith(("photo by ", "photos by ", "image by ", "images by ", "picture by ", "photograph by ")):
        return True
    found = _LABEL.search(text)
    if not found:
        return False
    label = fold(text[: found.start()]).strip()
    return words.labels.get(label) == "photo" and label not in ("source", "quelle", "źródło")


def _closes_as_photo(text: str, words: Words) -> bool:
    """`… Foto: Rescue Photo`, `… (Bild: NAME)`: a short credit behind a caption."""
    tail = text[-90:]
    for mark in (":", "："):
        at = tail.rfind(mark)
        if at > 0 and len(tail) - at < 60:
            before = fold(tail[:at]).rstrip()
            word = _LAST_WORD.search(before)[0]  # type: ignore[index]  # matches the empty end at least
            glued = _GLUED.search(tail[:at].rstrip())
            apart = before[: len(before) - len(word)].rstrip()[-1:] in ("", ".", "!", "?", ")", "|", "(", "/", ",", "[", ";", "”", "“", "—", "–", "-")
            if glued or (apart and words.labels.get(word) == "photo"):
                return word not in ("source", "quelle", "źródło", "video", "vídeo") or bool(_BRACKETED.search(tail))
    return False


def twins(lines: list[Line], start: int, end: int) -> set[int]:
    """Lines from `start` to before `end` that are said twice in a row (a picture's alternative text and its caption): the indexes of both."""
    found: set[int] = set()
    for index in range(max(0, start - 1), min(end, len(lines) - 1)):
        first, second = lines[index].text, lines[index + 1].text
        if 20 <= len(first) <= 300 and second.startswith(first.rstrip(" .…")):
            found.update((index, index + 1))
    return {index for index in found if start <= index < end}
