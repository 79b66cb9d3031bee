"""Folds of the pause: its answers, and the follow-ups that "we don't know yet" opens."""

from __future__ import annotations

from desktop.domain.chain import Entry
from desktop.domain.pause import PauseKind
from desktop.domain.states import State
from desktop.store import fold_triage
from desktop.store.connection import Connection
from desktop.store.payload import Payload

_PAST_PAUSING = (State.DECIDED, State.OUTCOME_KNOWN, State.REVIEWED)


def answered(db: Connection, entry: Entry, says: Payload) -> None:
    """`{kind, lens, answers: {<question>: {text, standing, asked, unknown, evidence}}, lens_wording}`.

    The answers of one lens that differ from what was recorded, each one whole; `lens_wording` has the
    questions as they were asked.
    """
    if entry.subject is None:
        return
    _keep_pause(db, entry, says.text("kind") or PauseKind.FULL)
    wording = says.part("lens_wording")
    for question, answer in says.parts("answers"):
        _keep_answer(db, entry, says.text("lens"), question, answer, wording.maybe(question))
        _keep_evidence(db, entry, says.text("lens"), question, answer)
        _keep_follow_up(db, entry, says.text("lens"), question, answer)
    fold_triage.moved_on(db, entry, State.PAUSING, unless=_PAST_PAUSING)
    db.touched.add(("pause", entry.subject))


def follow_up_closed(db: Connection, entry: Entry, says: Payload) -> None:
    """`{lens, question, found, standing?, later?}`: what was not known is found.

    It joins the answer, which stops being unknown and gets the `standing` that is named. With `later`
    it came after the decision: the answer stays as it was then, and the follow-up alone holds it.
    """
    if entry.subject is None:
        return
    place = {
        "subject": entry.subject,
        "lens": says.text("lens"),
        "question": says.text("question"),
        "found": says.text("found"),
        "at": entry.at,
        "entry": entry.id,
    }
    db.execute(
        """
        UPDATE follow_up SET closed_at = :at, found = :found, entry = :entry
        WHERE subject = :subject AND lens = :lens AND question = :question
        """,
        place,
    )
    if not says.flag("later"):
        db.execute(
            """
            UPDATE pause_answer SET unknown_owner = NULL, unknown_due_on = NULL, entry = :entry,
                standing = CASE WHEN :says_standing THEN :standing ELSE standing END,
                text = CASE WHEN text = '' THEN :found WHEN :found = '' THEN text
                    ELSE text || char(10) || :found END
            WHERE subject = :subject AND lens = :lens AND question = :question
            """,
            {**place, "says_standing": "standing" in says, "standing": says.maybe("standing")},
        )
    db.touched.update({("follow_up", entry.subject), ("pause", entry.subject)})


def follow_up_reopened(db: Connection, entry: Entry, says: Payload) -> None:
    """`{lens, question, undoes: [entry id], back_to: {text, standing, owner, due_on, when, later?}}`.

    A closing is taken back: the answer says again what it said, and is not known again.
    """
    if entry.subject is None:
        return
    was = says.part("back_to")
    place = {
        "subject": entry.subject,
        "lens": says.text("lens"),
        "question": says.text("question"),
        "entry": entry.id,
        "owner": was.text("owner"),
        "due_on": _by_when(was),
    }
    db.execute(
        """
        UPDATE follow_up SET closed_at = NULL, found = '', owner = :owner, due_on = :due_on, entry = :entry
        WHERE subject = :subject AND lens = :lens AND question = :question
        """,
        place,
    )
    if not was.flag("later"):
        db.execute(
            """
            UPDATE pause_answer SET text = :text, standing = :standing, unknown_owner = :owner,
                unknown_due_on = :due_on, entry = :entry
            WHERE subject = :subject AND lens = :lens AND question = :question
            """,
            {**place, "text": was.text("text"), "standing": was.maybe("standing")},
        )
    db.touched.update({("follow_up", entry.subject), ("pause", entry.subject)})


def _by_when(unknown: Payload) -> str | None:
    """Return the day of a follow-up, else what was typed in its place."""
    return unknown.maybe("due_on") or unknown.maybe("when")


def _keep_pause(db: Connection, entry: Entry, kind: str) -> None:
    db.execute(
        """
        INSERT INTO pause (subject, kind, begun_at, last_at, entry) VALUES (:subject, :kind, :at, :at, :entry)
        ON CONFLICT (subject) DO UPDATE SET kind = excluded.kind, last_at = excluded.last_at,
            entry = excluded.entry
        """,
        {"subject": entry.subject, "kind": kind, "at": entry.at, "entry": entry.id},
    )


def _keep_answer(
    db: Connection, entry: Entry, lens: str, question: str, answer: Payload, wording: str | None
) -> None:
    unknown = answer.part("unknown")
    db.execute(
        """
        INSERT OR REPLACE INTO pause_answer (subject, lens, question, text, standing, asked,
            unknown_owner, unknown_due_on, wording, author, at, entry)
        VALUES (:subject, :lens, :question, :text, :standing, :asked,
            :unknown_owner, :unknown_due_on, :wording, :author, :at, :entry)
        """,
        {
            "subject": entry.subject,
            "lens": lens,
            "question": question,
            "text": answer.text("text"),
            "standing": answer.maybe("standing"),
            "asked": answer.list("asked"),
            "unknown_owner": unknown.text("owner") if answer.has_part("unknown") else None,
            "unknown_due_on": _by_when(unknown),
            "wording": wording,
            "author": entry.author,
            "at": entry.at,
            "entry": entry.id,
        },
    )


def _keep_evidence(db: Connection, entry: Entry, lens: str, question: str, answer: Payload) -> None:
    """Keep the links and notices that an answer names, in place of those it named before."""
    place = {"subject": entry.subject, "lens": lens, "question": question}
    db.execute(
        """
        DELETE FROM pause_evidence WHERE subject = :subject AND lens = :lens AND question = :question
        """,
        place,
    )
    evidence = answer.list("evidence")
    if evidence != "[]":
        db.execute(
            """
            INSERT INTO pause_evidence (subject, lens, question, evidence, entry)
            VALUES (:subject, :lens, :question, :evidence, :entry)
            """,
            {**place, "evidence": evidence, "entry": entry.id},
        )


def _keep_follow_up(db: Connection, entry: Entry, lens: str, question: str, answer: Payload) -> None:
    """Open one for what is not known; an answer that is known closes the one that stood open."""
    unknown = answer.part("unknown")
    place = {"subject": entry.subject, "lens": lens, "question": question, "at": entry.at, "entry": entry.id}
    if answer.has_part("unknown"):
        db.execute(
            """
            INSERT INTO follow_up (subject, lens, question, owner, due_on, begun_at, closed_at, found, entry)
            VALUES (:subject, :lens, :question, :owner, :due_on, :at, NULL, '', :entry)
            ON CONFLICT (subject, lens, question) DO UPDATE SET owner = excluded.owner,
                due_on = excluded.due_on,
                begun_at = CASE WHEN closed_at IS NULL THEN begun_at ELSE excluded.begun_at END,
                closed_at = NULL, found = '', entry = excluded.entry
            """,
            {**place, "owner": unknown.text("owner"), "due_on": _by_when(unknown)},
        )
    else:
        db.execute(
            """
            UPDATE follow_up SET closed_at = :at, found = :found, entry = :entry
            WHERE subject = :subject AND lens = :lens AND question = :question AND closed_at IS NULL
            """,
            {**place, "found": answer.text("text")},
        )
    db.touched.add(("follow_up", str(entry.subject)))
