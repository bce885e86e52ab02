"""Is a built site whole? Links, anchors, ids, and nothing from another host."""

from dateline.checks.site import check_site

__all__ = ["check_site"]
