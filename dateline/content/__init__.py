"""What people write under `content/`: read, validated at the door, and handed on as frozen values."""

from dateline.content.load import Content, load_content
from dateline.content.settings import LIMITS

__all__ = ["LIMITS", "Content", "load_content"]
