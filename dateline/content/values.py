"""The kinds of value that profiles and settings hold: dates, languages, time zones, addresses. Each says what it takes."""

from __future__ import annotations

import datetime as dt
import difflib
import re
import zoneinfo
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from urllib.parse import urlsplit

from dateline.text import regex

_PARTIAL = regex(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_INSTANT = regex(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)? ?(Z|[+-]\d\d:?\d\d)?")
_LANGUAGE = regex(r"([A-Za-z]{2,3})(-[A-Za-z]{4})?(-(?:[A-Za-z]{2}|\d{3}))?")
_MAIL = regex(r"[^@\s/:]+@[^@\s/:]+\.[^@\s/:.]+")
# ISO 639-1, so that the usual languages are known without loading Babel.
_ISO_639_1 = frozenset({
    "aa", "ab", "ae", "af", "ak", "am", "an", "ar", "as", "av", "ay", "az", "ba", "be", "bg", "bi", "bm", "bn", "bo", "br", "bs",
    "ca", "ce", "ch", "co", "cr", "cs", "cu", "cv", "cy", "da", "de", "dv", "dz", "ee", "el", "en", "eo", "es", "et", "eu", "fa",
    "ff", "fi", "fj", "fo", "fr", "fy", "ga", "gd", "gl", "gn", "gu", "gv", "ha", "he", "hi", "ho", "hr", "ht", "hu", "hy", "hz",
    "ia", "id", "ie", "ig", "ii", "ik", "io", "is", "it", "iu", "ja", "jv", "ka", "kg", "ki", "kj", "kk", "kl", "km", "kn", "ko",
    "kr", "ks", "ku", "kv", "kw", "ky", "la", "lb", "lg", "li", "ln", "lo", "lt", "lu", "lv", "mg", "mh", "mi", "mk", "ml", "mn",
    "mr", "ms", "mt", "my", "na", "nb", "nd", "ne", "ng", "nl", "nn", "no", "nr", "nv", "ny", "oc", "oj", "om", "or", "os", "pa",
    "pi", "pl", "ps", "pt", "qu", "rm", "rn", "ro", "ru", "rw", "sa", "sc", "sd", "se", "sg", "si", "sk", "sl", "sm", "sn", "so",
    "sq", "sr", "ss", "st", "su", "sv", "sw", "ta", "te", "tg", "th", "ti", "tk", "tl", "tn", "to", "tr", "ts", "tt", "tw", "ty",
    "ug", "uk", "ur", "uz", "ve", "vi", "vo", "wa", "wo", "xh", "yi", "yo", "za", "zh", "zu",
})  # fmt: skip
# Country codes that people write for languages.
_MISTAKEN: Mapping[str, str] = MappingProxyType(
    {"cn": "zh", "cz": "cs", "dk": "da", "gr": "el", "il": "he", "ir": "fa", "jp": "ja", "kp": "ko", "ua": "uk", "vn": "vi"}
)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like `word`, "" where none is like it."""
    close = difflib.get_close_matches(word.casefold(), list(known), n=1, cutoff=0.6)
    return close[0] if close else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` Did you mean "x"?`, or nothing."""
    near = nearest(word, known)
    return f' Did you mean "{near}"?' if near else ""


def partial_date(text: str) -> str:
    """`text` as YYYY, YYYY-MM or YYYY-MM-DD (a month or day of one digit gets its zero). Raises ValueError with what to write."""
    found = _PARTIAL.fullmatch(text)
    try:
        if not found:
            raise ValueError
        year, month, day = found.groups()
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise ValueError(f'"{text}" is no date. Write 2025, 2025-04 or 2025-04-11') from None
    return "-".join(part.zfill(2) for part in (year, month, day) if part)


def day(text: str) -> str:
    """`text` as YYYY-MM-DD. Raises ValueError with what to write."""
    whole = partial_date(text)
    if len(whole) != 10:
        raise ValueError(f'"{text}" is no whole day. Write it as 2025-04-11')
    return whole


def moment(text: str) -> str:
    """A day, or an instant with its offset, as `When.iso` wants it. Raises ValueError with what to write."""
    found = _INSTANT.fullmatch(text)
    if not found:
        return day(text)
    date, clock, seconds, offset = found.groups()
    if not offset:
        raise ValueError(f'"{text}" has a time without its offset from UTC. Write it as {date}T{clock}:00+09:00, or the day alone')
    try:
        parsed = dt.datetime.fromisoformat(f"{date}T{clock}{seconds or ':00'}{offset}")
    except ValueError:
        raise ValueError(f'"{text}" is no moment in time. Write it as 2025-04-04T17:25:00+09:00') from None
    return parsed.isoformat()


@cache
def language(text: str) -> str:
    """A language tag (BCP 47: "en", "zh-Hant") in its usual spelling. Raises ValueError naming the nearest one."""
    found = _LANGUAGE.fullmatch(text.replace("_", "-"))
    if found:
        code, script, region = found.groups()
        if code.lower() in _ISO_639_1 or (len(code) == 3 and _in_cldr(code.lower())):
            return code.lower() + (script or "").title() + (region or "").upper()
    raise ValueError(f'"{text}" is no language tag. Write one like en, ja or zh-Hant.{_language_hint(text)}')


def _in_cldr(code: str) -> bool:
    from babel import localedata

    return bool(localedata.exists(code))


def _language_hint(text: str) -> str:
    from babel import Locale

    word = text.casefold()
    names = {name.casefold(): code for code, name in Locale("en").languages.items()}
    code = _MISTAKEN.get(word) or names.get(word) or names.get(nearest(word, names))
    return f' Did you mean "{code}"?' if code else ""


@cache
def timezone(text: str) -> str:
    """The name of a time zone that this machine knows ("Asia/Tokyo"). Raises ValueError naming the nearest one."""
    try:
        zoneinfo.ZoneInfo(text)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        zones = zoneinfo.available_timezones()
        short = {zone.rpartition("/")[2].casefold().replace("_", " "): zone for zone in sorted(zones)}
        folded = {zone.casefold(): zone for zone in zones}
        word = text.casefold().replace("_", " ")
        near = folded.get(text.casefold()) or short.get(word) or short.get(nearest(word, short)) or folded.get(nearest(text, folded))
        hint = f' Did you mean "{near}"?' if near else ""
        raise ValueError(f'"{text}" is no time zone. Write a name like Asia/Tokyo or Europe/Berlin.{hint}') from None
    return text


def wikidata(text: str) -> str:
    """A Wikidata item, `Q` and digits. Raises ValueError with what to write."""
    if not re.fullmatch(r"Q[1-9]\d*", text):
        found = re.search(r"\bQ[1-9]\d*\b", text, re.IGNORECASE)
        raise ValueError(f'"{text}" is no Wikidata item. Write {found[0].upper() if found else "Q and its number, like Q7184"}')
    return text


def web_address(text: str) -> str:
    """An absolute http or https address. Raises ValueError with what to write."""
    try:
        parts = urlsplit(text)
    except ValueError:  # a bracket where only IPv6 has one
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.hostname or re.search(r"[\s<>\"]", text):
        raise ValueError(f'"{text}" is no web address. Write it whole, like https://example.org/')
    return text


def base_url(text: str) -> str:
    """The address the site will have, ending in a slash. Raises ValueError with what to write."""
    parts = urlsplit(web_address(text))
    if parts.query or parts.fragment:
        raise ValueError(f'"{text}" has a "?" or "#". Write the address of the site\'s first page alone, like https://example.org/digest/')
    return text.rstrip("/") + "/"


def contact(text: str) -> str:
    """An e-mail address or a web address. Raises ValueError with what to write."""
    bare = text.removeprefix("mailto:")
    return bare if _MAIL.fullmatch(bare) else _page_of(text)


def _page_of(text: str) -> str:
    try:
        return web_address(text)
    except ValueError:
        raise ValueError(f'"{text}" is neither an e-mail address nor a web address. Write editors@example.org or https://example.org/contact') from None


def iptc(text: str) -> str:
    """A code of the IPTC Media Topics, eight digits. Raises ValueError with what to write."""
    code = text.removeprefix("medtop:")
    if not re.fullmatch(r"\d{8}", code):
        raise ValueError(f'"{text}" is no IPTC media topic. Write its eight digits, like 20000639')
    return code


def week(text: str) -> str:
    """An ISO 8601 week that exists, `2025-W15`. Raises ValueError with what to write."""
    found = re.fullmatch(r"(\d{4})-W(\d\d)", text)
    try:
        if found:
            dt.date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return text
    except ValueError:
        raise ValueError(f'"{text}" is no week of that year (ISO 8601 counts 52 or 53)') from None
    raise ValueError(f'"{text}" is no week. Name the file after its ISO 8601 week, like 2025-W15.md')
