"""Tagging: who is in an item, what it is about, who said what. Text in, evidence out; pure."""

from dateline.tag.correct import apply_correction
from dateline.tag.lexicon import Lexicon
from dateline.tag.tagger import tag_item
from dateline.tag.version import TAGGER_VERSION

__all__ = ["TAGGER_VERSION", "Lexicon", "apply_correction", "tag_item"]
