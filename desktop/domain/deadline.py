"""Moments that a notice names, and the day they count to."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct


class DeadlineKind(StrEnum):
    """Which deadline it is."""

    TENDER = "tender"
    INTEREST = "interest"
    FIRST_STAGE = "first_stage"
    QUESTIONS = "questions"


IN_STAGES = (DeadlineKind.INTEREST, DeadlineKind.FIRST_STAGE)
"""Deadlines after which only those go on who took part."""


class Deadline(Struct, frozen=True):
    """A deadline, read by the source's own clock.

    `text` is what stood in the notice. `at` carries the zone it was read in; with no time in the
    text it is the last second of that day and `has_time` is false. `day` is the last day that can
    be used: 00:00 counts as the end of the day before.
    """

    kind: DeadlineKind
    text: str
    at: datetime
    day: date
    has_time: bool
    zone_known: bool
