"""What the workspace was told about us: our name, our nation, our days off and our two plans."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from desktop.domain.runway import Plan, Plans
from desktop.domain.working_days import Nation
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import day, from_json

_USUAL = Plans()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The shared settings of a workspace; `organisation` is "" until somebody has said who we are.

    `sample` says that the workspace was begun to hold sample data.
    """

    organisation: str = ""
    nation: Nation = Nation.ENGLAND
    own_days: frozenset[date] = frozenset()
    plans: Plans = _USUAL
    sample: bool = False


def of(db: Connection) -> Settings:
    """Return the settings as they stand; what was never set is as the product has it."""
    with store_errors("read the settings"):
        values = {name: from_json(value) for name, value in db.execute("SELECT name, value FROM setting")}
    name = values.get("organisation_name")
    return Settings(
        organisation=name if isinstance(name, str) else "",
        nation=_nation(values.get("nation")),
        own_days=_days(values.get("own_days")),
        plans=Plans(
            full=_plan(values.get("plan_full"), _USUAL.full),
            shortest=_plan(values.get("plan_shortest"), _USUAL.shortest),
        ),
        sample=values.get("sample") is True,
    )


def _nation(value: object) -> Nation:
    return next((nation for nation in Nation if nation == value), Nation.ENGLAND)


def _days(value: object) -> frozenset[date]:
    found = (day(text) for text in value if isinstance(text, str)) if isinstance(value, list) else ()
    return frozenset(one for one in found if one)


def _plan(value: object, usual: Plan) -> Plan:
    if not isinstance(value, dict):
        return usual
    steps = {step.name: value.get(step.name, getattr(usual, step.name)) for step in fields(Plan)}
    if not all(type(days) is int and days >= 0 for days in steps.values()):
        return usual
    return Plan(**steps)
