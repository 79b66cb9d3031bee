"""The file is handed over on a memory stick: the other computer begins its own chain, in order."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.domain.decision import Outcome
from desktop.services.desk import Desk
from desktop.ui.asks import Asks
from tests.ui.stories.conftest import OpenFile, SitDown
from tests.ui.stories.steps import Typed, decide, record_says

FIRST = Typed(
    outcome=Outcome.STEP_BACK,
    why="Others answer these calls already.",
    reason="Others are better placed",
    instead=("Nothing for now",),
    no_pause="There was no time left.",
)
SECOND = Typed(
    outcome=Outcome.BID,
    why="The woods group asked us to carry it on.",
    reason="It keeps going what people rely on",
    no_pause="They asked, and time is short.",
)


def test_a_file_on_a_memory_stick_goes_on_with_a_chain_of_its_own(
    sit_down: SitDown,
    open_file: OpenFile,
    sample_desk: Desk,
    tmp_path: Path,
    other_computer: Callable[[], None],
) -> None:
    stick, laptop = tmp_path / "stick", tmp_path / "laptop"
    stick.mkdir()
    laptop.mkdir()
    amina = sit_down(sample_desk, Asks(files=lambda _: [], folder=lambda _: stick))
    amina.find_in_list("warm homes")
    amina.press(Qt.Key.Key_D)
    amina.sees("What have you decided?")
    decide(amina, FIRST)
    amina.go_to("Back up")
    amina.until(lambda: list(stick.glob("*.tenderpause")))
    (backup,) = stick.glob("*.tenderpause")

    other_computer()
    shutil.copy(backup, laptop / "handed over.tenderpause")
    rhys = sit_down(open_file(laptop / "handed over.tenderpause"))
    record_says(rhys, "1", FIRST)
    rhys.find_in_list("green spaces")
    rhys.press(Qt.Key.Key_D)
    rhys.sees("What have you decided?")
    decide(rhys, SECOND)

    rhys.sees("Decision B1 is recorded")
    record_says(rhys, "B1", SECOND)
    record_says(rhys, "1", FIRST)
