"""The three views of the organisations: those we know as a list, the finder, the map."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.services.desk import Desk
from desktop.ui.commands import CommandId
from desktop.ui.organisations.organisation_list import OrganisationList
from desktop.ui.page import Touched, WholeList
from desktop.ui.register_loading import RegisterLoading
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.tabs import TabBar

if TYPE_CHECKING:
    from desktop.ui.map.map_view import MapView
    from desktop.ui.organisations.finder_view import FinderView

EVERYBODY = "place:"
"""The subject of the map of all organisations of the directory."""
_MARGIN, _RING = 24, 4


class Part(IntEnum):
    """The views, left to right."""

    LIST = 0
    FINDER = 1
    MAP = 2


_WORDS = {Part.LIST: "List", Part.FINDER: "Finder", Part.MAP: "Map"}
Commands = Mapping[CommandId, Callable[[], object]]


class OrganisationViews(QWidget):
    """Finder and map are made when they are first shown. Signals carry the id of an organisation."""

    opened = Signal(str)
    conversation_asked = Signal(str)
    changed = Signal()
    """Another view is in sight."""

    def __init__(
        self,
        desk: Desk,
        list_: OrganisationList,
        loading: RegisterLoading | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._loading, self.list = desk, loading, list_
        self.finder: FinderView | None = None
        self.map: MapView | None = None
        self.tabs = TabBar()
        self.tabs.setAccessibleName("Views of the organisations")
        for part in Part:
            self.tabs.addTab(_WORDS[part])
        self._stack = QStackedWidget()
        self._holders = {part: QWidget() for part in Part}
        for part, holder in self._holders.items():
            column = QVBoxLayout(holder)
            if part is Part.LIST:
                column.setContentsMargins(_MARGIN, 16, _MARGIN, _MARGIN)
            else:  # they scroll, and have room of their own for the bar and the ring
                column.setContentsMargins(_MARGIN - _RING, 16 - _RING, 0, _MARGIN - _RING)
            self._stack.addWidget(holder)
        self._put(Part.LIST, list_)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QVBoxLayout()
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.addWidget(self.tabs)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._turn)

    @property
    def part(self) -> Part:
        """Which view is in sight."""
        return Part(self.tabs.currentIndex())

    def show_part(self, part: Part) -> None:
        """Bring a view into sight."""
        self.tabs.setCurrentIndex(part)

    def show_finder(self) -> FinderView:
        """Bring the finder into sight, and return it."""
        self.show_part(Part.FINDER)
        return self._finder()

    def refresh(self, touched: Touched) -> None:
        """Let what is made read again; the list is read by the page."""
        for view in (self.finder, self.map):
            if view is not None:
                view.refresh(touched)

    def commands(self) -> Commands:
        """Return what works in the finder, or on the map; of the list the page knows."""
        if self.part is Part.FINDER and self.finder is not None:
            return self.finder.commands()
        if self.part is Part.MAP and self.map is not None and self.map.can_undo:
            return {CommandId.UNDO: self.map.undo}
        return {}

    def regions(self) -> tuple[QWidget, ...]:
        """Return the parts of the view that is in sight."""
        if self.part is Part.FINDER and self.finder is not None:
            return (self.tabs, *self.finder.regions())
        if self.part is Part.MAP and self.map is not None:
            return (self.tabs, self.map)
        return (self.tabs, self.list.filters, self.list.view)

    def whole_list(self) -> WholeList | None:
        """Return what the finder found: public facts of registers; the list is exported with a tick."""
        return self.finder.whole_list() if self.part is Part.FINDER and self.finder is not None else None

    def current_organisation(self) -> str:
        """Return the id of the organisation of ours that is chosen, "" while none is."""
        if self.part is Part.FINDER and self.finder is not None:
            return self.finder.current_organisation()
        if self.part is Part.MAP and self.map is not None:
            return self.map.current_organisation()
        line = self.list.chosen() if self.part is Part.LIST else None
        return line.key if line and self.list.state() == "rows" else ""

    def take_focus(self) -> None:
        """Pass the keyboard on to the view that is in sight."""
        if self.part is Part.LIST:
            self.list.take_focus()
        else:
            self.tabs.setFocus()

    def _turn(self, part: int) -> None:
        if part == Part.FINDER:
            self._finder()
        elif part == Part.MAP:
            self._map().show_subject(self._map().subject or EVERYBODY)
        self._stack.setCurrentIndex(part)
        self.changed.emit()

    def _finder(self) -> FinderView:
        if self.finder is None:
            from desktop.ui.organisations.finder_view import FinderView

            self.finder = FinderView(self._desk, self._loading)
            self.finder.opened.connect(self.opened)
            self._put(Part.FINDER, self.finder)
        return self.finder

    def _map(self) -> MapView:
        if self.map is None:
            from desktop.ui.map.map_view import MapView

            self.map = MapView(self._desk)
            self.map.record_asked.connect(self.opened)
            self.map.conversation_asked.connect(self.conversation_asked)
            sheet = QWidget()
            column = QVBoxLayout(sheet)
            column.setContentsMargins(_RING, _RING, _MARGIN, _RING)
            column.addWidget(self.map)
            self._put(Part.MAP, Scrolling(sheet, gutter=_MARGIN))
        return self.map

    def _put(self, part: Part, view: QWidget) -> None:
        layout = self._holders[part].layout()
        if layout is not None:
            layout.addWidget(view)
