"""After a publishing: who is told of it, of what, and that nothing which goes wrong there is more than a warning."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qsl

import pytest

from dateline.build.options import Options
from dateline.build.run import build
from dateline.cli.main import main
from dateline.content import load_content
from dateline.content.afterwards import Afterwards, read_afterwards
from dateline.problems import DatelineError
from dateline.publish.after.step import Call, Step
from dateline.publish.after.tell import Clock, tell
from dateline.publish.target import TargetError
from dateline.publish.targets.folder import Folder
from dateline.web.edition import Edition
from tests.collect.web import Web, says, serving
from tests.support.program import TODAY, lay

KEY = "0123456789abcdef-Key"
BASE = "https://digest.example/news/"
STORY = "---\ntitle: {title}\npublished: 2025-04-11\nurl: {url}\nrights: full\n---\n\nThe minister said that the harbour would stay open.\n"


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as server:
        server.pages = {"/hub": says("", 204), "/indexnow": says("", 202)}
        server.pages |= {f"/save/https://paper.example/{name}": says("", 302, Location="/web/1") for name in "ab"}
        yield server


@pytest.fixture
def digest(tmp_path: Path, web: Web, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_INDEXNOW_KEY", KEY)
    who = f"after_publishing:\n  websub: {web.url}/hub\n  indexnow: {web.url}/indexnow\n  web_archive: {web.url}/save\n"
    site = f"title: A digest\nbase_url: {BASE}\n{who}targets:\n  public: ../public\n  quiet:\n    url: ../quiet\n    announce: false\n"
    root = lay(tmp_path / "digest", {"content/site.yml": site, "seeds/a.md": STORY.format(title="Harbour dues rise", url="https://paper.example/a")})
    built(root)
    return root


def built(root: Path, *, private: bool = False) -> Path:
    return build(Options(root, edition=Edition(private), jobs=1, today=TODAY)).folder


class Published(Protocol):
    def __call__(self, *words: str, status: int = 0) -> str: ...


@pytest.fixture
def published(digest: Path, capfd: pytest.CaptureFixture[str]) -> Published:
    """Publishes the digest, and gives all that was said."""

    def publish(*words: str, status: int = 0) -> str:
        done = main(["publish", "--root", str(digest), *words])
        said = "".join(capfd.readouterr())
        assert done == status, said
        assert KEY not in said
        return said

    return publish


def addresses(paths: set[str]) -> set[str]:
    return {BASE + path.removesuffix("index.html") for path in paths if path.endswith(".html") and path != "404.html"}


def written(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_each_is_told_what_the_publishing_changed_and_nothing_before_it_went_well(digest: Path, web: Web, published: Published) -> None:
    plan = published("public", "--dry-run")
    pages = addresses(set(written(digest / "site")))
    feeds = {BASE + path for path in written(digest / "site") if path.endswith(("feed.xml", "feed.json"))}
    assert f"afterwards: WebSub: {len(feeds)} feeds told to 127.0.0.1\n" in plan
    assert f"afterwards: IndexNow: {len(pages)} pages told to 127.0.0.1\n" in plan
    assert "afterwards: Web Archive: 1 original saved at 127.0.0.1\n" in plan
    assert web.asked == []

    said = published("public")
    assert said.endswith(f"IndexNow: {len(pages)} pages told to 127.0.0.1\nWeb Archive: 1 original saved at 127.0.0.1\n")
    hub, index, archive = web.asked
    assert parse_qsl(hub.body.decode())[:2] == [("hub.mode", "publish"), ("hub.url", f"{BASE}feed.json")]
    assert {value for name, value in parse_qsl(hub.body.decode()) if name == "hub.url"} == feeds
    told = json.loads(index.body)
    assert (told["host"], told["key"], told["keyLocation"]) == ("digest.example", KEY, f"{BASE}{KEY}.txt")
    assert set(told["urlList"]) == pages
    assert (digest.parent / f"public/{KEY}.txt").read_text("ascii") == KEY
    assert archive.path == "/save/https://paper.example/a"

    web.asked.clear()
    before = written(digest / "site")
    lay(digest, {"seeds/b.md": STORY.format(title="Ferries stop", url="https://paper.example/b")})
    assert "the site is older than its sources" in published("public", status=1)
    assert web.asked == []
    built(digest)
    published("public")
    after = written(digest / "site")
    _, index, archive = web.asked
    assert set(json.loads(index.body)["urlList"]) == addresses({path for path, data in after.items() if before.get(path) != data})
    assert archive.path == "/save/https://paper.example/b"

    web.asked.clear()
    published("public")
    assert web.asked == []


def test_what_was_sent_before_a_break_is_told_by_the_publishing_that_goes_on(
    digest: Path, web: Web, published: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = []

    def put(self: Folder, path: str, data: bytes, *, over: bool, real: Callable[..., None] = Folder.put) -> None:
        sent.append(path)
        if len(sent) > 30:
            raise TargetError(f"{self.folder / path}: error: the cable is out", passing=False)
        real(self, path, data, over=over)

    with monkeypatch.context() as broken:
        broken.setattr(Folder, "put", put)
        assert "what was sent is known: publish again to go on" in published("public", status=1)
    assert web.asked == []
    said = published("public")
    hub, index, archive = web.asked
    pages = addresses(set(written(digest / "site")))
    assert set(json.loads(index.body)["urlList"]) == pages
    assert ", the first time" not in said
    assert archive.path == "/save/https://paper.example/a"
    assert hub.path == "/hub"


def test_nobody_is_told_of_a_place_that_is_not_the_site_itself(digest: Path, web: Web, published: Published) -> None:
    for place, where in (("quiet", "quiet"), (str(digest.parent / "other"), "other")):
        assert "afterwards" not in published(place)
        assert not (digest.parent / where / f"{KEY}.txt").exists()
    assert web.asked == []


def test_feeds_name_the_hub(digest: Path, web: Web) -> None:
    assert f'<link rel="hub" href="{web.url}/hub"/>' in (digest / "site/feed.xml").read_text("utf-8")
    assert json.loads((digest / "site/feed.json").read_text("utf-8"))["hubs"] == [{"type": "WebSub", "url": f"{web.url}/hub"}]
    built(digest, private=True)
    assert "hub" not in (digest / ".dateline/private/feed.xml").read_text("utf-8")
    settings = digest / "content/site.yml"
    settings.write_text(settings.read_text("utf-8").replace(f"  websub: {web.url}/hub\n", ""), "utf-8")
    built(digest)
    feeds = [path for path in written(digest / "site") if path.rpartition("/")[2].startswith("feed.")]
    whole = built(lay(digest.parent / "anew", {path: data for path, data in written(digest).items() if path.startswith(("content/", "seeds/"))}))
    assert {path: (digest / "site" / path).read_bytes() for path in feeds} == {path: (whole / path).read_bytes() for path in feeds}
    assert "hub" not in (whole / "feed.xml").read_text("utf-8")


def test_what_goes_wrong_there_is_a_warning_and_the_site_is_published(web: Web, published: Published, monkeypatch: pytest.MonkeyPatch) -> None:
    web.pages["/hub"] = says("", 500)
    monkeypatch.setenv("DATELINE_INDEXNOW_KEY", "short")
    monkeypatch.setenv("DATELINE_INDEXNOW_KEY_FILE", "/nowhere")
    said = published("public")
    assert "published: " in said
    assert "content/site.yml:4: warning: after_publishing: WebSub: " in said
    assert f"{web.url}/hub was answered with 500. The site is published all the same\n" in said
    assert "content/site.yml:5: warning: after_publishing: IndexNow: nobody can be told: the key is not of 8 to 128 letters" in said
    assert "Web Archive: 1 original saved" in said


class Waits:
    """A clock that stands still but for what is waited."""

    def __init__(self) -> None:
        self.at, self.slept = 0.0, list[float]()

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds

    def clock(self) -> Clock:
        return Clock(lambda: self.at, self.sleep)


def saves(web: Web, many: int) -> Step:
    return Step("Archive", "original", "saved", tuple(Call(f"{web.url}/{n}") for n in range(many)), good=399, total=100.0, pause=5.0)


def test_one_that_asks_to_wait_is_asked_once_more_within_the_time_there_is(web: Web) -> None:
    web.pages = {"/0": says("", 429, Retry_After="30"), "/1": says("", 503, Retry_After="3000"), "/2": says("saved")}
    waits = Waits()
    did, wrong = tell(saves(web, 3), "Dateline", waits.clock())
    assert waits.slept == [30.0, 5.0, 5.0]
    assert [one.path for one in web.asked] == ["/0", "/0", "/1", "/2"]
    assert did == "Archive: 1 original saved"
    assert wrong.startswith(f"Archive: 2 originals not saved: {web.url}/0 was answered with 429; {web.url}/1 was answered with 503.")


def test_the_time_for_all_is_bounded_and_one_that_fails_on_is_left_alone(web: Web) -> None:
    web.pages = {f"/{n}": says("saved") for n in range(50)}
    did, wrong = tell(saves(web, 50), "Dateline", Waits().clock())
    assert did == "Archive: 20 originals saved"
    assert wrong == "Archive: 30 originals not saved: after 100 s the time was over. The site is published all the same"
    web.pages = {}
    web.asked.clear()
    did, wrong = tell(saves(web, 50), "Dateline", Waits().clock())
    assert (did, len(web.asked)) == ("", 3)
    assert "50 originals not saved" in wrong


def test_settings_say_who_is_told_and_errors_have_their_line(tmp_path: Path) -> None:
    lay(tmp_path, {"content/site.yml": "title: A\nafter_publishing:\n  indexnow: true\n  web_archive: no\n"})
    assert load_content(tmp_path).settings.hub == ""
    assert read_afterwards(tmp_path) == (Afterwards("indexnow", "", 3),)
    lay(tmp_path, {"content/site.yml": "title: A\nafter_publishing:\n  websub: true\n  indexnow: https://me:hunter2@example.org\n  archive: true\n"})
    with pytest.raises(DatelineError) as caught:
        load_content(tmp_path)
    wrong = sorted(str(problem) for problem in caught.value.problems)
    assert [line.partition(" error: ")[0] for line in wrong] == ["content/site.yml:3:", "content/site.yml:4:", "content/site.yml:5:"]
    assert "websub is the address of a hub" in wrong[0]
    assert "hunter2" not in "".join(wrong)
