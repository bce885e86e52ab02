"""A branch of a git repository, as GitHub, GitLab, Codeberg and others serve it: one commit on top of what is there, pushed in one step.

Nothing is checked out. Of what stands there only the folders are fetched, where the server can do so (`--filter=blob:none`); `git fast-import`
puts the changed files over them. `--force-with-lease` makes the push fail where somebody else was quicker, so no lock is needed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct, field

from dateline.problems import DatelineError
from dateline.publish import manifest
from dateline.publish.asked import Asked
from dateline.publish.manifest import Manifest
from dateline.publish.masks import masked
from dateline.publish.target import Sent, Target, TargetError, Work

_BRANCH, _BASE = "gh-pages", "refs/dateline/base"
_BESIDE: Mapping[str, bytes] = MappingProxyType({".nojekyll": b""})
"""Without it GitHub Pages leaves out what begins with an underscore, and makes its own of Markdown."""
_REFUSED = re.compile(r"stale info|fetch first|\[rejected\] \(non-fast-forward|cannot lock ref|already exists", re.IGNORECASE)
_HINTS = (
    (
        re.compile(r"denying non-fast-forward|\[remote rejected\] \(non-fast-forward|force.push", re.IGNORECASE),
        "the branch may not be rewritten there: publish without `single_commit`, or allow it there",
    ),
    (re.compile(r"No space left on device|disk quota exceeded", re.IGNORECASE), "a disk is full, the server's or this machine's: make room there"),
    (
        re.compile(
            r"authentication failed|could not read (username|password)|permission denied|access denied|terminal prompts disabled|\b40[13]\b", re.IGNORECASE
        ),
        "the server refused the login: see that git can push there by itself (git push), with an SSH key or a credential helper",
    ),
    (
        re.compile(r"protected branch|pre-receive hook declined|GH006|not allowed to push", re.IGNORECASE),
        "the branch is protected there: allow yourself to push to it, or publish to another one",
    ),
)
_NAME = re.compile(r"(?!-)[\w./-]+")
_SECONDS, _TOLD = 3_600, 500


class Branch(Struct):
    """The target. `base` is the commit that is there ("" for none), `found` the files of its tree with their hashes, `tree` the names in each of
    its folders."""

    url: str
    branch: str
    single: bool
    shown: str
    git: str
    work: tempfile.TemporaryDirectory[str]
    beside: Mapping[str, bytes] = field(default_factory=lambda: _BESIDE)
    base: str = ""
    found: Mapping[str, str] = field(default_factory=dict)
    tree: Mapping[str, Collection[str]] = field(default_factory=dict)
    flat: bool = False

    def look(self) -> Manifest | None:
        """The list in the branch; a file of it that somebody has changed there counts as unsure."""
        if not (Path(self.work.name) / "HEAD").exists():
            self._run("init", "--quiet", "--bare", ".")
            self._run("config", "remote.origin.url", self.url)
            self._run("config", "remote.origin.promisor", "true")
            self._run("config", "remote.origin.partialclonefilter", "blob:none")
        listed = self._run("ls-remote", "origin", f"refs/heads/{self.branch}").split()
        self.base = listed[0].decode() if listed else ""
        if not self.base:
            return None
        self._run("fetch", "--quiet", "--depth=1", "--no-tags", "--filter=blob:none", "origin", f"+refs/heads/{self.branch}:{_BASE}")
        self.base = self._run("rev-parse", _BASE).decode().strip()
        self.found = dict(_listed(self._run("ls-tree", "-r", "-z", "--full-tree", _BASE)))
        self.tree = _tree(self.found)
        if manifest.FILE not in self.found:
            self._beside(())
            return None
        said = manifest.read(self._run("cat-file", "blob", f"{_BASE}:{manifest.FILE}"), None, self.shown) or Manifest()
        self._beside(said.files)
        there = {path: mark for path, mark in said.files.items() if path in self.found}
        right = {path: mark for path, mark in there.items() if self.found[path] == mark.hash}
        return Manifest(said.site, right, frozenset(there.keys() - right.keys()))

    def _beside(self, ours: Collection[str]) -> None:
        """Files that the target needs and somebody else has put there already are theirs."""
        self.beside = {path: data for path, data in _BESIDE.items() if path in ours or path not in self.found}

    def names(self, folder: str) -> Collection[str]:
        return self.tree.get(folder, ())

    def send(self, work: Work) -> Sent:
        plan = work.plan
        if plan.empty:
            return Sent()
        commit = self._import(work)
        refused = self._push(commit)
        if refused:
            raise DatelineError(f"{self.shown}: error: somebody else has pushed to {self.branch} meanwhile: publish again")
        return Sent(len(plan.sends), plan.bytes, len(plan.gone), said=(f"{self.branch} is now at {commit[:10]}",))

    def close(self) -> None:
        self.work.cleanup()

    def _import(self, work: Work) -> str:
        """Makes the commit, file by file, and gives its name."""
        ident = self._ident()
        env = self._environment()
        ref = b"refs/dateline/next"
        with subprocess.Popen(  # noqa: S603 - git, found on PATH
            [self.git, "fast-import", "--quiet", "--force"], cwd=self.work.name, env=env, stdin=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            if process.stdin is None or process.stderr is None:
                raise AssertionError("both are pipes")
            try:
                for part in self._stream(work, ref, ident):
                    process.stdin.write(part)
                process.stdin.close()
            except BrokenPipeError:
                pass
            except BaseException:
                process.kill()
                raise
            said = process.stderr.read().decode("utf-8", "replace")
        if process.returncode:
            raise self._fault(said)
        return self._run("rev-parse", ref.decode()).decode().strip()

    def _stream(self, work: Work, ref: bytes, ident: bytes) -> Iterator[bytes]:
        """The commit for `git fast-import` (its manual page tells the format)."""
        plan = work.plan
        words = f"Publish {plan.site or 'the digest'}\n".encode()
        yield b"commit %s\ncommitter %s\ndata %d\n%s\n" % (ref, ident, len(words), words)
        if self.base and self.single:
            yield b'M 040000 %s ""\n' % self._run("rev-parse", f"{self.base}^{{tree}}").strip()
        elif self.base:
            yield b"from %s\n" % self.base.encode()
        for path in sorted(plan.gone & self.found.keys()):
            yield b"D %s\n" % _quoted(path)
            work.tell(1)
        for path in sorted(plan.sends):
            yield _file(path, work.read(path))
            work.tell(1)
        yield _file(manifest.FILE, manifest.written(plan.after()))

    def _push(self, commit: str) -> bool:
        """Whether it was refused, because the branch is not what it was."""
        ref = f"refs/heads/{self.branch}"
        try:
            self._run("push", "--quiet", "--porcelain", f"--force-with-lease={ref}:{self.base}", "origin", f"{commit}:{ref}")
        except TargetError as why:
            if _REFUSED.search(str(why)):
                return True
            raise TargetError(f"{why}; nothing was changed there: publish again to go on", passing=False) from None
        return False

    def _ident(self) -> bytes:
        """Who commits, and when: as git is told, else the program."""
        try:
            return self._run("var", "GIT_COMMITTER_IDENT").strip()
        except TargetError:
            env = {"GIT_COMMITTER_NAME": "Dateline", "GIT_COMMITTER_EMAIL": "dateline@localhost"}
            return self._run("var", "GIT_COMMITTER_IDENT", **env).strip()

    def _environment(self) -> dict[str, str]:
        """Without what would lead git to another repository; and it asks nobody where nobody is."""
        env = {key: value for key, value in os.environ.items() if key not in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")} | {"LC_ALL": "C"}
        if not sys.stdin.isatty():
            env |= {"GIT_TERMINAL_PROMPT": "0", "GIT_SSH_COMMAND": os.environ.get("GIT_SSH_COMMAND", "ssh -o BatchMode=yes")}
        return env

    def _run(self, *words: str, **more: str) -> bytes:
        """What a git command says. Raises TargetError with what it complains of."""
        env = self._environment() | more
        try:
            done = subprocess.run([self.git, *words], cwd=self.work.name, env=env, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603 - git
        except subprocess.TimeoutExpired:
            raise TargetError(f"{self.shown}: error: git {words[0]} did not end within an hour", passing=False) from None
        if done.returncode:
            raise self._fault((done.stdout + b"\n" + done.stderr).decode("utf-8", "replace"))
        return done.stdout

    def _fault(self, said: str) -> TargetError:
        told = masked(" ".join(said.replace(self.url, self.shown).split()))
        if "denyCurrentBranch" in told:
            told = (
                f"{self.branch} is checked out there, and git takes nothing for it then: publish to a bare repository (git init --bare), or to another branch"
            )
            return TargetError(f"{self.shown}: error: {told}", passing=False)
        hint = next((f"{hint}. " for sign, hint in _HINTS if sign.search(told)), "")
        short = told if len(told) <= _TOLD else f"{told[: _TOLD // 2]} … {told[-_TOLD // 2 :]}"
        return TargetError(f"{self.shown}: error: {hint}git says: {short}", passing=False)


def _listed(raw: bytes) -> Iterator[tuple[str, str]]:
    """Path and hash of each file of a tree, as `git ls-tree -z` tells them."""
    for line in raw.split(b"\0"):
        about, tab, path = line.partition(b"\t")
        if tab:
            yield path.decode("utf-8", "surrogateescape"), about.split()[2].decode()


def _tree(paths: Iterable[str]) -> dict[str, set[str]]:
    """The names in each folder, a folder's with a slash at its end."""
    tree: dict[str, set[str]] = {}
    for path in paths:
        above, _, name = path.rpartition("/")
        while name not in tree.setdefault(above, set()):
            tree[above].add(name)
            above, _, name = above.rpartition("/")
            if not name:
                break
            name += "/"
    return tree


