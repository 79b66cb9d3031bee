"""The system map of an opportunity or a place: drawn or listed, with what is known of whoever is chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.words import plural
from desktop.services.desk import Desk
from desktop.services.errors import NoSuchOpportunity
from desktop.services.system_map import PLACE, MapEntry
from desktop.ui.errors import show_error
from desktop.ui.map.map_actions import AskFile, MapActions
from desktop.ui.map.map_canvas import MapCanvas
from desktop.ui.map.map_head import LIST, MAP, MapHead
from desktop.ui.map.map_legend import MapLegend
from desktop.ui.map.map_list import MapList
from desktop.ui.map.map_panel import MapPanel
from desktop.ui.map.map_reading import ReadMap, read_map
from desktop.ui.opportunities.latest import Latest
from desktop.ui.page import Touched
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.tab_order import follow_reading_order

_TELLING = frozenset({"map", "organisation", "conversation", "partnership", "provider", "opportunity"})
_STACKED_BELOW = 860
_LEAST_HEIGHT = 460
_OTHER_SHAPE, _WIDEST = 0.25, 3.0
_REST_MS = 120
_HOW = (
    "Arrow keys go from one to the next, Enter opens a record, Shift with an arrow key moves one along its "
    "ring, plus and minus come nearer or go farther. The list holds the same."
)


class MapView(QWidget):
    """`show_subject` reads; `shown` tells once it stands there. The same one is chosen in map and list."""

    record_asked = Signal(str)
    """The record of an organisation of the directory, by its id."""
    conversation_asked = Signal(str)
    """Note a conversation with an organisation, by its id."""
    shown = Signal()

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        ask_file: AskFile | None = None,
    ) -> None:
        super().__init__(parent)
        self.subject = ""
        self.read: ReadMap | None = None
        self.acting = MapActions(desk, self, ask_file)
        self._reader = Latest(desk, self)
        self._shape = 1.0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._fill)
        self.head, self.canvas, self.list = MapHead(desk), MapCanvas(), MapList()
        self.panel, self.legend = MapPanel(), MapLegend()
        self.covers = Label("", "caption", "ink-2", wrap=True)
        self.panel.hide()
        self._lay_out()
        self._connect()

    def show_subject(self, subject: str) -> None:
        """Show the map of an opportunity, by its key, or of a place: "place:" and its code, or none."""
        if subject != self.subject:
            self.head.saved.hide()
            self._choose("")
        self.subject = subject
        self._ask()

    def refresh(self, touched: Touched = frozenset()) -> None:
        """Read again what these changes touched."""
        if self.subject and (not touched or any(kind in _TELLING for kind, _ in touched)):
            self._ask()

    @property
    def can_undo(self) -> bool:
        """Whether a step on this map can be taken back."""
        return self.acting.can_undo

    def undo(self) -> None:
        """Take back the last step that was done on this map."""
        self.acting.undo()

    def current_organisation(self) -> str:
        """Return the id of the organisation that is chosen, "" where none of the directory is."""
        entry = self.acting.entry(self.canvas.chosen_one)
        return entry.organisation if entry else ""

    def choose(self, id_: str) -> None:
        """Choose somebody on map and list, and show what is known of them."""
        self.canvas.choose(id_)
        self._choose(id_)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the panel beneath the map where there is no room beside it."""
        super().resizeEvent(event)
        self._arrange()
        self._rest.start()

    def _ask(self) -> None:
        self._shape = self._room()
        larger = theme.scale > 1.0
        self._reader.start(partial(read_map, subject=self.subject, shape=self._shape, larger_words=larger))

    def _room(self) -> float:
        """Return how much wider than high the room for the map is; whoever is chosen changes nothing."""
        if not self.isVisible():
            return 1.0
        return round(min(self.width() / max(1, self._stack.height()), _WIDEST), 1)

    def _fill(self) -> None:
        """Lay the map out anew where its room has another shape than it was laid out for."""
        if self.subject and self.isVisible() and abs(self._room() - self._shape) > _OTHER_SHAPE:
            self._ask()

    def _show(self, read: ReadMap) -> None:
        self.read = self.acting.read = read
        page = read.page
        chosen = self.canvas.chosen_one
        self.canvas.can_change = page.can_change
        self.canvas.show_map(read.arrangement, {one.id: _told(one) for one in page.entries})
        self.list.show_page(page)
        nobody = len(page.entries) == 1
        self.head.show_places(self.subject, page.places)
        self.head.show_standing(can_change=page.can_change, moved=bool(page.kept), nobody=nobody)
        self.canvas.setAccessibleName(f"System map: {page.title}")
        others = plural(len(page.entries) - 1, "other organisation")
        self.canvas.setAccessibleDescription(f"Us and {others} around the people served. {_HOW}")
        self.covers.setText(page.covers)
        self._choose(chosen if self.canvas.chosen_one else "")
        self.head.saved.setVisible(bool(self.head.saved.words.text()) and not self.head.saved.isHidden())
        self.shown.emit()

    def _trouble(self, error: Exception) -> None:
        if not isinstance(error, NoSuchOpportunity):  # the page about it says that it is gone
            show_error(error, self)

    def _choose(self, id_: str) -> None:
        """Show what is known of whoever was chosen; of nobody, nothing."""
        entry = self.acting.entry(id_)
        if entry is not None and self.read is not None:
            self.panel.show_entry(entry, can_change=self.read.page.can_change)
            self.list.choose(id_)
        self.panel.setVisible(entry is not None)
        self._arrange()
        follow_reading_order(self)

    def _pick_from_list(self, id_: str) -> None:
        self.canvas.choose(id_)
        self._choose(id_)

    def _close_panel(self) -> None:
        self.canvas.choose("")
        self._choose("")
        if self._stack.currentWidget() is self.canvas:
            self.canvas.take_focus()
        else:
            self.list.view.setFocus()

    def _turn(self, view: str) -> None:
        self._stack.setCurrentWidget(self.list if view == LIST else self.canvas)
        self.legend.setVisible(view == MAP)

    def _open(self, id_: str) -> None:
        entry = self.acting.entry(id_)
        if entry is None:
            return
        if entry.organisation:
            self.record_asked.emit(entry.organisation)
        else:
            self.choose(id_)

    def _say(self, words: str, undo: str) -> None:
        self.head.saved.say(words, undo=undo)

    def _choose_place(self, code: str) -> None:
        self.show_subject(f"{PLACE}{code}")

    def _arrange(self) -> None:
        stacked = self.width() / theme.scale < _STACKED_BELOW
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        wanted = down if stacked else across
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
        self.panel.set_stacked(stacked)

    def _connect(self) -> None:
        self._reader.arrived.connect(self._show)
        self._reader.failed.connect(self._trouble)
        self.head.turned.connect(self._turn)
        self.head.place_chosen.connect(self._choose_place)
        self.head.put_on.connect(lambda id_: self.acting.put_on(id_, self.head.field.words()))
        self.head.anew_asked.connect(self.acting.arrange_anew)
        self.head.file_asked.connect(self.acting.export)
        self.head.undo_asked.connect(self.undo)
        self.acting.said.connect(self._say)
        self.acting.changed.connect(self.refresh)
        self.canvas.chosen.connect(self._choose)
        self.canvas.opened.connect(self._open)
        self.canvas.moved.connect(self.acting.move)
        self.canvas.relation_asked.connect(self.acting.relate)
        self.canvas.taken_off.connect(self.acting.take_off)
        self.list.chosen.connect(self._pick_from_list)
        self.list.opened.connect(self._open)
        self.panel.record_asked.connect(self._open)
        self.panel.conversation_asked.connect(self._ask_conversation)
        self.panel.relation_asked.connect(self.acting.relate)
        self.panel.adding_asked.connect(self.acting.add_to_directory)
        self.panel.taking_off_asked.connect(self.acting.take_off)
        self.panel.closed.connect(self._close_panel)
        theme.changed.connect(self._arrange)

    def _ask_conversation(self, id_: str) -> None:
        if (entry := self.acting.entry(id_)) and entry.organisation:
            self.conversation_asked.emit(entry.organisation)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.list)
        self._stack.setMinimumHeight(_LEAST_HEIGHT)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        self._row.addWidget(self._stack, 1)
        self._row.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addLayout(self._row, 1)
        column.addWidget(self.legend)
        column.addWidget(self.covers)


def _told(entry: MapEntry) -> tuple[str, str]:
    """Return what somebody is called, and what else there is to tell of them."""
    parts = [entry.name, entry.role.words().lower()]
    if entry.income:
        parts.append(f"income {entry.income.lower()}")
    return ", ".join(parts), " ".join(entry.relations)
