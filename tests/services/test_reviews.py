"""Looking back: what is due, what awards prompt, what a review says, and that none is ever changed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace

from desktop.domain.decision import DecidedBy, DecisionDraft, Outcome
from desktop.domain.reviews import Result, ReviewDraft
from desktop.domain.states import State
from desktop.services import deciding, reviews, reviews_due
from desktop.services.desk import Desk
from desktop.services.errors import NoSuchDecision
from desktop.services.reviews import ReviewForm, ReviewRefused
from desktop.services.reviews_due import LookBack
from desktop.store import journal
from desktop.store import opportunities as opportunity_store
from tests.conftest import NOW
from tests.ui.notices import a_tender, an_award, stored

DECISION = DecisionDraft(
    outcome=Outcome.STEP_BACK,
    rationale="Others already do this well.",
    main_reason="others_better_placed",
    decided_by=(DecidedBy("Amina Okoro", "director"),),
    no_pause_reason="The board had agreed before.",
)
LEARNED = ReviewDraft(
    provider="The Lantern Room kept all its groups (its annual report says).",
    learned="They ask families before they write a line.",
)


def decided(desk: Desk, number: int = 1, **said: object) -> str:
    (key,) = stored(desk, a_tender(number, 20))
    deciding.record(desk, key, replace(DECISION, **said))  # names of its fields
    return key


def awarded(desk: Desk, number: int = 1, supplier: str = "The Lantern Room", on: str = "2026-09-01") -> None:
    notice = an_award(number, supplier)
    awards = tuple(replace(award, id=on, date=f"{on}T00:00:00Z") for award in notice.awards)
    later = datetime.fromisoformat(f"{on}T09:00:00+01:00")
    stored(
        desk,
        replace(notice, id=f"award-{on}", content_hash=on.replace("-", ""), released_at=later, awards=awards),
    )


def in_autumn(desk: Desk) -> Desk:
    return Desk(desk.workspace, lambda: NOW + timedelta(days=120), desk.author)


def form(desk: Desk, number: str = "1") -> ReviewForm:
    with desk.reader() as db:
        return reviews.review_form(db, number)


def look_backs(desk: Desk) -> tuple[LookBack, ...]:
    with desk.reader() as db:
        return reviews_due.look_backs(db)


def state(desk: Desk, key: str) -> State:
    with desk.reader() as db:
        row = opportunity_store.row_of_key(db, key)
    assert row is not None
    return row.state


def due(desk: Desk, until: date) -> list[tuple[str, str]]:
    with desk.reader() as db:
        return [(one.number, one.at) for one in reviews_due.due(db, desk, until)]


def test_a_review_falls_due_on_the_day_chosen_or_half_a_year_on(desk: Desk) -> None:
    decided(desk, 1)
    decided(desk, 2, review_on=date(2026, 7, 1))

    assert due(desk, date(2026, 6, 30)) == []
    assert due(desk, date(2026, 12, 31)) == [("2", "Wed 1 Jul"), ("1", "Tue 8 Dec")]


def test_a_review_that_is_recorded_is_due_no_more(desk: Desk) -> None:
    decided(desk)
    later = in_autumn(desk)

    reviews.record(later, "1", replace(LEARNED, result=Result.NOT_WON))

    assert due(later, date(2030, 1, 1)) == []


def test_while_the_outcome_is_open_the_next_review_falls_due(desk: Desk) -> None:
    decided(desk)

    reviews.record(in_autumn(desk), "1", LEARNED)

    assert [number for number, _ in due(desk, date(2027, 4, 7))] == ["1"]
    assert due(desk, date(2027, 4, 6)) == []


def test_an_award_on_what_we_stepped_back_from_prompts_a_look_back_with_its_evidence(desk: Desk) -> None:
    decided(desk)
    assert look_backs(desk) == ()

    awarded(desk)

    assert look_backs(desk) == (
        LookBack(
            "1",
            "ocds-h6vhtk-000001",
            "Stepped back: Invented service 1",
            "Awarded to The Lantern Room on 1 September 2026 (notice award-2026-09-01).",
        ),
    )


@pytest.mark.parametrize("outcome", [Outcome.BID, Outcome.PARTNER])
def test_an_award_on_what_we_bid_for_prompts_one_too(desk: Desk, outcome: Outcome) -> None:
    decided(desk, outcome=outcome, main_reason="")

    awarded(desk)

    assert [one.number for one in look_backs(desk)] == ["1"]


def test_an_award_on_what_nobody_decided_prompts_nothing(desk: Desk) -> None:
    stored(desk, a_tender(1, 20))

    awarded(desk)

    assert look_backs(desk) == ()


def test_a_review_beside_the_award_answers_it_and_another_award_prompts_again(desk: Desk) -> None:
    decided(desk)
    awarded(desk)
    reviews.record(in_autumn(desk), "1", LEARNED)
    assert look_backs(desk) == ()

    awarded(desk, supplier="Somebody Else Ltd", on="2026-10-01")

    assert [one.second for one in look_backs(desk)] == [
        "Awarded to Somebody Else Ltd on 1 October 2026 (notice award-2026-10-01)."
    ]


def test_the_form_of_what_we_stepped_back_from_begins_with_the_outcome_of_the_award(desk: Desk) -> None:
    decided(desk)
    awarded(desk)

    found = form(desk)

    assert found.awards == ("Awarded to The Lantern Room on 1 September 2026 (notice award-2026-09-01).",)
    assert (found.draft.result, found.draft.result_on) == (Result.NOT_WON, date(2026, 9, 1))
    assert dict(found.results)["not_won"] == "Awarded to others"


def test_what_is_typed_is_kept_and_comes_back(desk: Desk) -> None:
    decided(desk)

    reviews.keep_draft(desk, form(desk), LEARNED).result()

    assert (form(desk).draft, form(desk).draft_is_typed) == (LEARNED, True)


def test_a_recorded_review_takes_its_draft_with_it_and_stands_for_good(desk: Desk) -> None:
    key = decided(desk)
    reviews.keep_draft(desk, form(desk), LEARNED).result()

    reviews.record(in_autumn(desk), "1", replace(LEARNED, result=Result.NOT_WON, result_on=date(2026, 9, 1)))
    reviews.record(in_autumn(desk), "1", ReviewDraft(differently="Ring them first."))

    found = form(desk)
    assert not found.draft_is_typed
    assert [record.lines for record in reversed(found.earlier)] == [
        (
            ("Outcome", "Awarded to others, known since 1 September 2026"),
            ("Whoever did this before", LEARNED.provider),
            ("What we learned from them", LEARNED.learned),
        ),
        (("What we would do differently", "Ring them first."),),
    ]
    with desk.reader() as db:
        kinds = [event.kind for event in journal.history(db, key)]
    assert kinds[-2:] == ["review.recorded", "review.recorded"]


def test_the_outcome_then_the_review_lead_through_the_states(desk: Desk) -> None:
    key = decided(desk)
    later = in_autumn(desk)
    assert state(desk, key) is State.DECIDED

    reviews.record(later, "1", ReviewDraft(result=Result.CANCELLED))
    assert state(desk, key) is State.OUTCOME_KNOWN
    assert [number for number, _ in due(desk, date(2026, 12, 31))] == ["1"]

    reviews.record(later, "1", LEARNED)
    assert state(desk, key) is State.REVIEWED
    assert due(desk, date(2030, 1, 1)) == []


def test_an_empty_review_is_refused_and_nothing_is_lost(desk: Desk) -> None:
    decided(desk)

    with pytest.raises(ReviewRefused) as refused:
        reviews.record(desk, "1", ReviewDraft())

    assert [refusal.field for refusal in refused.value.refusals] == ["result"]
    assert form(desk).earlier == ()


def test_a_decision_is_named_by_its_number_or_its_opportunity(desk: Desk) -> None:
    key = decided(desk)
    decided(desk, 2)

    with desk.reader() as db:
        assert [reviews.number_of(db, which) for which in ("2", key)] == ["2", "1"]
        with pytest.raises(NoSuchDecision):
            reviews.number_of(db, "ocds-of-nobody")


def test_there_is_no_review_of_a_decision_that_there_is_not(desk: Desk) -> None:
    with pytest.raises(NoSuchDecision):
        form(desk, "7")
