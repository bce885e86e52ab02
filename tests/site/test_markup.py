"""The Nu HTML checker finds no error on any page of any edition."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.conftest import EDITIONS, Built
from tests.support.pages import examples
from tests.support.tools import nu_messages

CHECKED = ("repository", "sampler", "hostile", "rights", "empty", "undated", "japanese", "emoji", "empty_file")


@pytest.mark.slow
def test_the_nu_html_checker_finds_no_error(built: Built, tmp_path: Path) -> None:
    """All pages of the public editions, and of the others the fullest and the thinnest of every kind, go through one run of the checker; each
    complaint is told once, with an example."""
    for name in CHECKED:
        shutil.copytree(built(name), tmp_path / name / "site")
        for edition in set(EDITIONS) - {"site"}:
            for path in examples(built(name, edition)):
                copy = tmp_path / name / edition / path
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(built(name, edition) / path, copy)
    told: dict[str, str] = {}
    for message in nu_messages(tmp_path):
        where = Path(unquote(urlsplit(message.get("url", "")).path)).relative_to(tmp_path)
        told.setdefault(f"{message['type']}: {message['message']}", f"{where}:{message.get('lastLine')}: {message.get('extract', '')!r}")
    assert told == {}
