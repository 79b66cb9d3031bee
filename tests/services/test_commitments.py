"""What we promise: adopted, worded otherwise, retired and taken back, and tested in each decision."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from desktop.domain.costing import CostKind, CostLine, Overheads, PartnerShare, Worksheet
from desktop.domain.decision import DecisionDraft, Holding, Outcome
from desktop.domain.pause import Answer, Asked, LensId, PauseKind
from desktop.services import commitments, deciding, pausing
from desktop.services.commitment_changes import CommitmentChanges, CommitmentWords
from desktop.services.commitments_page import CommitmentLine, commitments_shown
from desktop.services.cost_words import written
from desktop.services.costing import CostChanges
from desktop.services.desk import Desk
from desktop.services.errors import DecisionRefused, NotPossible
from desktop.store import commitments as store
from desktop.store import decisions as decision_store
from desktop.store.connection import Connection
from tests.services.known import ESOL, STEP_BACK, pause_quickly, without

DAY = date(2026, 6, 2)
PAY_IN_TIME = CommitmentWords(
    title="Pay in time", question="Do we pay what we owe in time?", on=DAY, minute="Board, 2 June, item 4"
)
LOSS = Worksheet(
    months=12,
    price_pence=60_000_00,
    lines=(CostLine(CostKind.STAFF, "Two tutors", 60_000_00),),
    overheads=Overheads(percent=Decimal(10)),
)
BID = without(STEP_BACK, outcome=Outcome.BID, main_reason="", rationale="We are ready to.")


@contextmanager
def reading(desk: Desk) -> Iterator[Connection]:
    with desk.reader() as db:
        yield db


def titles(desk: Desk) -> list[str]:
    with reading(desk) as db:
        return [one.title for one in commitments.in_force(db)]


def line(desk: Desk, title: str) -> CommitmentLine:
    with reading(desk) as db:
        shown = commitments_shown(db, desk)
    return next(one for one in (*shown.in_force, *shown.retired) if one.title == title)


def cost(desk: Desk, sheet: Worksheet) -> None:
    assert CostChanges(desk).record(ESOL, written(sheet)).sheet == sheet


def held(desk: Desk, draft: DecisionDraft) -> dict[str, Holding]:
    number = deciding.record(desk, ESOL, draft).number
    with reading(desk) as db:
        row = decision_store.by_number(db, number)
    assert row is not None
    return dict(row.commitments)


def test_the_starting_set_is_in_force_until_somebody_changes_it(sample_desk: Desk) -> None:
    with reading(sample_desk) as db:
        shown = commitments_shown(db, sample_desk)

    assert len(shown.in_force) == shown.not_adopted == 7
    assert all(one.can_adopt for one in shown.in_force)
    assert "every workspace starts with" in shown.standing


def test_a_commitment_of_our_own_is_adopted_with_its_day_and_minute(sample_desk: Desk) -> None:
    done = CommitmentChanges(sample_desk).adopt(PAY_IN_TIME).result()

    assert done == "Adopted “Pay in time”"
    assert titles(sample_desk)[-1] == "Pay in time"
    assert line(sample_desk, "Pay in time").since == "Adopted on 2 June 2026: Board, 2 June, item 4."


def test_the_starting_set_is_adopted_as_one_and_taken_back_as_one(sample_desk: Desk) -> None:
    changes = CommitmentChanges(sample_desk)

    changes.adopt_all(DAY, "Board, 2 June").result()
    adopted = line(sample_desk, "No bid candy").since
    changes.undo().result()

    assert adopted == "Adopted on 2 June 2026: Board, 2 June."
    assert line(sample_desk, "No bid candy").can_adopt


def test_other_words_leave_recorded_decisions_with_theirs(sample_desk: Desk) -> None:
    number = deciding.record(sample_desk, ESOL, STEP_BACK).number
    changes = CommitmentChanges(sample_desk)
    said = CommitmentWords(title="No empty names", question="Has each partner real work?", on=DAY)

    changes.change("no_bid_candy", said).result()

    assert "No empty names" in titles(sample_desk)
    with reading(sample_desk) as db:
        row = decision_store.by_number(db, number)
        recorded = store.titles_in_decisions(db)
    assert row is not None
    assert commitments.title_in(row, "no_bid_candy", recorded) == "No bid candy"
    assert "Commitment: No bid candy" in row.unknowns


def test_a_retired_commitment_is_asked_no_more_and_can_be_taken_up_again(sample_desk: Desk) -> None:
    changes = CommitmentChanges(sample_desk)
    changes.adopt(PAY_IN_TIME).result()
    own = line(sample_desk, "Pay in time").id

    changes.retire(own, DAY, "Board, 2 July").result()
    retired = line(sample_desk, "Pay in time")
    changes.adopt(PAY_IN_TIME, own).result()

    assert retired.since == "Retired on 2 June 2026: Board, 2 July."
    assert titles(sample_desk)[-1] == "Pay in time"
    assert len(line(sample_desk, "Pay in time").history) == 3


def test_leaving_one_of_the_starting_set_out_says_so(sample_desk: Desk) -> None:
    CommitmentChanges(sample_desk).retire("no_exclusivity", DAY, "").result()

    assert "No exclusivity clauses" not in titles(sample_desk)
    assert line(sample_desk, "No exclusivity clauses").since == "Left out on 2 June 2026, no minute named."


def test_undo_puts_back_step_by_step_what_was_done(sample_desk: Desk) -> None:
    changes = CommitmentChanges(sample_desk)
    changes.adopt(PAY_IN_TIME).result()
    own = line(sample_desk, "Pay in time").id
    changes.change(own, replace(PAY_IN_TIME, title="Pay at once")).result()
    changes.retire(own, DAY, "").result()

    steps = []
    for _ in range(3):
        changes.undo().result()
        steps.append(titles(sample_desk)[-1])

    assert steps == ["Pay at once", "Pay in time", "Checks in proportion"]
    assert changes.can_undo == ""


def test_undo_is_refused_where_somebody_changed_it_since(sample_desk: Desk) -> None:
    changes, others = CommitmentChanges(sample_desk), CommitmentChanges(sample_desk)
    changes.retire("no_bid_candy", DAY, "").result()
    others.adopt(CommitmentWords(title="No bid candy", question="Agreed?", on=DAY), "no_bid_candy").result()

    with pytest.raises(NotPossible, match="changed again since"):
        changes.undo().result()


def test_the_same_title_twice_is_refused(sample_desk: Desk) -> None:
    said = replace(PAY_IN_TIME, title="no bid CANDY")

    with pytest.raises(NotPossible, match="in force already"):
        CommitmentChanges(sample_desk).adopt(said).result()


def test_a_loss_is_in_tension_until_its_exception_has_a_reason(sample_desk: Desk) -> None:
    cost(sample_desk, LOSS)

    with pytest.raises(DecisionRefused, match="“No loss-making bids” is in tension"):
        deciding.record(sample_desk, ESOL, BID)

    excepted = without(BID, exceptions=(("no_loss_making_bids", "Reserves cover it for a year."),))
    assert held(sample_desk, excepted)["no_loss_making_bids"] is Holding.IN_TENSION


def test_a_person_may_answer_otherwise_than_was_worked_out(sample_desk: Desk) -> None:
    cost(sample_desk, LOSS)
    draft = without(BID, commitments=(("no_loss_making_bids", Holding.KEPT),))

    stands = held(sample_desk, draft)

    assert stands["no_loss_making_bids"] is Holding.KEPT
    with reading(sample_desk) as db:
        (row,) = (one for one in store.held(db) if one.commitment == "no_loss_making_bids")
    assert not row.worked_out


def test_what_was_worked_out_is_recorded_with_what_it_was_worked_out_from(sample_desk: Desk) -> None:
    cost(
        sample_desk, replace(LOSS, price_pence=90_000_00, partners=(PartnerShare("North Door", Decimal(5)),))
    )
    asked = Answer("They want it.", asked=(Asked("Four learners", DAY),))
    pause_quickly(sample_desk, ESOL)
    pausing.answer(sample_desk, ESOL, PauseKind.FULL, LensId.MISSION_FIT, {"people_say": asked})

    stands = held(sample_desk, BID)

    kept = {one for one, holding in stands.items() if holding is Holding.KEPT}
    assert kept == {"no_loss_making_bids", "fair_pricing", "people_asked_first"}
    with reading(sample_desk) as db:
        said = {one.commitment: one for one in store.held(db)}
    assert said["people_asked_first"].worked_out
    assert (
        said["people_asked_first"].because
        == "Asked: Four learners on 2 June 2026. Worked out from the pause."
    )
    assert line(sample_desk, "Fair pricing").counts == "Kept once, in tension never, not known never."


def test_stepping_back_from_a_loss_keeps_the_commitment(sample_desk: Desk) -> None:
    cost(sample_desk, LOSS)

    assert held(sample_desk, STEP_BACK)["no_loss_making_bids"] is Holding.KEPT


def test_exceptions_are_listed_with_their_reasons(sample_desk: Desk) -> None:
    reason = "The council waives clause 14."
    draft = without(
        BID,
        commitments=(("no_exclusivity", Holding.IN_TENSION),),
        exceptions=(("no_exclusivity", reason),),
    )
    number = deciding.record(sample_desk, ESOL, draft).number

    shown = line(sample_desk, "No exclusivity clauses")

    assert [(one.number, one.reason) for one in shown.exceptions] == [(number, reason)]
    assert shown.counts == "Kept never, in tension once, not known never. 1 exception with a reason."


def test_a_form_shows_what_was_worked_out_for_each_outcome(sample_desk: Desk) -> None:
    cost(sample_desk, LOSS)

    with reading(sample_desk) as db:
        form = deciding.decision_form(db, sample_desk, ESOL)

    assert form.tested[Outcome.BID].found["no_loss_making_bids"].holding is Holding.IN_TENSION
    assert form.tested[Outcome.STEP_BACK].found["no_loss_making_bids"].holding is Holding.KEPT
