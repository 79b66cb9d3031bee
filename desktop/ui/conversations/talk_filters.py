"""What the conversations are narrowed to: chips and the search."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.services.conversations import TalkFilter, TalkList
from desktop.ui.register.filters import OneOfChip
from desktop.ui.theme.scaled import Scaled
from desktop.ui.widgets.filter_chip import FilterChip
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.search_field import SearchField

_SEARCH_WIDTH = 240


class TalkFilters(QWidget):
    """The row above the table. `changed` tells that something else is wanted."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.due = FilterChip("Due", icon="calendar-clock")
        self.quiet = FilterChip("Gone quiet", icon="clock")
        self.asked = FilterChip("Asked to join", icon="inbox")
        self.who = OneOfChip([("", "Anybody of us")])
        self.about = OneOfChip([("", "About anything")])
        self.search = SearchField("Search the conversations", "Search")
        Scaled(self.search, _SEARCH_WIDTH, self.search.setFixedWidth)
        self._chips = (self.due, self.quiet, self.asked)
        flow = FlowLayout(self, right_from=5)
        for widget in (*self._chips, self.who, self.about, self.search):
            flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for chip in self._chips:
            chip.clicked.connect(lambda _on=False, chip=chip: self._only(chip))
        for one_of in (self.who, self.about):
            one_of.changed.connect(self.changed)
        self.search.searched.connect(self.changed)

    def wanted(self) -> TalkFilter:
        """Return what the list is narrowed to."""
        return TalkFilter(
            words=self.search.text().strip(),
            due=self.due.is_on,
            quiet=self.quiet.is_on,
            asked=self.asked.is_on,
            who=self.who.chosen(),
            about=self.about.chosen(),
        )

    def show_list(self, found: TalkList) -> None:
        """Offer who spoke and what was talked about, and say how many are due."""
        self.who.offer([("", "Anybody of us"), *found.people])
        self.about.offer([("", "About anything"), *found.abouts])
        for chip, words, count in (
            (self.due, "Due", found.due),
            (self.quiet, "Gone quiet", found.quiet),
            (self.asked, "Asked to join", found.asked),
        ):
            chip.set_on(chip.is_on, f"{words}, {count}" if count else words)

    def show_everything(self) -> None:
        """Take every filter away."""
        for chip in self._chips:
            chip.set_on(False)
        self.who.choose("")
        self.about.choose("")
        self.search.clear()
        self.changed.emit()

    def remembered(self) -> dict[str, object]:
        """Return what is chosen, as JSON knows it; words that were searched for are of the moment."""
        return {"due": self.due.is_on, "quiet": self.quiet.is_on, "asked": self.asked.is_on}

    def recall(self, state: Mapping[str, object]) -> None:
        """Choose what was chosen the last time; nothing is told."""
        for chip, name in zip(self._chips, ("due", "quiet", "asked"), strict=True):
            chip.set_on(state.get(name) is True)

    def _only(self, chosen: FilterChip) -> None:
        """One of the three at a time: each is a list of its own."""
        for chip in self._chips:
            if chip is not chosen:
                chip.set_on(False)
        self.changed.emit()
