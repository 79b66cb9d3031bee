"""What the trustees have delegated: who may decide alone on what, and what waits for their sign-off.

Only what binds us is limited. Anyone on the team may record a step back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from desktop.domain.decision import Outcome
from desktop.domain.nation import Nation
from desktop.domain.trustees import is_trustee
from desktop.domain.words import money

LONGEST_ROLE = 80
MOST_PENCE = 10**12


class SignOffAsked(StrEnum):
    """For which decisions the workspace asks for a trustee's sign-off."""

    NEVER = "never"
    BIDS = "bids"
    EVERY = "every"


SIGN_OFF_WORDS = {
    SignOffAsked.NEVER: "No decision",
    SignOffAsked.BIDS: "Bids and partnerships",
    SignOffAsked.EVERY: "Every decision",
}


class Limit(Struct, frozen=True):
    """Somebody of this role may decide alone up to this value; None for any value."""

    role: str
    up_to_pence: int | None = None

    @property
    def words(self) -> str:
        """The limit as a line: "director, up to £50,000"."""
        upper = "any value" if self.up_to_pence is None else f"up to {money(self.up_to_pence, 'GBP')}"
        return f"{self.role}, {upper}"


class Powers(Struct, frozen=True, kw_only=True):
    """What a decision is held against: limits, what the tender is worth (None: not known), where we work."""

    limits: tuple[Limit, ...] = ()
    value_pence: int | None = None
    nation: Nation = Nation.ENGLAND


NO_LIMITS = Powers()


def asks_sign_off(asked: SignOffAsked, outcome: Outcome | None) -> bool:
    """Return whether a decision of this outcome waits for sign-off once it is recorded."""
    return asked is SignOffAsked.EVERY or (
        asked is SignOffAsked.BIDS and outcome in (Outcome.BID, Outcome.PARTNER)
    )


def beyond_limits(roles: Sequence[str], powers: Powers) -> str:
    """Return in a sentence why these people may not decide this among themselves; "" where they may.

    Without limits anyone may. A trustee always may. A value that is not known is within no bound.
    """
    if not powers.limits or any(map(is_trustee, roles)):
        return ""
    theirs = {_plain(role) for role in roles}
    if any(_reaches(limit, powers.value_pence) for limit in powers.limits if _plain(limit.role) in theirs):
        return ""
    worth = (
        f"worth {money(powers.value_pence, 'GBP')}"
        if powers.value_pence is not None
        else "of no stated value"
    )
    limits = "; ".join(limit.words for limit in powers.limits)
    alone = f"nobody named here may decide alone on something {worth}"
    return f"{alone}. Delegated are: {limits}. Name a trustee too."


def limit_refusal(role: str, up_to_pence: int | None, others: Iterable[Limit]) -> str:
    """Return why such a limit cannot be added beside these others, in a sentence; "" where it can."""
    wanted = _plain(role)
    if not wanted:
        return "Say for which role this is, for example director."
    if len(wanted) > LONGEST_ROLE:
        return f"Use {LONGEST_ROLE} letters or fewer."
    if is_trustee(role):
        return "Trustees decide together without a limit: it is for other roles."
    if any(_plain(other.role) == wanted for other in others):
        return "This role has a limit already: remove it first."
    if up_to_pence is not None and not 0 < up_to_pence <= MOST_PENCE:
        return "Write an amount in pounds, more than nothing; leave it empty for any value."
    return ""


def _reaches(limit: Limit, value_pence: int | None) -> bool:
    return limit.up_to_pence is None or (value_pence is not None and value_pence <= limit.up_to_pence)


def _plain(role: str) -> str:
    return " ".join(role.casefold().split())
