"""Scripts that write without spaces between words: what a search over words needs to find anything in them.

Words are cut into overlapping pairs of characters (bigrams), as search engines for Chinese and Japanese do where they have no dictionary:
who looks for 台湾海峡 looks for 台湾, 湾海 and 海峡. `static/search.js` cuts what is looked for in the same way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_SCRIPTS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
"""Thai, Lao, Myanmar, Khmer, kana (half-width ones too) and Han."""
_ANY = re.compile(f"[{_SCRIPTS}]")
_RUN = re.compile(rf"[{_SCRIPTS}]+|[^\W{_SCRIPTS}]+")


def is_unspaced(text: str) -> bool:
    """Whether anything in a text is written without spaces."""
    return not text.isascii() and _ANY.search(text) is not None


def pieces(texts: Iterable[str]) -> str:
    """The pairs of characters in these texts' unspaced words, each once, in order, with a space between; "" where there is no such word.

    The last character of a run stands alone too, and so does a word of another script inside an unspaced one ("NATO" in 対NATO政策).
    """
    found: dict[str, None] = {}
    for text in texts:
        if not is_unspaced(text):
            continue
        for word in unicodedata.normalize("NFKC", text).split():
            if _ANY.search(word):
                for run in _RUN.findall(word):
                    found.update(dict.fromkeys(_pairs(run) if _ANY.match(run) else (run,)))
    return " ".join(found)


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run))]
