"""What follows a decision: its sign-off, and the steps of its plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from desktop.cli.options import (
    DAY,
    as_option,
    desk_for_reading,
    desk_for_writing,
    json_option,
    says_what_went_wrong,
    workspace_option,
)
from desktop.cli.printing import print_json, print_table, say
from desktop.domain.signing import Signature, SignedHow
from desktop.services import plan_steps, signing
from desktop.services.authors import at_the_desk
from desktop.services.plan_step_changes import PlanStepChanges, StepWords
from desktop.services.plan_steps import PlanLine


@click.command("sign-off")
@click.argument("number", metavar="NUMBER")
@click.option("--by", default="", help="Who signed; without it, the trustee named with --as signs.")
@click.option("--role", default="", help="Their role, where they are not known here yet.")
@click.option("--minute", default="", help="The minute or the message that gave it.")
@click.option("--on", "signed_on", type=DAY, help="The day it was given; today unless said.")
@workspace_option
@as_option
@json_option
@says_what_went_wrong
def sign_off(
    number: str,
    by: str,
    role: str,
    minute: str,
    signed_on: datetime | None,
    file: Path | None,
    today: datetime | None,
    author: str | None,
    as_json: bool,
) -> None:
    """Record that decision NUMBER was signed off."""
    on = signed_on.date() if signed_on else None
    with desk_for_writing(file, today, author) as desk:
        at_the_desk(desk)
        if by or minute:
            wanted = Signature(by=by, role=role, how=SignedHow.REPORTED, minute=minute, on=on)
        else:
            wanted = Signature(by=signing.at_desk(desk), role="", how=SignedHow.HERE, on=on)
        words = signing.sign_off(desk, number, wanted)
    if as_json:
        print_json({"number": number, "sign_off": words})
    else:
        say(words)


@click.command()
@click.argument("key", metavar="ID")
@click.option("--add", "added", metavar="WORDS", help="Add a line of your own, with --on and --owner.")
@click.option("--change", "changed", metavar="STEP", help="Give this step the day of --on, and --owner.")
@click.option("--done", "ticked", metavar="STEP", help="Tick this step.")
@click.option("--not-done", "unticked", metavar="STEP", help="Take the tick of this step away.")
@click.option("--take-away", "removed", metavar="STEP", help="Take this step out of the plan.")
@click.option("--put-back", metavar="STEP", help="Put this step back into the plan.")
@click.option("--on", "on", type=DAY, help="By when; with --done, the day it was done, today unless said.")
@click.option("--owner", help="Who sees to it.")
@workspace_option
@as_option
@json_option
@says_what_went_wrong
def steps(
    key: str,
    added: str | None,
    changed: str | None,
    ticked: str | None,
    unticked: str | None,
    removed: str | None,
    put_back: str | None,
    on: datetime | None,
    owner: str | None,
    file: Path | None,
    today: datetime | None,
    author: str | None,
    as_json: bool,
) -> None:
    """List the steps of the plan for opportunity ID, tick one, or add a line of your own."""
    day = on.date() if on else None
    asked: list[Callable[[PlanStepChanges], str]] = []
    if unticked:
        asked.append(lambda plan: plan.tick(key, unticked, done=False))
    if ticked:
        asked.append(lambda plan: plan.tick(key, ticked, on=day))
    if changed:
        asked.append(lambda plan: plan.change_only(key, changed, on=day, owner=owner))
    if added:
        asked.append(lambda plan: plan.add(key, StepWords(words=added, on=day, owner=owner or "")))
    if removed:
        asked.append(lambda plan: plan.take_away(key, removed))
    if put_back:
        asked.append(lambda plan: plan.put_back(key, put_back))
    with desk_for_writing(file, today, author) if asked else desk_for_reading(file, today) as desk:
        if asked:
            at_the_desk(desk)
        plan = PlanStepChanges(desk)
        for change in asked:
            change(plan)
        with desk.reader() as db:
            found = plan_steps.steps(db, desk, key)
    if as_json:
        print_json([_plain(one) for one in found])
    else:
        rows = [(one.step, one.words, one.when, one.owner) for one in found]
        print_table(("Name", "Step", "When", "Owner"), rows)


def _plain(one: PlanLine) -> dict[str, object]:
    return {"step": one.step, "title": one.words, "on": one.on, "owner": one.owner, "done_on": one.done_on}
