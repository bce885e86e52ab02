"""`build --why PAGE`: every kind of change is told as the reason for which a page was written; asking changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.build.options import Options
from dateline.build.run import build
from dateline.build.verify import verify
from dateline.build.why import why
from dateline.cli import main
from dateline.problems import DatelineError

JAPAN, NORWAY = "actors/country/japan/", "actors/country/norway/"
EVERY = "it counts over the whole site, so every build makes it"


def options(root: Path, day: str = "2025-05-01", **more: object) -> Options:
    return Options(root, jobs=1, today=day, **more)  # type: ignore[arg-type]


def reasons(root: Path, page: str, **more: object) -> list[str]:
    """Why a page was written last."""
    told = why(options(root, **more), page).split("It stands unchanged since.")[0]
    return [line.removeprefix("  - ") for line in told.splitlines()[1:]]


def put(root: Path, path: str, words: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(words, "utf-8")


def document(title: str, country: str, day: str, more: str = "") -> str:
    return f"---\ntitle: {title}\npublished: {day}\nsource: Harbour Gazette\n{more}---\n{country} spoke of the harbour.\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A digest that is built; each test changes it in its own way and builds it again."""
    root = tmp_path_factory.mktemp("why")
    put(root, "content/site.yml", "title: Harbour watch\n")
    put(root, "seeds/a.md", document("Talks in the harbour", "Japan", "2025-04-01"))
    put(root, "seeds/b.md", document("A letter", "Norway", "2025-01-02"))
    put(root, "content/actors/ola-strand.md", "---\nname: Ola Strand\nkind: person\n---\n")
    build(options(root))
    return root


def test_a_first_build_has_one_reason_for_all(tmp_path: Path) -> None:
    put(tmp_path, "seeds/a.md", document("Talks", "Japan", "2025-04-01"))
    build(options(tmp_path))
    assert reasons(tmp_path, JAPAN) == ["every page was made: nothing had been built there before"]


def test_a_document_that_comes_changes_and_goes(root: Path) -> None:
    put(root, "seeds/c.md", document("A visit", "Japan", "2025-04-20", "id: visit\n"))
    build(options(root))
    assert reasons(root, JAPAN) == ["seeds/c.md was added (item visit)"]
    assert "seeds/c.md was added (item visit), next to it in the timeline" in reasons(root, next((root / "site").glob("items/2025/04/01/*")).as_posix())
    assert reasons(root, "") == [EVERY, "seeds/c.md was added (item visit)"]
    put(root, "seeds/c.md", document("A visit after all", "Japan", "2025-04-20", "id: visit\n"))
    build(options(root))
    assert reasons(root, JAPAN) == ["seeds/c.md changed (item visit)"]
    put(root, "seeds/c.meta.yml", "url: https://example.org/c\nrights: full\n")
    build(options(root))
    assert reasons(root, "items/2025/04/20/a-visit-after-all-visit/") == ["the file beside seeds/c.md that describes it changed (item visit)"]
    (root / "seeds/c.md").unlink()
    (root / "seeds/c.meta.yml").unlink()
    build(options(root))
    assert reasons(root, JAPAN) == ["seeds/c.md was removed (item visit)"]


def test_of_many_reasons_the_first_three_are_told_and_the_number_of_others(root: Path) -> None:
    for number in range(5):
        put(root, f"seeds/many{number}.md", document(f"Visit {number}", "Iceland", f"2025-03-{number + 10}", f"id: many-{number}\n"))
    build(options(root))
    assert reasons(root, "actors/country/iceland/") == [*(f"seeds/many{number}.md was added (item many-{number})" for number in range(3)), "and 2 more"]


def test_a_profile_that_changes_says_in_what(root: Path) -> None:
    path = "content/actors/ola-strand.md"
    put(root, path, "---\nname: Ola Strand\nkind: person\n---\n\nA pilot.\n")
    build(options(root))
    assert reasons(root, "actors/person/ola-strand/") == [f"the profile {path} changed (its text)"]
    put(root, path, "---\nname: Ola Strand\nkind: person\naliases: [A letter]\n---\n\nA pilot.\n")
    build(options(root))
    (item,) = (root / "site").glob("items/2025/01/02/*")
    assert reasons(root, item.as_posix()) == [f"the profile {path} changed (aliases)"]


