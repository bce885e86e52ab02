"""Days and clock times as pages print them."""

from __future__ import annotations

from dateline.read.dates.clock import Clock, find_clock
from dateline.read.dates.forms import Seen, find_days
from dateline.read.dates.zones import offset_of

__all__ = ["Clock", "Seen", "find_clock", "find_days", "offset_of"]
