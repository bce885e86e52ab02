"""The headline of a saved page: what stands in its first rank on the page, where it agrees with what the head declares."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.model import Candidate, Field
from dateline.read.html.boxes import Boxes
from dateline.read.html.declared import Declared
from dateline.read.masthead import is_section
from dateline.read.title import stems, without_site
from dateline.read.words import Words, fold

_BARE = re.compile(r"[\W_]+")
_BEHIND = re.compile(r"\s+[|｜»·•:–—-]{1,2}\s+|[|｜ㅣ]|\s+\([^()]{2,30}\)$")
_LONGEST = 300


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
            found.append(Proposal(text, "heading of the first rank" if page.nodes[inside].tag == "h1" else "itemprop headline", box.line, index))
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
    for story in declared.stories:
        found += [Proposal(" ".join(text.split()), "JSON-LD headline", story.line) for text in (story.headline,) if text]
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

    A heading of the first rank that shares most words with the declared titles and the text wins; a kicker before it goes where a declared
    title is the rest, a site's name behind where another title stands without it. `about` are the word stems of the text.
    """
    found = proposals(page, declared)
    if not found:
        return Field(None, "nothing found", sure=0.0), -1
    told = [each for each in found if each.box < 0]
    bare = _without_sites(found, site, words)
    scored = sorted(
        ((_score(each, told, about, words), -number, each) for number, each in enumerate(bare) if not _only_site(each, site, words)),
        key=lambda row: row[:2],
        reverse=True,
    )
    if not scored:
        return Field(None, "nothing found", sure=0.0), -1
    best = scored[0][2]
    text = _without_kicker(best, bare)
    agreeing = sum(squashed(text) == squashed(other.text) for other in bare)
    others = tuple(dict.fromkeys(other.text for _, _, other in scored if squashed(other.text) != squashed(text)))[:3]
    runners = tuple(Candidate(each, next(other.rule for other in bare if other.text == each), sure=0.3) for each in others)
    said = best.text if best.text != text else ""
    at = best.box if best.box >= 0 else next((each.box for each in bare if each.box >= 0 and squashed(each.text) == squashed(text)), -1)
    return Field(text, best.rule, line=best.line or None, text=said, sure=min(0.99, 0.6 + 0.13 * agreeing), others=runners), at


def _only_site(each: Proposal, site: str, words: Words) -> bool:
    return (bool(site) and squashed(each.text) == squashed(site)) or (len(each.text) < 40 and is_section(fold(each.text), words))


def _score(each: Proposal, told: Sequence[Proposal], about: set[str], words: Words) -> float:
    own = stems(fold(each.text), words)
    overlap = max((_shared(own, stems(fold(other.text), words)) for other in told), default=0.5)
    with_text = len(own & about) / len(own) if own else 0.0
    base = {"heading of the first rank": 1.0, "itemprop headline": 0.9, "og:title": 0.75, "JSON-LD headline": 0.7, "twitter:title": 0.6, "title": 0.3}
    return base.get(each.rule, 0.5) + 1.6 * overlap + 0.8 * with_text


def _shared(one: set[str], other: set[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _without_sites(found: Sequence[Proposal], site: str, words: Words) -> list[Proposal]:
    folded = {fold(each.text) for each in found}
    behind = _common_tails(found)
    bare = []
    for each in found:
        text = each.text
        if each.box < 0:
            for cut in reversed(list(_BEHIND.finditer(text))):
                head, tail = text[: cut.start()].strip(), text[cut.start() :].strip(" |｜»·•:–—-ㅣ()")
                known = squashed(tail) in behind or (site and squashed(site) in squashed(tail)) or (tail and squashed(tail) in squashed(site))
                if len(head) >= 8 and (known or any(squashed(head) == squashed(other.text) for other in found if other is not each)):
                    text = head
            text = without_site(text, folded, site, french=words.language == "fr") or text
        bare.append(each._replace(text=text))
    return bare


def _common_tails(found: Sequence[Proposal]) -> set[str]:
    """What stands behind another proposal's whole text is no headline: `… | Site`."""
    tails: set[str] = set()
    for each in found:
        for other in found:
            if other is not each and len(other.text) >= 8 and each.text.startswith(other.text):
                tails.add(squashed(each.text[len(other.text) :]))
    return tails - {""}


def _without_kicker(best: Proposal, bare: Sequence[Proposal]) -> str:
    whole = squashed(best.text)
    rest = [other.text for other in bare if other is not best and len(squashed(other.text)) >= 0.4 * len(whole) and whole.endswith(squashed(other.text))]
    if not rest or best.box < 0:
        return best.text
    return max(rest, key=len)
