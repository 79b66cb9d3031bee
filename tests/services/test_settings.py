"""Settings, as a person changes them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date

import pytest

from desktop.domain.days_off import DaysOff
from desktop.domain.plan_rules import PlanName
from desktop.domain.runway import Plan, Plans, Verdict
from desktop.domain.working_days import Nation
from desktop.services.desk import Desk, calendar
from desktop.services.errors import NotPossible
from desktop.services.listing import listed
from desktop.services.opportunity_list import OpportunityFilter
from desktop.services.settings import OurSettings, consequences, our_settings, plan_sum
from desktop.services.settings_changes import SettingsChanges
from desktop.store import fold, journal
from tests.store.written import projections

CHRISTMAS = DaysOff(date(2026, 12, 24), date(2027, 1, 1), "Office closed")
LONGER = Plans(full=Plan(2, 20, 20, 3))
Change = Callable[[SettingsChanges], Future[str]]

CHANGES: dict[str, Change] = {
    "organisation": lambda changes: changes.name_organisation("Fernmoor  and Hill "),
    "nation": lambda changes: changes.choose_nation(Nation.SCOTLAND),
    "plans": lambda changes: changes.set_plans(LONGER),
    "days off": lambda changes: changes.add_days_off(CHRISTMAS),
}


@pytest.fixture
def changes(desk: Desk) -> SettingsChanges:
    """Changes that Amina Okoro makes on 9 June 2026."""
    return SettingsChanges(desk)


def shown(desk: Desk) -> OurSettings:
    with desk.reader() as db:
        return our_settings(db, desk)


def person(desk: Desk, name: str) -> str:
    return next(each.id for each in shown(desk).people if each.name == name)


def entries(desk: Desk) -> int:
    with desk.reader() as db:
        return sum(1 for _ in journal.entries(db))


def verdicts(desk: Desk) -> dict[str, Verdict | None]:
    with desk.reader() as db:
        return {item.id: item.runway.verdict for item in listed(db, desk, OpportunityFilter())}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_each_change_is_one_entry_from_which_the_same_settings_are_built_again(
    desk: Desk, changes: SettingsChanges, change: Change
) -> None:
    before = entries(desk)

    words = change(changes).result()

    assert words
    assert entries(desk) == before + 1
    with desk.reader() as db:
        as_written = projections(db)
    desk.workspace.write(lambda db: fold.rebuild(db, list(journal.entries(db)))).result()
    with desk.reader() as db:
        assert projections(db) == as_written


@pytest.mark.parametrize("name", ["organisation", "nation", "plans"])
def test_saying_the_same_again_writes_nothing(changes: SettingsChanges, name: str, desk: Desk) -> None:
    change = CHANGES[name]
    change(changes).result()
    before = entries(desk)

    words = change(changes).result()

    assert (words, entries(desk)) == ("", before)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_each_change_can_be_undone_and_the_undoing_is_an_entry_too(
    desk: Desk, changes: SettingsChanges, change: Change
) -> None:
    before = shown(desk)
    words = change(changes).result()
    written = entries(desk)

    undone = changes.undo().result()

    after = shown(desk)
    assert undone == f"Undone: {words}"
    assert entries(desk) == written + 1
    assert (after.organisation, after.nation, after.plans, after.own_days) == (
        before.organisation,
        before.nation,
        before.plans,
        before.own_days,
    )


def test_steps_are_undone_one_after_another(desk: Desk, changes: SettingsChanges) -> None:
    changes.add_days_off(CHRISTMAS).result()
    changes.set_plans(LONGER).result()
    changes.remove_days_off(CHRISTMAS).result()

    told = [changes.undo().result() for _ in range(3)]

    assert told == [
        "Undone: Removed Thu 24 Dec 2026 to Fri 1 Jan 2027",
        "Undone: Changed the full plan",
        "Undone: Added Thu 24 Dec 2026 to Fri 1 Jan 2027",
    ]
    assert shown(desk).own_days == ()
    assert changes.can_undo == ""


def test_what_somebody_changed_again_since_is_not_undone(desk: Desk, changes: SettingsChanges) -> None:
    changes.choose_nation(Nation.WALES).result()
    SettingsChanges(desk).choose_nation(Nation.SCOTLAND).result()

    with pytest.raises(NotPossible, match="was changed again since"):
        changes.undo().result()

    assert shown(desk).nation is Nation.SCOTLAND


def test_who_changed_a_plan_and_when_is_told(desk: Desk, changes: SettingsChanges) -> None:
    assert shown(desk).plans_by == {PlanName.FULL: "", PlanName.SHORTEST: ""}

    changes.set_plans(LONGER).result()

    assert shown(desk).plans_by == {
        PlanName.FULL: "Changed by Amina Okoro on 9 June 2026",
        PlanName.SHORTEST: "",
    }


def test_another_plan_changes_the_verdicts_in_the_list(sample_desk: Desk) -> None:
    before = verdicts(sample_desk)

    SettingsChanges(sample_desk).set_plans(LONGER).result()

    after = verdicts(sample_desk)
    assert Verdict.ENOUGH in before.values()
    assert {key for key in before if before[key] is Verdict.ENOUGH} > {
        key for key in after if after[key] is Verdict.ENOUGH
    }


def test_days_off_of_our_own_shorten_runways(sample_desk: Desk) -> None:
    def days_left() -> list[int]:
        with sample_desk.reader() as db:
            rows = listed(db, sample_desk, OpportunityFilter())
        return [item.runway.working_days or 0 for item in rows if item.runway.verdict is Verdict.ENOUGH]

    before = min(days_left())

    away = DaysOff(date(2026, 6, 10), date(2026, 6, 10), "Team day")
    SettingsChanges(sample_desk).add_days_off(away).result()

    with sample_desk.reader() as db:
        assert not calendar(db).is_working(date(2026, 6, 10))
    assert min(days_left()) <= before


def test_another_nation_moves_the_day_to_decide_by(sample_desk: Desk) -> None:
    def decide_by() -> set[date]:
        with sample_desk.reader() as db:
            rows = listed(db, sample_desk, OpportunityFilter())
        return {item.runway.decide_by for item in rows if item.runway.decide_by}

    before = decide_by()

    SettingsChanges(sample_desk).choose_nation(Nation.SCOTLAND).result()

    assert decide_by() != before


def test_own_days_are_shown_with_what_they_cost(desk: Desk, changes: SettingsChanges) -> None:
    changes.add_days_off(CHRISTMAS).result()
    changes.add_days_off(DaysOff(date(2026, 7, 3), date(2026, 7, 3))).result()
    changes.add_days_off(DaysOff(date(2026, 6, 1), date(2026, 6, 1))).result()

    ours = shown(desk)

    assert [(line.when, line.about, line.working_days) for line in ours.own_days] == [
        ("Fri 3 Jul 2026", "", "1 working day"),
        ("Thu 24 Dec 2026 to Fri 1 Jan 2027", "Office closed", "4 working days"),
    ]
    assert ours.past_own_days == "1 earlier entry kept: windows published then were counted with it."
    assert ours.own_days_by == "Changed by Amina Okoro on 9 June 2026"


@pytest.mark.parametrize(
    ("wanted", "because"),
    [
        (DaysOff(date(2026, 12, 28), date(2026, 12, 24)), "before the first"),
        (DaysOff(date(2026, 12, 28), date(2028, 12, 28)), "more than a year"),
        (DaysOff(date(2026, 12, 28), date(2026, 12, 29)), "in the list already"),
    ],
)
def test_days_off_that_make_no_sense_are_refused(
    changes: SettingsChanges, wanted: DaysOff, because: str
) -> None:
    changes.add_days_off(CHRISTMAS).result()

    with pytest.raises(NotPossible, match=because):
        changes.add_days_off(wanted).result()


def test_bank_holidays_of_the_next_twelve_months_are_named(desk: Desk, changes: SettingsChanges) -> None:
    changes.choose_nation(Nation.SCOTLAND).result()

    holidays = {line.when: line.about for line in shown(desk).bank_holidays}

    assert holidays["Mon 30 Nov 2026"] == "St Andrew's Day"
    assert holidays["Mon 4 Jan 2027"] == "2nd January (substitute day)"
    assert "Mon 25 May 2026" not in holidays
    assert "Mon 31 May 2027" in holidays


def test_people_are_added_and_renamed(desk: Desk, changes: SettingsChanges) -> None:
    changes.add_person("Rhys Pell", "trustee").result()

    changes.change_person(person(desk, "Rhys Pell"), "Rhys  Pell-Jones", "chair").result()

    assert {(one.name, one.role) for one in shown(desk).people} == {
        ("Amina Okoro", ""),
        ("Rhys Pell-Jones", "chair"),
    }


def test_two_people_are_never_called_the_same(desk: Desk, changes: SettingsChanges) -> None:
    with pytest.raises(NotPossible, match="called that already"):
        changes.add_person("amina okoro", "").result()

    assert len(shown(desk).people) == 1


def test_changes_are_written_in_the_name_of_whoever_sits_at_the_desk(
    desk: Desk, changes: SettingsChanges
) -> None:
    changes.add_person("Rhys Pell", "trustee").result()
    desk.author = person(desk, "Rhys Pell")

    changes.set_plans(LONGER).result()

    assert shown(desk).plans_by[PlanName.FULL] == "Changed by Rhys Pell on 9 June 2026"


def test_the_sums_and_what_they_mean_are_said() -> None:
    usual = Plans()

    assert plan_sum(usual.full) == "25 working days, 23 after the pause"
    assert consequences(usual) == {
        PlanName.FULL: "Enough time from 25 working days, or from 23 once the pause has begun.",
        PlanName.SHORTEST: (
            "Tight from 16 working days, or from 15 once the pause has begun. Less is too short."
        ),
    }
