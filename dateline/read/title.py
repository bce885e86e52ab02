"""The headline: the line above the text that its text is about."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Set as AbstractSet
from itertools import accumulate
from typing import NamedTuple

from dateline.read.lines import Line, wide_letters
from dateline.read.masthead import is_institution, is_section
from dateline.read.words import Words, fold, tokens, tokens_of
from dateline.text import regex

# How many lines above the text a headline is looked for.
_REACH = 400
# So many letters of a text tell what it is about.
_OPENING = 4000
# So many letters of a text tell its script.
_GLANCE = 600
# A line of so high a score may be the headline above its standfirst; and so many lines are named at most, the headline and its runners-up.
_GOOD, _NAMED = 2.0, 4
# How many lines below a headline its date is looked for.
_FAR_BELOW = 12
# What stands behind a headline as a site's name is no longer than this, and no sentence.
_SITE_AT_MOST = 40
# A paragraph of this width is neither a notice nor a standfirst: the headline stands above it.
_TEXT_PROPER = 280
_SITE_BEHIND = regex(r"\s+[|｜»:]{1,2}\s+|\s+[-–—]\s+")
_FULL_STOP = regex(r"(?<![.A-Z])[.。]$")


_COLON = regex(r"\s?[:：]\s*(?=\S)")
_TITLES = frozenset((
    "title", "headline", "subject", "titel", "überschrift", "betreff", "titre", "objet", "título", "asunto", "assunto",
    "titolo", "oggetto", "onderwerp", "tytuł", "temat", "タイトル", "件名", "標題", "标题", "主題", "主旨", "题目", "제목", "건명",
    "заголовок", "название", "тема", "назва", "العنوان", "عنوان", "शीर्षक", "विषय", "başlık", "konu", "tiêu đề", "judul",
    "tajuk", "rubrik", "tittel", "overskrift", "otsikko", "název", "titul", "titlu", "cím", "tárgy", "pavadinimas",
    "τίτλος", "θέμα", "כותרת", "נושא", "หัวข้อ", "ชื่อเรื่อง",
))  # fmt: skip
# What stands between a headline and its date without belonging to either.
_BETWEEN = ("button", "list heading", "counter", "menu", "call")
# What a line may be called already and still be the headline: one that stands twice on the page is often the one.
_MAY_HEAD = ("", "repeated", "twin")


class Headline(NamedTuple):
    """A line (its index) that may be the headline, and how much speaks for it."""

    at: int
    text: str
    score: float


def stems(folded: str, words: Words) -> set[str]:
    """What a folded text is about: the first five letters of its longer words, or pairs of letters where words do not stand apart."""
    if not folded.isascii() and wide_letters(folded[:_GLANCE]) * 2 > min(len(folded), _GLANCE):
        return {folded[at : at + 2] for at in range(len(folded) - 1) if folded[at : at + 2].isalnum()}
    return {token[:5] for token in set(tokens(folded)) - words.stop if len(token) >= 4 or token.isdecimal()}


def headlines(
    lines: list[Line], start: int, end: int, taken: list[str], prose: list[bool], words: Words, timed: AbstractSet[int] = frozenset()
) -> list[Headline]:
    """The lines that may be the headline, best first, without those that can neither be it nor come next to it. `taken` names what a
    line already is ("" for nothing yet), `timed` the lines that tell a day and a clock time."""
    text = " ".join(line.folded for line in lines[start:end])[:_OPENING]
    about = stems(text, words)
    seen = _counts(lines)
    first = max(0, start - _REACH)
    apart = list(accumulate((not rule for rule in taken[first:start]), initial=0))
    last = _first_paragraph(lines, start, end, taken, prose)
    followed = _followed(taken)
    at_most = []
    for index, pieces in enumerate(tokens_of([line.folded for line in lines[first:last]]), first) if first < last else ():
        line = lines[index]
        if taken[index] not in _MAY_HEAD or line.width < 10 or line.width > 260 or (index >= start and line.width > 170):
            continue
        far = apart[-1] - apart[index - first] if index < start else 0
        shared = sum([piece[:5] in about for piece in pieces]) if line.width == len(line.text) else 5
        at_most.append((_at_most(line, index, far, shared, seen, followed), index, far))
    at_most.sort(reverse=True)
    found: list[Headline] = []
    best: list[float] = []
    for most, index, far in at_most:
        if len(best) >= _NAMED and most < min(_GOOD, best[-_NAMED]):
            break
        line = lines[index]
        score = _score(lines, index, start, far, about, seen, taken, words) - (1.0 if index in timed else 0.0)
        # What is no headline anyhow need not be known for a masthead.
        score -= _masthead(line, words) if score >= 0.3 else 0.0
        named = _named(line)
        found.append(Headline(index, named or line.text, round(score + (1.5 if named else 0.0), 3)))
        insort(best, found[-1].score)
    found.sort(key=lambda headline: (-headline.score, headline.at))
    return _above_its_standfirst(found, lines, seen, words)


def _at_most(line: Line, index: int, far: int, shared: int, seen: dict[str, int], followed: set[int]) -> float:
    """More than a line can score as the headline (see `_score`), by what costs little to see. Few lines need a closer look.
    `shared`: at least as many as its stems that the text has too."""
    score = (2.4 if shared >= 5 else 0.48 * shared) + (1.11 if index < 2 else 0.51)
    score += 1.0 if 28 <= line.width <= 150 else 0.4 if 14 <= line.width < 28 else -0.4
    score -= 0.05 * far if far < 32 else 1.6
    if index in followed:
        score += 0.6
    if line.bullet:
        score -= 0.9
    if seen.get(line.folded, 0) > 1:
        score += 0.6
    return score + 1.5 if ":" in line.text or "：" in line.text else score


def _followed(taken: list[str]) -> set[int]:
    """The lines with a date or byline among the next twelve."""
    return {above for index, rule in enumerate(taken) if rule in ("date", "byline") for above in range(index - _FAR_BELOW, index)}


def _first_paragraph(lines: list[Line], start: int, end: int, taken: list[str], prose: list[bool]) -> int:
    """The line where the text proper begins: a headline stands above it. One sentence apart from the rest is a notice or a standfirst."""
    at = [index for index in range(start, end) if prose[index] and not taken[index] and lines[index].width >= 90 and not _calls(lines[index])][:2]
    if not at:
        return start
    if lines[at[0]].width >= _TEXT_PROPER:
        return at[0]
    return at[1] if len(at) > 1 and at[1] > at[0] + 1 else at[0]


def _named(line: Line) -> str:
    """What stands behind the label of a title (`Title: …`, `제목: …`), "" without one."""
    colon = _COLON.search(line.text[:24])
    return line.text[colon.end() :].strip() if colon and fold(line.text[: colon.start()]).strip(" 【[(（■○●◆▶") in _TITLES else ""


def _calls(line: Line) -> bool:
    """Whether a line of a headline's length asks or exclaims: prose by its end, a headline as likely."""
    return line.width <= 150 and line.text[-1] in "!?！？؟"


