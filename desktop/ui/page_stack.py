"""The pages of a window: made when first shown, kept with their state, refreshed when in sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.ui.frame import Frame
from desktop.ui.memory import Memory
from desktop.ui.page import (
    PLANS,
    Deciding,
    Leaving,
    Place,
    Refreshing,
    ShowingApproaches,
    ShowingConversations,
    ShowingOne,
    ShowingOrganisations,
    ShowingPlans,
    Touched,
)


class PageStack:
    """Shows one page at a time in the frame."""

    def __init__(self, frame: Frame, make: Callable[[Place], QWidget], memory: Memory) -> None:
        self._frame, self._make, self._memory = frame, make, memory
        self._pages: dict[Place, QWidget] = {}
        self._stale: dict[Place, Touched] = {}

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._frame.page

    def leave(self) -> bool:
        """Let the page save what was typed; where it cannot, one stays and reads why."""
        page = self.page
        return page.leave() if isinstance(page, Leaving) else True

    def show(self, place: Place, key: str | None, outcome: str) -> QWidget:
        """Show a place and return its page.

        Raises:
            NotPossible: its opportunity is not there any more; then nothing has changed.
        """
        page = self._page(place)
        if place in (Place.DECISION, Place.PAUSE) and isinstance(page, Deciding):
            page.show_opportunity(key or "", outcome or None)
        elif isinstance(page, ShowingOrganisations):
            page.show_organisation(key)
        elif key is not None and isinstance(page, ShowingApproaches):
            page.show_approach(key)
        elif key is not None and isinstance(page, ShowingConversations):
            page.show_conversation(key)
        elif key == PLANS and isinstance(page, ShowingPlans):
            page.show_plans()
        elif key is not None and isinstance(page, ShowingOne):
            page.show_opportunity(key)
        self._catch_up(place)
        self._frame.show_page(page, place)
        return page

    def refresh(self, shown: Place, touched: Touched) -> None:
        """Refresh the page in sight now, the others when they come into sight."""
        for place in self._pages:
            self._stale[place] = self._stale.get(place, frozenset()) | touched
        self._catch_up(shown)

    def remember(self) -> None:
        """Keep what the pages will want to have back when the window is opened again."""
        for place, page in self._pages.items():
            self._memory.keep(place, page)

    def _page(self, place: Place) -> QWidget:
        if place not in self._pages:
            page = self._pages[place] = self._make(place)
            self._memory.recall(place, page)
        return self._pages[place]

    def _catch_up(self, place: Place) -> None:
        touched = self._stale.pop(place, frozenset())
        page = self._pages.get(place)
        if touched and isinstance(page, Refreshing):
            page.refresh(touched)
