"""Lines of indexes: an actor, topic, source or week, with how many items and when last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.content.prose import opening
from dateline.model import ActorProfile, Role, SourceProfile, TopicProfile
from dateline.store import ScopeRow
from dateline.tag.roles import role_text
from dateline.web.dates import month_name, time_view
from dateline.web.desk import Desk
from dateline.web.views import Entry, RoleView, Time


def last_of(desk: Desk, ord_: str) -> Time | None:
    """The day in an `ord`."""
    return time_view(ord_[:10], "", desk.settings.language) if ord_ else None


def role_line(profile: ActorProfile | None) -> str:
    """The newest post with its years: "Prime Minister of Japan, 2024–2025", "Secretary General of NATO, since 2024, as of 2026-01-22"."""
    if not profile or not profile.roles:
        return ""
    role = max(profile.roles, key=lambda role: (not role.end, role.start))
    shown = role.title if role.of.lower() in role.title.lower() else role_text(role, {})
    start, end = role.start[:4], role.end[:4]
    years = (start if start == end else f"{start}–{end}") if start and end else f"since {start}" if start else f"until {end}" if end else ""
    as_of = f", as of {role.as_of}" if role.as_of and not role.end else ""
    return f"{shown}{', ' + years if years else ''}{as_of}"


def role_views(desk: Desk, profile: ActorProfile) -> tuple[RoleView, ...]:
    """The career, newest first."""
    ordered = sorted(profile.roles, key=lambda role: (role.start or "0", role.title), reverse=True)
    return tuple(RoleView(role.title, role.of, _span(desk, role), _day(desk, role.as_of), not role.end) for role in ordered)


def _day(desk: Desk, day: str) -> str:
    if len(day) == 10:
        return time_view(day, "", desk.settings.language).day
    return month_name(day, desk.settings.language)[1] if len(day) == 7 else day


def _span(desk: Desk, role: Role) -> str:
    start, end = _day(desk, role.start), _day(desk, role.end)
    if start and end:
        return f"{start} – {end}"
    return f"since {start}" if start else f"until {end}" if end else ""


def actor_entry(desk: Desk, scope: ScopeRow, sort: str = "") -> Entry:
    """An actor in an index, under the name it is sorted by."""
    id_ = scope.scope.removeprefix("actors/")
    profile = desk.actors.get(id_)
    kind = id_.partition("/")[0]
    name = profile.name if profile else scope.name
    native = profile.native[0] if profile and profile.native else ""
    return Entry(f"{scope.scope}/", name, scope.items, kind, sort or name, native, role_line(profile), scope.reviewed, last_of(desk, scope.last))


def name_of(desk: Desk, scope: str, kept: str) -> str:
    """The name that a profile gives to a list, else the one that was read."""
    kind, _, id_ = scope.partition("/")
    books: tuple[Mapping[str, ActorProfile | TopicProfile | SourceProfile], ...] = (desk.actors, desk.topics, desk.sources)
    profile = books[("actors", "topics", "sources").index(kind)].get(id_)
    return profile.name if profile else kept


def beside(desk: Desk, found: Iterable[tuple[str, str, bool, int]]) -> tuple[Entry, ...]:
    """Entries for lists that stand beside another one: (scope, name, reviewed, how many)."""
    entries = []
    for scope, kept, reviewed, many in found:
        kind = scope.split("/")[1] if scope.startswith("actors/") else scope.partition("/")[0].rstrip("s")
        entries.append(Entry(f"{scope}/", name_of(desk, scope, kept), many, kind, reviewed=reviewed))
    return tuple(entries)


def place_entry(desk: Desk, scope: ScopeRow) -> Entry:
    """A topic or a source in an index."""
    name = name_of(desk, scope.scope, scope.name)
    reviewed = scope.scope.partition("/")[2] in (desk.topics if scope.scope.startswith("topics/") else desk.sources)
    kind = "topic" if scope.scope.startswith("topics/") else "source"
    profile = (desk.topics if kind == "topic" else desk.sources).get(scope.scope.partition("/")[2])
    intro = opening(profile.intro) if profile and profile.intro else ""
    return Entry(f"{scope.scope}/", name, scope.items, kind, name, reviewed=reviewed, last=last_of(desk, scope.last), intro=intro)
