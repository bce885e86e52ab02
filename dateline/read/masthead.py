"""What stands over a headline without being one: an institution's name, a section's label."""

from __future__ import annotations

from dateline.read.furniture import BAR_MARKS, BARS, bare
from dateline.read.lines import Line
from dateline.read.words import Words, fold
from dateline.text import regex

_COUNT = regex(r"[\s,]*(?:\b(?:no|nr|n)\b[.°º]*|№)?\s*#?\d[\d/.\-–]*$")
_TOKEN = regex(r"[^\W\d_][\w'’\-]*")
_TELLS = frozenset(':：;"“„«?!|‘「『…')
# Small words that join a happening to an institution's name, but stand in the names of missions abroad.
_HAPPENS = frozenset(["to", "in", "at", "by", "after", "with", "as", "from", "over", "amid", "into", "will"])
_ABROAD = frozenset(["embassy", "mission", "consulate", "delegation", "office", "representation"])
_SAYS = regex(
    r"(?:reiterat|announc|stat(?=e[sd]$)|express(?=e[sd]$)|condemn|welcom|urge|call(?=s$|ed$)|issue|releas|confirm|affirm|emphasi[sz]|stress|thank|regret|object(?=s$)|"
    r"protest)(?:es?|ed|s|d)?|said|says|has|today|teilt|erklärt|annonce|déclare|anuncia|informa"
)
_PLURAL_NAMES = frozenset((
    "affairs", "services", "sciences", "resources", "sports", "forces", "nations", "states", "rights", "veterans", "arts", "fisheries", "communities",
    "islands", "emirates", "netherlands", "philippines", "maldives", "operations", "relations", "works", "mines", "lands", "schools", "roads", "customs",
    "borders", "waters", "statistics",
))  # fmt: skip
_PARTICLES = regex("[はがをにで、，]|宣布|表示|發表|发表")


def is_section(folded: str, words: Words) -> bool:
    """Whether a folded line is but the label of a section ("Press Releases", "Pressemitteilung Nr. 12"), or a row of them."""
    if len(folded) > 90:
        return False
    if BAR_MARKS.isdisjoint(folded):
        return bare(_COUNT.sub("", folded) if folded[-1:].isdecimal() or folded[-1:] in "/.-–" else folded) in words.sections
    parts = [bare(_COUNT.sub("", part.strip())) for part in BARS.split(folded)]
    named = [part for part in parts if part]
    return bool(named) and all(part in words.sections for part in named)


def is_institution(line: Line, words: Words) -> bool:
    """Whether a line is an institution's name and nothing more ("Ministry of Foreign Affairs of Japan"), as a masthead is."""
    text = line.text
    if line.width > 90 or line.ends or not _TELLS.isdisjoint(text) or any(map(str.isdecimal, text)):
        return False
    if not words.spaced:
        return line.width <= 40 and text.endswith(tuple(words.institutions)) and not _PARTICLES.search(text)
    if words.institutions.isdisjoint(_TOKEN.findall(line.folded)) and "minist" not in line.folded and "departement" not in line.folded:
        return False
    tokens = _TOKEN.findall(text)
    at = max((index for index, token in enumerate(tokens) if _institutional(fold(token), words)), default=-1)
    if at < 0 or len(tokens) > 12 or any(_SAYS.fullmatch(fold(token)) for token in tokens):
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else ""
    if behind[:1].isupper() and f"{tokens[at]} {behind}" in text:
        return False
    names = [token for token in tokens if len(token) > 3 and fold(token) not in words.stop]
    small = sum(token[0].islower() for token in names)
    if words.language in ("en", "de", "nl", "sv", "da", "nb"):
        return small == 0 and not _happening(tokens, words)
    return small == 0 or (at == 0 and small <= 3 and not _acts(tokens[at + 1 : at + 3], words))


def _acts(behind: list[str], words: Words) -> bool:
    """Whether two words of weight follow an institution's name: what it does (`Governo aprova orçamento`), not what it is called."""
    return len(behind) == 2 and all(token[0].islower() and len(token) > 3 and fold(token) not in words.stop for token in behind)


def _institutional(folded: str, words: Words) -> bool:
    return folded in words.institutions or folded.endswith(("ministerium", "ministerie", "departement", "ministry"))


def _happening(tokens: list[str], words: Words) -> bool:
    """Whether words in capitals tell what an institution does: `Bank of Japan Raises Rates`."""
    folded = [fold(token) for token in tokens]
    if not _HAPPENS.isdisjoint(folded) and _ABROAD.isdisjoint(folded) and words.language == "en":
        return True
    return words.language == "en" and any(
        token.endswith(("s", "ed")) and not token.endswith("ss") and token not in _PLURAL_NAMES and token not in words.institutions and after[0].isupper()
        for token, after in zip(folded[1:], tokens[2:], strict=False)
    )
