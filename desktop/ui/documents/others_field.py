"""What may be told of each other organisation: nothing of it leaves unless it is ticked here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.documents import TOLD_WORDS, Tick, Ticks, Told
from desktop.services.document_values import NamedOther
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.radio import Tick as TickMark

_TITLE = "What may be told of others"
LEAD = "Nothing about another organisation stands in the document unless you tick it. Private notes never do."


class OthersField(QWidget):
    """A group of ticks for each organisation that the document could name; hidden where there is none."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.groups: dict[str, _Group] = {}
        self._shown: tuple[NamedOther, ...] = ()
        self._groups = QVBoxLayout()
        self._groups.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(_TITLE, "h3"))
        column.addWidget(Label(LEAD, "note", "ink-2", wrap=True))
        column.addLayout(self._groups)
        self.hide()

    def ticks(self) -> Ticks:
        """Return what is ticked."""
        return frozenset(tick for group in self.groups.values() for tick in group.ticked())

    def show_others(self, others: Sequence[NamedOther]) -> bool:
        """Offer these, ticked as they were; return whether others are offered than before."""
        if tuple(others) == self._shown:
            return False
        ticked = self.ticks()
        for group in self.groups.values():
            self._groups.removeWidget(group)
            group.hide()
            group.deleteLater()
        self._shown, self.groups = tuple(others), {}
        for other in others:
            group = self.groups[other.organisation] = _Group(other, ticked)
            group.edited.connect(self.edited)
            self._groups.addWidget(group)
        self.setVisible(bool(others))
        return True


class _Group(QWidget):
    """One organisation: its name, a note, and what of it can be ticked."""

    edited = Signal()

    def __init__(self, other: NamedOther, ticked: Ticks) -> None:
        super().__init__()
        self._other = other
        self.ticks: dict[Told, TickMark] = {}
        self.everything = Button("Tick all of it", "link")
        self.everything.setAccessibleName(f"Tick all of {other.name}")
        line = QWidget()
        flow = FlowLayout(line, gap=20, line_gap=4)
        for told in other.offered:
            mark = self.ticks[told] = TickMark(TOLD_WORDS[told])
            mark.setAccessibleDescription(f"{_TITLE}: {other.name}")
            mark.setChecked(Tick(other.organisation, told) in ticked)
            mark.clicked.connect(self.edited)
            flow.addWidget(mark)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(other.name, "table", weight=600, wrap=True))
        if other.note:
            column.addWidget(Label(other.note, "caption", "ink-2", wrap=True))
        column.addWidget(line)
        column.addWidget(self.everything, 0, Qt.AlignmentFlag.AlignLeft)
        self.everything.clicked.connect(self._tick_all)

    def ticked(self) -> frozenset[Tick]:
        """Return what is ticked of it."""
        return frozenset(
            Tick(self._other.organisation, told) for told, mark in self.ticks.items() if mark.isChecked()
        )

    def _tick_all(self) -> None:
        for mark in self.ticks.values():
            mark.setChecked(True)
        self.edited.emit()
