"""Due diligence in proportion: what fits a member's share and size, and the hours it costs them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from desktop.domain.organisation import IncomeBand
from desktop.domain.partnership import Member

_BANDS = tuple(IncomeBand)


class Check(Struct, frozen=True, kw_only=True):
    """Something that can be asked of a member.

    It fits from `from_pounds` of value on, for organisations from `from_band` on (None: of any size), and
    where `needs` names a mark of the member ("" for all) only if that says yes. `hours` are theirs.
    """

    id: str
    title: str
    asks: str
    hours: float
    from_pounds: int
    from_band: IncomeBand | None = None
    needs: str = ""
    why: str
    instead: str = ""


class Weighed(Struct, frozen=True):
    """One check held against one member. `fits` is None where it is not known yet; `because` says why."""

    check: Check
    fits: bool | None
    because: str


def weigh(check: Check, member: Member, *, value_pence: int | None, band: IncomeBand | None) -> Weighed:
    """Return whether a check fits a member, whose share of the value and size may not be known."""
    verdicts = [
        verdict
        for verdict in (_of_mark(check, member), _of_band(check, band), _of_value(check, member, value_pence))
        if verdict is not None
    ]
    against = next((why for fits, why in verdicts if fits is False), None)
    if against is not None:
        return Weighed(check, False, against)
    open_question = next((why for fits, why in verdicts if fits is None), None)
    if open_question is not None:
        return Weighed(check, None, open_question)
    return Weighed(check, True, _joined([why for _, why in verdicts]))


def in_proportion(
    checks: Sequence[Check], member: Member, *, value_pence: int | None, band: IncomeBand | None
) -> tuple[Weighed, ...]:
    """Return every check held against a member, in the order of the list."""
    return tuple(weigh(check, member, value_pence=value_pence, band=band) for check in checks)


def checks_fit(chosen: tuple[str, ...] | None, weighed: Sequence[Weighed]) -> bool | None:
    """Return whether no more is asked than fits; None while nobody chose, or it is not known of one."""
    if chosen is None:
        return None
    asked = [one.fits for one in weighed if one.check.id in chosen]
    if False in asked:
        return False
    return None if None in asked else True


def hours(chosen: Sequence[str], weighed: Sequence[Weighed]) -> float:
    """Return the hours that the chosen checks cost a member together."""
    return sum(one.check.hours for one in weighed if one.check.id in chosen)


def value_of(member: Member, value_pence: int | None) -> int | None:
    """Return a member's share of the value in pence, None where share or value are not known."""
    if member.value is None or value_pence is None:
        return None
    return int(Decimal(value_pence) * member.value / 100)


def _joined(reasons: list[str]) -> str:
    first, *others = reasons or ["Of everybody, whatever the sum"]
    return "; ".join((first, *(f"{why[:1].lower()}{why[1:]}" for why in others)))


_Verdict = tuple[bool | None, str]


def _of_mark(check: Check, member: Member) -> _Verdict | None:
    if not check.needs:
        return None
    asked, yes, no = _MARKS[check.needs]
    said = getattr(member, check.needs)
    return (said, asked if said is None else yes if said else no)


_MARKS = {
    "works_with_people": (
        "Not said yet whether they work with people",
        "They work with people",
        "They do not work with people in this",
    ),
    "holds_data": (
        "Not said yet whether they hold data about people",
        "They hold data about people",
        "They hold no data about people in this",
    ),
}


def _of_band(check: Check, band: IncomeBand | None) -> _Verdict | None:
    if check.from_band is None:
        return None
    from_words = check.from_band.words()
    if band is None:
        return (None, f"For incomes from {from_words}; theirs is not known yet")
    fits = _BANDS.index(band) >= _BANDS.index(check.from_band)
    return (fits, f"For incomes from {from_words}; theirs is {band.words()}")


def _of_value(check: Check, member: Member, value_pence: int | None) -> _Verdict | None:
    if check.from_pounds == 0:
        return None
    value = value_of(member, value_pence)
    from_words = f"£{check.from_pounds:,}"
    if value is None:
        return (None, f"From {from_words} on; their share is not known yet")
    return (value >= check.from_pounds * 100, f"From {from_words} on; their share is £{value // 100:,}")
