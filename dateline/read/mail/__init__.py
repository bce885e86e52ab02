"""E-mail: single messages and boxes of them, newsletters and press lists, in HTML or plain text."""

from __future__ import annotations

from dateline.read.mail.reader import read_eml, read_mbox

__all__ = ["read_eml", "read_mbox"]
