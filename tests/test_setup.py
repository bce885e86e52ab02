"""What a fresh machine is told when something is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.support.program import REPO

pytestmark = pytest.mark.skipif(os.name == "nt", reason="make and its scripts need a POSIX shell")


def _shell(*command: str, path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["/bin/sh", *command], cwd=REPO, env={"PATH": str(path)}, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def _programs(folder: Path, *names: str) -> Path:
    """A PATH of these programs alone."""
    folder.mkdir()
    for name in names:
        (folder / name).symlink_to(shutil.which(name) or f"/bin/{name}")
    return folder


def test_a_machine_without_python_is_told_which_to_install(tmp_path: Path) -> None:
    done = _shell("tests/support/python.sh", str(tmp_path / "venv"), path=_programs(tmp_path / "bin", "id"))
    assert done.returncode == 1
    assert "Python 3.11 or later" in done.stderr
    assert not (tmp_path / "venv").exists()


def test_an_old_python_is_passed_over(tmp_path: Path) -> None:
    programs = _programs(tmp_path / "bin", "id")
    old = programs / "python3"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    done = _shell("tests/support/python.sh", str(tmp_path / "venv"), path=programs)
    assert (done.returncode, "Python 3.11 or later" in done.stderr) == (1, True)


def test_a_machine_without_a_browser_is_told_what_to_install(tmp_path: Path) -> None:
    """Where nothing can be installed: here, because there is no apt-get on the PATH."""
    done = _shell("tests/support/tools.sh", str(tmp_path / "tools"), path=_programs(tmp_path / "bin", "id", "dirname"))
    assert done.returncode == 1
    assert "Chromium" in done.stderr
    assert "make test CHROMIUM=" in done.stderr


def test_make_help_names_every_target_that_the_handbook_names() -> None:
    help_text = subprocess.run(["make", "help"], cwd=REPO, capture_output=True, text=True, check=True).stdout
    for target in ("site", "serve", "test", "test-fast", "lint", "bench", "clean"):
        assert f"  make {target} " in help_text
        assert target == "clean" or f"`make {target}`" in (REPO / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_every_folder_of_tests_is_gone_through(pytestconfig: pytest.Config) -> None:
    passed_over = pytestconfig.getini("norecursedirs")
    folders = {path.parent.name for path in (REPO / "tests").rglob("test_*.py")}
    assert "build" in folders
    assert {folder for folder in folders if any(fnmatch(folder, pattern) for pattern in passed_over)} == set()
