"""The facts that the world pack takes from elsewhere: factbook/factbook.json (CC0) and CLDR by way of Babel.

`python scripts/make_world.py --factbook CHECKOUT` writes them to `scripts/world/facts.json`, one country a line, so that the
pack itself is made without either, and a new edition of them shows as a readable difference.
"""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any, cast

_CODES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG "
    "CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL "
    "GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA "
    "LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP "
    "NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV "
    "SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
)
ISO_3166 = tuple(_CODES.split())
"""The officially assigned two-letter codes of ISO 3166-1. The pack adds XK, the user-assigned code that CLDR gives Kosovo."""

_DOMAINS = {"uk": "GB"}  # the one country whose domain is not its ISO code
_UNSURE = frozenset({"PS"})  # the factbook writes of two territories, ISO of one state
_REMARK = re.compile(r"\([^)]*\)|;? note\b.*")


def read_facts(factbook: Path) -> dict[str, Any]:
    """Everything taken over, by ISO code: see the module. `factbook` is a checkout of factbook/factbook.json."""
    texts = _factbook(factbook)
    return {
        "countries": {iso: _country(iso, texts.get(iso, {})) for iso in (*ISO_3166, "XK")},
        "currencies": _currencies(),
    }


def dump_facts(facts: dict[str, Any]) -> str:
    """The facts as JSON, one country and one currency a line."""
    countries = ",\n".join(f"{json.dumps(iso)}: {_line(fact)}" for iso, fact in sorted(facts["countries"].items()))
    currencies = ",\n".join(_line(names) for names in facts["currencies"])
    return f'{{"countries": {{\n{countries}\n}},\n"currencies": [\n{currencies}\n]}}\n'


def nouns(text: str) -> list[str]:
    """The factbook's nouns spelt out: "Frenchman(men)", "Dane(s)", "Swiss (singular and plural)", "Croat(s), Croatian(s)"."""
    forms = []
    for part in re.split(r",|;| or | and (?![a-z])|/", re.sub(r"\((?:singular|plural|singular and plural)\)", "", text)):
        word = part.strip()
        if found := re.fullmatch(r"(.+?)(man|woman)\s?\((men|women)\).*", word):
            forms += [found[1] + found[2], found[1] + found[3]]
        elif found := re.match(r"(.+?)\(s\)", word):
            forms += [found[1], found[1] + "s"]
        else:
            forms.append(_bare(word))
    return _kept(forms)


def adjectives(text: str) -> list[str]:
    """The factbook's adjectives, one by one ("Saudi or Saudi Arabian"), without its remarks."""
    return _kept([_bare(part.replace("(s)", "")) for part in re.split(r",|;| or |/", text)])


def capitals(text: str) -> list[str]:
    """The factbook's capitals, one by one ("La Paz (administrative capital); Sucre (constitutional capital)")."""
    return _kept([_bare(part) for part in re.split(r"[;,](?! D\.C\.)", re.sub(r"note\b.*|\([^)]*\)", "", text))])


def _bare(text: str) -> str:
    return _REMARK.sub("", text).strip()


def _kept(forms: list[str]) -> list[str]:
    return [form for form in dict.fromkeys(forms) if form[:1].isupper() and form != "NA" and len(form) < 60]


def _factbook(folder: Path) -> dict[str, dict[str, str]]:
    found = {}
    for path in sorted(folder.glob("*/??.json")):
        data = json.loads(path.read_text("utf-8"))
        iso = domain_code(data)
        if iso:
            found[iso] = {
                "short": _text(data, "Government", "Country name", "conventional short form"),
                "long": _text(data, "Government", "Country name", "conventional long form"),
                "noun": _text(data, "People and Society", "Nationality", "noun"),
                "adjective": _text(data, "People and Society", "Nationality", "adjective"),
                "capital": _text(data, "Government", "Capital", "name"),
            }
    return found


def domain_code(data: dict[str, Any]) -> str:
    """The ISO code of the place that a file of the factbook describes, told by its domain; "" where none is, or the two differ."""
    code = re.search(r"\.([a-z]{2})\b", _text(data, "Communications", "Internet country code"))
    iso = _DOMAINS.get(code[1], code[1].upper()) if code else ""
    return "" if iso in _UNSURE else iso


def _text(data: dict[str, Any], *keys: str) -> str:
    for key in (*keys, "text"):
        data = data.get(key, {})
    text = html.unescape(cast("str", data or ""))
    return "" if text.lower() == "none" else text


def _country(iso: str, texts: dict[str, str]) -> dict[str, Any]:
    from babel import Locale

    names = [_bare(texts[key]) for key in ("short", "long") if texts.get(key)]
    fact = {
        "cldr": Locale("en").territories[iso],
        "names": _kept([name.removeprefix("The ") for name in names]),
        "adjectives": adjectives(texts.get("adjective", "")),
        "demonyms": nouns(texts.get("noun", "")),
        "capitals": capitals(texts.get("capital", "")),
        "native": _native(iso),
    }
    return {key: value for key, value in fact.items() if value}


def _native(iso: str) -> list[str]:
    """The country's name in its own official languages, where those are not written in Latin letters."""
    from babel import Locale, UnknownLocaleError
    from babel.languages import get_official_languages

    names = []
    for language in get_official_languages(iso, regional=False, de_facto=True):
        try:
            names.append(Locale.parse(language).territories.get(iso, ""))
        except UnknownLocaleError:  # an official language that CLDR has no names in
            continue
    return [name for name in dict.fromkeys(names) if name and not any("a" <= c <= "z" for c in name.lower())]


def _currencies() -> list[list[str]]:
    """Every currency in use whose name is more than one word ("Swiss franc"), in the singular and the plural."""
    from babel import Locale
    from babel.numbers import get_territory_currencies

    english = Locale("en")
    used = sorted({code for iso in ISO_3166 for code in get_territory_currencies(iso)})
    names = [[english.currencies[code], *_plurals(code)] for code in used]
    return [list(dict.fromkeys(forms)) for forms in names if " " in forms[0]]


def _plurals(code: str) -> list[str]:
    from babel.numbers import get_currency_name

    return [get_currency_name(code, count=count, locale="en") for count in (1, 2)]


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
