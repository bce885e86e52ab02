"""The smallest edit of what a person wrote: one entry more in a list of YAML, every other character as it was."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from dateline.matter import parse_yaml
from dateline.text import regex

if TYPE_CHECKING:
    import yaml

_FENCED = regex(r"(\ufeff?\s*-{3,}[ \t]*\r?\n)(.*?)(?=^(?:-{3,}|\.{3})[ \t]*\r?$)", re.DOTALL | re.MULTILINE)
_PLAIN = regex(r"[^\W\d_]+(?:[ .’'/=-]?[^\W_]+)*")


def with_entry_in_front_matter(text: str, key: str, entry: str, after: str = "") -> str:
    """`text` with `entry` added to the list under `key` of its front matter. Raises ValueError where that is not safely done."""
    fenced = _FENCED.match(text)
    if not fenced:
        raise ValueError("has no YAML front matter between two lines ---")
    return text[: fenced.start(2)] + with_entry(fenced[2], key, entry, after) + text[fenced.end(2) :]


def with_entry(block: str, key: str, entry: str, after: str = "") -> str:
    """A YAML mapping with `entry` added to the list under `key`; a key that is not there comes behind the key `after`, else last.

    What comes out is read again: where anything but that one list differs, ValueError is raised.
    """
    edited = _edited(block, key, _value(entry), after)
    before, now = parse_yaml(block, ""), parse_yaml(edited, "")
    was = before.keys.get(key, "")
    wanted = [*(was if isinstance(was, list) else [was] if was != "" else []), entry]
    if now.problems or dict(now.keys) != {**before.keys, key: wanted}:
        raise ValueError(f'has a "{key}" that is written in a way that cannot be added to safely')
    return edited


def _value(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text.casefold() not in {"true", "false", "null"} else json.dumps(text, ensure_ascii=False)


def _edited(block: str, key: str, entry: str, after: str) -> str:
    import yaml

    end = "\r\n" if "\r\n" in block else "\n"
    try:
        top = yaml.compose(block, Loader=yaml.SafeLoader)
    except yaml.YAMLError as why:
        raise ValueError("is not YAML that can be read") from why
    pairs = top.value if isinstance(top, yaml.MappingNode) else []
    found = next(((name, value) for name, value in pairs if name.value == key), None)
    if found is None:
        return _with_key(block, f"{key}: [{entry}]", next((value for name, value in pairs if name.value == after), None), end)
    name, value = found
    if isinstance(value, yaml.SequenceNode):
        return _into_flow(block, value, entry) if value.flow_style else _into_block(block, value, entry, end)
    if not isinstance(value, yaml.ScalarNode):
        raise ValueError(f'has a "{key}" that is no list')
    if not value.value:
        return f"{block[: name.end_mark.index]}: [{entry}]{block[name.end_mark.index + 1 :]}"
    first, last = value.start_mark.index, value.end_mark.index
    return f"{block[:first]}[{block[first:last]}, {entry}]{block[last:]}"


def _into_flow(block: str, value: yaml.SequenceNode, entry: str) -> str:
    """Behind the last entry between the brackets."""
    last = value.value[-1].end_mark.index if value.value else value.start_mark.index + 1
    return f"{block[:last]}{', ' if value.value else ''}{entry}{block[last:]}"


def _into_block(block: str, value: yaml.SequenceNode, entry: str, end: str) -> str:
    """A line more below the last entry, with its dash where the others have theirs."""
    stop = block.find("\n", value.value[-1].end_mark.index)
    dash = " " * value.start_mark.column + "- " + entry
    if stop < 0:
        return f"{block}{end}{dash}{end}"
    return f"{block[: stop + 1]}{dash}{end}{block[stop + 1 :]}"


def _with_key(block: str, line: str, behind: yaml.Node | None, end: str) -> str:
    stop = block.find("\n", behind.end_mark.index) if isinstance(getattr(behind, "value", None), str) and behind is not None else -1
    if stop < 0:
        whole = block if not block or block.endswith("\n") else block + end
        return f"{whole}{line}{end}"
    return f"{block[: stop + 1]}{line}{end}{block[stop + 1 :]}"
