"""The Qt application in our theme and language."""

from __future__ import annotations

import sys

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from desktop.ui.focus_ring import FocusRing
from desktop.ui.jobs import make_room_for_jobs
from desktop.ui.theme.theme import theme
from desktop.ui.tidying import Tidying
from desktop.ui.widgets.logo import window_icon


def dressed_application() -> QApplication:
    """Return the application, in our theme and language; made where there is none."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("tender-pause")
    app.setApplicationDisplayName("Tender Pause")
    app.setDesktopFileName("tender-pause")
    QLocale.setDefault(QLocale("en_GB"))
    theme.apply(app)
    make_room_for_jobs()
    app.setWindowIcon(window_icon())
    if app.findChild(FocusRing) is None:
        FocusRing(app)
        Tidying(app)
    return app
