"""The Nu HTML checker finds no error on any page of any edition."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.conftest import EDITIONS, Built
from tests.support.tools import nu_messages

CHECKED = ("repository", "sampler", "hostile", "rights", "empty", "undated", "japanese", "emoji", "empty_file")


@pytest.mark.slow
def test_the_nu_html_checker_finds_no_error(built: Built, tmp_path: Path) -> None:
    """All pages of all editions of all digests go through one run of the checker; each complaint is told once, with an example."""
    for name in CHECKED:
        for edition in EDITIONS:
            shutil.copytree(built(name, edition), tmp_path / name / edition)
    told: dict[str, str] = {}
    for message in nu_messages(tmp_path):
        where = Path(unquote(urlsplit(message.get("url", "")).path)).relative_to(tmp_path)
        told.setdefault(f"{message['type']}: {message['message']}", f"{where}:{message.get('lastLine')}: {message.get('extract', '')!r}")
    assert told == {}
