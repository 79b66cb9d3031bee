"""One procurement from plan to award, in the formats of its notices."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.buying import Buying
from desktop.domain.compiling import changes, compile_opportunity
from desktop.domain.notice_types import known_types, notice_type
from desktop.domain.opportunity import Stage
from feeds.notice import Notice
from feeds.reading import read
from tests.feeds.test_deadline_table import CF, FTS, PCS, S2W, opportunity

DATA = os.environ.get("TENDER_PAUSE_DATA")


def test_each_notice_type_of_the_act_names_its_stage_and_early_ones_their_kind() -> None:
    act = [kind for kind in known_types() if kind.id.startswith("UK")]

    assert [kind.id for kind in act] == [f"UK{number}" for number in range(1, 18)]
    assert {kind.id: kind.early for kind in act if kind.early} == {
        "UK1": "Pipeline",
        "UK2": "Engagement",
        "UK3": "Planned",
        "UK13": "Market planned",
    }
    assert all((kind.stage is Stage.PLANNING) == bool(kind.early) for kind in known_types())
    assert notice_type("UK99") is None


@pytest.mark.parametrize(
    ("form", "kind", "stage"),
    [
        ("planning", "pin-only", Stage.PLANNING),
        ("planning", "pin-buyer", Stage.PLANNING),
        ("planning", "pin-rtl", Stage.PLANNING),
        ("consultation", "pmc", Stage.PLANNING),
        ("competition", "pin-cfc-social", Stage.TENDER),
        ("competition", "cn-social", Stage.TENDER),
        ("dir-awa-pre", "veat", Stage.AWARD),
        ("result", "can-social", Stage.AWARD),
    ],
)
def test_ted_says_its_stage_by_form_and_what_it_is_by_type(form: str, kind: str, stage: Stage) -> None:
    body = {"publication-number": "1-2026", "form-type": form, "notice-type": kind, "notice-title": "A"}

    found = _read({"notices": [body], "totalNoticeCount": 1})

    assert (found.notice_type, compile_opportunity([found]).stage) == (kind, stage)


@pytest.mark.parametrize(
    ("source", "said", "expected"),
    [
        (CF, {"procurementMethodDetails": "Call-off from a framework agreement"}, Buying.CALL_OFF),
        (CF, {"procurementMethodDetails": "Call-off from a dynamic purchasing system"}, Buying.CALL_OFF),
        (CF, {"procurementMethodDetails": "Other - Further Competition - Framework"}, Buying.CALL_OFF),
        (FTS, {"procurementMethodDetails": "Award under framework"}, Buying.CALL_OFF),
        (FTS, {"techniques": {"hasFrameworkAgreement": True}}, Buying.FRAMEWORK),
        (S2W, {"techniques": {"hasFrameworkAgreement": True, "frameworkAgreement": {}}}, Buying.FRAMEWORK),
        (PCS, {"techniques": {"hasDynamicPurchasingSystem": True}}, Buying.MARKET),
        (FTS, {"relatedProcesses": [{"id": "1", "relationship": ["framework"]}]}, Buying.CALL_OFF),
        (FTS, {"procurementMethodDetails": "Open procedure"}, None),
        (FTS, {"title": "Framework for thinking", "techniques": {"hasElectronicAuction": True}}, None),
    ],
)
def test_frameworks_call_offs_and_markets_are_told_apart(
    source: str, said: dict[str, Any], expected: Buying | None
) -> None:
    assert opportunity(source, **said).buying is expected


def test_a_market_without_a_date_is_open_all_the_time() -> None:
    assert opportunity(FTS, techniques={"hasDynamicPurchasingSystem": True}).open_all_the_time
    assert not opportunity(FTS, techniques={"hasFrameworkAgreement": True}).open_all_the_time


@pytest.mark.parametrize(
    ("said", "vcse", "sme", "reserved"),
    [
        ({}, None, None, None),
        ({"suitability": {"sme": True, "vcse": False}}, False, True, None),
        ({"lots": [{"id": "1", "suitability": {"sme": True}}]}, None, True, None),
        ({"otherRequirements": {"reservedParticipation": ["shelteredWorkshop"]}}, None, None, True),
        ({"otherRequirements": {"reservedParticipation": "smeVcse"}}, None, None, True),
        ({"otherRequirements": {"reservedParticipation": ["none"]}}, None, None, False),
        ({"lots": [{"id": "1", "otherRequirements": {"reservedParticipation": ["vcse"]}}]}, None, None, True),
    ],
)
def test_silence_on_whom_it_suits_is_an_answer_of_its_own(
    said: dict[str, Any], vcse: bool | None, sme: bool | None, reserved: bool | None
) -> None:
    found = opportunity(FTS, **said)

    assert (found.vcse, found.sme, found.is_reserved) == (vcse, sme, reserved)


def test_what_a_notice_refers_to_is_kept_without_itself() -> None:
    links = [{"rel": "canonical", "href": f"https://api.publiccontractsscotland.gov.uk/v1/Notice?id={PCS}"}]
    planned = [
        {"id": "1", "relationship": ["planning"], "scheme": "EU-OJ", "identifier": "2024/S 000-006347"}
    ]
    body = _package(FTS, links=links, relatedProcesses=planned, tender={"id": "HC2645", "title": "Care"})
    own = _package(PCS, links=links, tender={"id": f"{S2W}-tender-141776-CPU23-24-59", "title": "Care"})

    assert _read(body).references == (f"ocid:{PCS}", "notice:006347-2024", "buyer:HC2645")
    assert _read(own).references == ("buyer:CPU23-24-59",)


@pytest.mark.skipif(not DATA, reason="TENDER_PAUSE_DATA names no folder")
def test_the_chain_of_the_sample_data_is_one_opportunity_all_the_way() -> None:
    folder = Path(DATA or "") / "tenders" / "ocds_chain"
    files = sorted(folder.glob("*-0?-*.json"))
    notices = [
        notice
        for file in files
        for notice in read(file.read_bytes(), received_from="chain", name=file.name)
        if isinstance(notice, Notice)
    ]

    stages = [compile_opportunity(notices[:count]).stage for count in range(1, len(notices) + 1)]

    assert len({notice.opportunity for notice in notices}) == 1
    assert list(dict.fromkeys(stages)) == [Stage.PLANNING, Stage.TENDER, Stage.AWARD, Stage.CONTRACT]
    assert {change.field for change in changes(notices)} >= {"stage", "deadline"}
    whole = next(
        iter(read((folder / "ocds-213czf-000-00001.json").read_bytes(), received_from="chain", name="x"))
    )
    assert isinstance(whole, Notice)
    assert whole.opportunity == notices[0].opportunity


def _package(ocid: str, **release: Any) -> dict[str, Any]:
    return {
        "releases": [
            {"ocid": ocid, "id": "1-2026", "date": "2026-06-01T09:00:00Z", "tag": ["tender"], **release}
        ]
    }


def _read(body: dict[str, Any]) -> Notice:
    (found,) = read(json.dumps(body).encode(), received_from="test", name="test")
    assert isinstance(found, Notice), found
    return found
