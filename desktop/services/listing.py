"""Opportunities as other programs read them: the list, and one in full."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from msgspec import Struct

from desktop.domain.buying import Buying
from desktop.domain.deadline import DeadlineKind
from desktop.domain.fit import FitLevel
from desktop.domain.opportunity import Change, Stage
from desktop.domain.pause import Pause
from desktop.domain.runway import Runway, Verdict, runway
from desktop.domain.states import State
from desktop.domain.traits import Answer, answer
from desktop.services.desk import Desk, calendar, plans
from desktop.services.errors import NoSuchOpportunity
from desktop.services.fit_words import FIT_NAMES
from desktop.services.fitting import fit_of
from desktop.services.history import HistoryLine, history
from desktop.services.joining import Offer, offers
from desktop.services.opportunity_list import OpportunityFilter, SortBy, led_now, matching, row_runway
from desktop.services.plan_steps import steps
from desktop.services.providers import Provider, existing_providers
from desktop.services.publications import Publication, publications
from desktop.services.register import Decided, decided
from desktop.services.wording import runway_words
from desktop.store import decisions as decision_store
from desktop.store import fits, pauses
from desktop.store import opportunities as store
from desktop.store.connection import Connection
from desktop.store.kept_notices import NoticeRow
from desktop.store.opportunities import OpportunityRow
from feeds.notice import Lot


class ListedRunway(Struct, frozen=True):
    """A runway in figures and days."""

    working_days: int | None
    verdict: Verdict | None
    decide_by: date | None
    last_fair_day: date | None
    act_by: date | None
    window_days: int | None
    short_window: bool | None


class Listed(Struct, frozen=True, kw_only=True):
    """One opportunity of the list. `deadline` keeps its zone; `value` is in units of `currency`.

    `fit` is strong, some or weak, None where it was never judged.
    """

    id: str
    ocid: str | None
    title: str
    buyer: str
    stage: Stage
    notice_type: str | None
    published: date | None
    deadline: datetime | None
    deadline_has_time: bool
    deadline_kind: DeadlineKind | None
    questions_close: datetime | None
    value: float | None
    currency: str | None
    cpv: tuple[str, ...]
    regions: tuple[str, ...]
    state: State
    url: str | None
    runway: ListedRunway
    fit: str | None = None
    buying: Buying | None = None
    vcse: Answer = Answer.NOT_STATED
    sme: Answer = Answer.NOT_STATED
    reserved: Answer = Answer.NOT_STATED
    market_engagement_until: date | None = None


class ListedNotice(Struct, frozen=True):
    """One notice behind an opportunity."""

    source: str
    id: str
    notice_type: str | None
    tags: tuple[str, ...]
    released_at: datetime | None
    url: str | None


class ListedStep(Struct, frozen=True):
    """One step of the plan after a bid or a partnership; `owner` is "" while nobody sees to it."""

    step: str
    title: str
    on: date | None
    owner: str
    done_on: date | None

    @property
    def words(self) -> str:
        """The step as a line."""
        done = f"done {self.done_on.isoformat()}" if self.done_on else ""
        on = self.on.isoformat() if self.on else "no day"
        return ", ".join(filter(None, (self.title, on, self.owner, done)))


class Full(Struct, frozen=True, kw_only=True):
    """One opportunity with all that is held on it. `decision` is the one that stands."""

    opportunity: Listed
    runway_sentence: str
    description: str
    notices: tuple[ListedNotice, ...]
    lots: tuple[Lot, ...]
    changes: tuple[Change, ...]
    existing_providers: tuple[Provider, ...]
    pause: Pause | None
    decision: Decided | None
    history: tuple[HistoryLine, ...]
    publications: tuple[Publication, ...]
    looks_like: tuple[Offer, ...]
    fit_reasons: tuple[str, ...] = ()
    plan_steps: tuple[ListedStep, ...] = ()


def listed(
    db: Connection,
    desk: Desk,
    wanted: OpportunityFilter,
    limit: int | None = None,
    *,
    sort: SortBy = SortBy.RUNWAY,
    descending: bool = False,
) -> list[Listed]:
    """Return the opportunities that match, in that order; what to act on first at the top unless told."""
    return listed_rows(db, desk, matching(db, desk, wanted, sort, descending=descending)[:limit])


def listed_rows(db: Connection, desk: Desk, row_ids: Sequence[int]) -> list[Listed]:
    """Return these rows in their order; one that is gone is left out."""
    held_against, working_days, now = plans(db), calendar(db), desk.now()
    rows, fitting = store.rows(db, row_ids, today=desk.today), fits.levels(db, row_ids)
    return [
        _listed(
            row,
            runway(row.facts, plans=held_against, calendar=working_days, now=now),
            fitting.get(row.id),
        )
        for row in (led_now(db, rows[row_id], now) for row_id in row_ids if row_id in rows)
    ]


def full(db: Connection, desk: Desk, key: str) -> Full:
    """Return one opportunity with all that is held on it.

    Raises:
        NoSuchOpportunity: nothing here has that key.
    """
    row, detail = store.row_of_key(db, key, today=desk.today), store.detail(db, key)
    if row is None or detail is None:
        raise NoSuchOpportunity(key)
    row = led_now(db, row, desk.now())
    standing = next((one for one in decision_store.of(db, row.key) if not one.superseded_by), None)
    its_runway, fit = row_runway(db, row, desk.now()), fit_of(db, row.id)
    return Full(
        opportunity=_listed(row, its_runway, fit.level),
        runway_sentence=runway_words(its_runway, row.notice_type),
        description=detail.opportunity.description,
        notices=tuple(_notice(notice) for notice in detail.notices),
        lots=detail.opportunity.lots,
        changes=detail.changes,
        existing_providers=existing_providers(db, detail.opportunity),
        pause=pauses.of(db, row.key),
        decision=decided(standing) if standing else None,
        history=history(db, detail),
        fit_reasons=tuple(reason.sentence for reason in fit.reasons),
        plan_steps=tuple(
            ListedStep(one.step, one.words, one.on, one.owner, one.done_on)
            for one in steps(db, desk, row.key)
        ),
        publications=publications(db, detail),
        looks_like=offers(db, desk, row.key),
    )


def _listed(row: OpportunityRow, its_runway: Runway, fit: FitLevel | None) -> Listed:
    return Listed(
        id=row.key,
        ocid=row.ocid,
        title=row.title,
        buyer=row.buyer,
        stage=row.stage,
        notice_type=row.notice_type,
        published=row.published_on,
        deadline=row.deadline,
        deadline_has_time=row.facts.has_time,
        deadline_kind=row.facts.deadline_kind,
        questions_close=row.questions_close,
        value=None if row.value_pence is None else row.value_pence / 100,
        currency=row.currency,
        cpv=row.cpv,
        regions=row.regions,
        state=row.state,
        url=row.url,
        runway=ListedRunway(
            its_runway.working_days,
            its_runway.verdict,
            its_runway.decide_by,
            its_runway.last_fair_day,
            its_runway.act_by,
            its_runway.window_days,
            its_runway.short_window,
        ),
        fit=FIT_NAMES[fit] if fit else None,
        buying=row.buying,
        vcse=answer(row.vcse),
        sme=answer(row.sme),
        reserved=answer(row.reserved),
        market_engagement_until=row.engagement_on,
    )


def _notice(notice: NoticeRow) -> ListedNotice:
    return ListedNotice(
        notice.source, notice.id, notice.notice_type, notice.tags, notice.released_at, notice.url
    )