def _file(path: str, data: bytes) -> bytes:
    return b"M 100644 inline %s\ndata %d\n%s\n" % (_quoted(path), len(data), data)


def _quoted(path: str) -> bytes:
    return b'"' + path.replace("\\", "\\\\").replace('"', '\\"').encode() + b'"'


def open_target(asked: Asked) -> Target:
    """The target for any address that git can push to; `#name` at its end, or the setting `branch`, names the branch. Raises DatelineError where git is
    missing, or the branch has no name of one."""
    url, _, named = asked.url.removeprefix("git+").partition("#")
    branch = named or asked.said.get("branch") or _BRANCH
    git = shutil.which("git")
    if git is None:
        raise DatelineError(f"{asked.shown}: error: needs git, which is not on the PATH: install it (https://git-scm.com/downloads)")
    if not _NAME.fullmatch(branch) or subprocess.run([git, "check-ref-format", "--branch", branch], capture_output=True, check=False).returncode:  # noqa: S603
        raise DatelineError(f"{asked.shown}: error: {branch!r} is no name of a branch")
    if not re.match(r"\w[\w+.-]*://|[\w.-]+@", url):
        url = str((asked.root / Path(url).expanduser()).resolve())
    if url.startswith("-"):
        raise DatelineError(f"{asked.shown}: error: is no address")
    work = tempfile.TemporaryDirectory(prefix="dateline-publish-", ignore_cleanup_errors=True)
    return Branch(url, branch, asked.flag("single_commit"), asked.shown.removeprefix("git+"), git, work)
