"""Launches the program's window in a process of its own, telling when it shows and when it comes forward."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.ui.application import run
from desktop.ui.dressing import dressed_application
from desktop.ui.main_window import MainWindow


class Watcher(QObject):
    """Minimises the window once it shows, and tells what becomes of it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # an override of Qt
        if isinstance(watched, MainWindow) and event.type() == QEvent.Type.WindowStateChange:
            tell("minimised" if watched.isMinimized() else "forward")
        return False


def tell(what: str) -> None:
    print(what, flush=True)


def minimise() -> None:
    (window,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
    tell("shown")
    window.showMinimized()


def main() -> None:
    app = dressed_application()
    watcher = Watcher(app)
    app.installEventFilter(watcher)
    QTimer.singleShot(0, minimise)
    sys.exit(run(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
