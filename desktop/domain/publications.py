"""One opportunity that stands on several portals: each publication compiled by itself, then told together.

Notices of different portals are never merged field by field: their lots, parties and awards are numbered
apart, and their clocks are read apart. What one leaves unsaid another may say; where both speak of the
deadline, the one that was published last is believed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

from msgspec.structs import replace

from desktop.domain.compiling import compile_with_changes
from desktop.domain.opportunity import Change, Opportunity, Stage
from feeds.notice import Form, Notice

_ORDER = (Stage.PLANNING, Stage.TENDER, Stage.AWARD, Stage.CONTRACT)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_NOTHING: tuple[Any, ...] = (None, "", ())
_FILLED = (
    *("ocid", "description", "expected_on", "questions_close", "method", "url"),
    *("sme", "vcse", "engagement_on", "reserved", "buying"),
)
"""Fields that another publication may say where the first is silent."""


def compile_together(key: str, notices: Sequence[Notice]) -> tuple[Opportunity, tuple[Change, ...]]:
    """Return what these notices of one opportunity say, and what each changed.

    Its own publication, the one of that key, leads; notices stand in order of arrival.
    """
    if _from_one_publication(notices):
        found, changes = compile_with_changes(notices)
        return (found if found.key == key else replace(found, key=key)), changes
    compiled = [compile_with_changes(part) for part in publications(key, notices).values()]
    changed = [change for _, changes in compiled for change in changes]
    told = together(key, [opportunity for opportunity, _ in compiled])
    return told, tuple(sorted(changed, key=lambda change: change.at or _LONG_AGO))


def publications(key: str, notices: Sequence[Notice]) -> dict[str, list[Notice]]:
    """Return the notices of each publication by its key, that of the opportunity first.

    Items of one web feed that were found to be the same stand together.
    """
    found: dict[tuple[str, str], list[Notice]] = {}
    for notice in notices:
        found.setdefault(_publication_of(notice), []).append(notice)
    by_key = {part[0].opportunity: part for part in found.values()}
    leads = next((own for own, part in by_key.items() if any(one.opportunity == key for one in part)), None)
    return {own: by_key[own] for own in sorted(by_key, key=lambda own: own != leads)}


def together(key: str, told: Sequence[Opportunity]) -> Opportunity:
    """Return several publications as one opportunity; the first leads."""
    first = told[0]
    said: dict[str, Any] = {name: _first_said(told, name) for name in _FILLED}
    said |= _stage(told) | _deadline(told) | _tendered(told) | _value(told) | _contract(told)
    named = next((one for one in told if one.buyer), first)
    said["buyer"], said["buyer_id"] = named.buyer, named.buyer_id
    for name in ("cpv", "regions", "references", "documents"):
        said[name] = tuple(dict.fromkeys(each for one in told for each in getattr(one, name)))
    said["lots"] = next((one.lots for one in told if one.lots), ())
    said["parties"] = next((one.parties for one in told if one.parties), ())
    said["awards"] = next((one.awards for one in told if one.awards), ())
    said["last_released_at"] = max((one.last_released_at or _LONG_AGO for one in told), default=None)
    if said["last_released_at"] == _LONG_AGO:
        said["last_released_at"] = None
    said["open_all_the_time"] = said["deadline"] is None and any(one.open_all_the_time for one in told)
    return replace(first, key=key, **said)


def _from_one_publication(notices: Sequence[Notice]) -> bool:
    first = notices[0].opportunity
    if all(notice.opportunity == first for notice in notices):
        return True
    return len({_publication_of(notice) for notice in notices}) == 1


def _publication_of(notice: Notice) -> tuple[str, str]:
    return (notice.source, "") if notice.form is Form.WEB_FEED else ("", notice.opportunity)


def _newest(told: Sequence[Opportunity]) -> list[Opportunity]:
    """Return the publications, the one released last first; of two, the one that leads."""
    return sorted(told, key=lambda one: one.last_released_at or _LONG_AGO, reverse=True)


def _stage(told: Sequence[Opportunity]) -> dict[str, Any]:
    """Return the furthest stage that any has reached; a cancellation counts if nothing came after it."""
    newest = _newest(told)
    if newest[0].stage is Stage.CANCELLED:
        reached = newest[0]
    else:
        going = [one for one in told if one.stage is not Stage.CANCELLED]
        reached = max(going, key=lambda one: _ORDER.index(one.stage))
    return {"stage": reached.stage, "status": reached.status, "notice_type": reached.notice_type}


def _deadline(told: Sequence[Opportunity]) -> dict[str, Any]:
    names = ("deadline", "deadlines", "later", "deadline_text", "deadline_problem")
    dated = [one for one in _newest(told) if one.deadline is not None]
    tenders = [one for one in dated if one.stage is not Stage.PLANNING]
    from_one = next(iter(tenders or dated or _written(told)), told[0])
    return {name: getattr(from_one, name) for name in names}


def _written(told: Sequence[Opportunity]) -> Iterator[Opportunity]:
    return (one for one in told if one.deadline_text)


def _tendered(told: Sequence[Opportunity]) -> dict[str, Any]:
    """Return when it was first tendered, and how long that left: by the portal that had it first."""
    names = ("published_on", "tender_published_on", "first_deadline")
    tendered = [one for one in told if one.tender_published_on is not None]
    if tendered:
        from_one = min(tendered, key=lambda one: one.tender_published_on or date.max)
    else:
        from_one = min(told, key=lambda one: one.published_on or date.max)
    return {name: getattr(from_one, name) for name in names}


def _value(told: Sequence[Opportunity]) -> dict[str, Any]:
    stated = next((one for one in told if one.value_pence is not None), told[0])
    return {"value_pence": stated.value_pence, "currency": stated.currency}


def _contract(told: Sequence[Opportunity]) -> dict[str, Any]:
    names = ("contract_start_on", "contract_end_on", "contract_extends_to_on")
    stated = (one for one in told if any(getattr(one, name) for name in names))
    from_one = next(stated, told[0])
    return {name: getattr(from_one, name) for name in names}


def _first_said(told: Sequence[Opportunity], name: str) -> Any:
    values = [getattr(one, name) for one in told]
    return next((value for value in values if value not in _NOTHING), values[0])
