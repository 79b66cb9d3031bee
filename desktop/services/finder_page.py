"""What the finder's page shows beyond its results: what an opportunity asks to look for, exports, choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.looked import Looked
from desktop.domain.organisation import IncomeBand, Role
from desktop.domain.words import listed
from desktop.reports.tables import Column, Kind, Table
from desktop.services import directory, finder, looked
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.finder import MOST_FOUND, NOT_TOLD, FinderQuery, FoundOrganisation
from desktop.services.loaded_registers import loaded_registers
from desktop.services.places import code_of, named_places, place
from desktop.services.tables import listed_table
from desktop.services.wording import region_name
from desktop.store import directory as directory_store
from desktop.store import opportunities as opportunity_store
from desktop.store import register_search
from desktop.store.connection import Connection
from feeds.registers.classes import CLASSES

Step = Callable[[int, int], None]

ACTIVITIES = tuple((name, name) for name in CLASSES.values())
SIZES = (*((str(band), band.words().capitalize()) for band in IncomeBand), (NOT_TOLD, "Income not told"))
ROLES = (Role.POTENTIAL_PARTNER, Role.EXISTING_PROVIDER, Role.NETWORK)
"""What somebody found on a register may be to us, the likeliest first."""
_MOST_PLACES = 4
_ACTIVITY_OF = {
    "85311100": 202,
    "85311200": 203,
    "85311300": 201,
    "853123": 307,
    "85323": 103,
    "85311": 107,
    "851": 103,
    "9834": 107,
    "70": 107,
    "75123": 107,
    "5525": 107,
    "791": 307,
    "796": 113,
    "8053": 113,
    "80": 102,
    "926": 110,
    "923": 109,
    "925": 109,
    "907": 112,
}
"""What charities do, by how the code of a kind of work begins; the longest beginning counts."""
_COLUMNS = (
    Column("Name", width=40),
    Column("Register number", width=18),
    Column("Register", width=30),
    Column("Why it matched", width=48),
    Column("Yearly income, £", Kind.MONEY, width=16),
    Column("Income band", width=16),
    Column("Year to", width=14),
    Column("Works in", width=36),
    Column("What it does", width=48),
    Column("In its own words", width=60),
    Column("Office, postcode area", width=12),
    Column("Website", width=28),
    Column("In our directory", width=28),
)


class Wanted(Struct, frozen=True):
    """What an opportunity asks to look for: its title, and the query that its places and kind make."""

    key: str
    title: str
    query: FinderQuery


class Added(Struct, frozen=True):
    """Somebody who was added to our directory: their id, in words, and which roles they had there before."""

    organisation: str
    words: str
    roles_before: tuple[Role, ...] | None


def place_choices() -> tuple[str, ...]:
    """Return the names of places that can be looked for."""
    return tuple(sorted({one.name for one in named_places()}))


def wanted_by(db: Connection, desk: Desk, key: str) -> Wanted | None:
    """Return what to look for partners for an opportunity; None where nothing here has that key."""
    row = opportunity_store.row_of_key(db, key, today=desk.today)
    detail = opportunity_store.detail(db, row.key) if row else None
    if row is None or detail is None:
        return None
    query = FinderQuery(
        place="; ".join(places_named(detail.opportunity.regions, register_search.place_names(db).values())),
        activity=activity_near(detail.opportunity.cpv),
        limit=MOST_FOUND,
    )
    return Wanted(row.key, row.title, query)


def places_named(regions: Sequence[str], others: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the names of these places of a notice, by code or name, that can be looked for.

    The table of places knows them, or a register that is here names them: they are among the `others`.
    """
    codes = ((region, code_of(region)) for region in regions)
    names = (place(code).name if code else region_name(region) for region, code in codes)
    known = frozenset((*place_choices(), *others))
    return tuple(dict.fromkeys(name for name in names if name in known))[:_MOST_PLACES]


def activity_near(kinds: Sequence[str]) -> str:
    """Return the class of charities that the first of these kinds of work is near to, "" where none is."""
    for code in kinds:
        for length in range(len(code), 1, -1):
            if code[:length] in _ACTIVITY_OF:
                return CLASSES[_ACTIVITY_OF[code[:length]]]
    return ""


def searched_words(query: FinderQuery) -> str:
    """Return what was looked for, as one would say it."""
    size = next((words for key, words in SIZES if key == query.size), "")
    said = (
        f"“{query.words.strip()}”" if query.words.strip() else "",
        query.activity,
        query.place.strip(),
        size,
    )
    return ", ".join(filter(None, said))


def add_found(desk: Desk, found: FoundOrganisation, role: Role) -> Added:
    """Add somebody who was found to our directory. One who is there gains the role.

    Raises:
        NotPossible: it is us, or no register here has them any more.
    """
    if found.is_us:
        raise NotPossible(
            happened="This is us, by our own charity number.",
            safe="Nothing was changed.",
            to_do="Choose another organisation.",
        )

    def change(db: Connection) -> Added:
        before = {one.id: one.roles for one in directory_store.everyone(db)}
        held = directory.from_register(db, desk, found.id, roles=(role,))
        one = directory.standing(db, held)
        if role not in one.roles:
            directory.change(db, desk, held, roles=(*one.roles, role))
        return Added(held, f"Added “{one.name}” to our directory", before.get(held))

    return desk.workspace.write(change).result()


def take_back(desk: Desk, added: Added) -> None:
    """Take somebody out of our directory again; one who was there before has the roles of before.

    Raises:
        NotPossible: they are not there any more.
    """

    def change(db: Connection) -> None:
        if added.roles_before is None:
            directory.remove(db, desk, added.organisation)
        else:
            directory.change(db, desk, added.organisation, roles=added.roles_before)

    desk.workspace.write(change).result()


def proposal(db: Connection, desk: Desk, key: str, query: FinderQuery, added: int) -> Looked | None:
    """Return what somebody may mark as looked after this search; None where there is nothing to mark."""
    return looked.proposed(db, key, desk.today, searched_words(query), added=added)


def found_table(desk: Desk, _step: Step, *, query: FinderQuery) -> Table:
    """Return what was found as a file holds it, with where it comes from and what it leaves out."""
    with desk.reader() as db:
        found = finder.find(db, replace(query, limit=MOST_FOUND))
        registers = loaded_registers(db, desk)
    asked = searched_words(query) or "everybody on the registers"
    more = f" The first {MOST_FOUND:,} are in this file; more match." if found.has_more else ""
    notes = (
        f"Looked for: {asked}. {registers.line}{more}",
        *(one.attribution for one in registers.here),
        "Left out: " + " ".join(found.looked.leaves_out),
    )
    rows = [_row(one) for one in found.organisations]
    return listed_table("Organisations found", "organisation", _COLUMNS, rows, desk, notes)


def _row(one: FoundOrganisation) -> Sequence[str | int | None]:
    return (
        one.name,
        one.id,
        one.register,
        one.why,
        None if one.income is None else one.income,
        one.income_band,
        one.year_end or "",
        listed(list(one.places)),
        listed(list(one.activities)),
        one.about,
        one.postcode_area,
        one.website,
        one.known_words,
    )
