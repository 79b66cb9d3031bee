"""The pause: how far a lens has come, and when a pause counts."""

from __future__ import annotations

import pytest

from desktop.domain.pause import (
    Answer,
    Lens,
    LensId,
    LensState,
    Pause,
    PauseKind,
    Question,
    Unknown,
    counts,
    lenses_answered,
    progress,
)

LENS = Lens(
    LensId.MISSION_FIT,
    "Mission fit",
    "",
    (Question("a", "A?"), Question("b", "B?")),
    Question("line", "In a line?"),
)
SAID = Answer("Yes, and here.")
NOT_KNOWN = Answer(unknown=Unknown("Amina Okoro"))


@pytest.mark.parametrize(
    ("answers", "answered", "state"),
    [
        ({}, 0, LensState.NOT_STARTED),
        ({"a": Answer("  ")}, 0, LensState.NOT_STARTED),
        ({"a": SAID}, 1, LensState.BEGUN),
        ({"a": SAID, "b": NOT_KNOWN}, 2, LensState.DONE),
        ({"line": SAID}, 0, LensState.NOT_STARTED),
    ],
)
def test_a_full_pause_asks_every_question(
    answers: dict[str, Answer], answered: int, state: LensState
) -> None:
    found = progress(LENS, answers)

    assert (found.answered, found.asked, found.state) == (answered, 2, state)


def test_a_quick_pause_asks_one_line() -> None:
    found = progress(LENS, {"line": SAID}, PauseKind.QUICK)

    assert (found.answered, found.asked, found.state) == (1, 1, LensState.DONE)


def test_a_pause_counts_when_each_lens_has_an_answer() -> None:
    answers = {lens: {"a": SAID} for lens in LensId}
    answers[LensId.COMMUNITY_IMPACT] = {"a": NOT_KNOWN}

    assert counts(Pause(answers=answers))
    assert lenses_answered(Pause(answers=answers)) == 4


def test_less_is_begun_and_does_not_count() -> None:
    pause = Pause(answers={LensId.MISSION_FIT: {"a": SAID}, LensId.EXISTING_PROVIDERS: {"b": Answer(" ")}})

    assert lenses_answered(pause) == 1
    assert not counts(pause)
    assert not counts(None)
