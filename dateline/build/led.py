"""Published lists that lead elsewhere: since when, and whether they were joined with another that was published."""

from __future__ import annotations

from dateline.content import Content
from dateline.ledger import Ledger
from dateline.store import Changed, Store
from dateline.web.former import former


def restate_lists(store: Store, content: Content, ledger: Ledger) -> None:
    """Says in the ledger which of the published lists lead elsewhere, and keeps what readers are told of them, by the day."""
    leads = former(content.actors, content.topics, content.sources) if ledger.lists else {}
    for scope in sorted((leads.keys() & ledger.lists.keys()) | ledger.led.keys()):
        ledger.say_led(scope, leads[scope][0] if scope in leads else "")
    changed = Changed(store.base)
    for scope in sorted(changed.lists() | ledger.led.keys()):
        at, line = ledger.led.get(scope, (0, None))
        if not line or not line.leads:
            changed.put(scope, {})
            continue
        joined = line.leads in ledger.lists and ledger.lists[line.leads] < at
        changed.put(scope, {line.on: f"{'joined' if joined else 'moved'} {line.leads}"})
