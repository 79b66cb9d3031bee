"""The board pack: a period's decisions, gathered and made into a PDF for trustees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from desktop.domain.decision import OUTCOME_WORDS, Holding, Outcome
from desktop.domain.moments import UK
from desktop.domain.pause import Answer, LensId, Pause
from desktop.domain.runway import Runway, Verdict, runway
from desktop.domain.words import day, listed, money, plural
from desktop.domain.working_days import Calendar
from desktop.reports import board_pack as report
from desktop.reports.files import check_place
from desktop.reports.pack import (
    Check,
    Pack,
    PackAnswer,
    PackCommitment,
    PackDecision,
    PackDismissed,
    PackLens,
    PackPause,
    PackReview,
    TimeGiven,
)
from desktop.services import catalogue
from desktop.services.authors import arrive
from desktop.services.desk import Desk, calendar, plans
from desktop.services.errors import NotPossible
from desktop.services.frozen import FrozenFacts, thaw
from desktop.services.providers import STANDING_WORDS
from desktop.services.wording import source_name
from desktop.store import decisions as decision_store
from desktop.store import journal, pauses, periods, settings, verify
from desktop.store.connection import Connection
from desktop.store.decisions import DecisionFilter, DecisionRow

_REVIEWS_AHEAD = timedelta(days=92)
"""Reviews that fall due in the quarter after the period stand in the pack."""


@dataclass(frozen=True, slots=True)
class PackContents:
    """What a pack of that period would hold, in words, a line each."""

    decisions: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackMade:
    """A pack that was written. `code` is what its footer prints."""

    path: Path
    decisions: int
    code: str


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


def make(desk: Desk, from_on: date, to_on: date, out: Path, step: Callable[[int, int], None]) -> PackMade:
    """Record the pack and write its PDF; `step` hears (done, in all) and may raise to cancel.

    From a file that is open read-only the pack is made without an entry and says "from a copy".

    Raises:
        NotPossible: the period ends before it begins.
        ReportError: the file cannot be written there; nothing else is harmed.
    """
    if to_on < from_on:
        raise NotPossible(
            happened=f"The period ends on {day(to_on)}, before it begins on {day(from_on)}.",
            safe="Nothing was made.",
            to_do="Choose the days again.",
        )
    check_place(out)
    head = "" if desk.workspace.read_only else _record(desk, from_on, to_on)
    with desk.reader() as db:
        pack = _gathered(db, desk, from_on, to_on, head)
    report.write(pack, out, step)
    return PackMade(out, len(pack.decisions), pack.check.code)


def _record(desk: Desk, from_on: date, to_on: date) -> str:
    """Write the entry that stands for the pack, and return its hash, which the footer prints."""

    def change(db: Connection) -> str:
        arrive(db, desk)
        count = len(decision_store.rows(db, DecisionFilter(from_on=from_on, to_on=to_on)))
        heads = [
            {"chain": head.chain, "seq": head.seq, "hash": head.hash} for head in journal.heads(db).values()
        ]
        payload = {"from": from_on, "to": to_on, "count": count, "heads": heads}
        return journal.append(
            db, author=desk.author, kind="pack.made", subject=None, payload=payload, now=desk.now()
        ).hash

    return desk.workspace.write(change).result()


def _gathered(db: Connection, desk: Desk, from_on: date, to_on: date, head: str) -> Pack:
    kept, held_against, working_days = settings.of(db), plans(db), calendar(db)
    found = verify.verify(db)
    rows = decision_store.rows(db, DecisionFilter(from_on=from_on, to_on=to_on))
    due = decision_store.rows(db, DecisionFilter(review_due_on=to_on + _REVIEWS_AHEAD))
    given = periods.windows(
        db, from_on, to_on, full=held_against.full.needs, shortest=held_against.shortest.needs
    )
    return Pack(
        organisation=kept.organisation,
        from_on=from_on,
        to_on=to_on,
        made_at=desk.now().astimezone(UK),
        calendar=working_days,
        check=Check(head or found.head or "", found.entries, from_copy=not head),
        decisions=tuple(_decision(db, row, working_days) for row in rows),
        reviews=tuple(
            PackReview(row.number, row.title, row.review_on) for row in reversed(due) if row.review_on
        ),
        reviews_until=to_on + _REVIEWS_AHEAD,
        dismissed=tuple(
            PackDismissed(one.title, one.buyer, one.on, one.reason)
            for one in periods.dismissed(db, from_on, to_on)
        ),
        time_given=TimeGiven(given.enough, given.tight, given.too_short, given.not_known),
        needs=(held_against.full.needs, held_against.shortest.needs),
        sample=desk.sample,
    )


def _decision(db: Connection, row: DecisionRow, working_days: Calendar) -> PackDecision:
    facts = thaw(row.facts)
    words = catalogue.instead()
    return PackDecision(
        number=row.number,
        title=row.title,
        buyer=row.buyer,
        outcome=row.outcome,
        decided_on=row.decided_on or row.recorded_on,
        recorded_on=row.recorded_on,
        recorded_by=row.recorded_by,
        decided_by=row.decided_by,
        rationale=row.rationale,
        main_reason=catalogue.reason_words(row.main_reason) if row.main_reason else "",
        other_reasons=tuple(catalogue.reason_words(one) for one in row.reasons if one != row.main_reason),
        value=money(facts.value_pence, facts.currency),
        source=source_name(facts.source),
        link=facts.link,
        lots=row.lots,
        runway=_runway_then(facts, row, working_days),
        working_days=facts.working_days,
        verdict=Verdict(facts.verdict) if facts.verdict else None,
        pause=_pause(pauses.of(db, row.key), pauses.wording(db, row.key), row),
        commitments=_commitments(row),
        unknowns=row.unknowns,
        instead=tuple(words.get(one, one) for one in row.instead),
        next_step=row.next_step,
        review_on=row.review_on,
        look_again_if=row.look_again_if,
        minute=row.minute,
        supersedes=row.supersedes or "",
        superseded_by=row.superseded_by or "",
    )


def _runway_then(facts: FrozenFacts, row: DecisionRow, working_days: Calendar) -> Runway:
    """Return the runway as it was worked out when the decision was recorded."""
    return runway(facts.runway, plans=facts.plans, calendar=working_days, now=row.recorded_at)


def _pause(pause: Pause | None, wording: dict[tuple[LensId, str], str], row: DecisionRow) -> PackPause:
    answers = pause.answers if pause else {}
    return PackPause(
        kind=row.pause_kind,
        lenses_answered=row.lenses_answered,
        lenses=tuple(
            PackLens(
                lens.title,
                tuple(
                    PackAnswer(wording.get((lens.id, question), question), said.text, _note(said))
                    for question, said in catalogue.in_order(lens, answers.get(lens.id, {})).items()
                    if said.counts
                ),
            )
            for lens in catalogue.lenses()
        ),
        not_full_because=row.no_pause_reason,
    )


def _note(said: Answer) -> str:
    """Return how well it is known, who was asked, and who finds out by when."""
    asked = listed([f"{one.who}{f' on {day(one.on)}' if one.on else ''}" for one in said.asked])
    unknown = said.unknown
    by = f" by {day(unknown.due_on)}" if unknown and unknown.due_on else ""
    parts = (
        STANDING_WORDS[said.standing] if said.standing else "",
        f"asked: {asked}" if asked else "",
        f"we don't know yet; {unknown.owner or 'nobody yet'} finds out{by}" if unknown else "",
    )
    return "; ".join(part for part in parts if part)


def _commitments(row: DecisionRow) -> tuple[PackCommitment, ...]:
    exceptions = dict(row.exceptions)
    return tuple(
        PackCommitment(
            catalogue.commitment_title(promise),
            holding,
            exceptions.get(promise, "") if holding is Holding.IN_TENSION else "",
        )
        for promise, holding in row.commitments
    )
