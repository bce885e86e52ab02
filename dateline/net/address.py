"""Addresses: how they are sent, and which lead out into the world."""

from __future__ import annotations

import ipaddress
from urllib.parse import quote, urlsplit, urlunsplit

from dateline.net.bounds import Failed

_PORTS = {"http": 80, "https": 443}
_KEPT = "%/:@!$&'()*+,;=~-._"
# The prefix of IPv6 addresses that stand for an IPv4 one on networks without (RFC 6052).
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def sendable(address: str) -> str:
    """The address as a request names it: ASCII alone, host in small letters, without a fragment. Raises Failed for one that cannot be asked."""
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
        plain = host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError:  # UnicodeError is one
        raise Failed("is no address that can be asked; write it whole, like https://example.org/page", "refused") from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not plain or not plain.isprintable() or " " in plain:
        raise Failed("is no web address (http or https)", "refused")
    if parts.username or parts.password:
        raise Failed("holds a name or a password, which would end up in files and messages; save the page by hand", "refused")
    netloc = f"[{plain}]" if ":" in plain else plain
    netloc += f":{port}" if port and port != _PORTS[scheme] else ""
    return urlunsplit((scheme, netloc.lower(), quote(parts.path, safe=_KEPT) or "/", quote(parts.query, safe=_KEPT + "?"), ""))


def origin(address: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address that can be sent: whom robots.txt speaks for."""
    parts = urlsplit(address)
    return parts.scheme, parts.hostname or "", parts.port or _PORTS[parts.scheme]


def is_public(number: str) -> bool:
    """Whether an IP address is one of the public internet: none of this machine, of a private network, of a link, none that reaches many."""
    try:
        found = ipaddress.ip_address(number)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (ipaddress.IPv4Address(int(found) & 0xFFFFFFFF) if found in _NAT64 else None)
        if inner is not None:
            found = inner
    return found.is_global and not found.is_multicast
