"""No secret in what is said: addresses are shown without who logs in with what."""

from __future__ import annotations

import re

_LOGIN = re.compile(r"(?<=://)(?:[^/\s]*:\S*|[^/\s]*)@")
"""Up to the last @: a password may have such signs in it, / too, that should have been percent-encoded."""
_QUERY = re.compile(r"(?<=\?)[^\s'\"]*(?:sig|signature|token|key|secret|password|credential)[^\s'\"]*", re.IGNORECASE)
_HEADER = re.compile(r"(authorization:?\s*(?:basic|bearer)?\s*)\S+", re.IGNORECASE)


def masked(text: str, *secrets: str) -> str:
    """The text without the logins of addresses, signatures in their queries, and these secrets. A name before @ that is no secret (git@) goes
    too: over HTTP it may be a token."""
    for secret in secrets:
        if len(secret) > 2:
            text = text.replace(secret, "…")
    return _HEADER.sub(r"\1…", _QUERY.sub("…", _LOGIN.sub("…@", text)))
