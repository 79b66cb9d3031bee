"""OCDS releases and records become notices, each field from its own place."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

import pytest

from feeds.notice import Clock, Form, Money
from tests.feeds.written import Json, a_notice, a_release, a_tender, only_notice, package, split_up


def test_a_release_says_who_buys_what_until_when() -> None:
    notice = only_notice(package(a_release()))

    assert notice.form is Form.OCDS
    assert (notice.source, notice.id, notice.opportunity) == (
        "find_a_tender",
        "000001-2026",
        "ocds-h6vhtk-000001",
    )
    assert notice.released_at == datetime(2026, 5, 26, 8, tzinfo=UTC)
    assert notice.title == "Peer support and drop-in services"
    assert (notice.buyer_id, notice.buyer_name) == ("GB-PPON-PFER-1111-MOOR", "Fernmoor Borough Council")
    assert notice.deadline == "2026-07-17T12:00:00+01:00"
    assert notice.questions_close == "2026-06-26T17:00:00+01:00"
    assert (notice.status, notice.tags, notice.notice_type) == ("active", ("tender",), "UK4")
    assert (notice.cpv, notice.regions) == (("85312310",), ("UKX99",))
    assert notice.url == "https://notices.example/000001-2026"
    assert notice.parties[0].roles == ("buyer",)


def test_content_is_the_release_byte_for_byte() -> None:
    release = b'{"ocid": "ocds-abcdef-1",\n  "id" :"1", "tender": {"title":"\\u00c4"} }'

    notice = only_notice(b'{ "releases" : [ ' + release + b" ] }")

    assert notice.content == release
    assert notice.content_hash == hashlib.sha256(release).hexdigest()


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("420000.00", "420000.00"),
        ("0.01", "0.01"),
        ("1e9999", "1e9999"),
        ('"12,000"', "12,000"),
        ('"£12k"', "£12k"),
        ("null", None),
        ("true", None),
        ("{}", None),
        ("12345678901234567890.123456789", "12345678901234567890.123456789"),
    ],
)
def test_an_amount_keeps_its_digits_or_the_text_in_their_place(written: str, kept: str | None) -> None:
    body = f'{{"ocid":"ocds-abcdef-1","id":"1","tender":{{"value":{{"amount":{written},"currency":"GBP"}}}}}}'

    notice = only_notice(body.encode())

    assert notice.value == Money(amount=kept, currency="GBP")


def test_a_delta_says_nothing_of_what_it_leaves_out_or_nulls() -> None:
    release: Json = {
        "ocid": "ocds-h6vhtk-1",
        "id": "2",
        "date": "2026-06-01T00:00:00Z",
        "tag": ["tenderUpdate"],
    }
    release |= {
        "tender": {"id": "t-1", "title": None, "tenderPeriod": {"endDate": "2026-08-01T12:00:00+01:00"}}
    }

    notice = only_notice(package(release))

    assert notice.deadline == "2026-08-01T12:00:00+01:00"
    assert (notice.title, notice.status, notice.buyer_id, notice.value) == (None, None, None, Money())


def test_an_early_signal_names_its_engagement_and_when_the_tender_is_expected() -> None:
    planning = {
        "milestones": [{"id": "1", "type": "engagement", "dueDate": "2026-06-30T17:00:00+01:00"}],
        "documents": [{"id": "000001-2026", "noticeType": "UK2", "documentType": "marketEngagementNotice"}],
    }
    tender = {"status": "planning", "communication": {"futureNoticeDate": "2026-09-01T00:00:00+01:00"}}

    notice = a_notice(tag=["planning"], planning=planning, tender=tender)

    assert notice.engagement_deadline == "2026-06-30T17:00:00+01:00"
    assert notice.expected == "2026-09-01T00:00:00+01:00"
    assert notice.notice_type == "UK2"


def test_two_stages_have_two_deadlines_and_a_day_for_invitations() -> None:
    tender = a_tender(
        expressionOfInterestDeadline="2026-06-20", secondStage={"invitationDate": "2026-07-01T00:00:00+01:00"}
    )

    notice = a_notice(tender=tender)

    assert notice.interest_deadline == "2026-06-20"
    assert notice.invitations_out == "2026-07-01T00:00:00+01:00"


def test_lots_carry_their_own_deadline_value_period_and_suitability() -> None:
    lot = {
        "id": 7,
        "title": "North",
        "status": "active",
        "value": {"amount": 110000, "currency": "GBP"},
        "tenderPeriod": {"endDate": "2026-07-20T12:00:00+01:00"},
        "contractPeriod": {"startDate": "2026-10-01", "endDate": "2029-09-30", "maxExtentDate": "2031-09-30"},
        "hasRenewal": True,
        "renewal": {"description": "Two years more"},
        "suitability": {"vcse": True},
    }

    notice = a_notice(tender=a_tender(lots=[lot, {"title": "South"}]))

    north, south = notice.lots
    assert (north.id, north.deadline, north.value.amount) == ("7", "2026-07-20T12:00:00+01:00", "110000")
    assert (north.contract_extends_to, north.has_renewal, north.renewal) == (
        "2031-09-30",
        True,
        "Two years more",
    )
    assert (south.id, south.title) == ("2", "South")
    assert (notice.vcse, notice.sme) == (True, None)


def test_a_contract_has_the_suppliers_and_lots_of_its_award() -> None:
    award = {
        "id": "1",
        "status": "active",
        "date": "2026-03-01",
        "suppliers": [{"id": "GB-CHC-1", "name": "Copperfield Wellbeing CIC"}],
        "relatedLots": ["1"],
        "contractPeriod": {"endDate": "2029-03-31"},
        "items": [{"additionalClassifications": [{"scheme": "CPV", "id": "85312310"}]}],
    }
    contract = {"id": 5, "awardID": 1, "dateSigned": "2026-03-20", "period": {"endDate": "2029-03-31"}}

    notice = a_notice(tag=["award", "contract"], awards=[award], contracts=[contract], tender={})

    awarded, signed = notice.awards
    assert (awarded.of, signed.of, signed.id) == ("award", "contract", "5")
    assert signed.suppliers == awarded.suppliers
    assert signed.suppliers[0].name == "Copperfield Wellbeing CIC"
    assert (signed.lots, signed.date, signed.contract_end) == (("1",), "2026-03-20", "2029-03-31")
    assert notice.cpv == ("85312310",)


def test_ocds_1_0_names_organisations_where_they_stand() -> None:
    organisation = {
        "name": "Wexcombe County Council",
        "identifier": {"scheme": "XX-A", "id": 77, "legalName": "Wexcombe CC"},
    }
    supplier = {"name": "Kestrel Youth Trust", "identifier": {"scheme": "XX-A", "id": "88"}}
    release = {
        "ocid": "ocds-03ad3f-1",
        "id": "r1",
        "buyer": organisation,
        "awards": [{"id": "a", "suppliers": [supplier]}],
    }

    notice = only_notice(package(release))

    assert notice.buyer_id is None
    assert notice.buyer_name == "Wexcombe County Council"
    assert [(party.id, party.roles) for party in notice.parties] == [
        ("XX-A-77", ("buyer",)),
        ("XX-A-88", ("supplier",)),
    ]
    assert notice.awards[0].suppliers[0].id == "XX-A-88"


def test_a_buyer_that_is_only_among_the_parties_is_named_all_the_same() -> None:
    release = a_release()
    del release["buyer"]

    notice = only_notice(package(release))

    assert (notice.buyer_id, notice.buyer_name) == (None, "Fernmoor Borough Council")


def test_documents_of_two_sections_with_one_number_stay_apart() -> None:
    notice = a_notice(
        tender=a_tender(documents=[{"id": "1", "url": "https://a.example/1"}]),
        awards=[{"id": "9", "documents": [{"id": "1", "url": "javascript:alert(1)"}]}],
    )

    assert [(document.id, document.url) for document in notice.documents] == [
        ("tender/1", "https://a.example/1"),
        ("award-9/1", None),
    ]


@pytest.mark.parametrize(
    ("ocid", "source", "clock", "url"),
    [
        (
            "ocds-h6vhtk-0aaaaa",
            "find_a_tender",
            Clock.GIVEN,
            "https://www.find-tender.service.gov.uk/Notice/abc-12",
        ),
        (
            "ocds-b5fd17-guid",
            "contracts_finder",
            Clock.GIVEN,
            "https://www.contractsfinder.service.gov.uk/Notice/abc",
        ),
        ("ocds-r6ebe6-0000000001", "public_contracts_scotland", Clock.UK, None),
        ("ocds-kuma6s-1", "sell2wales", Clock.UK, None),
        ("OCDS-87SD3T-AD-1", "ocds-87sd3t", Clock.GIVEN, None),
        ("private-7", "ocds", Clock.GIVEN, None),
    ],
)
def test_the_prefix_tells_who_published_and_how_times_are_read(
    ocid: str, source: str, clock: Clock, url: str | None
) -> None:
    notice = only_notice(package({"ocid": ocid, "id": "abc-12", "tender": {"title": "A"}}))

    assert (notice.source, notice.clock, notice.url, notice.opportunity) == (source, clock, url, ocid)


def test_a_uk_clock_reads_the_digits_whatever_letter_follows() -> None:
    notice = only_notice(package({"ocid": "ocds-r6ebe6-1", "id": "1", "date": "2026-07-01T12:00:00Z"}))

    assert notice.released_at == datetime(2026, 7, 1, 11, tzinfo=UTC)


def test_ids_of_unknown_publishers_hold_within_their_process_only() -> None:
    notices, _ = split_up(
        package({"ocid": "ocds-zzzzzz-1", "id": "01"}, {"ocid": "ocds-zzzzzz-2", "id": "01"})
    )

    assert len({(notice.source, notice.id) for notice in notices}) == 2


def test_a_release_without_id_is_known_by_its_content() -> None:
    release = a_release()
    del release["id"]

    first, second = (only_notice(package(release)) for _ in range(2))

    assert first.id == first.content_hash == second.id


@pytest.mark.parametrize("ocid", [None, "", "   ", "a" * 400, "ocds-h6vhtk-\n1"])
def test_without_an_ocid_a_release_is_set_aside_with_the_reason(ocid: str | None) -> None:
    notices, rejections = split_up(package(a_release(ocid=ocid), a_release(2)))

    assert len(notices) == 1
    assert "ocid" in rejections[0].reason
    assert rejections[0].position == 0


def _record(*releases: Json, **more: object) -> bytes:
    record = {"ocid": "ocds-h6vhtk-1", "releases": list(releases), **more}
    return json.dumps({"uri": "https://a.example", "version": "1.1", "records": [record]}).encode()


def test_a_record_gives_each_release_that_it_holds() -> None:
    notices, rejections = split_up(
        _record(a_release(1), a_release(2), compiledRelease=a_release(3, tag=["compiled"]))
    )

    assert [notice.id for notice in notices] == ["000001-2026", "000002-2026"]
    assert rejections == []


def test_a_record_that_only_links_gives_its_compiled_release_once() -> None:
    links = [{"url": "https://a.example/1", "date": "2026-01-01T00:00:00Z", "tag": ["tender"]}] * 3

    notices, rejections = split_up(_record(*links, compiledRelease=a_release(1, tag=["compiled"])))

    assert [notice.id for notice in notices] == ["ocds-h6vhtk-000001/compiled"]
    assert rejections == []


def test_a_record_that_only_links_and_has_nothing_else_is_set_aside() -> None:
    notices, rejections = split_up(_record({"url": "https://a.example/1", "tag": ["tender"]}))

    assert notices == []
    assert rejections[0].reason == "The record only points to its releases, which stand elsewhere."


def test_links_beside_held_releases_are_named_one_by_one() -> None:
    notices, rejections = split_up(_record(a_release(1), {"url": "https://a.example/2"}))

    assert len(notices) == 1
    assert ["points to this release" in rejection.reason for rejection in rejections] == [True]
