"""`inspect` proposes a profile for a source that three items share and that has none; what it proposes is a profile that works."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.build.look import look
from dateline.build.options import Options
from dateline.build.run import build
from dateline.content import load_content
from dateline.inspect import Proposal, Sighting, propose

TEXT = "The harbour board has approved the purchase of two new pilot boats, which will replace vessels that have served for thirty years."


def seen(number: int, **changed: str) -> Sighting:
    told = {"name": "Harbour Gazette", "host": "gazette.example", "language": "en", "published": f"2025-04-{number:02}"} | changed
    return Sighting(**told)


def lines(proposal: Proposal | None) -> list[str]:
    assert proposal is not None
    return [line for line in proposal.text.splitlines() if not line.startswith("#")]


def test_three_items_make_a_proposal_and_two_do_not() -> None:
    assert propose([seen(1), seen(2)]) is None
    proposal = propose([seen(1), seen(2), seen(3)])
    assert proposal is not None
    assert (proposal.path, proposal.items) == ("content/sources/harbour-gazette.md", 3)
    assert lines(proposal) == ["---", "name: Harbour Gazette", "match:", "  - gazette.example", "language: en", "---"]


def test_a_source_without_a_name_is_called_by_its_host_and_one_without_a_host_matched_by_its_name() -> None:
    assert lines(propose([seen(day, name="") for day in (1, 2, 3)]))[1] == "name: gazette.example"
    assert lines(propose([seen(day, host="") for day in (1, 2, 3)]))[2:4] == ["match:", "  - Harbour Gazette"]


def test_a_language_that_items_do_not_agree_on_is_left_open() -> None:
    assert lines(propose([seen(1), seen(2, language="de"), seen(3, language="fr")])) == ["---", "name: Harbour Gazette", "match:", "  - gazette.example", "---"]


@pytest.mark.parametrize(
    ("host", "language", "moments", "expected"),
    [
        ("gazette.example.jp", "en", ["2025-04-11T17:25:00+09:00"] * 3, "timezone: Asia/Tokyo  # 3 clock times, all +09:00"),
        ("gazette.example", "ja", ["2025-04-11T17:25:00+09:00"] * 3, "timezone: Asia/Tokyo  # 3 clock times, all +09:00"),
        (
            "zeitung.example.de",
            "de",
            ["2025-01-11T17:25:00+01:00", "2025-04-11T17:25:00+02:00"] * 2,
            "timezone: Europe/Berlin  # 4 clock times: +01:00, +02:00",
        ),
        ("gazette.example", "en", ["2025-04-11T17:25:00+09:00"] * 3, "# timezone: 3 clock times, all +09:00"),
        ("gazette.example.jp", "en", ["2025-04-11T17:25:00+00:00"] * 3, ""),
        ("gazette.example.jp", "en", ["2025-04-11T17:25:00+09:00"] * 2 + ["2025-04-11", "2025-04-12"], ""),
        ("gazette.example.jp", "en", ["2025-04-11T17:25:00+09:00", "2025-04-11T17:25:00+02:00"] * 2, ""),
    ],
)
def test_a_zone_is_proposed_where_every_clock_time_bears_its_offset(host: str, language: str, moments: list[str], expected: str) -> None:
    proposal = propose([seen(1, host=host, language=language, published=moment) for moment in moments])
    assert proposal is not None
    assert [line for line in proposal.text.splitlines() if "timezone" in line] == ([expected] if expected else [])


def digest(root: Path, count: int) -> Path:
    (root / "seeds").mkdir(parents=True)
    (root / "content" / "sources").mkdir(parents=True)
    for number in range(count):
        head = f"url: https://gazette.example/{number}\nsource: 'Harbour: Gazette'\npublished: 2025-04-0{number + 1}\n"
        (root / "seeds" / f"{number}.md").write_text(f"---\n{head}---\n# Report number {number} of the board\n\n{TEXT} Report {number}.\n", encoding="utf-8")
    build(Options(root, jobs=1, today="2025-05-01"))
    return root / "seeds" / "0.md"


def shown(path: Path) -> str:
    return look(path, None, as_json=False, width=80, styled=False)[0]


def proposed(path: Path) -> list[dict[str, str]]:
    told: list[dict[str, str]] = json.loads(look(path, None, as_json=True, width=80, styled=False)[0])["proposed"]
    return told


def test_inspect_proposes_for_a_source_of_three_items_and_writes_nothing(tmp_path: Path) -> None:
    document = digest(tmp_path, 3)
    before = sorted(tmp_path.rglob("*"))
    (one,) = proposed(document)
    assert shown(document).endswith(f"\ncontent/sources/harbour-gazette.md:\n\n{one['text']}")
    assert sorted(tmp_path.rglob("*")) == before


def test_what_is_proposed_is_a_profile_that_then_knows_the_source(tmp_path: Path) -> None:
    document = digest(tmp_path, 3)
    (one,) = proposed(document)
    (tmp_path / one["path"]).write_text(one["text"], encoding="utf-8")
    content = load_content(tmp_path)
    assert content.problems == ()
    assert [(source.name, source.match, source.language) for source in content.sources] == [("Harbour: Gazette", ("gazette.example",), "en")]
    assert proposed(document) == []


def test_nothing_is_said_of_two_items_or_without_a_build(tmp_path: Path) -> None:
    two = digest(tmp_path / "two", 2)
    assert (proposed(two), "profile" in shown(two)) == ([], False)
    (tmp_path / "none" / "seeds").mkdir(parents=True)
    alone = tmp_path / "none" / "seeds" / "a.md"
    alone.write_text(two.read_text(encoding="utf-8"), encoding="utf-8")
    assert proposed(alone) == []


def test_a_damaged_store_is_no_reason_to_fail(tmp_path: Path) -> None:
    document = digest(tmp_path, 3)
    (tmp_path / ".dateline" / "store.db").write_bytes(b"no store")
    assert proposed(document) == []