def test_topics_sources_corrections_weeks_and_own_pages_are_reasons(root: Path) -> None:
    (item,) = (root / "site").glob("items/2025/01/02/*")
    put(root, "content/corrections/letter.md", "---\nitem: seeds/b.md\nfields: {byline: Kari Holm}\nreason: Left out.\nby: The editor\non: 2025-05-01\n---\n")
    put(root, "content/digests/2025-W14.md", "---\ntitle: The week\n---\n\nWhat mattered.\n")
    put(root, "content/pages/method.md", "---\ntitle: Method\n---\n\nHow.\n")
    put(root, "content/topics/talking.md", "---\nname: Talking\nphrases: [Talks]\n---\n")
    build(options(root))
    assert reasons(root, item.as_posix()) == ["the correction content/corrections/letter.md was added"]
    assert reasons(root, "digests/2025-W14/") == [
        "the introduction content/digests/2025-W14.md was added",
        "the profile content/topics/talking.md was added",
    ]
    assert reasons(root, "method/")[0] == EVERY
    assert reasons(root, "topics/talking/") == ["the profile content/topics/talking.md was added"]
    put(root, "content/sources/harbour-gazette.md", "---\nname: Harbour Gazette\nrights: link\n---\n")
    build(options(root))
    assert reasons(root, item.as_posix()) == ["the profile content/sources/harbour-gazette.md was added"]


def test_settings_and_templates_are_reasons_to_make_every_page(root: Path) -> None:
    put(root, "content/site.yml", "title: Harbour watch\npublisher: The Harbour Board\n")
    build(options(root))
    assert reasons(root, NORWAY) == ["every page was made: content/site.yml changed (publisher)"]
    put(root, "templates/static/site.css", "body { color: black }\n")
    build(options(root))
    assert "every page was made: templates/static/site.css was added" in why(options(root), NORWAY)


def test_a_new_day_is_the_reason_for_pages_that_every_build_makes(root: Path) -> None:
    build(options(root))
    build(options(root, "2025-05-02"))
    new_day = "a new day began (2025-05-02; the last build was of 2025-05-01)"
    assert reasons(root, "about/") == [EVERY, new_day]
    assert new_day not in why(options(root), NORWAY)
    build(options(root))


def test_what_was_made_again_and_came_out_the_same_says_so(root: Path) -> None:
    build(options(root))
    before = reasons(root, NORWAY)
    build(options(root, full=True))
    told = why(options(root), NORWAY)
    assert "It stands unchanged since. It was made again on " in told
    assert told.endswith("and came out the same, so that nothing was written; that was because\n  - every page was made: --full makes every page again\n")
    assert reasons(root, NORWAY) == before


def test_a_missing_file_is_the_reason_to_look_at_all(root: Path) -> None:
    (root / "site" / NORWAY / "index.html").unlink()
    build(options(root))
    assert reasons(root, NORWAY) == ["every page was made: a file of the site was missing"]


def test_a_page_may_be_named_in_every_way_a_person_meets_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = why(options(root), JAPAN)
    monkeypatch.chdir(root)
    for name in ("/actors/country/japan", "actors/country/japan/index.html", "https://example.org/below/actors/country/japan/#x", f"site/{JAPAN}index.html"):
        assert why(options(root), name) == answer
    assert why(options(root), "https://example.org/").startswith("the front page was written ")


def test_an_unknown_page_is_told_with_the_nearest(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--root", str(root), "--why", "actors/country/japn/"]) == 1
    assert "actors/country/japn/: error: is no page of " in (told := capsys.readouterr().err)
    assert f"the nearest are {JAPAN}" in told


def test_asking_builds_nothing(root: Path, tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="run `dateline build` first"):
        why(options(tmp_path), JAPAN)
    assert list(tmp_path.iterdir()) == []
    put(root, "seeds/unbuilt.md", document("Not yet", "Japan", "2025-04-22", "id: unbuilt\n"))
    assert "unbuilt" not in why(options(root), JAPAN)


def test_reasons_are_no_part_of_the_site(root: Path) -> None:
    build(options(root))
    assert verify(options(root), root / "site") == []
