"""The page of conversations: their list, the chosen one in full, and what others asked of us."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.services import conversations
from desktop.services.conversation_lines import TalkLine
from desktop.services.desk import Desk
from desktop.ui.column_choice import offer_columns
from desktop.ui.commands import CommandId
from desktop.ui.conversations.noting import Noting
from desktop.ui.conversations.talk_filters import TalkFilters
from desktop.ui.conversations.talk_pane import TalkPane
from desktop.ui.conversations.talk_table import TalkTable
from desktop.ui.conversations.talk_table_model import Col
from desktop.ui.page import DUE, Touched, WholeList
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.sheet import fill_page, stack

if TYPE_CHECKING:
    from desktop.ui.conversations.share_dialog import ShareDialog

STACKED_BELOW = 872
"""Page width at 100 % under which the chosen conversation stands beneath the list."""
WAYS_STACKED_BELOW = 620
"""Page width at 100 % under which the buttons of the head stand beneath one another."""
_LINE = "Whom we speak with, what was said, and what comes next."
_PANE_WIDTH, _NO_LIMIT = 344, 16_777_215
_KINDS = frozenset({"conversation", "rhythm", "approach", "organisation", "person", "opportunity"})
_READ_ONLY = "This workspace is open read-only."


class ConversationsPage(QWidget):
    """`opened` carries the key of an opportunity, `record_asked` the id of an organisation."""

    opened = Signal(str)
    record_asked = Signal(str)
    approach_asked = Signal(str)
    export_asked = Signal(object)
    """A list to be written to a file: a WholeList."""
    print_asked = Signal(object)
    """What reads a list for paper."""
    title = "Conversations"

    def __init__(self, desk: Desk, noting: Noting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_surface(self, "page")
        self._desk, self._noting = desk, noting
        self.header = PageHeader("Conversations", _LINE, low=True)
        self.note = Button("Note a conversation", "main", icon="plus")
        self.log = Button("We were asked to join", icon="inbox")
        self.filters = TalkFilters()
        self.table = TalkTable(left_out=desk.workspace.for_trustees)
        self.pane = TalkPane()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def commands(self) -> Mapping[CommandId, Callable[[], object]]:
        """Return what works here."""
        found: dict[CommandId, Callable[[], object]] = {
            CommandId.SEARCH: self.filters.search.setFocus,
            CommandId.COLUMNS: lambda: offer_columns(self.table.view, (Col.ORGANISATION, Col.NEXT)),
        }
        line = self.table.line()
        if line is not None and self.table.state() == "rows":
            found[CommandId.OPEN] = lambda: self._open(line)
            found[CommandId.EXPORT] = lambda: self.ask_to_share(on_paper=False)
            found[CommandId.PRINT] = lambda: self.ask_to_share(on_paper=True)
        return found

    def ask_to_share(self, *, on_paper: bool) -> ShareDialog:
        """Ask what of others may leave the file, then export or print the list so."""
        from desktop.ui.conversations.share_dialog import ShareDialog

        dialog = ShareDialog("Print" if on_paper else "Export", self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._share, dialog, on_paper))
        dialog.open()
        return dialog

    def regions(self) -> tuple[QWidget, ...]:
        """Return the head, the filters, the list, the chosen one."""
        return (self.header, self.filters, self.table.view, self.pane)

    def remembered(self) -> Mapping[str, object]:
        """Return the chips and columns as they stand."""
        return {"filters": self.filters.remembered(), "columns": self.table.view.left_out()}

    def recall(self, state: Mapping[str, object]) -> None:
        """Take up the chips and columns of the last time."""
        filters, columns = state.get("filters"), state.get("columns")
        self.filters.recall(filters if isinstance(filters, dict) else {})
        self.table.view.leave_out(columns if isinstance(columns, list) else [])

    def current_key(self) -> str:
        """Return the opportunity that the chosen row is about, "" where it is about none."""
        line = self.table.line()
        return line.about if line else ""

    def current_organisation(self) -> str:
        """Return the organisation of the chosen row."""
        line = self.table.line()
        return line.organisation if line else ""

    def refresh(self, touched: Touched = frozenset()) -> None:
        """Read the list again where something in it may have changed."""
        if not touched or any(kind in _KINDS for kind, _ in touched):
            self._read()

    def show_conversation(self, conversation: str) -> None:
        """Choose a conversation, whatever the filters were; for `DUE`, list what is due alone."""
        self._read()
        if conversation == DUE:
            self.filters.show_everything()
            self.filters.due.set_on(True)
            self._read()
        elif not self.table.choose(conversation):
            self.filters.show_everything()
            self.table.choose(conversation)

    def showEvent(self, event: QShowEvent) -> None:
        """Read when the page comes into sight."""
        super().showEvent(event)
        self._read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the list, to noting the first where there is none, else to the search."""
        super().focusInEvent(event)
        places = {"rows": self.table.view, "none_yet": self.table.first}
        places.get(self.table.state(), self.filters.search).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the chosen one stand beneath where there is no room beside."""
        super().resizeEvent(event)
        self._arrange()

    def _share(self, dialog: ShareDialog, on_paper: bool) -> None:
        from desktop.services.conversation_exports import talk_table

        wanted = self.filters.wanted()
        read = partial(talk_table, wanted=wanted, ticked=dialog.ticked(), on_paper=on_paper)
        if on_paper:
            self.print_asked.emit(read)
        else:
            self.export_asked.emit(WholeList(self.title, read))

    def _arrange(self) -> None:
        stacked = self.width() / theme.scale < STACKED_BELOW
        stack(self._columns, stacked)
        one_beneath_the_other = self.width() / theme.scale < WAYS_STACKED_BELOW
        stack(self._ways, one_beneath_the_other)
        self._ways.setSpacing(8 if one_beneath_the_other else 16)
        wide = theme.px(_PANE_WIDTH)
        self.pane.setMinimumWidth(0 if stacked else wide)
        self.pane.setMaximumWidth(_NO_LIMIT if stacked else wide)

    def _read(self) -> None:
        with self._desk.reader() as db:
            found = conversations.conversations(db, self._desk, self.filters.wanted())
        self.filters.show_list(found)
        self.table.show_list(found)

    def _show_chosen(self) -> None:
        line = self.table.line() if self.table.state() == "rows" else None
        shown = None
        if line is not None and line.id and not line.is_approach:
            with self._desk.reader() as db:
                shown = conversations.shown(db, self._desk, line.id)
        self.pane.show_line(line, shown, can_write=not self._desk.workspace.read_only)

    def _open(self, line: TalkLine) -> None:
        if line.is_approach:
            self.approach_asked.emit(line.id)
        elif self._desk.workspace.read_only:
            self.pane.setFocus()
        elif line.id:
            self._noting.note(line.id)
        else:
            self._noting.note(organisation=line.organisation)

    def _connect(self) -> None:
        noting, pane, changes = self._noting, self.pane, self._noting.conversing
        theme.changed.connect(self._arrange)
        self.note.clicked.connect(lambda: noting.note())
        self.table.note_asked.connect(lambda: noting.note())
        self.log.clicked.connect(lambda: noting.log())
        self.filters.changed.connect(self._read)
        self.filters.search.left_for_list.connect(self.table.view.setFocus)
        self.table.everything_asked.connect(self.filters.show_everything)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._show_chosen)
        pane.change_asked.connect(noting.note)
        pane.remove_asked.connect(lambda one: noting.do(lambda: changes.remove(one)))
        pane.done_asked.connect(lambda one: noting.do(lambda: changes.close_step(one)))
        pane.again_asked.connect(lambda organisation: noting.note(organisation=organisation))
        pane.rhythm_chosen.connect(
            lambda organisation, weeks: noting.do(lambda: changes.set_rhythm(organisation, weeks))
        )
        pane.approach_asked.connect(self.approach_asked)
        pane.opportunity_asked.connect(self.opened)
        pane.organisation_asked.connect(self.record_asked)
        for button in (self.note, self.log, self.table.first):
            button.set_reason(_READ_ONLY if self._desk.workspace.read_only else None)

    def _lay_out(self) -> None:
        self._ways.addWidget(self.log)
        self._ways.addWidget(self.note)
        self.header.buttons.addLayout(self._ways)
        self._columns.setSpacing(16)
        self._columns.addWidget(self.table, 1)
        self._columns.addWidget(self.pane)
        fill_page(self, self.header, self.filters, self._columns, stretched=2)
