"""Taking a map away as a file: who may stand in it, and as what it is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.words import plural
from desktop.services.system_map import MapEntry
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.one_of_chips import OneOfChips
from desktop.ui.widgets.radio import Tick
from desktop.ui.widgets.scrolling import Scrolling

_WIDTH, _LIST = 560, 240
_LEAD = (
    "Nothing about another organisation leaves this workspace unless you tick it. "
    "Private notes and names of people never do."
)
_KINDS = ((".pdf", "PDF"), (".png", "PNG picture"), (".svg", "SVG drawing"), (".csv", "CSV table"))


class MapFileDialog(QDialog):
    """Accepted means: write; nobody is ticked at first."""

    def __init__(self, others: Sequence[MapEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Export the map")
        self.setAccessibleDescription(_LEAD)
        self.setMinimumWidth(theme.px(_WIDTH))
        self.ticks = {one.id: Tick(f"{one.name}, {one.role.words().lower()}") for one in others}
        self.talks = Tick("With whom we are in conversation")
        self.every = Button("Tick all", "link")
        self.count = Label("", "caption", "ink-2")
        self.kinds = OneOfChips(_KINDS)
        self.kinds.choose(".pdf")
        self.go, self.leave = Button("Choose a file", "main"), Button("Not now")
        self._lay_out()
        self.every.clicked.connect(self._tick_all)
        self.go.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        for tick in self.ticks.values():
            tick.toggled.connect(self._say_count)
        self._say_count()

    def allowed(self) -> frozenset[str]:
        """Return the ids of those who may stand in the file."""
        return frozenset(id_ for id_, tick in self.ticks.items() if tick.isChecked())

    def ending(self) -> str:
        """Return the ending of the file's name."""
        return self.kinds.choice()

    def _tick_all(self) -> None:
        for tick in self.ticks.values():
            tick.setChecked(True)

    def _say_count(self) -> None:
        ticked = len(self.allowed())
        others = plural(len(self.ticks), "other organisation")
        self.count.setText(f"{ticked} of {others} ticked. We stand on it in any case.")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(Label(self.windowTitle(), "h2", wrap=True))
        column.addWidget(Label(_LEAD, "note", "ink-2", wrap=True))
        who = QWidget()
        names = QVBoxLayout(who)
        names.setContentsMargins(4, 4, 4, 4)
        names.setSpacing(4)
        for tick in self.ticks.values():
            names.addWidget(tick)
        names.addStretch(1)
        scroll = Scrolling(who, gutter=4)
        scroll.setMinimumHeight(min(theme.px(_LIST), who.sizeHint().height() + 8))
        column.addWidget(scroll, 1)
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(self.every)
        column.addLayout(row)
        column.addWidget(self.talks)
        column.addWidget(Label("As", "table", weight=600))
        column.addWidget(self.kinds)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.go)
        column.addLayout(buttons)
