"""The first question on an empty workspace: who are you?"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.working_days import Nation
from desktop.services.desk import Desk
from desktop.store.connection import Connection


@dataclass(frozen=True, slots=True)
class WhoWeAre:
    """The person at the desk and the organisation. `nation` decides which bank holidays count."""

    person: str
    organisation: str
    nation: Nation


def who_we_are(db: Connection) -> WhoWeAre | None:
    """Return who uses this workspace, None while nobody has said."""
    raise LookupError


def introduce(desk: Desk, who: WhoWeAre) -> None:
    """Record who we are; from then on the desk writes in that person's name.

    Raises:
        NotPossible: a name is empty; says which.
    """
    raise LookupError(who)
