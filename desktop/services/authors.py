"""Whose name an entry is written in."""

from __future__ import annotations

from uuid import uuid4

from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.store import journal, people
from desktop.store.connection import Connection


def author_named(desk: Desk, name: str) -> str:
    """Return the id of the person of that name; a name not known yet is added as a person."""
    name = " ".join(name.split())
    return desk.workspace.write(lambda db: person_named(db, desk, name, "")).result()


def person_named(db: Connection, desk: Desk, name: str, role: str) -> str:
    """Return the id of the person of that name within a change, adding them where they are not known yet."""
    known = next(
        (person.id for person in people.everyone(db) if person.name.casefold() == name.casefold()), None
    )
    if known:
        return known
    person = uuid4().hex
    journal.append(
        db,
        author=desk.author or person,
        kind="person.added",
        subject=person,
        payload={"person": person, "name": name, "role": role},
        now=desk.now(),
    )
    return person


def only_person(db: Connection) -> str | None:
    """Return the id of the only person who writes here, None where there are none or several.

    Trustees who are only named as having decided do not count.
    """
    writers = people.writers(db)
    return writers[0] if len(writers) == 1 else None


def at_the_desk(desk: Desk) -> None:
    """Make sure somebody sits at the desk: the workspace's only person unless one was named.

    Raises:
        NobodyNamed: nobody was named and the workspace has no only person.
    """
    if desk.author is None:
        with desk.reader() as db:
            desk.author = only_person(db)
    if desk.author is None:
        raise NobodyNamed


class NobodyNamed(NotPossible):
    """An entry needs a name, and none was given."""

    def __init__(self) -> None:
        super().__init__(
            happened="It is not clear who writes this.",
            safe="Nothing was changed.",
            to_do="Say who you are with --as NAME.",
        )
