"""Hand-written actors over those of the world pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.content.profiles import Written
from dateline.model import ActorProfile
from dateline.problems import Problem, error, warning


def merge(written: Sequence[Written], pack: Sequence[ActorProfile], problems: list[Problem]) -> tuple[ActorProfile, ...]:
    """All actors by id: a profile with the id of one in the pack overrides the keys it gives and keeps the pack's others.

    A profile that bears the name of another entry of the pack takes its place (two actors of one name would each make the other's name
    useless), with a warning that says how to keep what the pack knows.
    """
    theirs = {actor.id: actor for actor in pack}
    mine: dict[str, ActorProfile] = {}
    for one in _unlike(written, problems):
        profile, known = one.profile, theirs.pop(one.profile.id, None)
        if known is None:
            one.sheet.need("name", "name: and the name that readers see")
        else:
            profile = replace(known, pack=False, path=profile.path, **{name: getattr(profile, name) for name in one.given})
        mine[profile.id] = profile
    lines = {one.profile.path: one.sheet.line("name") for one in written}
    _names_once(mine.values(), lines, problems)
    _make_room(mine.values(), theirs, lines, problems)
    both = {**theirs, **mine}
    return tuple(both[key] for key in sorted(both))


def _unlike(written: Sequence[Written], problems: list[Problem]) -> Iterable[Written]:
    """Those that have an address; two that want the same one are an error that names both files."""
    seen: dict[str, Written] = {}
    for one in written:
        other = seen.setdefault(one.profile.id, one)
        if other is not one:
            told = f"wants the address /actors/{one.profile.id}/, and so does {other.profile.path}. Join the two, or rename one"
            problems.append(error(one.profile.path, None, told))
        elif one.profile.kind:
            yield one


def _names_once(mine: Iterable[ActorProfile], lines: Mapping[str, int | None], problems: list[Problem]) -> None:
    """Two profiles of one kind and name are an error that names both files."""
    seen: dict[tuple[str, str], ActorProfile] = {}
    for profile in mine:
        other = seen.setdefault((profile.kind, profile.name.casefold()), profile)
        if other is not profile and profile.name:
            told = f'"{profile.name}" is the name of {other.path} too ({profile.kind}). Join the two, or tell them apart in "name"'
            problems.append(error(profile.path, lines[profile.path], told))


def _make_room(mine: Iterable[ActorProfile], theirs: dict[str, ActorProfile], lines: Mapping[str, int | None], problems: list[Problem]) -> None:
    """Entries of the pack that bear the name of a hand-written profile leave."""
    by_name = {(actor.kind, actor.name.casefold()): actor for actor in theirs.values()}
    for profile in mine:
        twin = by_name.get((profile.kind, profile.name.casefold()))
        if twin and theirs.pop(twin.id, None):
            told = f'"{profile.name}" is {twin.id} in the world pack; this profile replaces it.'
            told += f" Name it {twin.slug}.md to keep what the pack knows"
            problems.append(warning(profile.path, lines[profile.path], told))


def kinds_by_stem(pack: Iterable[ActorProfile]) -> Mapping[str, str]:
    """The kind of every slug that stands in the pack under one kind only, so that a file which overrides it need not say."""
    found: dict[str, str] = {}
    for actor in pack:
        found[actor.slug] = "" if actor.slug in found else actor.kind
    return found
