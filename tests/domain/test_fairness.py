"""Fairness between the members of a plan, as a table of cases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.fairness import Around, FairCheck, State, checks
from desktop.domain.organisation import IncomeBand
from desktop.domain.partnership import US, Agreed, Member, Plan, Terms

LANTERN, CIRCLE = "org:lantern", "org:circle"
AROUND = Around(
    names={US: "Fernmoor Neighbours", LANTERN: "The Lantern Room", CIRCLE: "Fernmoor Peer Circle"},
    bands={US: IncomeBand.TO_500K, LANTERN: IncomeBand.TO_100K, CIRCLE: IncomeBand.UNDER_10K},
)


def a_member(organisation: str, *shares: int | None, **more: Any) -> Member:
    names = ("work", "value", "risk", "voice")
    said: dict[str, Any] = {
        name: None if part is None else Decimal(part) for name, part in zip(names, shares, strict=False)
    }
    return Member(organisation=organisation, **said, **more)


SETTLED: dict[str, Any] = {
    "agreed": Agreed.AGREED,
    "may_be_named": True,
    "spoken_on": date(2026, 6, 1),
    "meets_buyer": True,
    "contact": "contact:1",
}
WRITTEN = Terms(
    paid_within_days=14,
    ideas="Each keeps its own.",
    credit="All are named.",
    exclusive=False,
    disagreement="The two chairs, then the CVS.",
    exit="Six weeks.",
)


def a_plan(*members: Member, terms: Terms = WRITTEN, **more: Any) -> Plan:
    return Plan(id="plan:1", members=members, terms=terms, begun_on=date(2026, 6, 1), **more)


FAIR = a_plan(
    a_member(LANTERN, 40, 42, 20, 40, lead=True, **SETTLED),
    a_member(US, 60, 58, 80, 60, **SETTLED),
)


def of(plan: Plan, id_: str, around: Around = AROUND) -> FairCheck:
    return next(one for one in checks(plan, around) if one.id == id_)


def with_member(plan: Plan, organisation: str, **fields: Any) -> Plan:
    members = tuple(
        replace(one, **fields) if one.organisation == organisation else one for one in plan.members
    )
    return replace(plan, members=members)


def with_terms(plan: Plan, **fields: Any) -> Plan:
    return replace(plan, terms=replace(plan.terms, **fields))


def test_a_plan_on_which_all_is_settled_holds_throughout() -> None:
    found = checks(FAIR, AROUND)

    assert [one.id for one in found if one.state is not State.HOLDS] == []
    assert len(found) == 11


def test_nothing_is_said_of_a_plan_of_one() -> None:
    assert checks(a_plan(a_member(US, 100, 100, 100, 100)), AROUND) == ()


CASES = [
    # (what is different, the check, how it stands, in which words)
    (with_member(FAIR, US, work=Decimal(50)), "adds_up", State.LOOK, "Work comes to 90, not 100."),
    (with_member(FAIR, US, voice=None), "adds_up", State.OPEN, "Not all members’ voice is said yet."),
    (
        with_member(FAIR, LANTERN, value=Decimal(30)),
        "value",
        State.LOOK,
        "The Lantern Room has 10 points less value than work.",
    ),
    (
        with_member(FAIR, US, value=Decimal(80)),
        "value",
        State.LOOK,
        "Fernmoor Neighbours has 20 points more value than work.",
    ),
    (
        with_member(FAIR, LANTERN, value=None),
        "value",
        State.OPEN,
        "Not all members’ value and work are said yet.",
    ),
    (
        with_member(FAIR, LANTERN, risk=Decimal(30)),
        "risk",
        State.LOOK,
        "The Lantern Room, smaller than another, carries 30 of the risk.",
    ),
    (with_member(FAIR, US, risk=Decimal(100)), "risk", State.HOLDS, "No smaller member carries over 25."),
    (with_member(FAIR, US, risk=None), "risk", State.OPEN, "Not all members’ risk is said yet."),
    (
        with_member(FAIR, LANTERN, voice=Decimal(20)),
        "voice",
        State.LOOK,
        "The Lantern Room has 20 points less voice than work.",
    ),
    (with_member(FAIR, LANTERN, voice=Decimal(90)), "voice", State.HOLDS, "Nobody has less voice than work."),
    (with_terms(FAIR, exclusive=True), "free", State.LOOK, "The terms bind members to nobody else."),
    (with_terms(FAIR, exclusive=None), "free", State.OPEN, "Not yet in the terms."),
    (
        with_member(FAIR, LANTERN, free_elsewhere=False),
        "free",
        State.LOOK,
        "The Lantern Room is not free elsewhere.",
    ),
    (
        with_member(FAIR, LANTERN, agreed=Agreed.NOT_ASKED),
        "named",
        State.LOOK,
        "The Lantern Room is not asked yet.",
    ),
    (
        with_member(FAIR, LANTERN, may_be_named=False, work=Decimal(0)),
        "named",
        State.LOOK,
        "The Lantern Room does not want to be named and has no work of its own.",
    ),
    (
        with_member(FAIR, LANTERN, agreed=Agreed.ASKED),
        "named",
        State.OPEN,
        "Not settled yet with The Lantern Room.",
    ),
    (
        with_member(FAIR, LANTERN, spoken_on=None),
        "named",
        State.OPEN,
        "Not settled yet with The Lantern Room.",
    ),
    (with_terms(FAIR, paid_within_days=60), "paid", State.LOOK, "Fernmoor Neighbours waits 60 days."),
    (with_terms(FAIR, paid_within_days=None), "paid", State.OPEN, "Not yet in the terms."),
    (with_member(FAIR, US, paid_within_days=7), "paid", State.HOLDS, "Nobody waits over 7 days."),
    (
        with_member(FAIR, LANTERN, carries_results=True, can_carry_results=False),
        "results",
        State.LOOK,
        "The Lantern Room carries results it cannot bear.",
    ),
    (
        with_member(FAIR, LANTERN, carries_results=True),
        "results",
        State.OPEN,
        "Not said yet of The Lantern Room.",
    ),
    (with_terms(FAIR, credit=" "), "ideas", State.OPEN, "Credit: not yet in the terms."),
    (
        with_member(FAIR, LANTERN, meets_buyer=False),
        "buyer",
        State.LOOK,
        "The Lantern Room does not meet the buyer.",
    ),
    (
        with_member(with_terms(FAIR, buyer="All hear the same day."), LANTERN, meets_buyer=False),
        "buyer",
        State.HOLDS,
        "The Lantern Room does not meet the buyer. The terms say how they hear.",
    ),
    (with_member(FAIR, US, meets_buyer=None), "buyer", State.OPEN, "Not said yet of Fernmoor Neighbours."),
    (
        with_member(FAIR, LANTERN, contact=""),
        "contacts",
        State.OPEN,
        "Nobody is named yet at The Lantern Room.",
    ),
    (with_terms(FAIR, exit=""), "exit", State.OPEN, "Exit: not yet in the terms."),
    (
        with_terms(FAIR, disagreement=""),
        "exit",
        State.OPEN,
        "Steps if members disagree: not yet in the terms.",
    ),
]


@pytest.mark.parametrize(("plan", "id_", "state", "words"), CASES)
def test_each_check_says_how_it_stands(plan: Plan, id_: str, state: State, words: str) -> None:
    found = of(plan, id_)

    assert (found.state, found.words) == (state, words)


def test_the_sums_stand_beside_what_is_said() -> None:
    assert of(FAIR, "adds_up").sums[0] == "Work: 40 + 60 = 100"
    assert of(FAIR, "value").sums == (
        "The Lantern Room: 42 of value for 40 of work (+2)",
        "Fernmoor Neighbours: 58 of value for 60 of work (−2)",
    )
    assert of(FAIR, "risk").sums[0] == "The Lantern Room: 20 of risk for 42 of value, income £10k to £100k"
    assert of(FAIR, "paid").sums == ("Fernmoor Neighbours: 14 days from their invoice",)


def test_thirds_add_up() -> None:
    thirds = [Decimal("33.3")] * 4
    members = (a_member(one) for one in (US, LANTERN, CIRCLE))
    plan = a_plan(
        *(replace(one, work=thirds[0], value=thirds[1], risk=thirds[2], voice=thirds[3]) for one in members)
    )

    assert of(plan, "adds_up").state is State.HOLDS


def test_how_large_somebody_is_matters_only_where_they_carry_much() -> None:
    unknown = Around(names=AROUND.names, bands={US: IncomeBand.TO_500K})

    light = of(FAIR, "risk", unknown)
    heavy = of(with_member(FAIR, LANTERN, risk=Decimal(40)), "risk", unknown)

    assert light.state is State.HOLDS
    assert (heavy.state, heavy.words) == (
        State.OPEN,
        "How large The Lantern Room is, is not known yet.",
    )


def test_where_no_money_passes_nothing_is_said_of_it() -> None:
    without = Around(names=AROUND.names, bands=AROUND.bands, moves_money=False)
    plan = with_member(with_terms(FAIR, paid_within_days=None), LANTERN, value=None)

    found = {one.id: one for one in checks(plan, without)}

    assert found.keys().isdisjoint({"value", "paid", "results", "worksheet"})
    assert found["adds_up"].state is State.HOLDS
    assert found["named"].state is State.HOLDS


def test_a_conversation_counts_as_spoken_to() -> None:
    plan = with_member(FAIR, LANTERN, spoken_on=None)

    talked = Around(names=AROUND.names, bands=AROUND.bands, spoken=frozenset({LANTERN}))

    assert of(plan, "named", talked).state is State.HOLDS


def test_the_worksheet_and_the_plan_are_held_side_by_side() -> None:
    same = Around(names=AROUND.names, bands=AROUND.bands, sheet_shares={LANTERN: Decimal(42)})
    other = Around(names=AROUND.names, bands=AROUND.bands, sheet_shares={LANTERN: Decimal(20)})

    assert of(FAIR, "worksheet", same).state is State.HOLDS
    assert of(FAIR, "worksheet", other).state is State.LOOK
    assert of(FAIR, "worksheet", other).sums == ("The Lantern Room: 42 here, 20 there",)


def test_what_hangs_on_results_is_asked_of_every_partner() -> None:
    paid = Around(names=AROUND.names, bands=AROUND.bands, results_percent=Decimal(10))

    found = of(FAIR, "results", paid)

    assert found.state is State.OPEN
    assert found.sums == ("10 of the price hangs on results, by the cost worksheet",)
    assert of(with_member(FAIR, LANTERN, carries_results=False), "results", paid).state is State.HOLDS


PARTS = st.one_of(st.none(), st.decimals(min_value=0, max_value=100, places=1))


@given(st.lists(st.tuples(PARTS, PARTS, PARTS, PARTS), min_size=2, max_size=6))
def test_any_shares_are_answered_in_words_and_never_judged_by_a_figure(
    shares: list[tuple[Decimal | None, ...]],
) -> None:
    plan = a_plan(
        *(
            Member(organisation=f"org:{number}", work=work, value=value, risk=risk, voice=voice)
            for number, (work, value, risk, voice) in enumerate(shares)
        )
    )

    found = checks(plan, AROUND)

    assert all(one.words and one.title for one in found)
    assert {one.state for one in found} <= set(State)
