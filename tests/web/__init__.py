"""Tests of how views become bytes."""
