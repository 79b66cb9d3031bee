"""The client is polite, bounded, and careful about whom it talks to."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import tracemalloc
from datetime import datetime, timedelta

import pytest

from feeds.client import Validators
from feeds.errors import AddressRefused, SourceBusy, SourceChanged, SourceUnreachable
from feeds.redirects import next_hop
from feeds.source import Source
from tests.feeds.serving import NOW, Visit, a_client, answer, serving


def test_it_says_who_it_is_and_carries_nothing_else() -> None:
    with serving(lambda visit: visit.say(answer(b"{}", Set_Cookie="track=1"))) as server:
        client = a_client()
        client.get(server.source(), server.url)
        client.get(server.source(), server.url)

    for visit in server.visits:
        assert visit.headers["user-agent"] == "TenderPause/test (+https://tender-pause.example)"
        assert not {"cookie", "referer", "authorization"} & visit.headers.keys()


def test_validators_are_kept_and_sent_byte_for_byte() -> None:
    etag, modified = 'W/"a-\u00e9-\\"', "Tue, 09 Jun 2026 08:00:00 GMT"
    with serving(lambda visit: visit.say(answer(b"{}", ETag=etag, Last_Modified=modified))) as server:
        first = a_client().get(server.source(), server.url)
        a_client().get(server.source(), server.url, Validators(first.etag, first.last_modified))

    assert (first.etag, first.last_modified) == (etag, modified)
    assert server.visits[1].headers["if-none-match"] == etag
    assert server.visits[1].headers["if-modified-since"] == modified


def test_a_validator_of_ten_thousand_letters_is_not_kept() -> None:
    with serving(lambda visit: visit.say(answer(b"{}", ETag="x" * 10_000))) as server:
        found = a_client().get(server.source(), server.url)

    assert found.etag is None


def test_not_modified_is_an_answer_without_a_body() -> None:
    with serving(lambda visit: visit.say(answer(status="304 Not Modified", ETag='"1"'))) as server:
        found = a_client().get(server.source(), server.url, Validators('"1"'))

    assert (found.not_modified, found.body, found.status) == (True, b"", 304)


def test_a_packed_answer_is_unpacked() -> None:
    body = gzip.compress(b'{"a": 1}')
    with serving(lambda visit: visit.say(answer(body, Content_Encoding="gzip"))) as server:
        found = a_client().get(server.source(), server.url)

    assert found.body == b'{"a": 1}'


def test_redirects_are_followed_and_the_last_address_is_told() -> None:
    def respond(visit: Visit) -> None:
        number = int(visit.path[1:] or 0)
        if number < 5:
            visit.say(answer(status="302 Found", Location=f"/{number + 1}"))
        else:
            visit.say(answer(b"here"))

    with serving(respond) as server:
        found = a_client().get(server.source(), f"{server.url}/0")

    assert (found.body, found.url) == (b"here", f"{server.url}/5")


@pytest.mark.parametrize("location", ["/again", "/{number}"])
def test_redirects_without_end_are_given_up(location: str) -> None:
    def respond(visit: Visit) -> None:
        visit.say(answer(status="301 Moved", Location=location.format(number=len(server.visits))))

    with serving(respond) as server, pytest.raises(SourceChanged, match="without end"):
        a_client().get(server.source(), server.url)

    assert len(server.visits) <= 6


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:169.254.169.254]/",
        "http://[fd00:ec2::254]/",
        "file:///etc/passwd",
        "ftp://a.example/",
        "//user:pass@a.example/",
        "http://[::1",
    ],
)
def test_even_a_private_source_cannot_send_us_there(location: str) -> None:
    with (
        serving(lambda visit: visit.say(answer(status="302 Found", Location=location))) as server,
        pytest.raises(AddressRefused),
    ):
        a_client().get(server.source(), server.url)

    assert len(server.visits) == 1


def test_a_redirect_to_nowhere_is_no_answer() -> None:
    with serving(lambda visit: visit.say(answer(status="302 Found"))) as server, pytest.raises(SourceChanged):
        a_client().get(server.source(), server.url)


def test_a_safe_connection_is_never_left_for_an_open_one() -> None:
    source = Source(id="a", name="A", url="https://a.example/", format="ocds")

    with pytest.raises(AddressRefused, match="open one"):
        next_hop(source, "https://a.example/", "http://a.example/")
    assert next_hop(source, "http://a.example/x", "https://b.example/") == "https://b.example/"


def test_a_source_that_is_not_private_never_reaches_this_machine() -> None:
    with (
        serving(lambda visit: visit.say(answer(b"secret"))) as server,
        pytest.raises(AddressRefused, match="not on the public internet"),
    ):
        a_client().get(server.source(private=False), server.url)

    assert server.visits == []


INNER = [
    "localhost",
    "LOCALHOST.",
    "127.0.0.1",
    "127.0.0.1.",
    "127.1",
    "127.255.255.254",
    "0x7f000001",
    "0x7f.0.0.1",
    "2130706433",
    "0177.0.0.1",
    "017700000001",
    "0.0.0.0",
    "0",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "192.168.257",
    "100.64.0.1",
    "169.254.169.254",
    "0xa9fea9fe",
    "192.0.0.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "[::]",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b::a9fe:a9fe]",
    "[64:ff9b:1::a00:1]",
    "[2002:7f00:1::]",
    "[2002:a00:1::1]",
    "[2001:0:7f00:1::]",
    "[fe80::1]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[ff02::1]",
    "[2001:db8::1]",
]
"""Forty and more ways to write addresses that are not on the public internet."""


@pytest.mark.parametrize("host", INNER)
def test_every_way_to_write_an_inner_address_is_refused(host: str) -> None:
    source = Source(id="a", name="A", url=f"http://{host}/", format="ocds")

    with pytest.raises((AddressRefused, SourceUnreachable)) as refused:
        a_client().get(source, source.url)

    # not every system reads every way; one that reads none of them knows no such host
    assert isinstance(refused.value, AddressRefused) or "could not be reached" in refused.value.happened


@pytest.mark.parametrize("host", INNER)
def test_nor_does_a_redirect_lead_there(host: str) -> None:
    with serving(lambda visit: visit.say(answer(b"secret"))) as guarded:
        port = guarded.url.rpartition(":")[2]
        source = Source(id="a", name="A", url="http://public.example/", format="ocds")
        target = next_hop(source, source.url, f"http://{host}:{port}/")
        with pytest.raises((AddressRefused, SourceUnreachable)):
            a_client().get(source, target)

    assert guarded.visits == []


def test_a_name_that_answers_otherwise_the_second_time_is_looked_up_only_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = iter(["127.0.0.3", "127.0.0.1", "127.0.0.1"])
    asked: list[str] = []

    really = socket.getaddrinfo

    def rebinding(host: str, port: int, *how: int, **more: int) -> list[object]:
        if host != "rebinds.example":
            return list(really(host, port, *how, **more))
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(found), port))]

    monkeypatch.setattr("feeds.guarded.is_public", lambda address: address == "127.0.0.3")
    monkeypatch.setattr("feeds.guarded.socket.getaddrinfo", rebinding)

    with serving(lambda visit: visit.say(answer(b"secret"))) as server:
        port = server.url.rpartition(":")[2]
        source = Source(id="a", name="A", url=f"http://rebinds.example:{port}/", format="ocds")
        with pytest.raises(SourceUnreachable, match="could not be reached"):
            a_client(limit_s=1.0).get(source, source.url)

    assert asked == ["rebinds.example"]
    assert server.visits == []


@pytest.mark.parametrize("code", ["429 Too Many Requests", "503 Service Unavailable"])
@pytest.mark.parametrize(
    ("header", "seconds"), [("120", 120.0), ("Tue, 09 Jun 2026 08:01:00 GMT", 60.0), ("-1", 300.0)]
)
def test_told_to_wait_it_waits(code: str, header: str, seconds: float) -> None:
    with (
        serving(lambda visit: visit.say(answer(status=code, Retry_After=header))) as server,
        pytest.raises(SourceBusy) as busy,
    ):
        a_client().get(server.source(), server.url)

    assert busy.value.retry_after_s == seconds


def test_before_the_time_is_over_it_does_not_ask_again() -> None:
    time_now = [NOW]
    with serving(lambda visit: visit.say(answer(status="429 Slow", Retry_After="120"))) as server:
        client = a_client(now=lambda: time_now[0])
        for minutes in (0, 1, 3):
            time_now[0] = NOW + timedelta(minutes=minutes)
            with pytest.raises(SourceBusy):
                client.get(server.source(), server.url)

    assert len(server.visits) == 2


@pytest.mark.parametrize(
    ("status", "error", "words"),
    [
        ("500 Oops", SourceUnreachable, "trouble of its own"),
        ("502 Bad Gateway", SourceUnreachable, "trouble of its own"),
        ("401 Who", SourceChanged, "log in"),
        ("403 No", SourceChanged, "does not let us in"),
        ("404 Not here", SourceChanged, "nothing at this address"),
        ("410 Gone", SourceChanged, "for good"),
        ("418 Teapot", SourceChanged, "code 418"),
    ],
)
def test_refusals_say_what_happened(status: str, error: type[Exception], words: str) -> None:
    with (
        serving(lambda visit: visit.say(answer(b"<html>", status=status))) as server,
        pytest.raises(error, match=words),
    ):
        a_client().get(server.source(), server.url)


def test_nobody_there_is_unreachable() -> None:
    with serving(lambda _: None) as server:
        gone = server.source()

    with pytest.raises(SourceUnreachable, match="could not be reached"):
        a_client().get(gone, gone.url)


def test_a_name_that_nobody_knows_is_unreachable() -> None:
    source = Source(id="a", name="A", url="http://no-such-host.invalid/", format="ocds")

    with pytest.raises(SourceUnreachable, match="could not be reached"):
        a_client().get(source, source.url)


def _seconds(client_limit: float, server_says: bytes, drip: bytes) -> float:
    def respond(visit: Visit) -> None:
        visit.say(server_says)
        visit.drip(drip)

    with serving(respond) as server:
        began = time.monotonic()
        with pytest.raises(SourceUnreachable, match="in time"):
            a_client(limit_s=client_limit).get(server.source(), server.url)
        return time.monotonic() - began


def test_a_body_that_drips_ends_with_the_time() -> None:
    assert _seconds(0.5, b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x") < 20


def test_a_heading_that_drips_ends_with_the_time() -> None:
    assert _seconds(0.5, b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n") < 20


def test_a_server_that_says_nothing_ends_with_the_time() -> None:
    assert _seconds(0.5, b"", b"") < 20


def test_redirects_share_one_time() -> None:
    def respond(visit: Visit) -> None:
        visit.stopped.wait(0.3)
        visit.say(answer(status="302 Found", Location=f"/{len(server.visits)}"))

    with serving(respond) as server, pytest.raises(SourceUnreachable, match="in time"):
        a_client(limit_s=0.7).get(server.source(), server.url)


def test_pieces_without_end_stop_at_the_limit() -> None:
    def respond(visit: Visit) -> None:
        visit.say(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while not visit.stopped.is_set():
            visit.say(b"8000\r\n" + b"x" * 0x8000 + b"\r\n")

    with serving(respond) as server, pytest.raises(SourceChanged, match="more than the 1 MiB"):
        a_client().get(server.source(body_limit_bytes=2**20), server.url)


def test_a_declared_size_over_the_limit_is_not_read() -> None:
    with (
        serving(lambda visit: visit.say(answer(b"", Content_Length="99999999999"))) as server,
        pytest.raises(SourceChanged, match="more than the 15 MiB"),
    ):
        a_client().get(server.source(), server.url)


def test_a_gzip_bomb_stops_at_the_limit_and_takes_little_memory() -> None:
    bomb = gzip.compress(bytes(200 * 2**20), compresslevel=9)
    with serving(lambda visit: visit.say(answer(bomb, Content_Encoding="gzip"))) as server:
        tracemalloc.start()
        with pytest.raises(SourceChanged, match="more than"):
            a_client().get(server.source(), server.url)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert peak < 40 * 2**20


@pytest.mark.parametrize("coding", ["gzip, gzip, gzip", "br", "zstd", "compress"])
def test_packing_that_we_did_not_ask_for_is_refused(coding: str) -> None:
    with (
        serving(lambda visit: visit.say(answer(b"xx", Content_Encoding=coding))) as server,
        pytest.raises(SourceChanged, match="packed"),
    ):
        a_client().get(server.source(), server.url)


@pytest.mark.parametrize(
    "said",
    [
        answer(b"half", Content_Length="4000"),
        answer(b"not gzip at all", Content_Encoding="gzip"),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
        b"hello there\r\n\r\n",
        b"",
    ],
)
def test_an_answer_cut_off_or_garbled_is_no_answer(said: bytes) -> None:
    with serving(lambda visit: visit.say(said)) as server, pytest.raises(SourceUnreachable):
        a_client().get(server.source(), server.url)


def test_a_question_is_sent_as_it_is_and_with_nothing_else() -> None:
    with serving(lambda visit: visit.say(answer(b"{}"))) as server:
        found = a_client().post(server.source(), server.url, b'{"page": 1}', "application/json")

    [visit] = server.visits
    assert (found.body, visit.method, visit.body) == (b"{}", "POST", b'{"page": 1}')
    assert visit.headers["content-type"] == "application/json"
    assert not {"cookie", "referer", "authorization"} & visit.headers.keys()


@pytest.mark.parametrize("status", ["307 Temporary Redirect", "308 Permanent Redirect"])
def test_a_question_follows_a_redirect_that_keeps_it(status: str) -> None:
    def respond(visit: Visit) -> None:
        visit.say(answer(status=status, Location="/new") if visit.path == "/" else answer(b"{}"))

    with serving(respond) as server:
        a_client().post(server.source(), f"{server.url}/", b"asked", "text/plain")

    assert [(visit.method, visit.body) for visit in server.visits] == [("POST", b"asked")] * 2


@pytest.mark.parametrize("status", ["301 Moved Permanently", "302 Found", "303 See Other"])
def test_a_question_follows_no_redirect_that_would_change_it(status: str) -> None:
    with (
        serving(lambda visit: visit.say(answer(status=status, Location="/new"))) as server,
        pytest.raises(SourceChanged, match="sending us elsewhere"),
    ):
        a_client().post(server.source(), f"{server.url}/", b"asked", "text/plain")

    assert len(server.visits) == 1


def test_a_question_has_the_bounds_of_any_other_request() -> None:
    with serving(lambda visit: visit.say(answer(b"x" * 2_000))) as server:
        with pytest.raises(SourceChanged, match="MiB"):
            a_client().post(server.source(body_limit_bytes=1_000), server.url, b"", "text/plain")
        with pytest.raises(AddressRefused):
            a_client().post(server.source(private=False), server.url, b"", "text/plain")


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [
        (["301 Moved Permanently"], "/1"),
        (["308 Permanent Redirect", "301 Moved Permanently"], "/2"),
        (["302 Found"], None),
        (["301 Moved Permanently", "302 Found"], "/1"),
        (["302 Found", "301 Moved Permanently"], None),
        ([], None),
    ],
)
def test_it_tells_where_an_address_has_moved_for_good(statuses: list[str], moved: str | None) -> None:
    def respond(visit: Visit) -> None:
        place = int(visit.path[1:])
        there = place < len(statuses)
        visit.say(answer(status=statuses[place], Location=f"/{place + 1}") if there else answer(b"{}"))

    with serving(respond) as server:
        found = a_client().get(server.source(), f"{server.url}/0")

    assert found.moved_to == (moved and f"{server.url}{moved}")


def test_one_request_at_a_time_a_host() -> None:
    inside, most = [0], [0]
    guard = threading.Lock()

    def respond(visit: Visit) -> None:
        with guard:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
        visit.stopped.wait(0.02)
        with guard:
            inside[0] -= 1
        visit.say(answer(b"{}"))

    with serving(respond) as server:
        client = a_client()
        threads = [threading.Thread(target=client.get, args=(server.source(), server.url)) for _ in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert (most[0], len(server.visits)) == (1, 5)


def test_a_sources_own_pace_is_kept() -> None:
    waited: list[float] = []
    with serving(lambda visit: visit.say(answer(b"{}"))) as server:
        client = a_client(pause=waited.append)
        for _ in range(3):
            client.get(server.source(pace_s=12.0), server.url)

    assert len(waited) == 2
    assert all(11 < seconds <= 12 for seconds in waited)


def test_the_clock_is_asked_only_for_its_time() -> None:
    asked: list[datetime] = []

    def now() -> datetime:
        asked.append(NOW)
        return NOW

    with serving(lambda visit: visit.say(answer(b"{}"))) as server:
        a_client(now=now).get(server.source(), server.url)

    assert asked == []
