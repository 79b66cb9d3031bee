"""The application in its own theme, offscreen, the same on every computer."""

from __future__ import annotations

import os

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.patient import PatientBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_FONT_DPI", "96")
os.environ.setdefault("QT_SCALE_FACTOR", "1")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown() -> None:
    """Let no job outlive its test: what it found would arrive once the workspace is closed."""
    if QApplication.instance() is not None:
        from desktop.ui.jobs import cancel_all

        cancel_all()


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as the window starts it; nothing in it moves by itself."""
    from desktop.ui.dressing import dressed_application

    app = dressed_application()
    app.setCursorFlashTime(0)
    return app


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """What waits for the window's work, as long as a loaded machine needs."""
    return PatientBot(request)
