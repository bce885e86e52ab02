"""The address that another holds: behind a counting redirect, a mail gateway, a library's proxy."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit, urlunsplit

from dateline.text import regex

# Words in a host and in a path that say: this address only leads on to another.
_HOST_LEADS_ON = regex(
    r"(?:^|[.\-])(?:clicks?|clk|clck|tracking|track|tracker|trk|trck|awstrack|redirect|redir|rd|out|go|links?|linkto|lnks?|urls?|ct|cl|safelinks|linkprotect|"
    r"secure-web|urldefense|r|t|e|em|emails?|mailing|mailings|newsletters?|news\.google|hubspotlinks|list-manage|sendgrid|mandrillapp|lt|nl|c)\d*\.",
    re.IGNORECASE,
)
_PATH_LEADS_ON = regex(
    r"/(?:clicks?|clk|track|tracking|trk|redirects?|redirector|redir|rd|out|outbound|away|leave|exit|go|goto|link|links|linkout|linkto|lnk|ct|cl|ls|wf|l\.php|"
    r"external|jump|visit|url)(?:[/.?_\-]|$)",
    re.IGNORECASE,
)
_TARGETS = frozenset((
    "url", "u", "q", "target", "to", "dest", "destination", "redirect", "redirect_url", "redirect_to", "redirecturl", "redir", "link", "goto", "uri", "href",
    "l", "r", "a", "qurl", "next", "ref", "p", "rurl", "targeturl", "target_url", "lp", "out", "go", "page", "location", "continue", "tourl", "linkurl",
))  # fmt: skip
_PROXY = regex(r"(?:e?z-?proxy|lib-?proxy|library-?proxy|proxy|webproxy|remotex?s?|idm|wam|login)\d*(?:-\w+)?", re.IGNORECASE)
_GENERIC = frozenset(("com", "org", "net", "edu", "gov", "int", "info", "mil"))
_IN_PATH = regex(r"/(https?)(:|%3a)(//|/(?=\w)|%2f%2f)", re.IGNORECASE)
_DEFENDED = regex(r"/v3/__(https?:/{1,2}.+?)__;", re.IGNORECASE)
_INSIDE = regex(r"https?://[^\s\"'<>\\\x00-\x1f\x7f-\xff]{4,2000}")
_BLOB = regex(r"[A-Za-z0-9_\-+=]{24,4000}")


def leads_on(parts: SplitResult) -> bool:
    """Whether an address says of itself that it only counts and leads on to another."""
    return _HOST_LEADS_ON.search(parts.netloc[:300]) is not None or _PATH_LEADS_ON.search(parts.path[:400]) is not None


def held(parts: SplitResult, leads: bool) -> str | None:
    """The true address, where this one is a proxy or (`leads`, see `leads_on`) a redirect or gateway that holds it in the open."""
    return _through_proxy(parts) or (_redirected(parts) if leads else None)


def is_proxy(parts: SplitResult) -> bool:
    """Whether the host is a library's proxy: its own name stands before those of the institution."""
    return _proxy_label(parts) is not None


def _proxy_label(parts: SplitResult) -> int | None:
    labels = (parts.hostname or "").split(".")
    for at, label in enumerate(labels[:-2]):
        if _PROXY.fullmatch(label) and (label not in ("login", "idm", "remote", "wam") or (at > 0 and label == "idm") or "proxy" in labels[at + 1]):
            return at
    return None


def _through_proxy(parts: SplitResult) -> str | None:
    """`www-ft-com.ezproxy.university.edu/x`, `www.ft.com.ezproxy.university.edu/x`, `ezproxy.university.edu/login?url=https://www.ft.com/x`,
    `0-www.ft.com.library.university.edu/x`: the publisher's own address."""
    host = parts.hostname or ""
    at = _proxy_label(parts)
    labels = host.split(".")
    if at is None and not (host[:2] == "0-" and len(labels) > 3):
        return None
    for name, value in parse_qsl(parts.query[:8000]):
        if name.lower() in ("url", "qurl") and value.lower().startswith(("http://", "https://")):
            return value
    own = ""
    if at is None:
        end = next((number for number, label in enumerate(labels[:-2]) if number and label in _GENERIC), None)
        own = ".".join(labels[: end + 1])[2:] if end else ""
    elif at == 1 and "-" in labels[0]:
        own = labels[0].replace("--", "\0").replace("-", ".").replace("\0", "-")
    elif at >= 2:
        own = ".".join(labels[:at])
    if own.count(".") < 1 or not re.fullmatch(r"[a-z]{2,12}", own.rsplit(".", 1)[-1]):
        return None
    return urlunsplit(("https", own, parts.path, parts.query, parts.fragment))


def _redirected(parts: SplitResult) -> str | None:
    whole = urlunsplit(parts)
    defended = _DEFENDED.search(whole[:8000])
    if defended:
        return re.sub(r"^(https?):/(?=[^/])", r"\1://", defended[1])
    for name, value in parse_qsl(parts.query[:8000]):
        if name.lower() not in _TARGETS:
            continue
        if value.lower().startswith(("http://", "https://")):
            return value
        if value.lower().startswith(("https-3a__", "http-3a__")):
            return unquote(value.replace("-", "%").replace("_", "/"))
        if value.lower().startswith(("http%3a", "https%3a")):
            return unquote(value)
    inside = _IN_PATH.search(parts.path[:8000])
    if inside:
        rest = parts.path[inside.start() + 1 :]
        encoded = "%2f" in rest.lower()
        return unquote(rest.split("/", 1)[0]) if encoded else f"{rest}?{parts.query}" if parts.query else rest
    return _in_blob(whole)


def _in_blob(whole: str) -> str | None:
    """An address written in base 64, also as the payload of a signed token."""
    for blob in _BLOB.findall(whole[:8000])[:12]:
        coded = blob.replace("-", "+").replace("_", "/").rstrip("=")
        try:
            plain = base64.b64decode(coded[: len(coded) - (len(coded) % 4 == 1)] + "=" * (-len(coded) % 4)).decode("latin-1")
        except (binascii.Error, ValueError):
            continue
        found = _INSIDE.search(plain.replace("\\/", "/"))
        if found:
            return found[0]
    return None


def split(address: str) -> SplitResult | None:
    """The parts of an address; None for one that is none."""
    try:
        parts = urlsplit(address.strip())
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and parts.hostname else None
