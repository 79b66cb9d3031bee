"""Opportunities from somebody's spreadsheet, saved as CSV: columns are chosen, rows looked at, then added.

Each row that is added is a journal entry, as if it had been typed. One that cannot be used is set aside
with its reason; one that was added before is left as it is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import islice
from pathlib import Path
from uuid import uuid4

from msgspec import Struct

from desktop.domain.by_hand import ByHand
from desktop.domain.cleaning import line
from desktop.domain.deadline import DeadlineKind
from desktop.domain.moments import read_deadline
from desktop.domain.sheet_rows import COLUMNS, BadRow, guessed, read_row
from desktop.domain.words import deadline_words, money, plural
from desktop.services.by_hand import add_within
from desktop.services.desk import Desk
from desktop.services.errors import ImportProblem
from desktop.store import by_hand as store
from desktop.store import pulls, rejections
from desktop.store.connection import Connection
from desktop.store.notices import Tally
from desktop.store.pulls import Pull
from feeds.encoding import to_utf8
from feeds.notice import Clock, Rejection

__all__ = [
    "COLUMNS",
    "LARGEST_FILE",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "SHOWN",
    "Brought",
    "Preview",
    "PreviewRow",
    "Sheet",
    "bring_in",
    "bytes_of",
    "open_sheet",
    "preview",
]

LARGEST_FILE = 20 * 2**20
MOST_ROWS = 10_000
MOST_COLUMNS = 200
SHOWN = 50
_PART = 20
"""Rows a transaction: about a tenth of a second."""
_SNIFFED = 65_536
_KEPT_OF_A_ROW = 4_000


class Sheet(Struct, frozen=True, kw_only=True):
    """A file as it was read, `rows` without the headings; `guessed`: which column seems to say what.

    `left_out` counts the rows beyond the most that are read.
    """

    file: Path
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guessed: Mapping[str, int]
    left_out: int = 0


class PreviewRow(Struct, frozen=True, kw_only=True):
    """One row as it would be added, worded; or why it would be set aside. `number` counts as in the file."""

    number: int
    title: str
    buyer: str = ""
    deadline: str = ""
    value: str = ""
    reason: str = ""

    @property
    def second(self) -> str:
        """Return what stands under its title."""
        said = (self.buyer, self.deadline or "no deadline", self.value)
        return "" if self.reason else "  ·  ".join(words for words in said if words)


class Preview(Struct, frozen=True, kw_only=True):
    """What choosing these columns would bring."""

    rows: tuple[PreviewRow, ...]
    good: int
    bad: int

    @property
    def sentence(self) -> str:
        """Return how many rows would come, and how many would be set aside."""
        if not self.good and not self.bad:
            return "The file holds no rows."
        aside = f", {self.bad:,} would be set aside" if self.bad else ""
        return f"{plural(self.good, 'row')} would be added{aside}."


class Brought(Struct, frozen=True, kw_only=True):
    """What a file brought: rows added, held already, and set aside."""

    file: Path
    tally: Tally

    @property
    def sentence(self) -> str:
        """Return it in one line."""
        held = f", {self.tally.unchanged:,} held already" if self.tally.unchanged else ""
        aside = f", {self.tally.rejected:,} set aside" if self.tally.rejected else ""
        return f"{line(self.file.name)}: {self.tally.new:,} added{held}{aside}."


def open_sheet(file: Path) -> Sheet:
    """Read a CSV file, whatever its encoding and the mark between its columns.

    Raises:
        ImportProblem: it cannot be opened, is too large, or holds no table.
    """
    text = to_utf8(bytes_of(file)).decode("utf-8", "replace").replace("\0", "")
    try:
        rows = [
            tuple(row[:MOST_COLUMNS]) for row in csv.reader(io.StringIO(text, newline=""), _dialect(text))
        ]
    except csv.Error as error:
        raise _problem(file, f"is not a table that can be read: {error}") from error
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        raise _problem(file, "holds no rows")
    headings, found = rows[0], tuple(rows[1 : MOST_ROWS + 1])
    return Sheet(
        file=file,
        headings=tuple(line(cell) or f"Column {place}" for place, cell in enumerate(headings, 1)),
        rows=found,
        guessed=guessed(headings),
        left_out=len(rows) - 1 - len(found),
    )


def preview(desk: Desk, sheet: Sheet, chosen: Mapping[str, int]) -> Preview:
    """Return what these columns would bring, the first rows in words."""
    shown, good = [], 0
    for number, cells in enumerate(sheet.rows):
        try:
            typed = read_row(cells, chosen, desk.today)
        except BadRow as reason:
            row = PreviewRow(number=number + 2, title=_beginning(cells), reason=str(reason))
        else:
            good += 1
            row = _worded(number + 2, typed)
        if number < SHOWN:
            shown.append(row)
    return Preview(rows=tuple(shown), good=good, bad=len(sheet.rows) - good)


def bring_in(
    desk: Desk, sheet: Sheet, chosen: Mapping[str, int], step: Callable[[int, int], None]
) -> Brought:
    """Add the rows; `step` hears (rows done, rows in all) and may raise to cancel: what was added stays."""
    source, batch, tally = f"file:{line(sheet.file.name) or 'unnamed'}", uuid4().hex, Tally()
    numbered = iter(enumerate(sheet.rows, 2))
    done = 0
    while part := tuple(islice(numbered, _PART)):
        step(done, len(sheet.rows))
        tally += _store(desk, part, chosen, source, batch)
        done += len(part)
    step(done, len(sheet.rows))
    now = desk.now()
    pull = Pull(source=source, at=now, tally=tally, again_at=now + timedelta())
    desk.workspace.write(lambda db: pulls.remember(db, pull)).result()
    return Brought(file=sheet.file, tally=tally)


def _store(
    desk: Desk,
    part: Iterable[tuple[int, Sequence[str]]],
    chosen: Mapping[str, int],
    source: str,
    batch: str,
) -> Tally:
    good: list[ByHand] = []
    bad: list[Rejection] = []
    for number, cells in part:
        try:
            good.append(read_row(cells, chosen, desk.today))
        except BadRow as reason:
            bad.append(_rejection(source, number, cells, str(reason)))

    def change(db: Connection) -> Tally:
        held = store.typed_already(db)
        new = 0
        for typed in good:
            if store.likeness(typed) not in held:
                held.add(store.likeness(typed))
                add_within(db, desk, typed, batch=batch)
                new += 1
        rejections.store(db, bad, desk.now())
        return Tally(new=new, unchanged=len(good) - new, rejected=len(bad))

    return desk.workspace.write(change, bulk=True).result()


def _rejection(source: str, number: int, cells: Sequence[str], reason: str) -> Rejection:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    item = written.getvalue().strip()[:_KEPT_OF_A_ROW].encode("utf-8", "replace")
    return Rejection(received_from=source, position=number - 1, reason=f"Row {number}: {reason}", item=item)


def _worded(number: int, typed: ByHand) -> PreviewRow:
    deadline = read_deadline(typed.deadline, DeadlineKind.TENDER, Clock.UK)
    return PreviewRow(
        number=number,
        title=typed.title,
        buyer=typed.buyer,
        deadline=deadline_words(deadline, with_year=True) if deadline else "",
        value=money(typed.value_pence, typed.currency),
    )


def _beginning(cells: Sequence[str]) -> str:
    words = line(", ".join(cell for cell in cells if cell.strip()))
    return words if len(words) <= 80 else f"{words[:79]}…"


def _dialect(text: str) -> type[csv.Dialect]:
    """Return the marks of the file; a comma where nothing tells."""
    try:
        found = csv.Sniffer().sniff(text[:_SNIFFED].partition("\n")[0], delimiters=",;\t|")
    except csv.Error:
        return csv.excel
    if found.delimiter not in ",;\t|":
        return csv.excel
    return type("found", (csv.excel,), {"delimiter": found.delimiter})


def bytes_of(file: Path) -> bytes:
    """Return what a file holds, unless it is too large or a workbook.

    Raises:
        ImportProblem: it cannot be opened, or not used.
    """
    try:
        with file.open("rb") as opened:
            body = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise _problem(file, f"could not be opened: {error.strerror}") from error
    if len(body) > LARGEST_FILE:
        raise _problem(file, f"is larger than {LARGEST_FILE // 2**20} MiB")
    if body.startswith(b"PK\x03\x04"):
        raise _problem(file, "is an Excel workbook; save it as CSV first")
    return body


def _problem(file: Path, what: str) -> ImportProblem:
    return ImportProblem(
        happened=f"{line(file.name) or 'The file'} {what}.",
        safe="Nothing of it was added.",
        to_do="In your spreadsheet, choose Save as, then CSV, and try that file.",
    )
