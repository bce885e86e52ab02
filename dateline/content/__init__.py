"""What people write under `content/`: read, validated at the door, and handed on as frozen values.

What it is comes at once; what reads and validates it loads when something was written since the last build.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from dateline.content.whole import Content

if TYPE_CHECKING:
    from dateline.content.load import load_content
    from dateline.content.settings import LIMITS

__all__ = ["LIMITS", "Content", "load_content"]

_HOMES = {"load_content": "load", "LIMITS": "settings"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
