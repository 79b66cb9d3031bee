"""What people did with the sample until the day of the pictures: triage, pauses, decisions over two weeks."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from importlib.resources import as_file, files
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.looked import Found, Looked, Way
from desktop.domain.moments import UK
from desktop.domain.offer import Offer
from desktop.services import cost_files, deciding, looked, pausing
from desktop.services.answer_files import read_answers, read_decision
from desktop.services.costing import CostChanges
from desktop.services.desk import Desk
from desktop.services.fitting import refit
from desktop.services.profile import put
from desktop.services.sample_conversations import talk_with_others
from desktop.services.sample_days import Days
from desktop.services.sample_directory import fill
from desktop.services.sample_partnership import plan_together
from desktop.services.settings_changes import SettingsChanges
from desktop.services.triage import Triage

_STORY = "sample/story/story.toml"

MAIN_CHARACTER = "ocds-sample-peer-support"
"""The opportunity that the pictures are about."""


class PausePlan(Struct, frozen=True):
    """A pause: its answers, and how many of its lenses were answered so far."""

    id: str
    file: str
    lenses: int


class DecisionPlan(Struct, frozen=True):
    """A decision, recorded so many working days ago and looked back on so many ahead."""

    id: str
    file: str
    ago: int = 0
    review: int = 0


class FilledIn(Struct, frozen=True):
    """A cost worksheet, or a partnership plan, that was filled in."""

    id: str
    file: str


class LookedPlan(Struct, frozen=True):
    """That somebody looked for partners in one way, so many days ago."""

    id: str
    way: Way
    ago: int
    found: Found
    note: str


class ProfilePlan(Struct, frozen=True):
    """What the sample's organisation does, and where."""

    words: str
    kinds: tuple[str, ...]
    places: tuple[str, ...]
    rule_out: str
    value_to: int


class Story(Struct, frozen=True):
    """All that was done; each list in the order in which it is done."""

    shortlisted: tuple[str, ...]
    dismissed: tuple[str, ...]
    paused: tuple[PausePlan, ...]
    looked: tuple[LookedPlan, ...]
    costed: tuple[FilledIn, ...]
    partnership: tuple[FilledIn, ...]
    directory: str
    conversations: str
    decided: tuple[DecisionPlan, ...]
    drafted: DecisionPlan
    profile: ProfilePlan
    offer: Offer


def say_what_fits(desk: Desk) -> None:
    """Fill in the sample organisation's profile and hold the sample against it; somebody sits at the desk."""
    plan = _story().profile
    changes = SettingsChanges(desk)
    changes.change_profile(
        lambda kept: put(
            kept,
            words=plan.words,
            kinds=plan.kinds,
            places=plan.places,
            rule_out=plan.rule_out,
            value=(None, plan.value_to * 100),
        )
    ).result()
    refit(desk, lambda _done, _total: None)


def play_story(desk: Desk, today: date) -> None:
    """Do with the sample what the story says; somebody sits at the desk already."""
    say_what_fits(desk)
    with as_file(files("resources")) as root:
        story = _story()
        fill(desk, root / story.directory, today)
        triage = Triage(desk)
        triage.shortlist([_key(each) for each in story.shortlisted])
        triage.dismiss([_key(each) for each in story.dismissed])
        for pause in story.paused:
            _pause(desk, pause, root)
        for look in story.looked:
            on = today - timedelta(days=look.ago)
            looked.mark(desk, _key(look.id), Looked(way=look.way, on=on, found=look.found, note=look.note))
        for cost in story.costed:
            CostChanges(desk).record(_key(cost.id), cost_files.bring_in(root / cost.file))
        for decision in story.decided:
            _decide(desk, today, decision, root)
        for plan in story.partnership:
            plan_together(desk, _key(plan.id), root / plan.file, today)
        SettingsChanges(desk).change_offer(replace(story.offer, person=desk.author or "")).result()
        talk_with_others(desk, root / story.conversations, today)
        draft = read_decision(root / story.drafted.file)
        deciding.keep_draft(desk, _key(story.drafted.id), draft).result()


def _story() -> Story:
    return msgspec.toml.decode((files("resources") / _STORY).read_bytes(), type=Story)


def _pause(desk: Desk, plan: PausePlan, root: Path) -> None:
    kind, lenses = read_answers(root / plan.file)
    for lens, answers in list(lenses.items())[: plan.lenses]:
        pausing.answer(desk, _key(plan.id), kind, lens, answers)


def _decide(desk: Desk, today: date, plan: DecisionPlan, root: Path) -> None:
    """Record a decision as at this hour of its day."""
    now = desk.now().astimezone(UK)
    then = datetime.combine(Days(today).ago(plan.ago), now.time(), UK)
    at_the_time = Desk(desk.workspace, lambda: then, desk.author, sample=desk.sample)
    draft = read_decision(root / plan.file)
    if plan.review:
        draft = replace(draft, review_on=Days(today).ahead(plan.review))
    deciding.record(at_the_time, _key(plan.id), draft)


def _key(tender: str) -> str:
    return f"ocds-sample-{tender}"
