"""The register of the sample: invented charities in the form of the real extract, taken in like that one.

None of them exists: no register gives out such numbers, and no post has such letters in its codes.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from desktop.services.desk import Desk
from desktop.services.registers import RegisterImported, import_registers

_FILE = "sample/charities.csv"
_EXTRACTED_AGO = timedelta(days=9)
_ACCOUNTS_AFTER = timedelta(days=300)
"""How long after a year's end its accounts stand in the register."""
Row = dict[str, object]


class _Charity(Struct, frozen=True):
    """One line of the file; places and classes with semicolons and spaces between them."""

    number: str
    name: str
    other_names: str
    income: str
    places: str
    classes: str
    postcode: str
    activities: str


def take_in_register(desk: Desk, today: date) -> tuple[RegisterImported, ...]:
    """Take in the sample's register as its extract of some days ago."""
    with TemporaryDirectory(prefix="tender-pause-") as folder:
        written = [
            _written(Path(folder) / f"publicextract.{name}.json", rows)
            for name, rows in _tables(today).items()
        ]
        return import_registers(desk, written, lambda _done, _total: None)


def _tables(today: date) -> dict[str, list[Row]]:
    on = (today - _EXTRACTED_AGO).isoformat()
    year_end = _year_end(today - _ACCOUNTS_AFTER).isoformat()
    return {
        "charity": [_charity(one, on, year_end) for one in _charities()],
        "charity_classification": [
            {**_of(one, on), "classification_code": int(code)}
            for one in _charities()
            for code in one.classes.split()
        ],
        "charity_area_of_operation": [
            {**_of(one, on), "geographic_area_description": place}
            for one in _charities()
            for place in one.places.split(";")
        ],
        "charity_other_names": list(_other_names(on)),
    }


def _other_names(on: str) -> Iterator[Row]:
    named = (one for one in _charities() if one.other_names)
    for number, one in enumerate(named, 1):
        yield {**_of(one, on), "charity_name_id": number, "charity_name": one.other_names}


def _charity(one: _Charity, on: str, year_end: str) -> Row:
    return {
        **_of(one, on),
        "charity_name": one.name,
        "charity_registration_status": "Registered",
        "charity_reporting_status": "Submission Received" if one.income else "New",
        "latest_acc_fin_period_end_date": f"{year_end}T00:00:00" if one.income else None,
        "latest_income": int(one.income) if one.income else None,
        "charity_contact_postcode": one.postcode,
        "charity_contact_web": None,
        "charity_company_registration_number": None,
        "charity_activities": one.activities,
    }


def _of(one: _Charity, on: str) -> Row:
    number = int(one.number)
    return {
        "date_of_extract": f"{on}T00:00:00",
        "organisation_number": number,
        "registered_charity_number": number,
        "linked_charity_number": 0,
    }


def _year_end(on: date) -> date:
    """Return the last 31 March up to this day."""
    return date(on.year if on >= date(on.year, 3, 31) else on.year - 1, 3, 31)


def _written(file: Path, rows: list[Row]) -> Path:
    file.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    return file


@cache
def _charities() -> tuple[_Charity, ...]:
    text = (files("resources") / _FILE).read_text("utf-8")
    return tuple(_Charity(**row) for row in csv.DictReader(text.splitlines()))
