"""The order of the steps: scan, read, tag, store, plan, render, write, prune. `run.build` is the whole.

Nothing is imported here: a command loads only the steps that it takes.
"""
