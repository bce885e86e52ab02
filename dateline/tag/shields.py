"""Patterns in which a country's name does not name the country: seas, straits, banks, currencies, airlines, cities, continents."""

from __future__ import annotations

from dateline.text import regex

_AFTER = regex(
    r"(?: and (?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+)?)?[ -](?:Straits?|Seas?|Ocean|Channel|Gulf|Canal|Current|Trench|Ridge|Plate|"
    r"Basin|Rift|Reef|Peninsula|peninsula|"
    r"subcontinent|Subcontinent|City|County|Township|Street|Avenue|Road|Bank|Airlines?|Airways|Times|Post|Herald|Daily|Grand Prix|"
    r"Cup|Open|Pavilion|Syndrome|syndrome)\b"
    r"|[ -](?:dollars?|pounds?|rubles?|roubles?|francs?|pesos?|yen|yuan|won|rupees?|rupiah|baht|dinars?|lira|kron[aeo]r?|zloty|"
    r"forint|rand|sterling|pig|pigs|nuts?|hat|goose|geese)\b"
    r"|-\d"
)
_BEFORE = regex(
    r"\b(?:(?:sea|seas|gulf|straits?|bay|isle|bank|university|college|museum|voice|church|prince|princess|duke|duchess)(?: of(?: the)?)|"
    r"miss|air|radio|little|camp|fort|port|lake|mount|mt\.|cape|santa|san|bank of new) \Z"
)
_NEW = regex(r"\bnew \Z")
_NEW_NAMES = frozenset({"england", "mexico", "jersey", "guinea", "caledonia", "britain", "ireland", "hampshire", "holland", "spain", "south wales", "wales"})
_CONTINENT = regex(r"\b(?:latin|north|south|central|middle|meso|bank of|captain|miss|mid)[ -]\Z")
_PEOPLE = regex(
    r"\b(?:african|asian|native|latin|hispanic|arab|north|south|central|mexican|italian|irish|cuban|chinese|japanese|korean|indian|"
    r"muslim|jewish)[ -]\Z"
)


def shielded(text: str, low: str, start: int, end: int, rule: str) -> str:
    """Why the country's form (by `rule`) at this place is not named there, "" if it is. `low` is the folded text."""
    form = low[start:end]
    after = _AFTER.match(text, end)
    if after:
        return f"part of a longer name: {text[start:end]}{after.group()}"
    if rule in ("adjective", "demonym"):
        return "a people of another continent, or within another" if form.startswith("american") and _PEOPLE.search(low, max(0, start - 12), start) else ""
    if form == "america":
        return "a part of the world" if _CONTINENT.search(low, max(0, start - 12), start) else ""
    if form in _NEW_NAMES and _NEW.search(low, max(0, start - 4), start):
        return f"part of a longer name: New {text[start:end]}"
    before = _BEFORE.search(low, max(0, start - 24), start)
    return f"part of a longer name: {before.group()}{text[start:end]}" if before else ""
