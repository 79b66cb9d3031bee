"""Steps that stories share: a quick pause, a decision as it is typed, and the record held against it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.domain.decision import OUTCOME_WORDS, Outcome
from desktop.services import catalogue
from desktop.services.verifying import check
from tests.ui.keyboard import CTRL
from tests.ui.stories.person import Person

QUICK_QUESTIONS = tuple(lens.quick.prompt for lens in catalogue.lenses())


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What somebody types and ticks on the page of a decision; reasons and what is done instead in words."""

    outcome: Outcome
    why: str
    reason: str
    others: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    next_step: str = ""
    no_pause: str = ""
    look_again_if: str = ""
    minute: str = ""
    review_on: str = ""
    by: tuple[str, ...] = ("Amina Okoro",)
    anew: str = ""
    considered: str = ""
    dissent: str = ""
    conditions: str = ""


def pause_quickly(person: Person, lines: tuple[str, ...]) -> None:
    """Type the four lines of a quick pause, from the page of the opportunity, and go on to the decision."""
    person.click("Start the pause")
    if person.has("Quick pause"):
        person.click("Quick pause")
    for question, line in zip(QUICK_QUESTIONS, lines, strict=True):
        person.write(question, line)
    person.press(Qt.Key.Key_Return, CTRL)
    person.sees("What have you decided?")


def decide(person: Person, typed: Typed) -> None:
    """Fill in the page of the decision, and record it."""
    person.click(OUTCOME_WORDS[typed.outcome])
    person.write("Why", typed.why)
    for field, words in (
        ("Why decide without", typed.no_pause),
        ("Why decision", typed.anew),
        ("What else we considered", typed.considered),
        ("Who saw it otherwise", typed.dissent),
        ("Conditions", typed.conditions),
    ):
        if words:
            person.write(field, words)
    for each in typed.instead:
        person.click(each)
    if typed.next_step:
        person.write("What we will do next", typed.next_step)
    person.choose("Main reason", typed.reason)
    for each in typed.others:
        person.click(each)
    for name in typed.by:
        person.click(f"Add {name}")
    for field, words in (
        ("Review on", typed.review_on),
        ("Board minute", typed.minute),
        ("Look again if", typed.look_again_if),
    ):
        if words:
            person.write(field, words)
    person.record()


def record_says(person: Person, number: str, typed: Typed, *lines: str) -> None:
    """Hold the register against what was typed: on its page, and as it is printed for other programs."""
    found = person.recorded(number)
    assert found.outcome is typed.outcome
    assert found.rationale == typed.why
    assert tuple(catalogue.reason_words(reason) for reason in found.reasons) == (typed.reason, *typed.others)
    assert tuple(one.split(",")[0] for one in found.decided_by) == typed.by
    person.opens_record(number)
    person.sees(typed.why, typed.reason, *typed.others, *typed.instead, *lines)
    more = (typed.next_step, typed.no_pause, typed.look_again_if, typed.minute, typed.anew)
    person.sees(*filter(None, (*more, typed.considered, typed.dissent, typed.conditions)))
    person.sees(*typed.by, found.hash)
    assert check(person.desk).ok


def bytes_of(file: Path) -> bytes:
    """Return all bytes of a file and its log, as somebody finds them who knows nothing of SQLite."""
    return b"".join(each.read_bytes() for each in sorted(file.parent.glob(f"{file.name}*")))
