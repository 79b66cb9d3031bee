"""Telling a person what went wrong: three sentences for what we expect, a report to copy for the rest."""

from __future__ import annotations

import logging
import platform
import sys
from types import TracebackType

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.logbook import account_of, log_file
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.label import Label
from feeds.errors import TenderPauseError

log = logging.getLogger(__name__)

WIDTH = 480
_DETAILS_PX, _LEAST_LINES = 12, 4
OFFERED = 2
"""What the dialog of an error ends with where somebody takes what it offers."""
UNEXPECTED = (
    "Something went wrong that we did not expect.",
    "What was saved before is safe. Nothing was sent anywhere, and nothing you wrote stands in the details.",
    "If it happens again, copy the details and send them to whoever looks after this.",
)

_shown: set[QDialog] = set()


class ErrorDialog(QDialog):
    """What happened, what is safe, what to do; `offer` is what can be done about it from here."""

    def __init__(self, error: TenderPauseError, parent: QWidget | None = None, *, offer: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Tender Pause")
        self.setAccessibleDescription(str(error))
        self.sentences = [
            Label(error.happened, "prompt", wrap=True),
            Label(error.safe, wrap=True),
            Label(error.to_do, wrap=True),
        ]
        close = Button("Close", "main")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = [close]
        if offer:
            buttons.insert(0, Button(offer))
            buttons[0].clicked.connect(lambda: self.done(OFFERED))
        column = _column(self, "info", self.sentences)
        column.addLayout(_button_row(*buttons))


class CrashDialog(QDialog):
    """Something we did not expect: says what is safe and offers the report, which leaves by hand alone."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Tender Pause")
        self.setAccessibleDescription(" ".join(UNEXPECTED))
        self.report = report
        sentences = [
            Label(UNEXPECTED[0], "prompt", wrap=True),
            *(Label(s, wrap=True) for s in UNEXPECTED[1:]),
        ]
        column = _column(self, "info", sentences)
        column.addWidget(_details(report), 1)
        self.copy = Button("Copy the details", icon="copy")
        self.copy.clicked.connect(self._copy)
        close = Button("Close", "main")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column.addLayout(_button_row(self.copy, close))
        close.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self.copy.set_text("Copied", icon="check")


def show_error(error: BaseException, parent: QWidget | None = None) -> QDialog | None:
    """Show the dialog that suits an error, without waiting for its end.

    While one tells of something unexpected, more of that goes to the log alone: a fault in painting
    comes again and again.
    """
    parent = parent or QApplication.activeWindow()
    if isinstance(error, TenderPauseError):
        return _show(ErrorDialog(error, parent))
    log.error("Unexpected", exc_info=error)
    if any(isinstance(dialog, CrashDialog) for dialog in _shown):
        return None
    return _show(CrashDialog(report_of(error), parent))


def words_of(error: BaseException, parent: QWidget | None = None) -> str:
    """Return the three sentences of trouble that is told where it arose.

    What nobody expected has its dialog beside that, and is told here in words that give nothing away.
    """
    if isinstance(error, TenderPauseError):
        return str(error)
    show_error(error, parent)
    return " ".join(UNEXPECTED[:2])


def report_of(error: BaseException) -> str:
    """Return what a person may copy: the versions and where it went wrong, no data of theirs."""
    from importlib.metadata import version  # not wanted before the first window

    versions = f"Tender Pause {version('tender-pause')}, Python {platform.python_version()}, Qt {qVersion()}"
    return f"{versions}\n{platform.platform()}\n\n{account_of(error)}\n\nLog: {log_file()}"


def catch_the_unexpected() -> None:
    """Let whatever the event loop catches reach the log and the person, and the program go on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        show_error(error)

    sys.excepthook = hook


def _show(dialog: QDialog) -> QDialog:
    _shown.add(dialog)  # one without a parent would go as soon as nobody holds it
    dialog.finished.connect(lambda: _shown.discard(dialog))
    dialog.open()
    return dialog


def _column(dialog: QDialog, icon: str, sentences: list[Label]) -> QVBoxLayout:
    dialog.setMinimumWidth(theme.px(WIDTH))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(12)
    head = QHBoxLayout()
    head.setSpacing(12)
    head.addWidget(LineIcon(icon, 24, "ink-2"), 0, Qt.AlignmentFlag.AlignTop)
    head.addWidget(sentences[0], 1)
    column.addLayout(head)
    for sentence in sentences[1:]:
        sentence.setVisible(bool(sentence.text()))
        column.addWidget(sentence)
    return column


def _details(report: str) -> QPlainTextEdit:
    text = QPlainTextEdit(report)
    text.setReadOnly(True)
    text.setProperty("kind", "field")
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(theme.px(_DETAILS_PX))
    text.setFont(font)
    text.setTabChangesFocus(True)
    text.setAccessibleName("Details")
    text.setMinimumHeight(_LEAST_LINES * theme.line("caption"))
    return text


def _button_row(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 8, 0, 0)
    row.setSpacing(12)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row
