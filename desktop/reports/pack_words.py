"""The sentences of a board pack that are made from its values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from desktop.domain.decision import Outcome
from desktop.domain.packs import PART_WORDS, PackPart
from desktop.domain.pause import PauseKind
from desktop.domain.runway import Verdict
from desktop.domain.words import listed, long_day, month, month_day, plural, short_month, year_day
from desktop.reports.pack import Pack, PackDecision, PackPause
from desktop.reports.text import plain, shortened

_NUMBERS = (
    *("No", "One", "Two", "Three", "Four", "Five", "Six"),
    *("Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"),
)
_TIMES = {1: "once", 2: "twice"}
_MOST_NUMBERS, _MOST_REVIEWS = 12, 5


def period_words(from_on: date, to_on: date) -> str:
    """Return "April to June 2026" for whole months, else "9 April to 3 June 2026"."""
    whole = from_on.day == 1 and (to_on + timedelta(days=1)).day == 1
    if not whole:
        return _days_words(from_on, to_on)
    if (from_on.year, from_on.month) == (to_on.year, to_on.month):
        return f"{month(from_on)} {from_on.year}"
    first = month(from_on) if from_on.year == to_on.year else f"{month(from_on)} {from_on.year}"
    return f"{first} to {month(to_on)} {to_on.year}"


def _days_words(from_on: date, to_on: date) -> str:
    if from_on == to_on:
        return year_day(to_on)
    first = month_day(from_on) if from_on.year == to_on.year else year_day(from_on)
    return f"{first} to {year_day(to_on)}"


def short_day(on: date) -> str:
    """Return "9 Jun"."""
    return f"{on.day} {short_month(on)}"


def part_words(part: PackPart, pack: Pack) -> str:
    """Return a part's name; the pages of decisions with how many they are."""
    if part is PackPart.DECISIONS:
        count = len(pack.decisions)
        return f"{plural(count, 'decision')}, a page each" if count != 1 else "One decision"
    return PART_WORDS[part]


def how_to_check(pack: Pack) -> tuple[str, ...]:
    """Return how a reader can check later that the record still says what is printed here."""
    if pack.preview:
        return ("A preview. The pack gets the code that it can be checked by once it is made.",)
    lines = [
        f"Check code {pack.check.code}. With it anyone who has the file can see at any later time whether "
        "the record still says what is printed here: in the register under Check a printed code, or with "
        "tender-pause verify --head and the code."
    ]
    if pack.for_partners:
        lines.append("A copy for partners: it holds what we chose to share, and is not the whole record.")
    if pack.left_out:
        lines.append(
            f"{plural(pack.left_out, 'decision')} on tenders that may still be open "
            f"{'is' if pack.left_out == 1 else 'are'} left out: who else may bid decides alone."
        )
    return tuple(lines)


def nothing_decided(pack: Pack) -> tuple[str, str]:
    """Return a heading and a sentence for a time without decisions."""
    if pack.left_out:
        return (
            "Nothing here can be shared yet",
            "What we decided is on tenders that may still be open. We tell others once they have closed.",
        )
    return (
        "Nothing here needs a decision from trustees",
        "No one bid, partnered or stepped back in this time, so there is no reasoning to read. "
        "A good time to talk to a neighbour about what may be coming.",
    )


def pack_title(pack: Pack) -> str:
    """Return what the pack is, for its first heading and for machines."""
    return f"{plain(pack.organisation)}: decisions, {period_words(pack.from_on, pack.to_on)}"


def summary_sentence(pack: Pack) -> str:
    """Return "Seven decisions. We bid once, partnered twice and stepped back four times."."""
    standing = pack.standing
    if not standing:
        return (
            "No decision of this time can be shared yet."
            if pack.left_out
            else "No decision was recorded in this time."
        )
    done = [
        f"{words} {_times(len(pack.of(outcome)))}"
        for outcome, words in (
            (Outcome.BID, "bid"),
            (Outcome.PARTNER, "partnered"),
            (Outcome.STEP_BACK, "stepped back"),
        )
        if pack.of(outcome)
    ]
    replaced = len(pack.decisions) - len(standing)
    noun = "decision" if len(standing) == 1 else "decisions"
    more = (
        f" {_number(replaced)} more {'was' if replaced == 1 else 'were'} replaced by a later one."
        if replaced
        else ""
    )
    return f"{_number(len(standing))} {noun}. We {listed(done)}.{more}"


def pause_sentence(pause: PackPause) -> str:
    """Return in a sentence how whole the pause was, ready for the reason it was not."""
    if pause.kind is None:
        return "Decided with no pause."
    if not pause.counts:
        return f"The pause was begun: {pause.lenses_answered} of 4 lenses."
    return "A quick pause: one line a lens." if pause.kind is PauseKind.QUICK else "A full pause."


def pause_kind_words(pause: PackPause) -> str:
    """Return what pause there was where it was not a full one, else ""."""
    if pause.kind is None:
        return "No pause"
    if not pause.counts:
        return f"Begun, {pause.lenses_answered} of 4"
    return "Quick pause" if pause.kind is PauseKind.QUICK else ""


def decided_by_words(decision: PackDecision) -> str:
    """Return the people who decided, with their roles."""
    return "; ".join(person.words for person in decision.decided_by)


