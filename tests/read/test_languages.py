"""The language of a short text, and what is known of each language's pages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.read.language import detect
from dateline.read.words import LANGUAGES, tokens, words_for

HEADLINES = {
    "en": "Minister visits flood region, promises aid",
    "de": "Ministerin besucht das Hochwassergebiet und verspricht Hilfe",
    "fr": "La ministre visite la région inondée",
    "es": "La ministra visita la zona inundada y promete ayuda",
    "it": "Il ministro visita la zona alluvionata e promette aiuti",
    "nl": "Minister bezoekt het rampgebied en belooft hulp",
    "pl": "Minister odwiedził tereny powodziowe i obiecał pomoc",
    "ja": "大臣が被災地を訪問し支援を約束",
    "zh-Hans": "部长访问洪水灾区并承诺提供援助",
    "zh-Hant": "部長訪問洪水災區並承諾提供援助",
    "ko": "장관, 홍수 피해 지역 방문해 지원 약속",
    "ru": "Министр посетил зону наводнения и пообещал помощь",
    "uk": "Міністр відвідав зону повені та пообіцяв допомогу",
    "ar": "الوزيرة تزور المنطقة المنكوبة وتعد بالمساعدة",
    "hi": "मंत्री ने बाढ़ प्रभावित क्षेत्र का दौरा किया",
    "tr": "Bakan sel bölgesini ziyaret etti ve yardım sözü verdi",
    "vi": "Bộ trưởng thăm vùng lũ và hứa hỗ trợ người dân",
    "sv": "Ministern besökte översvämningsområdet och lovade hjälp",
    "th": "รัฐมนตรีเยี่ยมพื้นที่น้ำท่วมและสัญญาว่าจะช่วยเหลือ",
    "fa": "وزیر از منطقه سیل‌زده بازدید کرد و قول کمک داد",
    "he": "השר ביקר באזור המוצף והבטיח סיוע",
    "el": "Ο υπουργός επισκέφθηκε την πληγείσα περιοχή",
}
SENTENCES = {
    "pt": "O governo aprovou nesta terça-feira a ampliação do porto, que será construído ao norte do farol e poderá receber navios de até duzentos metros.",
    "id": "Kabinet menyetujui rencana perluasan pelabuhan pada Selasa, dan dermaga baru akan dibangun di sebelah utara mercusuar untuk para nelayan.",
    "ms": "Beliau berkata projek itu akan dimulakan tahun depan kerana pelabuhan lama tidak lagi dapat menampung kapal daripada negara jiran.",
    "sw": "Waziri alisema kuwa bandari hiyo itajengwa kaskazini mwa mnara na kwamba kazi hiyo itaanza kabla ya mwisho wa mwaka huu.",
    "zu": (
        "UNgqongqoshe uthe umsebenzi uzoqala ngaphambi kokuphela konyaka kanye nokuthi abantu bonke bazothola usizo ngoba isivunguvungu "
        "sibashayile kakhulu, futhi uma lokhu kwenzeka yena uthi kuthiwa umuntu unyaka wakhe."
    ),
}
REQUIRED = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ja", "zh", "ko", "ru", "uk", "ar", "hi", "tr", "vi", "id")


@pytest.mark.parametrize("language", HEADLINES)
def test_a_headline_tells_its_language(language: str) -> None:
    assert detect(HEADLINES[language])[0] == language


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_tells_its_language(language: str) -> None:
    assert detect(SENTENCES[language])[0] == language


@pytest.mark.parametrize("language", REQUIRED)
def test_a_language_has_its_labels_and_frequent_words(language: str) -> None:
    words = words_for(language)
    kinds = {kind for label, kind in words.labels.items() if language == "en" or words_for("en").labels.get(label) != kind}
    assert kinds >= {"published", "updated", "by", "source", "photo"}
    assert language in ("ja", "zh") or len(words.stop) >= 30
    assert words.spaced is (language not in ("ja", "zh"))


def test_every_language_knows_the_headings_of_links_and_of_comments() -> None:
    assert [language for language in LANGUAGES if not words_for(language).comments - words_for("en").comments and language != "en"] == []
    assert [language for language in LANGUAGES if len(words_for(language).end - words_for("en").end) < 5 and language != "en"] == []


@given(st.text(st.characters(codec="utf-8", max_codepoint=0x24F, exclude_characters="_"), max_size=60))
@settings(deadline=None, max_examples=200, derandomize=True)
def test_the_words_of_an_ascii_text_are_its_runs_of_letters_and_figures(text: str) -> None:
    plain = text.encode("ascii", "ignore").decode()
    assert tokens(plain) == re.findall(r"[^\W_]+", plain)
    assert tokens(plain, figures=False) == re.findall(r"[^\W\d_]+", plain)


def test_marks_beyond_ascii_part_words() -> None:
    assert tokens("„Brücke“ – gesperrt… «oui»، نعم؟") == ["Brücke", "gesperrt", "oui", "نعم"]
