"""Organisations and people there from a file: a spreadsheet saved as CSV, or vCards.

Looked at first, then added: each row is an entry as if it had been typed. What is held already stays as
it is; what cannot be used is counted, and says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import islice
from pathlib import Path
from uuid import uuid4

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.cleaning import line
from desktop.domain.directory import REVIEW_DAYS, contact_refusals, tidied_contact
from desktop.domain.directory_rows import COLUMNS, Incoming, guessed, of_card, read_row, without_person
from desktop.domain.organisation import Contact
from desktop.domain.sheet_rows import BadRow
from desktop.domain.vcards import BadCard, cards, is_vcards
from desktop.domain.words import plural
from desktop.services import csv_import, directory
from desktop.services.csv_import import Sheet
from desktop.services.desk import Desk
from desktop.services.directory_names import folded
from desktop.services.errors import NotKept
from desktop.services.places import code_of
from desktop.store import directory as store
from desktop.store.connection import Connection
from feeds.encoding import to_utf8

__all__ = [
    "COLUMNS",
    "SHOWN",
    "Brought",
    "Cards",
    "Kept",
    "Look",
    "LookRow",
    "Sheet",
    "Step",
    "bring_in",
    "kept_problem",
    "look",
    "open_file",
]

SHOWN = 50
_PART = 20
"""Rows a transaction: typing is never held up for longer than that takes."""

Step = Callable[[int, int], None]


class Cards(Struct, frozen=True, kw_only=True):
    """A file of vCards as it was read."""

    file: Path
    incoming: tuple[Incoming, ...]
    refused: tuple[BadCard, ...]


class Kept(Struct, frozen=True):
    """Where people's details come from, and what for; with `people` false nobody is brought in."""

    source: str
    purpose: str
    people: bool = True


class LookRow(Struct, frozen=True, kw_only=True):
    """One row as it would come, worded; or why it would not. `number` counts as in the file."""

    number: int
    title: str
    second: str = ""
    reason: str = ""


class Look(Struct, frozen=True, kw_only=True):
    """What a file would bring. `good` rows could be added; `people` of them name somebody."""

    rows: tuple[LookRow, ...]
    good: int
    bad: int
    people: int

    @property
    def sentence(self) -> str:
        """Return how many rows would come, and how many would not."""
        if not self.good and not self.bad:
            return "The file holds no rows."
        people = f", {plural(self.people, 'of them names', 'of them name')} somebody" if self.people else ""
        aside = f"; {self.bad:,} cannot be used" if self.bad else ""
        return f"{plural(self.good, 'row')} would be added{people}{aside}."


class Brought(Struct, frozen=True, kw_only=True):
    """What a file brought: organisations and people added, held already, and rows that could not be used."""

    file: Path
    organisations: int
    people: int
    held: int
    refused: tuple[tuple[int, str], ...]

    @property
    def sentence(self) -> str:
        """Return it in one line."""
        parts = [
            plural(self.organisations, "organisation"),
            *([plural(self.people, "person", "people")] if self.people else []),
        ]
        held = f", {self.held:,} held already" if self.held else ""
        bad = f", {len(self.refused):,} could not be used" if self.refused else ""
        return f"{line(self.file.name)}: {' and '.join(parts)} added{held}{bad}."


def open_file(file: Path) -> Sheet | Cards:
    """Read a file of vCards, or a CSV file, whatever its encoding.

    Raises:
        ImportProblem: it cannot be opened, is too large, or holds neither.
    """
    text = to_utf8(csv_import.bytes_of(file)).decode("utf-8", "replace").replace("\0", "")
    if not is_vcards(text):
        sheet = csv_import.open_sheet(file)
        return replace(sheet, guessed=guessed(sheet.headings))
    incoming: list[Incoming] = []
    refused: list[BadCard] = []
    for card in cards(text):
        try:
            if isinstance(card, BadCard):
                refused.append(card)
            else:
                incoming.append(of_card(card))
        except BadRow as reason:
            refused.append(BadCard(card.number, str(reason)))
    return Cards(file=file, incoming=tuple(incoming), refused=tuple(refused))


def look(opened: Sheet | Cards, chosen: Mapping[str, int]) -> Look:
    """Return what a file would bring, of a CSV file by these columns; the first rows in words."""
    incoming, refused = _read(opened, chosen)
    rows = [*map(_worded, incoming[:SHOWN]), *(_refused(*one) for one in refused[:SHOWN])]
    rows.sort(key=lambda row: row.number)
    return Look(
        rows=tuple(rows[:SHOWN]),
        good=len(incoming),
        bad=len(refused),
        people=sum(one.person is not None for one in incoming),
    )


def kept_problem(desk: Desk, kept: Kept) -> str:
    """Return why people cannot be brought in with what is said of them, in a sentence; "" where they can."""
    someone = Contact(name="Somebody", organisation="", source=kept.source, purpose=kept.purpose)
    tidy = replace(tidied_contact(someone), review_by=desk.today)
    found = contact_refusals(tidy, desk.today) if kept.people else {}
    return next(iter(found.values()), "")


