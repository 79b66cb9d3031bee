"""The frame around the pages: bars that stay while they are true, the navigation, the stack."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.page import Place
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.widgets.bar import Bar
from desktop.ui.widgets.nav import Navigation

PLACES = (
    (Place.TODAY.value, "Today", "sun"),
    (Place.OPPORTUNITIES.value, "Opportunities", "inbox"),
    (Place.ORGANISATIONS.value, "Organisations", "network"),
    (Place.CONVERSATIONS.value, "Conversations", "message-circle"),
    (Place.REGISTER.value, "Register", "book-open-check"),
    (Place.BOARD_PACK.value, "Board pack", "printer"),
)
LOWER = (
    (Place.COMMITMENTS.value, "Commitments", "heart"),
    (Place.SOURCES.value, "Sources", "rss"),
    (Place.SETTINGS.value, "Settings", "settings"),
)
"""The places at the foot of the navigation, under its line."""
UNDER = {
    Place.OPPORTUNITY: Place.OPPORTUNITIES,
    Place.PAUSE: Place.OPPORTUNITIES,
    Place.DECISION: Place.OPPORTUNITIES,
    Place.COST: Place.OPPORTUNITIES,
    Place.PARTNERSHIP: Place.OPPORTUNITIES,
    Place.PARTNERSHIP_PLANS: Place.OPPORTUNITIES,
    Place.APPROACH: Place.CONVERSATIONS,
    Place.HABITS: Place.REGISTER,
}
"""Where the navigation says one is, for places that it does not list."""

SAMPLE = "Sample data: invented notices, to try things out. Nothing here reaches your own workspace."
FOR_TRUSTEES = (
    "A copy for trustees: everything can be read and checked here; nothing can be changed. "
    "Private notes, and what is held of other organisations, are not in it."
)
READ_ONLY = (
    "Tender Pause is open with this file elsewhere. You can read everything here; nothing can be changed."
)


class Frame(QWidget):
    """Holds the pages; each scrolls where large text or a small window needs it."""

    def __init__(
        self, *, sample: bool, read_only: bool, for_trustees: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.navigation = Navigation(PLACES, LOWER)
        self._stack = QStackedWidget()
        self._stack.setMinimumSize(1, 1)
        self._holders: dict[QWidget, QScrollArea] = {}
        right = QVBoxLayout()
        right.setSpacing(0)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(0)
        locked = FOR_TRUSTEES if for_trustees else READ_ONLY
        for wanted, icon, sentence in ((sample, "sprout", SAMPLE), (read_only, "lock", locked)):
            if wanted:
                right.addWidget(Bar(icon, sentence))
        right.addLayout(self._notes)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(right, 1)

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        holder = self._stack.currentWidget()
        return holder.widget() if isinstance(holder, QScrollArea) else None

    def add_note(self, bar: Bar) -> None:
        """Show a bar above the pages until it is taken away."""
        self._notes.addWidget(bar)

    def show_page(self, page: QWidget, place: Place) -> None:
        """Show a page, added the first time, and mark its place."""
        if page not in self._holders:
            self._holders[page] = self._hold(page)
        self._stack.setCurrentWidget(self._holders[page])
        self.navigation.setVisible(place is not Place.WELCOME)
        self.navigation.show_place(UNDER.get(place, place))

    def _hold(self, page: QWidget) -> QScrollArea:
        set_surface(page, "page")
        holder = QScrollArea()
        holder.setFrameShape(QFrame.Shape.NoFrame)
        holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder.setWidgetResizable(True)
        holder.setMinimumSize(1, 1)
        holder.setWidget(page)
        self._stack.addWidget(holder)
        return holder
