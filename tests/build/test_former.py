"""Actors, topics and sources that were renamed or joined: their old addresses lead to the new ones, in every kind of build."""

from __future__ import annotations

from pathlib import Path

from tests.support.program import build, lay

ITEM = "---\ntitle: Harbour talks\npublished: 2025-04-02\nrights: full\n---\n\n{}\n"
SETTINGS = "title: Harbour watch\nsearch: none\nbase_url: https://example.org/\n"


def digest(root: Path, **profiles: str) -> Path:
    text = "Foreign Minister Maria Oksanen spoke. Defence Minister Mariya Oksanen did not."
    files = {f"content/actors/{stem.replace('_', '-')}.md": matter for stem, matter in profiles.items()}
    return lay(root, {"content/site.yml": SETTINGS, "seeds/a.md": ITEM.format(text), **files})


def page(root: Path, id_: str, section: str = "actors") -> str:
    file = root / "site" / section / id_ / "index.html"
    return file.read_text("utf-8") if file.exists() else ""


def leads_to(text: str, id_: str) -> bool:
    return "This page has moved" in text and f"{id_}/" in text


PROFILE = "---\nname: Maria Oksanen\nkind: person\n---\n"


def test_a_name_that_was_joined_leads_to_the_profile_that_has_it_and_back(tmp_path: Path) -> None:
    root = digest(tmp_path, maria_oksanen=PROFILE)
    build(root)
    assert "This page has moved" not in page(root, "person/mariya-oksanen") != ""
    lay(root, {"content/actors/maria-oksanen.md": PROFILE.replace("kind", "aliases: [Mariya Oksanen]\nkind")})
    build(root, "--verify")
    assert leads_to(page(root, "person/mariya-oksanen"), "person/maria-oksanen")
    lay(root, {"content/actors/maria-oksanen.md": PROFILE})
    build(root, "--verify")
    assert "This page has moved" not in page(root, "person/mariya-oksanen") != ""


def test_a_renamed_file_leaves_a_page_that_leads_to_the_new_address(tmp_path: Path) -> None:
    root = digest(tmp_path, maria_oksanen=PROFILE)
    build(root)
    (root / "content/actors/maria-oksanen.md").rename(root / "content/actors/oksanen.md")
    build(root, "--verify")
    assert leads_to(page(root, "person/maria-oksanen"), "person/oksanen")


def test_a_new_file_and_a_new_name_lead_on_where_the_profile_says_where_it_stood(tmp_path: Path) -> None:
    root = digest(tmp_path, minister=PROFILE.replace("name: Maria", "name: M."))
    build(root)
    (root / "content/actors/minister.md").unlink()
    lay(root, {"content/actors/maria-oksanen.md": PROFILE.replace("kind", "formerly: [minister, organization/oksanen-office]\nkind")})
    build(root, "--verify")
    assert leads_to(page(root, "person/minister"), "person/maria-oksanen")
    assert leads_to(page(root, "organization/oksanen-office"), "person/maria-oksanen")


def test_what_two_profiles_would_claim_leads_nowhere(tmp_path: Path) -> None:
    shared = "---\nname: {}\nkind: person\naliases: [The Minister Oksanen]\n---\n"
    root = digest(tmp_path, a=shared.format("Maria Oksanen"), b=shared.format("Mariya Oksanen"))
    build(root, "--verify")
    assert page(root, "person/the-minister-oksanen") == ""


def test_where_two_say_that_they_stood_there_it_leads_to_the_index_of_both(tmp_path: Path) -> None:
    parted = "---\nname: Maria Oksanen ({})\nkind: person\naliases: [Maria Oksanen]\nformerly: maria-oksanen\n---\n"
    root = digest(tmp_path, a=parted.format("minister"), b=parted.format("striker"))
    build(root, "--verify")
    assert "Maria Oksanen (minister) or Maria Oksanen (striker)" in page(root, "person/maria-oksanen")
    assert 'url=../../../actors/person/"' in page(root, "person/maria-oksanen")


def test_topics_and_sources_lead_on_too(tmp_path: Path) -> None:
    root = digest(tmp_path)
    lay(root, {"content/topics/fish.md": "---\nname: Fishing quotas\nphrases: [spoke]\nformerly: quotas\n---\n"})
    lay(root, {"content/sources/hh.md": "---\nname: The Harbour Herald\n---\n"})
    build(root, "--verify")
    assert leads_to(page(root, "quotas", "topics"), "topics/fish")
    assert leads_to(page(root, "fishing-quotas", "topics"), "topics/fish")
    assert leads_to(page(root, "the-harbour-herald", "sources"), "sources/hh")


def test_a_former_address_that_is_none_is_an_error_of_its_line(tmp_path: Path) -> None:
    from tests.support.program import run

    root = digest(tmp_path, maria_oksanen=PROFILE.replace("kind", "formerly: [planet/earth]\nkind"))
    done = run("build", "--root", root)
    assert done.returncode == 1
    assert 'content/actors/maria-oksanen.md:3: error: formerly: "planet/earth" is no former name of a file' in done.stderr
