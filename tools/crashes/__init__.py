"""Builds that are stopped at a chosen moment, for crash_builds.py and the tests."""
