"""The parts that every page's view is made of."""

from __future__ import annotations

import msgspec


class Link(msgspec.Struct, frozen=True):
    href: str
    text: str


class Feed(msgspec.Struct, frozen=True):
    """A feed beside a list: `href` of the Atom file, the JSON feed beside it."""

    title: str
    atom: str
    json: str


class Crumb(msgspec.Struct, frozen=True):
    """One step of "Timeline › 2025 › April"."""

    href: str
    text: str


class SiteView(msgspec.Struct, frozen=True):
    """What every page knows of the digest; it changes only with site.yml or the program."""

    title: str
    description: str
    language: str
    base_url: str
    publisher: str
    contact: str
    private: bool
    for_folder: bool
    search: bool
    generator: str


class PageMeta(msgspec.Struct, frozen=True):
    """A page's own head: `href` its address, `root` the way up ("../../"), `kind` which template, `canonical` absolute or ""."""

    href: str
    root: str
    kind: str
    title: str
    description: str = ""
    canonical: str = ""
    section: str = ""
    crumbs: tuple[Crumb, ...] = ()
    feeds: tuple[Feed, ...] = ()
    index: bool = True
    modified: str = ""


class Time(msgspec.Struct, frozen=True):
    """When, as a reader sees it. `iso` for `datetime`; `day` "11 April 2025", `weekday` "Friday", `clock` "17:25", `zone` "JST" or "UTC+9",
    `utc` "08:25 UTC" ("" for a day). `iso` is "" for an undated item.
    """

    iso: str = ""
    day: str = ""
    weekday: str = ""
    clock: str = ""
    zone: str = ""
    utc: str = ""


class Chip(msgspec.Struct, frozen=True):
    """An actor on a row or an item page. `main` tells the main actors from passing mentions; `count` its mentions here."""

    id: str
    href: str
    name: str
    kind: str
    reviewed: bool = True
    main: bool = True
    count: int = 0
    role: str = ""


class Row(msgspec.Struct, frozen=True):
    """One item in a list. `access` is full, excerpt or link, as far as this edition shows it; `held` only in the private edition.

    `own` tells a note of the digest's own, which has no original elsewhere.
    """

    id: str
    href: str
    title: str
    when: Time
    source: Link | None
    summary: str
    actors: tuple[Chip, ...] = ()
    topics: tuple[Link, ...] = ()
    language: str = ""
    direction: str = "ltr"
    access: str = "excerpt"
    held: bool = False
    pinned: bool = False
    own: bool = False
