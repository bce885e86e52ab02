"""What becomes of a document as a whole: encodings, newlines, bad input, and what a person says beside it."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dateline.model import Correction, Field, Reading, ReadResult, SourceProfile
from dateline.model import given as by_person
from dateline.read import apply_correction, read_document
from dateline.read.blocks import unwrapped
from dateline.read.lines import split_lines

STORY = """Harbour board approves the new pilot boats for the winter season
April 11, 2025

The harbour board has approved the purchase of two new pilot boats, which will replace vessels that have served for thirty years.
The boats will be built at the yard in the town and are expected to enter service before the winter storms begin.
"""
LEDE = "The harbour board has approved the purchase of two new pilot boats, which will replace vessels that have served for thirty years."


def read(data: bytes | str, path: str = "seeds/a.txt", side: str | None = None, sources: tuple[SourceProfile, ...] = ()) -> ReadResult:
    raw = data.encode() if isinstance(data, str) else data
    return read_document(path, raw, side.encode() if side is not None else None, sources, {})


def item(*arguments: object, **named: object) -> Reading:
    result = read(*arguments, **named)  # type: ignore[arg-type]
    (only,) = result.items
    return only


def complaint(*arguments: object, **named: object) -> str:
    result = read(*arguments, **named)  # type: ignore[arg-type]
    assert result.items == ()
    (problem,) = [problem for problem in result.problems if problem.severity == "error"]
    return str(problem)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_with_and_without_a_mark(encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    assert item(mark + STORY.encode(encoding)).body[0].text == LEDE


def test_an_older_encoding_is_found() -> None:
    story = (
        "Die Mühle am Fluß\n\nDer Müller trägt früh schöne Säcke über die Brücke, während die Größe der Mühle größer wirkt als üblich.\n"
        "Später führt er die Kühe zurück und hört, daß die Flüsse überall höher stünden als in früheren Jahren.\n"
        "Für die Bürger der Städte wäre das natürlich gefährlich, erklärte er, und sie müßten ihre Gärten schützen.\n"
    )
    read_text = item(story.encode("cp1252")).text
    assert "trägt früh schöne Säcke über die Brücke" in read_text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_of_every_kind_give_the_same_lines(newline: str) -> None:
    found = item(STORY.replace("\n", newline))
    assert (found.title.line, found.published.line, [block.line for block in found.body]) == (1, 2, [4, 5])


def test_unseen_characters_go_and_every_space_is_a_space() -> None:
    odd = STORY.replace("pilot boats", "pi\u00adlot\u00a0bo\u200bats")
    assert item(odd).body[0].text == LEDE


def test_binary_data_is_told() -> None:
    assert complaint(b"PK\x03\x04\x00\x00\x00") == "seeds/a.txt: error: holds NUL bytes: it is no text file; save it as text (UTF-8), or remove it"


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(data: bytes) -> None:
    assert complaint(data) == "seeds/a.txt: error: is empty; put the document's text into it, or remove it"


def test_a_document_beyond_the_limit_is_told_with_both_sizes() -> None:
    result = read_document("seeds/a.txt", b"x" * 2_500_000, None, (), {"document_mb": 2})
    assert str(result.problems[0]).startswith("seeds/a.txt: error: is 2.5 MB, more than 2 MB; split it, or raise")


def test_an_unknown_kind_is_told() -> None:
    assert "is of a kind that cannot be read (.xyz)" in complaint(b"x", path="seeds/a.xyz")


@pytest.mark.parametrize("data", [STORY * 20_000, "word " * 1_000_000, "x, " * 1_600_000, STORY.replace("\n", " ") * 20_000])
def test_five_megabytes_are_read_in_seconds(data: str) -> None:
    begun = time.process_time()
    result = read(data[:5_000_000])
    assert len(result.items) == 1
    assert time.process_time() - begun < 10


def test_a_side_file_beats_front_matter_beats_what_was_read() -> None:
    document = f"---\ntitle: Front\nissuer: Board\n---\n{STORY}"
    found = item(document, side="title: Side\nurl: https://example.org/a\n")
    assert (found.title.value, found.title.rule, found.title.by) == ("Side", "side file", "person")
    assert (found.issuer.value, found.issuer.rule, found.issuer.line) == ("Board", "front matter", 3)
    assert (found.published.value, found.published.by) == ("2025-04-11", "program")
    assert found.source_url.value == "https://example.org/a"
    assert "Front" in [other.value for other in found.title.others]


def test_lines_of_a_document_with_front_matter_count_from_its_first_line() -> None:
    assert [block.line for block in item(f"---\nissuer: Board\n---\n{STORY}").body] == [7, 8]


def test_a_correction_beats_everything_and_keeps_what_was() -> None:
    found = item(STORY, side="title: Side\n")
    corrected = apply_correction(found, Correction("x", fields=(("title", by_person("Right", "title", "correction", 3)),)))
    assert (corrected.title.value, corrected.title.others[0].value) == ("Right", "Side")
    assert corrected.published == found.published


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("rights", "ful", "`rights: ful` is not one of full, excerpt, link; did you mean `full`?"),
        ("status", "hold", "`status: hold` is not one of public, held; did you mean `held`?"),
        ("published", "soon", "`published: soon` is no day; write it as 2025-04-11, or 2025-04-04T17:25:00+09:00"),
        ("published", "04/05/2025", "`published: 04/05/2025` is no day; write it as 2025-04-11, or 2025-04-04T17:25:00+09:00"),
        ("url", "example", "`url: example` is no web address; write it with https:// in front"),
        ("pin", "maybe", "`pin: maybe` must be true or false"),
    ],
)
def test_a_wrong_value_is_told_with_the_right_ones(key: str, value: str, message: str) -> None:
    assert complaint(STORY, side=f"{key}: {value}\n") == f"seeds/a.meta.yml:1: error: {message}"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-5-1", "2024-05-01"),
        ("2024-05-01T10:30:00+09:00", "2024-05-01T10:30:00+09:00"),
        ("2024-05-01 10:30 Z", "2024-05-01T10:30:00+00:00"),
        ("1 May 2024", "2024-05-01"),
        ("2024年5月1日", "2024-05-01"),
        ("17:25 JST, May 1, 2024", "2024-05-01T17:25:00+09:00"),
    ],
)
def test_days_as_people_write_them(value: str, expected: str) -> None:
    assert item(STORY, side=f'published: "{value}"\n').published.value == expected


def test_a_clock_time_without_offset_takes_the_zone_of_the_source_or_is_told() -> None:
    profile = SourceProfile("gazette", "Harbour Gazette", timezone="Asia/Tokyo")
    side = "source: harbour gazette\npublished: 2024-05-01 10:30\n"
    found = item(STORY, side=side, sources=(profile,))
    assert (found.published.value, found.source.value, found.source_id) == ("2024-05-01T10:30:00+09:00", "Harbour Gazette", "gazette")
    alone = read(STORY, side="published: 2024-05-01 10:30\n")
    assert alone.items[0].published.value == "2024-05-01"
    assert alone.problems[0].message.startswith("`published: 2024-05-01 10:30` has a clock time but no offset: taken as a day")


def test_unknown_keys_are_kept_and_mentioned_once() -> None:
    result = read(f"---\ntitle: A\ntags: [x, y]\ncssclass: wide\n---\n{STORY}", path="seeds/a.md")
    assert result.items[0].said.extra == (("tags", "x, y"), ("cssclass", "wide"))
    assert [problem.severity for problem in result.problems] == ["note"]


def test_words_of_a_person_are_kept() -> None:
    side = "rights: Full\nstatus: held\nid: abc123\nactors: [NATO, person/a]\ntopics: sea, coast\nnote: Mine.\npin: yes\n"
    said = item(STORY, side=side).said
    assert (said.rights, said.status, said.id, said.actors, said.topics) == ("full", "held", "abc123", ("NATO", "person/a"), ("sea", "coast"))
    assert (said.note, said.pin) == ("Mine.", True)


@pytest.mark.parametrize(
    ("side", "message"),
    [
        ("title: A\ntitle: B\n", "`title` is given twice, on line 1 and here; keep one"),
        (
            'url: https://x.org\ntitle: "A\n',
            "cannot be read as YAML: a quotation mark that is never closed; close it, or take it away",
        ),
    ],
)
def test_a_document_is_read_without_a_side_file_that_cannot_be_read(side: str, message: str) -> None:
    result = read(STORY, side=side)
    assert [str(problem) for problem in result.problems] == [f"seeds/a.meta.yml:2: error: {message}"]
    assert [(item.title.value, item.title.by) for item in result.items] == [("Harbour board approves the new pilot boats for the winter season", "program")]


@pytest.mark.parametrize("word", ["status: held", "draft: true", "published: false"])
def test_what_a_side_file_held_back_stays_held_even_where_it_cannot_be_read(word: str) -> None:
    assert item(STORY, side=f'{word}\ntitle: "A\n').said.status == "held"


def test_front_matter_with_a_quotation_mark_left_open_is_told_at_its_line() -> None:
    told = complaint(f'---\nissuer: Board\ntitle: "unclosed\n---\n{STORY}', path="seeds/a.md")
    assert told == "seeds/a.md:3: error: cannot be read as YAML: a quotation mark that is never closed; close it, or take it away"


@pytest.mark.parametrize("word", ["draft: true", "private: yes", "published: false", "publish: no"])
def test_a_note_that_other_programs_hold_back_is_held_and_that_is_told(word: str) -> None:
    result = read(f"---\nissuer: Board\n{word}\n---\n{STORY}", path="seeds/a.md")
    assert result.items[0].said.status == "held"
    told = word.replace("yes", "yes")
    assert [str(problem) for problem in result.problems] == [f"seeds/a.md:3: note: `{told}` holds this document back: it is not published"]


@pytest.mark.parametrize("word", ["draft: false", "private: no", "published: true", "publish: true"])
def test_a_note_that_other_programs_show_is_shown(word: str) -> None:
    result = read(f"---\n{word}\n---\n{STORY}", path="seeds/a.md")
    assert (result.items[0].said.status, result.problems) == ("", ())


def test_keys_of_other_programs_are_no_slips_of_the_pen() -> None:
    told = ["tags", "aliases", "cssclasses", "categories", "slug", "weight", "layout", "lastmod", "series", "description"]
    result = read("---\n" + "".join(f"{key}: x\n" for key in told) + f"---\n{STORY}", path="seeds/a.md")
    assert [problem.message for problem in result.problems] == [f"kept for templates, not used by Dateline: {', '.join(f'`{key}`' for key in told)}"]
    (slip,) = read(f"---\ntitel: x\n---\n{STORY}", path="seeds/a.md").problems
    assert slip.message.endswith("did you mean `title`?")


def test_a_day_that_can_be_read_two_ways_is_told_with_both_readings() -> None:
    result = read(STORY.replace("April 11, 2025", "05/04/2025"))
    assert [str(problem) for problem in result.problems] == [
        "seeds/a.txt:2: warning: the day can be read two ways, 5 April or 4 May 2025: add `published: 2025-04-05` or `2025-05-04`"
    ]
    assert [other.value for other in result.items[0].published.others] == ["2025-04-05", "2025-05-04"]
    assert read(STORY.replace("April 11, 2025", "05/04/2025"), side="published: 2025-04-05\n").problems == ()


def test_a_clock_without_a_zone_takes_that_of_the_source_then_that_of_the_digest() -> None:
    page = STORY.replace("April 11, 2025", "April 11, 2025 17:25").encode()
    tokyo = SourceProfile("gazette", "Harbour Gazette", timezone="Asia/Tokyo")

    def read_with(path: str, timezone: str) -> str | None:
        return read_document(path, page, None, (tokyo,), {}, timezone).items[0].published.value

    assert read_with("seeds/gazette/a.txt", "Europe/Paris") == "2025-04-11T17:25:00+09:00"
    assert read_with("seeds/a.txt", "Europe/Paris") == "2025-04-11T17:25:00+02:00"
    assert read_with("seeds/a.txt", "") == "2025-04-11"
    aside = read_document("seeds/a.txt", page, b"published: 2025-01-11 10:30\n", (), {}, "Europe/Paris")
    assert (aside.items[0].published.value, aside.problems) == ("2025-01-11T10:30:00+01:00", ())


@pytest.mark.parametrize(("offset", "zone"), [("+09:00", "JST"), ("+08:00", "")])
def test_an_instant_a_person_gives_bears_the_name_of_the_sources_zone_where_the_offset_is_its_own(offset: str, zone: str) -> None:
    tokyo = SourceProfile("gazette", "Harbour Gazette", timezone="Asia/Tokyo")
    instant = f"2025-04-11T17:25:00{offset}"
    assert item(STORY, path="seeds/gazette/a.txt", side=f"published: {instant}\n", sources=(tokyo,)).zone == zone
    read_first = item(STORY, path="seeds/gazette/a.txt", sources=(tokyo,))
    fix = Correction("x", fields=(("published", by_person(instant, "published", "correction", 3)),))
    assert apply_correction(read_first, fix, (tokyo,)).zone == zone


def test_links_of_note_folders_are_their_words_in_front_matter() -> None:
    block = "source: [[Global Affairs Northland]]\nissuer: '[[people/board|The Board]]'\nactors:\n  - [[NATO]]\n  - '[[Quad]]'\nnote: See [[map#coast]].\n"
    found = item(f"---\n{block}---\n{STORY}", path="seeds/a.md")
    assert (found.source.value, found.issuer.value) == ("Global Affairs Northland", "The Board")
    assert (found.said.actors, found.said.note) == (("NATO", "Quad"), "See map.")


def test_the_address_a_person_gives_names_the_source() -> None:
    profile = SourceProfile("gazette", "Harbour Gazette", match=("gazette.example",))
    found = item(STORY, side="url: https://www.gazette.example/a\n", sources=(profile,))
    assert (found.source.value, found.source_id, found.source.rule) == ("Harbour Gazette", "gazette", "address")


def test_the_folder_names_the_source() -> None:
    profile = SourceProfile("gazette", "Harbour Gazette")
    assert item(STORY, path="seeds/gazette/a.txt", sources=(profile,)).source == Field("Harbour Gazette", "folder", sure=0.9)


def test_a_name_in_the_text_alone_is_no_mark_of_the_source() -> None:
    profile = SourceProfile("gazette", "Harbour Gazette", match=("Harbour Gazette",))
    told = STORY.replace("The boats will", "The Harbour Gazette reported that the boats will")
    assert item(told, sources=(profile,)).source.value is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_no_text_breaks_the_reading_and_every_line_is_accounted_for(text: str) -> None:
    for path in ("seeds/a.txt", "seeds/a.md"):
        for found in read(text.encode("utf-8", errors="replace"), path=path).items:
            assert found.title.value


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*STORY.splitlines(), "Related", "Home", "• Menu", "By Ann Smith", "Photo: A", "", "© 2025 X", "Read more: this"]), max_size=30)
)
def test_every_line_is_title_text_caption_used_or_cut(rows: list[str]) -> None:
    lines = split_lines("\n".join(rows))
    assume(unwrapped(lines) == lines)  # lines of a broken paragraph are told by its first
    result = read("\n".join(rows))
    for found in result.items:
        spans = [number for span in (*found.used, *found.cut) for number in range(span.first, span.last + 1)]
        told = {*spans, *(block.line for block in (*found.body, *found.captions)), found.title.line}
        assert {number for number, row in enumerate(rows, 1) if row.strip()} <= told
