"""What assembling a page has at hand: the shelf, what people wrote, and how this edition is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from dateline.content import Content
from dateline.model import PUBLIC_SURE, ActorProfile, Correction, DigestNote, PageNote, Settings, SourceProfile, TopicProfile
from dateline.store import Shelf
from dateline.web.addresses import root_of, tag_name
from dateline.web.edition import Edition
from dateline.web.former import former
from dateline.web.kept import Kept
from dateline.web.listing import Listing, listing
from dateline.web.render import Renderer
from dateline.web.roster import Roster, roster
from dateline.web.views import Change, Crumb, Feed, FeedPart, PageMeta, SiteView

_PARTS, _ROWS = 16_000_000, 8_000_000
_LISTS = 4


class Desk(Struct, frozen=True):
    """Everything that a page may be made from. `today` is the build day, given in the open; `everyone` gives the A to Z, looked up once.

    `tag` names the entries of feeds, `belongs` are the countries by the names of their pages. `listing` gives a list, the last few read once;
    `rows` and `parts` are rows of lists and entries of feeds at hand, for all the pages and feeds they stand in, `told` what was set right.
    """

    edition: Edition
    site: SiteView
    settings: Settings
    shelf: Shelf
    renderer: Renderer
    today: str
    actors: Mapping[str, ActorProfile]
    topics: Mapping[str, TopicProfile]
    sources: Mapping[str, SourceProfile]
    weeks: Mapping[str, DigestNote]
    notes: Mapping[str, PageNote]
    corrections: Mapping[str, Sequence[Correction]]
    rejected: frozenset[str]
    former: Mapping[str, tuple[str, str]]
    everyone: Callable[[], Roster]
    belongs: Mapping[str, str]
    tag: str
    listing: Callable[[str], Listing]
    rows: Kept[str]
    parts: Kept[FeedPart]
    told: Kept[tuple[Change, ...]]

    @property
    def least_sure(self) -> float:
        return 0.0 if self.edition.private else PUBLIC_SURE

    def meta(
        self,
        href: str,
        kind: str,
        title: str,
        description: str = "",
        section: str = "",
        crumbs: Iterable[Crumb] = (),
        feeds: Iterable[Feed] = (),
        index: bool = True,
        modified: str = "",
    ) -> PageMeta:
        """The head of the page at `href`."""
        base = self.settings.base_url
        canonical = f"{base.rstrip('/')}/{href}" if base else ""
        return PageMeta(
            href,
            root_of(href),
            kind,
            title,
            description,
            canonical,
            section,
            tuple(crumbs),
            tuple(feeds),
            index and not self.edition.private,
            modified,
        )


def by_item(corrections: Iterable[Correction]) -> dict[str, list[Correction]]:
    """Corrections by the id or path that they name."""
    found: dict[str, list[Correction]] = {}
    for correction in corrections:
        found.setdefault(correction.item, []).append(correction)
    return found


def make_desk(edition: Edition, content: Content, shelf: Shelf, renderer: Renderer, today: str, generator: str) -> Desk:
    """A desk for one edition."""
    settings = content.settings
    site = SiteView(
        title=settings.title,
        description=settings.description,
        language=settings.language,
        base_url=settings.base_url,
        publisher=settings.publisher,
        contact=settings.contact,
        private=edition.private,
        for_folder=edition.for_folder,
        search=settings.search != "none",
        generator=generator,
    )
    return Desk(
        edition,
        site,
        settings,
        shelf,
        renderer,
        today,
        {actor.id: actor for actor in content.actors},
        {topic.id: topic for topic in content.topics},
        {source.id: source for source in content.sources},
        {note.week: note for note in content.digests},
        {note.slug: note for note in content.pages},
        by_item(content.corrections),
        frozenset(content.rejected),
        former(content.actors, content.topics, content.sources),
        cache(lambda: roster(shelf, content.actors)),
        {actor.slug: actor.country for actor in content.actors if actor.kind == "country" and actor.country},
        shelf.gone.tag() or tag_name(settings.base_url, settings.title),
        lru_cache(maxsize=_LISTS)(lambda scope: listing(shelf, scope)),
        Kept(_ROWS),
        Kept(_PARTS),
        Kept(1),
    )
