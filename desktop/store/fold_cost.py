"""Fold of the full cost of an opportunity."""

from __future__ import annotations

from desktop.domain.chain import Entry
from desktop.store.connection import Connection
from desktop.store.payload import Payload


def changed(db: Connection, entry: Entry, says: Payload) -> None:
    """The worksheet as it stands now: `{sheet: {...}}`, whole; without one it was taken back.

    A sheet has months, price_pence, lines [{kind, name, yearly_pence, first_month, last_month}], overheads
    {percent, yearly_pence}, inflation_percent, partners [{name, percent, paid_after_months,
    carries_results}] and payment {after_months, results_percent, results_after_months,
    results_expected_percent}. Amounts are whole pence, percentages are texts.
    """
    if entry.subject is None:
        return
    if says.has_part("sheet"):
        db.execute(
            """
            INSERT INTO worksheet (subject, sheet, at, author, entry)
            VALUES (:subject, :sheet, :at, :author, :entry)
            ON CONFLICT (subject) DO UPDATE SET sheet = excluded.sheet, at = excluded.at,
                author = excluded.author, entry = excluded.entry
            """,
            {
                "subject": entry.subject,
                "sheet": says.table("sheet"),
                "at": entry.at,
                "author": entry.author,
                "entry": entry.id,
            },
        )
    else:
        db.execute("DELETE FROM worksheet WHERE subject = :subject", {"subject": entry.subject})
    db.touched.add(("cost", entry.subject))
