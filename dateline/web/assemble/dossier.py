"""The page of an actor, a topic or a source."""

from __future__ import annotations

from dateline.content.prose import prose
from dateline.model import ActorProfile, Role, SourceProfile, TopicProfile
from dateline.store import ScopeRow
from dateline.tag.roles import role_text
from dateline.web.addresses import month_href
from dateline.web.assemble.doubts import doubt
from dateline.web.assemble.entries import beside, last_of, role_views
from dateline.web.assemble.histograms import month_links, over_days, over_months
from dateline.web.assemble.months import feed_of, newest_days
from dateline.web.assemble.quotes import in_their_words
from dateline.web.assemble.rows import in_passing, list_days, rows_in_order
from dateline.web.desk import Desk
from dateline.web.plan import CROWD
from dateline.web.views import Crumb, DayGroup, DossierView, Entry, Histogram, Link

WHOLE = 60
"""Up to so many items a list's page shows all of them; beyond, its newest days and the months."""
_BESIDE = 12
_WORDS = {"actors": "Actors", "topics": "Topics", "sources": "Sources"}
_RIGHTS = {
    "full": "Shown in full",
    "excerpt": "Shown as excerpts, with a link to the original",
    "link": "Shown as links to the original",
}


def _profile(desk: Desk, scope: str) -> ActorProfile | TopicProfile | SourceProfile | None:
    section, _, id_ = scope.partition("/")
    if section == "actors":
        return desk.actors.get(id_)
    return desk.topics.get(id_) if section == "topics" else desk.sources.get(id_)


def name_of(desk: Desk, scope: str) -> str:
    """What a list is called, "" where it has no page in this edition."""
    row, profile = desk.listing(scope).row, _profile(desk, scope)
    if row is None and (profile is None or (isinstance(profile, ActorProfile | TopicProfile) and profile.pack)):
        return ""
    return profile.name if profile else row.name if row else ""


def dossier(desk: Desk, scope: str) -> DossierView | None:
    """The page of a list, None where nothing asks for one: no item in this edition, and no profile written by hand."""
    name, profile = name_of(desk, scope), _profile(desk, scope)
    if not name:
        return None
    row = desk.listing(scope).row or ScopeRow(scope, name, True, 0, "", "")
    section, _, id_ = scope.partition("/")
    kind = id_.partition("/")[0] if section == "actors" else section.rstrip("s")
    actor = profile if isinstance(profile, ActorProfile) else None
    counts = desk.listing(scope).counts(7)
    views = role_views(desk, actor) if actor else ()
    return DossierView(
        site=desk.site,
        page=desk.meta(f"{scope}/", "dossier", name, _description(desk, name, row), section, _crumbs(section, kind), [feed_of(desk, scope, name)]),
        kind=kind,
        id=id_,
        name=name,
        native=actor.native[0] if actor and actor.native else "",
        reviewed=profile is not None,
        wikidata=actor.wikidata if actor else "",
        role=_role(desk, actor),
        roles=views,
        intro=prose(profile.intro) if profile and profile.intro else "",
        facts=_facts(desk, profile),
        links=_links(actor),
        count=row.items,
        first=last_of(desk, row.first),
        last=last_of(desk, row.last),
        histogram=_histogram(desk, scope, counts),
        with_whom=beside(desk, desk.shelf.beside_scope(scope, "actors/", _BESIDE)),
        about=beside(desk, desk.shelf.beside_scope(scope, "topics/", _BESIDE)),
        quotes=in_their_words(desk, id_) if section == "actors" else (),
        days=_days(desk, scope, row.items),
        undated=rows_in_order(desk, desk.shelf.undated(scope)),
        months=month_links(desk, scope, counts),
        see_also=_see_also(desk, profile, row),
        passing=len(in_passing(desk, scope)),
        doubt=doubt(desk, scope) if section == "actors" and profile is None else (),
    )


def _description(desk: Desk, name: str, row: ScopeRow) -> str:
    return f"{name} in {desk.site.title}: {row.items:,} {'item' if row.items == 1 else 'items'}."


def _crumbs(section: str, kind: str) -> list[Crumb]:
    crumbs = [Crumb(f"{section}/", _WORDS[section])]
    names = {"person": "People", "organization": "Organisations", "country": "Countries and territories"}
    return [*crumbs, Crumb(f"actors/{kind}/", names[kind])] if section == "actors" else crumbs


def _role(desk: Desk, actor: ActorProfile | None) -> str:
    """The newest post with its span, and as of when that is known."""
    views = role_views(desk, actor) if actor else ()
    if not views:
        return ""
    newest = next((view for view in views if view.current), views[0])
    title = newest.title if newest.of.lower() in newest.title.lower() else role_text(Role(newest.title, newest.of), {})
    told = f"{title}, {newest.span}" if newest.span else title
    return f"{told}, as of {newest.as_of}" if newest.as_of else told


def _facts(desk: Desk, profile: ActorProfile | TopicProfile | SourceProfile | None) -> tuple[tuple[str, str], ...]:
    facts: list[tuple[str, str]] = []
    if isinstance(profile, ActorProfile):
        if profile.country and (country := desk.actors.get(f"country/{profile.country}")):
            facts.append(("Country", country.name))
        if len(profile.aliases) and not profile.pack:
            facts.append(("Also written", ", ".join(profile.aliases[:6])))
    elif isinstance(profile, SourceProfile):
        country = desk.actors.get(f"country/{profile.country}") if profile.country else None
        rights = _RIGHTS.get(profile.rights or desk.settings.rights, "")
        told = (
            ("Kind", profile.kind),
            ("Country", country.name if country else profile.country),
            ("Rights", rights),
            ("Licence", profile.licence),
        )
        facts.extend((name, value) for name, value in told if value)
    return tuple(facts)


def _links(actor: ActorProfile | None) -> tuple[Link, ...]:
    return (Link(f"https://www.wikidata.org/wiki/{actor.wikidata}", "Wikidata"),) if actor and actor.wikidata else ()


def _histogram(desk: Desk, scope: str, counts: list[tuple[str, int]]) -> Histogram:
    if len(counts) == 1:
        month, many = counts[0]
        days = desk.listing(scope).counts(10, month, month + "~")
        return over_days(desk, month, days, "Items by day", month_href(scope, month), many > CROWD)
    return over_months(desk, scope, counts, "Items by month")


def _days(desk: Desk, scope: str, many: int) -> tuple[DayGroup, ...]:
    return list_days(desk, scope, "0", "~") if many <= WHOLE else newest_days(desk, scope)


def _see_also(desk: Desk, profile: ActorProfile | TopicProfile | SourceProfile | None, row: ScopeRow) -> tuple[Entry, ...]:
    """Topics that are named after a thin actor: what its shielded phrases ("Taiwan Strait") left to them."""
    if not isinstance(profile, ActorProfile) or profile.kind != "country" or row.items > 3:
        return ()
    near = {topic.id for topic in desk.topics.values() if profile.name in topic.name}
    found = [desk.shelf.scope(f"topics/{id_}") for id_ in sorted(near)]
    own = {scope for scope, _, _, _ in desk.shelf.beside_scope(row.scope, "topics/", 100)}
    return tuple(
        Entry(f"{scope.scope}/", desk.topics[scope.scope.partition("/")[2]].name, scope.items, "topic")
        for scope in found
        if scope and (scope.items > row.items or scope.scope not in own)
    )
