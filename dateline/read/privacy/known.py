"""Who the reader is, as far as a document tells: the recipient of a mail, the subscriber of a newsletter."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple
from urllib.parse import quote

from dateline.text import regex

_WORD = regex(r"[^\W\d_][\w'’\-]{2,}")


class Known(NamedTuple):
    """The reader's own mail addresses and names, and the secrets by which a sender knows the reader (a subscriber's id)."""

    addresses: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether anything is known at all."""
        return bool(self.addresses or self.names or self.secrets)


NOBODY = Known()


class Seeker:
    """Finds a reader's own data in a text: made once for all texts of a document."""

    def __init__(self, known: Known) -> None:
        self.known = known

    @cached_property
    def secret(self) -> re.Pattern[str] | None:
        """The reader's addresses, also as links and return paths write them (`name%40host`, `name=host`), and secrets of some length."""
        forms = {form for address in self.known.addresses if "@" in address for form in _forms(address)}
        forms |= {secret for secret in self.known.secrets if len(secret) >= 6}
        if not forms:
            return None
        return re.compile("|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form))), re.IGNORECASE)

    @cached_property
    def names(self) -> frozenset[str]:
        """The reader's names, whole and by their words, case folded."""
        whole = {" ".join(name.split()).casefold() for name in self.known.names}
        parts = {word.casefold() for name in self.known.names for word in _WORD.findall(name)}
        return frozenset(name for name in whole | parts if len(name) >= 3)


def _forms(address: str) -> tuple[str, ...]:
    return address, address.replace("@", "="), address.replace("@", "%40"), quote(address, safe=""), quote(address.replace("@", "="), safe="")
