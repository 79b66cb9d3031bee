"""What the commands of a window need to know of it, and may ask of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from desktop.ui.page import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.services.desk import Desk
    from desktop.services.restoring import RestorePlan
    from desktop.ui.source_checks import SourceChecks


class Here(Protocol):
    """Where one is in the window, and the ways on from there."""

    @property
    def place(self) -> Place:
        """Where one is."""

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""

    @property
    def desk(self) -> Desk:
        """The desk that the window is about."""

    @property
    def can_go_back(self) -> bool:
        """Whether there is a way back."""

    @property
    def source_checks(self) -> SourceChecks:
        """The checks of the sources, of which one runs at a time."""

    def regions(self) -> Sequence[QWidget]:
        """Return the parts of the window in the order in which they are seen."""

    def go(self, place: Place) -> None:
        """Go to a place."""

    def back(self) -> None:
        """Go back to where one was."""

    def go_to_anything(self) -> None:
        """Ask by name where to go, or what to do."""

    def say(self, words: str) -> None:
        """Say what was done."""

    def put_back(self, plan: RestorePlan) -> None:
        """Close, let a backup take the place of the file, and open it again."""

    def close(self) -> bool:
        """Close the window; return whether it did."""
