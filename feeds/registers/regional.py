"""The registers of Scotland and Northern Ireland: one CSV each, known by its headings."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from feeds.registers import values
from feeds.registers.classes import classes_of
from feeds.registers.entry import Passed, Refused, RegisterEntry, RegisterRow

LARGEST_CSV = 128 * 2**20
"""Bytes; these registers are a tenth of that, and which way they are encoded is told by the whole alone."""
_SPLIT = re.compile(r",(?! )")
_NO_COMPANY = frozenset({"", "0", "999999"})
_REMOVED = frozenset({"removed", "ceased"})
Row = Mapping[str, str]


def scottish(
    text: str, after: int = 0, passed: Counter[Passed] | None = None
) -> Iterator[tuple[int, RegisterRow]]:
    """Yield the charities of a Scottish export."""
    return _rows(text, _scottish, after, Counter() if passed is None else passed)


def northern_irish(
    text: str, after: int = 0, passed: Counter[Passed] | None = None
) -> Iterator[tuple[int, RegisterRow]]:
    """Yield the charities of a Northern Irish export."""
    return _rows(text, _northern_irish, after, Counter() if passed is None else passed)


def decoded(chunks: Iterable[bytes]) -> str | None:
    """Return the text of a CSV: UTF-8 where it is that, else Windows-1252. None: larger than any register."""
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > LARGEST_CSV:
            return None
    body = body.replace(b"\0", b"")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")


def _rows(
    text: str, read: Callable[[Row], RegisterRow | None], after: int, passed: Counter[Passed]
) -> Iterator[tuple[int, RegisterRow]]:
    reader = csv.reader(io.StringIO(text, newline=""))
    header = [name.strip().casefold() for name in next(reader, [])]
    number = 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            cells = []
            broken = True
        else:
            broken = False
        if cells is None:
            return
        if not cells and not broken:
            continue
        number += 1
        if number <= after:
            continue
        found = _row(number, header, cells, read)
        if found is None:
            passed[Passed.LEFT] += 1
        else:
            yield number, found


def _row(
    number: int, header: list[str], cells: list[str], read: Callable[[Row], RegisterRow | None]
) -> RegisterRow | None:
    if len(cells) not in (len(header), len(header) - 1):
        return Refused(number, f"it has {len(cells)} columns where {len(header)} are named")
    try:
        return read(dict(zip(header, cells, strict=False)))
    except ValueError as error:
        return Refused(number, str(error))


def _scottish(cells: Row) -> RegisterRow | None:
    number, name = _identified(cells, "charity number", "charity name")
    status = values.text(cells.get("charity status"))
    if status.casefold() in _REMOVED:
        return None
    listed = [
        label
        for heading in ("purposes", "beneficiaries", "activities")
        for label in next(csv.reader([cells.get(heading, "")], quotechar="'"), [])
        if values.text(label)
    ]
    aims = values.text(cells.get("objectives")) or _under(cells, "what the charity is set up to do")
    where = values.text(cells.get("main operating location"))
    return RegisterEntry(
        number=number,
        name=name,
        status=status,
        income=values.income(cells.get("most recent year income")),
        year_end=values.day(cells.get("year end")),
        postcode_area=values.postcode_area(cells.get("postcode")),
        activities=aims,
        website=values.web_address(cells.get("website")),
        other_names=values.text(cells.get("known as")),
        labels=_together(listed),
        classes=_classes(listed),
        places=(where,) if where else (),
    )


def _northern_irish(cells: Row) -> RegisterRow | None:
    number, name = _identified(cells, "reg charity number", "charity name")
    status = values.text(cells.get("status"))
    if status.casefold() in _REMOVED:
        return None
    listed = [
        label
        for heading in ("what the charity does", "who the charity helps", "how the charity works")
        for label in _SPLIT.split(cells.get(heading, ""))
        if values.text(label)
    ]
    company = values.text(cells.get("company number"))
    return RegisterEntry(
        number=number.removeprefix("NIC"),
        name=name,
        status=status,
        income=values.income(cells.get("total income")) or None,  # nought often stands for not given
        year_end=values.day(cells.get("date for financial year ending")),
        postcode_area=values.postcode_area_in(cells.get("public address", "")),
        activities=values.text(cells.get("charitable purposes")),
        website=values.web_address(cells.get("website")),
        company="" if company in _NO_COMPANY else f"NI{company.zfill(6)}" if company.isdigit() else company,
        other_names=values.text(cells.get("other name")),
        labels=_together(listed),
        classes=_classes(listed),
        places=("Northern Ireland",),
    )


def _identified(cells: Row, number: str, name: str) -> tuple[str, str]:
    found = values.text(cells.get(number)), values.text(cells.get(name))
    if not found[0]:
        raise ValueError("it has no charity number")
    if not found[1]:
        raise ValueError("it has no name")
    return found


def _under(cells: Row, beginning: str) -> str:
    return next((values.text(cell) for name, cell in cells.items() if name.startswith(beginning)), "")


def _together(labels: list[str]) -> str:
    return " · ".join(dict.fromkeys(values.text(label) for label in labels))


def _classes(labels: list[str]) -> tuple[int, ...]:
    return tuple(sorted({code for label in labels for code in classes_of(label)}))
