"""The order of the steps: scan, read, tag, store, plan, render, write, prune."""

from dateline.build.options import Options, build_day
from dateline.build.run import Outcome, build

__all__ = ["Options", "Outcome", "build", "build_day"]
