"""The files that were imported, and what each brought."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.source_health import FileLine
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.card import Card, CardHeader
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule
from desktop.ui.widgets.scrolling import Scrolling

_MOST_SEEN = 3
_PADDING = 8


class FilesCard(Card):
    """There only where files were imported."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 1)
        column.addLayout(self._rows)
        column.addStretch(1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(CardHeader("Imported files"))
        self._scrolling = Scrolling(sheet)
        self.body.addWidget(self._scrolling, 1)
        self._count = 0
        theme.changed.connect(self._measure)
        self.hide()

    def show_files(self, files: Sequence[FileLine]) -> None:
        """Show these, the one read last first."""
        clear_layout(self._rows)
        for number, file in enumerate(files):
            if number:
                self._rows.addWidget(Rule())
            self._rows.addWidget(_row(file))
        self._count = len(files)
        self._measure()
        self.setVisible(bool(files))

    def _measure(self) -> None:
        """Show a few in full; the rest scroll."""
        row = theme.line("table") + 2 * theme.line("caption") + 2 * _PADDING + 1
        self._scrolling.setFixedHeight(min(self._count, _MOST_SEEN) * row)


def _row(file: FileLine) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(15, _PADDING, 15, _PADDING)
    column.setSpacing(0)
    column.addWidget(Label(file.name, "table", weight=600, elide=Qt.TextElideMode.ElideMiddle))
    column.addWidget(Label(file.brought, "caption", "ink-2", elide=Qt.TextElideMode.ElideRight))
    column.addWidget(Label(file.at, "caption", "ink-2"))
    return row
