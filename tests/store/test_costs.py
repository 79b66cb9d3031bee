"""Full cost and commitments follow from the journal, whatever an entry or an earlier file holds."""

from __future__ import annotations

from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from sqlite_utils import Migrations

from desktop.domain.costing import CostKind, CostLine, Overheads, Worksheet
from desktop.domain.decision import Holding
from desktop.store import commitments, costs, fold, journal, migration_steps, migrations, schema_cost
from desktop.store.connection import connect
from desktop.store.workspace import Workspace
from tests.store.written import MORNING, Said, a_decision, a_workspace, amina, projections, write

SHEET = {
    "months": 24,
    "price_pence": 240_000_00,
    "lines": [{"kind": "staff", "name": "Two tutors", "yearly_pence": 80_000_00, "last_month": 20}],
    "overheads": {"percent": "12.5", "yearly_pence": 0},
}


def a_cost(sheet: object) -> Said:
    return "cost.changed", "ocds-1", {"sheet": sheet}


def said(kind: str, **says: object) -> Said:
    return f"commitment.{kind}", "no_bid_candy", {"title": "No bid candy", "question": "Agreed?", **says}


def test_a_worksheet_is_read_as_it_was_recorded(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        write(workspace, amina(), a_cost(SHEET))

        with workspace.reader() as db:
            kept = costs.of(db, "ocds-1")

    assert kept is not None
    assert kept.sheet == Worksheet(
        months=24,
        price_pence=240_000_00,
        lines=(CostLine(CostKind.STAFF, "Two tutors", 80_000_00, 1, 20),),
        overheads=Overheads(Decimal("12.5")),
    )
    assert (kept.by, kept.at) == ("Amina Okoro", MORNING)


@pytest.mark.parametrize(
    "sheet",
    [
        None,
        {},
        {**SHEET, "months": 0},
        {**SHEET, "price_pence": "many"},
        {**SHEET, "overheads": {"percent": "NaN", "yearly_pence": 0}},
        {**SHEET, "overheads": {"percent": "sNaN", "yearly_pence": 0}},
        {**SHEET, "inflation_percent": "Infinity"},
        {**SHEET, "inflation_percent": "1e999999999"},
        {**SHEET, "inflation_percent": "1e-999999999"},
    ],
)
def test_a_worksheet_that_cannot_be_worked_with_counts_as_none(workspace_file: Path, sheet: object) -> None:
    with a_workspace(workspace_file) as workspace:
        write(workspace, a_cost(SHEET), a_cost(sheet))

        with workspace.reader() as db:
            assert costs.of(db, "ocds-1") is None


def test_folding_cost_and_commitments_again_gives_the_same_rows(workspace_file: Path) -> None:
    held = {"no_bid_candy": "in_tension", "ours": "kept"}
    words = {"no_bid_candy": {"title": "No bid candy", "worked_out": True, "because": "B has no share."}}
    with a_workspace(workspace_file) as workspace:
        write(
            workspace,
            a_cost(SHEET),
            said("adopted", on="2026-05-01", minute="Board"),
            said("changed", title="No empty names", on="2026-05-02"),
            a_decision(
                "ocds-1",
                commitments=held,
                commitment_words=words,
                exceptions={"no_bid_candy": "They join later."},
            ),
            said("retired", on="2026-06-01"),
            ("commitment.undone", "no_bid_candy", {"back_to": {"title": "No bid candy"}}),
            a_cost({**SHEET, "months": 12}),
        )
        with workspace.reader() as db:
            entries, before = list(journal.entries(db)), projections(db)
            (first, second) = commitments.held(db)

        workspace.write(lambda db: fold.rebuild(db, entries)).result()

        with workspace.reader() as db:
            assert projections(db) == before
    assert (first.title, first.holding, first.exception) == (
        "No bid candy",
        Holding.IN_TENSION,
        "They join later.",
    )
    assert (second.title, second.holding, second.worked_out) == ("", Holding.KEPT, False)
    assert len(before["worksheet"]) == len(before["commitment"]) == 1


def test_a_superseded_decision_is_counted_no_more(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        write(workspace, a_decision("ocds-1", commitments={"ours": "kept"}))
        write(workspace, a_decision("ocds-1", commitments={"ours": "in_tension"}, supersedes="1"))

        with workspace.reader() as db:
            assert [one.holding for one in commitments.held(db)] == [Holding.IN_TENSION]


def of_version_10(path: Path) -> None:
    """Make a file that knows of decisions, and not yet of full cost."""
    names = ["begin", "sources", "checking", "by_hand", "fit", "lists", "joining", "settling", "recounting"]
    steps = Migrations("workspace_file")
    for number, name in enumerate([*names, "questions"], 1):
        steps(name=f"{number:03}_{name}")(getattr(migration_steps, name))
    with closing(connect(path, mode="rwc")) as db:
        db.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
        migrations.bring_up(db, steps, 10)
        db.execute("INSERT INTO workspace VALUES (1, 'tenth', '2026-06-01T08:00:00+00:00')")


def test_an_earlier_file_that_is_only_read_holds_none_of_it(tmp_path: Path) -> None:
    path = tmp_path / "ours.tenderpause"
    of_version_10(path)

    with Workspace.open(path, writable=False, now=lambda: MORNING) as workspace, workspace.reader() as db:
        assert not schema_cost.present(db)
        assert costs.of(db, "ocds-1") is None
        assert commitments.everything(db) == ()
        assert commitments.held(db) == ()
        assert commitments.words_in(db, "e") == {}
        assert commitments.titles_in_decisions(db) == {}


def test_an_earlier_file_comes_to_know_how_commitments_stood(tmp_path: Path) -> None:
    path = tmp_path / "ours.tenderpause"
    of_version_10(path)
    columns = {
        **{"entry": "e", "number": "1", "subject": "ocds-1", "hash": "h", "recorded_at": "2026-06-01"},
        **{
            "recorded_on": "2026-06-01",
            "decided_by": "[]",
            "outcome": "bid",
            "rationale": "",
            "main_reason": "",
        },
        **{"reasons": "[]", "lots": "[]", "no_pause_reason": "", "lenses_answered": 0, "unknowns": "[]"},
        **{"instead": "[]", "next_step": "", "look_again_if": "", "minute": "", "facts": "{}", "title": "T"},
        **{"buyer": "B", "words": "", "commitments": '{"no_exclusivity":"in_tension"}'},
        **{"exceptions": '{"no_exclusivity":"Waived."}'},
    }
    with closing(connect(path, mode="rw")) as db:
        places = ", ".join(f":{name}" for name in columns)
        db.execute(f"INSERT INTO decision ({', '.join(columns)}) VALUES ({places})", columns)

    with Workspace.open(path, now=lambda: MORNING) as workspace, workspace.reader() as db:
        (held,) = commitments.held(db)

    assert (held.commitment, held.holding, held.exception) == (
        "no_exclusivity",
        Holding.IN_TENSION,
        "Waived.",
    )
