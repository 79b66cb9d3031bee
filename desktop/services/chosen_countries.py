"""The countries whose buyers are asked for, where a source can be asked by country."""

from __future__ import annotations

import re

from msgspec.structs import replace

from desktop.domain.words import listed
from desktop.services.authors import arrive, at_the_desk
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.own_sources import with_countries
from desktop.store import checking, journal
from desktop.store import sources as source_store
from desktop.store.connection import Connection
from feeds.source import Source, catalogue, countries
from feeds.walkers.windows import read_plan

_BETWEEN = re.compile(r"[,;\n]+")


def asked_by_country() -> tuple[Source, ...]:
    """Return the sources that can be asked by country, as they come."""
    return tuple(source for source in catalogue() if source.countries)


def country_words(db: Connection) -> str:
    """Return the countries that are asked for now: "Ireland, France"."""
    (source,) = asked_by_country()
    chosen = with_countries(source, checking.of(db).countries).countries
    return ", ".join(countries()[code] for code in chosen)


def read_countries(words: str) -> tuple[str, ...]:
    """Return the codes of countries, written by name or by code.

    Raises:
        NotPossible: one of them publishes nothing there, or there is none.
    """
    by_name = {name.casefold(): code for code, name in countries().items()}
    said = [" ".join(part.split()) for part in _BETWEEN.split(words) if part.strip()]
    codes = [by_name.get(one.casefold()) or one.upper() for one in said]
    unknown = [one for one, code in zip(said, codes, strict=True) if code not in countries()]
    if unknown or not codes:
        raise NotPossible(
            happened=f"TED is not asked for buyers of {listed(unknown)}." if unknown else "Name a country.",
            safe="Nothing was changed.",
            to_do=f"Those it can be asked for: {', '.join(countries().values())}.",
        )
    return tuple(dict.fromkeys(codes))


def choose_countries(desk: Desk, words: str) -> tuple[str, ...]:
    """Ask for the buyers of these countries from now on, back to where a first pull reached; return them.

    Raises:
        NotPossible: one of them publishes nothing there, or there is none.
    """
    codes = read_countries(words)
    at_the_desk(desk)

    def change(db: Connection) -> None:
        chosen = checking.of(db).countries
        before = [with_countries(source, chosen) for source in asked_by_country()]
        arrive(db, desk)
        journal.append(
            db,
            author=desk.author,
            kind="checking.changed",
            subject=None,
            payload={"countries": list(codes)},
            now=desk.now(),
        )
        for source in before:
            if set(codes) - set(source.countries):
                _ask_all_again(db, source.id)

    desk.workspace.write(change).result()
    return codes


def _ask_all_again(db: Connection, source: str) -> None:
    """Let the next pull ask for the whole time again: what it holds is of other countries alone."""
    plan = read_plan(source_store.mark(db, source))
    if plan.since is not None and plan.until is not None:
        again = replace(plan, todo=[(plan.since, plan.until)], at=None)
        source_store.keep_mark(db, source, again.text())
