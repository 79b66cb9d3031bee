"""How the workspace stands, for the navigation and the status bar."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.words import plural
from desktop.services.desk import Desk
from desktop.services.introduction import who_we_are
from desktop.services.opportunity_list import counts
from desktop.services.verifying import Checked
from desktop.ui.status_bar import StatusLine


@dataclass(frozen=True, slots=True)
class Standing:
    """What is read together after each change."""

    organisation: str | None
    open: int
    notices: int

    @property
    def introduced(self) -> bool:
        """Whether somebody said who we are."""
        return self.organisation is not None

    @property
    def open_words(self) -> str:
        """The count beside Opportunities; none while there are none."""
        return f"{self.open:,}" if self.open else ""

    def line(self, checked: Checked | None) -> StatusLine:
        """Return the status line; the record stands as being checked until it was."""
        return StatusLine(
            organisation=self.organisation or "",
            notices=f"{plural(self.notices, 'notice')} on this computer",
            record=checked.title if checked else "Checking the record",
            record_ok=checked.ok if checked else None,
        )


def standing_of(desk: Desk) -> Standing:
    """Read how the workspace stands."""
    with desk.reader() as db:
        us = who_we_are(db)
        counted = counts(db, desk)
    return Standing(us.organisation if us else None, counted.open, counted.notices)
