"""TED: its search, by days of publication, newest first.

A question names the buyers' countries and a day; a country's day seldom fills a page. Where it does,
pages are counted, and a day that changed between two of them is asked for again by the next walk's
overlap. Where the search knows a field by another name than we do, it is asked
again with those fields alone that were seen in saved answers.

Source: TED Search API v3 (limits of 250 a page and 15,000 in all); saved answers for the fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec
from msgspec import Struct

from feeds.client import Answer, Client
from feeds.complaints import changed, troubled
from feeds.encoding import to_utf8
from feeds.errors import SourceBusy, SourceChanged, SourceGone, SourceTooLarge
from feeds.source import Source
from feeds.walkers import by_window
from feeds.walkers.by_window import Asked, Service
from feeds.walkers.find_a_tender import uk_clock
from feeds.walkers.found import found_in
from feeds.walkers.page import Page
from feeds.walkers.windows import Grid, Window

LIMIT = 250
MOST = 15_000

SEEN_FIELDS = (
    "publication-number",
    "publication-date",
    "notice-title",
    "description-lot",
    "buyer-name",
    "buyer-country",
    "classification-cpv",
    "place-of-performance",
    "deadline-receipt-tender-date-lot",
    "deadline-receipt-request-date-lot",
    "estimated-value-lot",
    "estimated-value-cur-lot",
    "total-value",
    "total-value-cur",
    "form-type",
    "notice-type",
    "procedure-type",
    "links",
)
MORE_FIELDS = ("procedure-identifier", "winner-name")
"""Named in programs of others that use the search; not in an answer that we hold."""

_GRID = Grid(unit=timedelta(days=1), longest=timedelta(days=1), overlap=timedelta(days=2))
_USUAL = 1.0


def walk(source: Source, mark: str | None, client: Client, reach_back: timedelta) -> Iterator[Page]:
    """Yield the notices of the newest days first, and so on back in time."""
    service = Service(grid=_GRID, usual=_USUAL, clock=_day, ask=_Asking().ask)
    return by_window.walk(service, source, mark, client, reach_back)


class _Counted(Struct, rename="camel"):
    total_notice_count: int | None = None
    timed_out: bool = False
    notices: list[msgspec.Raw] = []


class _Asking:
    """Asks for days, and remembers for the rest of the walk whether all fields are known there."""

    def __init__(self) -> None:
        self._fields: tuple[str, ...] = (*SEEN_FIELDS, *MORE_FIELDS)

    def ask(self, source: Source, client: Client, window: Window, at: str | None) -> Asked:
        """Return one page of the notices of these days; `at` is its number."""
        number = int(at) if at and at.isdigit() and at != "0" else 1
        answer = self._answer(source, client, window, number)
        counted = _counted(source, answer)
        if counted.timed_out:
            raise troubled(source, "broke its search off before it was done")
        items = found_in(source, answer).items if counted.notices else ()
        total = counted.total_notice_count
        if total is not None and total > MOST and window.first < window.last:
            return Asked(items, whole=False)
        full = len(counted.notices) >= LIMIT
        more = full if total is None else bool(counted.notices) and number * LIMIT < total
        if more and (number + 1) * LIMIT <= MOST:
            return Asked(items, onward=str(number + 1))
        return Asked(items, whole=not more)

    def _answer(self, source: Source, client: Client, window: Window, number: int) -> Answer:
        try:
            return _post(source, client, window, number, self._fields)
        except (SourceBusy, SourceGone, SourceTooLarge):
            raise
        except SourceChanged:
            if self._fields == SEEN_FIELDS:
                raise
            self._fields = SEEN_FIELDS
            return _post(source, client, window, number, self._fields)


def _post(source: Source, client: Client, window: Window, number: int, fields: tuple[str, ...]) -> Answer:
    buyers = f"buyer-country IN ({' '.join(source.countries)}) AND " if source.countries else ""
    days = f"publication-date>={window.first:%Y%m%d} AND publication-date<={window.last:%Y%m%d}"
    question = {
        "query": f"{buyers}{days} SORT BY publication-date DESC",
        "fields": fields,
        "page": number,
        "limit": LIMIT,
        "scope": "ALL",
        "paginationMode": "PAGE_NUMBER",
    }
    return client.post(source, source.url, msgspec.json.encode(question), "application/json")


def _counted(source: Source, answer: Answer) -> _Counted:
    try:
        return msgspec.json.decode(to_utf8(answer.body), type=_Counted)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise changed(source, "answered its search in a shape that we do not know") from error


def _day(now: datetime) -> datetime:
    return uk_clock(now).replace(hour=0, minute=0, second=0)
