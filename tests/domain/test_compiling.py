"""What cleaning makes of a merged notice, and which stage, buyer and deadline it has."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.cleaning import line, paragraphs, pence
from desktop.domain.compiling import changes, compile_opportunity
from desktop.domain.deadline import DeadlineKind
from desktop.domain.opportunity import Opportunity, Stage
from desktop.domain.runway import Plans, accessible_sentence, facts_of, runway, sentence
from desktop.domain.working_days import Calendar, Nation
from feeds.notice import Award, Clock, Document, Form, Lot, Money, Notice, Party
from tests.domain.builders import a_notice

JUNE = datetime(2026, 6, 10, 9, tzinfo=UTC)
NOON = "2026-07-17T12:00:00+01:00"
BUYER = Party(id="b", name="Fernmoor", roles=("buyer",))

# What cleaning changes: the field, what the merge holds, what stands after cleaning, why

CLEANED = [
    ("value_pence", {"value": Money(amount="0")}, None, "0 stands for not stated"),
    ("value_pence", {"value": Money(amount="0.01")}, None, "0.01 stands for not stated"),
    ("value_pence", {"value": Money(amount="1")}, None, "1 stands for not stated"),
    ("value_pence", {"value": Money(amount="1.00")}, None, "1 however it is written"),
    ("value_pence", {"value": Money(amount="0", amount_gross="504000")}, 50_400_000, "gross where no net"),
    ("value_pence", {"value": Money(amount_gross="0")}, None, "no net, and gross stands for not stated"),
    ("value_pence", {"value": Money(amount="420000", amount_gross="504000")}, 42_000_000, "net where both"),
    ("value_pence", {"value": Money(amount="1e9999")}, None, "more than any number we can keep"),
    ("value_pence", {"value": Money(amount="Infinity")}, None, "not finite"),
    ("value_pence", {"value": Money(amount="NaN")}, None, "not a number"),
    ("value_pence", {"value": Money(amount="000,")}, None, "a literal that is no number"),
    ("value_pence", {"value": Money(amount="-5000")}, None, "no buyer offers less than nothing"),
    ("value_pence", {"value": Money(amount="12,000")}, 1_200_000, "text with commas is read"),
    ("value_pence", {"value": Money(amount="£12,000.50")}, 1_200_050, "and with a sign"),
    ("value_pence", {"value": Money(amount="70000000.0")}, 7_000_000_000, "the same number, in pence"),
    ("currency", {"value": Money(amount="9", currency=" gbp ")}, "GBP", "three letters, in capitals"),
    ("currency", {"value": Money(amount="9", currency="pounds")}, None, "no code of a currency"),
    ("title", {"title": "Care â€“ Â£3 million"}, "Care – £3 million", "UTF-8 once read as Windows-1252"),
    ("title", {"title": "Gofal ym MÃ´n"}, "Gofal ym Môn", "Welsh letters too"),
    ("title", {"title": "Peer\x00 support\x07"}, "Peer support", "control characters"),
    ("title", {"title": "Safe \u202egnp.exe\u202c"}, "Safe gnp.exe", "marks that turn text round"),
    ("title", {"title": "Peer support \ud83d"}, "Peer support", "half a letter cannot be stored"),
    ("title", {"title": " Peer\r\n  support\t"}, "Peer support", "one line"),
    ("title", {"title": "", "description": "Weekly drop-ins."}, "Weekly drop-ins.", "a title is never empty"),
    ("title", {"title": "\u200b"}, "Untitled notice ocds-test00-1", "nor made of nothing to see"),
    ("title", {"buyer_name": "Calderwick"}, "Untitled notice from Calderwick", "and says whose it is"),
    ("description", {"description": "One\r\n\r\n\r\n\r\nTwo "}, "One\n\nTwo", "at most one empty line"),
    ("buyer", {"parties": (BUYER,)}, "Fernmoor", "from the parties"),
    ("buyer_id", {"parties": (BUYER,)}, "b", "from the parties"),
    ("deadline_text", {"deadline": "tbc"}, "tbc", "kept as it stands"),
    ("deadline", {"deadline": "tbc"}, None, "never guessed"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "before", "after"), [pytest.param(f, b, a, id=f"{f}: {why}") for f, b, a, why in CLEANED]
)
def test_cleaning_changes(field: str, before: dict[str, Any], after: object) -> None:
    opportunity = compile_opportunity([a_notice(**before)])

    assert getattr(opportunity, field) == after


@given(st.text(max_size=200))
def test_no_text_is_left_with_what_cannot_be_seen_or_stored(text: str) -> None:
    found = line(text)

    found.encode("utf-8")
    assert found == " ".join(found.split())
    assert all(letter.isprintable() for letter in found if unicodedata.category(letter) == "Cc")
    assert "\r" not in paragraphs(text)


@given(st.text(max_size=20) | st.floats().map(str) | st.decimals().map(str))
def test_any_amount_is_a_whole_number_of_pence_that_the_file_can_hold(text: str) -> None:
    found = pence(Money(amount=text))

    assert found is None or 0 < found < 2**63


def test_an_empty_title_in_an_update_never_erases_a_known_one() -> None:
    opportunity = compile_opportunity([a_notice(title="Peer support"), a_notice(title="", released_at=JUNE)])

    assert opportunity.title == "Peer support"


# Stage


def stage(*notices: Notice) -> Stage:
    return compile_opportunity(notices).stage


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"tags": ("planning",)}, Stage.PLANNING),
        ({"tags": ("planningUpdate",)}, Stage.PLANNING),
        ({"tags": ("tender",)}, Stage.TENDER),
        ({"tags": ("tenderAmendment",)}, Stage.TENDER),
        ({"tags": ("award",), "deadline": NOON}, Stage.AWARD),
        ({"tags": ("award", "contract")}, Stage.CONTRACT),
        ({"tags": ("contractAmendment",)}, Stage.CONTRACT),
        ({"tags": ("implementation",)}, Stage.CONTRACT),
        ({"tags": ("tenderCancellation",)}, Stage.CANCELLED),
        ({"tags": ("tender",), "status": "withdrawn"}, Stage.CANCELLED),
        ({"tags": ("tender",), "status": "unsuccessful"}, Stage.CANCELLED),
        ({"tags": ("tender",), "status": "complete"}, Stage.AWARD),
        ({"tags": ("tender",), "awards": (Award(id="1", status="active"),)}, Stage.AWARD),
        ({"tags": ("compiled",), "awards": (Award(id="1", of="contract"),)}, Stage.CONTRACT),
        ({"tags": ("compiled",), "status": "planned"}, Stage.PLANNING),
        ({"tags": (), "deadline": NOON}, Stage.TENDER),
        ({"tags": ()}, Stage.TENDER),
        ({"tags": ("award",), "awards": (Award(id="1", status="unsuccessful"),)}, Stage.CANCELLED),
        ({"form": Form.WEB_FEED, "tags": ()}, Stage.TENDER),
        ({"form": Form.HAND, "tags": (), "status": "planned"}, Stage.PLANNING),
        ({"form": Form.HAND, "tags": ("award",)}, Stage.AWARD),
    ],
)
def test_the_stage_is_what_a_notice_says(said: dict[str, Any], expected: Stage) -> None:
    assert stage(a_notice(**said)) is expected


@pytest.mark.parametrize(
    ("notice_type", "tags", "expected"),
    [
        ("UK1", ("planning",), Stage.PLANNING),
        ("UK2", ("planning",), Stage.PLANNING),
        ("UK3", ("planning",), Stage.PLANNING),
        ("UK4", ("tender",), Stage.TENDER),
        ("UK5", ("award", "contract"), Stage.AWARD),
        ("UK6", ("award",), Stage.AWARD),
        ("UK7", ("award", "contract"), Stage.CONTRACT),
        ("UK10", ("contractAmendment",), Stage.CONTRACT),
        ("UK11", ("contractTermination",), Stage.CONTRACT),
        ("UK12", ("tenderCancellation",), Stage.CANCELLED),
        ("UK13", ("planning",), Stage.PLANNING),
        ("UK14", ("tender",), Stage.TENDER),
        ("UK16", ("tender",), Stage.CANCELLED),
    ],
)
def test_a_notice_of_the_procurement_act_says_its_stage_by_its_type(
    notice_type: str, tags: tuple[str, ...], expected: Stage
) -> None:
    assert stage(a_notice(notice_type=notice_type, tags=tags)) is expected


def test_a_procurement_reaches_the_furthest_stage_that_was_named() -> None:
    planning, tender = a_notice(tags=("planning",)), a_notice(released_at=JUNE)
    late_planning = a_notice(tags=("planningUpdate",), released_at=JUNE.replace(day=11))
    award = a_notice(tags=("award",), released_at=JUNE.replace(day=12))

    assert stage(planning, tender, late_planning) is Stage.TENDER
    assert stage(planning, tender, late_planning, award) is Stage.AWARD


def test_a_cancelled_tender_is_open_again_only_once_it_is_published_anew() -> None:
    tender = a_notice(status="active")
    cancelled = a_notice(tags=("tenderCancellation",), status="withdrawn", released_at=JUNE)
    update = a_notice(tags=("tenderUpdate",), released_at=JUNE.replace(day=11))
    anew = a_notice(status="active", released_at=JUNE.replace(day=12))

    assert stage(tender, cancelled, update) is Stage.CANCELLED
    assert stage(tender, cancelled, update, anew) is Stage.TENDER


def test_with_lots_award_is_the_stage_once_no_lot_is_open() -> None:
    tender = a_notice(lots=(Lot(id="1", status="active"), Lot(id="2", status="active")))
    first = a_notice(tags=("award",), awards=(Award(id="a", lots=("1",)),), released_at=JUNE)
    second = a_notice(
        tags=("awardUpdate",), awards=(Award(id="b", lots=("2",)),), released_at=JUNE.replace(day=11)
    )

    assert stage(tender, first) is Stage.TENDER
    assert stage(tender, first, second) is Stage.AWARD


def test_a_tender_whose_lots_are_all_cancelled_is_cancelled() -> None:
    tender = a_notice(lots=(Lot(id="1", status="active"), Lot(id="2", status="active")))
    gone = a_notice(
        tags=("tenderUpdate",), lots=(Lot(id="1", status="cancelled"), Lot(id="2", status="unsuccessful"))
    )

    assert stage(tender, gone) is Stage.CANCELLED


def test_an_award_that_names_no_lot_is_one_of_the_whole() -> None:
    tender = a_notice(lots=(Lot(id="1", status="active"),))
    award = a_notice(tags=("award",), awards=(Award(id="a"),), released_at=JUNE)

    assert stage(tender, award) is Stage.AWARD


def test_an_award_of_one_lot_alone_is_no_open_tender() -> None:
    lots = (Lot(id="1", status="complete"), Lot(id="2", status="active"))
    award = a_notice(tags=("award",), notice_type="UK6", lots=lots, awards=(Award(id="a", lots=("1",)),))

    assert stage(award) is Stage.AWARD


def test_a_lot_may_be_cancelled_while_its_award_is_active() -> None:
    award = a_notice(
        tags=("award",),
        lots=(Lot(id="1", status="cancelled"),),
        awards=(Award(id="a", status="active", lots=("1",)),),
    )

    assert stage(award) is Stage.AWARD


# Deadlines


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
def test_which_deadline_leads(said: dict[str, Any], kind: DeadlineKind, day: date) -> None:
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


# Changes


def test_an_amendment_says_what_it_changed_in_words_and_nothing_of_what_it_left_out() -> None:
    tender = a_notice(title="Peer support", deadline=NOON, value=Money(amount="420000", currency="GBP"))
    amendment = a_notice(
        id="000002-2026",
        tags=("tenderAmendment",),
        released_at=JUNE,
        deadline="2026-07-24T17:00:00+01:00",
        value=Money(amount="450000"),
    )

    found = changes([tender, amendment])

    assert [(one.field, one.before, one.after) for one in found] == [
        ("deadline", "Fri 17 Jul 2026, noon", "Fri 24 Jul 2026, 5pm"),
        ("value", "£420,000", "£450,000"),
    ]
    assert {(one.at, one.notice_id) for one in found} == {(JUNE, "000002-2026")}


def test_a_rewritten_description_shows_where_the_texts_part() -> None:
    before = a_notice(title="Drop-ins", description="Weekly drop-ins for adults. No referral is needed.")
    after = a_notice(description="Weekly drop-ins for adults. A referral is needed.", released_at=JUNE)

    (change,) = changes([before, after])

    assert (change.before, change.after) == ("…No referral is needed.", "…A referral is needed.")


def test_one_notice_alone_changed_nothing() -> None:
    assert changes([a_notice(deadline=NOON)]) == ()


# Whatever comes

texts = (
    st.none()
    | st.text(max_size=30)
    | st.sampled_from(["", "2026-07-17", NOON, "0001-01-01", "9999-12-31T00:00Z"])
)
monies = st.builds(Money, amount=texts, currency=texts, amount_gross=texts)
statuses = st.sampled_from([None, "", "active", "cancelled", "complete", "planned", "odd"])
some_lots = st.lists(
    st.builds(
        Lot, id=st.sampled_from("12"), status=statuses, deadline=texts, contract_end=texts, value=monies
    ),
    max_size=3,
).map(tuple)
some_awards = st.lists(
    st.builds(
        Award,
        id=st.sampled_from("12"),
        of=st.sampled_from(["award", "contract"]),
        status=statuses,
        lots=st.sampled_from([(), ("1",), ("1", "2")]),
        contract_start=texts,
    ),
    max_size=2,
).map(tuple)
wild_notices = st.fixed_dictionaries(
    {
        "form": st.sampled_from(Form),
        "clock": st.sampled_from(Clock),
        "released_at": st.none() | st.datetimes(timezones=st.just(UTC)),
        "tags": st.lists(st.sampled_from(["planning", "tender", "award", "odd", "compiled"]), max_size=2).map(
            tuple
        ),
        "notice_type": st.sampled_from([None, "UK3", "UK4", "UK12", "UK99"]),
        "title": texts,
        "description": texts,
        "status": statuses,
        "value": monies,
        "deadline": texts,
        "interest_deadline": texts,
        "questions_close": texts,
        "expected": texts,
        "contract_end": texts,
        "lots": some_lots,
        "awards": some_awards,
    }
)


@given(st.lists(wild_notices, min_size=1, max_size=4))
def test_any_notices_make_an_opportunity_with_a_title_and_a_runway(said: list[dict[str, Any]]) -> None:
    notices = [a_notice(**one) for one in said]

    opportunity = compile_opportunity(notices)
    known = facts_of(opportunity, calendar=Calendar(Nation.ENGLAND), last_seen_on=date(2026, 6, 1))
    found = runway(known, plans=Plans(), calendar=Calendar(Nation.ENGLAND), now=JUNE)

    assert opportunity.title
    assert sentence(found)
    assert accessible_sentence(found)
    assert all(change.before != change.after for change in changes(notices))


@given(st.lists(wild_notices, min_size=1, max_size=3))
def test_what_was_only_ever_an_award_is_closed_and_never_without_a_date(said: list[dict[str, Any]]) -> None:
    awards = [{**one, "form": Form.OCDS, "tags": ("award",), "notice_type": None} for one in said]

    opportunity = compile_opportunity([a_notice(**one) for one in awards])

    assert opportunity.stage in (Stage.AWARD, Stage.CONTRACT, Stage.CANCELLED)
