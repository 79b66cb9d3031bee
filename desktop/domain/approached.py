"""Others ask us to join their bid: what they offer, tested for bid candy, and the days we are given.

Bid candy is a small organisation named to win points, and left without work, money or a say once the bid
is won. The tests look only at what was noted; words are never judged, marks and figures are.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from desktop.domain.decision import Holding
from desktop.domain.runway import Plans
from desktop.domain.words import plural
from desktop.domain.working_days import Calendar

MOST_DAYS = 30
"""A payment later than this asks a small organisation to lend the larger one its money."""
_FAIR_PART = Decimal("0.75")
"""Of its share of the work, the least share of the value that is no puzzle."""


class Answer(StrEnum):
    """What we answered."""

    TALK = "talk"
    JOIN = "join"
    NO = "no"


ANSWER_WORDS = {
    Answer.TALK: "We talk, on our own timetable",
    Answer.JOIN: "We take part",
    Answer.NO: "We do not take part",
}


class Approach(Struct, frozen=True, kw_only=True):
    """What another organisation asks of us; None means that nobody has said.

    `named` tells whether the bid names us, `voice` whether we take part in the talks on the bid and with the
    buyer, `on_results` whether our money hangs on results. `if_no` is what they say happens if we say no.
    `said` is what they wrote, `reply` our draft. `shared` was ticked by a person: it may leave the file.
    """

    organisation: str = ""
    contact: str = ""
    about: str = ""
    asked_on: date | None = None
    reply_by: date | None = None
    role: str = ""
    named: bool | None = None
    share_work: Decimal | None = None
    share_value: Decimal | None = None
    voice: bool | None = None
    voice_words: str = ""
    exclusive: bool | None = None
    exclusive_words: str = ""
    paid_after_days: int | None = None
    on_results: bool | None = None
    payment_words: str = ""
    if_no: str = ""
    said: str = ""
    reply: str = ""
    shared: bool = False


class Check(StrEnum):
    """What an approach is tested for."""

    ROLE = "role"
    SHARE = "share"
    VOICE = "voice"
    EXCLUSIVITY = "exclusivity"
    PAYMENT = "payment"


CHECK_WORDS = {
    Check.ROLE: "A named role",
    Check.SHARE: "A share of work and value",
    Check.VOICE: "A voice in the bid",
    Check.EXCLUSIVITY: "Free to work with others",
    Check.PAYMENT: "Payment terms",
}


class Checked(Struct, frozen=True):
    """How one thing stands, and why."""

    check: Check
    holding: Holding
    because: str


class Days(Struct, frozen=True, kw_only=True):
    """The days they have beside the days we were given, in working days; None where a day is missing.

    `theirs` runs from the day they asked us to the deadline, `before` from publication to the day they asked.
    `ours` runs from the day they asked to the day they want our reply, `left` from today to that day.
    `thinking` is what asking our own people takes us: pause and conversations of the shortest honest plan.
    """

    theirs: int | None
    before: int | None
    ours: int | None
    left: int | None
    thinking: int


def refusals(approach: Approach, today: date) -> tuple[tuple[str, str], ...]:
    """Return why an approach cannot be logged so: field and sentence each; none where it can."""
    found = []
    if not approach.organisation:
        found.append(("organisation", "Choose who asks, or add them."))
    if approach.asked_on is None:
        found.append(("asked_on", "Choose the day they asked."))
    elif approach.asked_on > today:
        found.append(("asked_on", "That day is still to come."))
    if approach.reply_by and approach.asked_on and approach.reply_by < approach.asked_on:
        found.append(("reply_by", "The reply comes after they asked."))
    for name in ("share_work", "share_value"):
        share = getattr(approach, name)
        if share is not None and not 0 <= share <= 100:
            found.append((name, "Choose 0 to 100 percent, or leave it empty."))
    if approach.paid_after_days is not None and not 0 <= approach.paid_after_days <= 999:
        found.append(("paid_after_days", "Choose 0 to 999 days, or leave it empty."))
    return tuple(found)


def checks(approach: Approach) -> tuple[Checked, ...]:
    """Return how each of the five checks stands, in their order."""
    rules = {
        Check.ROLE: _role,
        Check.SHARE: _share,
        Check.VOICE: _voice,
        Check.EXCLUSIVITY: _exclusivity,
        Check.PAYMENT: _payment,
    }
    return tuple(Checked(check, *rule(approach)) for check, rule in rules.items())


def days(
    approach: Approach,
    *,
    published_on: date | None,
    submission_on: date | None,
    today: date,
    plans: Plans,
    calendar: Calendar,
) -> Days:
    """Return the days they have beside the days we were given."""
    asked, reply = approach.asked_on, approach.reply_by
    shortest = plans.shortest
    return Days(
        theirs=calendar.between(asked, submission_on) if asked and submission_on else None,
        before=calendar.between(published_on, asked) if asked and published_on else None,
        ours=calendar.between(asked, reply) if asked and reply else None,
        left=calendar.between(today, reply) if reply else None,
        thinking=shortest.pause + shortest.conversations,
    )


def day_sentences(found: Days) -> tuple[str, ...]:
    """Return the days in sentences, theirs first; what is not known is said to be so."""
    theirs = (
        f"They have {plural(found.theirs, 'working day')} from asking us to the deadline."
        if found.theirs is not None
        else "The deadline is not known, so the days they have are not either."
    )
    before = (
        (f"They asked us {plural(found.before, 'working day')} after it was published.",)
        if found.before is not None
        else ()
    )
    return (theirs, *before, _ours(found))


def our_day(today: date, *, submission_on: date | None, plans: Plans, calendar: Calendar) -> date | None:
    """Return the day by which we can answer honestly, None where the deadline leaves no such day.

    The full plan's pause and conversations, where writing and sign-off still fit behind them; else the
    shortest honest plan's.
    """
    for plan in (plans.full, plans.shortest):
        on = calendar.after(today, plan.pause + plan.conversations)
        if submission_on is None or calendar.between(on, submission_on) >= plan.writing + plan.sign_off:
            return on
    return None


def _ours(found: Days) -> str:
    if found.ours is None:
        return "No day was given for our reply."
    given = f"We were given {plural(found.ours, 'working day')} to reply"
    if found.ours < found.thinking:
        return f"{given}; asking our own people takes us {plural(found.thinking, 'working day')}."
    return f"{given}, and asking our own people takes us {plural(found.thinking, 'working day')}."


def _role(one: Approach) -> tuple[Holding, str]:
    if one.named is False:
        return Holding.IN_TENSION, "The bid would not name us for what we do."
    if one.named and not one.role.strip():
        return Holding.IN_TENSION, "The bid would name us, and no work of ours is said."
    if one.named:
        return Holding.KEPT, f"The bid names us for: {_line(one.role)}."
    if one.role.strip():
        return Holding.NOT_KNOWN, f"Offered: {_line(one.role)}. Whether the bid names us for it is not said."
    return Holding.NOT_KNOWN, "No role was said."


def _share(one: Approach) -> tuple[Holding, str]:
    work, value = one.share_work, one.share_value
    nothing = [name for name, share in (("the work", work), ("the value", value)) if share == 0]
    if nothing:
        return Holding.IN_TENSION, f"No share of {' and of '.join(nothing)}."
    if work is None and value is None:
        return Holding.NOT_KNOWN, "No share of work or value was said."
    if work is None:
        return Holding.NOT_KNOWN, f"{_percent(value)} of the value; what share of the work is not said."
    if value is None:
        return Holding.NOT_KNOWN, f"{_percent(work)} of the work; what share of the value is not said."
    words = f"{_percent(work)} of the work for {_percent(value)} of the value."
    return (Holding.IN_TENSION if value < work * _FAIR_PART else Holding.KEPT), words


def _voice(one: Approach) -> tuple[Holding, str]:
    if one.voice is None:
        return Holding.NOT_KNOWN, "Whether we take part in the talks on the bid is not said."
    if one.voice:
        return Holding.KEPT, _with("We take part in the talks on the bid", one.voice_words)
    return Holding.IN_TENSION, _with("The bid is talked over without us", one.voice_words)


def _exclusivity(one: Approach) -> tuple[Holding, str]:
    if one.exclusive is None:
        return Holding.NOT_KNOWN, "Whether we may work with others on this is not said."
    if one.exclusive:
        return Holding.IN_TENSION, _with(
            "They ask that we work with nobody else on this", one.exclusive_words
        )
    return Holding.KEPT, _with("We stay free to work with others", one.exclusive_words)


def _payment(one: Approach) -> tuple[Holding, str]:
    late = one.paid_after_days is not None and one.paid_after_days > MOST_DAYS
    paid = (
        f"Paid {plural(one.paid_after_days, 'day')} after our invoice"
        if one.paid_after_days is not None
        else ""
    )
    if late or one.on_results:
        parts = (paid if late else "", "our money hangs on results" if one.on_results else "")
        sentence = "; ".join(part for part in parts if part)
        return Holding.IN_TENSION, _with(sentence[0].upper() + sentence[1:], one.payment_words)
    if paid and one.on_results is False:
        return Holding.KEPT, _with(f"{paid}, whatever the results", one.payment_words)
    if paid:
        return Holding.NOT_KNOWN, _with(f"{paid}; whether it hangs on results is not said", one.payment_words)
    return Holding.NOT_KNOWN, _with("When we would be paid is not said", one.payment_words)


def _with(sentence: str, words: str) -> str:
    return f"{sentence}: {_line(words)}." if words.strip() else f"{sentence}."


def _line(words: str) -> str:
    return " ".join(words.split()).rstrip(".")


def _percent(share: Decimal | None) -> str:
    return f"{share.normalize():f} %" if share is not None else ""
