"""Days and clock times as pages, addresses and file names print them."""

from __future__ import annotations

from dateline.read.dates.address import Named, country_of_host, day_in_address, days_in_name, order_of_host
from dateline.read.dates.clock import Clock, find_clock
from dateline.read.dates.forms import find_days
from dateline.read.dates.relative import Ago, find_ago
from dateline.read.dates.seen import Seen, day_of
from dateline.read.dates.yearless import Yearless, find_yearless, weekday_beside
from dateline.read.dates.zones import offset_of

__all__ = [
    "Ago",
    "Clock",
    "Named",
    "Seen",
    "Yearless",
    "country_of_host",
    "day_in_address",
    "day_of",
    "days_in_name",
    "find_ago",
    "find_clock",
    "find_days",
    "find_yearless",
    "offset_of",
    "order_of_host",
    "weekday_beside",
]
