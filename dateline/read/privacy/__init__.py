"""What of a capture is about the reader who made it, and never published: addresses, names in greetings, tracking in links."""

from __future__ import annotations

from dateline.read.privacy.known import NOBODY, Known
from dateline.read.privacy.links import plain_address
from dateline.read.privacy.reading import private, told

__all__ = ["NOBODY", "Known", "plain_address", "private", "told"]
