"""The Organisations page: the list, and one organisation in full."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.organisation import Link
from desktop.services import directory_list, organisation_page
from desktop.services.desk import Desk
from desktop.services.directory_changes import DirectoryChanges, Done
from desktop.services.organisation_page import OrganisationRecord
from desktop.ui.commands import CommandId
from desktop.ui.errors import show_error, words_of
from desktop.ui.jobs import Job, Step
from desktop.ui.opportunities.latest import Latest
from desktop.ui.opportunity.link_dialog import LinkDialog, ask_to_open
from desktop.ui.organisations.organisation_asks import OrganisationAsks
from desktop.ui.organisations.organisation_list import OrganisationList
from desktop.ui.organisations.organisation_views import OrganisationViews, Part
from desktop.ui.organisations.record_view import RecordView
from desktop.ui.page import Touched, WholeList
from desktop.ui.register_loading import RegisterLoading
from desktop.ui.settings.saved_line import SavedLine
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.sheet import stack
from desktop.ui.widgets.tab_order import follow_reading_order

_LINE = "Who does this work, whom we might work with, who connects them, and who buys."
_READ_ONLY = "This workspace is open read-only."
_TELLING = frozenset({"organisation", "conversation", "partnership", "provider", "opportunity", "person"})
_STACKED_BELOW = 900
"""Page width at 100 % under which the buttons stand beneath the title."""
FIND = "find:"
"""Before the key of an opportunity: look for partners for it."""
_GONE = "This organisation is not held here any more."


class OrganisationsPage(QWidget):
    """`opened` carries the key of an opportunity, `organisation_asked` the id of an organisation to show."""

    title = "Organisations"

    opened = Signal(str)
    organisation_asked = Signal(str)
    talk_asked = Signal(str)
    """A conversation is to be noted with the organisation of this id."""
    back_asked = Signal()
    list_asked = Signal()
    import_asked = Signal()
    export_asked = Signal(object)
    """A list to be written to a file: a WholeList."""
    print_asked = Signal(object)
    """What reads a list for paper."""
    shown = Signal()

    def __init__(
        self,
        desk: Desk,
        loading: RegisterLoading | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_surface(self, "page")
        self._desk = desk
        self._changes = DirectoryChanges(desk)
        self._record: OrganisationRecord | None = None
        self.asks = OrganisationAsks(self, desk, self._changes)
        self.key = ""
        self.header = PageHeader(self.title, _LINE)
        self.saved = SavedLine()
        self.add = Button("Add an organisation", "main", icon="plus")
        self.bring_in = Button("Bring in a file", icon="upload")
        self.offer = Button("Our offer", icon="file-text")
        self.list = OrganisationList()
        self.views = OrganisationViews(desk, self.list, loading)
        self.record = RecordView()
        back = Button("Back to the organisations")
        back.clicked.connect(self.list_asked)
        self.gone = EmptyState("network", _GONE, back)
        self._reader, self._under_way = Latest(desk, self), 0
        self._stack = QStackedWidget()
        self._sheet = QWidget()
        self._lay_out()
        self._connect()
        if desk.workspace.read_only:
            self.add.set_reason(_READ_ONLY)
            self.bring_in.set_reason(_READ_ONLY)
            self.list.set_read_only(_READ_ONLY)

    def show_organisation(self, key: str | None) -> None:
        """Show an organisation in full; with none, the list; with FIND and an opportunity, the finder."""
        self.record.leave()
        if not key or key.startswith(FIND):
            self._show_list()
            if key:
                self.views.show_finder().look_for(key=key.removeprefix(FIND))
            return
        if key != self.key:
            self.record.forget()
        self.key = key
        self._reader.start(partial(_record, key=key))

    def current_organisation(self) -> str:
        """Return the id of the organisation that is shown or chosen, "" while none is."""
        return self.key or self.views.current_organisation()

    def refresh(self, touched: Touched = frozenset()) -> None:
        """Read again what these changes touched."""
        self.views.refresh(touched)
        if touched and not any(kind in _TELLING for kind, _ in touched):
            return
        if not self.key:
            self._read_list()
        elif not self._under_way:  # else what was typed last would seem taken back; its end reads again
            self._reader.start(partial(_record, key=self.key))

    def leave(self) -> bool:
        """Keep what was typed into the private note."""
        self.record.leave()
        return True

    def commands(self) -> Mapping[CommandId, Callable[[], object]]:
        """Return what works here."""
        found: dict[CommandId, Callable[[], object]] = {}
        if self._changes.can_undo:
            found[CommandId.UNDO] = self.undo
        if self.key:
            found[CommandId.CLOSE_PANE] = self.back_asked.emit
            return found
        if self.views.part is not Part.LIST:
            return found | dict(self.views.commands())
        found[CommandId.SEARCH] = self.list.filters.search.setFocus
        if (line := self.list.chosen()) is not None and self.list.state() == "rows":
            found[CommandId.OPEN] = lambda: self.organisation_asked.emit(line.key)
            found[CommandId.EXPORT] = self._ask_export
            found[CommandId.PRINT] = lambda: self._ask_export(to_print=True)
        return found

    def regions(self) -> tuple[QWidget, ...]:
        """Return the head, the filters and the rows; of an organisation, its record."""
        return (self.record,) if self.key else (self._buttons, *self.views.regions())

    def whole_list(self) -> WholeList | None:
        """Return what the finder found; our own list is exported with a tick."""
        return None if self.key else self.views.whole_list()

    def remembered(self) -> Mapping[str, object]:
        """Return the chips as they stand."""
        return {"filters": self.list.filters.remembered()}

    def recall(self, state: Mapping[str, object]) -> None:
        """Take up the chips of the last time."""
        filters = state.get("filters")
        self.list.filters.recall(filters if isinstance(filters, dict) else {})

    def showEvent(self, event: QShowEvent) -> None:
        """Show what the workspace holds."""
        super().showEvent(event)
        if not self.key:
            self._read_list()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on."""
        super().focusInEvent(event)
        if self.key:
            self.record.back.setFocus()
        else:
            self.views.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the buttons stand beneath the title where there is no room beside it."""
        super().resizeEvent(event)
        stack(self._head_row, self.width() / theme.scale < _STACKED_BELOW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back from a record with Escape."""
        if event.key() == Qt.Key.Key_Escape and self.key:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def ask_to_open(self, url: str) -> LinkDialog | None:
        """Ask before the browser is handed their website."""
        return ask_to_open(url, QUrl(url).host(), self)

    def undo(self) -> None:
        """Take the last step back."""
        self._wait(self._changes.undo())

    def _kept(self, organisation: str, words: str) -> None:
        if self.key:
            self._say(words)
        else:
            self.organisation_asked.emit(organisation)

    def _ask_change(self) -> None:
        if self._record:
            self.asks.organisation(self._record.organisation)

    def _ask_merge(self, other: str) -> None:
        if self._record:
            self.asks.merge(self._record.organisation, other)

    def _ask_link(self) -> None:
        if self._record:
            self.asks.link(self._record.organisation)

    def _ask_contact(self, person: str = "") -> None:
        self.asks.contact(self.key, person)

    def _ask_export(self, *, to_print: bool = False) -> None:
        self.asks.export(self.list.model.rowCount(), self.list.filters.wanted(), to_print=to_print)

    def _show_list(self) -> None:
        self.key, self._record = "", None
        self.title = "Organisations"
        self._reader.drop()
        self._bring_up(self._sheet)
        self._read_list()

    def _read_list(self) -> None:
        with self._desk.reader() as db:
            view = directory_list.directory(db, self._desk, self.list.filters.wanted())
        self.list.show_view(view)
        self.saved.setVisible(self.saved.isVisibleTo(self) and bool(self._changes.can_undo))

    def _show_record(self, found: OrganisationRecord | None) -> None:
        if found is None:
            self._bring_up(self.gone)
            return
        self._record, self.key, self.title = found, found.organisation.id, found.organisation.name
        self.record.show_record(found, read_only=self._desk.workspace.read_only)
        self._bring_up(self.record)
        follow_reading_order(self.record)
        self.shown.emit()

    def _bring_up(self, part: QWidget) -> None:
        """Show one of them; only what is in sight says how much room the page needs."""
        for each in (self._sheet, self.record, self.gone):
            policy = QSizePolicy.Policy.Preferred if each is part else QSizePolicy.Policy.Ignored
            each.setSizePolicy(policy, policy)
        self._stack.setCurrentWidget(part)

    def _unlink(self, link: Link) -> None:
        self._wait(self._changes.unlink(link))

    def _wait(self, change: Future[Done]) -> None:
        """Wait for a change, which the writer has in its queue, without holding up the window."""
        self._under_way += 1
        self._reader.drop()
        job: Job[Done] = Job(lambda _desk, _step: change.result(), self._desk)
        job.finished.connect(self._done)
        job.failed.connect(self._failed)
        job.start()

    def _done(self, done: Done) -> None:
        self._under_way -= 1
        self._say(done.words)

    def _say(self, words: str) -> None:
        undo = self._changes.can_undo if words == self._changes.can_undo else ""
        if self.key:
            self.record.say(words, undo)
        elif words:
            self.saved.say(words, undo=undo)
        self.refresh()

    def _failed(self, problem: Exception) -> None:
        self._under_way -= 1
        if self._record is None:
            self.refresh()
        self.record.problem.show_sentence(words_of(problem, self))

    def _connect(self) -> None:
        self.asks.done.connect(self._say)
        self.asks.kept.connect(self._kept)
        self.asks.ticked.connect(self.export_asked)
        self.asks.to_print.connect(self.print_asked)
        self._reader.arrived.connect(self._show_record)
        self._reader.failed.connect(lambda error: show_error(error, self))
        self.add.clicked.connect(lambda: self.asks.organisation())
        self.saved.undo_asked.connect(self.undo)
        self.list.add_asked.connect(lambda: self.asks.organisation())
        for asked in (self.bring_in.clicked, self.list.import_asked):
            asked.connect(self.import_asked)
        for view in (self.list, self.views):
            view.opened.connect(self.organisation_asked)
        self.views.conversation_asked.connect(self.talk_asked)
        self.offer.clicked.connect(lambda: self.asks.offer())
        self.list.changed.connect(self._read_list)
        record, changes = self.record, self._changes
        record.back_asked.connect(self.list_asked)
        record.edit_asked.connect(self._ask_change)
        record.merge_asked.connect(self._ask_merge)
        record.talk_asked.connect(lambda: self.talk_asked.emit(self.key))
        record.letter_asked.connect(lambda: self.asks.letter(self.key))
        record.link_asked.connect(self._ask_link)
        record.unlink_asked.connect(self._unlink)
        record.contact_asked.connect(lambda: self._ask_contact())
        record.contact_change_asked.connect(self._ask_contact)
        record.contact_erase_asked.connect(self.asks.held)
        record.organisation_asked.connect(self.organisation_asked)
        record.opportunity_asked.connect(self.opened)
        record.website_asked.connect(self.ask_to_open)
        record.saved.undo_asked.connect(self.undo)
        record.remove_asked.connect(lambda: self._wait(changes.remove(self.key)))
        record.put_back_asked.connect(lambda: self._wait(changes.put_back(self.key)))
        record.split_asked.connect(lambda other: self._wait(changes.split(other)))
        record.contact_leave_asked.connect(lambda person: self._wait(changes.take_contact_away(person)))
        record.note_left.connect(lambda text: self._wait(changes.note(self.key, text)))

    def _lay_out(self) -> None:
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons, gap=16, line_gap=8)
        for button in (self.offer, self.bring_in, self.add):
            flow.addWidget(button)
        self._head_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head_row.setSpacing(12)
        self._head_row.addWidget(self.header, 1)
        self._head_row.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        head = QVBoxLayout()
        head.setContentsMargins(24, 24, 24, 4)
        head.setSpacing(8)
        head.addLayout(self._head_row)
        head.addWidget(self.saved)
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.views, 1)
        for part in (self._sheet, self.record, self.gone):
            self._stack.addWidget(part)
        self._bring_up(self._sheet)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)


def _record(desk: Desk, _step: Step, *, key: str) -> OrganisationRecord | None:
    with desk.reader() as db:
        return organisation_page.record(db, desk, key)
