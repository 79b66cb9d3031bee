"""Our habits as they are read from a workspace and worded."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from desktop.domain.decision import DecidedBy, DecisionDraft, Outcome
from desktop.domain.pause import Answer, Asked, LensId, PauseKind
from desktop.domain.reviews import Result, ReviewDraft
from desktop.services import deciding, habits, pausing, reviews
from desktop.services.desk import Desk
from tests.conftest import NOW
from tests.services.known import pause_quickly
from tests.ui.notices import a_tender, stored

STEP_BACK = DecisionDraft(
    outcome=Outcome.STEP_BACK,
    rationale="Others already do this well.",
    main_reason="others_better_placed",
    decided_by=(DecidedBy("Amina Okoro", "director"),),
    instead=("speak_to_the_buyer",),
)


def at(desk: Desk, moment: datetime) -> Desk:
    return Desk(desk.workspace, lambda: moment, desk.author)


def lines(found: habits.OurHabits, title: str) -> list[tuple[str, str]]:
    section = next(section for section in found.sections if section.title == title)
    return [(line.label, line.words) for line in section.lines]


def of_2026(desk: Desk, *, shared: bool = False) -> habits.OurHabits:
    with desk.reader() as db:
        return habits.year_of_habits(db, desk, 2026, shared=shared)


def a_year(desk: Desk) -> None:
    first, second, third = stored(desk, a_tender(1, 20), a_tender(2, 30), a_tender(3, 40))
    pause_quickly(desk, first)
    deciding.record(at(desk, NOW + timedelta(days=8)), first, STEP_BACK)
    asked = Answer("Two groups do.", asked=(Asked("front-line staff", date(2026, 6, 9)),))
    pausing.answer(desk, second, PauseKind.FULL, LensId.EXISTING_PROVIDERS, {"who_now": asked})
    begun = replace(STEP_BACK, no_pause_reason="The rest was known.", instead=("nothing",), minute="Item 6")
    deciding.record(at(desk, NOW + timedelta(days=20)), second, begun)
    bid = replace(STEP_BACK, outcome=Outcome.BID, main_reason="", instead=(), no_pause_reason="No time.")
    deciding.record(desk, third, bid)
    reviews.record(
        at(desk, NOW + timedelta(days=90)), "1", ReviewDraft(result=Result.NOT_WON, learned="Much.")
    )


def test_a_year_is_told_in_counts(desk: Desk) -> None:
    a_year(desk)

    found = of_2026(desk)

    assert found.title == "Our habits, 2026"
    assert found.line.startswith("3 decisions: 1 bid and 2 step back.")
    assert lines(found, "From first seen to decided") == [
        ("Up to a week", "1"),
        ("Up to two weeks", "1"),
        ("Up to four weeks", "1"),
        ("Longer than four weeks", "0"),
        ("From the shortest to the longest", "0 to 20 days"),
        ("Half of them within", "8 days"),
    ]
    assert lines(found, "The pause") == [
        ("Decided after a whole pause", "1 of 3"),
        ("Full pauses", "0"),
        ("Quick pauses", "1"),
        ("Pauses begun and not finished", "1"),
        ("Without a pause", "1"),
    ]
    assert lines(found, "Decided without a whole pause") == [
        ("3. Invented service 3", "No time."),
        ("2. Invented service 2", "The rest was known."),
    ]
    assert lines(found, "Stepping back") == [("With something done instead", "1 of 2")]
    assert lines(found, "Looking back") == [
        ("Reviews recorded", "1"),
        ("Due and not done yet", "0"),
        ("Due later in this time", "2"),
    ]
    assert lines(found, "Who was asked") == [
        ("Decisions for which somebody was asked", "1 of 3"),
        ("front-line staff", "1 decision"),
    ]
    assert lines(found, "The board's minutes") == [("Decisions that name a minute", "1 of 3")]


def test_what_leaves_the_workspace_does_not_say_who_was_asked(desk: Desk) -> None:
    a_year(desk)

    shared = of_2026(desk, shared=True)
    table = habits.habits_table(desk, year=2026)

    assert lines(shared, "Who was asked") == [("Decisions for which somebody was asked", "1 of 3")]
    assert "front-line staff" not in "\n".join(str(cell) for row in table.rows for cell in row)
    assert table.rows[0] == ("From first seen to decided", "Up to a week", "1")


def test_a_decision_that_another_replaced_is_told_of_and_not_counted(desk: Desk) -> None:
    a_year(desk)
    again = replace(
        STEP_BACK,
        supersedes="1",
        supersedes_reason="The provider is closing.",
        outcome=Outcome.PARTNER,
        main_reason="",
    )
    deciding.record(at(desk, NOW + timedelta(days=91)), "ocds-h6vhtk-000001", replace(again, instead=()))

    found = of_2026(desk)

    assert found.decisions == 3
    assert "1 decision replaced by a later one not counted." in found.line


def test_the_years_are_those_of_decisions_and_this_one(desk: Desk) -> None:
    with desk.reader() as db:
        assert habits.years(db, desk) == (2026,)
    (key,) = stored(desk, a_tender(1, 20))
    deciding.record(
        desk, key, replace(STEP_BACK, decided_on=date(2024, 3, 1), no_pause_reason="It was before.")
    )

    with desk.reader() as db:
        assert habits.years(db, desk) == (2026, 2024)
        before = habits.year_of_habits(db, desk, 2024)
    assert before.decisions == 1
    assert lines(before, "From first seen to decided") == [("Not known", "1")]


def test_an_empty_year_is_a_kind_one(desk: Desk) -> None:
    found = of_2026(desk)

    assert found.line.startswith("0 decisions.")
    assert lines(found, "The pause")[0] == ("Decided after a whole pause", "None")
