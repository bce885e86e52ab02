"""Fixtures for tests in a browser; every test of this folder is marked so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.conftest import Built
from tests.support.server import serving

HERE = Path(__file__).parent
HOMES = {"sampler": "/harbour", "hostile": "/hostile", "rights": "/rights"}  # the paths of their base_url


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def served(built: Built) -> Iterator[Callable[..., str]]:
    """Serves an edition of a digest for the whole run; gives its address. `built` says which there are.

    It is served under `prefix`, if given, else where its `base_url` says.
    """
    running: dict[tuple[str, str, str], str] = {}
    with ExitStack() as stack:

        def serve(name: str, edition: str = "site", prefix: str | None = None) -> str:
            prefix = HOMES.get(name, "") if prefix is None else prefix
            key = (name, edition, prefix)
            if key not in running:
                running[key] = stack.enter_context(serving(built(name, edition), prefix))
            return running[key]

        yield serve
