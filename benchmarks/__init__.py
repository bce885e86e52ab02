"""Timings of the program on made-up documents; see README.md."""
