"""Looking back on a decision: the form, its draft, and what was recorded."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from concurrent.futures import Future

from msgspec import Struct

from desktop.domain.decision import OUTCOME_WORDS, Outcome, Refusal
from desktop.domain.reviews import (
    SAYINGS,
    Result,
    ReviewDraft,
    next_review_on,
    result_words,
    results_of,
)
from desktop.domain.reviews import refusals as domain_refusals
from desktop.domain.words import listed, year_day
from desktop.services.desk import Desk
from desktop.services.errors import NoSuchDecision
from desktop.services.reviews_due import award_words, evidence
from desktop.store import decisions as decision_store
from desktop.store import drafts
from desktop.store import opportunities as opportunity_store
from desktop.store import reviews as store
from desktop.store.connection import Connection
from desktop.store.decisions import DecisionRow
from desktop.store.reviews import ReviewRow
from feeds.errors import TenderPauseError

log = logging.getLogger(__name__)

_KINDLY = "Write what you would say to them."
QUESTIONS = {
    "provider": (
        "What happened to whoever did this before?",
        f"Closed, less work, key staff: a fact with its source, or “we believe”. {_KINDLY}",
    ),
    "people": (
        "What happened for the people it is for?",
        "Connection, stability, trust, access. Nobody who uses the service by name.",
    ),
    "partnership": (
        "What became of the partnership, or of what we did instead?",
        _KINDLY,
    ),
    "differently": ("What would we do differently?", "It stands beside the next pause of this kind."),
    "learned": (
        "What did we learn from them?",
        "From partners, providers, the buyer, and people with experience of the issue.",
    ),
}
"""What a review asks: question and hint by field."""
_SHORT = {
    "provider": "Whoever did this before",
    "people": "The people it is for",
    "partnership": "The partnership, or what we did instead",
    "differently": "What we would do differently",
    "learned": "What we learned from them",
}


class ReviewRecord(Struct, frozen=True):
    """A review that stands: when and by whom it was recorded, and what it says, a label and words each."""

    title: str
    lines: tuple[tuple[str, str], ...]
    hash: str


class ReviewForm(Struct, frozen=True, kw_only=True):
    """All that the form shows. `awards` say who won, when and in which notice; `earlier` are for reading."""

    number: str
    key: str
    title: str
    decided: str
    rationale: str
    awards: tuple[str, ...]
    results: tuple[tuple[str, str], ...]
    result_known: str
    earlier: tuple[ReviewRecord, ...]
    draft: ReviewDraft
    draft_is_typed: bool


class ReviewRefused(TenderPauseError):
    """The review lacks something; `refusals` say what, field by field."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__(
            happened="The review was not recorded. " + " ".join(each.sentence for each in refusals),
            safe="Nothing was changed, and what you filled in is as it was.",
            to_do="Fill in what is missing and record it again.",
        )
        self.refusals = tuple(refusals)


def review_form(db: Connection, number: str) -> ReviewForm:
    """Return the form on one decision, its draft filled in.

    Raises:
        NoSuchDecision: no decision has that number.
    """
    row = _decision(db, number)
    earlier = store.of(db, number, row.key)
    typed = _kept(db, row)
    known = [review.result for review in earlier if review.result]
    return ReviewForm(
        number=row.number,
        key=row.key,
        title=row.title,
        decided=f"{OUTCOME_WORDS[row.outcome]}, decided on {year_day(row.decided_on or row.recorded_on)}",
        rationale=row.rationale,
        awards=tuple(award_words(award) for award in evidence(db, row)),
        results=tuple((one.value, result_words(one, row.outcome)) for one in results_of(row.outcome)),
        result_known=result_words(known[-1], row.outcome) if known else "",
        earlier=tuple(_record_words(review, row.outcome) for review in reversed(earlier)),
        draft=typed or _begun(db, row, earlier),
        draft_is_typed=typed is not None,
    )


def keep_draft(desk: Desk, form: ReviewForm, draft: ReviewDraft) -> Future[None]:
    """Keep what is filled in so far, outside the journal; the future tells when it is on disk."""
    import msgspec

    now, text = desk.now(), msgspec.json.encode(draft).decode()
    return desk.workspace.write(lambda db: drafts.put(db, form.key, _field(form.number), text, now))


def refusals(db: Connection, desk: Desk, number: str, draft: ReviewDraft) -> tuple[Refusal, ...]:
    """Return why this cannot be recorded yet; empty when it can.

    Raises:
        NoSuchDecision: no decision has that number.
    """
    return _refusals(_decision(db, number), desk, draft)


