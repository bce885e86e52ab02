"""The development server: the private edition on loopback, built anew and shown anew whenever something changes."""

from dateline.serve.session import serve
from dateline.serve.state import Outcome

__all__ = ["Outcome", "serve"]
