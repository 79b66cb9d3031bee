"""An opportunity: one procurement or grant, compiled from its notices."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from desktop.domain.buying import Buying
from desktop.domain.deadline import IN_STAGES, Deadline
from feeds.notice import Award, Document, Form, Lot, Party

NOT_RESERVED = frozenset({"none", "no", "notReserved"})
"""What says outright that it is reserved for nobody."""


class Stage(StrEnum):
    """Where the procurement stands, by its notices."""

    PLANNING = "planning"
    TENDER = "tender"
    AWARD = "award"
    CONTRACT = "contract"
    CANCELLED = "cancelled"


class Opportunity(Struct, frozen=True, kw_only=True):
    """What the notices of one procurement say together, cleaned for people.

    `deadline` is the one that leads; where open lots have deadlines of their own, `deadlines` holds
    them all, earliest first, and `leading_at` tells which leads at a moment. `later` are the deadlines of
    the stages that follow, for whoever takes part in the first. `first_deadline` is that
    of the first `tender` release, and `tender_published_on` its day, both None where only later
    releases are held. `deadline_problem` says why a date that stands in the notice is not believed.
    `value_pence` is None where the notice states nothing that can be meant (0, 0.01 and 1 are
    placeholders). `reserved` names whom it is reserved for, and is empty where that is not stated. Days
    are days in the UK.
    """

    key: str
    source: str
    form: Form
    ocid: str | None
    title: str
    description: str
    buyer_id: str | None
    buyer: str
    stage: Stage
    status: str | None
    notice_type: str | None
    published_on: date | None
    tender_published_on: date | None
    deadline: Deadline | None
    deadlines: tuple[Deadline, ...]
    deadline_text: str | None
    deadline_problem: str | None
    first_deadline: Deadline | None
    questions_close: Deadline | None
    expected_on: date | None
    open_all_the_time: bool
    value_pence: int | None
    currency: str | None
    cpv: tuple[str, ...]
    regions: tuple[str, ...]
    method: str | None
    contract_start_on: date | None
    contract_end_on: date | None
    contract_extends_to_on: date | None
    lots: tuple[Lot, ...]
    parties: tuple[Party, ...]
    awards: tuple[Award, ...]
    documents: tuple[Document, ...]
    url: str | None
    sme: bool | None
    vcse: bool | None
    last_released_at: datetime | None
    engagement_on: date | None = None
    reserved: tuple[str, ...] = ()
    buying: Buying | None = None
    references: tuple[str, ...] = ()
    later: tuple[Deadline, ...] = ()

    @property
    def is_reserved(self) -> bool | None:
        """Whether it is reserved for some; None where it is not stated."""
        return any(each not in NOT_RESERVED for each in self.reserved) if self.reserved else None

    @property
    def can_be_joined_later(self) -> bool:
        """Whether it is a market that stays open once its first deadline has passed."""
        return self.stage is Stage.TENDER and self.buying is Buying.MARKET

    def leading_at(self, now: datetime, *, taking_part: bool = False) -> Deadline | None:
        """Return the earliest deadline still open at that moment; the last one when all have passed.

        Once a first stage has passed, the next stage's leads for who is `taking_part`; None where its day
        comes with the invitation. A market that can be joined all the time has none after its first.
        """
        every = self._leading(taking_part)
        ahead = next((deadline for deadline in every if deadline.at > now), None)
        if ahead or not every:
            return ahead
        return None if self._goes_on(taking_part) else every[-1]

    def last_at(self, now: datetime, *, taking_part: bool = False) -> datetime | None:
        """Return when the last deadline that leads from now on passes; None where it goes on after that."""
        every = self._leading(taking_part)
        if not every or self._goes_on(taking_part):
            return None
        return max((deadline.at for deadline in every if deadline.at > now), default=every[-1].at)

    def _leading(self, taking_part: bool) -> tuple[Deadline, ...]:
        return (*self.deadlines, *(self.later if taking_part else ()))

    def _goes_on(self, taking_part: bool) -> bool:
        """Return whether the last deadline is followed by another whose day is not known yet, or by none."""
        in_stages = any(deadline.kind in IN_STAGES for deadline in self._leading(taking_part)[-1:])
        return self.can_be_joined_later or (taking_part and in_stages)

    def is_open_all_the_time(self, now: datetime | None) -> bool:
        """Return whether it can be joined at any time: it has no deadline, or the first round has passed."""
        if self.open_all_the_time or now is None or not self.deadlines:
            return self.open_all_the_time
        return self.can_be_joined_later and all(deadline.at <= now for deadline in self.deadlines)


class Change(Struct, frozen=True):
    """One field that a later notice changed, in words a person can read.

    `field` is one of title, buyer, stage, deadline, questions_close, expected, value, contract_start,
    contract_end and description. `before` and `after` are empty where nothing was stated.
    """

    field: str
    before: str
    after: str
    at: datetime | None
    notice_id: str
