"""The board pack: a period's decisions, gathered and made into files for trustees, or for partners."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec import Struct

from desktop.domain.decision import OUTCOME_WORDS, Outcome
from desktop.domain.packs import WHOLE_PACK, PackChoice
from desktop.domain.words import day, listed, plural
from desktop.reports import board_pack as pdf
from desktop.reports import pack_page as page
from desktop.reports.files import check_place
from desktop.reports.pack import Check, Pack
from desktop.services.authors import arrive
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.pack_gathering import gathered
from desktop.store import decisions as decision_store
from desktop.store import journal, periods
from desktop.store.connection import Connection
from desktop.store.decisions import DecisionFilter

Step = Callable[[int, int], None]
PAGE_SUFFIXES = (".html", ".htm")
"""A pack whose name ends so is one web page instead of a PDF."""


class PackContents(Struct, frozen=True):
    """What a pack of that period would hold, in words, a line each."""

    decisions: int
    lines: tuple[str, ...]


class PackMade(Struct, frozen=True):
    """A pack that was written. `code` is what its footer prints; `page` is the web page made beside it."""

    path: Path
    decisions: int
    code: str
    page: Path | None = None


def contents(db: Connection, from_on: date, to_on: date) -> PackContents:
    """Return what a pack of these days, both included, would hold."""
    rows = decision_store.rows(db, DecisionFilter(from_on=from_on, to_on=to_on))
    counted = [
        (sum(row.outcome is outcome for row in rows), OUTCOME_WORDS[outcome].lower()) for outcome in Outcome
    ]
    by_outcome = listed([f"{count} {words}" for count, words in counted if count])
    exceptions = sum(len(row.exceptions) for row in rows)
    less = sum(bool(row.no_pause_reason) for row in rows)
    dismissed = len(periods.dismissed(db, from_on, to_on))
    lines = (
        f"{plural(len(rows), 'decision')}{f': {by_outcome}' if by_outcome else ''}",
        f"{plural(exceptions, 'exception')} to our commitments",
        f"{plural(less, 'decision')} without a whole pause",
        f"{plural(dismissed, 'opportunity')} dismissed, counted and listed",
    )
    return PackContents(len(rows), lines)


def in_order(from_on: date, to_on: date) -> None:
    """See that the days are in their order.

    Raises:
        NotPossible: the period ends before it begins.
    """
    if to_on < from_on:
        raise NotPossible(
            happened=f"The period ends on {day(to_on)}, before it begins on {day(from_on)}.",
            safe="Nothing was made.",
            to_do="Choose the days again.",
        )


def make(
    desk: Desk,
    from_on: date,
    to_on: date,
    out: Path,
    step: Step,
    choice: PackChoice = WHOLE_PACK,
    *,
    page_too: bool = False,
) -> PackMade:
    """Record the pack and write it; `step` hears (done, in all) and may raise to cancel.

    It is a PDF, or one web page where `out` ends so; `page_too` writes that page beside the PDF. From a
    file that is open read-only the pack is made without an entry and says "from a copy".

    Raises:
        NotPossible: the period ends before it begins.
        ReportError: the file cannot be written there; nothing else is harmed.
    """
    in_order(from_on, to_on)
    beside = out.with_suffix(".html") if page_too and not _is_page(out) else None
    for place in (out, beside):
        if place is not None:
            check_place(place)
    recorded = None if desk.workspace.read_only else _record(desk, from_on, to_on, choice)
    with desk.reader() as db:
        pack = gathered(db, desk, from_on, to_on, choice, recorded or _of_a_copy(db))
    _write(pack, out, step)
    if beside is not None:
        _write(pack, beside, step)
    return PackMade(out, len(pack.decisions), pack.check.code, beside)


def _write(pack: Pack, out: Path, step: Step) -> None:
    (page if _is_page(out) else pdf).write(pack, out, step)


def _is_page(out: Path) -> bool:
    return out.suffix.lower() in PAGE_SUFFIXES


def _record(desk: Desk, from_on: date, to_on: date, choice: PackChoice) -> Check:
    """Write the entry that stands for the pack; its hash is what the footer prints."""

    def change(db: Connection) -> Check:
        arrive(db, desk)
        count = len(decision_store.rows(db, DecisionFilter(from_on=from_on, to_on=to_on)))
        heads = [
            {"chain": head.chain, "seq": head.seq, "hash": head.hash} for head in journal.heads(db).values()
        ]
        payload: dict[str, object] = {"from": from_on, "to": to_on, "count": count, "heads": heads}
        if choice.shared is not None:
            payload["shared"] = sorted(choice.shared)
        entry = journal.append(
            db, author=desk.author, kind="pack.made", subject=None, payload=payload, now=desk.now()
        )
        return Check(entry.hash, _entries(db), chain=entry.chain, seq=entry.seq)

    return desk.workspace.write(change).result()


def _of_a_copy(db: Connection) -> Check:
    last = journal.last_arrived(db)
    return Check(last.hash if last else "", _entries(db), from_copy=True)


def _entries(db: Connection) -> int:
    return sum(head.seq for head in journal.heads(db).values())
