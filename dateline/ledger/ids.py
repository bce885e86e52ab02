"""Ids of items: what one may look like, and how a new one is drawn."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from dateline.problems import DatelineError

_FIRST = "abcdefghjkmnpqrstvwxyz"
_REST = "0123456789abcdefghjkmnpqrstvwxyz"
_SHORTEST, _LONGEST = 6, 8
ID = re.compile(r"[a-z0-9][a-z0-9-]{2,31}")
"""What an id may look like: it becomes part of an address, on file systems that do not tell capitals from small letters."""


def new_id(sha256: str, part: str | None, taken: Iterable[str]) -> str:
    """An id of 6 to 8 characters drawn from a capture's hash and its place; it starts with a letter, so that YAML reads it as text.

    Where two captures draw the same, the later one gets one character more; where even eight are taken, the next drawing decides.
    """
    used = taken if isinstance(taken, dict | set | frozenset) else set(taken)
    for drawing in range(1_000):
        digest = hashlib.sha256(f"{sha256}/{part or ''}/{drawing or ''}".encode()).digest()
        number = int.from_bytes(digest[:8], "big")
        letters = []
        number, first = divmod(number, len(_FIRST))
        letters.append(_FIRST[first])
        for _ in range(_LONGEST - 1):
            number, next_ = divmod(number, len(_REST))
            letters.append(_REST[next_])
        for length in range(_SHORTEST, _LONGEST + 1):
            candidate = "".join(letters[:length])
            if candidate not in used:
                return candidate
    raise DatelineError("no id is left for a document: the ledger holds too many")
