"""Naming an organisation, or somebody there, with a few letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from msgspec import Struct

from desktop.domain.organisation import Contact, Organisation
from desktop.store import directory
from desktop.store.connection import Connection

MOST = 12


class Known(Struct, frozen=True):
    """Something that can be named: its id, its name, what tells it apart, and all it is found by."""

    key: str
    name: str
    aside: str
    found_by: tuple[str, ...]


def organisations(db: Connection) -> tuple[Known, ...]:
    """Return every organisation of the directory as it can be named, by name."""
    return tuple(map(_organisation, directory.everyone(db)))


def people(db: Connection, organisation: str | None) -> tuple[Known, ...]:
    """Return the people of an organisation as they can be named; of every one where none is given."""
    names = directory.names(db) if organisation is None else {}
    there = directory.contacts(db, organisation)
    return tuple(_person(one, names.get(one.organisation, "")) for one in there)


def organisation_named(db: Connection, organisation: str | None) -> tuple[str | None, str]:
    """Return the id and the name that an id leads to; None and "" where it leads nowhere."""
    found = directory.one(db, organisation) if organisation else None
    return (found.id, found.name) if found else (None, "")


def person_named(db: Connection, person: str | None) -> tuple[str | None, str]:
    """Return the id and the name of somebody at an organisation; None and "" where they are not known."""
    found = directory.contact(db, person) if person else None
    return (found.id, found.name) if found else (None, "")


def matching(known: Iterable[Known], typed: str) -> tuple[Known, ...]:
    """Return those that are found by every word that is typed, those that begin with the first first."""
    words = folded(typed).split()
    found = [one for one in known if all(any(word in name for name in one.found_by) for word in words)]
    found.sort(key=lambda one: not (words and one.found_by[0].startswith(words[0])))
    return tuple(found[:MOST])


def named(known: Iterable[Known], typed: str) -> Known | None:
    """Return the one that is called exactly so, None where none or several are."""
    wanted = folded(typed)
    found = [one for one in known if one.found_by[0] == wanted]
    return found[0] if wanted and len(found) == 1 else None


def _organisation(one: Organisation) -> Known:
    aside = ", ".join(one.other_names[:2]) or ", ".join(role.words() for role in one.roles)
    return Known(one.id, one.name, aside, tuple(map(folded, (one.name, *one.other_names, *one.numbers))))


def _person(one: Contact, where: str) -> Known:
    aside = ", ".join(filter(None, (one.role, where)))
    return Known(one.id, one.name, aside, tuple(map(folded, (one.name, one.role, where))))


def folded(text: str) -> str:
    """Return a text as names are compared: no capitals, no accents, single blanks."""
    spelled = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in spelled if not unicodedata.combining(letter)).split())
