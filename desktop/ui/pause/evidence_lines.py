"""Where an answer comes from: links into the web, and ids of notices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.evidence_links import is_link
from desktop.ui.pause.person_and_day import STACKED_BELOW
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.sheet import stack
from desktop.ui.widgets.tab_order import follow_reading_order

ADD = "Add a link or a notice"
ADD_MORE = "Add another link or notice"
LABEL = "Where it comes from"


class EvidenceLines(QWidget):
    """No line until one is wanted; each can be opened where it is a link, and taken out again."""

    edited = Signal()
    left = Signal()

    def __init__(self, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[_EvidenceLine] = []
        self.add = Button(ADD, "link", icon="link")
        self.add.setAccessibleDescription(prompt)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._column)
        column.addWidget(self.add)
        self.add.clicked.connect(self._add)

    def show_evidence(self, evidence: Sequence[str]) -> None:
        """Show these."""
        for line in self.lines:
            self._let_go(line)
        self.lines = []
        for text in evidence:
            self._append().show_words(text)
        self._word_the_button()

    def evidence(self) -> tuple[str, ...]:
        """Return what stands there; an empty line is none."""
        return tuple(filter(None, (line.field.words() for line in self.lines)))

    def _append(self) -> _EvidenceLine:
        line = _EvidenceLine()
        line.edited.connect(self.edited)
        line.left.connect(self.left)
        line.removed.connect(self._remove)
        self.lines.append(line)
        self._column.addWidget(line)
        return line

    def _add(self) -> None:
        line = self._append()
        self._word_the_button()
        follow_reading_order(self.window())
        line.field.take_focus()

    def _remove(self, line: _EvidenceLine) -> None:
        self.lines.remove(line)
        self.add.setFocus()
        self._let_go(line)
        self._word_the_button()
        self.edited.emit()
        self.left.emit()

    def _let_go(self, line: _EvidenceLine) -> None:
        line.blockSignals(True)  # as it goes it loses the keyboard, and is empty by then
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _word_the_button(self) -> None:
        self.add.set_text(ADD_MORE if self.lines else ADD)


class _EvidenceLine(QWidget):
    """One link or notice."""

    edited = Signal()
    left = Signal()
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.field = LineField(LABEL, placeholder="https:// … or the id of a notice")
        self.open = Button("Open", "quiet", trailing="external-link")
        self.open.setAccessibleDescription("Opens the link in the web browser")
        self.remove = Button("Take out", "quiet")
        self.remove.setAccessibleDescription("Takes this link or notice out")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.open, 0, Qt.AlignmentFlag.AlignBottom)
        buttons.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)
        buttons.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 4, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.field, 1)
        self._row.addLayout(buttons)
        self.field.edited.connect(self._typed)
        self.field.left.connect(self.left)
        self.open.clicked.connect(self._open)
        self.remove.clicked.connect(self._remove)
        self.open.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the buttons stand beneath where they would leave no room for a link."""
        super().resizeEvent(event)
        narrow = self.width() / theme.scale < STACKED_BELOW
        stack(self._row, narrow)

    def show_words(self, words: str) -> None:
        """Put a link or an id in, seen from its beginning."""
        self.field.set_words(words)
        self.field.edit.setCursorPosition(0)
        self.open.setVisible(is_link(words))

    def _typed(self) -> None:
        self.open.setVisible(is_link(self.field.words()))
        self.edited.emit()

    def _open(self) -> None:
        link = self.field.words()
        if is_link(link):  # nothing but http and https ever leaves for the browser
            QDesktopServices.openUrl(QUrl(link))

    def _remove(self) -> None:
        self.removed.emit(self)
