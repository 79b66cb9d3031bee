"""“What this list covers”: each source, until when it is complete, and what no feed carries."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.services.coverage import Coverage, SourceCoverage, coverage
from desktop.services.desk import Desk
from desktop.ui.errors import show_error
from desktop.ui.jobs import Step
from desktop.ui.opportunities.latest import Latest
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fitting import open_at
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling

_WIDTH, _MOST_HEIGHT = 600, 680


class CoverageDialog(QDialog):
    """Read off the window's thread; the keyboard scrolls it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("What this list covers")
        self.setAccessibleDescription("Each source, until when it is complete, and what no feed carries.")
        self.words = Scrolling(QWidget(), gutter=24)
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words.setAccessibleName("What this list covers")
        close = Button("Close", "main")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(Label("What this list covers", "h1"))
        column.addWidget(self.words, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        open_at(self, _WIDTH, _MOST_HEIGHT)
        self._reading = Latest(desk, self)
        self._reading.arrived.connect(self.show_coverage)
        self._reading.failed.connect(self._show_trouble)
        self._reading.start(partial(_read))

    def done(self, result: int) -> None:
        """Hear no more of what is being read."""
        self._reading.drop()
        super().done(result)

    def show_coverage(self, found: Coverage) -> None:
        """Show what is covered, and what is not."""
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 24, 0)
        inner.setSpacing(4)
        inner.addWidget(Label(found.line, "body", wrap=True))
        for source in found.sources:
            _add_source(inner, source)
        if found.by_hand:
            inner.addSpacing(8)
            inner.addWidget(Label(found.by_hand, "body", wrap=True))
        if found.not_carried:
            inner.addSpacing(16)
            inner.addWidget(Label("What no feed carries", "h2"))
        for place in found.not_carried:
            inner.addSpacing(8)
            inner.addWidget(Label(place.name, "body", weight=600, wrap=True))
            inner.addWidget(Label(place.words, "note", "ink-2", wrap=True))
        inner.addStretch(1)
        self.words.show_content(content)
        self.words.setAccessibleDescription(" ".join(found.lines))

    def _show_trouble(self, error: Exception) -> None:
        show_error(error, self)


def _add_source(inner: QVBoxLayout, source: SourceCoverage) -> None:
    inner.addSpacing(8)
    inner.addWidget(Label(source.name, "body", weight=600, wrap=True))
    inner.addWidget(Label(source.words, "body", wrap=True))
    inner.addWidget(Label(source.covers, "note", "ink-2", wrap=True))


def _read(desk: Desk, _step: Step) -> Coverage:
    with desk.reader() as db:
        return coverage(db, desk)
