"""What an amendment changed, and that whatever comes makes an opportunity."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.compiling import changes, compile_opportunity
from desktop.domain.opportunity import Stage
from desktop.domain.runway import Plans, accessible_sentence, facts_of, runway, sentence
from desktop.domain.working_days import Calendar, Nation
from feeds.notice import Award, Clock, Form, Lot, Money
from tests.domain.builders import a_notice

JUNE = datetime(2026, 6, 10, 9, tzinfo=UTC)
NOON = "2026-07-17T12:00:00+01:00"

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


def test_what_a_list_shows_of_places_and_lots_is_clean_text() -> None:
    found = compile_opportunity(
        [
            a_notice(
                regions=("East  of\nEngland", "UKH\x1b", "\u202e"),
                lots=(Lot(id="1", title="North \x1b[31m\u202east", description="\x00"),),
            )
        ]
    )

    assert found.regions == ("East of England", "UKH")
    assert found.lots == (Lot(id="1", title="North [31mast"),)
