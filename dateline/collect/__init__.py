"""New pages from the feeds and addresses that source profiles name, fetched politely into `seeds/`."""

from __future__ import annotations

from dateline.collect.bounds import Bounds
from dateline.collect.run import Outcome, collect

__all__ = ["Bounds", "Outcome", "collect"]
