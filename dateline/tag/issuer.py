"""Which actor the item's issuer field names; and where the item comes from."""

from __future__ import annotations

from dateline.model import Reading
from dateline.tag.folding import folded, plain
from dateline.tag.lexicon import Lexicon
from dateline.tag.match import match
from dateline.tag.sections import Section


def homes_of(reading: Reading, lexicon: Lexicon) -> tuple[str, ...]:
    """Slugs of the countries that the item's source belongs to."""
    source = lexicon.sources.get(reading.source_id)
    return (source.country,) if source and source.country else ()


def issuer_of(reading: Reading, lexicon: Lexicon) -> str:
    """The id of the actor that issued the item, "" where the field is empty or no profile fits.

    Of actors that share the name, the one whose country is named beside it, or is the source's, is meant.
    """
    name = reading.issuer.value
    if not name:
        return ""
    if name in lexicon.actors:
        return name
    section = Section("title", 0, name, folded(name), (0,), (False,))
    homes = homes_of(reading, lexicon)
    places = sorted(match((section,), (lexicon.base,)).found, key=lambda p: p.start - p.end)
    whole = plain(name)
    countries = {form.actor.split("/")[1] for place in places for form in place.forms if form.kind == "country"}
    for place in places:
        ids = sorted({form.actor for form in place.forms if form.kind != "country" and form.actor in lexicon.actors})
        if not ids:
            continue
        if len(ids) == 1 and (plain(name[place.start : place.end]) == whole or lexicon.actors[ids[0]].country in (*countries, *homes, "")):
            return ids[0]
        fitting = [id_ for id_ in ids if lexicon.actors[id_].country in (countries or homes)]
        if len(fitting) == 1:
            return fitting[0]
    return ""