def record(desk: Desk, number: str, draft: ReviewDraft) -> str:
    """Record the review: one entry, for good. Return the entry's hash.

    Raises:
        NoSuchDecision: no decision has that number.
        ReviewRefused: with every refusal, as `refusals` gives them.
    """
    return desk.workspace.write(lambda db: _record(db, desk, number, draft)).result()


def of_decision(db: Connection, number: str) -> tuple[ReviewRecord, ...]:
    """Return the reviews of one decision, the first first.

    Raises:
        NoSuchDecision: no decision has that number.
    """
    row = _decision(db, number)
    return tuple(_record_words(review, row.outcome) for review in store.of(db, number, row.key))


def number_of(db: Connection, which: str) -> str:
    """Return the number of the decision that has it, else of the last that stands on that opportunity.

    Raises:
        NoSuchDecision: it is neither.
    """
    if decision_store.by_number(db, which) is not None:
        return which
    leads_to = opportunity_store.row_of_key(db, which)
    key = leads_to.key if leads_to else which
    standing = [row for row in decision_store.of(db, key) if not row.superseded_by]
    if not standing:
        raise NoSuchDecision(which)
    return standing[0].number


def _decision(db: Connection, number: str) -> DecisionRow:
    row = decision_store.by_number(db, number)
    if row is None:
        raise NoSuchDecision(number)
    return row


def _begun(db: Connection, row: DecisionRow, earlier: Sequence[ReviewRow]) -> ReviewDraft:
    """Return an empty form; an award on what we stepped back from says its outcome by itself."""
    awards = evidence(db, row)
    known = any(review.result for review in earlier)
    if known or row.outcome is not Outcome.STEP_BACK or not awards:
        return ReviewDraft()
    return ReviewDraft(result=Result.NOT_WON, result_on=awards[0].awarded_on)


def _refusals(row: DecisionRow, desk: Desk, draft: ReviewDraft) -> tuple[Refusal, ...]:
    decided_on = row.decided_on or row.recorded_on
    return domain_refusals(draft, outcome=row.outcome, decided_on=decided_on, today=desk.today)


def _record(db: Connection, desk: Desk, number: str, draft: ReviewDraft) -> str:
    from desktop.services.entries import write_about  # Today, which only reads, does not wait for it

    row = _decision(db, number)
    why_not = _refusals(row, desk, draft)
    if why_not:
        raise ReviewRefused(why_not)
    known = any(review.result for review in store.of(db, number, row.key))
    payload: dict[str, object] = {
        "decision": number,
        "result": draft.result,
        "result_on": draft.result_on,
        **{saying: getattr(draft, saying).strip() for saying in SAYINGS},
        "next_on": next_review_on(draft, today=desk.today, result_known=known),
        "awards": [
            {"supplier": award.supplier, "awarded_on": award.awarded_on, "notice": award.notice_id}
            for award in evidence(db, row)
        ],
    }
    entry = write_about(db, desk, row.key, "review.recorded", payload, as_written=True)
    drafts.clear(db, row.key, [_field(number)])
    return entry.hash


def _kept(db: Connection, row: DecisionRow) -> ReviewDraft | None:
    import msgspec

    kept = drafts.of(db, row.key).get(_field(row.number))
    try:
        return msgspec.json.decode(kept.text, type=ReviewDraft) if kept else None
    except msgspec.DecodeError:
        log.warning("The draft of a review of decision %s could not be read", row.number)
        return None


def _record_words(review: ReviewRow, outcome: Outcome) -> ReviewRecord:
    by = f" by {review.recorded_by}" if review.recorded_by else ""
    return ReviewRecord(
        title=f"Looked back on {year_day(review.recorded_on)}{by}",
        lines=tuple((label, words) for label, words in _lines(review, outcome) if words),
        hash=review.hash,
    )


def _lines(review: ReviewRow, outcome: Outcome) -> Iterable[tuple[str, str]]:
    on = f", known since {year_day(review.result_on)}" if review.result_on else ""
    yield "Outcome", f"{result_words(review.result, outcome)}{on}" if review.result else ""
    for saying in SAYINGS:
        yield _SHORT[saying], getattr(review, saying)
    yield "Award notices then", listed([award_words(award).rstrip(".") for award in review.awards])
    yield "Look back again on", year_day(review.next_on) if review.next_on else ""


def _field(number: str) -> str:
    return f"review.{number}"
