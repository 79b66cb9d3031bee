"""The stage of a procurement, read from its notices in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

from desktop.domain.notice_types import is_of_the_act, notice_type
from desktop.domain.opportunity import Stage
from feeds.notice import Award, Form, Lot, Notice

_ORDER = (Stage.PLANNING, Stage.TENDER, Stage.AWARD, Stage.CONTRACT)

_OF_TAG = {
    **dict.fromkeys(("planning", "planningUpdate"), Stage.PLANNING),
    **dict.fromkeys(("tender", "tenderAmendment", "tenderUpdate"), Stage.TENDER),
    **dict.fromkeys(("award", "awardUpdate", "awardCancellation"), Stage.AWARD),
    **dict.fromkeys(
        ("contract", "contractUpdate", "contractAmendment", "contractTermination", "implementation"),
        Stage.CONTRACT,
    ),
    "implementationUpdate": Stage.CONTRACT,
    "tenderCancellation": Stage.CANCELLED,
}

_MADE = (Stage.AWARD, Stage.CONTRACT)
_CANCELLED = frozenset({"cancelled", "unsuccessful", "withdrawn"})
_PLANNED = frozenset({"planning", "planned"})
_OPEN_LOT = frozenset({None, "", "active", "pending", "planned", "planning"})


def stage_of(notices: Sequence[Notice], merged: Notice) -> Stage:
    """Return the stage that these notices, in order, have reached; `merged` is what they say together.

    It is the furthest one that any of them names. A cancellation ends it until the tender is published
    again. With lots, a tender goes on while one lot is open, whatever was awarded. What names no stage
    at all is a tender.
    """
    stage = reduce(_next, notices, None) or Stage.TENDER
    ended = Stage.CANCELLED if stage is Stage.AWARD and _nothing_was_awarded(merged) else stage
    if not merged.lots or stage not in (Stage.TENDER, Stage.AWARD, Stage.CONTRACT):
        return ended
    if open_lots(merged.status, merged.lots, merged.awards):
        return Stage.TENDER if any(map(is_tender, notices)) else ended
    if ended is not Stage.TENDER:
        return ended
    return Stage.CANCELLED if all(lot.status in _CANCELLED for lot in merged.lots) else Stage.AWARD


def is_tender(notice: Notice) -> bool:
    """Return whether this notice publishes a tender: not an amendment, not a later notice that names it."""
    if notice.form in (Form.WEB_FEED, Form.HAND):
        return _said(notice) in (Stage.TENDER, None)
    return "tender" in notice.tags and _said(notice) is Stage.TENDER


def open_lots(status: str | None, lots: Iterable[Lot], awards: Sequence[Award]) -> tuple[Lot, ...]:
    """Return the lots that can still be bid for, going by what the notices say together.

    An award that names no lot is one of the whole tender.
    """
    made = [award for award in awards if award.of == "award" or award.lots]
    if status in _CANCELLED or status == "complete":
        return ()
    if any(not award.lots for award in made) or (awards and not made):
        return ()
    awarded = {lot for award in made for lot in award.lots}
    return tuple(lot for lot in lots if lot.status in _OPEN_LOT and lot.id not in awarded)


def _said(notice: Notice) -> Stage | None:
    """Return the stage that one notice names; None where it names none."""
    if notice.status in _CANCELLED:
        return Stage.CANCELLED
    kind = notice_type(notice.notice_type)
    if kind is not None and (is_of_the_act(kind.id) or not notice.tags):
        return kind.stage  # elsewhere the form says it, in the tags, and better
    tagged = {_OF_TAG[tag] for tag in notice.tags if tag in _OF_TAG}
    if Stage.CANCELLED in tagged:
        return Stage.CANCELLED
    return max(tagged | _told_by_content(notice, tagged), key=_ORDER.index, default=None)


def _told_by_content(notice: Notice, tagged: set[Stage]) -> set[Stage]:
    """Return what a notice shows besides its tags; some say `tender` and hold the award."""
    if notice.awards:
        return {Stage.CONTRACT if award.of == "contract" else Stage.AWARD for award in notice.awards}
    if notice.status == "complete":
        return {Stage.AWARD}
    if not tagged and notice.status in _PLANNED:
        return {Stage.PLANNING}
    if not tagged and (notice.status == "active" or notice.deadline is not None):
        return {Stage.TENDER}
    return set()


def _next(stage: Stage | None, notice: Notice) -> Stage | None:
    said = _said(notice)
    if said is None or stage is None or said is Stage.CANCELLED:
        return said or stage
    if stage is Stage.CANCELLED:
        return said if said in _MADE or _published_anew(notice) else stage
    if said is Stage.TENDER and stage in _MADE and notice.status == "active" and _published_anew(notice):
        return Stage.TENDER
    return max(stage, said, key=_ORDER.index)


def _published_anew(notice: Notice) -> bool:
    """Return whether this is a new publication; an update of something that ended does not revive it."""
    return "tender" in notice.tags or "planning" in notice.tags


def _nothing_was_awarded(merged: Notice) -> bool:
    return bool(merged.awards) and all(award.status in _CANCELLED for award in merged.awards)
