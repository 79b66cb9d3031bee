"""How the workspace stands, for the navigation and the status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from desktop.domain.words import plural
from desktop.services import conversations_due, today
from desktop.services.desk import Desk
from desktop.services.introduction import who_we_are
from desktop.services.last_check import LastCheck, last_check
from desktop.services.opportunity_list import counts
from desktop.ui.jobs import Step
from desktop.ui.page import Place
from desktop.ui.status_bar import StatusLine

if TYPE_CHECKING:
    from desktop.services.verifying import Checked


class Standing(Struct, frozen=True):
    """What is read together after each change."""

    organisation: str = ""
    today: int = 0
    open: int = 0
    notices: int = 0
    talks: int = 0
    last_check: LastCheck | None = None

    @property
    def today_words(self) -> str:
        """The count beside Today; none while there is nothing to do."""
        return f"{self.today:,}" if self.today else ""

    @property
    def open_words(self) -> str:
        """The count beside Opportunities; none while there are none."""
        return f"{self.open:,}" if self.open else ""

    @property
    def talks_words(self) -> str:
        """The count beside Conversations; none while nothing is due."""
        return f"{self.talks:,}" if self.talks else ""

    def line(self, checked: Checked | None) -> StatusLine:
        """Return the status line; the record stands as being checked until it was."""
        asked = self.last_check
        return StatusLine(
            checked=asked.words if asked else "",
            checked_icon="check" if asked is None or asked.all_answered else "cloud-off",
            organisation=self.organisation,
            notices=f"{plural(self.notices, 'notice')} on this computer",
            record=checked.title if checked else "Checking the record",
            record_ok=checked.ok if checked else None,
        )


def read_standing(desk: Desk, _step: Step) -> Standing:
    """Read how the workspace stands."""
    with desk.reader() as db:
        us = who_we_are(db)
        counted, to_do = counts(db, desk), today.count(db, desk)
        talks = len(conversations_due.due_by(db, desk, desk.today + today.AHEAD))
        asked = last_check(db, desk)
    return Standing(us.organisation if us else "", to_do, counted.open, counted.notices, talks, asked)


def check_record(desk: Desk, _step: Step) -> Checked:
    """Check the whole record."""
    from desktop.services.verifying import check  # the start of the window does not wait for it

    return check(desk)


def first_place(desk: Desk) -> Place:
    """Return where the window begins: Today, or the list that says how to bring something in."""
    with desk.reader() as db:
        return Place.TODAY if today.holds_anything(db) else Place.OPPORTUNITIES
