"""What plans wait for, on Today and in the calendar: members to ask, and members to hear from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from msgspec.structs import replace

from desktop.domain.decision import Outcome
from desktop.domain.organisation import Organisation
from desktop.domain.partnership import Agreed
from desktop.services import calendar_dates, deciding, directory, partners_due, plan_steps, today
from desktop.services.desk import Desk
from desktop.services.partners_due import PartnersDue
from desktop.services.partnership_changes import PartnershipChanges
from tests.services.known import PEER_SUPPORT, STEP_BACK

PARTNER = replace(STEP_BACK, outcome=Outcome.PARTNER, main_reason="smaller_one_leads")
FAR = date(2199, 1, 1)
FAIR = date(2026, 6, 30)
"""By when members answer who are asked about peer support today."""
LAST_FAIR_DAY = date(2026, 6, 26)


@pytest.fixture
def changes(sample_desk: Desk) -> PartnershipChanges:
    return PartnershipChanges(sample_desk)


@pytest.fixture
def kitchen(sample_desk: Desk) -> str:
    wanted = Organisation(name="Invented Kitchen")
    return sample_desk.workspace.write(lambda db: directory.add(db, sample_desk, wanted)).result()


@pytest.fixture
def plan(changes: PartnershipChanges, kitchen: str) -> str:
    begun = changes.begin(PEER_SUPPORT)
    changes.add_member(begun, kitchen)
    return begun


def due(desk: Desk) -> tuple[PartnersDue, ...]:
    with desk.reader() as db:
        return partners_due.due_by(db, desk, FAR)


def ask(changes: PartnershipChanges, plan: str, member: str) -> None:
    changes.change_member(plan, member, agreed=Agreed.ASKED)


def test_who_is_not_asked_yet_is_to_be_asked_by_the_last_fair_day(sample_desk: Desk, plan: str) -> None:
    (found,) = due(sample_desk)

    assert (found.plan, found.asked, found.on) == (plan, False, LAST_FAIR_DAY)
    assert found.second == "Last fair day to ask. Not asked yet: Invented Kitchen"
    assert found.at == "Fri 26 Jun"


def test_who_was_asked_answers_by_the_fair_day_or_by_the_day_they_were_given(
    sample_desk: Desk, changes: PartnershipChanges, plan: str, kitchen: str
) -> None:
    ask(changes, plan, kitchen)
    (fair,) = due(sample_desk)
    changes.change(plan, reply_by=date(2026, 6, 8))

    (given,) = due(sample_desk)

    assert (fair.asked, fair.on, fair.at) == (True, FAIR, "Tue 30 Jun")
    assert (given.on, given.at) == (date(2026, 6, 8), "Since Mon 8 Jun")
    assert given.second == "Asked: Invented Kitchen"


def test_once_all_have_agreed_nothing_is_due(
    sample_desk: Desk, changes: PartnershipChanges, plan: str, kitchen: str
) -> None:
    changes.change_member(plan, kitchen, agreed=Agreed.AGREED)

    assert due(sample_desk) == ()


def test_a_plan_with_no_tender_waits_only_for_the_day_that_was_given(
    sample_desk: Desk, changes: PartnershipChanges, kitchen: str
) -> None:
    begun = changes.begin(None, "Young people’s minds")
    changes.add_member(begun, kitchen)
    ask(changes, begun, kitchen)
    before = due(sample_desk)
    changes.change(begun, reply_by=date(2026, 7, 1))

    (found,) = due(sample_desk)

    assert before == ()
    assert (found.name, found.on) == ("Young people’s minds", date(2026, 7, 1))


def test_one_we_stepped_back_from_waits_for_nobody(
    sample_desk: Desk, changes: PartnershipChanges, plan: str, kitchen: str
) -> None:
    ask(changes, plan, kitchen)
    deciding.record(sample_desk, PEER_SUPPORT, STEP_BACK)

    assert due(sample_desk) == ()


def test_after_the_decision_to_partner_the_answer_is_its_step_on_the_day_that_was_given(
    sample_desk: Desk, changes: PartnershipChanges, plan: str, kitchen: str
) -> None:
    ask(changes, plan, kitchen)
    changes.change(plan, reply_by=date(2026, 6, 19))
    deciding.record(sample_desk, PEER_SUPPORT, PARTNER)

    with sample_desk.reader() as db:
        steps = {one.step: one.on for one in plan_steps.steps(db, sample_desk, PEER_SUPPORT)}

    assert due(sample_desk) == ()
    assert steps["partners_answer"] == date(2026, 6, 19)


def test_today_holds_what_presses_within_the_week(
    sample_desk: Desk, changes: PartnershipChanges, plan: str, kitchen: str
) -> None:
    def seen() -> tuple[tuple[today.Line, ...], int]:
        with sample_desk.reader() as db:
            return today.today(db, sample_desk, None).partners, today.count(db, sample_desk)

    ask(changes, plan, kitchen)
    later, before = seen()
    changes.change(plan, reply_by=sample_desk.today)

    (line,), count = seen()

    assert later == ()
    assert (line.key, line.second, line.at) == (plan, "Asked: Invented Kitchen", "Today")
    assert count == before + 1


def test_the_calendar_holds_the_day_and_not_with_whom(
    sample_desk: Desk, changes: PartnershipChanges, plan: str, kitchen: str, tmp_path: Path
) -> None:
    ask(changes, plan, kitchen)
    out = tmp_path / "dates.ics"

    calendar_dates.write(sample_desk, out)

    events = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    days = {str(event["summary"]): event.decoded("dtstart") for event in events}
    assert days["Partners to answer: Peer support and drop-in services"] == FAIR
    assert b"Invented Kitchen" not in out.read_bytes()
