"""`dateline suggest` as a user runs it: lists, answers by option, and the walk with typed lines."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.suggest.corpus import FIRST, IWAYA, SECOND
from tests.support.program import REPO, TODAY, build, lay, run

AGENCY = "organization/harbour-treaty-agency"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    settings = "title: Harbour watch\nsearch: none\n"
    return lay(tmp_path, {"content/site.yml": settings, "content/actors/takeshi-iwaya.md": IWAYA, "seeds/a.md": FIRST, "seeds/b.md": SECOND})


def suggest(root: Path, *words: str, typed: str = "", status: int = 0) -> tuple[str, str]:
    command = [sys.executable, str(REPO / "build.py"), "suggest", "--root", str(root), "--today", TODAY, *words]
    done = subprocess.run(command, input=typed, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout, done.stderr


def told(root: Path) -> dict[str, list[dict[str, object]]]:
    return dict(json.loads(suggest(root, "--json")[0]))


def contents(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in (root / "content").rglob("*") if path.is_file()}


def test_it_lists_what_has_no_profile_and_builds_nothing(root: Path) -> None:
    out, _ = suggest(root)
    assert "Actors without a profile (3)" in out
    assert "seeds/a.md:7: Norwegian Foreign Minister Maria Oksanen said that Norway would help." in out
    assert not (root / "site").exists()


def test_accept_writes_a_profile_that_the_next_build_uses(root: Path) -> None:
    assert suggest(root, "--accept", "person/maria-oksanen")[0] == "content/actors/maria-oksanen.md\n"
    assert "name: Maria Oksanen\nkind: person\n" in (root / "content/actors/maria-oksanen.md").read_text("utf-8")
    assert "person/maria-oksanen" not in [actor["id"] for actor in told(root)["actors"]]
    build(root, "--strict")


def test_accept_with_another_name_keeps_what_texts_say_as_an_alias(root: Path) -> None:
    assert suggest(root, "--accept", "person/maria-oksanen", "--as", "Maria K. Oksanen")[0] == "content/actors/maria-k-oksanen.md\n"
    assert "name: Maria K. Oksanen" in (root / "content/actors/maria-k-oksanen.md").read_text("utf-8").replace('"', "")
    assert "person/maria-oksanen" not in [actor["id"] for actor in told(root)["actors"]]


def test_nothing_is_overwritten(root: Path) -> None:
    lay(root, {"content/actors/maria-oksanen.md": "---\nname: Another Maria\nkind: organization\n---\n"})
    before = contents(root)
    assert "error" in suggest(root, "--accept", "person/maria-oksanen", status=1)[1]
    assert {path: text for path, text in contents(root).items() if path in before and "ledger" not in path} == before


def test_a_rejected_actor_has_no_page_and_is_never_asked_about_again(root: Path) -> None:
    assert "3 names without a profile (dateline suggest)\n" in build(root)
    assert (root / "site/actors" / AGENCY).exists()
    assert suggest(root, "--reject", AGENCY)[0] == "content/suggest.yml\n"
    assert AGENCY not in [actor["id"] for actor in told(root)["actors"]]
    assert suggest(root, "--reject", AGENCY)[0] == "content/suggest.yml\n"
    assert "2 names without a profile (dateline suggest)\n" in build(root, "--verify")
    assert not (root / "site/actors" / AGENCY / "index.html").exists()
    assert not [page for page in (root / "site").rglob("*.html") if "harbour-treaty-agency" in page.read_text("utf-8")]


def test_merge_makes_the_name_an_alias_and_leaves_the_rest_of_the_file(root: Path) -> None:
    lay(root, {"content/actors/maria-oksanen.md": "---\nname: Maria Oksanen  # as she writes it\nkind: person\n---\n\nA minister.\n"})
    assert suggest(root, "--merge", "person/mariya-oksanen", "person/maria-oksanen")[0] == "content/actors/maria-oksanen.md\n"
    expected = "---\nname: Maria Oksanen  # as she writes it\naliases: [Mariya Oksanen]\nkind: person\n---\n\nA minister.\n"
    assert (root / "content/actors/maria-oksanen.md").read_text("utf-8") == expected
    assert [actor["id"] for actor in told(root)["actors"]] == [AGENCY]


def test_a_pair_is_accepted_as_one_profile(root: Path) -> None:
    suggest(root, "--accept", "person/mariya-oksanen=person/maria-oksanen")
    assert "aliases: [Mariya Oksanen]" in (root / "content/actors/maria-oksanen.md").read_text("utf-8")
    assert told(root)["pairs"] == []


def test_an_actor_of_the_world_pack_gets_a_file_that_adds_to_it(root: Path) -> None:
    assert suggest(root, "--merge", AGENCY, "organization/nato")[0] == "content/actors/nato.md\n"
    text = (root / "content/actors/nato.md").read_text("utf-8")
    assert '"North Atlantic Treaty Organization"' in text
    assert '"Harbour Treaty Agency"' in text
    build(root, "--strict")


def test_a_wrong_id_names_the_nearest(root: Path) -> None:
    assert 'Did you mean "person/maria-oksanen"?' in suggest(root, "--accept", "person/maria-oksanan", status=1)[1]
    assert 'Did you mean "person/mariya-oksanen"?' in suggest(root, "--reject", "person/mariya-oksanem", status=1)[1]
    assert "has a profile already" in suggest(root, "--accept", "person/takeshi-iwaya", status=1)[1]
    assert "cannot be joined" in suggest(root, "--merge", AGENCY, "person/takeshi-iwaya", status=1)[1]
    assert run("suggest", "--root", root, "--as", "Nobody").returncode == 2


def test_the_walk_writes_what_is_typed_and_nothing_before(root: Path) -> None:
    suggest(root)  # the ledger is written
    before = contents(root)
    suggest(root, "--interactive", typed="")
    suggest(root, "--interactive", typed="what\ns\nskip\nq\n")
    assert contents(root) == before
    out, _ = suggest(root, "--interactive", typed="n\nn\ny\nm\nperson/maria-oksanen\nq\n")
    assert "y/n/m/s/q? " in out
    after = contents(root)
    assert set(after) - set(before) == {"content/suggest.yml", "content/actors/maria-oksanen.md"}
    assert after["content/suggest.yml"].endswith(f"rejected:\n  - person/mariya-oksanen=person/maria-oksanen\n  - {AGENCY}\n")
    assert "Mariya Oksanen" in after["content/actors/maria-oksanen.md"]


def test_a_mistake_in_the_walk_is_told_and_asked_again(root: Path) -> None:
    out, _ = suggest(root, "--interactive", typed="m\nperson/nobody\nn\nq\n")
    assert '"person/nobody" is no suggestion.' in out
    assert "content/suggest.yml" in out


NAMES = {
    "seeds/c.md": "---\ntitle: Talks\npublished: 2025-04-01\n---\n\nJapanese Foreign Minister John Mensah opened the talks.\n",
    "seeds/d.md": "---\ntitle: Camp\npublished: 2025-04-03\n---\n\nThe Ghanaian striker John Mensah scored twice. “It went well,” Mensah said.\n",
}
SPLIT = "split/person/john-mensah"
DOUBT = "Perhaps more than one person of this name"


def test_a_name_that_contradicts_itself_is_shown_as_doubtful_until_a_person_says_that_it_is_one(root: Path) -> None:
    build(lay(root, NAMES))
    page = root / "site/actors/person/john-mensah/index.html"
    assert DOUBT in page.read_text("utf-8")
    assert "Foreign Minister (Japan) in 1 item and of striker (Ghana) in 1 item" in page.read_text("utf-8")
    assert [one["id"] for one in told(root)["splits"]] == [SPLIT]
    assert suggest(root, "--reject", SPLIT)[0] == "content/suggest.yml\n"
    build(root, "--verify")
    assert DOUBT not in page.read_text("utf-8")
    assert told(root)["splits"] == []


def test_a_document_that_goes_takes_its_doubt_with_it(root: Path) -> None:
    build(lay(root, NAMES))
    (root / "seeds/d.md").unlink()
    build(root, "--verify")
    assert DOUBT not in (root / "site/actors/person/john-mensah/index.html").read_text("utf-8")


def test_a_name_of_two_becomes_two_profiles_that_the_texts_tell_apart(root: Path) -> None:
    lay(root, NAMES)
    written = suggest(root, "--accept", SPLIT)[0].split()
    assert written == ["content/actors/john-mensah-japan.md", "content/actors/john-mensah-ghana.md"]
    build(root, "--verify", "--strict")
    for id_, title in (("john-mensah-japan", "Talks"), ("john-mensah-ghana", "Camp")):
        page = (root / "site/actors/person" / id_ / "index.html").read_text("utf-8")
        assert [name for name in ("Talks", "Camp") if f">{name}<" in page] == [title]
    assert "This page has moved" in (root / "site/actors/person/john-mensah/index.html").read_text("utf-8")


def test_a_quotation_gets_the_speaker_that_a_person_names(root: Path) -> None:
    text = "Maria Oksanen met Jonas Berg in the evening.\n\n“Nobody knows how long the ice will hold,” a fisherman said."
    lay(root, {"seeds/e.md": f"---\ntitle: Ice\npublished: 2025-04-05\n---\n\n{text}\n"})
    (said,) = [one for one in told(root)["quotes"] if str(one["text"]).startswith("Nobody")]
    assert "--as" in suggest(root, "--accept", str(said["id"]), status=1)[1]
    assert "no actor of the item" in suggest(root, "--accept", str(said["id"]), "--as", "Nobody Known", status=1)[1]
    (path,) = suggest(root, "--accept", str(said["id"]), "--as", "Jonas Berg")[0].split()
    assert "speaker: person/jonas-berg" in (root / path).read_text("utf-8")
    assert said["id"] not in [one["id"] for one in told(root)["quotes"]]
    build(root, "--strict")


def test_check_tells_what_was_held_back_and_why(root: Path) -> None:
    lay(root, {"seeds/f.md": "---\ntitle: Ships\npublished: 2025-04-05\n---\n\nShips passed the Taiwan Strait.\n"})
    out = run("check", "--root", root).stdout
    assert "note: held back as part of a longer name" in out or "note: held back as a phrase that shields" in out
    assert "“Taiwan” (1)" in out or "“Taiwan Strait” (1)" in out
