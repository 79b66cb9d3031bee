"""The one place that asks the network for something, politely and within bounds.

One request at a time a host, no cookies, no proxy, redirects followed by hand and looked at one by
one. An answer has thirty seconds in all and a limit on its size once unpacked.
"""

from __future__ import annotations

import copy
import ssl
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cached_property
from urllib.parse import urlsplit

import httpcore2
import httpx2
from msgspec import Struct
from msgspec.structs import replace

from feeds.addresses import check_web_address, refused
from feeds.complaints import changed, too_large, troubled, unexpected, unreachable
from feeds.errors import SourceBusy
from feeds.freshness import fresh_s
from feeds.guarded import Deadline, GuardedTransport
from feeds.redirects import next_hop
from feeds.retry_after import wait_s
from feeds.source import Source

LIMIT_S = 30.0
QUIET_S = 20.0
MOST_REDIRECTS = 5

_LONGEST_VALIDATOR = 1_000
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_WITH_THE_SAME_QUESTION = frozenset({307, 308})
_HEARD_S = 0.5
_BUSY = frozenset({429, 503})
_PACKED_AS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})


class Validators(Struct, frozen=True):
    """What a server said of the version we hold, byte for byte as it said it."""

    etag: str | None = None
    last_modified: str | None = None


class Answer(Struct, frozen=True):
    """What a server answered; `url` is where it came from after redirects. `not_modified` has no body.

    `moved_to` is the address to ask from now on, where all redirects on the way were for good, `fresh_s`
    the seconds for which the answer stays good by its own word.
    """

    status: int
    body: bytes
    etag: str | None
    last_modified: str | None
    url: str
    not_modified: bool
    moved_to: str | None = None
    fresh_s: float = 0.0


def _nobody(_host: str, _until: datetime) -> None:
    """Tell nobody of a wait."""


