"""One file per kind of target; dateline/publish/registry.py names them."""
