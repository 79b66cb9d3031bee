"""What the benches of ingest take in: OCDS packages, and web feeds made from them.

The packages come from the generator of the data folder where TENDER_PAUSE_DATA names it, else from
our own; in both one release in five belongs to a procurement that an earlier one began.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from tests.bench.releases import PER_PACKAGE, Json, packages

ITEMS_A_FEED = 2_000
_ONE_IN = 5


def ocds_bodies(releases: int) -> list[bytes]:
    """Return packages of a hundred that hold so many releases."""
    folder = os.environ.get("TENDER_PAUSE_DATA")
    generator = Path(folder) / "scale" / "gen_ocds.py" if folder else None
    if generator is None or not generator.exists():
        return list(packages(releases))
    with tempfile.TemporaryDirectory() as made:
        subprocess.run([sys.executable, str(generator), made, str(releases), str(PER_PACKAGE)], check=True)
        return list(_with_earlier_ones(sorted(Path(made).glob("p*.json"))))


def rss_bodies(ocds: Sequence[bytes]) -> list[bytes]:
    """Return web feeds of the same notices, two thousand items each."""
    releases = [release for body in ocds for release in json.loads(body)["releases"]]
    return [
        _feed(start, releases[start : start + ITEMS_A_FEED])
        for start in range(0, len(releases), ITEMS_A_FEED)
    ]


def _with_earlier_ones(files: Sequence[Path]) -> Iterator[bytes]:
    """Yield the packages, one release in five under the ocid of an earlier one."""
    random, known, count = Random(11), list[str](), 0
    for file in files:
        package = json.loads(file.read_bytes())
        for release in package["releases"]:
            count += 1
            if count % _ONE_IN == 0 and known:
                release["ocid"] = random.choice(known)
            else:
                known.append(release["ocid"])
        yield json.dumps(package).encode()


def _feed(number: int, releases: Sequence[Json]) -> bytes:
    items = "".join(map(_item, releases))
    return (
        "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>"
        f"<title>Bulletin {number}</title><link>https://bulletin.example/{number}</link>"
        f"<description>Notices</description>{items}</channel></rss>"
    ).encode()


def _item(release: Json) -> str:
    tender, at = release["tender"], datetime.fromisoformat(release["date"])
    return (
        f"<item><title>{escape(tender['title'])}</title>"
        f"<link>https://bulletin.example/{release['id']}</link>"
        f"<guid isPermaLink='false'>{release['id']}</guid><pubDate>{format_datetime(at)}</pubDate>"
        f"<description>{escape(tender['description'])}</description></item>"
    )
