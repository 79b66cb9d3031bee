"""What people chose about when sources are asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time, timedelta

from msgspec import Struct, field

from desktop.domain.asking import QuietHours
from desktop.store import schema_checking
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import from_json

_EVERY = "every:"
_LONGEST_BACK = 3650


class Checking(Struct, frozen=True, kw_only=True):
    """How sources are asked; what was never chosen is as the product has it.

    `every` holds only the intervals that people chose. `website` is how an operator may find us, `countries`
    whose buyers are asked for where a source can be asked so (ISO alpha-3; none: as it comes).
    """

    by_itself: bool = True
    quiet: QuietHours | None = None
    reach_back: timedelta = timedelta(days=60)
    website: str = ""
    every: Mapping[str, timedelta] = field(default_factory=dict)
    countries: tuple[str, ...] = ()


def of(db: Connection) -> Checking:
    """Return what was chosen."""
    if not schema_checking.present(db):
        return Checking()
    with store_errors("read when sources are asked"):
        values = {name: from_json(value) for name, value in db.execute("SELECT name, value FROM checking")}
    days, website = values.get("reach_back_days"), values.get("website")
    every = {
        name.removeprefix(_EVERY): timedelta(seconds=value)
        for name, value in values.items()
        if name.startswith(_EVERY) and type(value) is int and 0 < value < 10**7
    }
    usual = Checking()
    return Checking(
        by_itself=values.get("by_itself") is not False,
        quiet=_quiet(values.get("quiet")),
        reach_back=timedelta(days=days)
        if type(days) is int and 0 < days <= _LONGEST_BACK
        else usual.reach_back,
        website=website if isinstance(website, str) else "",
        every=every,
        countries=_codes(values.get("countries")),
    )


def _codes(value: object) -> tuple[str, ...]:
    codes = value if isinstance(value, list) else []
    return tuple(code for code in codes if isinstance(code, str) and len(code) == 3 and code.isalpha())


def _quiet(value: object) -> QuietHours | None:
    says = value if isinstance(value, dict) else {}
    begin, end = _clock(says.get("from")), _clock(says.get("to"))
    return None if begin is None or end is None or begin == end else QuietHours(begin, end)


def _clock(value: object) -> time | None:
    try:
        found = time.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found.replace(tzinfo=None) if found else None
