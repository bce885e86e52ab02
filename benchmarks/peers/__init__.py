"""Dateline beside other generators on one corpus; see ../README.md."""
