"""What the workspace was told about us: our name, our nation, our days off and our two plans."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from desktop.domain.days_off import LONGEST_DAYS, LONGEST_WORDS, DaysOff, all_days
from desktop.domain.limits import LONGEST_ROLE, MOST_PENCE, Limit, SignOffAsked
from desktop.domain.organisation import IncomeBand
from desktop.domain.runway import Plan, Plans
from desktop.domain.size import Size
from desktop.domain.working_days import Nation
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import day, from_json, moment

_USUAL = Plans()


class Settings(Struct, frozen=True, kw_only=True):
    """The shared settings of a workspace; `organisation` is "" until somebody has said who we are.

    `sample` says that the workspace was begun to hold sample data. `charity_number` is as its register
    writes it, `purpose` what we are here to do, in our own words; both are "", and `our_income` is None,
    until they are told.
    """

    organisation: str = ""
    charity_number: str = ""
    purpose: str = ""
    nation: Nation = Nation.ENGLAND
    days_off: tuple[DaysOff, ...] = ()
    plans: Plans = _USUAL
    sign_off: SignOffAsked = SignOffAsked.NEVER
    limits: tuple[Limit, ...] = ()
    sample: bool = False
    our_income: Size | None = None

    @property
    def registered(self) -> str:
        """By which number we are registered, in words; "" until it is told."""
        return f"Registered charity {self.charity_number}" if self.charity_number else ""

    @property
    def own_days(self) -> frozenset[date]:
        """Every day of our own days off."""
        return all_days(self.days_off)


class LastChange(Struct, frozen=True):
    """The entry that shaped a setting last, who wrote it (None: nobody named) and when."""

    entry: str
    author: str | None
    at: datetime


def of(db: Connection) -> Settings:
    """Return the settings as they stand; what was never set is as the product has it."""
    with store_errors("read the settings"):
        values = {name: from_json(value) for name, value in db.execute("SELECT name, value FROM setting")}
    return Settings(
        organisation=_words(values.get("organisation_name")),
        charity_number=_words(values.get("charity_number")),
        purpose=_words(values.get("purpose")),
        nation=_nation(values.get("nation")),
        days_off=_days_off(values.get("own_days")),
        plans=Plans(
            full=_plan(values.get("plan_full"), _USUAL.full),
            shortest=_plan(values.get("plan_shortest"), _USUAL.shortest),
        ),
        sign_off=next((one for one in SignOffAsked if one == values.get("sign_off")), SignOffAsked.NEVER),
        limits=_limits(values.get("limits")),
        sample=values.get("sample") is True,
        our_income=_income(values.get("our_income")),
    )


def last_changes(db: Connection) -> dict[str, LastChange]:
    """Return what shaped each setting that somebody has made, by its name in the file."""
    with store_errors("read the settings"):
        rows = db.execute(
            """
            SELECT setting.name, setting.entry, entry.author, setting.at
            FROM setting JOIN entry ON entry.id = setting.entry
            """
        ).fetchall()
    return {name: LastChange(entry, author, moment(at)) for name, entry, author, at in rows}


def _income(value: object) -> Size | None:
    """Return our yearly income in pounds or as a band, None for what is neither."""
    if not isinstance(value, dict):
        return None
    pounds, source = value.get("pounds"), _words(value.get("source"))
    if type(pounds) is int and pounds >= 0:
        return Size(pounds=pounds, source=source)
    band = next((band for band in IncomeBand if band == value.get("band")), None)
    return Size(band=band, source=source) if band else None


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""


def _nation(value: object) -> Nation:
    return next((nation for nation in Nation if nation == value), Nation.ENGLAND)


def _days_off(value: object) -> tuple[DaysOff, ...]:
    found = (_stretch(one) for one in value) if isinstance(value, list) else ()
    return tuple(sorted(stretch for stretch in found if stretch))


def _stretch(value: object) -> DaysOff | None:
    """Return a stretch of days off; a bare text is a single day without words."""
    says = value if isinstance(value, dict) else {"first_on": value}
    first_on = _day(says.get("first_on"))
    last_on = _day(says.get("last_on")) or first_on
    if first_on is None or last_on is None or not 0 <= (last_on - first_on).days < LONGEST_DAYS:
        return None
    words = says.get("words")
    return DaysOff(first_on, last_on, words[:LONGEST_WORDS] if isinstance(words, str) else "")


def _limits(value: object) -> tuple[Limit, ...]:
    found = (_limit(one) for one in value) if isinstance(value, list) else ()
    return tuple(limit for limit in found if limit)


def _limit(value: object) -> Limit | None:
    """Return a limit, None for what is none: an amount of the wrong shape must not read as any value."""
    if not isinstance(value, dict):
        return None
    role, up_to = value.get("role"), value.get("up_to_pence", 0)
    if not isinstance(role, str) or not role.strip():
        return None
    if up_to is not None and (type(up_to) is not int or not 0 < up_to <= MOST_PENCE):
        return None
    return Limit(role[:LONGEST_ROLE], up_to)


def _day(value: object) -> date | None:
    return day(value) if isinstance(value, str) else None


def _plan(value: object, usual: Plan) -> Plan:
    if not isinstance(value, dict):
        return usual
    steps = {name: value.get(name, getattr(usual, name)) for name in Plan.__struct_fields__}
    if not all(type(days) is int and days >= 0 for days in steps.values()):
        return usual
    return Plan(**steps)
