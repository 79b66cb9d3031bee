"""The words that a letter to another organisation begins with; its writer makes them their own.

They keep to our rules: what is public, a fair day to answer by, and no word on who bids.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from desktop.domain.reply_by import FairReply
from desktop.domain.words import long_day, plural

_WHY = "We write to you because [say what you know of their work, and where from]."
_ALONE = (
    "We are not asking whether you will bid, and please do not tell us: whether to bid, and at what price, "
    "each of us decides alone. Please keep to what is public. If we both find later that we want to bid "
    "together, we would do that openly, with the buyer's knowledge, and put our terms in writing first."
)
_ANSWERS = (
    "Before we decide anything, we would like to hear what you think would serve people here best. Working "
    "together could be one answer. Others are that we back what you do already, that we share what we have, "
    "or that we tell {buyer} what the community needs."
)
_NO_TENDER = (
    "There is no tender for it that we know of, and that is why we ask now: there is time to think, and to "
    "listen to people who live with it."
)
_A_NO = "A no needs no reason."
_ENCLOSED = "How we work with others stands on one page, which comes with this letter."


class About(Struct, frozen=True, kw_only=True):
    """What a letter is about: a public opportunity, or else a need in words."""

    title: str = ""
    buyer: str = ""
    closes_on: date | None = None
    link: str = ""
    need: str = ""
    is_early: bool = False


def subject(about: About) -> str:
    """Return what the letter is about, in a line."""
    if about.title:
        return f"Talking with you about “{about.title}”"
    return f"Talking with you about {about.need}" if about.need else "Talking with you"


def body(about: About, reply: FairReply, *, with_offer: bool) -> str:
    """Return the letter between greeting and signature."""
    buyer = about.buyer or "the buyer"
    opening = _published(about, buyer) if about.title else _needed(about)
    parts = [_WHY, opening, _ANSWERS.format(buyer=buyer if about.title else "those who buy services")]
    if about.title:
        parts.append(_ALONE)
    parts.append(_reply(reply))
    if with_offer:
        parts.append(_ENCLOSED)
    return "\n\n".join(parts)


def _published(about: About, buyer: str) -> str:
    what = "says that it plans" if about.is_early else "has published"
    closes = f", which closes on {long_day(about.closes_on)}" if about.closes_on else ""
    link = f" The notice is public: {about.link}" if about.link else " The notice is public."
    return f"{buyer[0].upper()}{buyer[1:]} {what} “{about.title}”{closes}.{link}"


def _needed(about: About) -> str:
    need = about.need or "[say which need you have in mind, and where]"
    return f"We would like to talk with you about {need}. {_NO_TENDER}"


def _reply(reply: FairReply) -> str:
    if reply.on is None:
        return (
            "There is too little time left before it closes to plan something together honestly, so we do "
            f"not ask you to. We would still like to talk, whenever it suits you. {_A_NO}"
        )
    return (
        f"If you would like to talk, please answer by {long_day(reply.on)}. That leaves you "
        f"{plural(reply.days, 'working day')} to ask whom you need to ask; if it is too few, tell us what "
        f"would suit you. {_A_NO}"
    )
