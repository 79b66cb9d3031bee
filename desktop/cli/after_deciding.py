"""What follows a decision: its sign-off, and the steps of its plan."""

from __future__ import annotations

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
@click.option("--done", "ticked", metavar="STEP", help="Tick this step.")
@click.option("--not-done", "unticked", metavar="STEP", help="Take the tick of this step away.")
@click.option("--on", "done_on", type=DAY, help="The day it was done; today unless said.")
@workspace_option
@as_option
@json_option
@says_what_went_wrong
def steps(
    key: str,
    ticked: str | None,
    unticked: str | None,
    done_on: datetime | None,
    file: Path | None,
    today: datetime | None,
    author: str | None,
    as_json: bool,
) -> None:
    """List the steps of the plan for opportunity ID, or tick one."""
    if ticked or unticked:
        with desk_for_writing(file, today, author) as desk:
            at_the_desk(desk)
            if unticked:
                plan_steps.tick(desk, key, unticked, done=False)
            if ticked:
                plan_steps.tick(desk, key, ticked, on=done_on.date() if done_on else None)
            with desk.reader() as db:
                found = plan_steps.steps(db, desk, key)
    else:
        with desk_for_reading(file, today) as desk, desk.reader() as db:
            found = plan_steps.steps(db, desk, key)
    if as_json:
        print_json([_plain(one) for one in found])
    else:
        print_table(("Step", "When", "Owner"), [(one.words, one.when, one.owner) for one in found])


def _plain(one: PlanLine) -> dict[str, object]:
    return {"step": one.step, "on": one.on, "owner": one.owner, "done_on": one.done_on}
