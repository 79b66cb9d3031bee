"""The field and the list of “Go to anything”."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.services.desk import Desk
from desktop.services.finding import FoundThing, find_by_name
from desktop.ui.errors import show_error
from desktop.ui.go_to.entries import Available, Entry, of_commands, of_things
from desktop.ui.go_to.entry_delegate import ASIDE, EntryDelegate
from desktop.ui.jobs import Step
from desktop.ui.opportunities.latest import Latest
from desktop.ui.widgets.fitting import open_at
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineEdit

_WIDTH, _HEIGHT = 600, 440
_REST_MS = 80
_PROMPT = "A command, a screen, an opportunity or the number of a decision"
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class GoToDialog(QDialog):
    """The field keeps the keyboard; the arrow keys move in the list, Enter goes there."""

    chosen = Signal(object)
    listed = Signal()
    """The list shows all that the words may mean."""

    def __init__(self, desk: Desk, available: Available, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Go to anything")
        self.setAccessibleDescription(_PROMPT)
        self._available = available
        self._entries: tuple[Entry, ...] = ()
        self.field = LineEdit(_PROMPT)
        self.field.setAccessibleName("Go to")
        self.list = QListWidget()
        self.list.setAccessibleName("Found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = Label("Nothing here is called that.", colour="ink-2")
        self._things = Latest(desk, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._lay_out()
        self._connect()
        self._show(())
        open_at(self, _WIDTH, _HEIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys of the field move in the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def accept(self) -> None:
        """Go to what is chosen; with nothing to go to, stay."""
        place = self.list.currentRow()
        if 0 <= place < len(self._entries):
            target = self._entries[place].target
            super().accept()
            self.chosen.emit(target)

    def _typed(self) -> None:
        self._things.drop()
        self._show(())
        self._rest.start()

    def _look(self) -> None:
        self._things.start(partial(_find, words=self.field.text()))

    def _arrived(self, found: tuple[FoundThing, ...]) -> None:
        self._show(of_things(found))
        self.nothing.setVisible(not self._entries)
        self.listed.emit()

    def _show(self, things: tuple[Entry, ...]) -> None:
        """Show commands, then things; the first of all is chosen, or what was chosen before."""
        before = self.list.currentRow()
        self._entries = (*of_commands(self.field.text(), self._available), *things)
        self.list.clear()
        for entry in self._entries:
            item = QListWidgetItem(entry.words)
            item.setData(ASIDE, entry.aside)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.words}, {entry.aside}")
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, before) if things else 0)
        self.nothing.setVisible(False)

    def _say_current(self, place: int) -> None:
        """Tell a screen reader, which stays in the field, what Enter would lead to."""
        if 0 <= place < len(self._entries):
            entry = self._entries[place]
            words = f"{entry.words}, {entry.aside}, {place + 1} of {len(self._entries)}"
            self.field.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing)
        self.field.setFocus()

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._typed)
        self.field.returnPressed.connect(self.accept)
        self.list.itemClicked.connect(self.accept)
        self.list.currentRowChanged.connect(self._say_current)
        self._rest.timeout.connect(self._look)
        self._things.arrived.connect(self._arrived)
        self._things.failed.connect(lambda error: show_error(error, self))


def _find(desk: Desk, _step: Step, *, words: str) -> tuple[FoundThing, ...]:
    return find_by_name(desk, words)
