"""Posts that a text gives to a person, in the words of many languages."""

from __future__ import annotations

import pytest

from dateline.tag.said import post_beside, posts_abroad


@pytest.mark.parametrize(
    ("language", "text", "name", "post"),
    [
        ("en", "Anna Berg, Norway's foreign minister, spoke.", "Anna Berg", "Norway's foreign minister"),
        ("en", "Anna Berg, German chancellor, spoke.", "Anna Berg", "German chancellor"),
        ("en", "Anna Berg (Minister of Trade) spoke.", "Anna Berg", "Minister of Trade"),
        ("en", "Anna Berg, a former foreign minister, spoke.", "Anna Berg", "former foreign minister"),
        ("en", "Anna Berg, Chancellor Weber and others spoke.", "Anna Berg", ""),
        ("en", "Anna Berg told the foreign minister, who left.", "Anna Berg", ""),
        ("de", "Bundeskanzlerin Anna Berg sprach.", "Anna Berg", "Bundeskanzlerin"),
        ("de", "Anna Berg, Bundeskanzlerin, sprach.", "Anna Berg", "Bundeskanzlerin"),
        ("de", "Der Präsident dankte Anna Berg.", "Anna Berg", ""),
        ("fr", "Le président français Paul Martin parle.", "Paul Martin", "président français"),
        ("fr", "l’ancien président de la République Paul Martin", "Paul Martin", "ancien président de la République"),
        ("es", "El presidente de Chile Pablo Rojas habló.", "Pablo Rojas", "presidente de Chile"),
        ("it", "Anna Bianchi, ministra degli Esteri, parla.", "Anna Bianchi", "ministra degli Esteri"),
        ("pt", "o primeiro-ministro português João Pires", "João Pires", "primeiro-ministro português"),
        ("nl", "Minister-president Jan Visser sprak.", "Jan Visser", "Minister-president"),
        ("ru", "министр иностранных дел России Иван Петров", "Иван Петров", "министр иностранных дел России"),
        ("ja", "日本の山田太郎外相は述べた。", "山田太郎", "外相"),
        ("zh", "外交部长王小明表示", "王小明", "外交部长"),
        ("ko", "김민수 대통령은", "김민수", "대통령"),
        ("ar", "وزير الخارجية الياباني كين موري", "كين موري", "وزير الخارجية الياباني"),
    ],
)
def test_the_post_beside_a_name_is_read_as_it_is_written(language: str, text: str, name: str, post: str) -> None:
    start = text.index(name)
    assert post_beside(text, start, start + len(name), language) == post


def test_posts_of_other_languages_are_known_in_english() -> None:
    known = posts_abroad()
    assert [known[form] for form in ("aussenminister", "ministre des affaires etrangeres", "外相", "канцлер")] == [
        "foreign minister", "foreign minister", "foreign minister", "chancellor",
    ]  # fmt: skip
