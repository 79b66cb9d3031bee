"""Partnership plans as the journal tells of them, and read so that nothing odd in a file stops anything."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.partnership import US, Agreed, Member, Plan, Terms
from desktop.store import fold, journal, partnerships, trustee_copy
from desktop.store.verify import verify
from desktop.store.workspace import Workspace
from tests.store.written import (
    MORNING,
    Said,
    a_decision,
    a_workspace,
    amina,
    projections,
    reading,
    write,
)

PLAN, KEY, LANTERN = "plan:1", "ocds-1", "org:lantern"


def said(kind: str, subject: str = PLAN, **says: object) -> Said:
    return f"partnership.{kind}", subject, {"partnership": PLAN, **says}


def the_plan(workspace: Workspace) -> Plan:
    with workspace.reader() as db:
        kept = partnerships.one(db, PLAN)
    assert kept is not None
    return kept.plan


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "work.tenderpause"


def test_a_plan_is_what_its_entries_said_last(file: Path) -> None:
    with a_workspace(file) as workspace:
        write(
            workspace,
            amina(),
            said("begun", KEY, name="Peer support"),
            said("changed", KEY, purpose="A door open.", terms={"exit": "Six weeks.", "rhythm": "Monthly."}),
            said("changed", KEY, terms={"exit": "Three months.", "paid_within_days": 14}),
            said("form_chosen", KEY, form="consortium", form_reason="We know each other."),
            said("member_added", KEY, organisation=US, agreed="agreed"),
            said("member_added", KEY, organisation=LANTERN),
            said("member_changed", KEY, organisation=LANTERN, work="40", value="42.5", lead=True),
        )

        found = the_plan(workspace)

    assert found == Plan(
        id=PLAN,
        opportunity=KEY,
        name="Peer support",
        purpose="A door open.",
        form="consortium",
        form_reason="We know each other.",
        terms=Terms(exit="Three months.", rhythm="Monthly.", paid_within_days=14),
        members=(
            Member(organisation=US, agreed=Agreed.AGREED),
            Member(organisation=LANTERN, work=Decimal(40), value=Decimal("42.5"), lead=True),
        ),
        begun_on=date(2026, 6, 9),
    )


def test_a_member_taken_out_comes_back_to_its_place(file: Path) -> None:
    with a_workspace(file) as workspace:
        write(
            workspace,
            said("begun"),
            *(said("member_added", organisation=one) for one in (US, LANTERN, "org:circle")),
            said("member_removed", organisation=LANTERN),
        )
        without = [one.organisation for one in the_plan(workspace).members]

        write(workspace, said("member_added", organisation=LANTERN, place=2, work="40"))
        again = the_plan(workspace)

    assert without == [US, "org:circle"]
    assert [one.organisation for one in again.members] == [US, LANTERN, "org:circle"]
    assert again.members[1].work == Decimal(40)


def test_a_plan_is_linked_taken_away_laid_down_and_taken_up(file: Path) -> None:
    with a_workspace(file) as workspace:
        write(workspace, said("begun"), said("linked", KEY))
        with workspace.reader() as db:
            linked = partnerships.of_opportunity(db, KEY)
        write(workspace, said("unlinked", KEY))
        with workspace.reader() as db:
            unlinked = partnerships.of_opportunity(db, KEY)
        write(workspace, said("linked", KEY), said("ended", KEY, because="They found another way."))
        ended = the_plan(workspace)
        with workspace.reader() as db:
            of_ended = partnerships.of_opportunity(db, KEY)
        write(workspace, said("taken_up", KEY))
        taken_up = the_plan(workspace)

    assert linked is not None
    assert linked.id == PLAN
    assert unlinked is None
    assert (ended.ended_on, ended.ended_because) == (date(2026, 6, 9), "They found another way.")
    assert of_ended is None
    assert (taken_up.ended_on, taken_up.ended_because, taken_up.opportunity) == (None, "", KEY)


def test_the_plan_of_a_publication_that_was_joined_is_that_of_the_other(file: Path) -> None:
    with a_workspace(file) as workspace:
        write(
            workspace,
            said("begun", "ocds-2"),
            ("opportunity.joined", KEY, {"key": "ocds-2"}),
        )

        with workspace.reader() as db:
            found = partnerships.of_opportunity(db, KEY)

    assert found is not None
    assert found.id == PLAN


def test_what_is_of_the_wrong_shape_reads_as_if_nobody_had_said_it(file: Path) -> None:
    with a_workspace(file) as workspace:
        write(
            workspace,
            said("begun", name=7, form=None, value_pence="much", terms="none", reply_by="soon"),
            said(
                "member_added",
                organisation=LANTERN,
                work="NaN",
                value="-1",
                risk="101",
                voice="half",
                agreed="perhaps",
                may_be_named="yes",
                checks="all",
                contact=None,
            ),
        )

        found = the_plan(workspace)

    assert found == Plan(id=PLAN, begun_on=date(2026, 6, 9), members=(Member(organisation=LANTERN),))


def test_folding_again_gives_the_same_rows_and_tells_what_was_touched(file: Path) -> None:
    with a_workspace(file) as workspace:
        heard: list[frozenset[tuple[str, str]]] = []
        workspace.subscribe(heard.append)
        write(workspace, said("begun", KEY), said("member_added", KEY, organisation=US, work="100"))
        with workspace.reader() as db:
            entries, before = list(journal.entries(db)), projections(db)

        workspace.write(lambda db: fold.rebuild(db, entries)).result()

        with workspace.reader() as db:
            after = projections(db)
    assert after == before
    assert {("partnership", PLAN), ("partnership", KEY)} <= heard[0]


def test_plans_that_go_on_stand_before_those_laid_down(file: Path) -> None:
    with a_workspace(file) as workspace:
        for number in (1, 2, 3):
            write(workspace, ("partnership.begun", f"plan:{number}", {"partnership": f"plan:{number}"}))
        write(workspace, ("partnership.ended", "plan:3", {"partnership": "plan:3"}))

        with workspace.reader() as db:
            found = [plan.id for plan in partnerships.everyone(db)]

    assert found == ["plan:2", "plan:1", "plan:3"]


SAID = "Lakritzkringel told us their red line"


def test_a_copy_for_trustees_holds_no_plan_in_any_byte_and_verifies(file: Path, tmp_path: Path) -> None:
    with a_workspace(file) as workspace:
        write(
            workspace,
            amina(),
            a_decision(KEY),
            said("begun", KEY, purpose=SAID),
            said("member_added", KEY, organisation=LANTERN, red_lines=SAID),
        )
    made = trustee_copy.make(file, tmp_path / "copy.tenderpause", MORNING)

    with reading(made.path) as db:
        found, plans = verify(db), partnerships.everyone(db)
    assert (made.decisions, made.plans, found.ok, plans) == (1, 1, True, ())
    assert SAID.encode() not in made.path.read_bytes()
