"""Names of time zones as offsets on a given day."""

from __future__ import annotations

import datetime as dt
import re

_FIXED = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 1, "BST": 1, "IST": 5.5, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EET": 2, "EEST": 3,
    "MSK": 3, "TRT": 3, "TSİ": 3, "TSI": 3, "EAT": 3, "CAT": 2, "SAST": 2, "WAT": 1, "GST": 4, "PKT": 5, "NPT": 5.75, "ICT": 7, "WIB": 7, "WITA": 8,
    "WIT": 9, "SGT": 8, "HKT": 8, "PHT": 8, "PST": -8, "PDT": -7, "MST": -7, "MDT": -6, "CST": -6, "CDT": -5, "EST": -5, "EDT": -4, "AKST": -9,
    "AKDT": -8, "HST": -10, "AST": -4, "ADT": -3, "NST": -3.5, "NDT": -2.5, "BRT": -3, "ART": -3, "CLT": -4, "COT": -5, "PET": -5, "JST": 9, "KST": 9,
    "AEST": 10, "AEDT": 11, "ACST": 9.5, "ACDT": 10.5, "AWST": 8, "NZST": 12, "NZDT": 13, "МСК": 3, "日本時間": 9, "한국시간": 9, "北京时间": 8,
    "北京時間": 8,
    "台北時間": 8, "臺北時間": 8, "台灣時間": 8,
}  # fmt: skip
# Names that say the place and leave summer time to the calendar.
_PLACES = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles", "AET": "Australia/Sydney",
    "NZT": "Pacific/Auckland", "ICELAND": "Atlantic/Reykjavik",
}  # fmt: skip
# One abbreviation, several zones: decided by the source's country.
_BY_COUNTRY = {
    ("CST", "china"): 8, ("CST", "taiwan"): 8, ("IST", "israel"): 2, ("IST", "ireland"): 1, ("BST", "bangladesh"): 6, ("PST", "philippines"): 8,
    ("AST", "saudi-arabia"): 3, ("GST", "south-georgia"): -2,
}  # fmt: skip

ZONE = (
    r"(?:\(?\b(?:UTC|GMT)\s?[+\-−]\s?\d{1,2}(?::?\d\d)?\)?|[+\-−]\d\d:?\d\d(?!\d)|"
    + "|".join(
        sorted(
            (rf"\b{re.escape(name)}\b" if name.isascii() else re.escape(name) for name in (*_FIXED, *_PLACES)),
            key=len,
            reverse=True,
        )
    )
    + ")"
)
_NUMERIC = re.compile(r"([+\-−])\s?(\d{1,2}):?(\d\d)?")


def offset_of(zone: str, day: dt.date, clock: dt.time, country: str = "") -> dt.timedelta | None:
    """The offset of a zone's printed name at a clock time, or None for a name that says nothing certain."""
    name = zone.strip(" ()").upper() if zone.isascii() else zone.strip(" ()")
    sign = _NUMERIC.search(name)
    if sign:
        offset = dt.timedelta(hours=int(sign[2]), minutes=int(sign[3] or 0))
        if offset > dt.timedelta(hours=15):
            return None
        return offset if sign[1] == "+" else -offset
    if (name, country) in _BY_COUNTRY:
        return dt.timedelta(hours=_BY_COUNTRY[name, country])
    if name in _PLACES:
        return offset_in(_PLACES[name], day, clock)
    hours = _FIXED.get(name)
    return None if hours is None else dt.timedelta(hours=hours)


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
    from zoneinfo import ZoneInfo

    try:
        return dt.datetime.combine(day, clock, ZoneInfo(timezone)).utcoffset()
    except (OSError, ValueError):
        return None
