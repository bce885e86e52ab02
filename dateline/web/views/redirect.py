"""The views of an address that has moved, and of one that leads to nothing any more."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.web.views.parts import PageMeta, SiteView


@dataclass(frozen=True, slots=True)
class RedirectView:
    """`target` is where the page went, relative to the root; `title` what stands there."""

    site: SiteView
    page: PageMeta
    target: str
    title: str


@dataclass(frozen=True, slots=True)
class GoneView:
    """An item that is shown no more, since `day`: `taken` down by the editors, or removed with its documents; or, without a day, a list on which
    nothing stands any more. `body` is clean HTML."""

    site: SiteView
    page: PageMeta
    day: str
    taken: bool
    body: str
