"""The label of each day of a line: published, updated, captured, or none."""

from __future__ import annotations

from dateline.read.dates import Clock, Seen
from dateline.read.labels import DAY_LABELS, kind_before
from dateline.read.lines import Line
from dateline.read.words import Words, calendar, fold
from dateline.text import regex

_LABEL_BEHIND = regex(
    r"(?:\s*[(（][^()（）]{1,4}[)）])?(?:\s*\d{1,2}[:：時时]\d\d分?(?:[:：]\d\d)?)?\s*(?:([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2,8})(?=[\s)）\]】、,。|/]|$)"
    r"|[(\[]([^\W\d_]{4,16})[)\]])(?!\s*[:：])"
)
_PIECE = regex(r"[^\s\d:()（）|/]{2,12}")
_LETTER = regex(r"[^\W\d_]")
_TRAILING = regex(r"[\s,.;:|(\-–—]+$")


def kinds_of(text: str, days: list[Seen], clocks: list[Clock], words: Words) -> list[str]:
    """The label of each day of a line: it stands before the day; in East Asia, and in brackets, it may stand behind."""
    kinds = []
    for number, seen in enumerate(days):
        since = days[number - 1].end if number else 0
        piece = _before(text, since, seen.start, clocks)
        # A label glued to the clock time of the day before: `10:25Modified: 12 April`.
        glued = text[max((clock.end for clock in clocks if since <= clock.start and clock.end <= seen.start), default=since) : seen.start]
        kinds.append(kind_before(piece, words) or kind_before(_without_particles(piece, words), words) or kind_before(glued, words))
    behind = [_behind(text, seen.end, days[number + 1].start if number + 1 < len(days) else len(text), words) for number, seen in enumerate(days)]
    if not kinds[0] and behind[-1]:
        return [after or before for after, before in zip(behind, kinds, strict=True)]
    return [before or after for before, after in zip(kinds, behind, strict=True)] if not kinds[0] and len(days) > 1 and _two(text, days, words) else kinds


def _two(text: str, days: list[Seen], words: Words) -> bool:
    """Whether two labels stand between two days: the first belongs to the day before it (`4月11日公開 更新4月12日`)."""
    between = _PIECE.findall(text[days[0].end : days[1].start])
    return len(between) >= 2 and bool(kind_before(between[0], words)) and bool(kind_before(between[-1], words))


def _behind(text: str, start: int, end: int, words: Words) -> str:
    """The label right behind a day and its clock time, where letters of East Asia or brackets make it no label of what follows."""
    found = _LABEL_BEHIND.match(text, start, end)
    return kind_before(found[1] or found[2], words) if found else ""


def _before(text: str, since: int, start: int, clocks: list[Clock]) -> str:
    """What stands between a day and the one before it, without clock time and weekday right before the day."""
    piece = _without_weekday(text[since:start])
    clock = next((each for each in reversed(clocks) if since <= each.start and each.end <= start), None)
    if clock and not _LETTER.search(text, clock.end, max(clock.end, since + len(piece))):
        piece = _without_weekday(text[since : clock.start])
    return piece


def _without_particles(piece: str, words: Words) -> str:
    """A piece without the small words that lead from a label to its day (`Actualizado a las`)."""
    tokens = piece.split()
    while tokens and fold(tokens[-1]).strip(".,") in words.stop and len(tokens) > 1:
        tokens.pop()
    return " ".join(tokens)


def _without_weekday(piece: str) -> str:
    piece = _TRAILING.sub("", piece)
    head, _, last = piece.rpartition(" ")
    return _TRAILING.sub("", head) if fold(last).strip(".") in calendar("weekdays") else piece


def label_above(lines: list[Line], index: int, words: Words, left: int) -> str:
    """The kind of a label that stands alone on the line above a bare day."""
    if index == 0 or left > 12 or lines[index - 1].width > 30:
        return ""
    kind = words.labels.get(lines[index - 1].folded.strip(" :："), "")
    return kind if kind in DAY_LABELS else ""
