"""Which quotations each edition shows: to the public only those whose words and speaker are sure, or that a person gave to a speaker."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.build.options import Options
from dateline.build.run import build
from dateline.model import PUBLIC_SURE
from dateline.web.edition import Edition
from tests.support.pages import handed_out

LEDE = "Delegates met in the harbour town for two days of talks about shipping lanes, fishing rights and the dredging of the northern channel. " * 3
SURE = "“The channel belongs to nobody,” Mayor Anna Keller said."
UNSURE = "Governor Peter Novak met Senator Carl Brandt. “The treaty is a leaking vessel,” he said."
NOBODY = "“The pumps will hold until spring,” officials said."
ARTICLE = f"---\ntitle: Talks\npublished: 2025-04-02\nsource: Harbour Gazette\n%s---\n\n{LEDE}\n\n{SURE}\n\n{UNSURE}\n\n{NOBODY}\n"
KELLER, NOVAK = "actors/person/anna-keller/index.html", "actors/person/peter-novak/index.html"


def digest(root: Path, head: str = "", **more: str) -> Path:
    for folder in ("seeds", "content/corrections"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "content/site.yml").write_text("title: Talks\nsearch: none\nbase_url: https://talks.example/\n", "utf-8")
    (root / "seeds/talks.md").write_text(ARTICLE % head, "utf-8")
    for path, text in more.items():
        (root / "content/corrections" / f"{path}.md").write_text(text, "utf-8")
    return root


def built(root: Path, **more: object) -> Path:
    return build(Options(root, jobs=1, today="2025-05-01", **more)).folder  # type: ignore[arg-type]


def files_with(folder: Path, words: str) -> list[str]:
    return sorted(file for file, text in handed_out(folder) if words in text)


def test_a_quotation_that_is_not_sure_is_in_no_byte_of_an_excerpt(tmp_path: Path) -> None:
    site = built(digest(tmp_path))
    assert files_with(site, "leaking vessel") == []
    assert files_with(site, "pumps will hold") == []
    shown = files_with(site, "channel belongs to nobody")
    assert KELLER in shown
    assert any(file.startswith("items/") for file in shown)


def test_whom_the_digest_hides_is_no_speaker_either(tmp_path: Path) -> None:
    root = digest(tmp_path)
    with (root / "content/site.yml").open("a", encoding="utf-8") as file:
        file.write("unreviewed: hide\n")
    site = built(root)
    assert files_with(site, "Keller") == []
    assert files_with(site, "channel belongs to nobody") == []


def test_of_a_full_text_only_sure_words_are_given_to_a_speaker(tmp_path: Path) -> None:
    site = built(digest(tmp_path, "rights: full\n"))
    item = next(site.glob("items/2025/04/02/*/index.html")).read_text("utf-8")
    assert "leaking vessel" in item
    quoted = item.partition('<section class="words"')[2].partition("</section>")[0]
    assert "channel belongs to nobody" in quoted
    assert "leaking vessel" not in quoted
    assert "leaking vessel" not in (site / NOVAK).read_text("utf-8")


def test_the_private_edition_shows_what_waits_and_says_so(tmp_path: Path) -> None:
    private = built(digest(tmp_path), edition=Edition(private=True))
    item = next(private.glob("items/2025/04/02/*/index.html")).read_text("utf-8")
    waiting = [figure.partition("</figure>")[0] for figure in item.split('<figure class="quote">')[1:]]
    assert ["waits" in figure for figure in waiting] == [False, True, True]
    assert "nobody named" in waiting[2]


def test_a_persons_word_makes_a_quotation_sure(tmp_path: Path) -> None:
    fix = (
        "---\nitem: seeds/talks.md\nspeakers:\n- text: The treaty is a leaking\n  speaker: person/peter-novak\n"
        "reason: He told us.\nby: an editor\non: 2025-04-03\n---\n"
    )
    site = built(digest(tmp_path, treaty=fix))
    assert NOVAK in files_with(site, "leaking vessel")


@pytest.mark.parametrize("items", [1, 30])
def test_in_their_words_stays_short_however_much_somebody_says(tmp_path: Path, items: int) -> None:
    root = digest(tmp_path)
    for number in range(items):
        said = "\n\n".join(f"“Sentence number {number} {part} stands for itself,” Mayor Anna Keller said." for part in "abcd")
        (root / f"seeds/{number:02}.md").write_text(f"---\ntitle: Day {number}\npublished: 2025-03-{number % 28 + 1:02}\n---\n\n{said}\n", "utf-8")
    page = (built(root) / KELLER).read_text("utf-8")
    assert page.count('<figure class="quote">') == min(6, 1 + 2 * items)


def test_a_scrap_of_a_sentence_is_no_ones_words(tmp_path: Path) -> None:
    root = digest(tmp_path)
    (root / "seeds/talks.md").write_text(
        "---\ntitle: Talks\npublished: 2025-04-02\n---\n\nMayor Anna Keller called it “a long day,” and said the port was “open to every ship that pays.”\n",
        "utf-8",
    )
    page = (built(root) / KELLER).read_text("utf-8").partition('<section class="words"')[2].partition("</section>")[0]
    assert "open to every ship that pays" in page
    assert "a long day" not in page


def test_the_mark_is_the_one_that_the_documentation_gives() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs/tagging.md").read_text("utf-8")
    assert f"Public pages show only quotes of {PUBLIC_SURE} and more" in text
