"""Where one has been, so that Back returns there."""

from __future__ import annotations

from msgspec import Struct

from desktop.ui.page import Place

LONGEST = 50


class Visit(Struct, frozen=True):
    """A place, and the opportunity it showed where it is about one."""

    place: Place
    key: str | None = None


class History:
    """The way here, oldest first; where one is now is not in it."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []

    def __len__(self) -> int:
        return len(self._visits)

    def remember(self, visit: Visit) -> None:
        """Note a place that one leaves; the oldest go once there are many."""
        self._visits.append(visit)
        del self._visits[:-LONGEST]

    def back(self) -> Visit | None:
        """Take the last place off, None where there is none."""
        return self._visits.pop() if self._visits else None

    def forget(self, places: frozenset[Place]) -> None:
        """Take the last places off while they are of these, such as steps that are done with."""
        while self._visits and self._visits[-1].place in places:
            self._visits.pop()

    def clear(self) -> None:
        """Forget the way here."""
        self._visits.clear()
