"""A library that is installed later: what could not be read without it is read by the next build."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.build import impact
from dateline.build.options import Options
from dateline.build.run import build


def test_a_library_installed_later_has_the_documents_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yml").write_text("title: Watch\nsearch: none\n", "utf-8")
    (tmp_path / "seeds/a.txt").write_text("Harbour dues rise\n\nMarch 4, 2025\n\nThe ministers met on the quay and spoke of the dues.\n", "utf-8")
    read = []
    for there in ((), (), ("fastwarc",)):
        monkeypatch.setattr(impact, "libraries", lambda there=there: there)
        read.append(build(Options(tmp_path, today="2025-05-01", jobs=1)).read)
    assert read == [1, 0, 1]
