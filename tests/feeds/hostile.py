"""The hostile documents of every kind that parsers were ever brought down with, made when they are needed."""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from collections.abc import Callable

LOCAL_FILE = "file:///etc/hostname"
_RSS = '<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>Feed</title>{items}</channel></rss>'
_MANY = 10_000


def feed(items: str, head: str = "") -> bytes:
    """Return an RSS document that holds these items."""
    return _RSS.format(head=head, items=items).encode("utf-8", "surrogatepass")


def item(
    title: str = "A tender", more: str = "", link: str = "https://example.org/1", guid: str = "1"
) -> str:
    """Return one item of a feed."""
    return f"<item><title>{title}</title><link>{link}</link><guid>{guid}</guid>{more}</item>"


def _laughs() -> bytes:
    lines = ['<!ENTITY lol "lol">']
    lines += [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n > 1 else "&lol;" * 10}">' for n in range(1, 10)]
    return feed(item("&l9;"), f"<!DOCTYPE rss [{''.join(lines)}]>")


def _quadratic() -> bytes:
    entity = "a" * 100_000
    return feed(item("&a;" * 10_000), f'<!DOCTYPE rss [<!ENTITY a "{entity}">]>')


def _external(address: str) -> bytes:
    return feed(item("&xxe;"), f'<!DOCTYPE rss [<!ENTITY xxe SYSTEM "{address}">]>')


def _nested() -> bytes:
    return feed(item(more="<description>" + "<b>" * 100_000 + "deep" + "</b>" * 100_000 + "</description>"))


def _utf_7() -> bytes:
    return (
        b'<?xml version="1.0" encoding="utf-7"?>'
        + feed(item("+ADw-script+AD4-alert(1)+ADw-/script+AD4-"))[21:]
    )


def _png_bomb() -> bytes:
    rows = zlib.compress(b"\0" * 30_000_000, 9)
    image = base64.b64encode(b"\x89PNG\r\n\x1a\n" + rows).decode()
    picture = f'&lt;img width="100000" height="100000" src="data:image/png;base64,{image}"&gt;'
    return feed(item(more=f"<description>{picture}</description>"))


def _same_guid() -> bytes:
    return feed(
        "".join(item(f"Tender {n}", link=f"https://example.org/{n}", guid="same") for n in range(_MANY))
    )


def _dates() -> bytes:
    odd = (
        *("0000-00-00T00:00:00Z", "2027-02-29T10:00:00Z", "2027-03-28T01:30:00", "2027-03-01T24:00:00Z"),
        *("2027-03-01T10:00:00+99:99", "Mon, 99 Zed 99999 99:99:99 +9999"),
    )
    return feed(
        "".join(item(f"{n}", f"<pubDate>{date}</pubDate>", guid=f"{n}") for n, date in enumerate(odd))
    )


def _ocds(**tender: object) -> bytes:
    release = {
        "ocid": "ocds-h6vhtk-1",
        "id": "1",
        "date": "2026-06-01T10:00:00Z",
        "tag": ["tender"],
        "tender": {"id": "1", "status": "active", **tender},
    }
    return json.dumps({"releases": [release]}).encode("utf-8", "surrogatepass")


def _bomb() -> bytes:
    return gzip.compress(b"\0" * (256 * 2**20), 9)


def _cut(share: float) -> bytes:
    whole = feed(
        "".join(item(f"Tender {n}", guid=f"{n}", link=f"https://example.org/{n}") for n in range(200))
    )
    return whole[: int(len(whole) * share)]


