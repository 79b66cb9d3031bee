"""Who a supplier of a notice is: in our directory, on a register; by its number first, by its name second.

A number is sure, a name is only a reason to ask: where several are called so, none is taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from desktop.domain.organisation import Organisation
from desktop.domain.organisation_names import COMPANY, name_keys
from desktop.domain.size import Size
from desktop.domain.words import plural
from desktop.services.our_size import REGISTERS, register_size
from desktop.store import directory, register_entries, register_names
from desktop.store.connection import Connection
from desktop.store.register_entries import RegisterFacts


class By(StrEnum):
    """What a match rests on."""

    NUMBER = "number"
    NAME = "name"
    PERSON = "person"


class Match(Struct, frozen=True, kw_only=True):
    """Who it is, or may be. `organisation` is of the directory, `register` what a register says of it.

    `several` counts those of that name where no one of them was taken.
    """

    organisation: Organisation | None = None
    by: By | None = None
    register: RegisterFacts | None = None
    register_by: By | None = None
    several: int = 0

    @property
    def is_sure(self) -> bool:
        """Whether the directory's organisation is the one, by its number or a person's word."""
        return self.organisation is not None and self.by is not By.NAME

    @property
    def identifier(self) -> str:
        """The number of the register's entry, "" where there is none."""
        return f"{self.register.register}-{self.register.number}" if self.register else ""

    @property
    def size(self) -> Size | None:
        """How big it is: what the register tells, else the directory."""
        told = register_size(self.register) if self.register else None
        one = self.organisation
        if told or one is None or one.income_band is None:
            return told
        return Size(band=one.income_band, source=one.income_from)

    @property
    def words(self) -> str:
        """The match in words; "" where nobody was found."""
        return ". ".join(filter(None, (self._in_directory(), self._on_register(), self._several())))

    def _in_directory(self) -> str:
        if self.organisation is None:
            return ""
        if self.by is By.NAME:
            return f"Looks like {self.organisation.name} in our directory, by its name alone"
        return "In our directory" + (", by its number" if self.by is By.NUMBER else "")

    def _on_register(self) -> str:
        if self.register is None:
            return ""
        where = REGISTERS.get(self.register.register, self.register.register)
        left = ", which it has left" if self.register.removed_on else ""
        how = "by its number" if self.register_by is By.NUMBER else "by its name alone"
        return f"On the register of the {where} ({self.register.number}){left}, {how}"

    def _several(self) -> str:
        return f"{plural(self.several, 'organisation')} of that name: none was taken" if self.several else ""


class Suppliers:
    """Matches suppliers, one after the other, against one reading of the directory."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._everyone = directory.everyone(db)
        self._by_number = {number.casefold(): one for one in self._everyone for number in one.numbers}
        self._by_name: dict[str, list[Organisation]] = {}
        for one in self._everyone:
            for key in {key for name in (one.name, *one.other_names) for key in name_keys(name)}:
                self._by_name.setdefault(key, []).append(one)

    def match(self, name: str, number: str, organisation: str = "") -> Match:
        """Return who this supplier is. `organisation` is whom a person said it is."""
        said = directory.one(self._db, organisation) if organisation else None
        facts = self._registered((number, *(said.numbers if said else ())))
        held = said or self._numbered((number, *_numbers(facts)))
        if held:
            facts = facts or self._registered(held.numbers)
            by = By.PERSON if said else By.NUMBER
            return Match(organisation=held, by=by, register=facts, register_by=By.NUMBER if facts else None)
        return self._named(name, number, facts)

    def _named(self, name: str, number: str, facts: RegisterFacts | None) -> Match:
        """Return who is called so; one with another number of the same register is somebody else."""
        called = {one.id: one for key in name_keys(name) for one in self._by_name.get(key, ())}
        held = [one for one in called.values() if not _differ(one.numbers, (number, *_numbers(facts)))]
        here = held[0] if len(held) == 1 else None
        if facts:
            return Match(
                organisation=here, by=By.NAME if here else None, register=facts, register_by=By.NUMBER
            )
        listed = () if number else register_names.of_name(self._db, name)
        only = listed[0] if len(listed) == 1 else None
        several = max(len(held), len(listed))
        return Match(
            organisation=here,
            by=By.NAME if here else None,
            register=only,
            register_by=By.NAME if only else None,
            several=several if several > 1 and not (here or only) else 0,
        )

    def _numbered(self, numbers: tuple[str, ...]) -> Organisation | None:
        found = (self._by_number.get(number.casefold()) for number in numbers if number)
        return next((one for one in found if one), None)

    def _registered(self, numbers: tuple[str, ...]) -> RegisterFacts | None:
        for number in filter(None, numbers):
            scheme, _, bare = number.rpartition("-")
            found = (
                register_names.of_company(self._db, bare)
                if scheme == COMPANY
                else register_entries.of_number(self._db, number)
            )
            if found:
                return found
        return None


def _differ(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Return whether two have numbers of one register that are not the same."""
    known = dict(number.rpartition("-")[::2] for number in ours)
    return any(known.get(scheme, bare) != bare for scheme, _, bare in (one.rpartition("-") for one in theirs))


def _numbers(facts: RegisterFacts | None) -> tuple[str, ...]:
    """Return the numbers that a register tells of one: its own, and its company's."""
    if facts is None:
        return ()
    company = (f"{COMPANY}-{facts.company}",) if facts.company else ()
    return (f"{facts.register}-{facts.number}", *company)
