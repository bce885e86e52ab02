"""Front matter says what the person meant, or the message says where and what to do."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.matter import as_bool, as_texts, looks_fenced, nearest, parse, parse_yaml, read_when


def keys(block: str) -> dict[str, object]:
    matter = parse(f"---\n{block}\n---\nbody\n", "a.md")
    assert matter.problems == ()
    assert matter.body == "body\n"
    return matter.keys


def complaint(text: str) -> str:
    (problem,) = parse(text, "a.md").problems
    return str(problem)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("published: 2024-5-1", {"published": "2024-5-1"}),
        ("published: 2024-02-30", {"published": "2024-02-30"}),
        ("at: 10:30", {"at": "10:30"}),
        ("language: no", {"language": "no"}),
        ("no: a\noff: b\nyes: c", {"no": "a", "off": "b", "yes": "c"}),
        ("content: a\nhandler: b", {"content": "a", "handler": "b"}),
        ("pin: true", {"pin": True}),
        ("title: 'true'", {"title": "true"}),
        ("id: 007", {"id": "007"}),
        ("note:\nurl: ~", {"note": "", "url": ""}),
        ("updated: 2024-05-01 10:30:00+09:00", {"updated": "2024-05-01 10:30:00+09:00"}),
        ("title: Japan: a view", {"title": "Japan: a view"}),
        ("title: @home and abroad", {"title": "@home and abroad"}),
        ("title: *So* it is", {"title": "*So* it is"}),
        ('title: "Never again" says minister', {"title": '"Never again" says minister'}),
        (r'title: "\ud83c\udf89 party"', {"title": "🎉 party"}),
        (r"title: '\ud83c\udf89'", {"title": r"\ud83c\udf89"}),
        ("actors:\n\t- one\n\t- two", {"actors": ["one", "two"]}),
        ("base: &b [x, y]\nmore: *b", {"base": ["x", "y"], "more": ["x", "y"]}),
        ("roles:\n  - title: Minister\n    from: 2024", {"roles": [{"title": "Minister", "from": "2024"}]}),
    ],
)
def test_values_stay_what_the_person_wrote(block: str, expected: dict[str, object]) -> None:
    assert keys(block) == expected


def test_lines_count_in_the_whole_file() -> None:
    matter = parse("\n---\ntitle: A\n\n# remark\nsource: B\n---\n\nText", "a.md")
    assert matter.lines == {"title": 3, "source": 6}
    assert (matter.body, matter.body_line) == ("\nText", 8)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_kind_of_newline_and_a_byte_order_mark(newline: str) -> None:
    matter = parse("\ufeff" + newline.join(["---", "title: A", "---", "Text"]), "a.md")
    assert (matter.keys, matter.body, matter.body_line) == ({"title": "A"}, "Text", 4)


def test_an_unclosed_fence_is_an_error_at_its_line() -> None:
    assert complaint("---\ntitle: A\n\nText") == ("a.md:1: error: the front matter that opens here is never closed; add a line `---` after its last key")


@pytest.mark.parametrize("text", ["---\n\nOnly a rule above.", "---\nProse between rules\n---\nMore", "Text\n---\ntitle: no\n---\n"])
def test_a_rule_is_no_fence(text: str) -> None:
    matter = parse(text, "a.md")
    assert (matter.keys, matter.body, matter.problems) == ({}, text, ())


def test_a_list_is_told() -> None:
    assert complaint("---\n- a\n- b\n---\nText").startswith("a.md:2: error: the front matter is a list; write lines like `title: …`")


def test_a_key_given_twice_names_both_lines() -> None:
    assert complaint("---\ntitle: A\nsource: B\ntitle: C\n---\n") == "a.md:4: error: `title` is given twice, on line 2 and here; keep one"
    assert "on line 3 and here" in complaint("---\nroles:\n  - title: A\n    title: B\n---\n")


def test_an_alias_bomb_is_told_in_bounded_time() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    found = parse("---\n" + "\n".join(rows) + "\n---\n", "a.md")
    assert found.keys == {}
    assert "unfolds without end" in found.problems[0].message


def test_an_alias_within_itself_is_told() -> None:
    assert "unfolds without end" in complaint("---\na: &a [*a]\n---\n")


def test_a_list_left_open_is_told_with_its_line() -> None:
    assert complaint("---\ntitle: A\ntopics: [one, two\n---\n").startswith("a.md:")
    assert "never closed" in complaint("---\ntitle: A\ntopics: [one, two\n---\n")


@pytest.mark.parametrize(("block", "line"), [('title: "unclosed', 2), ('title: "unclosed\nsource: "B"\nurl: x', 2), ("source: B\ntitle: 'unclosed\nurl: x", 3)])
def test_a_quotation_mark_left_open_is_told_at_its_line_and_never_taken_for_text(block: str, line: int) -> None:
    assert complaint(f"---\n{block}\n---\nText") == (
        f"a.md:{line}: error: cannot be read as YAML: a quotation mark that is never closed; close it, or take it away"
    )


def test_half_a_character_is_told() -> None:
    assert "an escape in quotation marks that YAML does not know" in complaint('---\ntitle: "a \\ud83c b"\n---\n')


def test_empty_front_matter_is_none() -> None:
    matter = parse("---\n---\nText", "a.md")
    assert (matter.keys, matter.body, matter.body_line) == ({}, "Text", 3)


def test_toml_fences_are_understood() -> None:
    matter = parse('+++\ntitle = "A"\ndate = 2024-05-01T10:30:00+09:00\ndraft = false\nweight = 3\ntags = ["x"]\n+++\nText', "a.md")
    assert matter.keys == {"title": "A", "date": "2024-05-01T10:30:00+09:00", "draft": False, "weight": "3", "tags": ["x"]}
    assert (matter.lines["date"], matter.body, matter.body_line) == (3, "Text", 8)


def test_bad_toml_is_told_with_its_line() -> None:
    assert complaint('+++\ntitle = "A"\ndate = \n+++\n').startswith("a.md:3: error: cannot be read as TOML")
    assert "add a line `+++`" in complaint('+++\ntitle = "A"\n')


def test_a_side_file_has_no_body() -> None:
    matter = parse_yaml("---\nurl: https://example.org/a\nrights: full\n---\n", "a.meta.yml")
    assert matter.keys == {"url": "https://example.org/a", "rights": "full"}
    assert parse_yaml("", "a.meta.yml").keys == {}
    assert "without keys" in parse_yaml("just words", "a.meta.yml").problems[0].message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-5-1", (dt.date(2024, 5, 1), None, None)),
        ("2024/05/01 10:30", (dt.date(2024, 5, 1), dt.time(10, 30), None)),
        ("2024-05-01T10:30:05Z", (dt.date(2024, 5, 1), dt.time(10, 30, 5), dt.timedelta(0))),
        ("2024-05-01 10:30+0900", (dt.date(2024, 5, 1), dt.time(10, 30), dt.timedelta(hours=9))),
        ("2024-05-01T10:30:00.123-03:30", (dt.date(2024, 5, 1), dt.time(10, 30), -dt.timedelta(hours=3, minutes=30))),
        ("2024-02-30", None),
        ("soon", None),
    ],
)
def test_days_and_instants_as_written(text: str, expected: object) -> None:
    assert read_when(text) == expected


def test_truth_values_and_lists_as_people_write_them() -> None:
    assert [as_bool(word) for word in (True, "yes", "off", "No", "maybe")] == [True, True, False, False, None]
    assert [as_texts(value) for value in ("a", ["a", "b"], "", [["a"]], {"a": "b"})] == [("a",), ("a", "b"), (), None, None]


def test_the_nearest_known_word_is_named() -> None:
    assert nearest("excerp", ("full", "excerpt", "link")) == "excerpt"
    assert nearest("zzz", ("full", "excerpt")) is None


def test_a_capture_is_a_note_only_with_closed_keys() -> None:
    assert looks_fenced("---\ntitle: A\n---\nText")
    assert not looks_fenced("---\ntitle: A\nText")
    assert not looks_fenced("---\nText\n---\n")


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    for source in (text, f"---\n{text}\n---\nbody", f"---\ntitle: {text}\n---\nbody", f"+++\n{text}\n+++\n"):
        matter = parse(source, "a.md")
        assert all(problem.line is None or problem.line >= 1 for problem in matter.problems)
    parse_yaml(text, "a.meta.yml")


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.from_regex(r"[A-Za-z0-9:,.\-' ]{0,30}", fullmatch=True), max_size=5))
def test_quoted_values_come_back_as_written(wanted: dict[str, str]) -> None:
    block = "\n".join(f'{key}: "{value}"' for key, value in wanted.items())
    assert parse(f"---\n{block}\n---\n", "a.md").keys == wanted