def _cut_ocds(share: float) -> bytes:
    releases = [json.loads(_ocds(title=f"Tender {n}"))["releases"][0] | {"id": f"{n}"} for n in range(200)]
    whole = json.dumps({"releases": releases}).encode()
    return whole[: int(len(whole) * share)]


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "1 billion laughs": _laughs,
    "2 quadratic entity": _quadratic,
    "3 external entity": lambda: _external(LOCAL_FILE),
    "4 doctype to a local path": lambda: feed(item(), f'<!DOCTYPE rss SYSTEM "{LOCAL_FILE}">'),
    "5 parameter entity over http": lambda: feed(
        item(), '<!DOCTYPE rss [<!ENTITY % dtd SYSTEM "http://127.0.0.1:9/evil.dtd"> %dtd;]>'
    ),
    "6 a gzip bomb, still packed": _bomb,
    "8 gzip within gzip within gzip": lambda: gzip.compress(gzip.compress(_bomb())),
    "12 truncated at 30 %": lambda: _cut(0.3),
    "12 truncated at 60 %": lambda: _cut(0.6),
    "12 truncated at 95 %": lambda: _cut(0.95),
    "12 OCDS truncated at 30 %": lambda: _cut_ocds(0.3),
    "12 OCDS truncated at 60 %": lambda: _cut_ocds(0.6),
    "12 OCDS truncated at 95 %": lambda: _cut_ocds(0.95),
    "13 100,000 nested tags": _nested,
    "13 100,000 nested elements": lambda: feed(item() + "<a>" * 100_000 + "</a>" * 100_000),
    "13 100,000 nested lists": lambda: b"[" * 100_000,
    "13 100,000 nested lists in a release": lambda: b'{"releases":[{"ocid":"o-1","x":' + b"[" * 100_000,
    "14 a 20 MB title": lambda: feed(item("x" * (15 * 2**20 - 1_000))),
    "14 a 20 MB title in OCDS": lambda: _ocds(title="x" * (15 * 2**20)),
    "15 10,000 items with one guid": _same_guid,
    "15 10,000 releases with one id": lambda: json.dumps(
        {"releases": json.loads(_ocds(title="A"))["releases"] * _MANY}
    ).encode(),
    "16 an empty body": lambda: b"",
    "17 a login page": lambda: b"<!doctype html><html><body><form><input type=password></form></body></html>",
    "18 UTF-7": _utf_7,
    "18 another charset than it says": lambda: (
        '<?xml version="1.0" encoding="utf-8"?>' + feed(item("Café £5"))[21:].decode()
    ).encode("cp1252"),
    "19 lone surrogates, NUL and ESC": lambda: feed(item("a\ud800b\0c\x1b[31md")),
    "19 lone surrogates in OCDS": lambda: _ocds(title="a\ud800b\0c\x1b[31md"),
    "20 a direction mark in a name": lambda: feed(item("abc\u202egpj.exe")),
    "21 5,000 combining marks": lambda: feed(item("z" + "\u0301" * 5_000)),
    "22 a host of mixed scripts": lambda: feed(item(link="https://gov.\u0443k/")),
    "23 a javascript link": lambda: feed(item(link="javascript:alert(1)")),
    "24 a link to a share": lambda: feed(item(link="file://evil/share/x")),
    "25 links that start programs": lambda: feed(
        item(link="ms-msdt:/id") + item(link="search-ms:query=x") + item(link="data:text/html,x")
    ),
    "26 pictures in title, author and category": lambda: feed(
        item(
            f"&lt;img src={LOCAL_FILE}&gt;",
            f"<author>&lt;img src={LOCAL_FILE}&gt;</author><category>&lt;img src=x&gt;</category>",
        )
    ),
    "27 a picture bomb": _png_bomb,
    "28 a form with a password": lambda: feed(
        item(more="<description>&lt;form&gt;&lt;input type=password&gt;&lt;/form&gt;</description>")
    ),
    "34 dates that are none": _dates,
    "34 deadlines that are none": lambda: _ocds(tenderPeriod={"endDate": "2027-02-29T24:61:00+99:99"}),
    "35 titles that look like formulas": lambda: feed(
        "".join(item(t, guid=t[:2]) for t in ("=cmd|' /C calc'!A0", "+1", "-1", "@SUM", "\tx"))
    ),
    "a feed as large as may come": lambda: feed(
        "".join(
            item(
                f"Tender {n}",
                f"<description>{'words ' * 1_200}</description>",
                f"https://example.org/{n}",
                f"{n}",
            )
            for n in range(2_000)
        )
    ),
    "many spaces": lambda: feed(item(" " * 10_000_000)),
    "many quotes": lambda: b'{"releases":[' + b'"' * 5_000_000,
    "many open tags": lambda: feed("<item" * 500_000),
    "many entities": lambda: feed(item("&amp;" * 1_000_000)),
    "many comments": lambda: feed("<!--" * 500_000),
    "a number without end": lambda: b'{"releases":[{"ocid":"o-1","id":' + b"9" * 5_000_000 + b"}]}",
}
"""By the number that the list of hostile inputs gives them; the last ones are our own."""
