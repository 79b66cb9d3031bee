"""The registers on this computer: their days and licences, what was set aside, and where to get more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.loaded_registers import Aside, LoadedRegister, LoadedRegisters, Published
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.dialog_sheet import fill_dialog
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.fitting import open_at
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.link import Link
from desktop.ui.widgets.tab_order import follow_reading_order

_WIDTH, _HEIGHT = 720, 672
_LEAD = (
    "Registers are files that you download and load here: nothing is asked for over the network. "
    "Loading a newer file updates what is held."
)
_SHOWN_ROWS = 30


class RegistersDialog(QDialog):
    """`load_asked`: files shall be chosen. `page_asked` carries the address of a register's own page."""

    load_asked = Signal()
    page_asked = Signal(str)

    def __init__(self, registers: LoadedRegisters, why_not: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Registers on this computer")
        self.setAccessibleDescription(_LEAD)
        self.load = Button("Load register files…", "main", icon="upload")
        self.load.set_reason(why_not or None)
        self.leave = Button("Close")
        self.pages: list[Link] = []
        self.folds: list[Fold] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(16)
        self._lay_out()
        self.load.clicked.connect(self._load)
        self.leave.clicked.connect(self.reject)
        self.show_registers(registers)
        open_at(self, _WIDTH, _HEIGHT)

    def show_registers(self, registers: LoadedRegisters) -> None:
        """Show these instead."""
        clear_layout(self._column)
        self.pages, self.folds = [], []
        for loaded in registers.here:
            self._column.addWidget(self._loaded_card(loaded))
        for published in registers.not_here:
            self._column.addWidget(self._published_card(published))
        self._column.addStretch(1)
        follow_reading_order(self)

    def _load(self) -> None:
        self.accept()
        self.load_asked.emit()

    def _loaded_card(self, one: LoadedRegister) -> Card:
        card = Card()
        card.body.addWidget(Label(one.name, "h2", wrap=True))
        card.body.addWidget(Label(f"{one.holds}, {one.of_day}. {one.licence}.", "note", wrap=True))
        if one.warning:
            card.body.addLayout(_marked(one.warning))
        card.body.addWidget(Label(one.brought.replace("; ", "\n"), "note", "ink-2", wrap=True))
        for aside in one.aside:
            card.body.addWidget(self._aside(aside))
        card.body.addWidget(Label(one.attribution, "caption", "ink-2", wrap=True))
        return card

    def _aside(self, aside: Aside) -> Fold:
        rows = [f"Row {one.row:,}: {one.reason}" for one in aside.rows[:_SHOWN_ROWS]]
        more = aside.total - len(rows)
        if more > 0:
            rows.append(f"and {more:,} more")
        fold = Fold(
            f"{aside.what.capitalize()}: {aside.total:,} set aside, and why",
            Label("\n".join(rows), "note", "ink-2", wrap=True),
        )
        fold.turned.connect(lambda: follow_reading_order(self))
        self.folds.append(fold)
        return fold

    def _published_card(self, one: Published) -> Card:
        card = Card()
        card.body.addWidget(Label(one.register, "h2", wrap=True))
        card.body.addWidget(
            Label(f"Not on this computer. {one.files} {one.terms}".rstrip(), "note", wrap=True)
        )
        page = Link(one.page, "external-link")
        page.setAccessibleDescription("The page of the register, in the web browser")
        page.clicked.connect(lambda: self.page_asked.emit(one.page))
        self.pages.append(page)
        card.body.addWidget(page)
        return card

    def _lay_out(self) -> None:
        sheet = QWidget()
        sheet.setLayout(self._column)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.load)
        title = Label(self.windowTitle(), "h2", wrap=True)
        fill_dialog(self, sheet, head=(title, Label(_LEAD, "note", "ink-2", wrap=True)), foot=(buttons,))


def _marked(words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(LineIcon("info", 16, "tight-text"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(words, "note", "tight-text", wrap=True), 1)
    return row
