"""The laws of a publishing, over a target in memory: it ends with the build's bytes, touches nothing foreign, and no reader meets a dead link, wherever
it breaks off and whatever is built in between."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dateline.problems import DatelineError
from dateline.publish import manifest
from dateline.publish.lock import PREFIX, Me
from dateline.publish.manifest import Manifest, Mark, mark_of
from dateline.publish.news import News
from dateline.publish.order import rank
from dateline.publish.plan import Strangers, foreign, plan
from dateline.publish.send import PART, Sender
from dateline.publish.stops import Facts, fewer, stops
from dateline.publish.target import TargetError, Work
from tests.publish.bench import BASE, item, page, pages


@dataclass
class Memory:
    """A target that breaks after so many writes (never with a negative number), and looks at itself as a reader would after each of them."""

    files: dict[str, bytes] = field(default_factory=dict)
    left: int = -1
    shown: str = "memory"
    beside: Mapping[str, bytes] = field(default_factory=dict)
    workers: int = 1
    requests: int = 0
    flat: bool = False
    dead: list[str] = field(default_factory=list)

    def read(self, path: str) -> bytes | None:
        return self.files.get(path)

    def names(self, folder: str) -> Collection[str]:
        start = f"{folder}/" if folder else ""
        rests = (path[len(start) :].partition("/") for path in self.files if path.startswith(start))
        return {name + slash for name, slash, _ in rests}

    def put(self, path: str, data: bytes, *, over: bool) -> None:
        self._spend()
        assert over or path not in self.files or path.startswith(PART), f"{path} would be seen half written"
        self.files[path] = data
        self._look()

    def remove(self, path: str) -> None:
        self._spend()
        self.files.pop(path, None)
        self._look()

    def tidy(self, removed: Collection[str]) -> None: ...

    def renew(self) -> None: ...

    def close(self) -> None: ...

    def _spend(self) -> None:
        if self.left == 0:
            raise TargetError("the line is dead", passing=True)
        self.left -= 1

    def _look(self) -> None:
        """Follows every link from the front page and the feed."""
        seen, todo = set(), [path for path in ("index.html", "feed.xml") if path in self.files]
        while todo:
            path = todo.pop()
            if path not in seen:
                seen.add(path)
                links = [link.decode() for link in re.findall(rb"(?:href=/|<id>)([^><]+)", self.files.get(path, b""))]
                self.dead += [f"{path} links to {link}" for link in links if link not in self.files]
                todo += links


@some.composite
def sites(draw: some.DrawFn) -> dict[str, bytes]:
    """A site whose every link leads somewhere within it."""
    places = draw(
        some.lists(some.sampled_from([*(item(n) for n in range(1, 6)), "actors/a/index.html", "timeline/index.html", "topics/t/index.html"]), unique=True)
    )
    links = {path: draw(some.lists(some.sampled_from(places), max_size=3)) if places else [] for path in (*places, "index.html")}
    files = {path: page(path, *there, words=draw(some.sampled_from("ab"))) for path, there in links.items()}
    return files | {"feed.xml": b"<feed>" + b"".join(f"<id>{path}</id>".encode() for path in places[:2]) + b"</feed>"}


def send(place: Memory, files: Mapping[str, bytes], left: int = -1) -> bool:
    """Publishes these files; gives whether that went to its end before so many writes were made."""
    place.left = left
    target = Sender(place, pauses=(), noted=0, me=Me(alive=lambda _: False))
    try:
        before = target.look() or Manifest()
        made = plan({path: mark_of(data) for path, data in files.items()}, before, BASE)
        target.send(Work(made, lambda path: files[path], lambda _: None))
    except TargetError:
        return False
    return True


NOTES = (manifest.FILE, manifest.OPEN, PREFIX)
FOREIGN = {"CNAME": b"digest.example", ".well-known/security.txt": b"Contact: us", "items/README": b"theirs"}


@settings(max_examples=80)
@given(some.lists(some.tuples(sites(), some.integers(0, 14)), min_size=1, max_size=4), sites())
def test_wherever_it_breaks_off_the_target_ends_as_built_and_no_link_is_ever_dead(broken: list[tuple[dict[str, bytes], int]], last: dict[str, bytes]) -> None:
    place = Memory(dict(FOREIGN))
    for files, left in broken:
        send(place, files, left)
    assert send(place, last)
    stands = {path: data for path, data in place.files.items() if not path.startswith(NOTES)}
    assert stands == last | FOREIGN
    assert place.dead == []
    assert send(place, last, left=0), "with nothing to do, nothing is written"


def test_what_was_sent_before_a_break_is_not_sent_again() -> None:
    files, place = pages(range(1, 21)), Memory()
    assert not send(place, files, left=12)
    target = Sender(place)
    again = plan({path: mark_of(data) for path, data in files.items()}, target.look() or Manifest(), BASE)
    sent = len(files) - len(again.sends)
    assert 0 < sent < len(files)
    assert all(place.files[path] == files[path] for path in files if path not in again.sends)


def test_what_broken_publishings_sent_or_removed_is_known_or_done_again_until_one_ends() -> None:
    files, place = pages(range(1, 21)), Memory()
    assert send(place, pages(range(19, 24)))
    before = dict(place.files)
    for left in (12, 9, 30, 2):
        assert not send(place, files, left)
    found = Sender(place).look() or Manifest()
    again = plan({path: mark_of(data) for path, data in files.items()}, found, BASE)
    differing = {path for path in {*before, *place.files} if before.get(path) != place.files.get(path) and not path.startswith(NOTES)}
    assert differing - again.sends - again.gone <= found.untold <= differing
    assert {item(n) for n in range(1, 10)} <= found.news <= found.untold - before.keys()
    assert send(place, files)
    assert Sender(place).look() == Manifest(BASE, {path: mark_of(data) for path, data in files.items()})


def test_lists_come_after_the_pages_they_list_and_the_front_page_last() -> None:
    order = ["static/style.css", item(1), "timeline/index.html", "feed.xml", "search/data/volumes.json", "index.html"]
    assert [rank(path) for path in order] == [0, 1, 2, 3, 4, 5]
    assert [rank(path + ".gz") for path in order] == [0, 1, 2, 3, 4, 5]


def test_a_file_of_ours_never_takes_a_foreign_ones_place_unasked() -> None:
    asked = []
    there = {"": {"CNAME", "about/", "items/"}, "about": {"index.html"}, "items": {"2025/"}, "items/2025": {"03/"}}

    def names(folder: str) -> Collection[str]:
        asked.append(folder)
        return there.get(folder, set())

    ours = {"items/2025/03/a/index.html"}
    marks = {"about/index.html", "items/2025/04/b/index.html", "items/2025/04/c/index.html", "topics/index.html", *ours}
    assert foreign(marks, ours, names) == (["about/index.html"], [])
    assert sorted(asked) == ["", "about", "items/2025"], "a folder that is not there is not looked into"


def test_what_stands_in_the_way_is_told_by_its_kind_and_no_bucket_has_anything_there() -> None:
    there = {"": {"items", "feed.xml/", "about", "about/"}, "about": set()}
    marks = {"items/2025/a/index.html", "feed.xml", "about/index.html", "index.html"}
    assert foreign(marks, (), lambda folder: there[folder]) == ([], ["feed.xml/", "items"])
    assert foreign(marks, (), lambda folder: there[folder], flat=True) == ([], [])


@pytest.mark.parametrize("path", ["../site.html", "/etc/passwd", "a/../../b", "a//b", "C:/x", "a\\..\\b", ".git/config", "a\nb", ""])
def test_a_manifest_that_names_a_file_outside_the_site_is_refused(path: str) -> None:
    raw = manifest.written(Manifest(BASE, {path: Mark(1, "0")}))
    with pytest.raises(DatelineError, match="outside the site"):
        manifest.read(raw, None, "there")


def test_a_manifest_is_read_as_it_was_written_in_every_script() -> None:
    wrote = Manifest(BASE, {path: mark_of(path.encode()) for path in ("index.html", "items/2025/04/11/می\u200cرود-abc/index.html", "a b/“c”.html")})
    assert manifest.read(manifest.written(wrote), None, "there") == wrote


@pytest.mark.parametrize("raw", [b"", b"[]", b'{"dateline":1}', b"\xff"])
def test_a_damaged_manifest_is_told_and_nothing_is_taken_for_ours(raw: bytes) -> None:
    with pytest.raises(DatelineError, match="is not a list of published files"):
        manifest.read(raw, None, "there")


def test_a_mark_is_what_git_gives() -> None:
    assert mark_of(b"hello\n") == Mark(6, "ce013625030ba8dba906f756967f9e9ca394464a")


def words(facts: Facts, files: Mapping[str, bytes], before: Manifest | None, names: list[str] | None = None) -> list[str]:
    made = plan({path: mark_of(data) for path, data in files.items()}, before or Manifest(), facts.base_url)
    return [stop.word for stop in stops(facts, made, before, names or [], Strangers([], []))]


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        (News(items=10, removed=4), True),
        (News(items=12, removed=4), False),
        (News(items=15, new=5, removed=2, unread=3), True),
        (News(items=3, removed=3), False),
        (News(items=0, removed=2), True),
        (News(items=5, taken=9, held=3, merged=3), False),
        (News(), False),
    ],
)
def test_items_that_go_by_themselves_are_asked_about_where_they_are_many(words: News, asks: bool) -> None:
    assert [stop.word for stop in fewer(words)] == ["shrink"] * asks


def test_every_reason_to_stop_has_its_word() -> None:
    small, large = pages(range(1, 6)), pages(range(1, 10))
    was = Manifest(BASE, {path: mark_of(data) for path, data in large.items()})
    good = Facts(BASE)
    assert words(good, large, None, ["CNAME", ".well-known", "README.md"]) == []
    assert words(good, large, None, ["index.html"]) == ["foreign"]
    assert words(good, small, was) == ["shrink"]
    assert words(good, pages(range(1, 9)), was) == []
    assert words(Facts("https://other.example/"), large, was) == ["foreign"]
    assert words(Facts(""), large, None) == ["no-base-url"]
    assert words(Facts(BASE, ["seeds/a.txt: error: empty"], ["seeds/b.txt"]), large, None) == ["unbuilt", "errors"]
