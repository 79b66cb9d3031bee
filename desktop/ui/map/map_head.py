"""Above the map: as a drawing or a list, of which place, and what can be done with the whole of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.desk import Desk
from desktop.services.system_map import PLACE
from desktop.ui.organisations.organisation_field import OrganisationField
from desktop.ui.settings.saved_line import SavedLine
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.choice_field import ChoiceBox
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.one_of_chips import OneOfChips

MAP, LIST = "map", "list"
_EVERYWHERE = "Everywhere"
_READ_ONLY = "This workspace is open read-only."


class MapHead(QWidget):
    """Buttons that run on to the next line where they must; beneath them what was just done."""

    turned = Signal(str)
    place_chosen = Signal(str)
    put_on = Signal(str)
    anew_asked = Signal()
    file_asked = Signal()
    undo_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.views = OneOfChips(((MAP, "Map"), (LIST, "List")))
        self.views.choose(MAP)
        self.place = ChoiceBox()
        self.place.setAccessibleName("The map of which place")
        self.add = Button("Put on the map", icon="plus")
        self.anew = Button("Arrange anew", icon="refresh-cw")
        self.export = Button("Export the map", icon="download")
        self.field = OrganisationField(
            desk, "Which organisation", placeholder="One of your directory, or a new one"
        )
        self.field.hide()
        self.saved = SavedLine()
        self._lay_out()
        self._connect()

    def show_places(self, subject: str, places: Sequence[tuple[str, str]]) -> None:
        """Offer the places that the map could be of; none where it is of an opportunity."""
        of_place = subject.startswith(PLACE)
        self.place.setVisible(of_place)
        if not of_place:
            return
        code = subject.removeprefix(PLACE)
        self.place.clear()
        for key, name in [("", _EVERYWHERE), *places]:
            self.place.addItem(name, key)
        self.place.setCurrentIndex(max(0, self.place.findData(code)))
        self.place.updateGeometry()

    def show_standing(self, *, can_change: bool, moved: bool, nobody: bool) -> None:
        """Let those buttons work that have something to do."""
        reason = None if can_change else _READ_ONLY
        self.add.set_reason(reason)
        self.anew.set_reason(reason or (None if moved else "Nobody was moved on this map."))
        self.export.set_reason("Nobody else is on this map yet." if nobody else None)

    def ask_whom(self) -> None:
        """Open the field that names an organisation."""
        self.field.show_organisation(None)
        self.field.show()
        self.field.take_focus()

    def _put_on(self, id_: str) -> None:
        if id_:
            self.field.hide()
            self.put_on.emit(id_)
            self.add.setFocus()

    def _connect(self) -> None:
        self.views.chosen.connect(self.turned)
        self.place.activated.connect(lambda _row: self.place_chosen.emit(str(self.place.currentData() or "")))
        self.add.clicked.connect(self.ask_whom)
        self.anew.clicked.connect(self.anew_asked)
        self.export.clicked.connect(self.file_asked)
        self.field.chosen.connect(self._put_on)
        self.saved.undo_asked.connect(self.undo_asked)

    def _lay_out(self) -> None:
        row = QWidget()
        flow = FlowLayout(row, gap=8, line_gap=8)
        for widget in (self.views, self.place, self.add, self.anew, self.export):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(row)
        column.addWidget(self.field)
        column.addWidget(self.saved)
