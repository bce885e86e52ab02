"""How a test digest is written down: its files, path → contents."""

from __future__ import annotations

import json

Files = dict[str, str | bytes]


def document(body: str, **keys: object) -> str:
    """A Markdown document with front matter; values are written as JSON, which is YAML, so that any text may stand in them."""
    front = "".join(f"{key}: {json.dumps(value)}\n" for key, value in keys.items())
    return f"---\n{front}---\n\n{body}\n"


def settings(**keys: object) -> str:
    """A `site.yml`."""
    return "".join(f"{key}: {json.dumps(value)}\n" for key, value in keys.items())
