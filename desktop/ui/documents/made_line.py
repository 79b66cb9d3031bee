"""A document that was made: where it lies, and the ways to it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.document_making import DocumentMade
from desktop.ui.announcing import announce
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label


class MadeLine(Card):
    """Shown once a document is made, until something else is done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = Path()
        self.words = Label("", "note", wrap=True)
        self.where = Label("", "caption", "ink-2", wrap=True)
        self.open_file = Button("Open", icon="file-text")
        self.open_folder = Button("Show in folder", icon="folder-open")
        self.open_file.clicked.connect(self._open_file)
        self.open_folder.clicked.connect(self._open_folder)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(LineIcon("circle-check", 16, "enough-text"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.words, 1)
        ways = QWidget()
        flow = FlowLayout(ways, gap=8, line_gap=8)
        flow.addWidget(self.open_file)
        flow.addWidget(self.open_folder)
        self.body.addLayout(head)
        self.body.addWidget(self.where)
        self.body.addWidget(ways)
        self.hide()

    def show_made(self, made: DocumentMade) -> None:
        """Show this one, and put the keyboard on the way to it."""
        self._path = made.path
        self.words.setText(made.sentence)
        self.where.setText(str(made.path))
        self._show_ways(True)
        self.open_file.setFocus()
        announce(self.words, made.sentence)

    def say(self, words: str) -> None:
        """Say something else that was done."""
        self.words.setText(words)
        self._show_ways(False)
        announce(self.words, words)

    def _show_ways(self, shown: bool) -> None:
        for part in (self.where, self.open_file, self.open_folder):
            part.setVisible(shown)
        self.show()

    def _open_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
