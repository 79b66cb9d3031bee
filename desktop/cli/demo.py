"""The demonstration: pull, flag, pause, decide three ways, verify, make the board pack, take pictures."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from desktop.cli.progress import silent
from desktop.domain.words import day, plural
from desktop.services import board_packs
from desktop.services.authors import at_the_desk
from desktop.services.desk import Desk
from desktop.services.introduction import introduce
from desktop.services.listing import Listed, listed
from desktop.services.opening import clock
from desktop.services.opportunity_list import OpportunityFilter
from desktop.services.sample import (
    DECIDED,
    SAMPLE_PEOPLE,
    clear_sample,
    pause_and_decide,
    pull_sample,
    titled,
)
from desktop.services.verifying import check
from desktop.services.wording import OUTCOME_WORDS, VERDICT_WORDS
from desktop.store.workspace import Workspace

Say = Callable[[str], None]

_SHOWN = 6
_QUARTER = timedelta(days=91)
_PICTURES_LIMIT_S = 120


def demonstrate(folder: Path, today: date, say: Say) -> None:
    """Do the main job in `folder`, saying each step; an earlier demonstration there is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "sample.tenderpause"
    clear_sample(file)
    with Workspace.open(file, now=clock(today)) as workspace:
        desk = Desk(workspace, clock(today), sample=True)
        introduce(desk, SAMPLE_PEOPLE)
        at_the_desk(desk)
        _pull(desk, today, say)
        _say_what_is_short(desk, say)
        _decide(desk, say)
        _verify(desk, say)
        _board_pack(desk, folder / "board-pack.pdf", say)
    _take_pictures(file, folder / "pictures", today, say)


def _pull(desk: Desk, today: date, say: Say) -> None:
    say(f"Pulling the sample as on {day(today)}, over HTTP from this machine. No network is used.")
    for one in pull_sample(desk, today, silent):
        tally = one.tally
        say(
            f"  {one.name}: {tally.new} new, {tally.changed} changed, {tally.unchanged} unchanged, "
            f"{tally.rejected} set aside"
        )


def _say_what_is_short(desk: Desk, say: Say) -> None:
    with desk.reader() as db:
        short = listed(db, desk, OpportunityFilter(short_window=True))
    say(f"Short window: {plural(len(short), 'opportunity')} published with too few working days to partner.")
    for one in short[:_SHOWN]:
        say(f"  {one.title}, {one.buyer}: {_days(one)}")
    if len(short) > _SHOWN:
        say(f"  and {len(short) - _SHOWN} more")


def _days(one: Listed) -> str:
    window = f"published with {one.runway.window_days}"
    if one.runway.working_days is None:
        return window
    verdict = f" ({VERDICT_WORDS[one.runway.verdict].lower()})" if one.runway.verdict else ""
    return f"{window}, {plural(one.runway.working_days, 'working day')} left{verdict}"


def _decide(desk: Desk, say: Say) -> None:
    with desk.reader() as db:
        found = listed(db, desk, OpportunityFilter(show_closed=True))
    for name, title in DECIDED:
        recorded = pause_and_decide(desk, name, titled(found, title).id)
        outcome = next(words for outcome, words in OUTCOME_WORDS.items() if outcome.value == name)
        say(f"Decision {recorded.number}, {outcome.lower()}: {title}")


def _verify(desk: Desk, say: Say) -> None:
    checked = check(desk)
    say(f"{checked.title}. {checked.detail}")


def _board_pack(desk: Desk, out: Path, say: Say) -> None:
    made = board_packs.make(desk, desk.today - _QUARTER, desk.today, out, silent)
    say(f"Board pack: {out}, {plural(made.decisions, 'decision')}, check code {made.code}")


def _take_pictures(file: Path, folder: Path, today: date, say: Say) -> None:
    """Take the pictures in a process of their own: where Qt cannot start it ends the whole process."""
    told = [sys.executable, "-m", "desktop.ui.pictures", str(file), str(folder), today.isoformat()]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_FONT_DPI": "96", "QT_SCALE_FACTOR": "1"}
    try:
        taken = subprocess.run(
            told, env=environment, capture_output=True, text=True, timeout=_PICTURES_LIMIT_S, check=False
        )
        failed = taken.returncode != 0
    except (OSError, subprocess.TimeoutExpired):
        failed = True
    if failed:
        say("Pictures are left out: the window cannot start on this machine.")
    else:
        say(f"Pictures of the main screens: {folder}")
