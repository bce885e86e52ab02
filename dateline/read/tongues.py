"""Languages as tables and reference managers name them: a tag, a name in English, in itself, or as LaTeX says it."""

from __future__ import annotations

import re

from dateline.text import fold, regex

_TAG = regex(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?")
_NAMES = {
    "en": "english american usenglish british ukenglish englisch anglais inglés inglese", "de": "german ngerman deutsch austrian naustrian allemand alemán",
    "fr": "french francais français französisch canadien", "es": "spanish español espanol castellano spanisch", "it": "italian italiano",
    "pt": "portuguese português portugues brazilian brazil", "nl": "dutch nederlands", "pl": "polish polski", "ja": "japanese 日本語",
    "zh": "chinese 中文 汉语 漢語",
    "zh-Hans": "简体中文", "zh-Hant": "繁體中文 正體中文", "ko": "korean 한국어", "ru": "russian русский", "uk": "ukrainian українська", "ar": "arabic العربية",
    "hi": "hindi हिन्दी", "tr": "turkish türkçe", "vi": "vietnamese", "id": "indonesian", "sv": "swedish svenska", "da": "danish dansk",
    "nb": "norwegian norsk", "fi": "finnish suomi", "cs": "czech čeština", "ro": "romanian română", "hu": "hungarian magyar", "lt": "lithuanian lietuvių",
    "el": "greek ελληνικά", "he": "hebrew עברית", "fa": "persian farsi فارسی", "th": "thai ไทย", "bn": "bengali", "ta": "tamil", "et": "estonian eesti",
    "lv": "latvian", "bg": "bulgarian", "hr": "croatian", "sr": "serbian", "sk": "slovak", "sl": "slovenian", "ca": "catalan català",
}  # fmt: skip
# ISO 639-2 codes that catalogues write, and codes of countries that people write for languages.
_CODES = {
    "eng": "en", "ger": "de", "deu": "de", "fre": "fr", "fra": "fr", "spa": "es", "ita": "it", "por": "pt", "dut": "nl", "nld": "nl", "pol": "pl", "jpn": "ja",
    "chi": "zh", "zho": "zh", "kor": "ko", "rus": "ru", "ukr": "uk", "ara": "ar", "tur": "tr", "swe": "sv", "jp": "ja", "cn": "zh", "kr": "ko", "cz": "cs",
}  # fmt: skip


def language_tag(text: str) -> str:
    """The tag (BCP 47) of a language told by a tag or a name; "" for what names none."""
    said = text.strip()
    if _TAG.fullmatch(said) and (len(said) < 4 or said[2:3] in "-_" or said[3:4] in "-_"):
        code, *rest = re.split("[-_]", said)
        code = _CODES.get(code.lower(), code.lower())
        return "-".join([code, *(part.title() if len(part) == 4 else part.upper() for part in rest)])
    name = fold(said)
    return next((tag for tag, names in _NAMES.items() if name and name in map(fold, names.split())), "")
