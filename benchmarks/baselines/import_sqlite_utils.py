"""Baseline: a Python process that imports sqlite_utils and ends."""

import sqlite_utils  # noqa: F401
