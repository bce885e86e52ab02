"""JSON-LD of an item (schema.org): what it is about, whom it mentions, and where the original is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from dateline.model import ActorTag, Reading, Tagging
from dateline.store import ItemRow
from dateline.tag.salience import MAIN
from dateline.web.addresses import root_of
from dateline.web.cite import authors
from dateline.web.desk import Desk

_TYPES = {"person": "Person", "organization": "Organization", "country": "Country"}


def article(desk: Desk, item: ItemRow, reading: Reading, tagging: Tagging, actors: Sequence[ActorTag], description: str) -> dict[str, Any]:
    """The item as a schema.org Article. It holds the title, the description that may be shown, and tags: never the text."""
    base = desk.settings.base_url
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": item.title,
        "identifier": item.id,
        "url": f"{base.rstrip('/')}/{item.url}" if base else root_of(item.url) + item.url,
        "about": [_thing(tag) for tag in actors if tag.salience >= MAIN] + [{"@type": "Thing", "name": topic.name} for topic in tagging.topics],
        "mentions": [_thing(tag) for tag in actors if tag.salience < MAIN],
        "description": description,
        "datePublished": reading.published.value,
        "dateModified": reading.updated.value,
        "inLanguage": reading.language.value,
        "isBasedOn": reading.source_url.value,
        "author": [{"@type": "Person", "name": name} for name in authors(reading.byline.value or "")],
        "publisher": {"@type": "Organization", "name": reading.source.value} if reading.source.value else None,
        "isPartOf": {"@type": "WebSite", "name": desk.settings.title},
    }
    return {key: value for key, value in told.items() if value}


def script_safe(told: dict[str, Any]) -> str:
    """JSON that can end no script element and open no comment, whatever stands in it."""
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _thing(tag: ActorTag) -> dict[str, str]:
    thing = {"@type": _TYPES[tag.kind], "name": tag.name}
    return thing | {"sameAs": f"https://www.wikidata.org/entity/{tag.wikidata}"} if tag.wikidata else thing
