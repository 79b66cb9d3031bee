"""Invented charities in the shapes that the registers use."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

SCOTTISH = (
    "Charity Number,Charity Name,Registered Date,Known As,Charity Status,Postcode,Main Operating Location,"
    "Purposes,Beneficiaries,Activities,Objectives,Website,Most recent year income,Year End\r\n"
    "SC900101,Corrie Advice,14/03/2006,,Active,G1 1AA,Glasgow City,"
    "\"'The advancement of education','The advancement of health'\",'Older people',,"
    "Free advice.,corrie.example.org,412300,31/03/2025\r\n"
    "SC900102,Loch Youth,01/09/2015,Lochies,Removed,XX0 0XX,Fife,,,,Drop-in.,,0,01/01/1970\r\n"
    "SC900103,Broken Row,only three\r\n"
    'SC900104,Firth Trust,01/09/2015,,Active,XX0 0XX,Fife,,,,"-, -",,lots,01/01/1970\r\n'
)
NORTHERN_IRISH = (
    "Reg charity number,Charity name,Status,Date for financial year ending,Total income,Public address,"
    "Website,Company number,What the charity does,Who the charity helps,How the charity works,"
    "Charitable purposes,Other name,\n"
    '900201,Lagan Carers,Received: on time,31 March 2025,0,"2 Example Row, Belfast, BT14 7PJ",'
    'www.lagan.example.org,12345,"The relief of those in need by reason of youth, age, ill-health",'
    'Carers,"Advice/advocacy/information,Counselling/support",It helps “carers”.,,\n'
)


def charity(number: int, name: str = "", **more: object) -> dict[str, object]:
    """Return a row of the table of charities."""
    row: dict[str, object] = {
        "organisation_number": number + 5_000,
        "registered_charity_number": number,
        "linked_charity_number": 0,
        "charity_name": name or f"Charity {number}",
        "charity_registration_status": "Registered",
        "charity_reporting_status": "Submission Received",
        "latest_income": 12_000,
        "latest_acc_fin_period_end_date": "2025-03-31T00:00:00",
        "charity_contact_postcode": "LS1 4AB",
        "charity_contact_phone": "01632 960000",
        "charity_contact_email": "someone@example.org",
        "charity_contact_web": "charity.example.org",
        "charity_company_registration_number": "123456",
        "charity_activities": "Debt advice and a lunch club.",
    }
    return row | more


def area(number: int, name: str) -> dict[str, object]:
    """Return a row of the table of areas of operation."""
    return _of(number) | {"geographic_area_type": "Local Authority", "geographic_area_description": name}


def classification(number: int, code: int) -> dict[str, object]:
    """Return a row of the table of what charities do."""
    return _of(number) | {"classification_code": code, "classification_type": "What"}


def other_name(number: int, name: str) -> dict[str, object]:
    """Return a row of the table of other names."""
    return _of(number) | {"charity_name_id": 1, "charity_name_type": "Working name", "charity_name": name}


def as_json(rows: Sequence[Mapping[str, object]]) -> bytes:
    """Return rows as the Commission writes them: a mark at the beginning, a record a line."""
    return b"\xef\xbb\xbf[\n" + ",\n".join(json.dumps(row) for row in rows).encode() + b"\n]"


def zipped(file: Path, body: bytes, name: str = "publicextract.charity.json") -> Path:
    """Write a zip with one member."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, body)
    return file


def _of(number: int) -> dict[str, object]:
    return {"registered_charity_number": number, "linked_charity_number": 0}
