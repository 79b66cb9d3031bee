"""Whatever one source answers: asking it ends in time, what it sent stays, and the others are pulled."""

from __future__ import annotations

import gzip
import struct
import time
import tracemalloc
import zlib
from collections.abc import Callable

import pytest

from desktop.services.desk import Desk
from desktop.services.pulling import pull
from desktop.store import asked
from feeds.client import LIMIT_S
from feeds.retry_after import LONGEST_S
from tests.feeds.serving import NOW, Visit, a_client, answer, serving
from tests.services.feed_pages import FEED, a_feed, releases

Respond = Callable[[Visit], None]
MIB = 2**20


def silent(_done: int, _total: int) -> None:
    pass


def says(body: bytes = b"", status: str = "200 OK", **headers: str) -> Respond:
    said = answer(body, status, **headers)
    return lambda visit: visit.say(said)


def two_gibibytes_of_nothing() -> bytes:
    """Pack 2 GiB of zeros into 2 MB: one packed part over and over, each good by itself."""
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    part = packing.compress(bytes(4 * MIB)) + packing.flush(zlib.Z_FULL_FLUSH)
    head = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
    return head + part * 512 + b"\x03\x00" + struct.pack("<II", 0, 0)


def thrice_packed(body: bytes) -> bytes:
    return gzip.compress(gzip.compress(gzip.compress(body)))


