"""Importing public registers of charities from files, part by part: what is stopped can be gone on with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TypeVar

from desktop.domain.words import plural
from desktop.services.desk import Desk
from desktop.services.register_classes import mask
from desktop.store import registers
from desktop.store.connection import Connection
from desktop.store.registers import Entry, Importing, RegisterTally
from feeds.errors import TenderPauseError
from feeds.registers.entry import (
    Part,
    Refused,
    Register,
    RegisterEntry,
    RegisterRow,
    RegisterUnreadable,
    Told,
)
from feeds.registers.opening import identity
from feeds.registers.reading import RegisterFile, register_file

_T = TypeVar("_T")

PART = 1_000
"""Rows a transaction: about a tenth of a second, so that what a person types is never held up."""
MOST_REASONS = 100
"""Refused rows that are named; all of them are counted."""
NAMES = {
    Register.ENGLAND_AND_WALES: "Charity Commission for England and Wales",
    Register.SCOTLAND: "Scottish Charity Regulator",
    Register.NORTHERN_IRELAND: "Charity Commission for Northern Ireland",
}
_ORDER = (Part.CHARITIES, Part.ACTIVITIES, Part.PLACES, Part.NAMES)
Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class RegisterImported:
    """What one file brought, in words. `error` is None when it was read to its end."""

    file: Path
    register: str = ""
    part: str = ""
    tally: RegisterTally = field(default_factory=RegisterTally)
    resumed: bool = False
    refused: tuple[Refused, ...] = ()
    note: str = ""
    error: TenderPauseError | None = None

    @property
    def words(self) -> str:
        """The result as a sentence."""
        if self.error:
            return self.error.happened
        tally = self.tally
        told = f"{tally.new:,} new, {tally.changed:,} changed, {tally.unchanged:,} as before"
        left = f", {tally.removed:,} left the register" if tally.removed else ""
        rows = f", {plural(tally.refused, 'row')} not read" if tally.refused else ""
        again = " It went on where it was broken off." if self.resumed else ""
        return f"{self.register}, {self.part}: {told}{left}{rows}.{again} {self.note}".rstrip()


def import_registers(desk: Desk, files: Sequence[Path], step: Step) -> tuple[RegisterImported, ...]:
    """Import register files, charities first, for the other files of a register tell of those.

    `step` hears (bytes done, bytes in all) of the file at hand and may raise to cancel: what was stored
    stays, and the same file is gone on with where it was broken off. One that cannot be read never stops
    the rest.
    """
    return tuple(_import(desk, file, step) for file in sorted(files, key=_rank))


def _rank(file: Path) -> int:
    try:
        with register_file(file) as opened:
            return _ORDER.index(opened.part)
    except RegisterUnreadable:
        return len(_ORDER)


def _import(desk: Desk, file: Path, step: Step) -> RegisterImported:
    try:
        mark = identity(file)
        with register_file(file) as opened:
            return _RegisterImport(desk, file, opened, mark).run(step)
    except RegisterUnreadable as error:
        return RegisterImported(file, error=error)


class _RegisterImport:
    """The import of one file that is open."""

    def __init__(self, desk: Desk, file: Path, opened: RegisterFile, mark: str) -> None:
        self._desk = desk
        self._file = file
        self._opened = opened
        self._mark = mark
        self._tally = RegisterTally()
        self._refused: list[Refused] = []

    def run(self, step: Step) -> RegisterImported:
        """Take it in to its end."""
        register, part = self._opened.register, self._opened.part
        self._refuse_without_charities(register, part)
        now = self._desk.now()
        importing = self._write(lambda db: registers.begin(db, self._mark, register, part, now)).result()
        self._tally = importing.tally
        self._take_in(importing, step)
        note = self._finish(importing)
        return RegisterImported(
            self._file,
            NAMES[register],
            part.value,
            self._tally,
            importing.resumed,
            tuple(self._refused),
            note,
        )

    def _refuse_without_charities(self, register: Register, part: Part) -> None:
        if part is Part.CHARITIES:
            return
        with self._desk.reader() as db:
            if not registers.held(db, register):
                raise RegisterUnreadable(self._file.name, "the charities that it tells of are not here yet.")

    def _take_in(self, importing: Importing, step: Step) -> None:
        writing: Future[RegisterTally] | None = None
        try:
            for part in _parts(self._opened.rows(importing.records)):
                step(self._opened.stream.done, self._opened.stream.size)
                self._keep_reasons(part)
                if writing:
                    self._tally += writing.result()  # the next part is read while this one is written
                writing = self._write(_storing(importing, part))
        finally:
            if writing:
                self._tally += writing.result()
        step(self._opened.stream.size, self._opened.stream.size)

    def _finish(self, importing: Importing) -> str:
        """Mark what has left the register, unless so much is missing that the file is but a part of it."""
        with self._desk.reader() as db:
            held = registers.held(db, importing.register)
            gone = registers.gone(db, importing)
        are_charities = importing.part == Part.CHARITIES
        believable = 2 * gone <= held
        now = self._desk.now()

        def change(db: Connection) -> int:
            return registers.finish(db, importing, now, mark_removed=are_charities and believable)

        removed = self._write(change).result()
        self._tally += RegisterTally(removed=removed)
        if are_charities and not believable:
            return (
                f"{gone:,} of {held:,} entries held are not in this file: it looks like a part of the "
                "register, so none of them was marked as having left."
            )
        return ""

    def _keep_reasons(self, part: Sequence[tuple[int, RegisterRow]]) -> None:
        room = MOST_REASONS - len(self._refused)
        self._refused += [row for _, row in part if isinstance(row, Refused)][:room]

    def _write(self, change: Callable[[Connection], _T]) -> Future[_T]:
        return self._desk.workspace.write(change, bulk=True)


def _parts(rows: Iterable[tuple[int, RegisterRow]]) -> Iterator[list[tuple[int, RegisterRow]]]:
    rest = iter(rows)
    while part := list(islice(rest, PART)):
        yield part


def _storing(
    importing: Importing, part: Sequence[tuple[int, RegisterRow]]
) -> Callable[[Connection], RegisterTally]:
    entries = [_entry(row) for _, row in part if isinstance(row, RegisterEntry)]
    told = _together(row for _, row in part if isinstance(row, Told))
    refused = RegisterTally(refused=sum(isinstance(row, Refused) for _, row in part))
    records = part[-1][0]

    def change(db: Connection) -> RegisterTally:
        tally = refused
        if entries:
            tally += registers.put(db, importing, entries)
        if told:
            tally += _tell(db, importing, told)
        registers.come_to(db, importing, records, tally)
        return tally

    return change


def _tell(db: Connection, importing: Importing, told: dict[str, tuple[str, ...]]) -> RegisterTally:
    if importing.part == Part.ACTIVITIES:
        return registers.tell_classes(db, importing, {number: _bits(codes) for number, codes in told.items()})
    if importing.part == Part.PLACES:
        return registers.tell_places(db, importing, told)
    return registers.tell_names(db, importing, told)


def _together(told: Iterable[Told]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in told:
        found[one.number] = found[one.number] + one.values if one.number in found else one.values
    return found


def _bits(codes: Iterable[str]) -> int:
    return mask(int(code) for code in codes if code.isdigit())


def _entry(row: RegisterEntry) -> Entry:
    is_whole = row.classes is not None  # a file that tells all of a charity tells its other names too
    return Entry(
        number=row.number,
        name=row.name,
        income=row.income,
        postcode_area=row.postcode_area,
        other_names=row.other_names if is_whole else None,
        status=row.status,
        year_end=row.year_end,
        activities=row.activities,
        labels=row.labels,
        website=row.website,
        company=row.company,
        classes=mask(row.classes) if row.classes is not None else None,
        places=row.places,
    )
