"""What stands on the page of one decision, in words: printed and shown alike. What is empty is left out."""

from __future__ import annotations

from desktop.domain.decision import HOLDING_WORDS, OUTCOME_WORDS, Holding
from desktop.domain.runway import sentence, short_window_sentence
from desktop.domain.words import long_day
from desktop.reports.pack import PackDecision
from desktop.reports.pack_words import decided_by_words

Facts = tuple[tuple[str, str], ...]
"""A label and words each."""


def byline(one: PackDecision) -> str:
    """Return the buyer, what it is worth, and where it was seen."""
    return ", ".join(part for part in (one.buyer, one.value, one.source) if part)


def outcome_words(one: PackDecision) -> str:
    """Return the outcome with its main reason."""
    words = OUTCOME_WORDS[one.outcome]
    return f"{words}: {one.main_reason}" if one.main_reason else words


def runway_words(one: PackDecision) -> str:
    """Return what the runway of that day said; "" where none was known."""
    if one.runway is None:
        return ""
    return f"As it stood that day: {sentence(one.runway)} {short_window_sentence(one.runway)}".strip()


def who_and_when(one: PackDecision) -> str:
    """Return who decided and who recorded it, on which days; people are left out where none is named."""
    people = decided_by_words(one)
    by = f" by {people}" if people else ""
    reported = f" (as reported by {one.recorded_by})" if people and one.recorded_by else ""
    recorder = f" by {one.recorded_by}" if one.recorded_by else ""
    minute = f" Minute: {one.minute}." if one.minute else ""
    return (
        f"Decided on {long_day(one.decided_on)}{by}{reported}. "
        f"Recorded on {long_day(one.recorded_on)}{recorder}.{minute}"
    )


def what_follows(one: PackDecision) -> Facts:
    """Return the rest of the record."""
    look_again = f"If: {one.look_again_if}" if one.look_again_if else ""
    if one.review_on:
        look_again = f"{long_day(one.review_on)}{f', or if: {one.look_again_if}' if look_again else ''}"
    facts = (
        ("Unknowns", "; ".join(_not_said_yet(one))),
        ("Other reasons", "; ".join(one.other_reasons)),
        ("Lots", "; ".join(one.lots)),
        ("Instead", "; ".join(one.instead)),
        ("Next step", one.next_step),
        *one.considered,
        *one.of_people,
        ("Sign-off", one.signed_off),
        ("Look again", look_again),
        *one.replaced,
        ("Notice", one.link),
    )
    return tuple((label, words) for label, words in facts if words)


def commitment_rows(one: PackDecision) -> tuple[tuple[Holding, str, str], ...]:
    """Return how each commitment stood: a row for each with words of its own, one for all alike."""
    rows = []
    for holding in (Holding.IN_TENSION, Holding.KEPT, Holding.NOT_KNOWN):
        held = [commitment for commitment in one.commitments if commitment.holding is holding]
        rows += [
            (holding, each.title, f"{HOLDING_WORDS[holding]}: {each.note}") for each in held if each.note
        ]
        alike = "; ".join(each.title for each in held if not each.note)
        rows += [(holding, alike, HOLDING_WORDS[holding])] if alike else []
    return tuple(rows)


def _not_said_yet(one: PackDecision) -> list[str]:
    """Return the unknowns accepted beside those that stand under the commitments."""
    said = tuple(each.title for each in one.commitments if each.holding is Holding.NOT_KNOWN)
    return [unknown for unknown in one.unknowns if not (said and unknown.endswith(said))]
