"""YAML without its surprises: the node tree of PyYAML's C parser, turned into plain values by this program.

Nothing is resolved by YAML 1.1's rules, so `10:30` is no number, `no` no truth value and `2024-02-30` no exception.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dateline.matter.made import Matter, broken
from dateline.problems import Problem, error
from dateline.text import regex

if TYPE_CHECKING:
    import yaml

_MOST_NODES = 20_000
_MOST_DEPTH = 40
# Levels of lists and groups that are composed; no block nests deeper than it has marks, and few have many.
_DEEPEST = 100
_WORTH_COUNTING = 100
_TOO_DEEP = "nested too deep"
_TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NOTHING = ("", "~", "null", "Null", "NULL")
_LONE_VALUE = regex(r"^([ \t]*(?:- )?[\w][\w .\-]{0,60}:[ \t]+|[ \t]*- )(.*\S)[ \t]*$")
_HALVES = regex(r"(?<!\\)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_QUOTED = regex(r'"(?:[^"\\]|\\.)*"')
_TROUBLING = regex(r"""^(?:[*&!%@`|>][^\n]*|[^"'\[{|>#][^#]*:(?: .*|$)|[\[{"'].*)$""")


class _Refused(Exception):  # noqa: N818 - never leaves this module
    def __init__(self, line: int, message: str) -> None:
        self.line, self.message = line, message


def parse_yaml(text: str, path: str) -> Matter:
    """A whole YAML file (a side file, `site.yml`) as a Matter without a body."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return Matter()
    # A file that somebody closed like front matter holds one document all the same.
    closed = re.sub(r"\n(?:-{3,}|\.{3})[ \t]*\s*\Z", "\n", text)
    matter = read_mapping(closed, path, 1)
    if matter is None:
        return broken(path, 1, "is text without keys; write lines like `title: …`")
    return matter


def read_mapping(block: str, path: str, first_line: int) -> Matter | None:
    """The keys of a YAML block whose first character stands on `first_line`; None where it is plain prose.

    Errors: a list instead of keys, a key given twice (both lines named), bad syntax, an alias bomb.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = _compose(block, loader)
    except yaml.YAMLError as caught:
        try:
            node = _compose(_mend(_joined(block)), loader)
        except yaml.YAMLError:
            return broken(path, *_told(caught, block, first_line))
    if node is None:
        return Matter()
    if isinstance(node, yaml.ScalarNode):
        return None
    if isinstance(node, yaml.SequenceNode):
        return broken(path, first_line + node.start_mark.line, "the front matter is a list; write lines like `title: …` instead of `- …`")
    return _mapping(node, path, first_line)


def _compose(block: str, loader: type[Any]) -> yaml.Node | None:
    """The tree of a block. Raises YAMLError, also for what is nested so deep that the library, which calls itself for each level, would end the process."""
    if sum(map(block.count, "[{-?:")) > _WORTH_COUNTING:
        _bound_depth(block, loader)
    reader = loader(block)
    try:
        node: yaml.Node | None = reader.get_single_node()
        return node
    finally:
        reader.dispose()


def _bound_depth(block: str, loader: type[Any]) -> None:
    import yaml

    depth = 0
    for event in yaml.parse(block, Loader=loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            mark: Any = event.start_mark
            raise yaml.MarkedYAMLError(problem=_TOO_DEEP, problem_mark=mark)


def _mapping(node: yaml.Node, path: str, first_line: int) -> Matter:
    keys: dict[str, Any] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    budget = [_MOST_NODES]
    for key_node, value_node in node.value:
        line = first_line + key_node.start_mark.line
        try:
            key = _key(key_node, first_line)
            if key in keys:
                raise _Refused(line, f"`{key}` is given twice, on line {lines[key]} and here; keep one")
            keys[key] = _plain(value_node, first_line, budget, 0)
            lines[key] = line
        except _Refused as refused:
            problems.append(error(path, refused.line, refused.message))
    return Matter(problems=tuple(problems)) if problems else Matter(keys, lines)


def _key(node: yaml.Node, first_line: int) -> str:
    if not isinstance(node.value, str):
        raise _Refused(first_line + node.start_mark.line, "a key must be one word, not a list or a group; write `key: value`")
    return node.value


def _plain(node: Any, first_line: int, budget: list[int], depth: int) -> Any:
    """Text, truth value, list or mapping. Aliases are followed, but only so far: a bomb grows without bound."""
    budget[0] -= 1
    line = first_line + node.start_mark.line
    if budget[0] < 0 or depth > _MOST_DEPTH:
        raise _Refused(line, "unfolds without end (aliases `*…` within aliases); write the values out")
    if node.id == "scalar":
        return _scalar(node)
    if node.id == "sequence":
        return [_plain(each, first_line, budget, depth + 1) for each in node.value]
    made: dict[str, Any] = {}
    seen: dict[str, int] = {}
    for key_node, value_node in node.value:
        key = _key(key_node, first_line)
        at = first_line + key_node.start_mark.line
        if key in made:
            raise _Refused(at, f"`{key}` is given twice, on line {seen[key]} and here; keep one")
        made[key], seen[key] = _plain(value_node, first_line, budget, depth + 1), at
    return made


def _scalar(node: Any) -> str | bool:
    value: str = node.value
    if not node.style:
        if value in _NOTHING:
            return ""
        if value in _TRUTHS:
            return _TRUTHS[value]
    return value


def _joined(block: str) -> str:
    """The block with the two halves of a character beyond U+FFFF, as JSON escapes it, made one."""
    return _HALVES.sub(lambda found: chr(0x10000 + ((int(found[1], 16) - 0xD800) << 10) + int(found[2], 16) - 0xDC00), block)


def _mend(block: str) -> str:
    """The block with what people write by mistake made YAML: tabs that indent, and bare values that want quotation marks.

    Used only after the block failed as it stands: `title: Japan: a view`, `title: @home`, `title: *So* it is`.
    """
    return "\n".join(_mend_line(line) for line in block.split("\n"))


def _mend_line(line: str) -> str:
    body = line.lstrip(" \t")
    line = line[: len(line) - len(body)].replace("\t", "  ") + body
    found = _LONE_VALUE.match(line)
    if not found or not _TROUBLING.match(found[2]) or _unclosed(found[2]) or _QUOTED.fullmatch(found[2]) or _stands_alone(found[2]):
        return line
    return found[1].replace("\t", " ") + "'" + found[2].replace("'", "''") + "'"


def _unclosed(value: str) -> bool:
    """Whether a value opens with a quotation mark that nothing on its line closes: never text, since the rest may be missing."""
    return value[0] in "\"'" and value[0] not in value[1:]


def _stands_alone(value: str) -> bool:
    """Whether a value is fine YAML by itself, as a list in brackets or a quoted text is."""
    import yaml

    try:
        node = _compose(value, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        return re.fullmatch(r"[|>][+\-0-9]{0,2}|[\[{][^\]}]*", value) is not None
    return value[0] in "[{\"'" or (isinstance(node, yaml.ScalarNode) and value[0] not in "*&!%@`")


_ADVICE = (
    (_TOO_DEEP, f"lists or groups within each other, more than {_DEEPEST} deep; write lines like `key: value`"),
    ("mapping values are not allowed", "a `: ` inside a value; put the value in quotation marks"),
    ("cannot start any token", "a character that YAML cannot read here (a tab, `@` or `%`); indent with spaces and quote the value"),
    ("could not find expected ':'", "a line that is no `key: value`; add the colon and a space, or indent the line under its key"),
    ("did not find expected key", "a line that YAML cannot place; check its indentation and quotation marks"),
    ("unexpected end of stream", "a quotation mark that is never closed"),
    ("escape", "an escape in quotation marks that YAML does not know; write the character itself, or `\\\\` for a backslash"),
    ("quoted scalar", "a quotation mark that is never closed, or one inside a quoted value; double it or use the other kind"),
    ("did not find expected ',' or ']'", "a list `[…]` that is never closed; add `]`"),
    ("did not find expected ',' or '}'", "a group `{…}` that is never closed; add `}`"),
    ("undefined alias", "`*` starts a YAML alias; put the value in quotation marks"),
    ("control characters", "a control character; delete it"),
    ("special characters", "a control character; delete it"),
    ("expected a single document", "a second `---`; a file holds one set of keys"),
)


def _told(caught: yaml.YAMLError, block: str, first_line: int) -> tuple[int, str]:
    """Where PyYAML stumbled, and what a person can do about it."""
    mark = getattr(caught, "problem_mark", None) or getattr(caught, "context_mark", None)
    at = mark.line if mark else 0
    said = str(caught)
    opened = [index for index, text in enumerate(block.split("\n")[: at + 1]) if (found := _LONE_VALUE.match(text)) and _unclosed(found[2])]
    if opened and "escape" not in said:
        return first_line + opened[-1], "cannot be read as YAML: a quotation mark that is never closed; close it, or take it away"
    line = first_line + at
    advice = next((words for sign, words in _ADVICE if sign in said), None)
    problem = getattr(caught, "problem", None) or said.splitlines()[0]
    return line, f"cannot be read as YAML: {advice or f'{problem}; check the quotation marks and the indentation'}"
