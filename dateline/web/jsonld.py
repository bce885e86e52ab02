"""An entry as schema.org JSON-LD, for search engines and reference managers: what the page shows, nothing more."""

from __future__ import annotations

import json
from collections.abc import Sequence
from types import MappingProxyType

from dateline.web.cite import Cited
from dateline.web.views import Chip

_TYPES = MappingProxyType({"person": "Person", "organization": "Organization", "country": "Country"})
_UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def news_article(cited: Cited, actors: Sequence[Chip]) -> str:
    """The JSON text of an entry, safe inside a script element.

    `isBasedOn` is the original; the entry itself is part of the digest, and only its metadata are claimed.
    """
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": cited.title,
        "identifier": cited.id,
        "datePublished": cited.iso,
        "inLanguage": cited.language,
        "url": cited.permalink,
        "isBasedOn": cited.original,
        "author": {"@type": "Person", "name": cited.byline} if cited.byline else None,
        "publisher": {"@type": "Organization", "name": cited.source} if cited.source else None,
        "isPartOf": {"@type": "Collection", "name": cited.digest},
        "mentions": [{"@type": _TYPES[chip.kind], "name": chip.name} for chip in actors],
    }
    return script_json({name: value for name, value in article.items() if value})


def script_json(value: object) -> str:
    """JSON that cannot end the script element it stands in, nor start a comment there."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)
