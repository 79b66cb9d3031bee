"""A register file, whichever register it is of: told from its name and its first bytes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import chain
from pathlib import Path

from feeds.registers import commission, regional
from feeds.registers.entry import NotARegister, Part, Passed, Register, RegisterRow, RegisterUnreadable
from feeds.registers.opening import Opened, members, opened

_SIGNS = (
    (b"classification_code", Part.ACTIVITIES),
    (b"geographic_area_description", Part.PLACES),
    (b"charity_name_id", Part.NAMES),
    (b"charity_registration_status", Part.CHARITIES),
)
_GLANCE = 8_192
_DAY = re.compile(rb"\d{4}-\d{2}-\d{2}")
_DAY_IN_NAME = re.compile(r"-(\d{1,2})-([A-Za-z]{3})[a-z]*-(\d{4})\b")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class RegisterFile:
    """A register file that is open: what it tells, of which day where it says so, and its rows."""

    def __init__(self, stream: Opened) -> None:
        self.stream = stream
        self._chunks = stream.chunks()
        self._first = next(self._chunks, b"")
        self.passed: Counter[Passed] = Counter()
        self.register, self.part = _known(self._first[:_GLANCE], stream.name)
        self.extracted_on = (
            _day_within(self._first[:_GLANCE])
            if self.register is Register.ENGLAND_AND_WALES
            else _day_of_name(stream.name)
        )

    def rows(self, after: int = 0) -> Iterator[tuple[int, RegisterRow]]:
        """Yield each row, with how many records are dealt with then; the first `after` are passed over."""
        chunks = chain((self._first,), self._chunks)
        if self.register is Register.ENGLAND_AND_WALES:
            is_json = self._first.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"[", b"{")
            return commission.rows(chunks, self.part, is_json=is_json, after=after, passed=self.passed)
        text = regional.decoded(chunks)
        if text is None:
            raise RegisterUnreadable(self.stream.name, "it is larger than any register of its kind.")
        read = regional.scottish if self.register is Register.SCOTLAND else regional.northern_irish
        return read(text, after, self.passed)


@contextmanager
def register_file(file: Path, member: str = "") -> Iterator[RegisterFile]:
    """Open a register file; of a zip the only extract in it, or the named one.

    Raises:
        RegisterUnreadable: it cannot be opened, or is an extract of no register that is known.
    """
    with opened(file, member) as stream:
        yield RegisterFile(stream)


def parts_of(file: Path) -> dict[str, Part | None]:
    """Return what a file tells, by the name in a zip of several extracts, else under the name "".

    What lies in such a zip and is no register is passed over; what cannot be read there stands as None.

    Raises:
        RegisterUnreadable: it cannot be opened, or nothing in it is of a register that is known.
    """
    names = members(file)
    if len(names) == 1:
        with register_file(file) as extract:
            return {"": extract.part}
    found: dict[str, Part | None] = {}
    for name in names:
        try:
            with register_file(file, name) as extract:
                found[name] = extract.part
        except NotARegister:
            continue
        except RegisterUnreadable:
            found[name] = None
    if not found:
        raise NotARegister(file.name, "it holds several files, and none is a register file.")
    return found


def _known(head: bytes, name: str) -> tuple[Register, Part]:
    folded = head.lower()
    if b"reg charity number" in folded:
        return Register.NORTHERN_IRELAND, Part.CHARITIES
    if b"charity number" in folded and b"charity name" in folded:
        return Register.SCOTLAND, Part.CHARITIES
    if b"registered_charity_number" in folded:
        for sign, part in _SIGNS:
            if sign in folded:
                return Register.ENGLAND_AND_WALES, part
        raise NotARegister(
            name,
            "it is a table of the extract that is not searched here.",
            "There is nothing to do: charities, what they do, where they work and their names are enough.",
        )
    raise NotARegister(name, "it is none of the register files that can be read.")


def _day_within(head: bytes) -> date | None:
    """Return the day of the extract, which stands in every record before any other day."""
    at = head.find(b"date_of_extract")
    found = _DAY.search(head, at) if at >= 0 else None
    try:
        return date.fromisoformat(found[0].decode("ascii")) if found else None
    except ValueError:
        return None


def _day_of_name(name: str) -> date | None:
    """Return the day in a name such as `CharityExport-09-Jun-2026.csv`."""
    found = _DAY_IN_NAME.search(name)
    if found is None or found[2].casefold() not in _MONTHS:
        return None
    try:
        return date(int(found[3]), _MONTHS.index(found[2].casefold()) + 1, int(found[1]))
    except ValueError:
        return None
