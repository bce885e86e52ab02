"""Names of time zones as offsets on a given day, by the tz database."""

from __future__ import annotations

import datetime as dt
from functools import cache

from dateline.text import regex

# What pages call a zone's time, and a place that keeps it: the tz database says what that was on the day. A page that prints EST in July means
# the clock on the wall; where a zone has two names (AEST is Brisbane's all year, Sydney's in winter), each is an offset below.
_PLACES = {
    "America/New_York": "ET EST EDT", "America/Chicago": "CT CDT", "America/Denver": "MT MDT", "America/Los_Angeles": "PT PST PDT",
    "America/Anchorage": "AKST AKDT AKT", "Pacific/Honolulu": "HST", "America/St_Johns": "NST NDT NT", "America/Halifax": "ADT",
    "America/Sao_Paulo": "BRT BRST", "America/Argentina/Buenos_Aires": "ART", "America/Santiago": "CLT CLST", "America/Bogota": "COT",
    "America/Lima": "PET", "America/La_Paz": "BOT", "America/Caracas": "VET", "America/Montevideo": "UYT",
    "Europe/London": "BST", "Europe/Lisbon": "WET WEST", "Europe/Berlin": "CET CEST MEZ MESZ", "Europe/Kyiv": "EET EEST", "Europe/Moscow": "MSK MSD МСК",
    "Europe/Istanbul": "TRT TSİ TSI TSİ", "Europe/Samara": "SAMT", "Asia/Yekaterinburg": "YEKT", "Asia/Novosibirsk": "NOVT", "Asia/Vladivostok": "VLAT",
    "Asia/Jerusalem": "IDT", "Asia/Tehran": "IRST IRDT", "Asia/Dubai": "GST", "Asia/Riyadh": "KSA", "Asia/Karachi": "PKT", "Asia/Kathmandu": "NPT",
    "Asia/Dhaka": "BDT BDST", "Asia/Colombo": "SLST", "Asia/Tashkent": "UZT", "Asia/Yangon": "MMT", "Asia/Bangkok": "ICT", "Asia/Jakarta": "WIB",
    "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT", "Asia/Singapore": "SGT", "Asia/Kuala_Lumpur": "MYT", "Asia/Manila": "PHT PHST",
    "Asia/Hong_Kong": "HKT", "Asia/Shanghai": "BJT 北京时间 北京時間", "Asia/Taipei": "台北時間 臺北時間 台灣時間 臺灣時間 台湾时间 TST",
    "Asia/Tokyo": "JST 日本時間", "Asia/Seoul": "KST 한국시간", "Africa/Nairobi": "EAT", "Africa/Maputo": "CAT", "Africa/Johannesburg": "SAST",
    "Africa/Lagos": "WAT", "Australia/Sydney": "AET", "Pacific/Auckland": "NZT NZST NZDT", "Atlantic/Reykjavik": "ICELAND",
}  # fmt: skip
_FIXED = {"UTC": 0.0, "GMT": 0.0, "Z": 0.0, "MST": -7.0, "AEST": 10.0, "AEDT": 11.0, "ACST": 9.5, "ACDT": 10.5, "AWST": 8.0}
# One name, several zones: the country decides, or nothing does.
_BY_COUNTRY = {
    "CST": {"china": "Asia/Shanghai", "taiwan": "Asia/Taipei", "united-states": "America/Chicago", "mexico": "America/Mexico_City", "cuba": "America/Havana",
            "costa-rica": "America/Costa_Rica", "guatemala": "America/Guatemala", "canada": "America/Winnipeg"},
    "IST": {"india": "Asia/Kolkata", "israel": "Asia/Jerusalem", "ireland": "Europe/Dublin"},
    "AST": {"saudi-arabia": "Asia/Riyadh", "iraq": "Asia/Baghdad", "qatar": "Asia/Qatar", "kuwait": "Asia/Kuwait", "bahrain": "Asia/Bahrain",
            "yemen": "Asia/Aden", "canada": "America/Halifax", "puerto-rico": "America/Puerto_Rico", "trinidad-and-tobago": "America/Port_of_Spain"},
    "BST": {"bangladesh": "Asia/Dhaka"}, "PST": {"philippines": "Asia/Manila", "pakistan": "Asia/Karachi"},
    "EST": {"australia": "Australia/Sydney", "jamaica": "America/Jamaica", "panama": "America/Panama"},
    "CET": {"algeria": "Africa/Algiers", "tunisia": "Africa/Tunis"}, "EET": {"egypt": "Africa/Cairo", "libya": "Africa/Tripoli", "finland": "Europe/Helsinki"},
    "GMT": {"morocco": "Etc/GMT"}, "GST": {"south-georgia": "Atlantic/South_Georgia"}, "AMT": {"armenia": "Asia/Yerevan", "brazil": "America/Manaus"},
    "WST": {"australia": "Australia/Perth"}, "SST": {"singapore": "Asia/Singapore"},
}  # fmt: skip
# Said in words behind the time.
_PHRASES = {
    "по московскому времени": "Europe/Moscow", "по киеву": "Europe/Kyiv", "за києвом": "Europe/Kyiv", "за київським часом": "Europe/Kyiv",
    "heure de paris": "Europe/Paris", "hora de madrid": "Europe/Madrid", "hora peninsular": "Europe/Madrid", "ora italiana": "Europe/Rome",
    "horário de brasília": "America/Sao_Paulo", "hora de brasília": "America/Sao_Paulo", "hora de lisboa": "Europe/Lisbon",
    "giờ việt nam": "Asia/Ho_Chi_Minh", "czasu warszawskiego": "Europe/Warsaw", "بتوقيت مكة المكرمة": "Asia/Riyadh", "بتوقيت مكة": "Asia/Riyadh",
    "بتوقيت القاهرة": "Africa/Cairo", "بتوقيت غرينتش": "Etc/UTC", "بتوقيت أبوظبي": "Asia/Dubai", "eastern time": "America/New_York",
    "pacific time": "America/Los_Angeles", "central time": "America/Chicago", "mountain time": "America/Denver",
    "japan time": "Asia/Tokyo", "japan standard time": "Asia/Tokyo", "korea standard time": "Asia/Seoul", "beijing time": "Asia/Shanghai",
    "taipei time": "Asia/Taipei", "taiwan time": "Asia/Taipei", "india standard time": "Asia/Kolkata", "eastern standard time": "America/New_York",
    "eastern daylight time": "America/New_York", "london time": "Europe/London", "moscow time": "Europe/Moscow", "hong kong time": "Asia/Hong_Kong",
}  # fmt: skip

