"""Finding partners in the registers, offline; each result says why it matched."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.domain.words import listed, money_short
from desktop.services.register_classes import codes_named, labels, mask
from desktop.services.register_places import PlacesSought, places_sought
from desktop.services.registers import NAMES
from desktop.store import register_search, registers
from desktop.store.connection import Connection
from desktop.store.register_search import FoundEntry, Sought
from desktop.store.search_words import expression
from feeds.registers.entry import Register

MOST_FOUND = 1_000
_BANDS = (
    (10_000, "under £10k"),
    (100_000, "£10k to £100k"),
    (500_000, "£100k to £500k"),
    (1_000_000, "£500k to £1m"),
    (10_000_000, "£1m to £10m"),
)
LEFT_OUT = (
    "Groups on no register: small, new or informal ones, and many led by people with experience.",
    "Community interest companies, co-operatives and other social enterprises that are no charities.",
    "Public bodies, faith groups that are excepted, and charities registered under another name.",
    "What an organisation is willing or able to do: a register says neither; ask.",
)
"""What no search of the registers can show."""


@dataclass(frozen=True, slots=True)
class FinderQuery:
    """What a person looks for; all of it optional. `income_max` in whole pounds."""

    words: str = ""
    place: str = ""
    activity: str = ""
    income_max: int | None = None
    limit: int = 50


@dataclass(frozen=True, slots=True)
class FoundOrganisation:
    """An organisation on a register, and why it was found. `id` is its organisation identifier."""

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


@dataclass(frozen=True, slots=True)
class WhereWeLooked:
    """The registers that were searched, those that are not here, and what none of them holds."""

    searched: tuple[str, ...]
    not_here: tuple[str, ...]
    left_out: tuple[str, ...] = LEFT_OUT


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found; `has_more` says that the limit cut it."""

    organisations: tuple[FoundOrganisation, ...]
    has_more: bool
    looked: WhereWeLooked
    note: str = ""


def find(db: Connection, query: FinderQuery) -> Finding:
    """Search the registers; nearest first, then names that hold the words, then by name."""
    known = register_search.place_names(db)
    place = places_sought(query.place, known) if query.place.strip() else None
    looked = _where_we_looked(db)
    limit = max(1, min(query.limit, MOST_FOUND))
    if place and not place.inside and not place.wider and not place.postcode_area:
        return Finding((), False, looked, f"No register here names a place “{place.name}”.")
    found = register_search.look(db, replace(_sought(db, query, place), limit=limit + 1))
    return Finding(
        tuple(_organisation(one, query, place, known) for one in found[:limit]), len(found) > limit, looked
    )


def income_band(income: int | None) -> str:
    """Return the band that an income falls in; one that is not told is never read as small."""
    if income is None:
        return "not told"
    return next((words for below, words in _BANDS if income < below), "£10m and over")


def _sought(db: Connection, query: FinderQuery, place: PlacesSought | None) -> Sought:
    codes = codes_named(query.activity)
    unlisted = "" if codes else query.activity  # no class of that name: then it is a word like others
    words = expression(f"{query.words} {unlisted}".strip())
    near: tuple[str, ...] = ()
    if place:
        near = (place.postcode_area,) if place.postcode_area else register_search.areas_of(db, place.inside)
    return Sought(
        words=words,
        words_in_name=None if unlisted else expression(query.words, column="name"),
        classes=mask(codes),
        income_max=query.income_max,
        by_place=place is not None,
        inside=place.inside if place else (),
        wider=place.wider if place else (),
        near=near,
        near_is_enough=bool(place and place.postcode_area),
    )


def _organisation(
    found: FoundEntry, query: FinderQuery, place: PlacesSought | None, known: dict[int, str]
) -> FoundOrganisation:
    register = Register(found.register)
    does = labels(found.classes)
    return FoundOrganisation(
        id=f"{register}-{found.number}",
        name=found.name,
        other_names=found.other_names,
        register=NAMES[register],
        number=f"NIC{found.number}" if register is Register.NORTHERN_IRELAND else found.number,
        status=found.status,
        income=found.income,
        income_band=income_band(found.income),
        year_end=found.year_end,
        postcode_area=found.postcode_area,
        places=tuple(known[int(row_id)] for row_id in found.places.split()),
        activities=does,
        about=found.activities,
        website=found.website,
        company=found.company,
        why=_why(found, query, place, known),
    )


def _why(found: FoundEntry, query: FinderQuery, place: PlacesSought | None, known: dict[int, str]) -> str:
    reasons = []
    if place:
        reasons.append(_why_there(found, place, known))
    codes = codes_named(query.activity)
    if codes:
        reasons.append("registered for: " + listed(list(labels(found.classes & mask(codes)))).lower())
    if query.income_max is not None:
        reasons.append(f"income {money_short((found.income or 0) * 100, 'GBP')}")
    words = " ".join(filter(None, (query.words.strip(), "" if codes else query.activity.strip())))
    if words:
        where = "its name" if found.in_name else "what it says of itself"
        reasons.append(f"“{words}” in {where}")
    sentence = "; ".join(reasons)
    return sentence[:1].upper() + sentence[1:] if sentence else "On the register"


def _why_there(found: FoundEntry, place: PlacesSought, known: dict[int, str]) -> str:
    wanted = set(place.inside if found.place_rank == 0 else place.wider)
    named = [known[row_id] for row_id in map(int, found.places.split()) if row_id in wanted]
    office = f"office in postcode area {found.postcode_area}"
    if not named:
        return office
    works = f"works in {listed(named[:3])}"
    return works if found.place_rank == 0 else f"{works}, {office}"


def _where_we_looked(db: Connection) -> WhereWeLooked:
    here = registers.registers_held(db)
    return WhereWeLooked(
        tuple(NAMES[one] for one in NAMES if one in here),
        tuple(NAMES[one] for one in NAMES if one not in here),
    )
