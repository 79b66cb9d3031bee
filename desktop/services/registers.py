"""Importing public registers of charities from files, part by part: what is stopped can be gone on with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from desktop.domain.moments import uk_day
from desktop.domain.words import listed, plural, year_day
from desktop.services.desk import Desk
from desktop.services.register_classes import mask
from desktop.services.register_names import register_names
from desktop.store import register_imports, registers
from desktop.store.connection import Connection
from desktop.store.register_imports import Importing, Refusal, RegisterTally
from desktop.store.registers import Entry
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
from feeds.registers.reading import RegisterFile, parts_of, register_file

_T = TypeVar("_T")

PART = 1_000
"""Rows a transaction: about a tenth of a second, so that what a person types is never held up."""
_ORDER = (Part.CHARITIES, Part.ACTIVITIES, Part.PLACES, Part.NAMES)
Step = Callable[[int, int], None]


class RegisterImported(Struct, frozen=True):
    """What one file brought, in words. `error` is None when it was read to its end.

    `read_before` tells that it was read to its end on an earlier day, and nothing newer came since;
    `passed` counts the rows that can be read and are no charity to find. `member` is the name within a zip
    that holds several extracts.
    """

    file: Path
    member: str = ""
    register: str = ""
    part: str = ""
    tally: RegisterTally = RegisterTally()
    resumed: bool = False
    refused: tuple[Refusal, ...] = ()
    note: str = ""
    error: TenderPauseError | None = None
    read_before: datetime | None = None
    passed: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the file is called; within a zip of several, what it is called there."""
        return f"{self.file.name}, {self.member}" if self.member else self.file.name

    @property
    def words(self) -> str:
        """The result as a sentence."""
        if self.error:
            return self.error.happened
        if self.read_before:
            on = year_day(uk_day(self.read_before))
            return (
                f"{self.register}, {self.part}: this file was read to its end on {on}. Nothing in it is new."
            )
        tally = self.tally
        told = f"{tally.new:,} new, {tally.changed:,} changed, {tally.unchanged:,} as before"
        left = f", {tally.removed:,} left the register" if tally.removed else ""
        rows = f", {plural(tally.refused, 'row')} not read" if tally.refused else ""
        passed = f" Passed over: {listed(list(self.passed))}." if self.passed else ""
        again = " It went on where it was broken off." if self.resumed else ""
        return f"{self.register}, {self.part}: {told}{left}{rows}.{passed}{again} {self.note}".rstrip()


def import_registers(desk: Desk, files: Sequence[Path], step: Step) -> tuple[RegisterImported, ...]:
    """Import register files, charities first, for the other files of a register tell of those.

    Of a zip that holds several, each is taken in as a file of its own. `step` hears (bytes done, bytes in
    all) of all the files and may raise to cancel: what was stored stays, and the same files are gone on with
    where they were broken off. One that cannot be read never stops the rest.
    """
    extracts = sorted((one for file in files for one in _extracts(file)), key=lambda one: one.rank)
    whole = sum(one.size for one in extracts)
    done, before = [], 0
    for one in extracts:
        done.append(_import(desk, one, _Share(step, before, one.size, whole)))
        before += one.size
    step(whole, whole)
    return tuple(done)


class _Extract(Struct, frozen=True):
    """One extract to take in: its file, its name in a zip of several, its share of the bytes, its turn."""

    file: Path
    member: str
    size: int
    rank: int


class _Share:
    """Tells how far one file is as a part of all of them."""

    def __init__(self, step: Step, before: int, size: int, whole: int) -> None:
        self._step, self._before, self._size, self._whole = step, before, size, whole

    def __call__(self, done: int, total: int) -> None:
        share = self._size * min(done, total) // total if total else 0
        self._step(self._before + share, self._whole)


def _size(file: Path) -> int:
    """Return the bytes of a file, packed or not; nought where there is none."""
    try:
        return file.stat().st_size
    except OSError:
        return 0


def is_register(file: Path) -> bool:
    """Return whether a file is one that a register was written to, by its first bytes alone."""
    try:
        return any(parts_of(file).values())
    except RegisterUnreadable:
        return False


