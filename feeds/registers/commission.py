"""The extract of the Charity Commission for England and Wales: a file a table, as JSON or as text.

Only what is on the register, and no fund under another charity, is taken; the rest is passed over.
"""

from __future__ import annotations

import codecs
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeVar

import msgspec

from feeds.registers import values
from feeds.registers.entry import Part, Passed, Refused, RegisterEntry, RegisterRow, Told
from feeds.registers.json_rows import objects

Numbered = tuple[int, RegisterRow]
"""A row, with how many records of the file are dealt with once it is stored."""


class _Record(msgspec.Struct):
    registered_charity_number: int | None = None
    linked_charity_number: int | None = 0


class _Charity(_Record):
    charity_name: str | None = None
    charity_registration_status: str | None = None
    charity_reporting_status: str | None = None
    latest_income: float | str | None = None
    latest_acc_fin_period_end_date: str | None = None
    charity_contact_postcode: str | None = None
    charity_contact_web: str | None = None
    charity_company_registration_number: str | None = None
    charity_activities: str | None = None


class _Class(_Record):
    classification_code: int | None = None


class _Area(_Record):
    geographic_area_description: str | None = None


class _Name(_Record):
    charity_name: str | None = None


_TOLD: dict[Part, tuple[type[_Record], str]] = {
    Part.ACTIVITIES: (_Class, "classification_code"),
    Part.PLACES: (_Area, "geographic_area_description"),
    Part.NAMES: (_Name, "charity_name"),
}
_R = TypeVar("_R", bound=_Record)
_SHAPE = "it does not have the shape of this table"


def rows(
    chunks: Iterable[bytes],
    part: Part,
    *,
    is_json: bool,
    after: int = 0,
    passed: Counter[Passed] | None = None,
) -> Iterator[Numbered]:
    """Yield what the file says after its first `after` records; `passed` counts charities passed over."""
    if part is Part.CHARITIES:
        yield from _charities(
            _records(chunks, _Charity, is_json=is_json, after=after), Counter() if passed is None else passed
        )
        return
    shape, field = _TOLD[part]
    yield from _told(_records(chunks, shape, is_json=is_json, after=after), field)


def _charities(
    records: Iterable[tuple[int, _Charity | Refused]], passed: Counter[Passed]
) -> Iterator[Numbered]:
    for number, record in records:
        if isinstance(record, Refused):
            yield number, record
        elif not _is_wanted(record):
            passed[Passed.FUND] += 1
        elif record.charity_registration_status == "Removed":
            passed[Passed.LEFT] += 1
        else:
            yield number, _entry(number, record)


def _told(records: Iterable[tuple[int, _Record | Refused]], field: str) -> Iterator[Numbered]:
    """Gather records of one charity that follow each other, so that it is told once."""

    def whose(numbered: tuple[int, _Record | Refused]) -> object:
        record = numbered[1]
        return (
            record if isinstance(record, Refused) else (record.registered_charity_number, _is_wanted(record))
        )

    for _, group in groupby(records, whose):
        together = list(group)
        number, last = together[-1]
        if isinstance(last, Refused):
            yield number, last
        elif _is_wanted(last):
            found = dict.fromkeys(values.text(str(getattr(one, field) or "")) for _, one in together)
            yield number, Told(str(last.registered_charity_number), tuple(filter(None, found)))


def _records(
    chunks: Iterable[bytes], shape: type[_R], *, is_json: bool, after: int
) -> Iterator[tuple[int, _R | Refused]]:
    source = _of_json(chunks, shape, after) if is_json else _of_text(chunks, shape, after)
    for number, record in source:
        if isinstance(record, Refused):
            yield number, record
        elif record.registered_charity_number is None:
            yield number, Refused(number, "it has no charity number")
        else:
            yield number, record


def _of_json(chunks: Iterable[bytes], shape: type[_R], after: int) -> Iterator[tuple[int, _R | Refused]]:
    decode = msgspec.json.Decoder(shape).decode
    for number, body in enumerate(objects(chunks), start=1):
        if number <= after:
            continue
        if body is None:
            yield number, Refused(number, "no record could be told apart here")
            continue
        try:
            yield number, decode(body)
        except (msgspec.DecodeError, UnicodeDecodeError):
            yield number, _read_with_patience(number, body, shape)


def _read_with_patience(number: int, body: bytes, shape: type[_R]) -> _R | Refused:
    """Read a record whose values stand as other types than they should, such as numbers in quotes."""
    try:
        found = json.loads(body.decode("utf-8", "replace"))
        clean = {key: None if value == "NULL" else value for key, value in found.items()}
        return msgspec.convert(clean, shape, strict=False)
    except msgspec.ValidationError:
        return Refused(number, _SHAPE)
    except (ValueError, AttributeError, RecursionError):
        return Refused(number, "it is no JSON record")


def _of_text(chunks: Iterable[bytes], shape: type[_R], after: int) -> Iterator[tuple[int, _R | Refused]]:
    lines = _text_lines(chunks)
    header = next(lines, "").split("\t")
    for number, line in enumerate(lines, start=1):
        if number <= after:
            continue
        cells = line.split("\t")
        if len(cells) != len(header):
            yield number, Refused(number, f"it has {len(cells)} columns where {len(header)} are named")
            continue
        given = {name: cell for name, cell in zip(header, cells, strict=True) if cell}
        try:
            yield number, msgspec.convert(given, shape, strict=False)
        except msgspec.ValidationError:
            yield number, Refused(number, _SHAPE)


def _text_lines(chunks: Iterable[bytes]) -> Iterator[str]:
    held = b""
    for chunk in chunks:
        *lines, held = (held + chunk).replace(b"\r\n\t", b"\t").split(b"\n")
        for line in lines:
            if line.strip():
                yield _decoded(line)
    if held.strip():
        yield _decoded(held)


def _decoded(line: bytes) -> str:
    return line.removeprefix(codecs.BOM_UTF8).rstrip(b"\r").replace(b"\0", b"").decode("utf-8", "replace")


def _is_wanted(record: _Record) -> bool:
    return not record.linked_charity_number


def _entry(row: int, record: _Charity) -> RegisterEntry | Refused:
    name = values.text(record.charity_name)
    if not name:
        return Refused(row, "it has no name")
    try:
        income = values.income(record.latest_income)
    except ValueError as error:
        return Refused(row, str(error))
    company = values.text(record.charity_company_registration_number)
    return RegisterEntry(
        number=str(record.registered_charity_number),
        name=name,
        status=values.text(record.charity_reporting_status),
        income=income,
        year_end=values.day(record.latest_acc_fin_period_end_date),
        postcode_area=values.postcode_area(record.charity_contact_postcode),
        activities=values.text(record.charity_activities),
        website=values.web_address(record.charity_contact_web),
        company=company.zfill(8) if company.isdigit() else company,
    )
