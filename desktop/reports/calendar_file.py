"""Dates as an iCalendar file, which any calendar takes in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from icalendar import Calendar, Event
from msgspec import Struct

from desktop.domain.cleaning import line
from desktop.reports.files import written_whole


class CalendarDate(Struct, frozen=True, kw_only=True):
    """One date: a day, or a moment with its zone. `uid` stays the same while it is about the same thing."""

    uid: str
    on: date | datetime
    title: str
    note: str = ""
    link: str = ""
    kind: str = ""


def write_calendar(dates: Sequence[CalendarDate], out: Path, *, name: str, made_at: datetime) -> None:
    """Write the dates as one calendar of that name; a calendar that knew some of them takes the later ones.

    Raises:
        CannotWriteReport: the file cannot be written there.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Tender Pause//Dates//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", line(name))
    for one in dates:
        calendar.add_component(_event(one, made_at.astimezone(UTC)))
    with written_whole(out) as part:
        part.write_bytes(calendar.to_ical())


def _event(one: CalendarDate, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", made_at.replace(microsecond=0))
    event.add("dtstart", one.on.astimezone(UTC) if isinstance(one.on, datetime) else one.on)
    event.add("summary", line(one.title))
    event.add("transp", "TRANSPARENT")  # nobody is busy because of a deadline
    if one.kind:
        event.add("categories", [one.kind])
    if one.note:
        event.add("description", line(one.note))
    if one.link.startswith(("https://", "http://")):
        event.add("url", line(one.link))
    return event
