"""Checking the record: is every entry in order, and does it match what was printed."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.moments import UK
from desktop.domain.words import clock_time, plural, year_day
from desktop.services.desk import Desk
from desktop.store import verify as store
from desktop.store.verify import Verification


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The result of a check, worded for the badge. `first_broken` is "" when all is in order.

    `first_broken_number` counts entries from 1 in order of arrival; `head_answer` says where a
    printed code stands, "" when none was asked for.
    """

    ok: bool
    title: str
    detail: str
    entries: int
    decisions: int
    head: str
    first_broken: str
    first_broken_number: int | None
    head_answer: str
    checked_at: str


def check(desk: Desk, *, head: str | None = None) -> Checked:
    """Walk the whole chain, fold it again and compare; `head` is a printed code to look for."""
    with desk.reader() as db:
        found = store.verify(db, head=head)
    at = desk.now().astimezone(UK)
    broken = found.first_broken
    return Checked(
        ok=found.ok,
        title="Record verified" if found.ok else _trouble(found),
        detail=_detail(found),
        entries=found.entries,
        decisions=found.decisions,
        head=found.head or "",
        first_broken=_first_broken(found),
        first_broken_number=broken.number if broken else None,
        head_answer=_head_answer(found),
        checked_at=f"{year_day(at.date())}, {clock_time(at)}",
    )


def _trouble(found: Verification) -> str:
    if found.missing and not (found.first_broken and found.first_broken.number):
        return "Entries are missing at the end"
    if found.first_broken:
        number = found.first_broken.number
        return (
            f"Entry {number} does not match the record"
            if number
            else "What is shown does not match the record"
        )
    return "The code is not on this record"


def _detail(found: Verification) -> str:
    counted = f"{plural(found.decisions, 'decision')}, {plural(found.entries, 'entry')}"
    missing = (
        f" This computer had noted entry {found.missing.seq} of a chain, and this file no longer holds it: "
        "it was put back to an earlier point, or the end was cut off."
        if found.missing
        else ""
    )
    if found.first_broken or missing:
        why = f" {found.first_broken.why}" if found.first_broken else ""
        return f"{counted}.{why}{missing}"
    if found.lost_before:
        lost = found.lost_before[-1]
        return f"{counted}: in order since a new chain began. Before it, entries up to {lost.seq} were lost."
    return f"{counted}: in order."


def _first_broken(found: Verification) -> str:
    broken = found.first_broken
    if broken is None:
        return ""
    named = f" ({broken.kind})" if broken.kind else ""
    return f"Entry {broken.number}{named}: {broken.why}" if broken.number else broken.why


def _head_answer(found: Verification) -> str:
    if found.head_asked is None:
        return ""
    if not found.head_asked:
        return "That is no check code: it takes 32 to 64 of the digits 0 to 9 and a to f."
    if found.head_found is None:
        return "The code is not known to this file."
    return f"The code is on the record, with {plural(found.head_found.entries_after, 'entry')} after it."