class Client:
    """Asks sources. Any thread may use it; two requests to one host wait for each other."""

    def __init__(
        self,
        user_agent: str,
        *,
        now: Callable[[], datetime],
        limit_s: float = LIMIT_S,
        pause: Callable[[float], None] = time.sleep,
        resting: Mapping[str, datetime] | None = None,
        told_to_rest: Callable[[str, datetime], None] = _nobody,
    ) -> None:
        """Make a client.

        `now` tells the time for dates in `Retry-After`; `pause` waits, for a source's own pace. `resting`
        are hosts that asked earlier to be left alone, and until when; `told_to_rest` hears of new ones.
        """
        self._user_agent = user_agent
        self._now = now
        self._limit_s = limit_s
        self._pause = pause
        self._guard = threading.Lock()
        self._hosts: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._not_before = dict(resting or {})
        self._told_to_rest = told_to_rest
        self._moved: dict[str, str] = {}
        self._asked_at: dict[str, float] = {}

    def now(self) -> datetime:
        """Return the time that this client goes by."""
        return self._now()

    def wait(self, seconds: float) -> None:
        """Wait, in the way this client does."""
        self._pause(seconds)

    def moved_to(self, source: Source) -> str | None:
        """Return where a source's address has moved for good, if an answer came from there."""
        return self._moved.get(source.id)

    def hearing(self, check: Callable[[], None]) -> Client:
        """Return this client, with `check` called every half second while it waits.

        What `check` raises ends the wait. Hosts, paces and waits are shared with this one.
        """
        patient = copy.copy(self)

        def pause(seconds: float) -> None:
            left = seconds
            while left > 0:
                check()
                self._pause(min(left, _HEARD_S))
                left -= _HEARD_S
            check()

        patient._pause = pause
        return patient

    def get(self, source: Source, url: str, validators: Validators | None = None) -> Answer:
        """Return what this address answers, after redirects.

        Raises:
            AddressRefused: the address, or one it leads to, is none that we connect to.
            SourceBusy: told to wait, now or by an earlier answer whose time is not over.
            SourceUnreachable: no whole answer: offline, too slow, cut off, or a 5xx.
            SourceChanged: an answer that is none: too large, a 4xx, a redirect without end.
        """
        return self._ask(source, url, _Question("GET", self._headers(validators or Validators())))

    def post(self, source: Source, url: str, body: bytes, content_type: str) -> Answer:
        """Return what this address answers to a question that is sent as a body; bounds and errors as `get`.

        Only a redirect that keeps the question as it is (307, 308) is followed.
        """
        headers = self._headers(Validators(), content_type)
        return self._ask(source, url, _Question("POST", headers, body))

    def _ask(self, source: Source, url: str, question: _Question) -> Answer:
        deadline = Deadline(self._limit_s)
        asked, seen = url, set[str]()
        moved_to, for_good = None, True
        for _ in range(MOST_REDIRECTS + 1):
            check_web_address(url)
            seen.add(url)
            answer = self._hop(source, url, question, deadline)
            if isinstance(answer, Answer):
                self._note_move(source, asked, moved_to)
                return replace(answer, moved_to=moved_to)
            if question.body is not None and answer.status not in _WITH_THE_SAME_QUESTION:
                raise changed(source, "answers our question by sending us elsewhere")
            url = next_hop(source, url, answer.to)
            for_good = for_good and answer.status in _FOR_GOOD
            moved_to = url if for_good else moved_to
            if url in seen:
                break
        raise changed(source, "sends us from one address to the next without end")

    def _note_move(self, source: Source, asked: str, moved_to: str | None) -> None:
        """Keep where the source's own address leads, whatever was asked behind it."""
        behind = asked.removeprefix(source.url)
        if moved_to and asked.startswith(source.url) and moved_to.endswith(behind):
            self._moved[source.id] = moved_to.removesuffix(behind)

    def _hop(self, source: Source, url: str, question: _Question, deadline: Deadline) -> Answer | _Redirect:
        host = urlsplit(url).hostname or ""
        with self._turn(source, host):
            transport = GuardedTransport(deadline, self._tls, private=source.private)
            try:
                with httpx2.Client(transport=transport, trust_env=False, timeout=QUIET_S) as http:
                    request = http.build_request(
                        question.method, url, headers=question.headers, content=question.body
                    )
                    response = http.send(request, stream=True)
                    try:
                        return self._read(source, host, url, response)
                    finally:
                        response.close()
            except httpx2.InvalidURL as error:
                raise refused(url, "it is no address that can be read") from error
            except (httpx2.HTTPError, httpcore2.ReadTimeout, ssl.SSLError) as error:
                raise unreachable(source, error) from error

    def _read(self, source: Source, host: str, url: str, response: httpx2.Response) -> Answer | _Redirect:
        status, headers = response.status_code, response.headers
        if status in _BUSY or status in source.busy_codes:
            wait = wait_s(headers.get("retry-after"), self._now())
            self._not_before[host] = until = self._now() + timedelta(seconds=wait)
            self._told_to_rest(host, until)
            raise SourceBusy(source.name, retry_after_s=wait)
        if status in _REDIRECTS:
            return _Redirect(status, headers.get("location", ""))
        if status >= 500:
            raise troubled(source, f"answered that it has trouble of its own ({status})")
        if status not in (200, 304):
            raise unexpected(source, status)
        return Answer(
            status=status,
            body=b"" if status == 304 else _body(source, response),
            etag=_validator(headers, b"etag"),
            last_modified=_validator(headers, b"last-modified"),
            url=url,
            not_modified=status == 304,
            fresh_s=fresh_s(headers, self._now())
            if "cache-control" in headers or "expires" in headers
            else 0.0,
        )

    def _headers(self, validators: Validators, content_type: str = "") -> dict[bytes, bytes]:
        headers = {
            "User-Agent": self._user_agent,
            "Accept": "application/json, application/rss+xml, application/atom+xml, application/xml",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        if validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators.last_modified:
            headers["If-Modified-Since"] = validators.last_modified
        if content_type:
            headers["Content-Type"] = content_type
        return {name.encode("ascii"): value.encode("latin-1", "replace") for name, value in headers.items()}

    @contextmanager
    def _turn(self, source: Source, host: str) -> Iterator[None]:
        """Wait for this host's turn: one request at a time, at its own pace, none before it allows one."""
        with self._guard:
            lock = self._hosts[host]
        with lock:
            allowed = self._not_before.get(host)
            if allowed is not None and allowed > self._now():
                raise SourceBusy(source.name, retry_after_s=(allowed - self._now()).total_seconds())
            since = time.monotonic() - self._asked_at.get(host, float("-inf"))
            if since < source.pace_s:
                self._pause(source.pace_s - since)
            try:
                yield
            finally:
                self._asked_at[host] = time.monotonic()

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return httpx2.create_ssl_context()


class _Question(Struct, frozen=True):
    method: str
    headers: dict[bytes, bytes]
    body: bytes | None = None


class _Redirect(Struct, frozen=True):
    status: int
    to: str


def _body(source: Source, response: httpx2.Response) -> bytes:
    """Return the unpacked body, never more of it than the source may send."""
    packed = response.headers.get("content-encoding", "").strip().lower()
    if packed not in _PACKED_AS:
        raise changed(source, "sends its answer packed in a way that we did not ask for")
    limit = source.body_limit_bytes
    declared = response.headers.get("content-length", "")
    if declared.isdigit() and int(declared[:20]) > limit:
        raise too_large(source)
    body = bytearray()
    for chunk in response.iter_bytes():
        if len(body) + len(chunk) > limit:
            raise too_large(source)
        body += chunk
    return bytes(body)


def _validator(headers: httpx2.Headers, name: bytes) -> str | None:
    """Return a validator as it came, byte for byte; one too long to be sane is not kept."""
    value = next((value for key, value in headers.raw if key.lower() == name), b"")
    return value.decode("latin-1") if 0 < len(value) <= _LONGEST_VALIDATOR else None
