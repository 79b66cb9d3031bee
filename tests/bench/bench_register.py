"""A register of a thousand decisions: how soon it stands there, what opens one, and what a check takes.

The limit is reading the same rows from the file and doing nothing with them, in the same run.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median

from msgspec.structs import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from desktop.domain.decision import DecidedBy, DecisionDraft, Outcome
from desktop.domain.working_days import Nation
from desktop.services import deciding, register, verifying
from desktop.services.desk import Desk
from desktop.services.introduction import WhoWeAre, introduce
from desktop.services.opening import open_desk
from desktop.services.register import RegisterFilter
from desktop.store import decisions
from desktop.ui.dressing import dressed_application
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Place
from desktop.ui.pages import page_makers
from desktop.ui.register.register_page import RegisterPage
from tests.bench.figures import Stopwatch, heading, milliseconds, taken, timed, told
from tests.bench.workspaces import NOW
from tests.ui.notices import a_tender, stored

DECISIONS = 1_000
_TIMES = 20
_REASONS = ("others_better_placed", "no_honest_time", "not_our_mission", "does_not_cover_cost")
_WHY = "Two groups do this well, and people trust them; there was no honest time to ask. " * 4
_DRAFT = DecisionDraft(
    outcome=Outcome.STEP_BACK,
    rationale=_WHY,
    decided_by=(DecidedBy("Amina Okoro", "director"), DecidedBy("Rhys Pell", "trustee")),
    no_pause_reason="There was no time to pause.",
    instead=("speak_to_the_buyer",),
)


def main(number: int = DECISIONS) -> None:
    """Print what a register of so many decisions takes, beside one of a single decision."""
    app = dressed_application()
    with tempfile.TemporaryDirectory() as folder:
        one = _made(Path(folder) / "one.tenderpause", 1)
        many = _made(Path(folder) / "many.tenderpause", number)
        heading(f"A register of {number:,} decisions")
        bare, alone = _reading(many), _first_look(app, one)
        whole = _first_look(app, many)
        told("of one decision: the page stands there", milliseconds(alone))
        told(f"of {number:,}", milliseconds(whole), "at once: 300 ms")
        told("  the one to the other", f"{_middle(whole) / _middle(alone):.1f} times")
        told("  and to reading the rows bare", f"{_middle(whole) / _middle(bare):.1f} times")
        _services(many, bare, number)


def _made(file: Path, number: int) -> Path:
    """Make a workspace with so many decisions, a few a day."""
    desk = open_desk(file, lambda: NOW)
    introduce(desk, WhoWeAre("Amina Okoro", "Fernmoor Neighbours", Nation.ENGLAND))
    with desk.reader() as db:
        author = next(iter(db.execute("SELECT id FROM person")))[0]
    keys = stored(desk, *(a_tender(each, 10 + each % 60) for each in range(number)))
    for place, key in enumerate(keys):
        then = Desk(desk.workspace, partial(_at, place, number), author)
        draft = replace(_DRAFT, main_reason=_REASONS[place % len(_REASONS)], minute=f"Item {place}")
        deciding.record(then, key, draft)
    desk.workspace.close()
    return file


def _at(place: int, number: int) -> datetime:
    return NOW - timedelta(minutes=20 * (number - place))


def _reading(file: Path) -> list[Stopwatch]:
    desk = open_desk(file, lambda: NOW)
    with desk.reader() as db:
        takes = taken(_TIMES, lambda: db.execute("SELECT * FROM decision ORDER BY rowid DESC").fetchall())
    desk.workspace.close()
    return takes


def _first_look(app: QApplication, file: Path) -> list[Stopwatch]:
    """Time the way from Today to the register's rows, in a new window each time."""
    desk = open_desk(file, lambda: NOW)
    takes = []
    for _ in range(5):
        window = MainWindow(desk, page_makers())
        window.resize(1440, 900)
        window.show()
        app.processEvents()
        with timed() as watch:
            window.go(Place.REGISTER)
            page = window.page
            assert isinstance(page, RegisterPage)
            assert page.table.model.rowCount() > 0
            page.repaint()
        takes.append(watch)
        window.close()
        app.processEvents()
    desk.workspace.close()
    return takes


def _services(file: Path, bare: list[Stopwatch], number: int) -> None:
    desk = open_desk(file, lambda: NOW)
    with desk.reader() as db:
        told("reading the rows bare (the limit)", milliseconds(bare))
        told("the rows as decisions", milliseconds(taken(_TIMES, lambda: decisions.rows(db))))
        told("the page's view of them", milliseconds(taken(_TIMES, lambda: register.register(db, desk))))
        wanted = RegisterFilter(words="people trust them item 77")
        searched = taken(_TIMES, lambda: register.register(db, desk, wanted))
        told("searched by words", milliseconds(searched))
        told("one in full", milliseconds(taken(_TIMES, lambda: register.record(db, str(number)))), "50 ms")
    told("the whole record checked", milliseconds(taken(3, lambda: verifying.check(desk))))
    desk.workspace.close()


def _middle(takes: list[Stopwatch]) -> float:
    return median(take.seconds for take in takes)


if __name__ == "__main__":
    main(*(int(number) for number in sys.argv[1:2]))
