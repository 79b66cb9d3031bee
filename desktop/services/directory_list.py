"""The list of organisations that we know: narrowed, worded, and as a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from desktop.domain.organisation import LedBy, Organisation, Role
from desktop.domain.words import plural, year_day
from desktop.reports.tables import Cell, Column, Kind, Table
from desktop.services.desk import Desk
from desktop.services.directory_names import folded
from desktop.services.places import place
from desktop.services.tables import listed_table
from desktop.store import conversations
from desktop.store import directory as store
from desktop.store.connection import Connection
from desktop.store.conversations import LastTalk

COVERS = (
    "Organisations that somebody here added. Buyers and suppliers that notices name, and charities on "
    "registers, are listed here only once somebody adds them."
)
_SHOWN_PLACES = 3

Step = Callable[[int, int], None]


class DirectoryFilter(Struct, frozen=True, kw_only=True):
    """What the list is narrowed to. `review_due`: with contacts to look at again; `removed`: taken away."""

    words: str = ""
    role: Role | None = None
    review_due: bool = False
    removed: bool = False


class OrganisationLine(Struct, frozen=True, kw_only=True):
    """One row. `last_on` is the day behind `last`; `review_due` counts contacts to look at again."""

    key: str
    name: str
    second: str
    roles: str
    places: str
    income: str
    last: str
    last_on: date | None
    review_due: int


class DirectoryView(Struct, frozen=True, kw_only=True):
    """What matches, how many there are in all, and how many of each kind that a chip offers."""

    lines: tuple[OrganisationLine, ...]
    total: int
    of_role: Mapping[Role, int]
    review_due: int
    removed: int


def directory(db: Connection, desk: Desk, wanted: DirectoryFilter) -> DirectoryView:
    """Return the organisations that match, by name."""
    everyone, gone = store.everyone(db), store.removed(db)
    talks = conversations.last_with(db)
    due = reviews_due(db, desk.today)
    found = [one for one in (gone if wanted.removed else everyone) if _matches(one, wanted, due)]
    return DirectoryView(
        lines=tuple(_line(one, talks.get(one.id), due) for one in found),
        total=len(everyone),
        of_role=Counter(role for one in everyone for role in one.roles),
        review_due=len(due.keys() & {one.id for one in everyone}),
        removed=len(gone),
    )


def reviews_due(db: Connection, today: date) -> Counter[str]:
    """Return of how many people at each organisation the day to look again has come."""
    return Counter(one.organisation for one in store.contacts(db) if one.review_by and one.review_by <= today)


def directory_table(
    desk: Desk, _step: Step, *, wanted: DirectoryFilter, judged: bool = False, on_paper: bool = False
) -> Table:
    """Return the list as a file holds it: facts alone; `judged` adds what they do well and what we learned.

    On paper stands only what a page has room for.
    Names and details of people, and private notes, are in no such file.
    """
    with desk.reader() as db:
        due = reviews_due(db, desk.today)
        found = [one for one in store.everyone(db) if _matches(one, wanted, due)]
        talks = conversations.last_with(db)
    facts = tuple(one for one in _COLUMNS if not on_paper or one[0].heading in _ON_PAPER)
    columns = facts + (_JUDGED if judged else ())
    rows = [[cell(one, talks.get(one.id)) for _, cell in columns] for one in found]
    notes = (COVERS, "Names and details of people, and private notes, are not in this file.")
    return listed_table(
        "Organisations", "organisation", tuple(column for column, _ in columns), rows, desk, notes
    )


def places_words(places: Sequence[str], most: int = _SHOWN_PLACES) -> str:
    """Return places in words, the first few of many."""
    more = f" and {len(places) - most} more" if len(places) > most else ""
    return ", ".join(place(one).name for one in places[:most]) + more


def last_words(last: LastTalk | None) -> str:
    """Return when somebody last spoke with an organisation, "" where nobody has."""
    return year_day(last.on) if last else ""


def _matches(one: Organisation, wanted: DirectoryFilter, due: Mapping[str, int]) -> bool:
    if wanted.role is not None and wanted.role not in one.roles:
        return False
    if wanted.review_due and one.id not in due:
        return False
    if not wanted.words.strip():
        return True
    said = (one.name, *one.other_names, *one.numbers, *map(_place, one.places), *one.activities)
    text = folded(" ".join((*said, one.does_well, one.learned)))
    return all(word in text for word in folded(wanted.words).split())


def _place(code: str) -> str:
    return place(code).name


def _line(one: Organisation, last: LastTalk | None, due: Mapping[str, int]) -> OrganisationLine:
    return OrganisationLine(
        key=one.id,
        name=one.name,
        second=", ".join(one.other_names[:2]) or ", ".join(one.activities[:2]) or ", ".join(one.numbers[:1]),
        roles=", ".join(role.words() for role in one.roles),
        places=places_words(one.places),
        income=one.income_band.words().capitalize() if one.income_band else "",
        last=last_words(last),
        last_on=last.on if last else None,
        review_due=due.get(one.id, 0),
    )


def due_words(count: int) -> str:
    """Return how many contacts are to be looked at again, in words; "" for none."""
    return f"{plural(count, 'contact')} to look at again" if count else ""


_Cell = Callable[[Organisation, LastTalk | None], Cell]
_COLUMNS: tuple[tuple[Column, _Cell], ...] = (
    (Column("Organisation", width=40), lambda one, _last: one.name),
    (Column("Other names", width=32), lambda one, _last: "; ".join(one.other_names)),
    (Column("Register numbers", width=24), lambda one, _last: "; ".join(one.numbers)),
    (Column("Roles", width=28), lambda one, _last: "; ".join(role.words() for role in one.roles)),
    (Column("Income", width=16), lambda one, _last: one.income_band.words() if one.income_band else ""),
    (Column("Income from", width=32), lambda one, _last: one.income_from),
    (Column("Places", width=32), lambda one, _last: "; ".join(map(_place, one.places))),
    (Column("Activities", width=40), lambda one, _last: "; ".join(one.activities)),
    (Column("Website", width=28), lambda one, _last: one.website),
    (
        Column("Led by people with experience", width=14),
        lambda one, _last: "" if one.led_by_experience is LedBy.NOT_KNOWN else one.led_by_experience.words(),
    ),
    (Column("Last conversation", Kind.DAY, 15), lambda _one, last: last.on if last else None),
)
_ON_PAPER = ("Organisation", "Roles", "Income", "Places", "Activities", "Last conversation")
_JUDGED: tuple[tuple[Column, _Cell], ...] = (
    (Column("What they do well", width=48), lambda one, _last: one.does_well),
    (Column("What we learned", width=48), lambda one, _last: one.learned),
)
