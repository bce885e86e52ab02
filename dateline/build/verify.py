"""`--verify`: a clean build beside the site, and every byte compared."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from dateline.build.options import Options
from dateline.build.run import build
from dateline.output import JOURNAL, read_journal

_SOME = 20


def verify(options: Options, folder: Path) -> list[str]:
    """What differs between the site in `folder` and a clean build of the same input: one line a file, nothing where they agree."""
    with tempfile.TemporaryDirectory(prefix="dateline-verify-") as scratch:
        clean = Path(scratch) / "site"
        build(replace(options, output=clean, store=Path(scratch) / "store", frozen=True, strict=False, full=False))
        return list(differences(folder, clean))


def differences(site: Path, clean: Path) -> Iterator[str]:
    """Files that only one of two sites has, or that differ. Files in the site that the program did not write do not count."""
    owned = read_journal(site).files
    one = {path for path in owned if (site / path).is_file()}
    other = {file.relative_to(clean).as_posix() for file in clean.rglob("*") if file.is_file() and file.name != JOURNAL}
    for path in sorted(one | other):
        if path not in one:
            yield f"{path}: missing: a clean build makes it"
        elif path not in other:
            yield f"{path}: left over: a clean build does not make it"
        elif (site / path).read_bytes() != (clean / path).read_bytes():
            yield f"{path}: differs from a clean build"