def pause_counts(pack: Pack) -> tuple[tuple[str, int], ...]:
    """Return how many decisions followed a full pause, a quick one, one begun, none."""
    pauses = [decision.pause for decision in pack.standing]
    return (
        ("after a full pause", sum(one.counts and one.kind is PauseKind.FULL for one in pauses)),
        ("after a quick pause", sum(one.counts and one.kind is PauseKind.QUICK for one in pauses)),
        ("after part of a pause", sum(one.kind is not None and not one.counts for one in pauses)),
        ("with no pause", sum(one.kind is None for one in pauses)),
    )


def counts(pack: Pack) -> tuple[tuple[str, int], ...]:
    """Return how we decided, as counts with their words; a copy for partners says how often alone."""
    outcomes = (
        ("bid in our own name", len(pack.of(Outcome.BID))),
        ("with partners", len(pack.of(Outcome.PARTNER))),
        ("stepped back", len(pack.of(Outcome.STEP_BACK))),
    )
    if pack.for_partners:
        return outcomes
    return (*outcomes, *pause_counts(pack), *other_counts(pack))


def other_counts(pack: Pack) -> tuple[tuple[str, int], ...]:
    """Return what else trustees look for."""
    return (
        ("Exceptions to our commitments", sum(len(one.exceptions) for one in pack.standing)),
        ("Unknowns accepted", sum(len(one.unknowns) for one in pack.standing)),
        ("Dismissed", len(pack.dismissed)),
    )


def time_given(pack: Pack) -> tuple[tuple[str, int, Verdict], ...]:
    """Return how the tenders of this time stood when they were published; nothing where there was none."""
    given, (full, shortest) = pack.time_given, pack.needs
    if not given.total:
        return ()
    rows = (
        (f"Enough time, {full} days or more", given.enough, Verdict.ENOUGH),
        (f"Tight, {shortest} to {full - 1}", given.tight, Verdict.TIGHT),
        (f"Too short, under {shortest}", given.too_short, Verdict.TOO_SHORT),
    )
    return (*rows, ("Not known", given.not_known, Verdict.NO_DATE)) if given.not_known else rows


def time_given_words(pack: Pack) -> str:
    """Return what was counted."""
    tenders = plural(pack.time_given.total, "tender")
    which = " that fitted us," if pack.time_given.of_fitting else ""
    return f"Of {tenders}{which} published in this time, by working days to the deadline:"


def days_words(working_days: int | None, verdict: Verdict | None) -> str:
    """Return the days that were left: "28 d", "Early", "No date"."""
    return f"{working_days} d" if working_days is not None else _NO_COUNT.get(verdict, "–")


_NO_COUNT: dict[Verdict | None, str] = {
    Verdict.EARLY_SIGNAL: "Early",
    Verdict.CLOSED: "Closed",
    Verdict.NO_DATE: "No date",
}


def step_back_reasons(pack: Pack) -> tuple[tuple[str, int], ...]:
    """Return the main reasons of the step backs with their counts, most first."""
    reasons = [decision.main_reason or "No main reason given" for decision in pack.of(Outcome.STEP_BACK)]
    counted = {reason: reasons.count(reason) for reason in reasons}
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def to_discuss(pack: Pack) -> tuple[str, ...]:
    """Return the questions that the values themselves raise; those alike are asked together."""
    standing = pack.standing
    titles = dict.fromkeys(commitment.title for one in standing for commitment in one.exceptions)
    questions = [
        f"“{shortened(title, 120)}”: are we content with {_exceptions(pack, title)}?" for title in titles
    ]
    for words, found in (
        ("Decided with no pause", [one for one in standing if one.pause.kind is None]),
        ("Decided on part of a pause", [one for one in standing if one.pause.kind and not one.pause.counts]),
    ):
        if found:
            questions.append(f"{words}: {_numbers(found)}. Would we do so again?")
    unsure = [one for one in standing if one.unknowns]
    if unsure:
        questions.append(f"Unknowns were accepted in {_numbers(unsure)}. Do we know more now?")
    return (*questions, *_reviews(pack))


def _exceptions(pack: Pack, title: str) -> str:
    found = [one for one in pack.standing if any(held.title == title for held in one.exceptions)]
    noun = "the exception" if len(found) == 1 else f"{len(found)} exceptions"
    return f"{noun} to it ({_numbers(found)})"


def _reviews(pack: Pack) -> tuple[str, ...]:
    first, more = pack.reviews[:_MOST_REVIEWS], len(pack.reviews[_MOST_REVIEWS:])
    lines = [
        f"{review.number}, {shortened(review.title, 90)}: review due on {long_day(review.due_on)}. "
        "Who will look back?"
        for review in first
    ]
    return (*lines, f"{plural(more, 'more review')} due.") if more else tuple(lines)


def _numbers(decisions: Sequence[PackDecision]) -> str:
    """Return the numbers of these decisions; a title too where it is one alone."""
    if len(decisions) == 1:
        return f"{decisions[0].number}, {shortened(decisions[0].title, 90)}"
    named, more = [one.number for one in decisions[:_MOST_NUMBERS]], len(decisions[_MOST_NUMBERS:])
    return listed([*named, f"{more} more"] if more else named)


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def _times(count: int) -> str:
    return _TIMES.get(count) or f"{_number(count).lower()} times"
