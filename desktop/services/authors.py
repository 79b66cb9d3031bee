"""Whose name an entry is written in."""

from __future__ import annotations

from uuid import uuid4

from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.store import journal, people
from desktop.store.connection import Connection


def arrive(db: Connection, desk: Desk) -> None:
    """Add the person at the desk within a change, where they are not known yet: before their first entry."""
    if desk.newcomer and desk.author and desk.author not in people.names(db):
        _add(db, desk, desk.author, desk.newcomer, "")


def person_named(db: Connection, desk: Desk, name: str, role: str) -> str:
    """Return the id of the person of that name within a change, adding them where they are not known yet."""
    arrive(db, desk)
    known = _known(db, name)
    if known:
        return known
    person = uuid4().hex
    _add(db, desk, person, name, role)
    return person


def only_person(db: Connection) -> str | None:
    """Return the id of the only person who writes here, None where there are none or several.

    Trustees who are only named as having decided do not count.
    """
    writers = people.writers(db)
    return writers[0] if len(writers) == 1 else None


def at_the_desk(desk: Desk, name: str | None = None) -> None:
    """Make sure somebody sits at the desk: the person of that name, else the workspace's only person.

    A name not known yet is added with the first entry it writes, so that what is refused adds nobody.

    Raises:
        NobodyNamed: nobody was named and the workspace has no only person.
    """
    name = " ".join((name or "").split())
    if desk.author is None:
        with desk.reader() as db:
            desk.author = _known(db, name) if name else only_person(db)
    if desk.author is None and name:
        desk.author, desk.newcomer = uuid4().hex, name
    if desk.author is None:
        raise NobodyNamed


def _known(db: Connection, name: str) -> str | None:
    """Return the id of the person of that name, however its letters and blanks stand."""
    name = " ".join(name.split()).casefold()
    return next((person.id for person in people.everyone(db) if person.name.casefold() == name), None)


def _add(db: Connection, desk: Desk, person: str, name: str, role: str) -> None:
    journal.append(
        db,
        author=desk.author or person,
        kind="person.added",
        subject=person,
        payload={"person": person, "name": " ".join(name.split()), "role": role},
        now=desk.now(),
    )


class NobodyNamed(NotPossible):
    """An entry needs a name, and none was given."""

    def __init__(self) -> None:
        super().__init__(
            happened="It is not clear who writes this.",
            safe="Nothing was changed.",
            to_do="Say who you are with --as NAME.",
        )