def _masthead(line: Line, words: Words) -> float:
    """How much speaks against a line that is but an institution's name or a section's label: it may still name a text that has nothing better."""
    return 2.0 if line.width <= 90 and (is_section(line.folded, words) or is_institution(line, words)) else 0.0


def _heads_the_page(lines: list[Line], upper: int, best: int, words: Words) -> bool:
    """Whether a line belongs to the page's head and not to the story below: an institution, a section, or a name above a section's label."""
    between = lines[upper + 1 : best]
    return _masthead(lines[upper], words) > 0 or (bool(between) and all(is_section(line.folded, words) for line in between))


def _above_its_standfirst(found: list[Headline], lines: list[Line], seen: dict[str, int], words: Words) -> list[Headline]:
    """Of good lines close together the uppermost is the headline, those below its standfirst, a caption or a link."""
    if len(found) < 2:
        return found
    best = found[0]
    repeated = seen.get(fold(best.text), 0) > 1
    above = [
        upper
        for upper in found[1:]
        if 0 < best.at - upper.at <= 20
        and lines[upper.at].width >= 28
        and upper.score >= max(_GOOD, best.score - (0.2 if repeated and seen.get(fold(upper.text), 0) < 2 else 1.6))
        and lines[upper.at].bullet <= lines[best.at].bullet
        and not (_below_a_headline(upper.text) and not _below_a_headline(best.text))
        and (_apart(lines, upper.at) or not _apart(lines, best.at))
        and not _heads_the_page(lines, upper.at, best.at, words)
    ]
    if not above:
        return found
    again = [upper for upper in above if seen.get(fold(upper.text), 0) > 1] if not repeated else []
    first = min(again or above, key=lambda headline: headline.at)
    return [first, *(each for each in found if each is not first)]


