"""The search index of a built site, by Pagefind. Another index can fill the same place: a folder of pages in, files out."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from dateline.problems import DatelineError

FOLDER = "pagefind"
_PAGES = "items/**/*.html"


def reindex(site: Path, scratch: Path) -> dict[str, bytes]:
    """The index over the item pages of `site`: path below the site, and bytes. Empty where there is no item to index.

    Only what an item's page shows is indexed, so that the index can leak nothing. Raises DatelineError where Pagefind fails.
    """
    if not (site / "items").is_dir():
        return {}
    import pagefind_bin

    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    command = [str(pagefind_bin.get_executable()), "--site", str(site), "--glob", _PAGES, "--output-path", str(scratch / FOLDER), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - the program's own dependency, no user's words
    if done.returncode:
        told = (done.stderr or done.stdout).strip().splitlines()
        raise DatelineError(
            f"the search index could not be made: {told[-1] if told else 'Pagefind gave no reason'}; set `search: none` in content/site.yml to build without"
        )
    kept = ("pagefind.js", "pagefind-worker.js", "wasm.", "pagefind-entry.json")
    files = {}
    for file in sorted((scratch / FOLDER).rglob("*")):
        path = file.relative_to(scratch).as_posix()
        if file.is_file() and (file.name.startswith(kept) or file.suffix.startswith(".pf_")):
            files[path] = file.read_bytes()
    shutil.rmtree(scratch, ignore_errors=True)
    return files
