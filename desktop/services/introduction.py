"""The first question on an empty workspace: who are you?"""

from __future__ import annotations

from msgspec import Struct

from desktop.domain.working_days import Nation
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.store import people, settings
from desktop.store.connection import Connection


class WhoWeAre(Struct, frozen=True):
    """The person at the desk and the organisation. `nation` decides which bank holidays count."""

    person: str
    organisation: str
    nation: Nation


def who_we_are(db: Connection, author: str | None = None) -> WhoWeAre | None:
    """Return who uses this workspace, None while nobody has said."""
    kept = settings.of(db)
    if not kept.organisation:
        return None
    everyone = people.everyone(db)
    person = next((one for one in everyone if one.id == author), everyone[0] if everyone else None)
    return WhoWeAre(person.name if person else "", kept.organisation, kept.nation)


def introduce(desk: Desk, who: WhoWeAre) -> None:
    """Record who we are; from then on the desk writes in that person's name.

    Raises:
        NotPossible: a name is empty; says which.
    """
    for label, name in (("your name", who.person), ("your organisation's name", who.organisation)):
        if not name.strip():
            raise NotPossible(
                happened=f"The field for {label} is empty.",
                safe="Nothing was recorded.",
                to_do=f"Fill in {label}; it stays on this computer.",
            )
    from desktop.services.keeping_up import keep_up

    desk.author = desk.workspace.write(lambda db: _introduce(db, desk, who)).result()
    keep_up(desk)  # counts what of many opportunities the new nation has left to be counted


def _introduce(db: Connection, desk: Desk, who: WhoWeAre) -> str:
    from desktop.services.authors import person_named  # a window that knows who we are waits for none of it
    from desktop.services.keeping_up import recount
    from desktop.store import journal

    if journal.last_arrived(db) is None:
        journal.append(
            db,
            author=None,
            kind="workspace.begun",
            subject=None,
            payload={"sample": desk.sample},
            now=desk.now(),
        )
    person = person_named(db, desk, " ".join(who.person.split()), "")
    journal.append(
        db,
        author=person,
        kind="organisation.named",
        subject=None,
        payload={"name": " ".join(who.organisation.split()), "nation": who.nation},
        now=desk.now(),
    )
    recount(db)
    return person
