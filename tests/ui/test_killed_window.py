"""A window killed while somebody types in a pause loses at most the last second of it."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from desktop.domain.pause import LensId
from desktop.services import pausing
from desktop.services.introduction import introduce
from desktop.services.opening import open_desk
from desktop.services.sample import SAMPLE_PEOPLE
from desktop.services.verifying import check
from tests.conftest import NOW
from tests.ui.window_typist import KEY, LETTER_EVERY_MS

KILLS = int(os.environ.get("TENDER_PAUSE_KILLS", "2"))
PROJECT = Path(__file__).parents[2]


def type_and_kill(file: Path, letters: int) -> dict[int, float]:
    """Type so many letters and kill the window; return how long before that the text had each length."""
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.window_typist", str(file)],
        cwd=PROJECT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert typist.stdout is not None
    with typist, typist.stdout as said:
        told = [said.readline().split() for _ in range(letters)]
        killed_at = time.monotonic()
        typist.kill()
    return {int(length): killed_at - float(at) for length, at in told}


def held_up(ages: Iterable[float]) -> float:
    """Return for how long at most the window came to nothing: a loaded computer lets others go first."""
    return max((after - before for before, after in pairwise(sorted({0.0, *ages}))), default=0.0)


def kept(file: Path) -> str:
    """Return the text that the next window would put into the field."""
    desk = open_desk(file, lambda: NOW)
    with desk.workspace, desk.reader() as db:
        lens = pausing.pause_card(db, desk, KEY).lenses[0]
    assert lens.id is LensId.MISSION_FIT
    draft = lens.drafts.get(lens.questions[0].id)
    return draft.text if draft else ""


def test_at_most_a_second_of_typing_is_lost(pulled_sample: Path, workspace_file: Path) -> None:
    dice = random.Random(KILLS)
    shutil.copy(pulled_sample, workspace_file)
    desk = open_desk(workspace_file, lambda: NOW)
    introduce(desk, SAMPLE_PEOPLE)
    desk.workspace.close()
    for _ in range(KILLS):
        typed = type_and_kill(workspace_file, dice.randint(1, 4000 // LETTER_EVERY_MS))

        length = len(kept(workspace_file).rstrip()) + 1  # a space at the end may have gone
        lost = [before_kill for wanted, before_kill in typed.items() if wanted > length]
        assert max(lost, default=0) < 1 + held_up(typed.values())

    desk = open_desk(workspace_file, lambda: NOW)
    assert check(desk).ok
    desk.workspace.close()
