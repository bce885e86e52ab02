"""Digests that the tests build: each a function that gives the files of one. Nothing here writes to the disk."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.digests.edges import emoji, empty, empty_file, japanese, large, repository, twins, undated
from tests.support.digests.files import Files
from tests.support.digests.hostile import hostile
from tests.support.digests.rights import rights
from tests.support.digests.sampler import renamed, sampler

__all__ = ["DIGESTS", "Files", "renamed", "sampler"]

DIGESTS: dict[str, Callable[[], Files]] = {
    made.__name__: made for made in (repository, empty, undated, twins, japanese, emoji, large, empty_file, rights, hostile, sampler)
}
