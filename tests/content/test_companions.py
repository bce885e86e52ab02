"""The folder that a browser puts beside a saved page holds no documents; any other folder does."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.scan import scan


def found(root: Path) -> list[str]:
    return sorted(scan(root).documents)


def lay(root: Path, *paths: str) -> Path:
    for path in paths:
        (root / "seeds" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "seeds" / path).write_text("x", encoding="utf-8")
    return root


@pytest.mark.parametrize("ending", ["_files", "-Dateien", "_fichiers", "_archivos", "_bestanden", ".files", "_Dateien", "_файлы", "_ファイル", " files"])
@pytest.mark.parametrize("page", ["html", "htm", "HTML", "xhtml"])
def test_what_stands_in_the_folder_of_a_saved_page_is_no_document(tmp_path: Path, ending: str, page: str) -> None:
    root = lay(tmp_path, f"Harbour board.{page}", f"Harbour board{ending}/frame.html", f"Harbour board{ending}/deep/notes.txt")
    assert found(root) == [f"seeds/Harbour board.{page}"]


def test_an_ending_in_any_language_counts_where_styles_or_scripts_stand_inside(tmp_path: Path) -> None:
    root = lay(tmp_path, "boats.html", "boats_mafaelo/main.css", "boats_mafaelo/frame.html")
    assert found(root) == ["seeds/boats.html"]


def test_a_folder_of_documents_beside_a_page_is_read(tmp_path: Path) -> None:
    root = lay(tmp_path, "boats.html", "boats-archive/a.txt", "boats/b.txt", "ships_files/c.txt", "boats_2024/d.txt")
    assert found(root) == ["seeds/boats-archive/a.txt", "seeds/boats.html", "seeds/boats/b.txt", "seeds/boats_2024/d.txt", "seeds/ships_files/c.txt"]


def test_a_folder_of_that_name_without_its_page_is_read(tmp_path: Path) -> None:
    assert found(lay(tmp_path, "boats_files/a.txt", "boats.txt")) == ["seeds/boats.txt", "seeds/boats_files/a.txt"]
