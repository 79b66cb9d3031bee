"""What the checks of fairness are made of, and the words that they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from desktop.domain.organisation import IncomeBand
from desktop.domain.partnership import Member

PAID_DAYS = 30
ROUNDING = Decimal("0.5")
"""Thirds add up to 99.9, and are all of it."""


class State(StrEnum):
    """How a check stands."""

    HOLDS = "holds"
    LOOK = "look"
    OPEN = "open"


STATE_WORDS = {State.HOLDS: "Holds", State.LOOK: "Worth a look", State.OPEN: "Not known yet"}


class FairCheck(Struct, frozen=True, kw_only=True):
    """One check: what would be fair, how it stands and why, and the sum it rests on, a line each.

    `term` is the field of the terms that would settle it, "" where members do.
    """

    id: str
    title: str
    state: State
    words: str
    sums: tuple[str, ...] = ()
    term: str = ""


class Around(Struct, frozen=True, kw_only=True):
    """What stands around a plan: names and sizes of its members, who was spoken to, and the full cost.

    `sheet_shares` are percentages of the price in the cost worksheet, by member; `buyer_pays_months` is how
    long we wait for the buyer. None, and what is left out, is not known. `twice` names members
    that the directory has made one since.
    """

    names: Mapping[str, str]
    bands: Mapping[str, IncomeBand] = {}
    spoken: frozenset[str] = frozenset()
    moves_money: bool = True
    results_percent: Decimal | None = None
    sheet_shares: Mapping[str, Decimal] = {}
    buyer_pays_months: int | None = None
    twice: tuple[str, ...] = ()

    def name(self, member: Member) -> str:
        """Return what a member is called."""
        return self.names.get(member.organisation) or "A member"


_TITLES = {
    "once": "Everybody stands here once",
    "adds_up": "Shares add up",
    "value": "Value follows work",
    "risk": "Risk sits with reserves",
    "voice": "Voice follows work",
    "free": "No exclusivity",
    "named": "Named because they want to be",
    "paid": f"Paid within {PAID_DAYS} days",
    "results": "Results only where they can be borne",
    "ideas": "Ideas and credit are theirs",
    "buyer": "Members meet the buyer",
    "contacts": "Somebody to call",
    "exit": "A way to disagree, and to part",
    "worksheet": "As the full cost has it",
}


def check(id_: str, state: State, words: str, sums: Sequence[str] = (), term: str = "") -> FairCheck:
    """Return a check under its title."""
    return FairCheck(id=id_, title=_TITLES[id_], state=state, words=words, sums=tuple(sums), term=term)


def upper(words: str) -> str:
    """Return words with a capital at their head."""
    return words[:1].upper() + words[1:]


def figure(part: Decimal | int | None) -> str:
    """Return a percentage as people write it: 33.3, 40; nothing said counts as none."""
    return f"{(part or Decimal(0)).normalize():f}" if isinstance(part, Decimal) else str(part or 0)
