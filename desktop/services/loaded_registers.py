"""The registers on this computer: of which day, under which licence, and what of them is not here."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from desktop.domain.moments import uk_day
from desktop.domain.words import listed, plural, year_day
from desktop.services.desk import Desk
from desktop.services.register_names import NAMES, register_names
from desktop.store import register_imports, settings
from desktop.store.connection import Connection
from desktop.store.register_imports import LoadedPart, Refusal
from feeds.registers.entry import Part, Register

OLD_AFTER = timedelta(days=92)
LICENCE = "Open Government Licence v3.0"
_PARTS = {
    Part.CHARITIES: "the charities",
    Part.ACTIVITIES: "what they do",
    Part.PLACES: "where they work",
    Part.NAMES: "other names",
}
_NO_LICENCE = "No licence is needed"
_INVENTED = "It was invented for the sample: nobody in it exists."
_IN_ONE_FILE = frozenset({Register.SCOTLAND, Register.NORTHERN_IRELAND})


class Published(Struct, frozen=True, kw_only=True):
    """Where a register is published: the page, which files to take there, and how it wants to be named."""

    register: str
    page: str
    files: str
    attribution: str
    terms: str = ""


PUBLISHED = {
    Register.ENGLAND_AND_WALES: Published(
        register=NAMES[Register.ENGLAND_AND_WALES],
        page="https://register-of-charities.charitycommission.gov.uk/en/register/full-register-download",
        files="Take the JSON files charity, charity_classification, charity_area_of_operation and "
        "charity_other_names, as the zips they are.",
        attribution="Contains information of the Charity Commission for England and Wales, licensed under "
        f"the {LICENCE}.",
    ),
    Register.SCOTLAND: Published(
        register=NAMES[Register.SCOTLAND],
        page="https://www.oscr.org.uk/about-charities/search-the-register/download-the-scottish-charity-register/",
        files="Take the zip of the current register.",
        attribution="Contains information of the Scottish Charity Register, supplied by the Office of the "
        f"Scottish Charity Regulator and licensed under the {LICENCE}.",
        terms="Not for direct marketing.",
    ),
    Register.NORTHERN_IRELAND: Published(
        register=NAMES[Register.NORTHERN_IRELAND],
        page="https://www.charitycommissionni.org.uk",
        files="Search the register there for everything, and take the CSV that it offers.",
        attribution="Contains information of the Charity Commission for Northern Ireland, licensed under "
        f"the {LICENCE}.",
    ),
}


class Aside(Struct, frozen=True):
    """Rows of a file that could not be read: how many, and the first of them with why."""

    what: str
    total: int
    rows: tuple[Refusal, ...]


class LoadedRegister(Struct, frozen=True, kw_only=True):
    """A register of which files are here, in words. `warning` says what to do about it, "" for nothing."""

    register: Register
    name: str
    of_day: str
    holds: str
    brought: str
    licence: str
    attribution: str
    warning: str = ""
    aside: tuple[Aside, ...] = ()


class LoadedRegisters(Struct, frozen=True, kw_only=True):
    """The registers that are here, and where those that are not can be had."""

    here: tuple[LoadedRegister, ...]
    not_here: tuple[Published, ...]

    @property
    def line(self) -> str:
        """Which registers a search looks through, and of which day each is."""
        if not self.here:
            return "No register is on this computer yet."
        return f"Searches: {listed([f'{one.name} ({one.of_day})' for one in self.here])}."


def loaded_registers(db: Connection, desk: Desk) -> LoadedRegisters:
    """Return what is held of each register."""
    parts: dict[Register, list[LoadedPart]] = {}
    for part in register_imports.loaded(db):
        parts.setdefault(Register(part.register), []).append(part)
    return LoadedRegisters(
        here=tuple(_loaded(db, one, parts[one], desk.today) for one in NAMES if one in parts),
        not_here=tuple(published for one, published in PUBLISHED.items() if one not in parts),
    )


def _loaded(db: Connection, register: Register, parts: list[LoadedPart], today: date) -> LoadedRegister:
    held, sample = register_imports.held(db, register), settings.of(db).sample
    days = [part.extracted_on for part in parts if part.part == Part.CHARITIES and part.extracted_on]
    of_day = days[0] if days else None
    loaded_on = uk_day(min(part.began_at for part in parts))
    return LoadedRegister(
        register=register,
        name=register_names(db)[register],
        of_day=f"file of {year_day(of_day)}" if of_day else f"loaded on {year_day(loaded_on)}",
        holds=f"{held:,} {'charity' if held == 1 else 'charities'}",
        brought="; ".join(_brought(part) for part in parts),
        licence=_NO_LICENCE if sample else LICENCE,
        attribution=_INVENTED if sample else PUBLISHED[register].attribution,
        warning=" ".join(_warnings(register, parts, of_day or loaded_on, today)),
        aside=tuple(
            Aside(_words(part), part.tally.refused, register_imports.refusals(db, part.id))
            for part in parts
            if part.tally.refused
        ),
    )


def _brought(part: LoadedPart) -> str:
    on = f"of {year_day(part.extracted_on)}, " if part.extracted_on else ""
    tally = part.tally
    told = f"{tally.new:,} new, {tally.changed:,} changed, {tally.unchanged:,} as before"
    left = f", {tally.removed:,} left the register" if tally.removed else ""
    return f"{_words(part).capitalize()} ({on}loaded {year_day(uk_day(part.began_at))}): {told}{left}"


def _warnings(register: Register, parts: list[LoadedPart], of_day: date, today: date) -> list[str]:
    found = [
        f"{_words(part).capitalize()}: stopped after {plural(part.records, 'record')}. Load the same file "
        "again, and it goes on from there."
        for part in parts
        if part.finished_at is None
    ]
    if today - of_day > OLD_AFTER:
        found.append("This is more than three months old: load a newer file.")
    here = {part.part for part in parts}
    missing = [words for part, words in _PARTS.items() if part not in here and part is not Part.NAMES]
    if missing and register not in _IN_ONE_FILE:
        found.append(f"Not here: {listed(missing)}. Without that file no search can tell.")
    return found


def _words(part: LoadedPart) -> str:
    return next((words for one, words in _PARTS.items() if one == part.part), part.part)
