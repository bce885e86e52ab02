"""Requests to other people's machines: one at a time, bounded in time and size, and never to where nobody meant to go."""
