"""The list of organisations, what narrows it, and what it covers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.organisation import Role
from desktop.services.directory_list import (
    COVERS,
    DirectoryFilter,
    DirectoryView,
    OrganisationLine,
)
from desktop.ui.organisations.organisation_delegate import OrganisationDelegate
from desktop.ui.organisations.organisation_table_model import OrganisationTableModel
from desktop.ui.theme.scaled import Scaled
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.filter_chip import FilterChip
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.list_rows import ListRows, table_of
from desktop.ui.widgets.search_field import SearchField
from desktop.ui.widgets.table_view import Column

COLUMNS = (
    Column(least=180, wished=320, grows=2, gives=3),
    Column(least=110, wished=230, goes=3, gives=1, grows=1),
    Column(least=110, wished=200, goes=2, gives=1, grows=1),
    Column(least=96, wished=120, goes=1),
    Column(least=110, wished=140),
)
NONE_YET = (
    "No organisation yet. Add the ones you know: those who do this work already, whom you might work with, "
    "networks, buyers."
)
NONE_MATCHES = "No organisation matches these filters."
_SEARCH_WIDTH = 240
_MANY = {
    Role.EXISTING_PROVIDER: "Existing providers",
    Role.POTENTIAL_PARTNER: "Potential partners",
    Role.NETWORK: "Networks",
    Role.BUYER: "Buyers",
}


class OrganisationFilters(QWidget):
    """The row above the list. `changed` tells that something else is wanted."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.roles = {role: FilterChip(words) for role, words in _MANY.items()}
        self.review_due = FilterChip("Contacts to look at again", icon="calendar-clock")
        self.removed = FilterChip("Taken away", icon="archive")
        self.search = SearchField("Search the organisations", "Search")
        Scaled(self.search, _SEARCH_WIDTH, self.search.setFixedWidth)
        chips = (*self.roles.values(), self.review_due, self.removed)
        flow = FlowLayout(self, right_from=len(chips))
        for widget in (*chips, self.search):
            flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for role, chip in self.roles.items():
            chip.clicked.connect(lambda _on=False, role=role: self._only(role))
        for chip in (self.review_due, self.removed):
            chip.clicked.connect(self.changed)
        self.search.searched.connect(self.changed)

    def wanted(self) -> DirectoryFilter:
        """Return what the list is narrowed to."""
        role = next((role for role, chip in self.roles.items() if chip.is_on), None)
        return DirectoryFilter(
            words=self.search.text().strip(),
            role=role,
            review_due=self.review_due.is_on,
            removed=self.removed.is_on,
        )

    def show_view(self, view: DirectoryView) -> None:
        """Say how many there are of each; what there is none of is not offered, unless it is on."""
        for role, chip in self.roles.items():
            count = view.of_role.get(role, 0)
            chip.set_on(chip.is_on, f"{_MANY[role]}, {count}" if count else _MANY[role])
        for chip, words, count in (
            (self.review_due, "Contacts to look at again", view.review_due),
            (self.removed, "Taken away", view.removed),
        ):
            chip.set_on(chip.is_on, f"{words}, {count}" if count else words)
            chip.setVisible(bool(count) or chip.is_on)

    def show_everything(self) -> None:
        """Take every filter away."""
        for chip in (*self.roles.values(), self.review_due, self.removed):
            chip.set_on(False)
        self.search.clear()
        self.changed.emit()

    def remembered(self) -> dict[str, object]:
        """Return what is chosen, as JSON knows it; words that were searched for are of the moment."""
        wanted = self.wanted()
        return {"role": wanted.role or "", "review_due": wanted.review_due}

    def recall(self, state: Mapping[str, object]) -> None:
        """Choose what was chosen the last time; nothing is told."""
        for role, chip in self.roles.items():
            chip.set_on(state.get("role") == role)
        self.review_due.set_on(state.get("review_due") is True)

    def _only(self, role: Role) -> None:
        """One role at a time: an organisation may have several."""
        for other, chip in self.roles.items():
            if other is not role:
                chip.set_on(False)
        self.changed.emit()


class OrganisationList(QWidget):
    """Rows with their filters. `opened` carries the id of an organisation; `add_asked`: the first one."""

    opened = Signal(str)
    add_asked = Signal()
    import_asked = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filters = OrganisationFilters()
        self.model = OrganisationTableModel(self)
        self.view = table_of("Organisations", self.model, OrganisationDelegate, COLUMNS, tall_rows=True)
        self.import_first = Button("Bring in a file", icon="upload")
        self.covers = Label(COVERS, "caption", "ink-2", elide=Qt.TextElideMode.ElideRight)
        self.add_first = Button("Add an organisation", icon="plus")
        show_all = Button("Show all organisations")
        show_all.clicked.connect(self.filters.show_everything)
        self.rows = ListRows(
            self.view,
            self.model,
            COLUMNS,
            none_yet=EmptyState("network", NONE_YET, self.add_first, self.import_first),
            none_matches=EmptyState("search", NONE_MATCHES, show_all),
            beside=self.covers,
        )
        self.count = self.rows.counted
        self._lay_out()
        self.view.opened.connect(self._open)
        self.filters.changed.connect(self.changed)
        self.filters.search.left_for_list.connect(self.view.setFocus)
        self.add_first.clicked.connect(self.add_asked)
        self.import_first.clicked.connect(self.import_asked)

    def show_view(self, view: DirectoryView) -> None:
        """Show these organisations; the chosen one stays chosen if it is among them."""
        anything = bool(view.total or view.removed)
        self.filters.show_view(view)
        self.rows.show_lines(view.lines, view.total, is_empty=not anything)
        self.filters.setVisible(anything)

    def chosen(self) -> OrganisationLine | None:
        """Return the chosen organisation."""
        return self.rows.chosen()

    def state(self) -> str:
        """Return what is shown: "rows", "none_yet" or "none_matches"."""
        return self.rows.state()

    def choose(self, key: str) -> None:
        """Choose an organisation by its id, where it is shown."""
        self.rows.choose(key)

    def take_focus(self) -> None:
        """Put the keyboard on the rows, or on what is to be done where there are none."""
        place = {"rows": self.view, "none_yet": self.add_first}.get(self.state(), self.filters.search)
        place.setFocus()

    def set_read_only(self, reason: str) -> None:
        """Say why nothing can be added."""
        for button in (self.add_first, self.import_first):
            button.set_reason(reason)

    def _open(self, row: int) -> None:
        line = self.model.line(row)
        if line is not None:
            self.opened.emit(line.key)

    def _lay_out(self) -> None:
        card = Card(padding=0)
        card.body.addWidget(self.rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.filters)
        column.addWidget(card, 1)
