"""TOML front matter (`+++`), as Hugo writes it, in the same plain values as YAML."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from dateline.matter.made import Matter, broken


def read_toml(block: str, path: str, first_line: int) -> Matter:
    """The keys of a TOML block whose first character stands on `first_line`. Bad syntax is an error with its line."""
    import tomllib

    try:
        keys = {key: _plain(value) for key, value in tomllib.loads(block).items()}
    except tomllib.TOMLDecodeError as caught:
        at = re.search(r"\(at line (\d+)", str(caught))
        said = re.sub(r" \(at .*\)$", "", str(caught))
        line = first_line + int(at[1]) - 1 if at else first_line
        return broken(path, line, f'cannot be read as TOML: {said}; write `key = "value"`, or use `---` fences with `key: value`')
    return Matter(keys, {key: _line_of(key, block, first_line) for key in keys})


def _plain(value: Any) -> Any:
    """As YAML is read here: text stays text, numbers and days become the text they were."""
    if isinstance(value, bool | str):
        return value
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)


def _line_of(key: str, block: str, first_line: int) -> int:
    found = re.search(rf"""^[ \t]*(?:["']?{re.escape(key)}["']?[ \t]*[=.]|\[+{re.escape(key)}[\].])""", block, re.MULTILINE)
    return first_line + block.count("\n", 0, found.start()) if found else first_line
