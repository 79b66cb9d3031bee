"""Any of several, under headings: other reasons, what we do instead, lots."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.radio import Tick


class TickGroup(Struct, frozen=True):
    """A small heading ("" for none) and its choices as (id, words)."""

    heading: str
    choices: tuple[tuple[str, str], ...]


class TicksField(QWidget):
    """Ticks that run over lines as words do, group by group."""

    edited = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self.ticks: dict[str, Tick] = {}
        self.error = ErrorLine()
        self._groups = QVBoxLayout()
        self._groups.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(label, "table", weight=600))
        column.addLayout(self._groups)
        column.addWidget(self.error)

    def show_groups(self, groups: Sequence[TickGroup], chosen: Iterable[str]) -> None:
        """Offer these choices instead, with these ticked; nothing is told."""
        self._clear()
        wanted = set(chosen)
        for group in groups:
            if group.heading and group.choices:
                self._groups.addWidget(Label(group.heading, "caption", "ink-2"))
            self._groups.addWidget(self._line(group, wanted))

    def first(self) -> QWidget:
        """Return what the keyboard goes to."""
        return next(iter(self.ticks.values()), self)

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of what is ticked, in the order of the list."""
        return tuple(key for key, tick in self.ticks.items() if tick.isChecked())

    def _line(self, group: TickGroup, wanted: set[str]) -> QWidget:
        line = QWidget()
        flow = FlowLayout(line, gap=20, line_gap=4)
        for key, words in group.choices:
            tick = Tick(words)
            tick.setAccessibleDescription(" ".join(part for part in (self._label, group.heading) if part))
            tick.setChecked(key in wanted)
            tick.clicked.connect(self._ticked)
            self.ticks[key] = tick
            flow.addWidget(tick)
        return line

    def _ticked(self) -> None:
        self.error.show_sentence("")
        self.edited.emit()

    def _clear(self) -> None:
        self.ticks.clear()
        while item := self._groups.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
