"""Where the pages of actors, topics and sources stood before: an address that lost its page leads to the profile that took its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dateline.model import ActorProfile, SourceProfile, TopicProfile
from dateline.text import slug
from dateline.web.addresses import actor_scope, source_scope, topic_scope

Profile = ActorProfile | TopicProfile | SourceProfile


def former(actors: Iterable[ActorProfile], topics: Iterable[TopicProfile], sources: Iterable[SourceProfile]) -> dict[str, tuple[str, str]]:
    """By scope that has no profile of its own, the scope of the profile written by hand that it leads to, and its name.

    A profile says under `formerly` where it stood. Its name and aliases lead to it too: before there was a profile, or before its file was
    renamed, the page of an actor stood under one of them. What two profiles would claim by their names leads nowhere; where two say that they
    stood there, it leads to the index that has both.
    """
    every: list[Profile] = [*actors, *topics, *sources]
    own = {scope_of(profile) for profile in every}
    named = {scope: next(iter(targets)) for scope, targets in _claims(every, _named).items() if len(targets) == 1}
    said = {scope: next(iter(targets)) if len(targets) == 1 else _index(targets) for scope, targets in _claims(every, _said).items()}
    return {scope: found for scope, found in {**named, **said}.items() if scope not in own}


def _index(targets: set[tuple[str, str]]) -> tuple[str, str]:
    """The index in which all who took a page's place stand, and their names: a name that several bore was parted."""
    (scope, _), *_ = sorted(targets)
    return scope.rpartition("/")[0], " or ".join(sorted(name for _, name in targets))


def scope_of(profile: Profile) -> str:
    if isinstance(profile, ActorProfile):
        return actor_scope(profile.id)
    return topic_scope(profile.id) if isinstance(profile, TopicProfile) else source_scope(profile.id)


def _claims(profiles: Iterable[Profile], claimed: Callable[[Profile], Iterator[str]]) -> dict[str, set[tuple[str, str]]]:
    """Every scope that profiles claim, with the scopes and names of these."""
    found: dict[str, set[tuple[str, str]]] = {}
    for profile in profiles:
        if isinstance(profile, SourceProfile) or not profile.pack:
            for scope in claimed(profile):
                found.setdefault(scope, set()).add((scope_of(profile), profile.name))
    return found


def _said(profile: Profile) -> Iterator[str]:
    """The scopes that a profile says it had: a stem, or for an actor of another kind `kind/stem`."""
    section = scope_of(profile).rpartition("/")[0]
    for address in profile.formerly:
        yield f"actors/{address}" if "/" in address else f"{section}/{address}"


def _named(profile: Profile) -> Iterator[str]:
    """The scopes that the profile's names would have without it."""
    section = scope_of(profile).rpartition("/")[0]
    found = isinstance(profile, ActorProfile) and profile.kind != "country"  # a country's page never stood under another of its names: the pack knows them
    forms = (profile.name, *profile.aliases, *profile.acronyms) if isinstance(profile, ActorProfile) and found else (profile.name,)
    yield from dict.fromkeys(f"{section}/{slug(form)}" for form in forms)
