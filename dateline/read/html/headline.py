"""The headline of a saved page: what stands in its first rank on the page, where it agrees with what the head declares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.model import Candidate, Field
from dateline.read.html.boxes import Boxes
from dateline.read.html.declared import Declared
from dateline.read.masthead import is_section
from dateline.read.title import stems, without_site
from dateline.read.words import Words, fold
from dateline.text import regex

_BARE = regex(r"[\W_]+")
_BEHIND = regex(r"\s+[|｜»·•:–—-]{1,2}\s+|[|｜ㅣ]|\s+\([^()]{2,30}\)$")
_LONGEST = 300
_H1 = "heading of the first rank"
_LD = "JSON-LD headline"
_ORDER = (_LD, "og:title", _H1, "itemprop headline", "headline", "twitter:title", "JSON-LD name", "title")


class Proposal(NamedTuple):
    """A text that may be the headline, the rule that found it, its line, and the number of the box it stands in (-1 for none)."""

    text: str
    rule: str
    line: int
    box: int = -1


def proposals(page: Boxes, declared: Declared) -> list[Proposal]:
    """Every headline that the page shows or declares."""
    found = [*_shown(page), *_told(declared)]
    return [each for each in found if 2 <= len(each.text) <= _LONGEST and any(map(str.isalpha, each.text))]


def _shown(page: Boxes) -> list[Proposal]:
    """Headings of rank one, and what bears the property of a headline; the boxes of one heading go together."""
    found: list[Proposal] = []
    last = -1
    for index, box in enumerate(page.boxes):
        node = box.node
        prop = page.nodes[node].prop.lower()
        inside = node if box.rank == 1 or prop == "headline" else _heading_above(page, node)
        if inside < 0:
            continue
        text = " ".join(box.text.split())
        if inside == last and found[-1].box >= 0:
            found[-1] = found[-1]._replace(text=f"{found[-1].text} {text}")
        else:
            found.append(Proposal(text, _H1 if page.nodes[inside].tag == "h1" else "itemprop headline", box.line, index))
        last = inside
    return found


def _heading_above(page: Boxes, node: int) -> int:
    for _ in range(3):
        node = page.nodes[node].parent if node >= 0 else -1
        if node >= 0 and page.nodes[node].tag == "h1":
            return node
    return -1


def _told(declared: Declared) -> list[Proposal]:
    found = [Proposal(said.value, said.name, said.line) for said in declared.every("og:title", "twitter:title")]
    found += [Proposal(" ".join(each.headline.split()), _LD if each.own else "JSON-LD name", each.line) for each in declared.stories if each.headline]
    found += [
        Proposal(said.value, said.name, said.line)
        for said in declared.every("parsely-title", "sailthru.title", "dc.title", "dcterms.title", "headline", "title")
    ]
    return found + [Proposal(said.value, "title", said.line) for said in declared.titles[:2]]


def squashed(text: str) -> str:
    """A text as headlines are compared: letters and numbers alone."""
    return _BARE.sub("", fold(text))


def headline(page: Boxes, declared: Declared, words: Words, site: str, about: set[str]) -> tuple[Field, int]:
    """The headline and the number of its box on the page (-1 where it is not shown).

    What JSON-LD calls the story's headline comes first, then og:title, the heading of the first rank, and the others. The page's `<title>` is
    written for search engines: a JSON-LD headline that only repeats it yields to an og:title that differs. Each has to be about the text (`about`,
    its word stems) or agree with another. A kicker goes where another proposal is the rest, a site's name where another stands without it.
    """
    bare = [each for each in _without_sites(proposals(page, declared), site, words) if not _only_site(each, site, words)]
    ranked = sorted(bare, key=lambda each: _rank(each, bare, about, words))
    if not ranked:
        return Field(None, "nothing found", sure=0.0), -1
    best = ranked[0]
    if best.rule == _LD:
        best = _editorial(best, [each for each in ranked if not _rank(each, bare, about, words)[0] and len(each.text) >= 12])
    # A quotation mark that ends an attribute too early cuts a declared title short.
    best = next((each for each in bare if each.box >= 0 and each.text.startswith(best.text) and len(each.text) > len(best.text)), best)
    whole = squashed(best.text)
    shown = next((each for each in bare if each.box >= 0 and squashed(each.text) == whole), None)
    # A heading set in several elements may have lost the space between them.
    written = shown.text if shown and shown.text.count(" ") >= best.text.count(" ") else best.text
    text = _without_kicker(written, bare)
    agreeing = sum(squashed(text) == squashed(other.text) for other in bare)
    runners: dict[str, Candidate] = {}
    for other in ranked:
        if squashed(other.text) not in (whole, squashed(text)):
            runners.setdefault(squashed(other.text), Candidate(other.text, other.rule, other.line or None, 0.4))
    box = shown.box if shown else next((each.box for each in bare if each.rule == _H1), _headed(page, squashed(text)))
    said = best.text if best.text != text else ""
    return Field(text, best.rule, line=best.line or None, text=said, sure=round(min(0.99, 0.6 + 0.13 * agreeing), 2), others=tuple(runners.values())[:3]), box


def _headed(page: Boxes, whole: str) -> int:
    """The first heading of any rank that ends with the headline, kicker and all."""
    return next((number for number, box in enumerate(page.boxes) if box.rank and whole and squashed(box.text).endswith(whole)), -1)


def _only_site(each: Proposal, site: str, words: Words) -> bool:
    return (bool(site) and squashed(each.text) == squashed(site)) or (len(each.text) < 40 and is_section(fold(each.text), words))


def _rank(each: Proposal, others: Sequence[Proposal], about: set[str], words: Words) -> tuple[bool, int]:
    """What is about nothing of the text and agrees with no other proposal comes last; then the order of the rules."""
    own = stems(fold(each.text), words)
    with_text = len(own & about) / len(own) if own else 0.0
    agrees = any(other.rule != each.rule and _shared(own, stems(fold(other.text), words)) >= 0.3 for other in others)
    return (with_text < 0.2 and (not agrees or len(own) < 2), _ORDER.index(each.rule) if each.rule in _ORDER else _ORDER.index("title") - 1)


def _shared(one: set[str], other: set[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _editorial(best: Proposal, bare: Sequence[Proposal]) -> Proposal:
    """Where the JSON-LD headline but repeats the page's title: the heading on the page if it differs, else an og:title of its own.

    An og:title that twitter:title repeats is written for social networks.
    """
    forms = {each.rule: squashed(each.text) for each in reversed(bare)}
    own = squashed(best.text)
    if forms.get("title") != own:
        return best
    for rule in (_H1, "og:title"):
        form = forms.get(rule, own)
        if form != own and (rule == _H1 or form != forms.get("twitter:title")):
            return next(each for each in bare if squashed(each.text) == form)
    return best


def _without_sites(found: Sequence[Proposal], site: str, words: Words) -> list[Proposal]:
    """The proposals, those declared without what stands behind another's whole text, and without the site's name."""
    folded = {fold(each.text) for each in found}
    bare = []
    for each in found:
        text = each.text
        if each.box < 0:
            text = next((other.text for other in found if _begins(text, other.text)), text)
            for cut in reversed(list(_BEHIND.finditer(text))):
                head, tail = text[: cut.start()].strip(), squashed(text[cut.start() :])
                if len(head) >= 8 and tail and site and (squashed(site) in tail or tail in squashed(site)):
                    text = head
            text = without_site(text, folded, site, french=words.language == "fr") or text
        bare.append(each._replace(text=text))
    return bare


def _begins(text: str, other: str) -> bool:
    """Whether a text is another and, behind a mark of division, more."""
    if not len(text) > len(other) >= max(10, 0.4 * len(text)) or not text.startswith(other):
        return False
    return text[len(other) :].lstrip()[:1] in tuple("|｜ㅣ–—-·•»(")


def _without_kicker(text: str, bare: Sequence[Proposal]) -> str:
    whole = squashed(text)
    rest = [squashed(other.text) for other in bare if len(squashed(other.text)) >= 0.6 * len(whole)]
    ends = [
        other.text for other, end in zip(bare, [squashed(other.text) for other in bare], strict=True) if end in rest and end != whole and whole.endswith(end)
    ]
    return max(ends, key=len) if ends else text
