"""How a test digest is written down: its files, path → contents."""

from __future__ import annotations

import json

Files = dict[str, str | bytes]


def _yaml(value: object) -> str:
    """JSON is YAML, but for its halves of characters and YAML's further line breaks."""
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028")


def document(body: str, **keys: object) -> str:
    """A Markdown document with front matter; values are written as JSON, which is YAML, so that any text may stand in them."""
    front = "".join(f"{key}: {_yaml(value)}\n" for key, value in keys.items())
    return f"---\n{front}---\n\n{body}\n"


def settings(**keys: object) -> str:
    """A `site.yml`."""
    return "".join(f"{key}: {_yaml(value)}\n" for key, value in keys.items())
