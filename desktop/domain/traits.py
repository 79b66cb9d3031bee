"""What tells opportunities apart beside stage and runway: early or live, how bought, for whom."""

from __future__ import annotations

from enum import StrEnum


class Answer(StrEnum):
    """What a buyer says of something: silence is an answer of its own."""

    YES = "yes"
    NO = "no"
    NOT_STATED = "not_stated"


class Trait(StrEnum):
    """One thing a list can be narrowed to. Of one kind any will do; different kinds must all hold."""

    EARLY = "early_signal"
    LIVE = "live_tender"
    FRAMEWORK = "framework"
    CALL_OFF = "call_off"
    MARKET = "market"
    LOOKS_TWICE = "looks_twice"
    VCSE_YES = "vcse_yes"
    VCSE_NO = "vcse_no"
    VCSE_NOT_STATED = "vcse_not_stated"
    SME_YES = "sme_yes"
    SME_NO = "sme_no"
    SME_NOT_STATED = "sme_not_stated"
    RESERVED_YES = "reserved_yes"
    RESERVED_NO = "reserved_no"
    RESERVED_NOT_STATED = "reserved_not_stated"


def answer(stated: bool | None) -> Answer:
    """Return the answer that a flag gives; None is no answer."""
    if stated is None:
        return Answer.NOT_STATED
    return Answer.YES if stated else Answer.NO


ANSWER_WORDS = {Answer.YES: "Yes", Answer.NO: "No", Answer.NOT_STATED: "Not stated"}

KIND = (Trait.EARLY, Trait.LIVE, Trait.FRAMEWORK, Trait.CALL_OFF, Trait.MARKET, Trait.LOOKS_TWICE)
"""Those that say what it is; the others say for whom."""

TRAIT_WORDS = {
    Trait.EARLY: "Early signals",
    Trait.LIVE: "Live tenders",
    Trait.FRAMEWORK: "Frameworks",
    Trait.CALL_OFF: "Call-offs",
    Trait.MARKET: "Dynamic markets",
    Trait.LOOKS_TWICE: "May stand twice",
    Trait.VCSE_YES: "Voluntary groups: yes",
    Trait.VCSE_NO: "Voluntary groups: no",
    Trait.VCSE_NOT_STATED: "Voluntary groups: not stated",
    Trait.SME_YES: "Small bidders: yes",
    Trait.SME_NO: "Small bidders: no",
    Trait.SME_NOT_STATED: "Small bidders: not stated",
    Trait.RESERVED_YES: "Reserved: yes",
    Trait.RESERVED_NO: "Reserved: no",
    Trait.RESERVED_NOT_STATED: "Reserved: not stated",
}
