"""What an item or a page tells rests on other profiles than its own, too: a rebuild equals a clean build when one of those changes."""

from __future__ import annotations

from pathlib import Path

from tests.support.program import build, lay

SETTINGS = {"content/site.yml": "title: Harbour watch\nsearch: none\n"}
DIRECTOR = "---\nname: Maria Oksanen\nkind: person\nroles:\n  - title: Director\n    of: organization/harbour-board\n    from: 2024-01-01\n---\n"
ITEM = "---\ntitle: Talks\npublished: 2025-04-02\n---\n\n{}\n"


def body(name: str) -> str:
    return f"---\nname: {name}\nkind: organization\n---\n"


def page(root: Path, id_: str) -> str:
    return (root / f"site/actors/{id_}/index.html").read_text("utf-8")


def test_a_body_that_is_renamed_is_renamed_in_the_posts_held_there(tmp_path: Path) -> None:
    files = {
        "content/actors/maria-oksanen.md": DIRECTOR,
        "content/actors/harbour-board.md": body("Harbour Board"),
        "seeds/a.md": ITEM.format("Maria Oksanen spoke."),
    }
    root = lay(tmp_path, SETTINGS | files)
    build(root)
    assert "Director of Harbour Board" in page(root, "person/maria-oksanen")
    lay(root, {"content/actors/harbour-board.md": body("Port Authority")})
    build(root, "--verify")
    assert "Director of Port Authority" in page(root, "person/maria-oksanen")
    assert "Harbour Board" not in page(root, "person/maria-oksanen")


def test_a_territory_of_the_same_state_is_no_doubt_about_whom_a_name_means(tmp_path: Path) -> None:
    seeds = {"seeds/a.md": ITEM.format("Danish striker Peter Lindqvist spoke."), "seeds/b.md": ITEM.format("Greenlandic striker Peter Lindqvist scored.")}
    root = lay(tmp_path, SETTINGS | seeds)
    build(root)
    doubted = "(Greenland)"
    assert doubted in page(root, "person/peter-lindqvist")
    lay(root, {"content/actors/greenland.md": "---\nkind: country\ncountry: Denmark\n---\n"})
    build(root, "--verify")
    assert doubted not in page(root, "person/peter-lindqvist")