def _below_a_headline(text: str) -> bool:
    """Whether a line reads like a caption or a kicker: it ends in a full stop, or is a short quotation alone (a title of a book or film)."""
    return _FULL_STOP.search(text) is not None or (len(text) <= 40 and text[0] in "„“«»\"'‘『「《" and text[-1] in "“”«»\"'’』」》")


def _apart(lines: list[Line], index: int) -> bool:
    """Whether a line is a paragraph of its own, as a heading is where blank lines part paragraphs."""
    return (index == 0 or lines[index].gap) and (index + 1 == len(lines) or lines[index + 1].gap)


def _counts(lines: list[Line]) -> dict[str, int]:
    """How often each line stands on the page, twice in a row counted once; a page title counts for what precedes its bar."""
    keys = [line.folded for line in lines if line.width <= 260]
    seen = Counter([key for key, above in zip(keys, ("", *keys), strict=False) if key != above])
    for key, times in list(seen.items()):
        if " | " in key:
            seen[key.split(" | ", 1)[0]] += times
    return seen


def _score(lines: list[Line], index: int, start: int, far: int, about: set[str], seen: dict[str, int], taken: list[str], words: Words) -> float:
    line = lines[index]
    own = stems(line.folded, words)
    shared = len(own & about) / len(own) if own else 0.0
    score = 2.4 * shared * min(1.0, len(own) / 5)
    score += 1.0 if 28 <= line.width <= 150 else 0.4 if 14 <= line.width < 28 else -0.4
    score += 0.6 if seen.get(line.folded, 0) > 1 else 0.0
    score -= min(1.6, 0.05 * far)
    score += 0.6 if index == 0 else 0.25 if index == 1 else 0.0
    score += _company(lines, index, taken, words)
    score += 0.5 if _apart(lines, index) else 0.15 if line.gap else 0.0
    if _FULL_STOP.search(line.text):
        score -= 1.5
    if line.words == 1:
        score -= 0.6
    if line.bullet:
        score -= 0.9
    score -= 0.8 if line.words > 28 or line.width > 180 else 0.4 if line.words > 20 or line.width > 130 else 0.0
    if index >= start:
        score -= 1.0
    return score


def _company(lines: list[Line], index: int, taken: list[str], words: Words) -> float:
    """What stands around a line: a date or byline below speaks for a headline, a list of links above or a credit right below against."""
    score = 0.0
    if _data_below(taken, index):
        score += 0.6
    if any(rule in ("date", "byline") for rule in taken[max(0, index - 4) : index]):
        score -= 0.6
    if "list heading" in taken[max(0, index - 3) : index]:
        score -= 0.5
    if index + 1 < len(lines):
        below = lines[index + 1]
        credit = taken[index + 1] in ("credit", "position", "caption") and not below.gap
        if credit or (below.width <= 30 and words.labels.get(below.folded.rstrip(" :：")) == "photo"):
            score -= 0.7
    return score


def _data_below(taken: list[str], index: int) -> bool:
    """Whether a date or byline stands among the next four lines, buttons and menus not counted."""
    seen = 0
    for rule in taken[index + 1 : index + 1 + _FAR_BELOW]:
        if rule in ("date", "byline"):
            return True
        seen += rule not in _BETWEEN
        if seen == 4:
            return False
    return False


def without_site(text: str, others: set[str], site: str = "", french: bool = False) -> str:
    """A page title without the site's name behind it, where the rest stands alone elsewhere or the name is known."""
    if not french:
        text = text.replace(" : ", ": ")
    for cut in reversed(list(_SITE_BEHIND.finditer(text))):
        head, tail = text[: cut.start()].strip(), text[cut.end() :].strip()
        if len(head) < 12:
            break
        if len(tail) > _SITE_AT_MOST and not (site and fold(site) in fold(tail)):
            continue
        if fold(head) in others or (site and fold(site) in fold(tail)) or ("|" in cut[0] and len(tail) <= 30):
            return without_site(head, others, site, french)
    return text
