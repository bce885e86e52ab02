"""Whatever stands under content/, loading it gives a Content or messages, never anything else."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.content import Content, load, load_content
from dateline.content.corrections import FIELDS
from dateline.content.corrections import KEYS as CORRECTION_KEYS
from dateline.content.notes import DIGEST_KEYS, PAGE_KEYS
from dateline.content.profiles import ACTOR_KEYS, ROLE_KEYS, SOURCE_KEYS, TOPIC_KEYS
from dateline.content.settings import KEYS as SETTINGS_KEYS
from dateline.problems import DatelineError
from tests.content.conftest import PACK

FOLDERS = {
    "actors/x.md": tuple(ACTOR_KEYS),
    "topics/x.md": TOPIC_KEYS,
    "sources/x.md": SOURCE_KEYS,
    "corrections/x.md": CORRECTION_KEYS,
    "digests/2025-W15.md": DIGEST_KEYS,
    "pages/x.md": PAGE_KEYS,
    "site.yml": SETTINGS_KEYS,
}
INNER = (*ROLE_KEYS, *FIELDS, "add", "remove", "text", "speaker", "item", "why", "document_mb", "")
scalars = st.one_of(
    st.text(max_size=8),
    st.sampled_from(["Japan", "NATO", "person", "country/japan", "2025-04-11", "2025-13", "none", "https://x.org", "http://[", "Asia", "en", "Q1"]),
    st.integers(-5, 3000),
    st.booleans(),
    st.none(),
)
values = st.recursive(scalars, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(INNER), inner, max_size=3)), max_leaves=6)


@pytest.mark.parametrize("name", FOLDERS)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_any_value_of_any_key_gives_content_or_messages_with_a_place(name: str, data: st.DataObject) -> None:
    keys = data.draw(st.dictionaries(st.sampled_from(FOLDERS[name]), values, max_size=6))
    body = data.draw(st.text(max_size=30))
    yaml = "\n".join(f"{key}: {json.dumps(value)}" for key, value in keys.items())
    with tempfile.TemporaryDirectory() as folder, mock.patch.object(load, "world_actors", lambda: PACK):
        path = Path(folder, "content", name)
        path.parent.mkdir(parents=True)
        path.write_text(yaml if name.endswith(".yml") else f"---\n{yaml}\n---\n{body}", "utf-8", errors="replace")
        try:
            assert isinstance(load_content(Path(folder)), Content)
        except DatelineError as why:
            assert all(problem.path == f"content/{name}" and problem.message for problem in why.problems)  # type: ignore[union-attr]


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(list(FOLDERS)))
def test_any_bytes_give_content_or_messages(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder, mock.patch.object(load, "world_actors", lambda: PACK):
        path = Path(folder, "content", name)
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        try:
            load_content(Path(folder))
        except DatelineError as why:
            assert why.problems
