"""What every benchmark says in the same way: a Markdown table, the machine that it ran on, and the program's version; and where it is kept."""

from __future__ import annotations

import contextlib
import os
import platform
import subprocess
from collections.abc import Sequence
from pathlib import Path


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a Markdown table, set for the eye too; the first one is the head."""
    widths = [max(len(line[column]) for line in rows) for column in range(len(rows[0]))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in rows]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def machine() -> str:
    """System, processor, cores, memory and Python; and how busy it is, because a busy machine's seconds are worth little."""
    parts = [f"{platform.system()} {platform.machine()}", _processor(), f"{os.cpu_count()} cores", _memory(), f"Python {platform.python_version()}", _load()]
    return ", ".join(part for part in parts if part)


def keep(name: str, title: str, text: str) -> None:
    """Writes figures where they are kept, as `results/NAME.md`."""
    folder = Path(__file__).resolve().parent / "results"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.md").write_text(f"# {title}\n\nHow this is measured: [Benchmarks](../README.md).\n\n{text}\n", encoding="utf-8", newline="\n")


def versions() -> str:
    """This program's version, and where it stands in its history if that can be told."""
    from dateline import __version__

    folder = Path(__file__).resolve().parents[1]
    with contextlib.suppress(OSError, subprocess.CalledProcessError):
        told = subprocess.run(["git", "log", "-1", "--format=%h"], cwd=folder, check=True, capture_output=True, text=True)
        return f"Dateline {__version__} ({told.stdout.strip()})"
    return f"Dateline {__version__}"


def _line(file: str, key: str) -> str:
    """What a file of the system's says under `key`; "" where there is no such file."""
    path = Path(file)
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return next((line.partition(":")[2].strip() for line in lines if line.partition(":")[0].strip() == key), "")


def _processor() -> str:
    return _line("/proc/cpuinfo", "model name") or platform.processor()


def _memory() -> str:
    kibibytes = _line("/proc/meminfo", "MemTotal").split(" ")[0]
    return f"{int(kibibytes) / 1024**2:.0f} GiB" if kibibytes else ""


def _load() -> str:
    return f"load {os.getloadavg()[0]:.1f} when it began" if hasattr(os, "getloadavg") else ""
