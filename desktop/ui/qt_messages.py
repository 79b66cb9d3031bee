"""What Qt complains of goes to the log, like all else that nobody at the window can do anything about."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@contextmanager
def qt_messages_in_the_log() -> Iterator[None]:
    """Log Qt's messages while the `with` block lasts: not beyond, when Python may be gone before Qt."""
    before = qInstallMessageHandler(_log)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _log(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    log.log(_LEVELS.get(kind, logging.WARNING), "%s", words)
