"""What the trustees have delegated: who may decide alone on what, and what waits for their sign-off."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from desktop.cli.options import (
    as_option,
    desk_for_reading,
    desk_for_writing,
    json_option,
    says_what_went_wrong,
    workspace_option,
)
from desktop.cli.printing import print_json, say
from desktop.domain.limits import SIGN_OFF_WORDS, Limit, SignOffAsked
from desktop.services.authors import at_the_desk
from desktop.services.errors import NotPossible
from desktop.services.settings_changes import SettingsChanges
from desktop.store import settings

_ANY = "any"


class _LimitType(click.ParamType[Limit]):
    """ROLE=POUNDS in whole pounds, or ROLE=any for any value."""

    name = "limit"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Limit:
        """Return the limit that is meant."""
        if isinstance(value, Limit):
            return value
        role, _, amount = str(value).rpartition("=")
        amount = amount.strip().casefold().removeprefix("£").replace(",", "")
        if not role or not (amount == _ANY or (amount.isascii() and amount.isdecimal())):
            self.fail(f"“{value}” is not ROLE=POUNDS, as in director=50000, or director=any.", param, ctx)
        return Limit(" ".join(role.split()), None if amount == _ANY else int(amount) * 100)


@click.command()
@click.option(
    "--sign-off",
    type=click.Choice([one.value for one in SignOffAsked]),
    help="Which decisions wait for a trustee's sign-off from now on.",
)
@click.option(
    "--limit", "added", type=_LimitType(), multiple=True, metavar="ROLE=POUNDS", help="Add a limit."
)
@click.option("--no-limit", "removed", multiple=True, metavar="ROLE", help="Remove the limit of this role.")
@workspace_option
@as_option
@json_option
@says_what_went_wrong
def powers(
    sign_off: str | None,
    added: tuple[Limit, ...],
    removed: tuple[str, ...],
    file: Path | None,
    today: datetime | None,
    author: str | None,
    as_json: bool,
) -> None:
    """Say who may decide alone up to which value, and what waits for sign-off; or change it."""
    changing = bool(sign_off or added or removed)
    with desk_for_writing(file, today, author) if changing else desk_for_reading(file, today) as desk:
        if changing:
            at_the_desk(desk)
            changes = SettingsChanges(desk)
            with desk.reader() as db:
                limits = settings.of(db).limits
            for role in removed:
                changes.remove_limit(_of_role(role, limits)).result()
            for limit in added:
                changes.add_limit(limit.role, limit.up_to_pence).result()
            if sign_off:
                changes.ask_sign_off(SignOffAsked(sign_off)).result()
        with desk.reader() as db:
            kept = settings.of(db)
    if as_json:
        limits_plain = [{"role": one.role, "up_to": _pounds(one)} for one in kept.limits]
        print_json({"sign_off": kept.sign_off.value, "limits": limits_plain})
        return
    say(f"Sign-off is asked for: {SIGN_OFF_WORDS[kept.sign_off].lower()}.")
    for limit in kept.limits:
        say(f"May decide alone: {limit.words}.")
    if not kept.limits:
        say("No limits: anyone may record any decision. A step back never has one.")


def _of_role(role: str, limits: tuple[Limit, ...]) -> Limit:
    wanted = " ".join(role.casefold().split())
    found = next((one for one in limits if one.role.casefold() == wanted), None)
    if found is None:
        raise NotPossible(
            happened=f"No limit is set for “{role}”.",
            safe="Nothing was changed.",
            to_do="See the limits with: tender-pause powers",
        )
    return found


def _pounds(limit: Limit) -> float | None:
    return None if limit.up_to_pence is None else limit.up_to_pence / 100
