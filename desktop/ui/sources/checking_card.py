"""A check of the sources while it runs: which source, which page, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.check_progress import Progress
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.progress import ProgressBar
from desktop.ui.widgets.sheet import stack

STACKS_BELOW = 720
"""Card width at 100 % under which the words stand above the bar."""
_WORDS_WIDTH = 264


class CheckingCard(Card):
    """There only while a check runs; nothing waits for it."""

    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", "h3", elide=Qt.TextElideMode.ElideRight)
        self.page = Label("", "note", "ink-2", tabular=True)
        self.bar = ProgressBar()
        self.others = Label("", "caption", "ink-2", elide=Qt.TextElideMode.ElideRight)
        self.left = Label("", "caption", "ink-2", tabular=True)
        self.cancel = Button("Cancel")
        self.cancel.clicked.connect(self.cancel_asked)
        self._words = self._make_words()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(24)
        self._row.addWidget(self._words)
        self._row.addLayout(self._middle(), 1)
        self._row.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.setContentsMargins(15, 23, 15, 23)
        self.body.addLayout(self._row)
        theme.changed.connect(self._measure)
        self.hide()

    def show_progress(self, progress: Progress | None, *, stopping: bool) -> None:
        """Show how far a check is; none puts the card away."""
        self.setVisible(progress is not None)
        if progress is None:
            return
        self.title.setText(f"Checking {progress.source}" if progress.source else "Checking sources")
        self.page.setText("Stopping after this page" if stopping else progress.page_words)
        self.others.setText(progress.others_words)
        self.left.setText(progress.left_words)
        self.bar.setAccessibleName(progress.page_words)
        self.bar.show_progress(progress.page, progress.of)
        self.cancel.set_reason("It stops after the page that is asked for now." if stopping else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the words stand above the bar where there is no room beside it."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        narrow = self.width() / theme.scale < STACKS_BELOW
        stack(self._row, narrow)
        self._row.setSpacing(8 if narrow else 24)
        self._words.setMinimumWidth(0 if narrow else theme.px(_WORDS_WIDTH))

    def _make_words(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.page)
        return holder

    def _middle(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self.bar)
        beneath = QHBoxLayout()
        beneath.setSpacing(16)
        beneath.addWidget(self.others, 1)
        beneath.addWidget(self.left)
        column.addLayout(beneath)
        column.addStretch(1)
        return column
