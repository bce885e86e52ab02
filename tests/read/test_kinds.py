"""Files that are no documents, and documents of kinds that nothing reads: each is told what to do."""

from __future__ import annotations

import pytest

from dateline.read import READERS, read_document, refusal
from dateline.read.kinds import endings


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("IMG_1.JPG", "note: is a picture, and no document; passed over"),
        ("interview.mp3", "note: is a recording, and no document; passed over"),
        ("style.css", "note: is a part of a web page, and no document; passed over"),
        ("draft.pages", "error: is of a kind that cannot be read (.pages): open it in Pages and export it as Word (.docx)"),
        ("list.xlsx", "error: is of a kind that cannot be read (.xlsx): save the sheet as .csv"),
        ("mail.msg", "error: is of a kind that cannot be read (.msg): save the mail as .eml"),
    ],
)
def test_each_kind_is_told_what_to_do(name: str, told: str) -> None:
    assert str(refusal(f"seeds/{name}", 1, {})) == f"seeds/{name}: {told}"
    result = read_document(f"seeds/{name}", b"x", None, (), {})
    assert (result.items, [str(problem) for problem in result.problems]) == ((), [f"seeds/{name}: {told}"])


def test_any_other_ending_and_none_name_the_usual_kinds() -> None:
    for name, ending in (("a.xyz", ".xyz"), ("README", "no ending")):
        assert f"cannot be read ({ending}): save it as .txt, .html, .docx, .pdf" in str(refusal(f"seeds/{name}", 1, {}))


def test_no_ending_is_told_twice_and_none_that_is_read() -> None:
    known = list(endings())
    assert len(known) == len(set(known))
    assert not set(known) & set(READERS)
