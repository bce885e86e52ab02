"""Links without what they tell about the reader: parameters of tracking, subscribers' ids, redirects that count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import SplitResult, unquote, urlunsplit

from dateline.read.privacy.redirects import held, is_proxy, leads_on, split
from dateline.read.privacy.words import listed
from dateline.text import regex

# How the names of parameters of campaigns and of people begin (whole names: see the data file).
_STARTS = (
    "utm_", "mc_", "pk_", "mtm_", "hsa_", "elq", "vero_", "_hs", "__hs", "hsct", "oly_", "ml_sub", "at_", "iterable", "bsft_", "sfmc", "bxid", "wt_mc", "wt.mc",
    "wtmc", "et_", "cm_mmc", "piano_", "ns_", "itm_", "asc_", "trk_", "nltr", "email_", "subscriber", "campaign",
)  # fmt: skip
# A part of a path or a parameter that ends a subscription or opens the reader's own settings.
_LEAVING = regex(
    r"(?:^|[/=&?.;])(?:(?:one-?click-?)?unsub(?:scribe)?\w*|opt-?out|optout\w*|list-?unsubscribe|(?:manage|update|email|edit|change|my)[-_]?(?:preferences?|profile|"
    r"subscriptions?)|preference[-_]?cent(?:er|re)|profile[-_]?cent(?:er|re)|subscription[-_]?(?:center|centre|preferences|management)|abmelde\w*|abbestell\w*|"
    r"austragen|desabonn\w*|désabonn\w*|desinscri\w*|désinscri\w*|desuscri\w*|dar(?:se)?-?de-?baja|disiscri\w*|cancella-?iscrizione|descadastr\w*|"
    r"cancelar-?(?:inscricao|suscripcion)|uitschrijv\w*|afmelden|wypisz\w*|rezygnacja|otpis\w*|vidpys\w*|abonelikten?-?\w*|huy-?dang-?ky|berhenti-?\w*|"
    r"forward-to-a?-?friend|tell-a-friend)(?:$|[/=&?.;#])",
    re.IGNORECASE,
)
_SLUG = regex(r"[^\W\d_]{2,}(?:[-_.][^\W_]+)+", re.IGNORECASE)
_HEX = regex(r"[0-9a-f]{20,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_PIECE = regex(r"[^/?&=#;,]{12,}")
_BLOB_LENGTH = 80
_REDIRECTS = 5
_MAILED = regex(r"(?:unsub|leave|bounce|remove|optout|opt-out|abmeld|signoff|list-?manager|-request\b|[+=][^@]{6,}@)", re.IGNORECASE)


def plain_address(address: str, secret: re.Pattern[str] | None = None) -> str | None:
    """An address without what it tells about the reader: the true target of a redirect, gateway or proxy that holds it, parameters
    of tracking gone. None where nothing plain is left (an unsubscribe link, a counting link that hides its target). `secret` finds
    what a sender knows the reader by. An address with nothing to hide comes back as it stands."""
    if address[:7].lower() == "mailto:":
        return _plain_mailto(address, secret)
    found, parts, leads = _target(address)
    if parts is None:
        return address if found is address and address[:4].lower() != "http" else None
    whole = f"{parts.path}?{parts.query}" if parts.query else parts.path
    if is_proxy(parts) or _LEAVING.search(unquote(whole)) or _hides(whole, leads):
        return None
    query = _kept(parts.query, secret)
    fragment = "" if "=" in parts.fragment and not _kept(parts.fragment, secret) else parts.fragment
    netloc = parts.netloc.rsplit("@", 1)[-1]
    if (query, fragment, netloc) != (parts.query, parts.fragment, parts.netloc):
        found = urlunsplit((parts.scheme, netloc, parts.path, query, fragment))
    return None if secret and (secret.search(found) or secret.search(unquote(found))) else found


def shares_secret(address: str, others: Iterable[str]) -> bool:
    """Whether an address tells what links tell that end a subscription or hide their target (`others` are all links beside it): by the value
    of a parameter, or by a part of its path that holds figures, the sender knows the reader there."""
    told = _told(address)
    return bool(told) and any(told & _told(other) for other in others if other != address and plain_address(other) is None)


def secrets_of(addresses: Iterable[str]) -> tuple[str, ...]:
    """What the links tell that end a subscription or hide their target, and that looks like a reader's number: letters and figures."""
    told = {value for address in addresses if address[:4].lower() == "http" and plain_address(address) is None for value in _told(address)}
    return tuple(sorted(value for value in told if len(value) >= 6 and any(map(str.isdigit, value)) and any(map(str.isalpha, value))))


def _told(address: str) -> frozenset[str]:
    parts = split(address)
    if parts is None:
        return frozenset()
    values = (unquote(pair.partition("=")[2]) for pair in parts.query.split("&"))
    pieces = (unquote(piece) for piece in parts.path.split("/") if len(piece) >= 4 and any(map(str.isdigit, piece)))
    return frozenset(value for value in (*values, *pieces) if len(value) >= 3)


def _target(address: str) -> tuple[str, SplitResult | None, bool]:
    """The address at the end of the redirects that hold each other, its parts, and whether it still leads on."""
    found, parts, leads = address, split(address), False
    for _ in range(_REDIRECTS):
        if parts is None:
            break
        leads = leads_on(parts)
        target = held(parts, leads)
        if target is None or target == found:
            break
        found, parts = target, split(target)
    return found, parts, leads


def _kept(query: str, secret: re.Pattern[str] | None) -> str:
    if not query:
        return ""
    return "&".join(pair for pair in query.split("&") if not _tells(pair, secret))


def _tells(pair: str, secret: re.Pattern[str] | None) -> bool:
    name, _, value = pair.partition("=")
    name = unquote(name.removeprefix("amp;")).lower()
    if name in listed("parameters of links") or name.startswith(_STARTS):
        return True
    plain = unquote(value)
    return "@" in plain or bool(secret and secret.search(plain))


def _hides(whole: str, leads: bool) -> bool:
    """Whether an address holds a token that only its sender can read: any long one, or a shorter one where the address counts clicks."""
    return any(len(piece) >= _BLOB_LENGTH or leads for piece in _PIECE.findall(unquote(whole)[:4000]) if _is_token(piece))


def _is_token(piece: str) -> bool:
    if _HEX.fullmatch(piece):
        return True
    if _SLUG.fullmatch(piece) or not piece.isascii() or "." in piece[-6:-2]:
        return False
    shapes = (any(map(str.islower, piece)), any(map(str.isupper, piece)), any(map(str.isdigit, piece)))
    return sum(shapes) == 3 and " " not in piece


def _plain_mailto(address: str, secret: re.Pattern[str] | None) -> str | None:
    to, _, more = address[7:].partition("?")
    if not to or _MAILED.search(to) or (secret and secret.search(unquote(address))):
        return None
    return f"mailto:{to}" if "http" in more.lower() else address
