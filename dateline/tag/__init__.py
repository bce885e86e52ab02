"""Tagging: who is in an item, what it is about, who said what. Text in, evidence out; pure.

The version is at hand at once; the rules and their word lists load when they are used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from dateline.tag.version import TAGGER_VERSION

if TYPE_CHECKING:
    from dateline.tag.candidates import Entity, Model
    from dateline.tag.correct import apply_correction
    from dateline.tag.lexicon import Lexicon
    from dateline.tag.tagger import tag_item

__all__ = ["TAGGER_VERSION", "Entity", "Lexicon", "Model", "apply_correction", "tag_item"]

_HOMES = {"Entity": "candidates", "Lexicon": "lexicon", "Model": "candidates", "apply_correction": "correct", "tag_item": "tagger"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
