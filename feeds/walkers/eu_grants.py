"""EU Funding & Tenders: every open or announced call for grants, page by page, read whole each time.

There are some hundreds of them, and nothing tells which are new. A search that does not heed the
question lists millions of things: that is said rather than walked.

Source: programs of others that ask the same search; nothing of it is documented.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urlencode

import msgspec
from msgspec import Struct

from feeds.client import Answer, Client
from feeds.complaints import changed
from feeds.encoding import to_utf8
from feeds.formats.eu_grants import GRANTS
from feeds.patience import FIRST_WAITS_S, WAITS_S, patiently
from feeds.source import Source
from feeds.walkers.found import found_in
from feeds.walkers.page import Page

LIMIT = 100
MOST = 10_000
"""More calls than this are never open at once: then the question was not heeded."""

_OPEN_OR_ANNOUNCED = ("31094501", "31094502")
_KEY = "SEDIA"  # the same for everybody: it names the portal, nobody in particular
_BOUNDARY = "tender-pause-part"
_ANSWERING_S = 2.0
_FRESH = timedelta(hours=6)


class _Mark(Struct, omit_defaults=True):
    """A walk's mark: the page to ask for next, and when it began; without a page it begins anew."""

    page: int = 1
    began: datetime | None = None


class _Counted(Struct, rename="camel"):
    total_results: int
    results: list[msgspec.Raw]


def walk(source: Source, mark: str | None, client: Client) -> Iterator[Page]:
    """Yield the pages of all open and announced calls.

    Raises:
        FeedError: the source did not answer, or not to what it was asked.
    """
    now, start = client.now(), _read(mark)
    goes_on = start.began is not None and start.page > 1 and start.began <= now < start.began + _FRESH
    number, began = (start.page, start.began) if goes_on else (1, now)
    count, more = 0, True
    while more:
        answer = patiently(
            client,
            lambda page=number: _post(source, client, page),  # type: ignore[misc]
            waits_s=WAITS_S if count else FIRST_WAITS_S,
        )
        total, listed = _counted(source, answer)
        items = found_in(source, answer).items if listed else ()
        count += 1
        left = math.ceil(total / LIMIT) - number if listed else 0
        more, number = left > 0, number + 1
        text = msgspec.json.encode(_Mark(number, began) if more else _Mark()).decode()
        yield Page(items, text, count, count + left, left * (source.pace_s + _ANSWERING_S))


def _post(source: Source, client: Client, number: int) -> Answer:
    place = urlencode({"apiKey": _KEY, "text": "***", "pageSize": LIMIT, "pageNumber": number}, safe="*")
    body = _multipart(
        query={"bool": {"must": [{"terms": {"type": GRANTS}}, {"terms": {"status": _OPEN_OR_ANNOUNCED}}]}},
        languages=["en"],
        sort={"field": "sortStatus", "order": "ASC"},
    )
    return client.post(source, f"{source.url}?{place}", body, f"multipart/form-data; boundary={_BOUNDARY}")


def _multipart(**parts: object) -> bytes:
    lines = list[bytes]()
    for name, value in parts.items():
        head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="blob"\r\n'
        lines += [
            f"{head}Content-Type: application/json\r\n\r\n".encode(),
            msgspec.json.encode(value),
            b"\r\n",
        ]
    return b"".join([*lines, f"--{_BOUNDARY}--\r\n".encode()])


def _counted(source: Source, answer: Answer) -> tuple[int, int]:
    """Return how many calls there are, and how many are listed here."""
    try:
        found = msgspec.json.decode(to_utf8(answer.body), type=_Counted)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise changed(source, "answered its search in a shape that we do not know") from error
    if found.total_results > MOST:
        what = f"did not heed what it was asked: it lists {found.total_results:,} things, not the open grants"
        raise changed(source, what)
    return found.total_results, len(found.results)


def _read(mark: str | None) -> _Mark:
    try:
        found = msgspec.json.decode(mark or "{}", type=_Mark)
    except msgspec.MsgspecError:
        return _Mark()
    return found if found.began is not None and found.began.tzinfo is not None else _Mark()