_NAMES = {name: place for place, names in _PLACES.items() for name in names.split()} | {name.upper(): place for name, place in _PHRASES.items()}
_PRINTED = frozenset((*_NAMES, *_FIXED, *_BY_COUNTRY, "мск"))


_LEAD = regex(r"\s?,?\s?[(\[（]?\s?")
_WORDS = regex(r"[^\W\d_]+(?: [^\W\d_]+){0,3}")
_SIGNED = regex(r"(?:(?:UTC|GMT|utc|gmt)\s?[+\-−]\s?\d{1,2}(?::?\d\d)?|[+\-−]\d\d:?\d\d)(?!\d)")
_NUMERIC = regex(r"([+\-−])\s?(\d{1,2}):?(\d\d)?")


def zone_at(text: str, at: int) -> tuple[int, str]:
    """Where the name of a zone ends that stands at a place of a text (behind a clock time), and the name; `at` and "" where none does.

    Letters alone are a zone only as they are printed for one: `10:25 ET` is, the French `10:25 et` is not.
    """
    lead = _LEAD.match(text, at)
    begin = lead.end() if lead else at
    signed = _SIGNED.match(text, begin)
    if signed:
        return signed.end(), signed[0]
    words = _WORDS.match(text, begin)
    if not words:
        return at, ""
    pieces = words[0].split(" ")
    for count in range(len(pieces), 0, -1):
        name = " ".join(pieces[:count])
        if name in _PRINTED or name.casefold() in _PHRASES:
            return begin + len(name), name
    return at, ""


# Names that are no words and mean one thing or the other by who prints them.
AMBIGUOUS = frozenset(_BY_COUNTRY) - frozenset(_NAMES) - frozenset(_FIXED)
AMERICAN = frozenset(("ET", "EST", "EDT", "CT", "CDT", "MT", "MST", "MDT", "PT", "PST", "PDT"))


def offset_of(zone: str, day: dt.date, clock: dt.time, country: str = "", timezone: str = "") -> dt.timedelta | None:
    """The offset of a zone's printed name at a clock time on a day; None for a name that says nothing certain.

    `country` (a source's) and `timezone` (its IANA zone) decide names that several zones bear: CST, IST, AST.
    """
    name = " ".join(zone.strip(" ()").upper().split())
    sign = _NUMERIC.search(name)
    if sign:
        hours, minutes = int(sign[2]), int(sign[3] or 0)
        if hours > 14 or minutes > 59:
            return None
        offset = dt.timedelta(hours=hours, minutes=minutes)
        return offset if sign[1] == "+" else -offset
    if timezone and (name in _BY_COUNTRY or name in _NAMES):
        moment = _local(timezone, day, clock)
        if moment is not None and moment.tzname() == name:
            return moment.utcoffset()
    place = _BY_COUNTRY.get(name, {}).get(country) or _NAMES.get(name)
    if place:
        return offset_in(place, day, clock)
    return dt.timedelta(hours=_FIXED[name]) if name in _FIXED else None


def zone_name(iso: str, timezone: str) -> str:
    """What a zone (`Asia/Tokyo`) calls its time at an instant (`JST`), where the instant bears the zone's own offset; else ""."""
    if len(iso) <= 10 or not timezone:
        return ""
    from zoneinfo import ZoneInfo

    moment = dt.datetime.fromisoformat(iso)
    try:
        local = moment.astimezone(ZoneInfo(timezone))
    except (OSError, ValueError):
        return ""
    name = local.tzname() or ""
    return name if local.utcoffset() == moment.utcoffset() and name.isalpha() else ""


def offset_in(timezone: str, day: dt.date, clock: dt.time) -> dt.timedelta | None:
    """The offset of an IANA zone (`Asia/Tokyo`) at a local time; None where the zone is unknown."""
    moment = _local(timezone, day, clock)
    return None if moment is None else moment.utcoffset()


@cache
def _zone(timezone: str) -> dt.tzinfo | None:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(timezone)
    except (OSError, ValueError):
        return None


def _local(timezone: str, day: dt.date, clock: dt.time) -> dt.datetime | None:
    zone = _zone(timezone)
    return None if zone is None else dt.datetime.combine(day, clock, zone)
