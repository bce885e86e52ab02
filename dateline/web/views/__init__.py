"""The small frozen values that templates see, and nothing else: a page's view is its dependency list.

Every `href` is relative to the site's root and ends in `/` or a file name ("actors/person/x/"); "" is the root. Templates put
`page.root` ("../../", "./") before it. Values marked Markup are clean HTML, ready to print; everything else is escaped.
"""

from dateline.web.views.changes import Change, ChangesView
from dateline.web.views.feeds import FeedEntry, FeedPart, FeedView
from dateline.web.views.lists import (
    AboutView,
    ActorsView,
    Bar,
    DayGroup,
    DigestsView,
    DigestView,
    DossierView,
    Entry,
    FrontView,
    Histogram,
    LetterGroup,
    MonthLink,
    MonthView,
    NotFoundView,
    PageNoteView,
    PlacesView,
    SearchView,
    TimelineView,
    UndatedView,
    YearView,
)
from dateline.web.views.parts import Chip, Crumb, Feed, Link, PageMeta, Row, SiteView, Time
from dateline.web.views.redirect import GoneView, RedirectView
from dateline.web.views.story import ActorEvidence, EvidenceRow, ItemView, MentionView, QuoteEvidence, QuoteView, RoleView, StoryBlock, TopicEvidence

__all__ = [
    "AboutView",
    "ActorEvidence",
    "ActorsView",
    "Bar",
    "Change",
    "ChangesView",
    "Chip",
    "Crumb",
    "DayGroup",
    "DigestView",
    "DigestsView",
    "DossierView",
    "Entry",
    "EvidenceRow",
    "Feed",
    "FeedEntry",
    "FeedPart",
    "FeedView",
    "FrontView",
    "GoneView",
    "Histogram",
    "ItemView",
    "LetterGroup",
    "Link",
    "MentionView",
    "MonthLink",
    "MonthView",
    "NotFoundView",
    "PageMeta",
    "PageNoteView",
    "PlacesView",
    "QuoteEvidence",
    "QuoteView",
    "RedirectView",
    "RoleView",
    "Row",
    "SearchView",
    "SiteView",
    "StoryBlock",
    "Time",
    "TimelineView",
    "TopicEvidence",
    "UndatedView",
    "YearView",
]
