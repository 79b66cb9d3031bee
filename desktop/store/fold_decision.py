"""Folds of decisions, and of what is made of them: packs, and a second look."""

from __future__ import annotations

from desktop.domain.chain import Entry
from desktop.domain.states import State
from desktop.store import fold_commitments, fold_plan, fold_triage
from desktop.store.connection import Connection
from desktop.store.payload import Payload
from desktop.store.texts import uk_day_text

_SEARCHED = ("rationale", "main_reason", "no_pause_reason", "next_step", "look_again_if", "minute")
_SEARCHED_TOO = ("alternatives", "dissent", "conditions", "supersedes_reason")
"""Later than the others: empty, they leave no trace, so that rows of earlier versions stay as they are."""


def recorded(db: Connection, entry: Entry, says: Payload) -> None:
    """One decision, for good; the one that it supersedes, if any, learns so."""
    if entry.subject is None:
        return
    row = _row(entry, says)
    db.execute(
        f"INSERT INTO decision ({', '.join(row)}) VALUES ({', '.join(f':{column}' for column in row)})", row
    )
    if row["supersedes"]:
        _supersede(db, entry, str(row["supersedes"]), says.text("number"))
    if says.list("lots_left") == "[]":
        fold_triage.moved_on(db, entry, State.DECIDED, unless=(State.OUTCOME_KNOWN, State.REVIEWED))
    else:
        _open_again(db, entry)
    fold_commitments.held(db, entry, says)
    fold_plan.let_go(db, entry.subject)
    db.touched.add(("decision", entry.subject))


def looked_again(db: Connection, entry: Entry, says: Payload) -> None:
    """Looked, still stands; `found` says what was found."""
    if entry.subject is None:
        return
    db.execute(
        """
        INSERT INTO looked_again (subject, reason, found, at, author, entry)
        VALUES (:subject, :reason, :found, :at, :author, :entry)
        ON CONFLICT (subject) DO UPDATE SET reason = excluded.reason, found = excluded.found,
            at = excluded.at, author = excluded.author, entry = excluded.entry
        """,
        {
            "subject": entry.subject,
            "reason": says.text("reason"),
            "found": says.text("found"),
            "at": entry.at,
            "author": entry.author,
            "entry": entry.id,
        },
    )
    db.touched.add(("look_again", entry.subject))


def pack_made(db: Connection, entry: Entry, says: Payload) -> None:
    """A board pack, known by the hash of its entry, which its footer prints."""
    db.execute(
        """
        INSERT INTO pack (entry, from_on, to_on, decisions, at, author, hash)
        VALUES (:entry, :from_on, :to_on, :decisions, :at, :author, :hash)
        """,
        {
            "entry": entry.id,
            "from_on": says.text("from"),
            "to_on": says.text("to"),
            "decisions": says.number("count"),
            "at": entry.at,
            "author": entry.author,
            "hash": entry.hash,
        },
    )
    db.touched.add(("pack", entry.id))


def _open_again(db: Connection, entry: Entry) -> None:
    """Lots that no decision covers keep an opportunity where it stands; one that was decided goes back."""
    row = db.execute(
        """
        SELECT EXISTS (SELECT 1 FROM pause WHERE subject = :subject) FROM triage
        WHERE subject = :subject AND state = :decided
        """,
        {"subject": entry.subject, "decided": State.DECIDED},
    ).fetchone()
    if row:
        fold_triage.put(db, entry, State.PAUSING if row[0] else State.SHORTLISTED)


def _row(entry: Entry, says: Payload) -> dict[str, str | int | None]:
    facts, pause = says.part("facts"), says.part("pause")
    title, buyer = facts.text("title"), facts.text("buyer")
    further = (words for field in _SEARCHED_TOO if (words := says.text(field)))
    searched = (says.text("number"), title, buyer, *(says.text(field) for field in _SEARCHED), *further)
    return {
        "entry": entry.id,
        "number": says.text("number"),
        "subject": entry.subject,
        "hash": entry.hash,
        "recorded_by": entry.author,
        "recorded_at": entry.at,
        "recorded_on": uk_day_text(entry.at),
        "decided_on": says.maybe("decided_on"),
        "decided_by": says.list("decided_by"),
        "outcome": says.text("outcome"),
        "rationale": says.text("rationale"),
        "main_reason": says.text("main_reason"),
        "reasons": says.list("reasons"),
        "lots": says.list("lots"),
        "no_pause_reason": says.text("no_pause_reason"),
        "pause_kind": pause.maybe("kind"),
        "lenses_answered": pause.number("lenses_answered"),
        "commitments": says.table("commitments"),
        "exceptions": says.table("exceptions"),
        "unknowns": says.list("unknowns"),
        "instead": says.list("instead"),
        "next_step": says.text("next_step"),
        "review_on": says.maybe("review_on"),
        "look_again_if": says.text("look_again_if"),
        "minute": says.text("minute"),
        "supersedes": says.maybe("supersedes"),
        "superseded_by": None,
        "alternatives": says.text("alternatives"),
        "conflicts": says.list("conflicts"),
        "dissent": says.text("dissent"),
        "conditions": says.text("conditions"),
        "principles": says.table("principles"),
        "look_again_on": says.maybe("look_again_on"),
        "look_again_when": says.list("look_again_when"),
        "supersedes_reason": says.text("supersedes_reason"),
        "supersedes_as": says.text("supersedes_as"),
        "sign_off_asked": int(says.flag("sign_off_asked")),
        "facts": says.table("facts"),
        "title": title,
        "buyer": buyer,
        "words": "\n".join(searched).casefold(),
    }


def _supersede(db: Connection, entry: Entry, older: str, newer: str) -> None:
    db.execute(
        """
        UPDATE decision SET superseded_by = :newer
        WHERE number = :older AND subject = :subject AND entry <> :entry
        """,
        {"newer": newer, "older": older, "subject": entry.subject, "entry": entry.id},
    )
