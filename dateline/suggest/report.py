"""Suggestions for a person at a terminal, and for a program."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from dateline.suggest.found import Actor, Evidence, HeldBack, Pair, Post, Said, Side, Split, Suggestions, Topic
from dateline.text import count

_FORMS = 6
_BESIDE = 4
_One = Actor | Pair | Split | Post | Topic | Said | HeldBack


def as_text(found: Suggestions, most: int) -> str:
    """At most `most` of each kind, those that count most first."""
    parts = [
        _part("Actors without a profile", [told_actor(one) for one in found.actors], most),
        _part("Perhaps the same", [told_pair(one) for one in found.pairs], most),
        _part("One name, perhaps several bearers", [told_split(one) for one in found.splits], most),
        _part("Posts seen that the profile does not tell", [_told_post(one) for one in found.posts], most),
        _part("Topics without a profile", [told_topic(one) for one in found.topics if one.found == "front matter"], most),
        _part("Key phrases that may be topics", [told_topic(one) for one in found.topics if one.found != "front matter"], most),
        _part("Who said this?", [told_said(one) for one in found.quotes], most),
        _part("Held back", [_told_held(one) for one in found.held_back], most),
    ]
    told = "\n".join(part for part in parts if part)
    return told or "nothing to suggest: every actor and topic of these items has a profile, or was rejected\n"


def as_json(found: Suggestions, most: int) -> dict[str, Any]:
    """The same as plain values, at most `most` of each kind; `total` counts all there are."""
    every: dict[str, Sequence[_One]] = {
        "actors": found.actors, "pairs": found.pairs, "splits": found.splits, "posts": found.posts,
        "topics": [one for one in found.topics if one.found == "front matter"], "phrases": [one for one in found.topics if one.found != "front matter"],
        "quotes": found.quotes, "held_back": found.held_back,
    }  # fmt: skip
    told: dict[str, Any] = {name: [_plain(one) for one in some[:most]] for name, some in every.items()}
    return told | {"total": {name: len(some) for name, some in every.items()}}


def _plain(one: _One) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(one)
    if isinstance(one, Pair):
        return {"id": one.id} | told
    if isinstance(one, Actor):
        told["forms"], told["countries"] = dict(one.forms), dict(one.countries)
    return told


def told_actor(actor: Actor) -> str:
    """An actor with its forms, posts, countries beside it and sentences."""
    lines = [f"  {actor.id}  {actor.name}: {_seen(actor.items, actor.first, actor.last)}"]
    lines.append(f"    called {', '.join(f'{form} ({number})' for form, number in actor.forms[:_FORMS])}{_more(len(actor.forms), _FORMS)}")
    lines += [f"    as {post.title}: {_seen(post.items, post.first, post.last)}" for post in actor.posts[:_FORMS]]
    if actor.countries:
        lines.append(f"    beside {', '.join(f'{slug} ({number})' for slug, number in actor.countries[:_BESIDE])}")
    return "\n".join([*lines, *map(_told_sentence, actor.evidence[:1])])


def told_pair(pair: Pair) -> str:
    """Two names, and why they may be one."""
    return "\n".join([f"  {pair.id}  {pair.names[0]}, {pair.names[1]}: {pair.why}", *map(_told_sentence, pair.evidence[:1])])


def told_split(split: Split) -> str:
    """A name that several may bear, with what texts say of each."""
    return "\n".join([f"  {split.id}  {split.name} {split.why}", *(line for side in split.sides for line in _told_side(side))])


def _told_side(side: Side) -> list[str]:
    of = " or ".join(side.countries)
    who = f"{', '.join(side.posts[:_FORMS])}{f' ({of})' if side.posts and of else of}"
    return [f"    {who}: {_seen(side.items, side.first, side.last)}", *map(_told_sentence, side.evidence[:1])]


def told_said(said: Said) -> str:
    """A quotation, who may have said it, and what the text calls the speaker."""
    called = f"the text says “{said.called}”" if said.called else "the text names nobody beside it"
    guess = f"perhaps {said.speaker} (sure {said.sure:.2f}, {said.rule}); {called}" if said.speaker else called
    others = f"; near it {', '.join(id_ for id_, _ in said.others)}" if said.others else ""
    return f"  {said.id}  “{said.text}”\n    {guess}{others}\n{_told_sentence(said.evidence)}"


def told_topic(topic: Topic) -> str:
    """A topic with where it is named."""
    return "\n".join([f"  {topic.id}  {topic.name}: {count(topic.items, 'item')}", *map(_told_sentence, topic.evidence[:1])])


def _told_post(post: Post) -> str:
    return f"  {post.actor}  {post.title}: {_seen(post.items, post.first, post.last)}\n{_told_sentence(post.evidence)}"


def _told_held(held: HeldBack) -> str:
    return f"  “{held.text}”, perhaps {' or '.join(held.candidates)}: {held.reason}, {count(held.items, 'item')}\n{_told_sentence(held.evidence)}"


def _told_sentence(evidence: Evidence) -> str:
    place = evidence.path if evidence.line is None else f"{evidence.path}:{evidence.line}"
    return f"    {place}: {evidence.sentence}"


def _seen(items: int, first: str, last: str) -> str:
    return f"{count(items, 'item')}{f', {first}' if first else ''}{f' to {last}' if last != first else ''}"


def _part(heading: str, entries: Iterable[str], most: int) -> str:
    some = list(entries)
    if not some:
        return ""
    shown = f"{heading} ({len(some)})" if len(some) <= most else f"{heading} ({most} of {len(some)}; --limit shows more)"
    return "\n".join([shown, *some[:most], ""])


def _more(number: int, shown: int) -> str:
    return f" and {number - shown} more" if number > shown else ""
