"""Finding partners in the registers, offline; each result says why it matched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct

from desktop.domain.organisation import IncomeBand, band_of, bounds_of
from desktop.domain.words import listed, money_short, plural
from desktop.services.finder_directory import Known, known_by_number
from desktop.services.our_size import our_identifier
from desktop.services.register_classes import codes_named, labels, mask
from desktop.services.register_names import register_names
from desktop.services.register_places import PlacesSought, all_places_sought
from desktop.store import register_imports, register_search
from desktop.store.connection import Connection
from desktop.store.register_search import FoundEntry, Hit, Sought
from desktop.store.search_words import expression
from feeds.registers.entry import Register

MOST_FOUND = 1_000
NOT_TOLD = "not_told"
"""The size that asks for those whose income is not told."""
_TELL_NOTHING = frozenset(
    {*("a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with"), "charity", "charities"}
)
"""Words that nearly every entry of such a register has."""
LEFT_OUT = (
    "Groups on no register: small, new or informal ones, and many led by people with experience.",
    "Community interest companies, co-operatives and other social enterprises that are no charities.",
    "Public bodies, faith groups that are excepted, and charities registered under another name.",
    "What an organisation is willing or able to do: a register says neither; ask.",
)
"""What no search of the registers can show."""


class FinderQuery(Struct, frozen=True):
    """What a person looks for; all of it optional. `income_max` in whole pounds.

    `place` may name several, with a semicolon between them; `size` is a band of income or NOT_TOLD.
    """

    words: str = ""
    place: str = ""
    activity: str = ""
    income_max: int | None = None
    limit: int = 50
    size: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing narrows it."""
        return not (self.words.strip() or self.place.strip() or self.activity or self.size) and (
            self.income_max is None
        )


class FoundOrganisation(Struct, frozen=True):
    """An organisation on a register, and why it was found. `id` is its organisation identifier.

    `ours` is its id in our directory, "" where it is not there; `known_words` say what stands there.
    `is_us` says that it has our own number.
    """

    id: str
    name: str
    other_names: str
    register: str
    number: str
    status: str
    income: int | None
    income_band: str
    year_end: str | None
    postcode_area: str
    places: tuple[str, ...]
    activities: tuple[str, ...]
    about: str
    website: str
    company: str
    why: str
    ours: str = ""
    known_words: str = ""
    is_us: bool = False


class WhereWeLooked(Struct, frozen=True):
    """The registers that were searched, those that are not here, and what none of them holds."""

    searched: tuple[str, ...]
    not_here: tuple[str, ...]
    left_out: tuple[str, ...] = LEFT_OUT

    @property
    def leaves_out(self) -> tuple[str, ...]:
        """What this search cannot show: registers that are not here, and what none of them holds."""
        if not self.not_here:
            return self.left_out
        return (
            f"Whoever is on a register that is not loaded here: {listed(list(self.not_here))}.",
            *self.left_out,
        )


class Search(Struct, frozen=True, kw_only=True):
    """What a search found: its hits in their order, read a window at a time. `has_more`: the limit cut it."""

    query: FinderQuery
    looked: WhereWeLooked
    registers: Mapping[Register, str]
    hits: tuple[Hit, ...] = ()
    has_more: bool = False
    note: str = ""
    place: PlacesSought | None = None
    place_names: Mapping[int, str] = {}

    @property
    def counted(self) -> str:
        """How many were found, in words."""
        if self.note:
            return self.note
        if self.has_more:
            first = f"the first {len(self.hits):,}"
            return f"More match than are listed here, {first}. Narrow the search to see others."
        return f"{plural(len(self.hits), 'organisation')} found" if self.hits else "Nobody was found"


class Finding(Struct, frozen=True):
    """What was found, read in full."""

    organisations: tuple[FoundOrganisation, ...]
    has_more: bool
    looked: WhereWeLooked
    note: str = ""


def find(db: Connection, query: FinderQuery) -> Finding:
    """Search the registers; nearest first, then names that hold the words, then by name."""
    found = search(db, query)
    rows = organisations(db, found, [hit.id for hit in found.hits])
    return Finding(tuple(rows.values()), found.has_more, found.looked, found.note)


def search(db: Connection, query: FinderQuery) -> Search:
    """Search the registers for what is read later, a window at a time."""
    known = register_search.place_names(db)
    place = all_places_sought(query.place, known) if query.place.strip() else None
    names = register_names(db)
    looked = _where_we_looked(db, names)
    if place and not place.inside and not place.wider and not place.postcode_area:
        note = f"No register here names a place “{place.name}”." if looked.searched else ""
        return Search(query=query, looked=looked, registers=names, note=note)
    limit = max(1, min(query.limit, MOST_FOUND))
    sought = msgspec.structs.replace(_sought(db, query, place), limit=limit + 1)
    hits = register_search.look(db, sought)
    return Search(
        query=query,
        looked=looked,
        hits=hits[:limit],
        has_more=len(hits) > limit,
        place=place,
        place_names=known,
        registers=names,
    )


