"""Which decisions are to be looked back on: those whose review is due, and those that an award prompts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from desktop.domain.decision import Outcome
from desktop.domain.reviews import AwardSeen, to_look_back_on
from desktop.domain.words import year_day
from desktop.services.desk import Desk
from desktop.services.follow_ups import due_words
from desktop.store import decisions as decision_store
from desktop.store import opportunities as opportunity_store
from desktop.store import reviews as store
from desktop.store.connection import Connection
from desktop.store.decisions import DecisionFilter, DecisionRow
from desktop.store.reviews import DecidedAward

DECIDED_BEFORE = {
    Outcome.BID: "Bid",
    Outcome.PARTNER: "Partnered",
    Outcome.STEP_BACK: "Stepped back",
}
"""How a decision is named when one looks back on it."""


class DueReview(Struct, frozen=True, kw_only=True):
    """A decision to look back on. `second` says what to look at, `at` since when or by when it is due."""

    number: str
    key: str
    outcome: Outcome
    due_on: date
    title: str
    second: str
    at: str


class LookBack(Struct, frozen=True):
    """A decision whose tender has been awarded since, with the award as evidence."""

    number: str
    key: str
    title: str
    second: str


def due(db: Connection, desk: Desk, until: date) -> tuple[DueReview, ...]:
    """Return the reviews that are due by that day, the first due first."""
    rows = {row.number: row for row in decision_store.rows(db, DecisionFilter(review_due_on=until))}
    return tuple(
        _due(rows[one.number], one.due_on, desk.today) for one in store.due(db, until) if one.number in rows
    )


def look_backs(db: Connection) -> tuple[LookBack, ...]:
    """Return the decisions whose tender was awarded to somebody no review has looked at, newest first."""
    return tuple(
        LookBack(
            number=about.number,
            key=about.key,
            title=f"{DECIDED_BEFORE[about.outcome]}: {about.title}",
            second=" ".join(award_words(award) for award in awards),
        )
        for about, awards in reversed(_prompting(db, store.awards(db)))
    )


def evidence(db: Connection, row: DecisionRow) -> tuple[AwardSeen, ...]:
    """Return the awards on what a decision was about, whether or not a review has looked at them."""
    several = [one for one in store.awards(db, row.key) if one.number == row.number]
    if not several:
        return ()
    return to_look_back_on(
        _with_lots(db, several[0], several),
        decided_on=several[0].decided_on,
        lots=row.lots,
        superseded=False,
        seen=(),
    )


def award_words(award: AwardSeen) -> str:
    """Return "Awarded to The Lantern Room on 1 September 2026 (notice 023115-2026)."."""
    on = f" on {year_day(award.awarded_on)}" if award.awarded_on else ""
    notice = f" (notice {award.notice_id})" if award.notice_id else ""
    return f"Awarded to {award.supplier}{on}{notice}."


def _due(row: DecisionRow, due_on: date, today: date) -> DueReview:
    again = f"Look again if: {row.look_again_if}" if row.look_again_if else f"Decision {row.number}"
    return DueReview(
        number=row.number,
        key=row.key,
        outcome=row.outcome,
        due_on=due_on,
        title=f"{DECIDED_BEFORE[row.outcome]}: {row.title}",
        second=again,
        at=due_words(due_on, today),
    )


def _prompting(
    db: Connection, awards: Iterable[DecidedAward]
) -> list[tuple[DecidedAward, tuple[AwardSeen, ...]]]:
    """Return each decision that awards prompt a look back at, with those awards."""
    by_decision: dict[tuple[str, str], list[DecidedAward]] = {}
    for award in awards:
        by_decision.setdefault((award.number, award.key), []).append(award)
    seen, found = store.seen(db), []
    for at, several in by_decision.items():
        about = several[0]
        prompting = to_look_back_on(
            _with_lots(db, about, several),
            decided_on=about.decided_on,
            lots=about.lots,
            superseded=False,
            seen=seen.get(at, ()),
        )
        if prompting:
            found.append((about, prompting))
    return found


def _with_lots(db: Connection, about: DecidedAward, several: Sequence[DecidedAward]) -> list[AwardSeen]:
    """Return the awards with the lots that they are for, which matter where a decision covers some alone."""
    detail = opportunity_store.detail(db, about.key) if about.lots else None
    lots = {(one.of, one.id): one.lots for one in detail.opportunity.awards} if detail else {}
    return [
        AwardSeen(one.seen.supplier, one.seen.awarded_on, one.seen.notice_id, lots.get(one.award, ()))
        for one in several
    ]
