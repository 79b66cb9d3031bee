"""OCDS as the tests write it: invented, in the real shapes."""

from __future__ import annotations

import json
from typing import Any

from feeds.notice import Notice, Rejection
from feeds.reading import read

Json = dict[str, Any]


def a_release(number: int = 1, **changes: Any) -> Json:
    """Return a whole release of 1.1; a section given takes the place of its own."""
    release: Json = {
        "ocid": f"ocds-h6vhtk-0{number:05x}",
        "id": f"{number:06}-2026",
        "date": "2026-05-26T09:00:00+01:00",
        "tag": ["tender"],
        "initiationType": "tender",
        "parties": [
            {
                "id": "GB-PPON-PFER-1111-MOOR",
                "name": "Fernmoor Borough Council",
                "identifier": {"scheme": "GB-PPON", "id": "PFER-1111-MOOR"},
                "address": {"region": "UKX99", "locality": "Fernmoor"},
                "contactPoint": {"name": "Procurement team"},
                "roles": ["buyer"],
            }
        ],
        "buyer": {"id": "GB-PPON-PFER-1111-MOOR", "name": "Fernmoor Borough Council"},
        "tender": a_tender(),
    }
    return {**release, **changes}


def a_tender(**changes: Any) -> Json:
    """Return the tender section of a release."""
    tender: Json = {
        "id": "t-1",
        "title": "Peer support and drop-in services",
        "description": "Weekly drop-ins.",
        "status": "active",
        "value": {"amount": 420000.00, "amountGross": 504000, "currency": "GBP"},
        "procurementMethod": "open",
        "procurementMethodDetails": "Open procedure",
        "mainProcurementCategory": "services",
        "tenderPeriod": {"endDate": "2026-07-17T12:00:00+01:00"},
        "enquiryPeriod": {"endDate": "2026-06-26T17:00:00+01:00"},
        "items": [
            {
                "id": "1",
                "additionalClassifications": [{"scheme": "CPV", "id": "85312310"}],
                "deliveryAddresses": [{"region": "UKX99"}],
            }
        ],
        "documents": [
            {
                "id": "000001-2026",
                "noticeType": "UK4",
                "documentType": "tenderNotice",
                "url": "https://notices.example/000001-2026",
            }
        ],
    }
    return {**tender, **changes}


def package(*releases: object, **head: Any) -> bytes:
    """Return a release package."""
    return json.dumps(
        {"uri": "https://a.example", "version": "1.1", **head, "releases": list(releases)}, ensure_ascii=False
    ).encode()


def a_notice(**changes: Any) -> Notice:
    """Return the notice of one release."""
    return only_notice(package(a_release(**changes)))


def only_notice(body: bytes) -> Notice:
    """Return the one notice in a document."""
    [item] = read(body, received_from="test")
    assert isinstance(item, Notice), item
    return item


def split_up(body: bytes, **how: Any) -> tuple[list[Notice], list[Rejection]]:
    """Return the notices and the rejections of a document."""
    items = list(read(body, received_from="test", **how))
    return (
        [item for item in items if isinstance(item, Notice)],
        [item for item in items if isinstance(item, Rejection)],
    )
