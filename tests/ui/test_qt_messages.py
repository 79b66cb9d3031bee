"""What Qt complains of stands in the log."""

from __future__ import annotations

import logging

import pytest
from PySide6.QtCore import qDebug, qWarning

from desktop.ui.qt_messages import qt_messages_in_the_log


def test_a_warning_of_qt_is_logged_while_the_window_is_open(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), qt_messages_in_the_log():
        qWarning("QPainter::begin: %s is not ours to fill in")
        qDebug("of no interest")

    assert caplog.record_tuples == [("qt", logging.WARNING, "QPainter::begin: %s is not ours to fill in")]


def test_afterwards_qt_speaks_to_whoever_listened_before(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with qt_messages_in_the_log():
        pass

    qWarning("later")

    assert "qt" not in {record.name for record in caplog.records}
