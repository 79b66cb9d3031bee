"""Imports as Python does them.

PySide6 looks into the source of every module that is imported after it, for words that switch names in
Qt's classes (`from __feature__ import snake_case`). Nothing here has them, and the window would wait a
tenth of its start for the looking.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - it puts its own import in the place of Python's


def use_plain_imports() -> None:
    """Take away the import that looks; what else PySide6 does on imports stays."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
