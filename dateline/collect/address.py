"""Addresses of pages: without tracking, and when two are the same."""

from __future__ import annotations

from dateline.net.address import sendable
from dateline.net.bounds import Failed
from dateline.read.privacy.links import plain_address


def plain(address: str) -> str:
    """The address without tracking, and behind a redirect that holds it in the open, as it is sent. Raises Failed."""
    return sendable(plain_address(address.strip()) or address)


def identity(address: str) -> str:
    """What two addresses of one page have in common: scheme, tracking and fragment do not count. An address that cannot be asked is its own."""
    try:
        return plain(address).partition("://")[2]
    except Failed:
        return address.strip()
