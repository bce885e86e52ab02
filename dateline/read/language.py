"""Which language a text is in: script and stop words first, a trained model only where those leave a doubt."""

from __future__ import annotations

from collections import Counter

from dateline.read.arbiter import arbitrate
from dateline.read.words import stop_index, tokens
from dateline.text import regex

_OTHER_SCRIPT = regex("[\u0370-\u03ff\u0530-\u05ff\u0980-\u10ff\u2e80-\ufaff\uff66-\uff9d]")
_KANA = regex("[\u3041-\u30fa\uff66-\uff9d]")
_HAN = regex("[\u3400-\u4dbf\u4e00-\u9fff]")
_HANGUL = regex("[\uac00-\ud7a3]")
_SCRIPTS = (
    ("th", regex("[\u0e00-\u0e7f]")),
    ("el", regex("[\u0370-\u03ff]")),
    ("he", regex("[\u0590-\u05ff]")),
    ("ka", regex("[\u10a0-\u10ff]")),
    ("hy", regex("[\u0530-\u058f]")),
    ("bn", regex("[\u0980-\u09ff]")),
    ("ta", regex("[\u0b80-\u0bff]")),
)
# Frequent characters written in one of the two Chinese scripts alone.
_SIMPLIFIED = frozenset("国为这时对过发说经们会来问实进开关长东车书见语让还没样机电话论设议谈华报记员动战马门风飞总统际军岁两")
_TRADITIONAL = frozenset("國為這時對過發說經們會來問實進開關長東車書見語讓還沒樣機電話論設議談華報記員動戰馬門風飛總統際軍歲兩")
_ENOUGH = 900
_SURE_ENOUGH = 0.75
# Languages that put into endings what others say with small words.
_FEW_SMALL_WORDS = frozenset(("fi", "hu", "tr", "lt", "ru", "uk", "pl", "cs", "ar", "he", "fa", "ko"))


def detect(text: str) -> tuple[str | None, float]:
    """A language tag and how sure it is, from 0 to 1; None where the text is too short or too mixed to say.

    Method: the share of letters per script, then hits among each language's most frequent words, a word shared by
    several languages split between them; where that leaves a doubt, a trained model.
    """
    sample = text[:_ENOUGH]
    scripted = _by_script(sample)
    if scripted:
        return scripted
    found = tokens(sample.casefold(), figures=False)
    language, sure = _by_stop_words(found) if len(found) >= 4 else (None, 0.0)
    return (language, sure) if sure >= _SURE_ENOUGH else arbitrate(sample)


def _by_script(sample: str) -> tuple[str, float] | None:
    if sample.isascii() or not _OTHER_SCRIPT.search(sample):
        return None
    han, kana, hangul = (len(found.findall(sample)) for found in (_HAN, _KANA, _HANGUL))
    letters = sum(map(str.isalpha, sample)) or 1
    if hangul > 0.3 * letters:
        return "ko", 0.99
    if kana + han > 0.3 * letters:
        if kana > 0.08 * (kana + han):
            return "ja", 0.99
        simple = sum(character in _SIMPLIFIED for character in sample)
        full = sum(character in _TRADITIONAL for character in sample)
        if simple + full == 0:
            return "zh", 0.7
        return ("zh-Hans" if simple > full else "zh-Hant"), 0.98 if max(simple, full) > 4 * min(simple, full) else 0.75
    for language, script in _SCRIPTS:
        if len(script.findall(sample)) > 0.4 * letters:
            return language, 0.95
    return None


def _by_stop_words(found: list[str]) -> tuple[str | None, float]:
    index = stop_index()
    scores: dict[str, float] = {}
    for token, times in Counter(found).items():
        for language, weight in index.get(token, ()):
            scores[language] = scores.get(language, 0.0) + times * weight
    if not scores:
        return None, 0.0
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    best, most = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    share = most / len(found)
    lead = (most - second) / most
    if share < (0.06 if best in _FEW_SMALL_WORDS else 0.16) or most < 2:
        return None, 0.0
    return best, round(min(0.99, 0.5 + 0.5 * min(1.0, lead * 1.6) * min(1.0, share / 0.15) * min(1.0, most / 6)), 2)
