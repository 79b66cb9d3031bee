"""This Python and this PySide6 go together: some pairs lose a reference with every call, and abort."""

from __future__ import annotations

import subprocess
import sys

_MANY_CALLS = """
from PySide6.QtGui import QFont
font = QFont()
for _ in range(200_000):
    font.setWeight(QFont.Weight(600))
print("survived")
"""


def test_many_calls_that_return_nothing_do_not_end_the_process() -> None:
    child = subprocess.run([sys.executable, "-c", _MANY_CALLS], capture_output=True, text=True)

    assert (child.returncode, child.stdout.strip()) == (0, "survived")
