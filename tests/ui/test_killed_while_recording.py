"""A window killed at any moment loses no decision that it recorded, and at most a second of what was typed.

The normal run kills it a few times; `TENDER_PAUSE_KILLS=100` a hundred times, on one file all along.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from desktop.domain.decision import Outcome
from desktop.domain.pause import LensId
from desktop.domain.working_days import Nation
from desktop.services import deciding, pausing
from desktop.services.desk import Desk
from desktop.services.introduction import WhoWeAre, introduce
from desktop.services.opening import open_desk
from desktop.services.verifying import check
from desktop.store import decisions
from tests.conftest import NOW
from tests.ui.notices import a_tender, stored
from tests.ui.test_killed_window import held_up
from tests.ui.window_recorder import WHY, text_of

KILLS = int(os.environ.get("TENDER_PAUSE_KILLS", "3"))
A_RUN = 8
"""Opportunities that one window has before it: more than it comes to."""
LONGEST_S = 2.5
PROJECT = Path(__file__).parents[2]


@dataclass
class Told:
    """What the window told before it was killed: recorded numbers by key, and (key, field, length, age)."""

    recorded: dict[str, str] = field(default_factory=dict)
    typed: list[tuple[str, str, int, float]] = field(default_factory=list)


def live_and_die(file: Path, keys: tuple[str, ...], first: str, after_s: float) -> Told:
    """Let a window work for so long after it first told of such a thing, and kill it."""
    window = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.window_recorder", str(file), *keys],
        cwd=PROJECT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert window.stdout is not None
    with window, window.stdout as said:
        lines = told_until(said, first)
        ends = time.monotonic() + after_s
        while time.monotonic() < ends:
            lines.append(said.readline())
        killed_at = time.monotonic()
        window.kill()
        lines += said.readlines()
    return understood([line.split() for line in lines if line.endswith("\n")], killed_at)


def told_until(said: IO[str], first: str) -> list[str]:
    """Return the lines up to the first that tells of such a thing."""
    lines = []
    for line in said:
        lines.append(line)
        if line.startswith(first):
            break
    return lines


def understood(lines: list[list[str]], killed_at: float) -> Told:
    told = Told()
    for what, *more in lines:
        if what == "recorded":
            told.recorded[more[0]] = more[1]
        elif what == "typed":
            told.typed.append((more[0], more[1], int(more[2]), killed_at - float(more[3])))
    return told


def kept(desk: Desk, key: str, name: str) -> str:
    """Return what the next window shows in a field, or what the register says of it."""
    with desk.reader() as db:
        if name == WHY:
            recorded = decisions.of(db, key)
            draft = deciding.decision_form(db, desk, key).draft
            return recorded[0].rationale if recorded else draft.rationale
        card = pausing.pause_card(db, desk, key)
    (lens,) = [each for each in card.lenses if each.id is LensId(name)]
    draft_of_line = lens.drafts.get("line")
    return draft_of_line.text if draft_of_line else lens.answers["line"].text if lens.answers else ""


def test_no_recorded_decision_is_lost_and_at_most_a_second_of_typing(workspace_file: Path) -> None:
    dice = random.Random(KILLS)
    desk = open_desk(workspace_file, lambda: NOW)
    introduce(desk, WhoWeAre("Amina Okoro", "Fernmoor Neighbours", Nation.ENGLAND))
    keys = stored(desk, *(a_tender(number, 30) for number in range(A_RUN * KILLS)))
    desk.workspace.close()
    promised: dict[str, str] = {}
    for run in range(KILLS):
        before_it = keys[run * A_RUN : (run + 1) * A_RUN]
        first = "typed" if run % 4 else "recorded"
        told = live_and_die(workspace_file, before_it, first, dice.uniform(0.0, LONGEST_S))
        promised |= told.recorded

        desk = open_desk(workspace_file, lambda: NOW)
        texts = {field: kept(desk, *field) for field in {(key, name) for key, name, _, _ in told.typed}}
        second = 1 + held_up(age for _, _, _, age in told.typed)
        for key, name, length, age in told.typed:
            text = texts[key, name]
            assert text_of(key, name).startswith(text)
            assert age <= second or len(text) + 1 >= length, (
                f"{length - len(text)} letters of {age:.2f} s ago"
            )
        assert check(desk).ok
        with desk.reader() as db:
            found = {row.key: row for row in decisions.rows(db)}
        desk.workspace.close()
        for key, number in promised.items():
            assert (found[key].number, found[key].rationale) == (number, text_of(key, WHY))
            assert found[key].outcome is Outcome.STEP_BACK
    assert promised, "no window came as far as recording"
