"""Folds of reviews.

`review.recorded` says of one decision: {decision: its number, result?, result_on?, provider, people,
partnership, differently, learned, next_on?, awards: [{supplier, awarded_on, notice}]}. Its subject is the
opportunity; `next_on` is the day on which the next review falls due, left out where none does.
"""

from __future__ import annotations

from desktop.domain.chain import Entry
from desktop.domain.reviews import SAYINGS, Result
from desktop.domain.states import State
from desktop.store import fold_triage
from desktop.store.connection import Connection
from desktop.store.payload import Payload
from desktop.store.texts import uk_day_text


def recorded(db: Connection, entry: Entry, says: Payload) -> None:
    """One review, for good, beside those before it."""
    if entry.subject is None:
        return
    row = _row(entry, entry.subject, says)
    db.execute(
        f"INSERT INTO review ({', '.join(row)}) VALUES ({', '.join(f':{column}' for column in row)})", row
    )
    _move_on(db, entry, whole=bool(row["whole"]))
    db.touched.add(("review", entry.subject))


def _row(entry: Entry, subject: str, says: Payload) -> dict[str, str | int | None]:
    texts = {saying: says.text(saying).strip() for saying in SAYINGS}
    return {
        "entry": entry.id,
        "decision": says.text("decision"),
        "subject": subject,
        "recorded_by": entry.author,
        "recorded_at": entry.at,
        "recorded_on": uk_day_text(entry.at),
        "result": next((result.value for result in Result if result == says.text("result")), None),
        "result_on": says.maybe("result_on"),
        **texts,
        "whole": int(any(texts.values())),
        "next_on": says.maybe("next_on"),
        "awards": says.list("awards"),
        "hash": entry.hash,
    }


def _move_on(db: Connection, entry: Entry, *, whole: bool) -> None:
    """Bring what is decided on to its next state, once any review of it has said the outcome."""
    known, state = db.execute(
        """
        SELECT EXISTS (SELECT 1 FROM review WHERE subject = :subject AND result IS NOT NULL),
            (SELECT state FROM triage WHERE subject = :subject)
        """,
        {"subject": entry.subject},
    ).fetchone()
    if known and state in (State.DECIDED, State.OUTCOME_KNOWN):
        fold_triage.put(db, entry, State.REVIEWED if whole else State.OUTCOME_KNOWN)
