"""All partnership plans: those of a tender, and those that were begun before there is one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.desk import Desk
from desktop.services.errors import NotKept
from desktop.services.partnership_changes import PartnershipChanges
from desktop.services.partnership_plans import PlanLine, all_plans, plans_table
from desktop.services.tables import Table
from desktop.ui.commands import CommandId
from desktop.ui.errors import show_error
from desktop.ui.jobs import Service
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.page import Touched, WholeList
from desktop.ui.theme.scaled import Scaled
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.tab_order import follow_reading_order
from feeds.errors import TenderPauseError

_LINE = "Work together before a tender makes you hurry. A plan with no tender waits here until one comes."
_NONE = "No plans yet. Begin one with a name, or from the Partnership tab of an opportunity."
_NAME_WIDTH = 560


class PlansPage(QWidget):
    """`opened` carries the id of a plan."""

    opened = Signal(str)
    title = "Partnership plans"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_surface(self, "page")
        self._desk = desk
        self._changes = PartnershipChanges(desk)
        self.rows: list[PlanRow] = []
        self.name = LineField("What is it about?", placeholder="For example young people’s mental health")
        self.begin = Button("Begin a plan", "main")
        self.empty = EmptyState("handshake", _NONE)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(16)
        self._lay_out()
        self.begin.clicked.connect(self._begin)
        self.name.edit.returnPressed.connect(self._begin)
        self._read()

    def refresh(self, touched: Touched) -> None:
        """Show what was changed elsewhere."""
        if any(kind in ("partnership", "organisation", "opportunity") for kind, _ in touched):
            self._read()

    def commands(self) -> Mapping[CommandId, Callable[[], object]]:
        """Return what works here: nothing of its own."""
        return {}

    def whole_list(self) -> WholeList:
        """Return the list that is shown."""
        return WholeList("partnership plans", plans_table)

    def on_paper(self) -> Service[Table]:
        """Return what reads the list for a sheet of paper."""
        return plans_table

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the first plan, or to the name of a new one."""
        super().focusInEvent(event)
        if self.rows:
            self.rows[0].open_it.setFocus()
        else:
            self.name.take_focus()

    def _read(self) -> None:
        with self._desk.reader() as db:
            lines = all_plans(db, self._desk)
        clear_layout(self._rows)
        self.rows = [PlanRow(line) for line in lines]
        for row in self.rows:
            row.opened.connect(self.opened)
            self._rows.addWidget(row)
        self.empty.setVisible(not lines)
        locked = "This workspace is open read-only." if self._desk.workspace.read_only else None
        self.begin.set_reason(locked)
        self.name.setEnabled(locked is None)
        follow_reading_order(self)

    def _begin(self) -> None:
        try:
            plan = self._changes.begin(None, self.name.words())
        except NotKept as refused:
            self.name.show_error(" ".join(refused.refusals.values()))
        except TenderPauseError as problem:
            show_error(problem, self)
        else:
            self.name.set_words("")
            self.opened.emit(plan)

    def _lay_out(self) -> None:
        new = Card()
        new.body.addWidget(Label("Begin with no tender yet", "h2"))
        Scaled(self.name, _NAME_WIDTH, self.name.setMaximumWidth)
        row = QHBoxLayout()
        row.addWidget(self.name, 1_000)
        row.addStretch(1)
        new.body.addLayout(row)
        new.body.addSpacing(8)
        new.body.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(PageHeader("Partnership plans", _LINE))
        column.addLayout(self._rows)
        column.addWidget(self.empty)
        column.addWidget(new)
        column.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(Scrolling(sheet, gutter=24))


class PlanRow(Card):
    """One plan: what it is about, its tender, how it stands."""

    opened = Signal(str)

    def __init__(self, line: PlanLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Label(line.name, "h3", wrap=True)
        self.open_it = Button("Open this plan", "link", trailing="chevron-right")
        self.open_it.setAccessibleName(f"Open the plan {line.name}")
        self.open_it.setAccessibleDescription(f"{line.tender}. {line.words}")
        self.open_it.clicked.connect(partial(self.opened.emit, line.id))
        laid_down = "Laid down. " if line.ended else ""
        self.body.setSpacing(4)
        self.body.addWidget(self.name)
        self.body.addWidget(Label(f"{laid_down}{line.tender}. {line.begun}.", "note", "ink-2", wrap=True))
        self.body.addWidget(Label(line.words, "note", wrap=True))
        self.body.addSpacing(2)  # so that the ring stands free of the words
        self.body.addWidget(self.open_it, 0, Qt.AlignmentFlag.AlignLeft)
