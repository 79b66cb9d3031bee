"""A short reply to those who ask us to join: our words, our timetable, and no agreement about who bids."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from desktop.domain.approached import Approach, Check, Checked, Days
from desktop.domain.decision import Holding
from desktop.domain.words import long_day, plural

ALONE = (
    "This is not an agreement about who bids, for what or at what price. Whether we bid, with others or by "
    "ourselves, we decide alone, and so do you."
)
"""What stands in every reply."""
_ASKS = {
    Check.ROLE: "which work would be ours, and whether the bid names us for it",
    Check.SHARE: "what share of the work and of its value that is",
    Check.VOICE: "how we take part when the bid is written and when the buyer is met",
    Check.EXCLUSIVITY: "whether we stay free to work with others",
    Check.PAYMENT: "when we would be paid, and whether that hangs on results",
}
_STANDS = {
    Check.ROLE: "We are named in a bid for work that is ours, or not at all.",
    Check.SHARE: "We take part with a fair share of the work and of the money for it.",
    Check.VOICE: "We take part in the talks on what is promised in our name.",
    Check.EXCLUSIVITY: "We stay free to work with others.",
    Check.PAYMENT: "We cannot wait long for our money, nor carry payment by results for others.",
}


class Reply(Struct, frozen=True, kw_only=True):
    """What a reply is made of. `to` is whom we answer, `us` what we are called, `by` who writes.

    `our_day` is the day by which we can answer honestly, None where the deadline leaves none.
    """

    approach: Approach
    checks: Sequence[Checked]
    days: Days
    title: str
    to: str
    us: str
    by: str
    our_day: date | None


def reply(one: Reply) -> str:
    """Return a reply to edit. It says nothing of any third organisation."""
    about = f" on “{one.title}”" if one.title else ""
    asked = f" on {long_day(one.approach.asked_on)}" if one.approach.asked_on else ""
    paragraphs = [
        f"Dear {one.to or 'all'},",
        f"Thank you for asking us{asked} to work with you{about}.",
        _timetable(one),
        _questions(one),
        _stands(one),
        f"Until we have told you that we take part, please do not name us in the bid. {ALONE}",
        "\n".join(("With good wishes,", *(part for part in (one.by, one.us) if part))),
    ]
    return "\n\n".join(part for part in paragraphs if part)


def _timetable(one: Reply) -> str:
    days = one.days
    given = (
        f"You gave us {plural(days.ours, 'working day')} to answer. "
        if days.ours is not None and days.ours < days.thinking
        else ""
    )
    thinks = (
        "We ask our staff, the people we serve and our trustees before we say yes, and that takes us at "
        f"least {plural(days.thinking, 'working day')}."
    )
    if one.our_day is None:
        return (
            f"{given}{thinks} The deadline leaves no time for that, so we cannot say yes to this one. We "
            "would gladly talk with you earlier about the next."
        )
    return f"{given}{thinks} You will hear from us by {long_day(one.our_day)}."


def _questions(one: Reply) -> str:
    asks = [_ASKS[found.check] for found in one.checks if found.holding is Holding.NOT_KNOWN]
    if not one.approach.if_no.strip():
        asks.append("what happens on your side if we say no")
    if not asks or one.our_day is None:
        return ""
    return "\n".join(("To think about it we need to know:", *(f"- {ask}" for ask in asks)))


def _stands(one: Reply) -> str:
    stands = [_STANDS[found.check] for found in one.checks if found.holding is Holding.IN_TENSION]
    return (
        "\n".join(("So that you know where we stand:", *(f"- {each}" for each in stands))) if stands else ""
    )
