"""The view of an address that has moved."""

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
