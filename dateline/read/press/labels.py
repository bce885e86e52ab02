"""The labels of Nexis in the languages of its interfaces, and the lines that tell of an export's user."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dateline.read.press.fields import is_day, language_code
from dateline.read.press.rows import Row
from dateline.read.words import fold
from dateline.text import regex

# Seen in exports of the English, German, French and Dutch interfaces.
_LABELS = {
    "section": "section|rubrik|rubrique|sección|sezione|sectie|seção",
    "length": "length|länge|longueur|longitud|lunghezza|lengte",
    "byline": "byline|author|authors|autor|auteur|autore",
    "highlight": "highlight|encart|insert|zusammenfassung der redaktion",
    "dateline": "dateline",
    "correction": "correction|berichtigung|rectificatif|rectificatie",
    "body": "body|full text",
    "graphic": "graphic|graphik|grafik|graphique",
    "load date": "load-date|load date|date-chargement|update|laaddatum",
    "language": "language|sprache|langue|idioma|lingua|taal",
    "type": "publication-type|publication type|type-publication|document-type|type",
    "address": "url|web address|link",
    "edition": "edition|series|correction-date|distribution|journal-code|journal code|issn|isbn|doi|pub-type|acc-no|version|volume|update-date|columns",
    "subject": "subject|sujet|thema|organization|organisation|company|unternehmen|societe|ticker|stock-symbol|symbole-boursier|industry|activity-sector|"
    "secteur-activite|branche|geographic|geo-localization|localisation-geo|state|city|country|person|classification|notes|category|name|persons",
    "private": "user name|user id|client/matter|client|job number|date and time|search terms|search type|narrowed by|content type|download request|"
    "time of request|send to|terms|combined source|project id|print request|number of lines|job code|client id|quellen|sources|"
    "username|benutzername|nom d'utilisateur|auftragsnummer|suchbegriffe|termes de la recherche|mandant/angelegenheit|research information",
}
# So many rows at most follow an article's text.
_BELOW = 60
_ALONE = frozenset(("body", "graphic", "classification", "narrowed by", "content type", "send to"))
_LABEL = regex(r"([^\W\d_][^:：\n]{1,30}?)\s*[:：]\s*(.*)", re.DOTALL)
_DOCUMENTS = regex(r"(?:documents?|dokumente?|documentos?|documenten) \(\d{1,6}\)", re.IGNORECASE)
COPYRIGHT = regex(r"(?:copyright[\s,]*(?:©|\(c\))?\s*\d{4}|copyright\s*(?:©|\(c\))|\(c\)\s|©|all rights reserved|tous droits|alle rechte vorb)", re.IGNORECASE)


class Label(NamedTuple):
    """A field's kind and what stands behind its label."""

    kind: str
    value: str


def label_in(row: Row) -> Label | None:
    """The label that a row opens with, or is."""
    text = row.text.strip()
    if len(text) <= 24 and (kind := _kinds().get(fold(text))) and fold(text) in _ALONE:
        return Label(kind, "")
    if _DOCUMENTS.fullmatch(text[:40]):
        return Label("private", "")
    found = _LABEL.match(text[:4000])
    kind = _kinds().get(fold(" ".join(found[1].split()))) if found else None
    if not found or not kind or not found[1][0].isupper():
        return None
    return Label(kind, text[found.start(2) :].strip())


def tells_end(rows: Sequence[Row], at: int) -> bool:
    """Whether an article's text ends before the row `at`: at what the database says of every article, and at its weaker labels where
    little but labels follows."""
    row = rows[at]
    label = label_in(row)
    if label is None:
        if not COPYRIGHT.match(row.flat) or len(row.flat) > 200 or len(rows) - at > _BELOW:
            return False
        return all(label_in(each) or len(each.flat) <= 120 for each in rows[at + 1 :])
    if (label.kind == "load date" and is_day(label.value)) or (label.kind == "language" and language_code(label.value)):
        return True
    if label.kind in ("graphic", "subject", "edition", "type", "language", "address", "length", "section", "correction"):
        after = rows[at + 1 : at + 1 + _BELOW]
        rest = [each for each in after if not label_in(each) and not COPYRIGHT.match(each.flat)]
        return any((told := label_in(each)) and told.kind in ("load date", "type") for each in after) or sum(len(each.text) for each in rest) <= 400
    return False


@cache
def _kinds() -> dict[str, str]:
    return {fold(name): kind for kind, names in _LABELS.items() for name in names.split("|")}
