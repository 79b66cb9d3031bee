"""Which deadline leads, and which date is not believed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from desktop.domain.compiling import compile_opportunity
from desktop.domain.deadline import DeadlineKind
from desktop.domain.opportunity import Opportunity, Stage
from desktop.domain.runway import Plans, Verdict, facts_of, runway, sentence
from desktop.domain.working_days import Calendar, Nation
from feeds.notice import Award, Clock, Document, Lot
from tests.domain.builders import a_notice

JUNE = datetime(2026, 6, 10, 9, tzinfo=UTC)
NOON = "2026-07-17T12:00:00+01:00"


def compiled(**said: Any) -> Opportunity:
    return compile_opportunity([a_notice(**said)])


@pytest.mark.parametrize(
    ("said", "kind", "day"),
    [
        ({"deadline": NOON}, DeadlineKind.TENDER, date(2026, 7, 17)),
        ({"deadline": NOON, "interest_deadline": "2026-06-26"}, DeadlineKind.INTEREST, date(2026, 6, 26)),
        (
            {"deadline": NOON, "method_details": "Restricted procedure"},
            DeadlineKind.FIRST_STAGE,
            date(2026, 7, 17),
        ),
        ({"deadline": NOON, "invitations_out": "2026-09-01"}, DeadlineKind.FIRST_STAGE, date(2026, 7, 17)),
        (
            {"deadline": NOON, "method": "selective", "notice_type": "UK4"},
            DeadlineKind.TENDER,
            date(2026, 7, 17),
        ),
        ({"deadline": "2026-07-18T00:00:00+01:00"}, DeadlineKind.TENDER, date(2026, 7, 17)),
        ({"deadline": "2026-07-17"}, DeadlineKind.TENDER, date(2026, 7, 17)),
    ],
)
def test_the_deadline_that_leads_is_named_and_stands_on_its_last_usable_day(
    said: dict[str, Any], kind: DeadlineKind, day: date
) -> None:
    deadline = compiled(**said).deadline

    assert deadline is not None
    assert (deadline.kind, deadline.day) == (kind, day)


def test_a_source_on_the_uk_clock_is_read_so() -> None:
    deadline = compiled(deadline="2026-07-17T12:00:00Z", clock=Clock.UK).deadline

    assert deadline is not None
    assert deadline.at == datetime(2026, 7, 17, 11, tzinfo=UTC)


def test_of_lots_only_those_still_open_have_a_say() -> None:
    opportunity = compiled(
        deadline=NOON,
        lots=(
            Lot(id="1", status="cancelled", deadline="2026-06-20T12:00:00+01:00"),
            Lot(id="2", status="active", deadline="2026-06-30T12:00:00+01:00"),
            Lot(id="3", status="active"),
        ),
    )

    assert [deadline.day for deadline in opportunity.deadlines] == [date(2026, 6, 30), date(2026, 7, 17)]
    assert opportunity.deadline == opportunity.deadlines[0]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2026-05-20T12:00:00Z", "20 May 2026 lies before the tender was published, on 26 May 2026."),
        ("0001-01-01T00:00:00Z", "could not be read as a date"),
        ("1970-01-01T00:00:00Z", "lies before the tender was published"),
        ("2099-12-31T23:59:59Z", "31 December 2099 is more than ten years after publication."),
        ("9999-12-31", "more than ten years after publication"),
        ("to be confirmed", "“to be confirmed” could not be read as a date."),
    ],
)
def test_a_date_that_cannot_be_meant_is_not_believed_but_shown(text: str, problem: str) -> None:
    opportunity = compiled(deadline=text)

    assert (opportunity.deadline, opportunity.deadline_text) == (None, text)
    assert problem in (opportunity.deadline_problem or "")


def test_a_deadline_is_held_against_when_the_tender_first_appeared_not_against_an_update_or_award() -> None:
    tender = a_notice(deadline="2026-06-05T12:00:00+01:00")
    award = a_notice(tags=("award",), released_at=JUNE.replace(month=9), deadline="2026-06-05T12:00:00+01:00")
    late_update = a_notice(tags=("tenderUpdate",), released_at=JUNE)

    opportunity = compile_opportunity([tender, late_update, award])

    assert (opportunity.deadline_problem, opportunity.stage) == (None, Stage.AWARD)
    assert compile_opportunity([award]).deadline_problem is None


def test_a_tender_published_earlier_than_its_release_says_so_by_its_notice() -> None:
    opportunity = compiled(
        released_at=JUNE,
        deadline="2026-06-05T12:00:00+01:00",
        documents=(Document(id="n", kind="tenderNotice", published="2026-05-11T10:00:00+01:00"),),
    )

    assert (opportunity.deadline_problem, opportunity.tender_published_on) == (None, date(2026, 5, 11))


def test_the_first_deadline_is_that_of_the_first_tender_and_none_of_a_later_one() -> None:
    tender = a_notice(deadline=NOON)
    moved = a_notice(tags=("tenderUpdate",), deadline="2026-07-31T12:00:00+01:00", released_at=JUNE)

    both, later_only = compile_opportunity([tender, moved]), compile_opportunity([moved])

    assert both.first_deadline is not None
    assert both.deadline is not None
    assert (both.first_deadline.day, both.deadline.day) == (date(2026, 7, 17), date(2026, 7, 31))
    assert (later_only.first_deadline, later_only.tender_published_on) == (None, None)


def test_a_market_that_stays_open_says_so() -> None:
    assert compiled(notice_type="UK14").open_all_the_time
    assert not compiled(notice_type="UK14", deadline=NOON).open_all_the_time
    assert not compiled().open_all_the_time


def at(day: int, month: int = 7) -> datetime:
    return datetime(2026, month, day, 9, tzinfo=UTC)


def test_once_a_first_stage_has_passed_the_next_one_leads_for_who_takes_part() -> None:
    opportunity = compiled(deadline=NOON, interest_deadline="2026-06-26")

    assert [one.kind for one in opportunity.later] == [DeadlineKind.TENDER]
    for taking_part in (False, True):
        first = opportunity.leading_at(at(26, 6), taking_part=taking_part)
        assert first == opportunity.deadline
    assert opportunity.leading_at(at(1)) == opportunity.deadline
    assert opportunity.leading_at(at(1), taking_part=True) == opportunity.later[0]
    assert opportunity.leading_at(at(20), taking_part=True) == opportunity.later[0]


def test_where_the_next_stage_comes_with_an_invitation_none_leads() -> None:
    opportunity = compiled(deadline=NOON, method_details="Restricted procedure")

    assert opportunity.leading_at(at(20)) == opportunity.deadline
    assert opportunity.leading_at(at(20), taking_part=True) is None


def test_a_later_date_that_cannot_be_meant_does_not_trouble_the_one_that_leads() -> None:
    opportunity = compiled(deadline="9999-12-31", interest_deadline="2026-06-26")

    assert (opportunity.deadline_problem, opportunity.later) == (None, ())
    assert opportunity.deadline_text == "2026-06-26"


def test_a_market_whose_first_round_has_passed_can_be_joined_until_its_end() -> None:
    market = compiled(
        deadline=NOON,
        method_details="Dynamic purchasing system",
        lots=(Lot(id="1", contract_start="2026-10-01", contract_end="2029-09-30"),),
    )
    calendar = Calendar(Nation.ENGLAND)

    def stands(now: datetime) -> tuple[Verdict | None, str]:
        facts = facts_of(market, calendar=calendar, last_seen_on=now.date(), now=now)
        found = runway(facts, plans=Plans(), calendar=calendar, now=now)
        return found.verdict, sentence(found)

    assert stands(at(1))[0] is Verdict.TOO_SHORT
    assert stands(at(20)) == (
        Verdict.NO_DATE,
        "Open all the time, until 30 September 2029: there is no deadline.",
    )
    after = datetime(2029, 10, 1, 9, tzinfo=UTC)
    assert stands(after) == (Verdict.CLOSED, "Its time has ended.")


def test_contract_days_come_from_what_is_signed_before_what_was_planned() -> None:
    tender = a_notice(lots=(Lot(id="1", contract_start="2026-10-01", contract_end="2029-09-30"),))
    contract = a_notice(
        tags=("contract",),
        released_at=JUNE,
        awards=(
            Award(
                id="c", of="contract", contract_end="2029-12-31T23:59:59Z", contract_extends_to="2031-12-31"
            ),
        ),
    )

    planned, signed = compile_opportunity([tender]), compile_opportunity([tender, contract])

    assert (planned.contract_start_on, planned.contract_end_on) == (date(2026, 10, 1), date(2029, 9, 30))
    assert (signed.contract_end_on, signed.contract_extends_to_on) == (date(2029, 12, 31), date(2031, 12, 31))