def organisations(db: Connection, found: Search, ids: Sequence[int]) -> dict[int, FoundOrganisation]:
    """Return these of what was found, by the id of the hit, in the order given."""
    wanted = set(ids)
    hits = {hit.id: hit for hit in found.hits if hit.id in wanted}
    entries = register_search.entries(db, ids)
    ours, us = known_by_number(db), our_identifier(db)
    return {
        row_id: _organisation(entries[row_id], hits[row_id], found, ours, us)
        for row_id in ids
        if row_id in entries and row_id in hits
    }


def income_band(income: int | None) -> str:
    """Return the band that an income falls in; one that is not told is never read as small."""
    band = band_of(income)
    return band.words() if band else "not told"


def _sought(db: Connection, query: FinderQuery, place: PlacesSought | None) -> Sought:
    codes = codes_named(query.activity)
    unlisted = "" if codes else query.activity  # no class of that name: then it is a word like others
    typed = _telling(query.words)
    words = expression(f"{typed} {unlisted}".strip())
    near: tuple[str, ...] = ()
    if place:
        near = (place.postcode_area,) if place.postcode_area else register_search.areas_of(db, place.inside)
    least, below = _income(query)
    return Sought(
        words=words,
        words_in_name=None if unlisted else expression(typed, column="name"),
        classes=mask(codes),
        income_from=least,
        income_below=below,
        income_untold=query.size == NOT_TOLD,
        by_place=place is not None,
        inside=place.inside if place else (),
        wider=place.wider if place else (),
        near=near,
        near_is_enough=bool(place and place.postcode_area),
    )


def _telling(words: str) -> str:
    """Return what is typed without the little words that nearly everybody uses; what is in quotes stays."""
    if '"' in words or "“" in words:
        return words.strip()
    kept = [word for word in words.split() if word.casefold() not in _TELL_NOTHING]
    return " ".join(kept)


def _income(query: FinderQuery) -> tuple[int | None, int | None]:
    """Return the least income that is sought, and the one that is too much; None for no such end."""
    least: int | None = None
    ends = [] if query.income_max is None else [query.income_max + 1]
    if query.size in frozenset(IncomeBand):
        least, below = bounds_of(IncomeBand(query.size))
        ends += [] if below is None else [below]
    return least, min(ends, default=None)


def _organisation(
    entry: FoundEntry, hit: Hit, found: Search, ours: Mapping[str, Known], us: str
) -> FoundOrganisation:
    register = Register(entry.register)
    number = f"{register}-{entry.number}"
    known = ours.get(number.casefold())
    return FoundOrganisation(
        id=number,
        name=entry.name,
        other_names=entry.other_names,
        register=found.registers[register],
        number=f"NIC{entry.number}" if register is Register.NORTHERN_IRELAND else entry.number,
        status=entry.status,
        income=entry.income,
        income_band=income_band(entry.income),
        year_end=entry.year_end,
        postcode_area=entry.postcode_area,
        places=tuple(found.place_names[int(row_id)] for row_id in entry.places.split()),
        activities=labels(entry.classes),
        about=entry.activities,
        website=entry.website,
        company=entry.company,
        why=_why(entry, hit, found),
        ours=known.id if known else "",
        known_words="This is us" if number == us else known.words if known else "",
        is_us=number == us,
    )


def _why(entry: FoundEntry, hit: Hit, found: Search) -> str:
    query, reasons = found.query, []
    if found.place:
        reasons.append(_why_there(entry, hit, found.place, found.place_names))
    codes = codes_named(query.activity)
    if codes:
        reasons.append("registered for: " + listed(list(labels(entry.classes & mask(codes)))).lower())
    if query.income_max is not None or query.size:
        pounds = entry.income
        reasons.append("income not told" if pounds is None else f"income {money_short(pounds * 100, 'GBP')}")
    words = " ".join(filter(None, (_telling(query.words), "" if codes else query.activity.strip())))
    if words:
        where = "its name" if hit.in_name else "what it says of itself"
        reasons.append(f"“{words}” in {where}")
    sentence = "; ".join(reasons)
    return sentence[:1].upper() + sentence[1:] if sentence else "On the register"


def _why_there(entry: FoundEntry, hit: Hit, place: PlacesSought, known: Mapping[int, str]) -> str:
    wanted = set(place.inside if hit.place_rank == 0 else place.wider)
    named = [known[row_id] for row_id in map(int, entry.places.split()) if row_id in wanted]
    office = f"office in postcode area {entry.postcode_area}"
    if not named:
        return office
    more = f" and {plural(len(named) - 3, 'other place')}" if len(named) > 3 else ""
    works = f"works in {', '.join(named[:3])}{more}" if more else f"works in {listed(named)}"
    return works if hit.place_rank == 0 else f"{works}, {office}"


def _where_we_looked(db: Connection, names: Mapping[Register, str]) -> WhereWeLooked:
    here = register_imports.registers_held(db)
    return WhereWeLooked(
        tuple(name for one, name in names.items() if one in here),
        tuple(name for one, name in names.items() if one not in here),
    )
