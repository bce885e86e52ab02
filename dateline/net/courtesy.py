"""What every host may expect of this program: a name, and that it waits when it is asked to."""

from __future__ import annotations

import contextlib
import datetime as dt
import email.utils

from dateline import __version__

NAME = "Dateline"


def user_agent(contact: str) -> str:
    """What this program calls itself, with the address under which the digest's people can be reached ("" for none)."""
    plain = "".join(letter for letter in contact if letter.isascii() and letter.isprintable() and letter not in "()\\")
    return f"{NAME}/{__version__}" + (f" (+{plain})" if plain else "")


def retry_after(wait: str, now: float, default: float) -> float:
    """Retry-After (RFC 9110, 10.2.3) in seconds: a number, or a date, reckoned from `now` (seconds since 1970); `default` where nothing is said."""
    text, seconds = wait.strip(), default
    if text.isascii() and text.isdecimal() and len(text) < 12:
        seconds = float(text)
    elif text:
        with contextlib.suppress(ValueError):
            until = email.utils.parsedate_to_datetime(text)
            seconds = until.replace(tzinfo=until.tzinfo or dt.UTC).timestamp() - now
    return max(seconds, 1.0)
