"""How big we are, for whatever is held beside it: told once, with where it comes from."""

from __future__ import annotations

from desktop.domain.charity_number import identifier
from desktop.domain.organisation_names import name_keys
from desktop.domain.size import Size
from desktop.domain.words import year_day
from desktop.services.authors import arrive
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.store import journal, register_entries, register_names, settings
from desktop.store.connection import Connection
from desktop.store.register_entries import RegisterFacts

MOST_POUNDS = 10_000_000_000
REGISTERS = {
    "GB-CHC": "Charity Commission for England and Wales",
    "GB-SC": "Scottish Charity Regulator",
    "GB-NIC": "Charity Commission for Northern Ireland",
}


def our_size(db: Connection) -> Size | None:
    """Return how big we are, None while nobody has told."""
    return settings.of(db).our_income


def words(size: Size | None) -> str:
    """Return a size in words, with where it comes from; "" while nobody has told."""
    if size is None:
        return ""
    return f"{size.words} ({size.source})" if size.source else size.words


def suggested(db: Connection) -> Size | None:
    """Return what a register here says of our number, else of the only charity of our name."""
    ours = settings.of(db)
    numbered = register_entries.of_number(db, identifier(ours.charity_number))
    if numbered is not None:
        return register_size(numbered)
    found = register_names.of_name(db, ours.organisation) if name_keys(ours.organisation) else ()
    return register_size(found[0]) if len(found) == 1 else None


def our_identifier(db: Connection) -> str:
    """Return our organisation identifier, "" until our charity number is told."""
    return identifier(settings.of(db).charity_number)


def is_us(db: Connection, name: str, *numbers: str) -> bool:
    """Return whether a name is that of our own organisation, or one of these numbers is ours."""
    ours = settings.of(db)
    by_number = identifier(ours.charity_number) in filter(None, numbers)
    return by_number or not set(name_keys(ours.organisation)).isdisjoint(name_keys(name))


def register_size(facts: RegisterFacts) -> Size | None:
    """Return the income that a register tells, with its year; 0 stands for nothing told in some."""
    if not facts.income:
        return None
    until = f", year to {year_day(facts.year_end)}" if facts.year_end else ""
    return Size(pounds=facts.income, source=f"{REGISTERS.get(facts.register, facts.register)}{until}")


def tell(db: Connection, desk: Desk, pounds: int, source: str) -> None:
    """Record how big we are, within a change.

    Raises:
        NotPossible: it is no yearly income, or no source is given.
    """
    refusal = refusals(pounds, source)
    if refusal:
        raise NotPossible(
            happened=" ".join(refusal.values()),
            safe="Nothing was changed.",
            to_do="Correct it and try again.",
        )
    arrive(db, desk)
    journal.append(
        db,
        author=desk.author,
        kind="settings.changed",
        subject=None,
        payload={"our_income": {"pounds": pounds, "source": " ".join(source.split())}},
        now=desk.now(),
    )


def refusals(pounds: int | None, source: str) -> dict[str, str]:
    """Return by field why it cannot be kept."""
    found = {}
    if pounds is None or not 0 < pounds <= MOST_POUNDS:
        found["pounds"] = "Write a year’s income in pounds, such as 240,000."
    if not source.strip():
        found["source"] = "Say where it stands, such as “accounts to March 2026”."
    return found
