"""What a process made once and may need again while it makes pages, bounded by how much text it holds."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

from msgspec import Struct, field

Value = TypeVar("Value")


class Kept(Struct, Generic[Value]):
    """Values by name, up to `most` characters (or bytes) together; what was asked for longest ago goes first."""

    most: int
    _held: int = 0
    _values: dict[Hashable, tuple[Value, int]] = field(default_factory=dict)

    def get(self, name: Hashable) -> Value | None:
        found = self._values.pop(name, None)
        if found is None:
            return None
        self._values[name] = found
        return found[0]

    def put(self, name: Hashable, value: Value, size: int) -> None:
        """Keeps a value that was not there, and lets go of others where it takes their room."""
        self._values[name] = value, size
        self._held += size
        while self._held > self.most:
            self._held -= self._values.pop(next(iter(self._values)))[1]
