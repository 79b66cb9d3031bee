"""Two hundred items of a web feed and of OCDS, each asking a careless program to fetch something."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

PER_FORMAT = 100


def written(folder: Path, *, picture: Path, address: str) -> list[Path]:
    """Write the items as two files; they ask for a picture on this computer, and for a network address."""
    baits = list(_baits(picture, address))
    feed, package = folder / "feed.xml", folder / "package.json"
    feed.write_text(_feed(baits), "utf-8")
    package.write_text(json.dumps({"releases": [_release(n, baits) for n in range(PER_FORMAT)]}), "utf-8")
    return [feed, package]


def _baits(picture: Path, address: str) -> Iterator[str]:
    """Yield markup in whose place a program that shows it fetches a file, or asks an address."""
    for place in (picture.as_uri(), str(picture), f"{address}/x.png", f"//localhost/{picture.name}"):
        yield f"<img src='{place}'>"
        yield f'<img src="{place}" width=400 height=400 onerror=alert(1)>'
        yield f"<div style=\"background-image:url('{place}')\">words</div>"
        yield f"<body background='{place}'><p>words</p></body>"
        yield f"<link rel=stylesheet href='{place}'><style>@import url('{place}');</style>"
        yield f"<iframe src='{place}'></iframe><object data='{place}'></object><embed src='{place}'>"
        yield f"<svg><image href='{place}'/></svg><video poster='{place}' src='{place}' autoplay></video>"
        yield f"<table background='{place}'><tr><td>words</td></tr></table>"
        yield f"<a href='{place}'>Read more</a>"
    yield "<img src='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgABhqAAAYagCAIAAAA='>"
    yield f"<form action='{address}'><input type=password><input type=submit></form>"
    yield "<script>new Image().src='" + address + "/s.png'</script>"
    yield f"<meta http-equiv=refresh content='0;url={address}'>"


def _feed(baits: list[str]) -> str:
    items = []
    for number in range(PER_FORMAT):
        bait = escape(baits[number % len(baits)])
        items.append(
            f"<item><title>{bait} item {number}</title><guid>hostile-{number}</guid>"
            f"<link>https://example.org/{number}</link><author>{bait}</author><category>{bait}</category>"
            f"<description>{bait} {bait} some words</description></item>"
        )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{"".join(items)}</channel></rss>'
    )


def _release(number: int, baits: list[str]) -> dict[str, Any]:
    bait = baits[number % len(baits)]
    party = {"id": f"b-{number}", "name": f"{bait} buyer {number}", "roles": ["buyer"]}
    held = {"id": f"s-{number}", "name": f"{bait} supplier {number}", "roles": ["supplier"]}
    lot = {"id": "1", "title": bait, "description": bait, "status": "active"}
    return {
        "ocid": f"ocds-h6vhtk-{number:06}",
        "id": f"{number:06}-2026",
        "date": "2026-06-01T10:00:00Z",
        "tag": ["tender"],
        "parties": [party | {"address": {"region": bait, "locality": bait}}, held],
        "buyer": {"id": f"b-{number}", "name": f"{bait} buyer {number}"},
        "awards": [
            {"id": "1", "title": bait, "status": "active", "suppliers": [{"id": held["id"], "name": bait}]}
        ],
        "tender": {
            "id": f"{number}",
            "title": f"{bait} release {number}",
            "description": f"{bait}\n{bait} some words",
            "status": "active",
            "tenderPeriod": {"endDate": "2026-07-20T12:00:00+01:00"},
            "procurementMethodDetails": bait,
            "submissionMethodDetails": bait,
            "lots": [lot, lot | {"id": "2"}],
            "items": [
                {
                    "id": "1",
                    "additionalClassifications": [{"scheme": "CPV", "id": "85000000", "description": bait}],
                    "deliveryAddresses": [{"region": bait, "streetAddress": bait}],
                }
            ],
            "documents": [{"id": "1", "title": bait, "description": bait, "url": f"file:///{number}"}],
        },
    }
