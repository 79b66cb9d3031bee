"""The first question on an empty workspace: who are you?"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.organisation import IncomeBand
from desktop.domain.words import year_day
from desktop.domain.working_days import Nation
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.store import people, settings
from desktop.store.connection import Connection


class WhoWeAre(Struct, frozen=True):
    """The person at the desk and the organisation. `nation` decides which bank holidays count.

    What follows can be told later: the number by which we are registered, what we are here to do, and in
    which band our yearly income lies.
    """

    person: str
    organisation: str
    nation: Nation
    charity_number: str = ""
    purpose: str = ""
    income: IncomeBand | None = None


def who_we_are(db: Connection, author: str | None = None) -> WhoWeAre | None:
    """Return who uses this workspace, None while nobody has said."""
    kept = settings.of(db)
    if not kept.organisation:
        return None
    everyone = people.everyone(db)
    person = next((one for one in everyone if one.id == author), everyone[0] if everyone else None)
    return WhoWeAre(
        person.name if person else "",
        kept.organisation,
        kept.nation,
        kept.charity_number,
        kept.purpose,
        kept.our_income.in_band if kept.our_income else None,
    )


def introduce(desk: Desk, who: WhoWeAre) -> None:
    """Record who we are; from then on the desk writes in that person's name.

    Raises:
        NotPossible: a name is empty, or the number is none that a charity has; says which.
    """
    for label, name in (("your name", who.person), ("your organisation's name", who.organisation)):
        if not name.strip():
            raise NotPossible(
                happened=f"The field for {label} is empty.",
                safe="Nothing was recorded.",
                to_do=f"Fill in {label}; it stays on this computer.",
            )
    from desktop.domain import charity_number
    from desktop.services.keeping_up import keep_up

    wrong = charity_number.refusal(who.charity_number)
    if wrong:
        raise NotPossible(happened=wrong, safe="Nothing was recorded.", to_do="Correct it, or leave it out.")
    who = replace(
        who,
        charity_number=charity_number.tidied(who.charity_number),
        purpose=who.purpose.strip(),
    )
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
        payload={"name": " ".join(who.organisation.split()), "nation": who.nation, **_told(who, desk)},
        now=desk.now(),
    )
    recount(db)
    return person


def _told(who: WhoWeAre, desk: Desk) -> dict[str, object]:
    """Return what was told of what can be told later."""
    source = f"as we said on {year_day(desk.today)}"
    said: dict[str, object] = {
        "charity_number": who.charity_number,
        "purpose": who.purpose,
        "our_income": {"band": who.income, "source": source} if who.income else None,
    }
    return {name: value for name, value in said.items() if value}