def endless(visit: Visit) -> None:
    visit.say(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while not visit.stopped.is_set():
        visit.say(b"8000\r\n" + b" " * 0x8000 + b"\r\n")


def drips(visit: Visit) -> None:
    visit.say(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    visit.drip(b"<")


def to(location: str, status: str = "302 Found") -> Respond:
    return says(status=status, Location=location)


def round_and_round(visit: Visit) -> None:
    visit.say(answer(status="301 Moved", Location=f"/{len(visit.path) % 7}"))


LONG_FEED = FEED.replace(
    b"</channel>", b"<item><title>More</title><guid>9</guid></item>" * 40 + b"</channel>"
)
BOMB = (
    b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><rss><channel><title>&j;</title></channel></rss>"
)
QUADRATIC = b'<!DOCTYPE r [<!ENTITY a "' + b"a" * 100_000 + b'">]><rss><channel><title>' + b"&a;" * 9_000
OUTSIDE = b'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]><rss><channel><title>&a;</title></channel></rss>'
PARAMETER = b'<!DOCTYPE r [<!ENTITY % d SYSTEM "http://127.0.0.1:9/evil.dtd"> %d;]><rss/>'
LOCAL_TYPE = b'<!DOCTYPE r SYSTEM "file:///etc/passwd"><rss version="2.0"><channel></channel></rss>'
DEEP = b"<rss><channel><item>" + b"<b>" * 100_000
LONG_TITLE = FEED.replace(b"Hall hire", b"x" * 12 * MIB)
SAME_GUID = FEED.replace(
    b"</channel>", b"<item><title>A</title><guid>1</guid></item>" * 10_000 + b"</channel>"
)

HOSTILE: dict[str, Respond] = {
    "1 entities in entities": says(BOMB),
    "2 one long entity often": says(QUADRATIC),
    "3 an entity from a file": says(OUTSIDE),
    "4 a document type from a file": says(LOCAL_TYPE),
    "5 a document type over http": says(PARAMETER),
    "6 two gibibytes in two megabytes": says(two_gibibytes_of_nothing(), Content_Encoding="gzip"),
    "7 brotli": says(b"\x1b\xff\xff\xff" * 9_000, Content_Encoding="br"),
    "8 packed three times, and said so": says(thrice_packed(FEED), Content_Encoding="gzip, gzip, gzip"),
    "8 packed three times, said once": says(thrice_packed(FEED), Content_Encoding="gzip"),
    "9 pieces without end": endless,
    "10 a byte now and then": drips,
    "11 more promised than sent": says(FEED, Content_Length="900000"),
    "11 less promised than sent": says(FEED, Content_Length="90"),
    "12 cut off at 30 %": says(LONG_FEED[: len(LONG_FEED) * 3 // 10]),
    "12 cut off at 60 %": says(LONG_FEED[: len(LONG_FEED) * 6 // 10]),
    "12 cut off at 95 %": says(LONG_FEED[: len(LONG_FEED) * 95 // 100]),
    "13 a hundred thousand tags": says(DEEP),
    "14 a title of twelve megabytes": says(LONG_TITLE),
    "15 ten thousand items of one guid": says(SAME_GUID),
    "16 nothing": says(b""),
    "17 a page to log in": says(
        b"<!DOCTYPE html><html><form><input type=password>", Content_Type="application/rss+xml"
    ),
    "18 UTF-7": says(b'<?xml version="1.0" encoding="utf-7"?>' + FEED.partition(b"?>")[2]),
    "18 a wrong charset": says(FEED, Content_Type="application/rss+xml; charset=utf-32"),
    "19 NUL, ESC and lone surrogates": says(FEED.replace(b"Hall", b"\x00\x1b[2J\xed\xa0\x80")),
    "20 a name written backwards": says(FEED.replace(b"Hall", b"abc\xe2\x80\xaegpj.exe")),
    "29 to this machine": to("http://127.0.0.1:1/"),
    "29 to where clouds keep keys": to("http://169.254.169.254/latest/meta-data/"),
    "29 to a mapped address": to("http://[::ffff:169.254.169.254]/"),
    "29 to a file": to("file:///etc/passwd"),
    "31 round and round": round_and_round,
    "32 a tag of ten thousand letters": says(FEED, ETag='"' + "x" * 10_000 + '"'),
    "32 a header that goes on in the next": says(FEED, ETag='"a"\r\n\tX-Evil: 1'),
    "32 a header cut in two": says(FEED, ETag='"a\rSet-Cookie: b"'),
    "32 a thousand headers": says(FEED, **{f"X_{n}": "y" * 200 for n in range(1_000)}),
    "33 wait minus one": says(status="429 Slow", Retry_After="-1"),
    "33 wait until the year 9999": says(status="503 Slow", Retry_After="Fri, 31 Dec 9999 23:59:59 GMT"),
    "33 wait a number of forty digits": says(status="429 Slow", Retry_After="9" * 40),
    "33 wait nonsense": says(status="429 Slow", Retry_After="\u00bd hour"),
    "none: not HTTP at all": lambda visit: visit.say(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "none: cut off at once": lambda _visit: None,
}


@pytest.mark.parametrize("what", HOSTILE)
def test_it_ends_in_time_and_harms_nothing_else(what: str, desk: Desk) -> None:
    hostile = False

    def respond(visit: Visit) -> None:
        (HOSTILE[what] if hostile else a_feed)(visit)

    page = answer(releases(1, 2, 3))
    with serving(respond) as bad, serving(lambda visit: visit.say(page)) as good:
        source = bad.source("/a", id="bad", format="web_feed")
        other = good.source("/b", id="good", url=f"{good.url.replace('127.0.0.1', 'localhost')}/b")
        pull(desk, [source], a_client(), silent)
        before = kept(desk)
        hostile = True
        began = time.monotonic()
        pulled = pull(desk, [source, other], a_client(limit_s=2.0, pause=lambda _: None), silent)
        took = time.monotonic() - began

    assert took < LIMIT_S
    assert before <= kept(desk)
    assert (pulled[1].error, pulled[1].tally.new) == (None, 3)
    with desk.reader() as db:
        told = asked.everything(db)["bad"].before.not_before
    assert told is None or (told - NOW).total_seconds() <= LONGEST_S


def test_two_gibibytes_in_two_megabytes_take_little_memory(desk: Desk) -> None:
    packed = two_gibibytes_of_nothing()
    with serving(says(packed, Content_Encoding="gzip")) as server:
        tracemalloc.start()
        [pulled] = pull(desk, [server.source(format="web_feed")], a_client(), silent)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert len(packed) < 3 * MIB
    assert pulled.error is not None
    assert "more than the 15 MiB" in pulled.error.happened
    assert peak < 30 * MIB


def kept(desk: Desk) -> set[tuple[str, str]]:
    with desk.reader() as db:
        return set(db.execute("SELECT notice_id, title FROM notice WHERE source = 'bad'").fetchall())
