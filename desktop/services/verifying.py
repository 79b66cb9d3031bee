"""Checking the record: is every entry in order, and does it match what was printed."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from desktop.domain.moments import UK
from desktop.domain.words import day, plural
from desktop.reports.pack_code import PackCode, read_code
from desktop.services.desk import Desk
from desktop.store import verify as store
from desktop.store.deep_check import deep_check
from desktop.store.verify import Verification


class Checked(Struct, frozen=True, kw_only=True):
    """The result of a check, worded for the badge. `first_broken` is "" when all is in order.

    `first_broken_number` counts entries from 1 in order of arrival; `head_answer` says where a
    printed code stands, "" when none was asked for, and `head_found` whether it does. `deep` is None
    unless the file beneath the record was looked at, else what is wrong with it.
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
    head_found: bool
    deep: tuple[str, ...] | None
    checked_at: str


def check(desk: Desk, *, head: str | None = None, pack: Path | None = None, deep: bool = False) -> Checked:
    """Walk the whole chain, fold it again and compare; `head` is a printed code, `pack` a PDF with one.

    Raises:
        NoPackCode: the PDF carries no check code.
    """
    code = read_code(pack) if pack else PackCode(head) if head is not None else None
    with desk.reader() as db:
        found = store.verify(db, head=code.head if code else None)
        beneath = deep_check(db, desk.now()) if deep else None
    at = desk.now().astimezone(UK)
    broken = found.first_broken
    return Checked(
        ok=found.ok and not beneath,
        title="Record verified" if found.ok and not beneath else _trouble(found),
        detail=" ".join((_detail(found), *(beneath or ()))),
        entries=found.entries,
        decisions=found.decisions,
        head=found.head or "",
        first_broken=_first_broken(found),
        first_broken_number=broken.number if broken else None,
        head_answer=_head_answer(found, code) if code else "",
        head_found=found.head_found is not None,
        deep=beneath,
        checked_at=f"{day(at.date())} at {at:%H:%M}",
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
    return "The file beneath the record is not sound" if found.ok else "The code is not on this record"


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
    return f"{counted}: {_in_order(found)}"


def _in_order(found: Verification) -> str:
    if found.is_copy:
        withheld = f", {plural(found.withheld, 'private entry')} left out" if found.withheld else ""
        return f"in order. The file is a copy of an earlier moment{withheld}."
    if found.lost_before:
        lost = found.lost_before[-1]
        return f"in order since a new chain began. Before it, entries up to {lost.seq} were lost."
    return "in order."


def _first_broken(found: Verification) -> str:
    broken = found.first_broken
    if broken is None:
        return ""
    named = f" ({broken.kind})" if broken.kind else ""
    return f"Entry {broken.number}{named}: {broken.why}" if broken.number else broken.why


def _head_answer(found: Verification, code: PackCode) -> str:
    """Say in plain words where a printed code stands; a code that is not here is never called wrong."""
    if not found.head_asked:
        return "That is no check code: it takes 32 to 64 of the digits 0 to 9 and a to f."
    if found.head_found is not None:
        after = plural(found.head_found.entries_after, "entry")
        return f"The code is on the record, with {after} after it."
    ends_at = found.ends.get(code.chain)
    if ends_at is not None and ends_at < code.seq:
        return (
            f"The code is of entry {code.seq} of a chain that ends at entry {ends_at} here: this file was "
            "put back to an earlier point, its end was cut off, or it is a copy of an earlier moment."
        )
    lost = found.missing or (found.lost_before[-1] if found.lost_before else None)
    if lost:
        return (
            "The code is not known to this file, which was put back to an earlier point: entries up to "
            f"{lost.seq} of a chain are missing, and the code may be of one of them."
        )
    return (
        "The code is not known to this file. It may be of another workspace, or of a copy that was worked "
        "on elsewhere: hold it against that file."
    )
