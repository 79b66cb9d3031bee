"""Conversations of the sample, and what one organisation asks, as its people would have noted them by now."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

from desktop.domain.approached import Approach
from desktop.domain.conversations import Direction, Talk, Way
from desktop.domain.moments import UK
from desktop.domain.organisation import Organisation, Role
from desktop.services import approach_form
from desktop.services.approach_changes import Approaching
from desktop.services.approach_form import ApproachWords
from desktop.services.conversation_changes import Conversing
from desktop.services.desk import Desk
from desktop.services.sample_days import Days
from desktop.services.sample_directory import known


class TalkPlan(Struct, frozen=True, kw_only=True):
    """A conversation, so many working days ago; its next step falls due so many ahead."""

    organisation: str
    roles: tuple[Role, ...]
    way: Way
    direction: Direction
    ago: int
    said: str
    about: str = ""
    next_step: str = ""
    next_in: int = 0


class RhythmPlan(Struct, frozen=True, kw_only=True):
    """How often the sample's people want to speak, as they said so many working days ago."""

    organisation: str
    every_weeks: int
    set_ago: int


class ApproachPlan(Struct, frozen=True, kw_only=True):
    """What an organisation asks, since so many working days."""

    organisation: str
    about: str
    ago: int
    reply_in: int
    role: str
    share_work: str
    voice: bool
    voice_words: str
    exclusive: bool
    said: str


class Conversations(Struct, frozen=True):
    """All of them, in the order in which they are noted."""

    talk: tuple[TalkPlan, ...]
    rhythm: tuple[RhythmPlan, ...]
    approach: tuple[ApproachPlan, ...]


def talk_with_others(desk: Desk, file: Path, today: date) -> None:
    """Note what the file tells, each on its day; somebody sits at the desk."""
    told = msgspec.toml.decode(file.read_bytes(), type=Conversations)
    days = Days(today)
    for talk in told.talk:
        _note(_on(desk, days.ago(talk.ago)), talk, days)
    for rhythm in told.rhythm:
        then = _on(desk, days.ago(rhythm.set_ago))
        Conversing(then).set_rhythm(_organisation(desk, rhythm.organisation), rhythm.every_weeks)
    for approach in told.approach:
        _log(_on(desk, days.ago(approach.ago)), approach, days)


def _note(then: Desk, plan: TalkPlan, days: Days) -> None:
    Conversing(then).note(
        Talk(
            organisation=_organisation(then, plan.organisation, plan.roles),
            way=plan.way,
            direction=plan.direction,
            on=then.today,
            ours=(then.author,) if then.author else (),
            about=_key(plan.about),
            said=plan.said,
            next_step=plan.next_step,
            next_on=days.ahead(plan.next_in) if plan.next_step else None,
            next_owner=(then.author or "") if plan.next_step else "",
        )
    )


def _log(then: Desk, plan: ApproachPlan, days: Days) -> None:
    approach = Approach(
        organisation=_organisation(then, plan.organisation, (Role.POTENTIAL_PARTNER,)),
        about=_key(plan.about),
        asked_on=then.today,
        reply_by=days.ahead(plan.reply_in),
        role=plan.role,
        voice=plan.voice,
        voice_words=plan.voice_words,
        exclusive=plan.exclusive,
        said=plan.said,
    )
    words = ApproachWords(approach=approach, work=plan.share_work)
    Approaching(then).record(approach_form.new(), words)


def _organisation(desk: Desk, name: str, roles: tuple[Role, ...] = ()) -> str:
    wanted = Organisation(name=name, roles=roles)
    return desk.workspace.write(partial(known, desk=desk, wanted=wanted)).result()


def _on(desk: Desk, day: date) -> Desk:
    """Return the same desk at this hour of another day."""
    then = datetime.combine(day, desk.now().astimezone(UK).time(), UK)
    return Desk(desk.workspace, lambda: then, desk.author, sample=desk.sample)


def _key(tender: str) -> str:
    return f"ocds-sample-{tender}" if tender else ""
