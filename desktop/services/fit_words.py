"""The reasons of a fit, in words: what speaks for it, what against, and what no notice says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from desktop.domain.fit import Evidence, FitFacts, FitLevel, FitRule, Kind, Size
from desktop.domain.place_matching import Where
from desktop.domain.words import listed, money_short
from desktop.services.kinds import kind_title
from desktop.services.wording import region_name

FIT_WORDS = {FitLevel.STRONG: "Strong", FitLevel.SOME: "Some", FitLevel.WEAK: "Weak"}
FIT_NAMES = {level: words.lower() for level, words in FIT_WORDS.items()}
"""As files and the command line say it."""
_MOST = 5


class Standing(StrEnum):
    """Whether a reason speaks for the fit, against it, or says what is not known."""

    FOR = "for"
    AGAINST = "against"
    NOT_TOLD = "not_told"


class FitReason(Struct, frozen=True):
    """One reason, as a sentence."""

    standing: Standing
    sentence: str


def reasons(evidence: Evidence, rule: FitRule, facts: FitFacts) -> tuple[FitReason, ...]:
    """Return why it fits as it does: what rules it out, then the work, the place and the value."""
    return tuple(
        FitReason(standing, sentence)
        for standing, sentence in (
            *_ruled_out(evidence),
            *_words(evidence),
            *_kind(evidence),
            *_place(evidence),
            *_value(evidence, rule, facts),
        )
    )


_Said = Iterator[tuple[Standing, str]]


def _ruled_out(evidence: Evidence) -> _Said:
    if evidence.ruled_out:
        words = "a word" if len(evidence.ruled_out) == 1 else "words"
        yield Standing.AGAINST, f"It says {_quoted(evidence.ruled_out)}, {words} that you rule out."


def _words(evidence: Evidence) -> _Said:
    if evidence.in_title:
        yield Standing.FOR, f"Its title says {_quoted(evidence.in_title)}."
    if evidence.in_text:
        also = "also " if evidence.in_title else ""
        yield Standing.FOR, f"Its text {also}says {_quoted(evidence.in_text)}."
    if evidence.words_asked and not evidence.in_title and not evidence.in_text:
        yield Standing.AGAINST, "It says none of your words."


def _kind(evidence: Evidence) -> _Said:
    title = kind_title(evidence.kind_code)
    if evidence.kind is Kind.OURS:
        within = (
            f", within your {evidence.our_kind}" if evidence.our_kind not in ("", title) else ", one of yours"
        )
        yield Standing.FOR, f"Its kind of work is {title}{within}."
    elif evidence.kind is Kind.WIDER:
        yield (
            Standing.NOT_TOLD,
            f"Its kind of work is told broadly: {title}, which holds your {evidence.our_kind}.",
        )
    elif evidence.kind is Kind.OTHER:
        yield Standing.AGAINST, f"Its kind of work is {title}, which is not one of yours."
    elif evidence.kind is Kind.NOT_TOLD:
        yield Standing.NOT_TOLD, "It states no kind of work."


def _place(evidence: Evidence) -> _Said:
    found = evidence.place
    told = region_name(found.told)
    if found.where is Where.HERE and found.by_name:
        yield Standing.FOR, f"The buyer's name or town says {found.told}{_within(found.told, found.ours)}."
    elif found.where is Where.HERE:
        yield Standing.FOR, f"It is to be done in {told}{_within(told, found.ours)}."
    elif found.where is Where.ELSEWHERE:
        yield Standing.AGAINST, f"It is to be done in {told}, which is not one of your places."
    elif found.where is Where.WIDE:
        yield Standing.NOT_TOLD, "It names the United Kingdom, and no place within."
    elif found.where is Where.NOT_TOLD and found.told:
        yield Standing.NOT_TOLD, f"It is to be done in {told}, which cannot be compared with your places."
    elif found.where is Where.NOT_TOLD:
        yield Standing.NOT_TOLD, "It states no place."


def _within(told: str, ours: str) -> str:
    return "" if told == ours else f", for your {ours}"


def _value(evidence: Evidence, rule: FitRule, facts: FitFacts) -> _Said:
    amount = money_short(facts.value_pence, facts.currency)
    if evidence.size is Size.WITHIN:
        yield Standing.FOR, f"Its value, {amount}, is within your range."
    elif evidence.size is Size.BELOW:
        lowest = money_short(rule.value_from_pence, "GBP")
        yield Standing.AGAINST, f"Its value, {amount}, is below the {lowest} that you begin at."
    elif evidence.size is Size.ABOVE:
        highest = money_short(rule.value_to_pence, "GBP")
        yield Standing.AGAINST, f"Its value, {amount}, is above the {highest} that you go up to."
    elif evidence.size is Size.NOT_TOLD and facts.value_pence is not None:
        yield Standing.NOT_TOLD, f"Its value, {amount}, is not in pounds."
    elif evidence.size is Size.NOT_TOLD:
        yield Standing.NOT_TOLD, "It states no value."


def _quoted(words: Sequence[str]) -> str:
    some = [f"“{word}”" for word in words[:_MOST]]
    more = len(words) - _MOST
    return listed([*some, *([f"{more} more"] if more > 0 else [])])
