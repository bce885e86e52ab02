"""What an element says it is: by its tag, its role, and the plain words of its class and id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from dateline.text import regex

# Elements whose text is never shown, or is no text.
SILENT = frozenset((
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "video", "audio", "select", "option", "button", "input",
    "textarea", "map", "math", "head", "meta", "link", "title", "source", "track", "picture", "progress", "meter", "datalist", "dialog", "frameset",
    "noframes", "applet",
))  # fmt: skip
_TAGS = {"nav": "menu", "footer": "foot", "aside": "aside", "form": "form", "figcaption": "caption", "figure": "figure", "menu": "menu", "address": "byline"}
_ROLES = {
    "navigation": "menu", "menu": "menu", "menubar": "menu", "contentinfo": "foot", "complementary": "aside", "search": "form", "form": "form",
    "dialog": "notice", "alertdialog": "notice", "toolbar": "share", "tablist": "menu", "banner": "head", "presentation": "", "img": "silent",
}  # fmt: skip
_WORDS = {
    "hidden": "sr-only srOnly visually-hidden visuallyhidden screen-reader-text screenreader visually_hidden u-hidden a11y offscreen invisible",
    "menu": "nav navigation navbar menu submenu breadcrumb breadcrumbs topnav subnav sitenav pagination pager paging skip skiplink toc sitemap",
    "foot": "footer foot colophon pagefooter",
    "aside": "sidebar aside rail rightrail widget widgets complementary",
    "related": "related relatedarticles readmore readnext recommended recommendation recommendations recirculation recirc teasers morefrom moreon "
    "popular trending mostread upnext further furtherreading suggested suggestions similar linklist promo promobox",
    "advertisement": "ad ads advert adverts advertisement advertising adslot "
    "adunit adbox adcontainer adwrapper dfp sponsor sponsored outbrain taboola affiliate banner "
    "anzeige werbung publicidad publicite pubblicita reklam",
    "share": "share sharing sharebar social socials addthis sharethis sharebuttons toolbar followus follow",
    "comments": "comments comment disqus commentlist respond",
    "notice": "cookie cookies consent gdpr newsletter newsletters subscribe subscription signup paywallbox modal popup overlay lightbox tooltip toast "
    "notification login registration optin mailchimp donate donation",
    "byline": "byline author authors authorbox authorbio bio autor autoren auteur autore contributor contributors writer",
    "date": "meta date dateline datetime timestamp pubdate published publishdate time datum updated lastupdated",
    "tags": "tags taglist keywords topics tagcloud",
    "caption": "caption captions figcaption credit credits imagecaption photocredit copyright legende bildunterschrift piedefoto",
    "label": "kicker eyebrow rubric overline category section-name dachzeile",
    "player": "player embed tweet twitter-tweet instagram-media tiktok-embed fb-post video audio podcast gallery slideshow carousel slider",
}  # fmt: skip
_BY_WORD = {word.lower(): zone for zone, words in _WORDS.items() for word in words.split()}
_SPLIT = regex(r"[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])")
_HIDDEN = regex(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PICTURE = regex(
    r"(?:image|img|photo|picture|foto|bild|media)[-_]{0,2}(?:description|text|source|legend|desc|title|info|byline|copyright|credit)s?(?![a-z])", re.IGNORECASE
)
_NAMED = frozenset(("byline", "date", "tags", "label", "player"))
_FORMS = frozenset(
    (
        "box",
        "info",
        "bio",
        "list",
        "wrapper",
        "wrap",
        "container",
        "block",
        "line",
        "name",
        "names",
        "links",
        "link",
        "section",
        "area",
        "item",
        "text",
        "details",
        "card",
    )
)
# An article is a part of no story only where it is another one's teaser.
_OF_ARTICLES = frozenset(("related", "advertisement", "comments", "notice", "hidden"))
_GONE = frozenset(("hidden", "d-none", "is-hidden", "hide"))
# Zones whose text is no part of any story.
APART = frozenset(("hidden", "menu", "foot", "aside", "form", "related", "advertisement", "share", "comments", "notice", "byline", "date", "tags", "player"))


def zone_of(tag: str, attributes: Mapping[str, str]) -> str:
    """The zone an element opens, "" for none; "silent" where nothing of it is text."""
    if tag in SILENT:
        return "silent"
    if tag in ("html", "body", "main"):
        return ""
    style = attributes.get("style")
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or (style and _HIDDEN.search(style[:500])):
        return "hidden"
    role = attributes.get("role")
    if role and role in _ROLES:
        return _ROLES[role]
    own = _TAGS.get(tag, "")
    if own and own != "figure":
        return own
    said = f"{attributes.get('class', '')} {attributes.get('id', '')}"[:400]
    zone = _by_words(said) if len(said) > 1 else ""
    return (zone or own) if tag != "article" or zone in _OF_ARTICLES else own


@lru_cache(maxsize=4096)
def _by_words(said: str) -> str:
    found = ""
    names = said.split()
    if not _GONE.isdisjoint(names) and ":block" not in said and ":flex" not in said and ":inline" not in said and ":grid" not in said:
        return "hidden"
    if _PICTURE.search(said):
        return "caption"
    for name in names:
        whole = _BY_WORD.get(name.lower())
        if whole:
            return whole
        parts = [part.lower() for part in _SPLIT.split(name) if part]
        if parts and not found:
            found = _by_parts(parts)
    return found


def _by_parts(parts: list[str]) -> str:
    """What a compound ends with is what it is (`article-comments`). What it begins with is often whose part it is (`ad-slot`), but of writers,
    days and tags it tells which (`author-smith`, `tag-europe`), unless it goes on with a form (`author-box`)."""
    if zone := _BY_WORD.get(parts[-1]):
        return zone
    zone = _BY_WORD.get(parts[0], "")
    return zone if zone not in _NAMED or parts[-1] in _FORMS else ""
