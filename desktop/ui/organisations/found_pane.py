"""Somebody who was found, in full, and adding them to our directory."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.organisation import Role
from desktop.domain.words import listed, money, year_day
from desktop.services.finder import FoundOrganisation
from desktop.services.finder_page import ROLES
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.pane import Pane
from desktop.ui.widgets.rule import Rule

_READ_ONLY = "This workspace is open read-only."
CAUTION = "A register is about the past. Whether they are willing, able or good at it, it does not say: ask."


class FoundPane(Pane):
    """What the register says; `add_asked` carries the role that they would have for us."""

    add_asked = Signal(object)
    open_asked = Signal(str)
    website_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The organisation that is chosen")
        self._shown: FoundOrganisation | None = None
        self.name = Label("", "h2", wrap=True)
        self.why = Label("", "table", weight=600, wrap=True)
        self.facts = Label("", "note", "ink-2", wrap=True)
        self.about = Label("", "body", wrap=True)
        self.website = Button("", "link", trailing="external-link")
        self.known = Label("", "note", wrap=True)
        self.role = ChoiceField("For us they would be", [(role, role.words()) for role in ROLES])
        self.add = Button("Add to our directory", icon="plus")
        self.open = Button("Open their record")
        self.problem = ErrorLine()
        self._lay_out()
        self.role.choose(ROLES[0])
        self.add.clicked.connect(lambda: self.add_asked.emit(Role(self.role.chosen())))
        self.open.clicked.connect(self._open)
        self.website.clicked.connect(self._visit)
        self.show_found(None, can_write=True)

    @property
    def shown(self) -> FoundOrganisation | None:
        """Who is shown."""
        return self._shown

    def show_found(self, found: FoundOrganisation | None, *, can_write: bool) -> None:
        """Show somebody; away while nobody is chosen."""
        self._shown = found
        self.setVisible(found is not None)
        self.problem.show_sentence("")
        if found is None:
            return
        self.name.setText(found.name)
        self.why.setText(found.why)
        self.facts.setText("\n".join(_facts(found)))
        self.about.setText(found.about)
        self.about.setVisible(bool(found.about))
        self.website.set_text(found.website)
        self.website.setVisible(bool(found.website))
        self.known.setText(f"{found.known_words}." if found.known_words else "Not in our directory yet.")
        held = bool(found.ours)
        addable = not held and not found.is_us
        self.role.setVisible(addable)
        self.add.setVisible(addable)
        self.add.set_reason(None if can_write else _READ_ONLY)
        self.open.setVisible(held)

    def _open(self) -> None:
        if self._shown is not None and self._shown.ours:
            self.open_asked.emit(self._shown.ours)

    def _visit(self) -> None:
        if self._shown is not None:
            self.website_asked.emit(self._shown.website)

    def _lay_out(self) -> None:
        column = self.column
        for part in (self.name, self.why, self.facts, self.about):
            column.addWidget(part)
        column.addWidget(self.website, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Label(CAUTION, "caption", "ink-2", wrap=True))
        column.addSpacing(8)
        column.addWidget(Rule())
        column.addSpacing(8)
        for field in (self.known, self.role, self.problem):
            column.addWidget(field)
        column.addSpacing(4)
        for button in (self.add, self.open):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)


def _facts(found: FoundOrganisation) -> list[str]:
    until = f", year to {year_day(date.fromisoformat(found.year_end))}" if found.year_end else ""
    income = "not told" if found.income is None else f"{money(found.income * 100, 'GBP')}{until}"
    other = found.other_names
    told = (
        ("Also called", other if other.casefold() != found.name.casefold() else ""),
        ("Yearly income", income),
        ("Works in", listed(list(found.places[:8])) or "not told"),
        ("Registered for", listed([one.lower() for one in found.activities]) or "not told"),
        ("Office", f"postcode area {found.postcode_area}" if found.postcode_area else ""),
        ("Register", f"{found.register}, {found.number}"),
        ("Its reports there", found.status),
        ("Company", found.company),
    )
    return [f"{what}: {words}" for what, words in told if words]
