"""`targets` in content/site.yml: what a target takes, and that no secret may stand there."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.content import load_content
from dateline.content.targets import TargetSetting, read_targets
from dateline.problems import DatelineError
from tests.support.program import lay


def told(root: Path, targets: str) -> list[str]:
    """What is wrong with these targets: line and message."""
    lay(root, {"content/site.yml": f"title: A digest\n{targets}language: en\n"})
    try:
        load_content(root)
    except DatelineError as why:
        return [f"{problem.line}: {problem.message}" for problem in why.problems]  # type: ignore[union-attr]
    return []


def test_a_target_is_an_address_or_an_address_with_settings(tmp_path: Path) -> None:
    assert told(tmp_path, "targets:\n  mirror: ../public\n  pages:\n    url: git@example.org:me/digest.git\n    branch: pages\n    single_commit: yes\n") == []
    mirror, pages = read_targets(tmp_path)
    assert mirror == TargetSetting("mirror", "../public", {})
    assert (pages.url, pages.said["branch"], pages.flag("single_commit"), pages.flag("gzip")) == ("git@example.org:me/digest.git", "pages", True, False)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("password: hunter2", '"password" looks like a secret'),
        ("aws_secret_access_key: abc", '"aws_secret_access_key" looks like a secret'),
        ("access_key_id: abc", '"access_key_id" looks like a secret'),
        ("token: abc", '"token" looks like a secret'),
        ("endpoint: https://me:hunter2@example.org", '"endpoint" holds a secret'),
        ("endpoint: https://example.org/?sig=abc", '"endpoint" holds a secret'),
        ("endpont: https://example.org/", 'Did you mean "endpoint"?'),
        ("gzip: maybe", '"gzip" is true or false'),
    ],
)
def test_what_a_target_may_not_hold_is_told_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    (message,) = told(tmp_path, f"targets:\n  other:\n    url: s3://other\n  store:\n    url: s3://bucket\n    {line}\n")
    assert message.startswith("7: targets: store: ")
    assert said in message
    assert "hunter2" not in message


@pytest.mark.parametrize("url", ["sftp://me:hunter2@example.org/site", "https://hunter2@example.org/me/digest.git", "webdavs://example.org/?token=hunter2"])
def test_an_address_with_a_secret_is_refused(tmp_path: Path, url: str) -> None:
    (message,) = told(tmp_path, f"targets:\n  store: {url}\n")
    assert message.startswith('3: targets: store: "url" holds a secret')
    assert "hunter2" not in message


def test_a_new_target_makes_no_page_again(tmp_path: Path) -> None:
    assert told(tmp_path, "") == []
    before = load_content(tmp_path).settings
    assert told(tmp_path, "targets: {mirror: ../public}\n") == []
    assert load_content(tmp_path).settings == before
