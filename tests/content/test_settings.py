"""content/site.yml: what each setting takes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.content import load_content
from dateline.model import Settings

Write = Callable[[str, str], Path]
Errors = Callable[[], list[str]]


def test_every_setting_is_kept(tmp_path: Path, write: Write) -> None:
    write(
        "site.yml",
        """title: "Across the strait: a digest"
description: >-
  Two
  lines.
base_url: https://example.org/digest
language: zh_hant
timezone: Asia/Taipei
rights: link
publisher: The editors
contact: mailto:editors@example.org
world_pack: off
topic_pack: yes
topic_pack_without: oil
unreviewed: hide
search: none
limits:
  document_mb: 5
""",
    )
    assert load_content(tmp_path).settings == Settings(
        title="Across the strait: a digest",
        description="Two lines.",
        base_url="https://example.org/digest/",
        language="zh-Hant",
        timezone="Asia/Taipei",
        rights="link",
        publisher="The editors",
        contact="editors@example.org",
        world_pack=False,
        topic_pack=True,
        topic_pack_without=("oil",),
        unreviewed="hide",
        search="none",
        limits={"document_mb": 5},
    )


def test_settings_left_empty_are_the_defaults(tmp_path: Path, write: Write) -> None:
    write("site.yml", "title:\nlanguage:\nlimits:\nrights: ~\n# rights: full\n")
    assert load_content(tmp_path).settings == Settings()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("baseurl: https://x.org", '"baseurl" is no key here. Did you mean "base_url"?'),
        ("base_url: example.org", 'base_url: "example.org" is no web address. Write it whole, like https://example.org/'),
        ("base_url: http://[x", 'base_url: "http://[x" is no web address. Write it whole, like https://example.org/'),
        ("base_url: https://x.org/?a=b", 'base_url: "https://x.org/?a=b" has a "?" or "#". Write the address of the site\'s first page alone, like https://example.org/digest/'),
        ("contact: javascript:alert(1)", 'contact: "javascript:alert(1)" is neither an e-mail address nor a web address. Write editors@example.org or https://example.org/contact'),
        ("world_pack: maybe", '"world_pack" is true or false'),
        ("unreviewed: hidden", 'unreviewed: "hidden" is not one of show and hide. Did you mean "hide"?'),
        ("search: lunr", 'search: "lunr" is not one of index, none and pagefind.'),
        ("language: klingon", 'language: "klingon" is no language tag. Write one like en, ja or zh-Hant. Did you mean "tlh"?'),
        ("limits: {document_kb: 5}", 'limits: "document_kb" is no key here. Did you mean "document_mb"?'),
        ("limits: {document_mb: large}", "limits: document_mb is a whole number above 0 (the largest document that is read, in megabytes)"),
        ("limits: {document_mb: 0}", "limits: document_mb is a whole number above 0 (the largest document that is read, in megabytes)"),
        ("limits: 5", '"limits" is a map of names and values, not a single value'),
    ],
)  # fmt: skip
def test_a_mistake_in_the_settings_is_told_with_its_line(write: Write, errors: Errors, line: str, told: str) -> None:
    write("site.yml", f"title: X\n{line}\n")
    assert errors() == [f"site.yml:2: error: {told}"]