def bring_in(desk: Desk, opened: Sheet | Cards, chosen: Mapping[str, int], kept: Kept, step: Step) -> Brought:
    """Add what a file brings; `step` hears (rows done, rows in all) and may raise to cancel."""
    incoming, refused = _read(opened, chosen)
    if not kept.people:
        incoming = [without_person(one) for one in incoming]
    batch, total, done = uuid4().hex, len(incoming), 0
    added = people = held = 0
    rest = iter(incoming)
    while part := list(islice(rest, _PART)):
        step(done, total)
        change = _Adding(desk, part, kept, batch)
        desk.workspace.write(change, bulk=True).result()
        added, people, held = added + change.added, people + change.people, held + change.held
        refused += change.refused
        done += len(part)
    step(done, total)
    return Brought(
        file=opened.file,
        organisations=added,
        people=people,
        held=held,
        refused=tuple(refused),
    )


class _Adding:
    """Adds some rows within a change, and counts."""

    def __init__(self, desk: Desk, part: Iterable[Incoming], kept: Kept, batch: str) -> None:
        self._desk, self._part, self._kept, self._batch = desk, part, kept, batch
        self.added = self.people = self.held = 0
        self.refused: list[tuple[int, str]] = []

    def __call__(self, db: Connection) -> None:
        known = _Known(db)
        for one in self._part:
            there = known.find(one)
            if there is None:
                typed = replace(one.organisation, places=_codes(one.organisation.places))
                there = directory.add(db, self._desk, typed, batch=self._batch)
                known.remember(there, one)
                self.added += 1
            elif one.person is None:
                self.held += 1
            if one.person is not None:
                self._meet(db, known, there, one)

    def _meet(self, db: Connection, known: _Known, there: str, one: Incoming) -> None:
        assert one.person is not None
        if known.is_met(there, one.person.name):
            self.held += 1
            return
        typed = replace(
            one.person,
            organisation=there,
            source=self._kept.source,
            purpose=self._kept.purpose,
            review_by=self._desk.today + timedelta(REVIEW_DAYS),
        )
        try:
            directory.meet(db, self._desk, typed, batch=self._batch)
        except NotKept as problem:
            self.refused.append((one.number, " ".join(problem.refusals.values())))
        else:
            known.meet(there, one.person.name)
            self.people += 1


class _Known:
    """What the directory holds, by number and by name."""

    def __init__(self, db: Connection) -> None:
        self._by_number: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        for one in store.everyone(db):
            self._by_number |= {number.casefold(): one.id for number in one.numbers}
            self._by_name |= {folded(name): one.id for name in (*one.other_names, one.name)}
        self._people = {(one.organisation, folded(one.name)) for one in store.contacts(db)}

    def find(self, one: Incoming) -> str | None:
        """Return the organisation that a row means, by its number first."""
        numbers = (self._by_number.get(number.casefold()) for number in one.organisation.numbers)
        return next(filter(None, numbers), None) or self._by_name.get(folded(one.organisation.name))

    def remember(self, there: str, one: Incoming) -> None:
        """Know one that was added."""
        self._by_number |= {number.casefold(): there for number in one.organisation.numbers}
        self._by_name[folded(one.organisation.name)] = there

    def is_met(self, there: str, name: str) -> bool:
        """Return whether somebody of that name is known there."""
        return (there, folded(name)) in self._people

    def meet(self, there: str, name: str) -> None:
        """Know somebody who was added."""
        self._people.add((there, folded(name)))


def _read(opened: Sheet | Cards, chosen: Mapping[str, int]) -> tuple[list[Incoming], list[tuple[int, str]]]:
    if isinstance(opened, Cards):
        return list(opened.incoming), [(one.number, one.reason) for one in opened.refused]
    incoming: list[Incoming] = []
    refused: list[tuple[int, str]] = []
    for number, cells in enumerate(opened.rows, 2):
        if len(cells) == 1 < len(opened.headings):
            continue  # a sentence beneath a table that was exported
        try:
            incoming.append(read_row(number, cells, chosen))
        except BadRow as reason:
            refused.append((number, str(reason)))
    return incoming, refused


def _codes(places: Sequence[str]) -> tuple[str, ...]:
    return tuple(code_of(one) or one for one in places)


def _worded(one: Incoming) -> LookRow:
    organisation, person = one.organisation, one.person
    said = (
        ", ".join(role.words() for role in organisation.roles),
        ", ".join(organisation.numbers),
        ", ".join(organisation.places),
        ", ".join(filter(None, (person.name, person.role, person.email, person.phone))) if person else "",
    )
    return LookRow(number=one.number, title=organisation.name, second="  ·  ".join(filter(None, said)))


def _refused(number: int, reason: str) -> LookRow:
    return LookRow(number=number, title=f"Row {number}", reason=reason)
