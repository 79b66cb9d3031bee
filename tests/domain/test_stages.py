"""The stage that notices have reached together."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from desktop.domain.compiling import compile_opportunity
from desktop.domain.opportunity import Stage
from feeds.notice import Award, Form, Lot, Notice
from tests.domain.builders import a_notice

JUNE = datetime(2026, 6, 10, 9, tzinfo=UTC)
NOON = "2026-07-17T12:00:00+01:00"


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


def test_a_lot_that_nobody_won_leaves_the_other_lots_open() -> None:
    tender = a_notice(lots=(Lot(id="1", status="active"), Lot(id="2", status="active")))
    nobody = a_notice(
        tags=("award",), awards=(Award(id="a", status="unsuccessful", lots=("1",)),), released_at=JUNE
    )

    assert stage(tender, nobody) is Stage.TENDER


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
