"""Patterns that are compiled late: a mistake in one must not wait for the document that needs it."""

import pkgutil
import re
from importlib import import_module

import pytest

from dateline import read, search, tag, web
from dateline.text import regex


def test_every_pattern_of_reading_tagging_and_the_pages_can_be_compiled() -> None:
    names = [module.name for room in (read, tag, web, search) for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}.")]
    waiting = [value for name in names for value in vars(import_module(name)).values() if type(value) is type(regex(""))]
    assert len([pattern.fullmatch("") for pattern in waiting]) > 400


def test_a_pattern_that_waits_finds_what_a_compiled_one_does() -> None:
    found, compiled = regex(r"(?P<word>a)\w", re.IGNORECASE), re.compile(r"(?P<word>a)\w", re.IGNORECASE)
    assert [one.groupdict() for one in found.finditer("Ab ac")] == [one.groupdict() for one in compiled.finditer("Ab ac")]
    assert (found.pattern, found.groups, found.sub("-", "ab c")) == (compiled.pattern, compiled.groups, "- c")


def test_a_mistake_in_a_pattern_is_told() -> None:
    with pytest.raises(re.error):
        regex("(").search("")
