"""The demonstration: pull, flag, pause, decide three ways, verify, make the board pack, take pictures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from desktop.cli.folders import make_folder
from desktop.cli.picture_process import take_pictures
from desktop.cli.progress import silent
from desktop.domain.decision import OUTCOME_WORDS
from desktop.domain.words import day, plural
from desktop.services import board_packs, deciding, pausing
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
    decision_on,
    pause_on,
    pull_sample,
    titled,
)
from desktop.services.sample_register import take_in_register
from desktop.services.sample_story import say_what_fits
from desktop.services.verifying import check
from desktop.services.wording import VERDICT_WORDS
from desktop.store.workspace import Workspace

Say = Callable[[str], None]

_SHOWN = 6
_QUARTER = timedelta(days=91)


def demonstrate(folder: Path, today: date, say: Say) -> None:
    """Do the main job in `folder`, saying each step; an earlier demonstration there is replaced."""
    make_folder(folder)
    file, pictures = folder / "sample.tenderpause", folder / "pictures"
    clear_sample(file)
    with Workspace.open(file, now=clock(today)) as workspace:
        desk = Desk(workspace, clock(today), sample=True)
        introduce(desk, SAMPLE_PEOPLE)
        _pull(desk, today, say)
        _take_in_register(desk, today, say)
        say_what_fits(desk)
        _say_what_is_short(desk, say)
        chosen = _pause(desk, say)
    taken = take_pictures(file, pictures, today, ("opportunities", "opportunity", "pause", "decision"))
    with Workspace.open(file, now=clock(today)) as workspace:
        desk = Desk(workspace, clock(today), sample=True)
        at_the_desk(desk)
        _decide(desk, chosen, say)
        _verify(desk, say)
        _board_pack(desk, folder / "board-pack.pdf", say)
    if taken and take_pictures(file, pictures, today, ("register", "board_pack")):
        say(f"Pictures of the main screens: {pictures}")
    else:
        say("Pictures are left out: the window cannot start on this machine.")


def _pull(desk: Desk, today: date, say: Say) -> None:
    say(f"Pulling the sample as on {day(today)}, over HTTP from this machine. No network is used.")
    for one in pull_sample(desk, today, silent):
        tally = one.tally
        say(
            f"  {one.name}: {tally.new} new, {tally.changed} changed, {tally.unchanged} unchanged, "
            f"{tally.rejected} set aside"
        )


def _take_in_register(desk: Desk, today: date, say: Say) -> None:
    charities, *_ = take_in_register(desk, today)
    say(f"A register of {charities.tally.new} invented charities, to look for partners in.")


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


def _pause(desk: Desk, say: Say) -> dict[str, str]:
    """Pause on what is to be decided and fill in one decision; return the keys by decision."""
    with desk.reader() as db:
        found = listed(db, desk, OpportunityFilter(show_closed=True))
    chosen = {name: titled(found, title).id for name, title in DECIDED}
    for name, key in chosen.items():
        pause_on(desk, name, key)
        with desk.reader() as db:
            card = pausing.pause_card(db, desk, key)
        answered = sum(lens.state != "not_started" for lens in card.lenses)
        words = (
            f"{card.kind.value} pause, {answered} of {len(card.lenses)} lenses" if answered else "no pause"
        )
        say(f"Pause: {card.title}: {words}")
    name, _ = DECIDED[0]
    deciding.keep_draft(desk, chosen[name], decision_on(name))
    return chosen


def _decide(desk: Desk, chosen: dict[str, str], say: Say) -> None:
    for name, title in DECIDED:
        draft = decision_on(name)
        recorded = deciding.record(desk, chosen[name], draft)
        outcome = OUTCOME_WORDS[draft.outcome].lower() if draft.outcome else ""
        say(f"Decision {recorded.number}, {outcome}: {title}")


def _verify(desk: Desk, say: Say) -> None:
    checked = check(desk)
    say(f"{checked.title}. {checked.detail}")


def _board_pack(desk: Desk, out: Path, say: Say) -> None:
    made = board_packs.make(desk, desk.today - _QUARTER, desk.today, out, silent)
    say(f"Board pack: {out}, {plural(made.decisions, 'decision')}, check code {made.code}")
