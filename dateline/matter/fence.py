"""Finding the fences: `---` for YAML, `+++` for TOML."""

from __future__ import annotations

import re

from dateline.matter.made import Matter, broken
from dateline.text import regex

_YAML_FENCE = regex(r"^-{3,}[ \t]*$", re.MULTILINE)
_CLOSING = regex(r"^(?:-{3,}|\.{3})[ \t]*$", re.MULTILINE)
_TOML_FENCE = regex(r"^\+{3}[ \t]*$", re.MULTILINE)
_KEY_LINE = regex(r"""^(?:[\w][\w .\-]{0,60}|"[^"\n]{1,60}"|'[^'\n]{1,60}')[ \t]*:(?:\s|$)""")
_TOML_KEY_LINE = regex(r"""^(?:[\w\-."']{1,60}[ \t]*=|\[)""")


def parse(text: str, path: str) -> Matter:
    """The front matter and the body of a document or profile; `path` is for messages only.

    A text that does not open with a fence is all body. An opening fence counts as one where key lines follow it, so
    that a rule (`---`) at the head of a text stays a rule.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    start = len(text) - len(text.lstrip(" \t\n"))
    if _YAML_FENCE.match(text, start):
        return _fenced_yaml(text, path, start)
    if _TOML_FENCE.match(text, start) and _opens_keys(text, start, _TOML_KEY_LINE):
        return _fenced_toml(text, path, start)
    return Matter(body=text)


def looks_fenced(text: str) -> bool:
    """Whether a text opens with front matter that is also closed: what a capture needs before it is taken for a note."""
    text = text.removeprefix("\ufeff").lstrip()
    if _YAML_FENCE.match(text):
        return _opens_keys(text, 0, _KEY_LINE) and _CLOSING.search(text, text.find("\n") + 1) is not None
    if _TOML_FENCE.match(text):
        return _opens_keys(text, 0, _TOML_KEY_LINE) and _TOML_FENCE.search(text, text.find("\n") + 1) is not None
    return False


def _opens_keys(text: str, start: int, key_line: re.Pattern[str]) -> bool:
    """Whether the first line after the opening fence that says anything is a key."""
    for line in text[start : start + 4000].split("\n")[1:]:
        if line.strip() and not line.lstrip().startswith("#"):
            return key_line.match(line) is not None
    return False


def _fenced_yaml(text: str, path: str, start: int) -> Matter:
    from frontmatter.default_handlers import YAMLHandler

    from dateline.matter.strict import read_mapping

    first_line = text.count("\n", 0, start) + 1
    keyed = _opens_keys(text, start, _KEY_LINE)
    try:
        block, body = YAMLHandler(fm_boundary=_CLOSING).split(text[start:])
    except ValueError:
        if keyed:
            return broken(path, first_line, _unclosed("---"), text)
        return Matter(body=text)
    body_line = first_line + block.count("\n") + 1
    if not block.strip():
        # Two rules around nothing: empty front matter.
        return Matter(body=body.removeprefix("\n"), body_line=body_line)
    matter = read_mapping(block, path, first_line)
    if matter is None or (matter.problems and not keyed and not block.lstrip().startswith(("- ", "["))):
        # Prose between two rules is prose.
        return Matter(body=text)
    return Matter(matter.keys, matter.lines, body.removeprefix("\n"), body_line, matter.problems)


def _fenced_toml(text: str, path: str, start: int) -> Matter:
    from dateline.matter.hugo import read_toml

    first_line = text.count("\n", 0, start) + 1
    parts = _TOML_FENCE.split(text[start:], maxsplit=2)
    if len(parts) < 3:
        return broken(path, first_line, _unclosed("+++"), text)
    body_line = first_line + parts[1].count("\n") + 1
    matter = read_toml(parts[1], path, first_line)
    return Matter(matter.keys, matter.lines, parts[2].removeprefix("\n"), body_line, matter.problems)


def _unclosed(fence: str) -> str:
    return f"the front matter that opens here is never closed; add a line `{fence}` after its last key"
