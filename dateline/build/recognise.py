"""The optional model that adds candidates for names: spaCy's pipeline, loaded once a process and handed to the tagger."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.model import Recogniser
from dateline.problems import DatelineError, error
from dateline.tag import Entity, Model

if TYPE_CHECKING:
    from spacy.language import Language

_UNUSED = ("tagger", "parser", "attribute_ruler", "lemmatizer", "morphologizer", "senter")


def model_of(setting: Recogniser | None) -> Model | None:
    """The model that the settings ask for, None where they ask for none. Raises DatelineError where it cannot be loaded."""
    return Model(f"{setting.name} {setting.version}", Pipeline(setting.folder, setting.stamp)) if setting else None


class Pipeline:
    """The entities of a text. Pickling it sends the folder's name; the other side loads the model again."""

    def __init__(self, folder: str, stamp: str) -> None:
        self.folder, self.stamp = folder, stamp

    def __call__(self, text: str) -> list[Entity]:
        """Raises DatelineError where the model cannot be loaded."""
        return [Entity(entity.start_char, entity.end_char, entity.label_) for entity in _loaded(self.folder, self.stamp)(text).ents]


@cache
def _loaded(folder: str, stamp: str) -> Language:  # noqa: ARG001 - a model that was replaced is another one: a server outlives it
    import spacy

    try:
        return spacy.load(folder, exclude=_UNUSED)
    except (OSError, ValueError, ImportError) as why:
        reason = str(why).splitlines()[0]
        told = f"ner: the model in {folder} cannot be loaded ({reason}). Install one that fits the installed spaCy, or take the setting away"
        raise DatelineError(error("content/site.yml", None, told)) from None
