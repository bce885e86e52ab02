"""What looked like an actor and was shown as none, over all items: by reason, in words for an editor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field

from dateline.inspect.sheet import safe
from dateline.model import Tagging
from dateline.problems import Problem, note
from dateline.text import clip, count

_MOST = 6
_DOES = {
    "a weak alias without a strong mention beside it": "where it is always this actor, make it one of its `aliases`",
    "an alias that several actors share": "a `country` or `roles` in their profiles, or the issuer, tell them apart",
    "an ambiguous name without a second sign": "an alias in a profile of yours counts everywhere",
    "a phrase that shields": "`not` in a profile adds such phrases; an empty list of yours takes the pack's away",
    "part of a longer name": "a profile for the longer name makes it an actor of its own",
}


class Withheld(Struct):
    """By reason, in how many items each form was held back."""

    items: dict[str, Counter[str]] = field(default_factory=dict)

    def take(self, tagging: Tagging) -> None:
        """Counts what one item held back."""
        for reason, text in {(held.reason.partition(":")[0], safe(held.text)) for held in tagging.blocked}:
            self.items.setdefault(reason, Counter())[text] += 1

    def told(self) -> Iterator[Problem]:
        """A note for each reason: which forms, in how many items, and what a person can do about it."""
        for reason, forms in sorted(self.items.items(), key=lambda pair: (-sum(pair[1].values()), pair[0])):
            some = sorted(forms.items(), key=lambda pair: (-pair[1], pair[0]))
            listed = ", ".join(f"“{clip(form, 60)}” ({number})" for form, number in some[:_MOST])
            more = f" and {len(some) - _MOST:,} more" if len(some) > _MOST else ""
            does = f"; {_DOES[reason]}" if reason in _DOES else ""
            yield note("content/actors/", None, f"held back as {reason}, {count(len(some), 'form')} (with the number of items): {listed}{more}{does}")
