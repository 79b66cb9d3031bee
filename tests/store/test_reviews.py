"""Reviews as the store keeps them, and which are due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.reviews import AwardSeen, Result, due_on
from desktop.domain.states import State
from desktop.store import decisions, fold, journal, reviews, triage
from desktop.store.decisions import DecisionFilter
from desktop.store.workspace import Workspace
from tests.store.written import MORNING, Said, a_decision, a_workspace, amina, projections, write


@pytest.fixture(name="workspace")
def _workspace(workspace_file: Path) -> Iterator[Workspace]:
    with a_workspace(workspace_file) as workspace:
        yield workspace


def a_review(key: str = "ocds-1", decision: str = "1", **more: object) -> Said:
    says: dict[str, object] = {"decision": decision, "learned": "Ask the families first.", "awards": []}
    return "review.recorded", key, {**says, **more}


def state(workspace: Workspace, key: str = "ocds-1") -> State:
    with workspace.reader() as db:
        return triage.of_many(db, [key])[key].state


def test_a_review_is_read_as_it_was_recorded(workspace: Workspace) -> None:
    award = {"supplier": "The Lantern Room", "awarded_on": "2026-09-01", "notice": "n-7"}
    write(workspace, amina(), a_decision("ocds-1"), a_review(result="not_won", result_on="2026-09-02"))
    write(workspace, a_review(people="They kept their group.", next_on="2027-06-01", awards=[award]))

    with workspace.reader() as db:
        first, second = reviews.of(db, "1", "ocds-1")

    assert (first.result, first.result_on, first.recorded_by) == (
        Result.NOT_WON,
        date(2026, 9, 2),
        "Amina Okoro",
    )
    assert (second.people, second.next_on, second.whole) == (
        "They kept their group.",
        date(2027, 6, 1),
        True,
    )
    assert second.awards == (AwardSeen("The Lantern Room", date(2026, 9, 1), "n-7"),)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([a_review()], State.DECIDED),
        ([a_review(result="won")], State.REVIEWED),
        ([a_review(result="won", learned="")], State.OUTCOME_KNOWN),
        ([a_review(result="won", learned=""), a_review()], State.REVIEWED),
        ([a_review(result="won", learned=""), a_review(result="not_won", learned="")], State.OUTCOME_KNOWN),
        ([a_review(result="won"), a_review(result="won", learned="")], State.REVIEWED),
    ],
)
def test_a_review_moves_what_is_decided(workspace: Workspace, said: list[Said], expected: State) -> None:
    write(workspace, a_decision("ocds-1"), *said)

    assert state(workspace) is expected


def test_a_review_leaves_an_opportunity_whose_other_lots_wait(workspace: Workspace) -> None:
    write(workspace, ("triage.shortlisted", "ocds-1", {}), a_decision("ocds-1", lots_left=["2"]))
    before = state(workspace)

    write(workspace, a_review(result="won"))

    assert state(workspace) is before


days = st.none() | st.integers(-400, 400).map(lambda n: (date(2026, 6, 9) + timedelta(n)).isoformat())
said_reviews = st.lists(st.tuples(st.booleans(), days), max_size=3)


@settings(max_examples=40, deadline=None)
@given(chosen=days, past=said_reviews, superseded=st.booleans())
def test_the_store_says_a_review_due_when_the_rule_does(
    tmp_path_factory: pytest.TempPathFactory,
    chosen: str | None,
    past: list[tuple[bool, str | None]],
    superseded: bool,
) -> None:
    file = tmp_path_factory.mktemp("due") / "work.tenderpause"
    with a_workspace(file) as workspace:
        write(workspace, a_decision("ocds-1", review_on=chosen))
        for whole, next_on in past:
            write(workspace, a_review(learned="Much." if whole else "", result="won", next_on=next_on))
        if superseded:
            write(workspace, a_decision("ocds-1", supersedes="1", number="x"))
        with workspace.reader() as db:
            found = {one.number: one.due_on for one in reviews.due(db)}
            row = next(row for row in decisions.rows(db) if row.number == "1")
            recorded = reviews.of(db, "1", "ocds-1")
            expected = due_on(
                decided_on=row.decided_on or row.recorded_on,
                review_on=row.review_on,
                superseded=row.superseded_by is not None,
                reviews=[one.past for one in recorded],
            )
            on_the_day = expected or date(2030, 1, 1)
            listed = {one.number for one in decisions.rows(db, DecisionFilter(review_due_on=on_the_day))}
            before = {
                one.number
                for one in decisions.rows(db, DecisionFilter(review_due_on=on_the_day - timedelta(1)))
            }

    assert found.get("1") == expected
    assert ("1" in listed) == (expected is not None)
    assert expected is None or "1" not in before


def test_folding_reviews_again_gives_the_same_rows(workspace: Workspace) -> None:
    later = MORNING + timedelta(days=3)
    write(workspace, a_decision("ocds-1"), a_review(result="won", learned=""))
    write(workspace, a_review(next_on="2027-01-04"), a_review("ocds-2", "9"), at=later)
    with workspace.reader() as db:
        entries, before = list(journal.entries(db)), projections(db)

    workspace.write(lambda db: fold.rebuild(db, entries)).result()

    with workspace.reader() as db:
        assert projections(db) == before
    assert len(before["review"]) == 3


def test_reviews_of_a_decision_that_was_numbered_alike_elsewhere_stand_apart(workspace: Workspace) -> None:
    write(workspace, a_decision("ocds-1"), a_review("ocds-2", "1"))

    with workspace.reader() as db:
        assert reviews.of(db, "1", "ocds-1") == ()
        assert [one.due_on for one in reviews.due(db)] == [date(2026, 12, 8)]


def test_what_is_due_stands_in_the_order_of_its_days(workspace: Workspace) -> None:
    write(workspace, a_decision("ocds-1"), a_decision("ocds-2", review_on="2026-07-01"))

    with workspace.reader() as db:
        everything, by_autumn = reviews.due(db), reviews.due(db, date(2026, 10, 1))

    assert [one.number for one in everything] == ["2", "1"]
    assert [one.number for one in by_autumn] == ["2"]
