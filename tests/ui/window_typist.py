"""Opens the window in a process of its own and types into a pause, telling each letter."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from desktop.services.opening import open_desk
from desktop.ui.dressing import dressed_application
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Place
from desktop.ui.pages import page_makers
from desktop.ui.pause.pause_page import PausePage

KEY = "ocds-sample-peer-support"
LETTER_EVERY_MS = 25


def main() -> None:
    app = dressed_application()
    desk = open_desk(Path(sys.argv[1]), lambda: datetime(2026, 6, 9, 8, tzinfo=UTC))
    window = MainWindow(desk, page_makers())
    window.show()
    window.go(Place.PAUSE, KEY)
    page = window.page
    assert isinstance(page, PausePage)
    field = page.paper.questions[0].field
    numbers = count(1)

    def type_one() -> None:
        QTest.keyClicks(field, "abcdefghij "[next(numbers) % 11])
        print(len(field.toPlainText()), time.monotonic(), flush=True)

    letters = QTimer()
    letters.timeout.connect(type_one)
    letters.start(LETTER_EVERY_MS)
    app.exec()


if __name__ == "__main__":
    main()
