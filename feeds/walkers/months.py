"""Public Contracts Scotland and Sell2Wales: one question for each month and type of notice, newest first.

There is no page within a month and nothing that tells what is new: the newest month is read again each
time, with the validators it gave. What fails is left for last and asked again by the next pull, so that
one kind of notice that the source cannot serve does not hide the others.

Source: the API's own page; types and missing `releases` as crawlers of the Open Contracting Partnership
met them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

import msgspec
from msgspec import Struct

from feeds.client import Client, Validators
from feeds.complaints import KEPT
from feeds.errors import SourceChanged, SourceGone, SourceTroubled
from feeds.notice import Item
from feeds.patience import FIRST_WAITS_S, patiently
from feeds.source import Source
from feeds.walkers.find_a_tender import uk_clock
from feeds.walkers.found import found_in, holds_no_releases
from feeds.walkers.page import Page

MOST_FAILURES = 6
"""One after the other: then the source has trouble, and the rest waits for the next pull."""

_ANSWERING_S = 2.0
_OVERLAP = timedelta(days=2)
_A_MOMENT = timedelta(minutes=10)


class Plan(Struct, omit_defaults=True):
    """A walk's mark. A question is a month (`2026-06`) and a type of notice.

    `since` is the earliest month that was asked for, `until` when the newest was. `failed` are the types
    that were not answered when last asked; `validators` what a new month said of itself, by question.
    """

    todo: list[tuple[str, int]] = []
    since: str | None = None
    until: datetime | None = None
    failed: list[int] = []
    validators: dict[str, tuple[str | None, str | None]] = {}


def walk(source: Source, mark: str | None, client: Client, reach_back: timedelta) -> Iterator[Page]:
    """Yield a page for each month and type, also for one that was not answered, with no items.

    Raises:
        FeedError: the source did not answer, or not to all that it was asked.
    """
    now = uk_clock(client.now())
    yield from _Walk(source, client, _begun(_read(mark), source, now, reach_back)).pages()


class _Walk(Struct):
    source: Source
    client: Client
    plan: Plan
    number: int = 0

    def pages(self) -> Iterator[Page]:
        trouble: SourceTroubled | SourceChanged | None = None
        asked, failures, in_a_row = len(self.plan.todo), 0, 0
        left_out: list[tuple[str, int]] = []
        while self.plan.todo and in_a_row < MOST_FAILURES:
            question = self.plan.todo.pop(0)
            try:
                items = self._ask(question)
            except SourceGone:
                raise
            except (SourceTroubled, SourceChanged) as error:
                trouble, items = error, ()
                failures, in_a_row = failures + 1, in_a_row + 1
                left_out.append(question)
                self._failed(question[1])
            else:
                in_a_row = 0
                self._answered(question[1])
            self.number += 1
            yield self._page(items, left_out)
        if trouble is not None:
            raise _in_part(trouble, failures, asked)

    def _ask(self, question: tuple[str, int]) -> tuple[Item, ...]:
        month, kind = question
        key = f"{month}/{kind}"
        held = Validators(*self.plan.validators.get(key, (None, None)))
        address = _address(self.source, month, kind)
        answer = patiently(
            self.client, lambda: self.client.get(self.source, address, held), waits_s=FIRST_WAITS_S
        )
        if answer.not_modified:
            return ()
        found = () if holds_no_releases(answer) else found_in(self.source, answer).items
        self.plan.validators.pop(key, None)
        if answer.etag or answer.last_modified:
            self.plan.validators[key] = (answer.etag, answer.last_modified)
        return found

    def _failed(self, kind: int) -> None:
        if kind not in self.plan.failed:
            self.plan.failed.append(kind)

    def _answered(self, kind: int) -> None:
        if kind in self.plan.failed:
            self.plan.failed.remove(kind)

    def _page(self, items: tuple[Item, ...], left_out: list[tuple[str, int]]) -> Page:
        left = len(self.plan.todo)
        mark = msgspec.structs.replace(self.plan, todo=[*self.plan.todo, *left_out])
        text = msgspec.json.encode(mark).decode()
        return Page(items, text, self.number, self.number + left, left * (self.source.pace_s + _ANSWERING_S))


def _begun(plan: Plan, source: Source, now: datetime, reach_back: timedelta) -> Plan:
    """Return the plan with what is to be asked now, newest first; what failed last time stands last.

    A walk that was broken off a moment ago goes on without asking for the newest month again.
    """
    today, start = now.date(), _month(now.date() - reach_back)
    since = min(start, plan.since or start)
    if plan.since is None or plan.until is None:
        months, until = _months(start, today), now
    else:
        goes_on = bool(plan.todo) and plan.until <= now < plan.until + _A_MOMENT
        newest = min(plan.until.date() - _OVERLAP, today)
        months, until = ([], plan.until) if goes_on else (_months(_month(newest), today), now)
        months += [month for month in _months(start, today) if month < plan.since]
    fresh = [(month, kind) for month in sorted(set(months), reverse=True) for kind in source.notice_types]
    fresh = [question for question in fresh if question not in plan.todo]
    hopeful = [question for question in fresh if question[1] not in plan.failed]
    todo = [*hopeful, *plan.todo, *(question for question in fresh if question[1] in plan.failed)]
    newest_months = _months(_month(today - timedelta(days=31)), today)
    kept = {key: value for key, value in plan.validators.items() if key[:7] in newest_months}
    return Plan(todo=todo, since=since, until=until, failed=list(plan.failed), validators=kept)


def _months(first: str, last: date) -> list[str]:
    """Return the months from `first` to that of a day, newest first."""
    found, day = [], last
    while _month(day) >= first:
        found.append(_month(day))
        day = day.replace(day=1) - timedelta(days=1)
    return found


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _address(source: Source, month: str, kind: int) -> str:
    year, number = month.split("-")
    question: dict[str, object] = {"dateFrom": f"{number}-{year}", "noticeType": kind, "outputType": 0}
    if source.locale is not None:
        question["locale"] = source.locale
    return f"{source.url}?{urlencode(question)}"


def _in_part(trouble: SourceTroubled | SourceChanged, failures: int, asked: int) -> SourceTroubled:
    """Return the error for a walk in which some questions were not answered; it names the last reason."""
    return SourceTroubled(
        happened=f"{trouble.happened} That was so for {failures} of {asked} questions.",
        safe=KEPT,
        to_do="Nothing: what is missing is asked for again by the next pull.",
    )


def _read(mark: str | None) -> Plan:
    """Return what a mark says; one that is not ours begins anew."""
    try:
        plan = msgspec.json.decode(mark or "{}", type=Plan)
        for month, _ in plan.todo:
            datetime.strptime(month, "%Y-%m")
    except (msgspec.MsgspecError, ValueError):
        return Plan()
    return plan if plan.since and plan.until and plan.until.tzinfo is None else Plan()
