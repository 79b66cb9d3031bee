"""From the start of the process to a window that can be used, held against a window of PySide6 alone.

Both are processes of their own, taken in turn. Ours stands on 10,000 opportunities, and counts as usable
once Today shows what it has read of them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Timer

from tests.bench.figures import heading, spread, timed, told
from tests.bench.workspaces import CACHE, NOW, workspace_of

OPPORTUNITIES = 10_000
ROUNDS = 9
_TOO_LATE_S = 30

_BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPlainTextEdit, QTableWidget
from PySide6.QtWidgets import QVBoxLayout, QWidget
app = QApplication(sys.argv)
window, whole = QMainWindow(), QWidget()
column = QVBoxLayout(whole)
for part in (QLabel("A label"), QPlainTextEdit(), QTableWidget(40, 8)):
    column.addWidget(part)
window.setCentralWidget(whole)
window.resize(1440, 900)
window.show()
QTimer.singleShot(0, lambda: (window.repaint(), app.quit()))
app.exec()
"""
_OURS = """
import sys
from datetime import date
from pathlib import Path

import desktop.app
from desktop.start import open_window
import desktop.ui
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

def look():
    shown = (getattr(window, "page", None) for window in QApplication.topLevelWidgets())
    page = next((page for page in shown if page is not None), None)
    if page is None:
        QTimer.singleShot(1, look)
    else:
        page.shown.connect(lambda: usable(page.window()))

def usable(window):
    window.repaint()
    print("usable", flush=True)
    if "leave" in sys.argv:
        window.close()

QTimer.singleShot(0, look)
open_window(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))
"""


def main() -> None:
    """Print how much longer our start takes than the bare window's."""
    with workspace_of(OPPORTUNITIES) as file:
        heading(f"Start to a usable window on {OPPORTUNITIES:,} opportunities, {ROUNDS} rounds")
        _until_usable(file, "leave")  # what a run before left: compiled modules, who sat at the desk
        bare, ours = [], []
        for _ in range(ROUNDS):
            bare.append(_until_end(_BARE))
            ours.append(_until_usable(file))
        told("bare PySide6 window", spread([second * 1_000 for second in bare], " ms"))
        told("ours, Today shown", spread([second * 1_000 for second in ours], " ms"))
        told(
            "ours to bare",
            spread([own / other for own, other in zip(ours, bare, strict=True)]),
            "2.5 at most",
        )


def _until_end(code: str) -> float:
    with timed() as watch:
        subprocess.run([sys.executable, "-c", code], check=True, env=_environment())
    return watch.seconds


def _until_usable(file: Path, *then: str) -> float:
    words: Sequence[str] = [sys.executable, "-c", _OURS, str(file), NOW.date().isoformat(), *then]
    with timed() as watch:
        ours = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment())
        assert ours.stdout
        too_late = Timer(_TOO_LATE_S, ours.kill)
        too_late.start()
        said = ours.stdout.readline()
    if not then:
        ours.kill()
    ours.wait()
    too_late.cancel()
    ours.stdout.close()
    assert said.strip() == b"usable", "the window never showed its rows"
    return watch.seconds


def _environment() -> dict[str, str]:
    """Return ours, but with compiled modules kept, and the program's own folders away from a person's."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "PYTHONPYCACHEPREFIX": str(CACHE / "compiled"),
        "QT_QPA_PLATFORM": "offscreen",
        "TENDER_PAUSE_HOME": str(CACHE / "home"),
    }


if __name__ == "__main__":
    main()
