"""The command line: arguments, messages, exit codes."""

from dateline.cli.main import main

__all__ = ["main"]
