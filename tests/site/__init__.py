"""Checks over built sites: markup, links, feeds, and that nothing leaks."""
