"""Finding one thing by its name, wherever it stands."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from desktop.services import directory_names
from desktop.services.desk import Desk
from desktop.store import finding as store

LEAST_LETTERS = 2
"""Of words; a number may have one."""
_MOST = 8


class Kind(StrEnum):
    """What was found."""

    OPPORTUNITY = "opportunity"
    DECISION = "decision"
    ORGANISATION = "organisation"


class FoundThing(Struct, frozen=True):
    """One thing by its name; `key` is an opportunity's key, a decision's number or an organisation's id."""

    kind: Kind
    key: str
    title: str
    aside: str

    @property
    def is_decision(self) -> bool:
        """Whether it is a decision."""
        return self.kind is Kind.DECISION

    @property
    def is_organisation(self) -> bool:
        """Whether it is an organisation of the directory."""
        return self.kind is Kind.ORGANISATION


def find_by_name(desk: Desk, words: str) -> tuple[FoundThing, ...]:
    """Return the decisions, organisations and opportunities that these words may mean, likeliest first."""
    words = words.strip()
    if len(words) < LEAST_LETTERS and not words.isdigit():
        return ()
    with desk.reader() as db:
        decided = store.decisions(db, words, _MOST)
        opportunities = store.opportunities(db, words, _MOST)
        known = directory_names.matching(directory_names.organisations(db), words)[:_MOST]
    return (
        *(
            FoundThing(Kind.DECISION, one.key, f"{one.key}. {one.title}", f"Decision, {one.buyer}")
            for one in decided
        ),
        *(FoundThing(Kind.ORGANISATION, one.key, one.name, "Organisation") for one in known),
        *(FoundThing(Kind.OPPORTUNITY, one.key, one.title, one.buyer) for one in opportunities),
    )
