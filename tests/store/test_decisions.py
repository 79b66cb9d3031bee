"""The register, and how it is narrowed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop.domain.decision import DecidedBy, Holding, Outcome
from desktop.domain.pause import PauseKind
from desktop.store import decisions
from desktop.store.decisions import DecisionFilter, DecisionRow
from desktop.store.errors import WorkspaceDamaged
from tests.store.written import MORNING, Said, a_decision, a_workspace, amina, reading, write

EVENING = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # already 1 July in the UK


@pytest.fixture
def register(workspace_file: Path) -> Path:
    """A register of three decisions, the third superseding the first."""
    with a_workspace(workspace_file) as workspace:
        write(workspace, amina(), a_decision("ocds-1", review_on="2026-07-10"))
        partner = {"title": "Garden sessions", "buyer": "Wexcombe County Council"}
        promise = {
            "commitments": {"no_bid_candy": "in_tension"},
            "exceptions": {"no_bid_candy": "They asked us to."},
        }
        write(
            workspace,
            a_decision("ocds-2", outcome="partner", facts=partner, reasons=["better_together"], **promise),
            a_decision(
                "ocds-1", outcome="bid", supersedes="1", main_reason="provider_closes", review_on="2026-08-01"
            ),
            at=EVENING,
        )
    return workspace_file


def narrowed(path: Path, wanted: DecisionFilter = decisions.EVERY_DECISION) -> list[str]:
    with reading(path) as db:
        return [row.number for row in decisions.rows(db, wanted)]


def test_decisions_stand_newest_first_and_are_numbered_in_order(register: Path) -> None:
    assert narrowed(register) == ["3", "2", "1"]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (DecisionFilter(outcome=Outcome.PARTNER), ["2"]),
        (DecisionFilter(from_on=date(2026, 7, 1)), ["3", "2"]),
        (DecisionFilter(to_on=date(2026, 6, 30)), ["1"]),
        (DecisionFilter(from_on=date(2026, 6, 9), to_on=date(2026, 6, 9)), ["1"]),
        (DecisionFilter(reason="better_together"), ["2"]),
        (DecisionFilter(reason="provider_closes"), ["3"]),
        (DecisionFilter(exceptions_only=True), ["2"]),
        (DecisionFilter(review_due_on=date(2026, 7, 31)), []),
        (DecisionFilter(review_due_on=date(2026, 8, 1)), ["3"]),
        (DecisionFilter(words="lantern FERNMOOR"), ["3", "1"]),
        (DecisionFilter(words="wexcombe garden"), ["2"]),
        (DecisionFilter(words="wexcombe lantern"), ["2"]),
        (DecisionFilter(words="wexcombe nowhere"), []),
        (DecisionFilter(words="lantern", outcome=Outcome.BID), ["3"]),
    ],
)
def test_the_register_is_narrowed_by(register: Path, wanted: DecisionFilter, numbers: list[str]) -> None:
    assert narrowed(register, wanted) == numbers


def test_words_are_found_in_any_case_and_letters(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        write(workspace, a_decision("ocds-1", rationale="Grŵp y LLUSERN: ŴYTH O FLYNYDDOEDD"))

    assert narrowed(workspace_file, DecisionFilter(words="ŵyth llusern GRŴP")) == ["1"]


def test_an_older_decision_knows_what_superseded_it_and_is_otherwise_unchanged(register: Path) -> None:
    with reading(register) as db:
        older, newer = decisions.by_number(db, "1"), decisions.by_number(db, "3")
        of_key = decisions.of(db, "ocds-1")

    assert older is not None
    assert newer is not None
    assert (older.superseded_by, older.outcome, older.supersedes) == ("3", Outcome.STEP_BACK, None)
    assert (newer.supersedes, newer.superseded_by) == ("1", None)
    assert of_key == (newer, older)


def test_a_number_that_nobody_gave_is_none(register: Path) -> None:
    with reading(register) as db:
        assert decisions.by_number(db, "B7") is None
        assert decisions.of(db, "ocds-9") == ()


def test_everything_that_was_recorded_can_be_read(workspace_file: Path) -> None:
    said = a_decision(
        "ocds-1",
        reasons=["others_better_placed", "price_below_cost"],
        lots=["1", "2"],
        pause={"kind": "quick", "lenses_answered": 4},
        commitments={"no_loss": "kept", "fair_terms": "not_known"},
        exceptions={"no_loss": "Only this once."},
        unknowns=["Fair terms: not known yet"],
        instead=["share_what_we_know"],
        next_step="Ring them.",
        review_on="2026-12-09",
        look_again_if="they close",
        minute="4.2",
        no_pause_reason="No time.",
    )
    with a_workspace(workspace_file) as workspace:
        entry = write(workspace, amina(), said)[-1]
        with workspace.reader() as db:
            (row,) = decisions.rows(db)

    assert row == DecisionRow(
        number="1",
        key="ocds-1",
        entry=entry.id,
        hash=entry.hash,
        title="Peer support",
        buyer="Fernmoor Borough Council",
        recorded_by="Amina Okoro",
        recorded_at=MORNING,
        recorded_on=date(2026, 6, 9),
        decided_on=date(2026, 6, 9),
        decided_by=(DecidedBy("Amina Okoro", "director"),),
        outcome=Outcome.STEP_BACK,
        rationale="The Lantern Room does this well.",
        main_reason="others_better_placed",
        reasons=("others_better_placed", "price_below_cost"),
        lots=("1", "2"),
        no_pause_reason="No time.",
        pause_kind=PauseKind.QUICK,
        lenses_answered=4,
        commitments=(("no_loss", Holding.KEPT), ("fair_terms", Holding.NOT_KNOWN)),
        exceptions=(("no_loss", "Only this once."),),
        unknowns=("Fair terms: not known yet",),
        instead=("share_what_we_know",),
        next_step="Ring them.",
        review_on=date(2026, 12, 9),
        look_again_if="they close",
        minute="4.2",
        supersedes=None,
        superseded_by=None,
        facts={"title": "Peer support", "buyer": "Fernmoor Borough Council", "working_days": 12},
    )


def test_somebody_whose_name_is_gone_is_not_shown_by_id(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        write(workspace, a_decision("ocds-1"))
        with workspace.reader() as db:
            (row,) = decisions.rows(db)

    assert row.recorded_by == "somebody who is no longer named"
    assert row.decided_by == (DecidedBy("somebody who is no longer named", "director"),)


def test_a_register_that_another_program_spoilt_is_said_to_be_damaged(workspace_file: Path) -> None:
    said: Said = a_decision("ocds-1", outcome="maybe")
    with a_workspace(workspace_file) as workspace:
        write(workspace, said)

        with workspace.reader() as db, pytest.raises(WorkspaceDamaged):
            decisions.rows(db)
