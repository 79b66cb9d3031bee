"""What is written of an opportunity, as it crosses from where it is made to where it is written."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from desktop.domain.opportunity import Change
from desktop.domain.runway import Plans
from desktop.domain.working_days import Calendar
from desktop.store.awards import AwardRow
from desktop.store.opportunity_columns import Columns


class Terms(Struct, frozen=True):
    """What a runway is counted by: the moment, the days on which we work, and our plans."""

    now: datetime
    calendar: Calendar
    plans: Plans

    def count_as(self, other: Terms) -> bool:
        """Return whether days count the same by both: the moment moves on while something is made."""
        return (self.calendar, self.plans) == (other.calendar, other.plans)


class Made(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """One opportunity as it is written.

    `awards` is None where its notices tell of none, which leaves what stands there. `changes` are what its
    later notices changed; of a single one there are none.
    """

    columns: Columns
    description: str
    lots: str
    place: str
    is_closed: bool
    awards: tuple[AwardRow, ...] | None
    changes: tuple[Change, ...] | None = None
