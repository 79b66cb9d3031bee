"""Answers of TED's search become notices, item by item."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from desktop.domain.compiling import compile_opportunity
from desktop.domain.opportunity import Stage
from feeds.notice import Form, Money, Notice
from feeds.reading import read
from tests.feeds.written import split_up

Json = dict[str, Any]


def a_ted_notice(**changes: Any) -> Json:
    """Return a notice as the search lists it; a name with `_` stands for one with `-`."""
    notice: Json = {
        "publication-number": "123456-2026",
        "publication-date": "2026-05-29+02:00",
        "notice-title": {
            "gle": "Éire – Seirbhísí – Tacaíocht",
            "eng": "Ireland – Social services – Peer support – north",
        },
        "buyer-name": {"eng": ["Fernmoor County Council"]},
        "buyer-country": ["IRL"],
        "description-lot": {"eng": ["Weekly drop-ins.", "Weekly drop-ins.", "Home visits."]},
        "classification-cpv": ["85312310", "85312310", "85000000"],
        "place-of-performance": ["IE061", "IRL", "IE061"],
        "deadline-receipt-tender-date-lot": ["2026-07-17+01:00", "2026-07-17+01:00"],
        "estimated-value-lot": ["420000.00"],
        "estimated-value-cur-lot": ["EUR"],
        "form-type": "competition",
        "notice-type": "cn-standard",
        "procedure-type": "restricted",
        "procedure-identifier": "3f2c9a70-1111-4222-8333-444455556666",
        "links": {"html": {"GLE": "https://ted.example/ga", "ENG": "https://ted.example/en"}},
    }
    return {**notice, **{name.replace("_", "-"): value for name, value in changes.items()}}


def answered(*notices: object) -> bytes:
    return json.dumps({"notices": notices, "totalNoticeCount": len(notices), "timedOut": False}).encode()


def only(**changes: Any) -> Notice:
    [item] = read(answered(a_ted_notice(**changes)), received_from="ted")
    assert isinstance(item, Notice), item
    return item


def test_each_field_has_its_place() -> None:
    notice = only()

    assert (notice.source, notice.id, notice.form) == ("ted", "123456-2026", Form.TED)
    assert notice.opportunity == "ted:3f2c9a70-1111-4222-8333-444455556666"
    assert notice.title == "Peer support – north"
    assert notice.description == "Weekly drop-ins.\n\nHome visits."
    assert notice.buyer_name == "Fernmoor County Council"
    assert [(party.name, party.roles, party.region) for party in notice.parties] == [
        ("Fernmoor County Council", ("buyer",), "IRL")
    ]
    assert (notice.cpv, notice.regions) == (("85312310", "85000000"), ("IE061",))
    assert notice.value == Money(amount="420000.00", currency="EUR")
    assert notice.deadline == "2026-07-17+01:00"
    assert notice.tags == ("tender",)
    assert notice.method_details == "Restricted procedure"
    assert notice.url == "https://ted.example/en"
    assert json.loads(notice.content)["publication-number"] == "123456-2026"


def test_the_day_of_publication_is_the_day_that_is_written() -> None:
    assert only().released_at == datetime(2026, 5, 28, 23, 0, tzinfo=UTC)
    assert compile_opportunity([only()]).published_on == date(2026, 5, 29)


def test_a_deadline_is_the_end_of_its_day_and_says_that_it_has_no_time() -> None:
    deadline = compile_opportunity([only()]).deadline

    assert deadline is not None
    assert (deadline.day, deadline.has_time) == (date(2026, 7, 17), False)


def test_lots_with_deadlines_of_their_own_are_told_apart() -> None:
    days = ["2026-07-20+01:00", "2026-07-17+01:00"]

    notice = only(deadline_receipt_tender_date_lot=days)

    assert [lot.deadline for lot in notice.lots] == days
    assert notice.deadline == "2026-07-17+01:00"


@pytest.mark.parametrize(
    ("form", "stage"),
    [
        ("planning", Stage.PLANNING),
        ("competition", Stage.TENDER),
        ("result", Stage.AWARD),
        ("cont-modif", Stage.CONTRACT),
    ],
)
def test_the_form_says_the_stage(form: str, stage: Stage) -> None:
    assert compile_opportunity([only(form_type=form)]).stage is stage


def test_notices_of_one_procedure_are_read_in_the_order_of_their_days_however_they_came() -> None:
    tender = only()
    award = only(
        publication_number="200000-2026",
        publication_date="2026-09-01+02:00",
        form_type="result",
        winner_name={"eng": ["Moorland Care"]},
        deadline_receipt_tender_date_lot=None,
    )

    opportunity = compile_opportunity([award, tender])

    assert opportunity.stage is Stage.AWARD
    assert [supplier.name for each in opportunity.awards for supplier in each.suppliers] == ["Moorland Care"]
    assert opportunity.deadline is not None


def test_without_a_procedure_a_notice_stands_by_its_number() -> None:
    assert only(procedure_identifier=None).opportunity == "ted:123456-2026"


@pytest.mark.parametrize(
    "changes",
    [
        {"notice_title": None, "buyer_name": "Plain", "links": None},
        {"notice_title": {}, "buyer_name": {"eng": None}, "links": {"html": {"ENG": "javascript:alert(1)"}}},
        {"classification_cpv": "85000000", "place_of_performance": ["anyw", 3, None], "total_value": 1},
        {"deadline_receipt_tender_date_lot": [None, 3, ""], "publication_date": "soon", "form_type": ["x"]},
        {"estimated_value_lot": [0, 1e300], "procedure_identifier": {"a": "b"}, "description_lot": "text"},
    ],
)
def test_an_odd_value_costs_only_itself(changes: Json) -> None:
    notice = only(**changes)

    assert notice.id == "123456-2026"
    assert notice.url is not None
    assert notice.url.startswith("https://")
    compile_opportunity([notice])


def test_what_cannot_be_told_apart_is_set_aside_with_its_reason() -> None:
    notices, rejections = split_up(
        answered(a_ted_notice(), a_ted_notice(publication_number=None), 3, None, [])
    )

    assert len(notices) == 1
    assert [each.reason[:25] for each in rejections] == [
        "It has no publication num",
        *["This is no object, where "] * 3,
    ]
    assert [each.position for each in rejections] == [1, 2, 3, 4]


def test_an_answer_without_notices_is_an_empty_one() -> None:
    assert split_up(answered()) == ([], [])


def test_a_number_keeps_its_digits() -> None:
    body = answered(a_ted_notice(total_value=0)).replace(b'"total-value": 0', b'"total-value": 1234567.10')

    [notice] = read(body, received_from="ted")

    assert isinstance(notice, Notice)
    assert notice.value.amount == "1234567.10"
