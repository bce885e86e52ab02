"""The headline of a PDF: the largest text of its first page that is no masthead; what the file calls itself is a runner-up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Candidate, Field
from dateline.read.dates import find_days
from dateline.read.lines import Line, wide_letters
from dateline.read.masthead import is_institution, is_section
from dateline.read.pdf.layout import Text
from dateline.read.pdf.paragraphs import Paragraph
from dateline.read.pdf.told import plausible
from dateline.read.title import stems
from dateline.read.words import Words, fold

RULE = "largest text of the first page"
_LARGER = 1.15
# Among the largest, a name of so few words above a longer line is the paper's and not the story's.
_NAME_WORDS = 3
# So many letters of a line have to be in the file's own title.
_AGREEING = 8
# The part of a headline's words that its text says again; a text is lines of this width.
_SHARED = 0.34
_PROSE = 80


def shown_title(text: Text, lines: dict[int, Line], words: Words, names: Sequence[str]) -> Line | None:
    """The line that is the headline: the largest that the file's own title (`names`) tells too; else the largest of the first page.

    None where no line stands out. `lines` by paragraph's index.
    """
    told = [_squashed(name) for name in names if plausible(name)]
    agreed = [at for at, line in lines.items() if text.paragraphs[at].size >= _LARGER * text.size and _agrees(_squashed(line.text), told)]
    if agreed:
        return lines[min(agreed, key=lambda at: (-text.paragraphs[at].size, at))]
    return _largest(text, lines, words)


def _squashed(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text[:400])))


def _agrees(line: str, told: Sequence[str]) -> bool:
    """Whether a title that the file tells begins with a line (and may name its site behind it)."""
    return len(line) >= _AGREEING and any(name.startswith(line) and len(line) * 2 >= len(name) for name in told)


def _largest(text: Text, lines: dict[int, Line], words: Words) -> Line | None:
    """The largest line of the first page; of a page that a browser printed, any up to where its text begins: menus may fill the first."""
    first = text.paragraphs[0].page if text.paragraphs else 0
    if text.printed:
        first = next((text.paragraphs[at].page for at, line in lines.items() if line.width >= 2 * _PROSE and line.ends), first)
    own = [(at, each) for at, each in enumerate(text.paragraphs) if each.page <= first and at in lines and _may_be(each, lines[at], text, words)]
    own.sort(key=lambda pair: (-pair[1].size, pair[0]))
    said = stems(" ".join(line.folded for line in lines.values() if line.width >= _PROSE and line.ends)[:6000], words)
    about = [pair for pair in own if _shared(lines[pair[0]], said, words) >= _SHARED]
    own = about if about or text.printed else own
    if not own:
        return None
    at, best = own[0]
    if _short(lines[at]):
        longer = [(index, each) for index, each in own[1:] if not _short(lines[index]) and index > at and each.size >= 0.45 * best.size]
        at = longer[0][0] if longer else at
    return lines[at]


def _shared(line: Line, said: set[str], words: Words) -> float:
    """Which part of what a line is about the text is about."""
    about = stems(line.folded, words)
    return len(about & said) / len(about) if about else 0.0


def _may_be(each: Paragraph, line: Line, text: Text, words: Words) -> bool:
    if each.size < _LARGER * text.size or not 8 <= line.width <= 260 or each.kind not in ("p", "list"):
        return False
    if is_section(line.folded, words) or is_institution(line, words):
        return False
    return sum(map(str.isalpha, line.text)) >= 4 and not (find_days(line.text) and line.width <= 40)


def _short(line: Line) -> bool:
    return line.words <= _NAME_WORDS and wide_letters(line.text) < 8


def with_file_titles(title: Field, names: Sequence[tuple[str, str]], given: bool, by_size: bool) -> Field:
    """The title read, with what the file calls itself (`names`: text and rule): a runner-up; in its place where nothing better was read.

    `given`: a person gave the title. `by_size`: it was found by its size.
    """
    title = replace(title, rule=RULE, sure=0.92) if by_size and not given else title
    for name, rule in names:
        mine, theirs = fold(title.value or "").strip(), fold(name).strip()
        if not theirs or not mine:
            continue
        if theirs == mine or theirs.startswith(mine):
            title = title if given else replace(title, sure=max(title.sure, 0.97))
            if theirs == mine:
                continue
        weak = not given and not by_size and title.sure < 0.5 and plausible(name)
        if weak:
            before = Candidate(title.value or "", title.rule, title.line, title.sure)
            title = Field(name, rule, sure=0.6, others=(before, *title.others))
        else:
            title = replace(title, others=(*title.others, Candidate(name, rule, None, 0.3 if plausible(name) else 0.05)))
    return title
