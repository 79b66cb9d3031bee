"""Places that publish tenders or grants without a feed: named and linked to, never pulled."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.places_without_feed import PlaceWithoutFeed
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.card import Card, CardHeader
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.link import Link
from desktop.ui.widgets.rule import Rule
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.tooltips import plain_tooltip

_TITLE = "Places without a feed"
_LINE = "Nothing comes from these by itself. Look there yourselves."
_PADDING = 12
_HEIGHT = 184
"""How high the list is at least at 100 % text; the rest of it scrolls."""


class LinksCard(Card):
    """Each place with why nothing comes from it; `asked` carries the address that was pressed."""

    asked = Signal(str)

    def __init__(self, places: Sequence[PlaceWithoutFeed], parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self.links: list[Link] = []
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(CardHeader(_TITLE))
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 16, 0)
        column.setSpacing(0)
        column.addLayout(self._rows)
        column.addStretch(1)
        self._scrolling = Scrolling(sheet, gutter=16)
        self.body.addWidget(self._scrolling, 1)
        self._show(places)
        theme.changed.connect(self._measure)
        self._measure()

    def _show(self, places: Sequence[PlaceWithoutFeed]) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(15, _PADDING, 0, _PADDING)
        head.addWidget(Label(_LINE, "note", "ink-2", wrap=True))
        self._rows.addLayout(head)
        for place in places:
            self._rows.addWidget(Rule())
            self._rows.addWidget(self._row(place))

    def _row(self, place: PlaceWithoutFeed) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(15, _PADDING, 0, _PADDING)
        column.setSpacing(2)
        link = Link(place.name, "external-link")
        link.setAccessibleName(f"{place.name}: open its page")
        link.setAccessibleDescription(f"{place.whose} {place.why}")
        link.setToolTip(plain_tooltip(place.url))
        link.clicked.connect(partial(self.asked.emit, place.url))
        self.links.append(link)
        column.addWidget(link)
        column.addWidget(Label(place.whose, "caption", "ink-2", wrap=True))
        column.addWidget(Label(place.why, "caption", "ink-2", wrap=True))
        return row

    def _measure(self) -> None:
        self._scrolling.setMinimumHeight(theme.px(_HEIGHT))
