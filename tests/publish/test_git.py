"""Publishing to a branch of a git repository: its history, other people's commits, and what the branch holds beside the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.problems import DatelineError
from dateline.publish.asked import Asked
from dateline.publish.registry import open_target
from dateline.publish.served import served_elsewhere
from dateline.publish.targets import git as git_target
from tests.publish.bench import Bench, pages
from tests.publish.hosts import Host, git, in_branch


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    folder = tmp_path / "digest.git"
    folder.mkdir()
    git(folder, "init", "--quiet", "--bare")
    return folder


def local(bare: Path, root: Path, **said: str) -> Host:
    stands, put = in_branch(bare, said.get("branch", "gh-pages"))
    return Host("git", f"{bare.as_uri()}", root, stands, put, said)


def commits(bare: Path, branch: str = "gh-pages") -> int:
    return int(git(bare, "rev-list", "--count", branch))


def test_history_is_kept_or_is_one_commit_by_choice(bare: Path, bench: Bench) -> None:
    host = local(bare, bench.root)
    host.put("CNAME", b"digest.example")
    bench.build(pages(range(1, 4)))
    bench.publish(host.open())
    bench.build(pages(range(1, 5)))
    bench.publish(host.open())
    assert commits(bare) == 3
    bench.build(pages(range(1, 6)))
    bench.publish(host.open(single_commit="true"))
    assert commits(bare) == 1
    assert host.site() == bench.files | {"CNAME": b"digest.example"}
    assert host.stands()[".nojekyll"] == b""


def test_the_branch_is_named_by_a_setting_or_in_the_address_and_others_are_let_be(bare: Path, bench: Bench) -> None:
    main, _ = in_branch(bare, "main")
    in_branch(bare, "main")[1]("source.txt", b"theirs")
    bench.build(pages(range(1, 3)))
    bench.publish(local(bare, bench.root, branch="pages").open())
    bench.publish(open_target(Asked("", f"{bare.as_uri()}#other", bench.root, {})))
    assert {"pages", "other", "main"} == set(git(bare, "for-each-ref", "--format=%(refname:short)").decode().split())
    assert main() == {"source.txt": b"theirs"}


def test_a_page_of_ours_that_somebody_changed_in_the_branch_is_put_right_and_their_own_files_stay(bare: Path, bench: Bench) -> None:
    host = local(bare, bench.root)
    host.put(".nojekyll", b"theirs")
    bench.build(pages(range(1, 4)))
    bench.publish(host.open())
    host.put("timeline/index.html", b"vandals were here")
    host.put("notes.txt", b"a colleague's")
    sent = bench.publish(host.open())
    assert sent.files == 1
    assert host.site() == bench.files | {"notes.txt": b"a colleague's"}
    assert host.stands()[".nojekyll"] == b"theirs"


@pytest.mark.parametrize("name", ["HEAD", "--upload-pack=x", "a b", "a..b", "x.lock", "a//b", ".a"])
def test_what_git_takes_for_no_branch_is_told_before_anything(bare: Path, bench: Bench, name: str) -> None:
    with pytest.raises(DatelineError, match="is no name of a branch"):
        local(bare, bench.root, branch=name).open()


def test_a_branch_that_is_checked_out_there_is_told_as_that(tmp_path: Path, bench: Bench) -> None:
    theirs = tmp_path / "theirs.git"
    theirs.mkdir()
    git(theirs, "init", "--quiet", "-b", "gh-pages")
    bench.build(pages(range(1, 3)))
    with pytest.raises(DatelineError, match=r"gh-pages is checked out there.* publish to a bare repository"):
        bench.publish(open_target(Asked("", str(theirs), bench.root, {})))


def test_a_branch_that_is_protected_or_may_not_be_rewritten_is_told_as_that(bare: Path, bench: Bench) -> None:
    host = local(bare, bench.root)
    bench.build(pages(range(1, 3)))
    bench.publish(host.open())
    stands = host.stands()
    bench.build(pages(range(1, 4)))
    git(bare, "config", "receive.denyNonFastForwards", "true")
    with pytest.raises(DatelineError, match=r"may not be rewritten there: publish without `single_commit`"):
        bench.publish(host.open(single_commit="true"))
    hook = bare / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    with pytest.raises(DatelineError, match=r"the branch is protected there.*nothing was changed there: publish again"):
        bench.publish(host.open())
    assert host.stands() == stands


@pytest.mark.parametrize(
    ("url", "base", "there"),
    [
        ("git@github.com:Me/digest.git", "https://example.org/", "https://me.github.io/digest/"),
        ("https://github.com/me/me.github.io", "https://me.github.io/digest/", "https://me.github.io/"),
        ("ssh://git@codeberg.org/me/pages.git#pages", "https://me.github.io/", "https://me.codeberg.page/"),
        ("git@github.com:Me/Digest.git", "https://me.github.io/digest", ""),
        ("git@github.com:me/digest.git", "", ""),
        ("git@example.org:me/digest.git", "https://example.org/", ""),
        ("../github.com/me/digest.git", "https://example.org/", ""),
    ],
)
def test_an_address_that_the_host_does_not_serve_the_branch_at_is_told(url: str, base: str, there: str) -> None:
    told = served_elsewhere(url, base, lambda _: ())
    assert (f"serves this repository at {there}, if" in told) if there else told == ""
    assert served_elsewhere(url, base, lambda _: ("CNAME", "index.html")) == ""


def test_without_git_it_is_told_what_to_install(bare: Path, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git_target.shutil, "which", lambda name: None)
    with pytest.raises(DatelineError, match="needs git, which is not on the PATH"):
        local(bare, bench.root).open()
