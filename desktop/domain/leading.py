"""Which deadline leads, and whether a date that stands in a notice can be meant."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from msgspec import Struct

from desktop.domain.deadline import Deadline, DeadlineKind
from desktop.domain.moments import read_deadline, uk_day
from desktop.domain.notice_types import is_of_the_act
from desktop.domain.stages import open_lots
from desktop.domain.words import year_day
from feeds.notice import Notice

_TEN_YEARS = timedelta(days=3653)
_EARLIEST, _LATEST = date(2000, 1, 1), date(2079, 12, 31)
"""No tender of ours closes outside these years, whenever it was published."""

_IN_STAGES = re.compile(r"restricted|negotiat|dialogue|innovation partnership", re.IGNORECASE)


class Leading(Struct, frozen=True):
    """The deadlines that a tender is answered by, earliest first: the first one leads.

    `later` are those of the stages that follow, for whoever takes part in the first.
    `text` is what stands in the notice for the one that leads, or that should; `problem` says why a
    date that stands there is not believed.
    """

    deadlines: tuple[Deadline, ...] = ()
    later: tuple[Deadline, ...] = ()
    text: str | None = None
    problem: str | None = None

    @property
    def first(self) -> Deadline | None:
        """The deadline that leads."""
        return self.deadlines[0] if self.deadlines else None


def leading(merged: Notice, *, tendered_at: datetime | None, first_seen_at: datetime | None) -> Leading:
    """Return the deadlines of what these notices say together.

    A first stage leads, for who does not take part in it cannot tender. Lots with deadlines of their
    own lead next: the earliest of those that are still open by what the notices say of them; the
    others follow, so that the next can lead once it has passed (`Opportunity.leading_at`), for nothing
    here knows the time. `tendered_at` is when the tender was first published, where we hold that.
    """
    text = problem = None
    led: tuple[Deadline, ...] = ()
    for written in _written(merged):
        believed = []
        for found, kind in written:
            deadline = read_deadline(found, kind, merged.clock)
            trouble = _trouble(found, deadline, tendered_at, first_seen_at)
            if deadline is not None and trouble is None:
                believed.append(deadline)
            elif problem is None and not led:
                text, problem = found, trouble
        believed.sort(key=lambda deadline: deadline.at)
        if led and believed:
            return Leading(led, tuple(dict.fromkeys(believed)), led[0].text, problem)
        if believed and believed[0].kind is not DeadlineKind.INTEREST:
            return Leading(tuple(dict.fromkeys(believed)), (), believed[0].text, problem)
        led = led or tuple(dict.fromkeys(believed))
    return Leading(led, (), led[0].text if led else text, problem)


def _written(merged: Notice) -> list[list[tuple[str, DeadlineKind]]]:
    """Return the deadlines as written, in the order in which they take the lead."""
    kind = DeadlineKind.FIRST_STAGE if _has_later_stage(merged) else DeadlineKind.TENDER
    of_lots: list[str | None] = []
    if any(lot.deadline for lot in merged.lots):
        lots = open_lots(merged.status, merged.lots, merged.awards)
        of_lots = [lot.deadline or merged.deadline for lot in lots]
    return [
        [(text, DeadlineKind.INTEREST) for text in [merged.interest_deadline] if text],
        [(text, kind) for text in of_lots if text],
        [(text, kind) for text in [merged.deadline] if text],
    ]


def _has_later_stage(merged: Notice) -> bool:
    """Return whether tenders are invited after this deadline.

    Under the older law a restricted procedure gives the date for requests to take part as that of the
    tender; notices of the Procurement Act name both dates apart.
    """
    if merged.invitations_out is not None:
        return True
    return not is_of_the_act(merged.notice_type) and bool(_IN_STAGES.search(merged.method_details or ""))


def _trouble(
    text: str, deadline: Deadline | None, tendered_at: datetime | None, first_seen_at: datetime | None
) -> str | None:
    if deadline is None:
        return f"“{text.strip()}” could not be read as a date."
    if tendered_at is not None and deadline.at < tendered_at:
        published = year_day(uk_day(tendered_at))
        return f"{year_day(deadline.day)} lies before the tender was published, on {published}."
    since = tendered_at or first_seen_at
    if since is not None and deadline.at - since > _TEN_YEARS:
        return f"{year_day(deadline.day)} is more than ten years after publication."
    if not _EARLIEST <= deadline.day <= _LATEST:
        return f"{year_day(deadline.day)} cannot be meant."
    return None
