"""What waits for a person."""

from __future__ import annotations

from dateline.text import count


def needs(totals: dict[str, int]) -> tuple[str, ...]:
    """What waits for a person, each as a phrase, from `Shelf.totals` and `Shelf.undecided`."""
    told = []
    if totals["unlinked"]:
        told.append(f"{count(totals['unlinked'], 'item')} without a link to the original")
    if totals["unstated"]:
        told.append(f"{totals['unstated']:,} shown as excerpt (rights not stated)")
    if totals["undated"]:
        told.append(f"{totals['undated']:,} undated")
    if totals["held"]:
        told.append(f"{totals['held']:,} held back")
    if totals.get("waiting"):
        told.append(f"{count(totals['waiting'], 'item')} that this version reads otherwise (kept as published: --accept-readings)")
    names, quotes = totals.get("unreviewed", 0), totals.get("unsure", 0)
    suggested = [f"{count(names, 'name')} without a profile"] if names else []
    suggested += [f"{count(quotes, 'quotation')} whose speaker is a guess"] if quotes else []
    if suggested:
        told.append(f"{' and '.join(suggested)} (dateline suggest)")
    return tuple(told)
