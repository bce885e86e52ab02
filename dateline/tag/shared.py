"""Aliases that several actors share ("MOFA", "Ministry of Foreign Affairs"): the document decides, or it is reported and not guessed."""

from __future__ import annotations

import re
from collections.abc import Collection

from dateline.tag.bearers import by_country, by_post
from dateline.tag.evidence import Sign
from dateline.tag.lexicon import Lexicon
from dateline.tag.match import Found
from dateline.tag.sections import Section
from dateline.tag.wording import SHARED

_REACH = 40


def decide(
    place: Found, sections: tuple[Section, ...], lexicon: Lexicon, strong: Collection[str], homes: Collection[str], issuer: str
) -> tuple[Sign | None, str, tuple[str, ...]]:
    """Which of the actors that share the form is meant: the one whose country or post stands beside it, that the document names
    otherwise, that issued it, or whose country the source belongs to. Where two remain, none.
    """
    forms = {form.actor: form for form in place.forms}
    candidates = tuple(sorted(forms))
    for chosen in (
        _beside(place, sections[place.section], candidates, lexicon),
        by_country(place, sections[place.section], candidates, lexicon),
        by_post(place, sections[place.section], candidates, lexicon),
        [actor for actor in candidates if actor in strong],
        [actor for actor in candidates if actor == issuer],
        [actor for actor in candidates if lexicon.actors[actor].country in homes],
    ):
        if len(chosen) == 1:
            rule = forms[chosen[0]].rule
            others = tuple(actor for actor in candidates if actor != chosen[0])
            return Sign(chosen[0], place.section, place.start, place.end, f"{rule}{SHARED}", 0.9, others), "", candidates
    return None, "an alias that several actors share", candidates


def _beside(place: Found, section: Section, candidates: tuple[str, ...], lexicon: Lexicon) -> list[str]:
    """Those whose country's name or adjective stands right before or after: "Japan's", "Japanese", "of Japan", "(Japan)"."""
    before = section.folded[max(0, place.start - _REACH) : place.start]
    after = section.folded[place.end : place.end + _REACH]
    chosen: list[str] = []
    if not (before.endswith(" ") or after.startswith((" ", ","))):
        return chosen
    for actor in candidates:
        country = lexicon.actors.get(f"country/{lexicon.actors[actor].country}") if actor in lexicon.actors and lexicon.actors[actor].country else None
        if country is None:
            continue
        names = "|".join(re.escape(name.lower()) for name in (country.name, *country.aliases, *country.adjectives, *country.acronyms) if name)
        if re.search(rf"(?:{names})(?:['’]s?)? \Z", before) or re.match(rf"(?:,? of (?:the )?|,? \(?|, )(?:{names})\b", after):
            chosen.append(actor)
    return chosen