def _extracts(file: Path) -> list[_Extract]:
    """Return the extracts of a file; one that cannot be read is one too, and says why in its turn."""
    try:
        parts = parts_of(file)
    except RegisterUnreadable:
        return [_Extract(file, "", _size(file), len(_ORDER))]
    share = _size(file) // len(parts)
    return [
        _Extract(file, member, share, _ORDER.index(part) if part else len(_ORDER))
        for member, part in parts.items()
    ]


def _import(desk: Desk, extract: _Extract, step: Step) -> RegisterImported:
    file, member = extract.file, extract.member
    try:
        mark = identity(file, member)
        with register_file(file, member) as opened:
            return _RegisterImport(desk, extract, opened, mark).run(step)
    except RegisterUnreadable as error:
        return RegisterImported(file, member, error=error)


class _RegisterImport:
    """The import of one extract that is open."""

    def __init__(self, desk: Desk, extract: _Extract, opened: RegisterFile, mark: str) -> None:
        self._desk = desk
        self._extract = extract
        self._opened = opened
        self._mark = mark
        self._tally = RegisterTally()

    def run(self, step: Step) -> RegisterImported:
        """Take it in to its end."""
        register, part = self._opened.register, self._opened.part
        self._refuse_without_charities(register, part)
        now, on = self._desk.now(), self._opened.extracted_on
        importing = self._write(
            lambda db: register_imports.begin(db, self._mark, register, part, now, on)
        ).result()
        self._tally = importing.tally
        note = "" if importing.done_on else self._take_in(importing, step)
        with self._desk.reader() as db:
            refused = register_imports.refusals(db, importing.id)
            name = register_names(db)[register]
        return RegisterImported(
            self._extract.file,
            self._extract.member,
            name,
            part.value,
            self._tally,
            importing.resumed,
            refused,
            note,
            read_before=importing.done_on,
            passed=tuple(f"{count:,} {why}" for why, count in sorted(self._opened.passed.items())),
        )

    def _refuse_without_charities(self, register: Register, part: Part) -> None:
        if part is Part.CHARITIES:
            return
        with self._desk.reader() as db:
            if not register_imports.held(db, register):
                raise RegisterUnreadable(
                    self._opened.stream.name, "the charities that it tells of are not here yet."
                )

    def _take_in(self, importing: Importing, step: Step) -> str:
        writing: Future[RegisterTally] | None = None
        try:
            for part in _parts(self._opened.rows(importing.records)):
                step(self._opened.stream.done, self._opened.stream.size)
                if writing:
                    self._tally += writing.result()  # the next part is read while this one is written
                writing = self._write(_storing(importing, part))
        finally:
            if writing:
                self._tally += writing.result()
        step(self._opened.stream.size, self._opened.stream.size)
        return self._finish(importing)

    def _finish(self, importing: Importing) -> str:
        """Mark what has left the register, unless so much is missing that the file is but a part of it."""
        with self._desk.reader() as db:
            held = register_imports.held(db, importing.register)
            gone = register_imports.gone(db, importing)
        are_charities = importing.part == Part.CHARITIES
        believable = 2 * gone <= held
        now = self._desk.now()

        def change(db: Connection) -> int:
            return register_imports.finish(db, importing, now, mark_removed=are_charities and believable)

        removed = self._write(change).result()
        self._tally += RegisterTally(removed=removed)
        if are_charities and not believable:
            return (
                f"{gone:,} of {held:,} entries held are not in this file: it looks like a part of the "
                "register, so none of them was marked as having left."
            )
        return ""

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
    reasons = [Refusal(row.row, row.reason) for _, row in part if isinstance(row, Refused)]
    refused = RegisterTally(refused=len(reasons))
    records = part[-1][0]

    def change(db: Connection) -> RegisterTally:
        tally = refused
        if entries:
            tally += registers.put(db, importing, entries)
        if told:
            tally += _tell(db, importing, told)
        register_imports.come_to(db, importing, records, tally, reasons)
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
