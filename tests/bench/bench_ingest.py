"""Ingest held against a bare limit: decode, and one executemany with the same bytes and pragmas.

Each round takes the limit first, then ours, so that a busy machine slows both alike.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from desktop.domain.working_days import Nation
from desktop.services.desk import Desk
from desktop.services.introduction import WhoWeAre, introduce
from desktop.services.storing import Storing
from desktop.store.connection import open_to_write
from desktop.store.search import put_in_waiting
from desktop.store.settling import INDEXED
from desktop.store.workspace import Workspace
from feeds.formats.ocds_release import Release
from feeds.notice import Item
from feeds.reading import glance
from tests.bench.bodies import ocds_bodies
from tests.bench.figures import heading, spread, timed, told

ROUNDS = 3
SIZES = (20_000, 50_000)
NOW = datetime(2026, 6, 9, 8, tzinfo=UTC)


class _Package(msgspec.Struct):
    releases: list[msgspec.Raw]


_PACKAGE = msgspec.json.Decoder(_Package)
_RELEASE = msgspec.json.Decoder(Release)


@dataclass(frozen=True, slots=True)
class Take:
    """The seconds of one round."""

    limit: float
    visible: float
    searchable: float
    settled: float
    unchanged: float


def main(sizes: Sequence[int] = SIZES) -> None:
    """Print what ingest reaches of the limit."""
    for size in sizes:
        bodies = ocds_bodies(size)
        heading(f"Ingest of {size:,} releases, one in five of an earlier procurement, {ROUNDS} rounds")
        takes = [_round(bodies) for _ in range(ROUNDS)]
        told("limit, releases/s", spread([size / take.limit for take in takes]))
        told("rows visible, of the limit", spread([take.limit / take.visible for take in takes]), "0.45")
        told("searchable, of the limit", spread([take.limit / take.searchable for take in takes]), "0.25")
        told("packed, too, of the limit", spread([take.limit / take.settled for take in takes]))
        told(
            "pulled again unchanged, of the limit",
            spread([take.limit / take.unchanged for take in takes]),
            "1.2",
        )


def _round(bodies: Sequence[bytes]) -> Take:
    with tempfile.TemporaryDirectory() as folder:
        with timed() as limit:
            _limit(bodies, Path(folder) / "limit.db")
        with Workspace.open(Path(folder) / "ours.tenderpause", now=lambda: NOW) as workspace:
            desk = Desk(workspace, lambda: NOW)
            introduce(desk, WhoWeAre("Amina Okoro", "Fernmoor Neighbours", Nation.ENGLAND))
            storing = Storing(desk, "bench")
            with timed() as rows:
                storing.take_in(_items(bodies), mark=None)
            with timed() as found:
                index(desk)
            with timed() as rest:
                storing.settle()
            with timed() as again:
                storing.store(_items(bodies), mark=None)
    searchable = rows.seconds + found.seconds
    return Take(limit.seconds, rows.seconds, searchable, searchable + rest.seconds, again.seconds)


def _limit(bodies: Sequence[bytes], file: Path) -> None:
    db = open_to_write(file)
    db.execute(f"CREATE TABLE release (id TEXT UNIQUE, {', '.join(_COLUMNS)}, body BLOB)")
    marks = ", ".join("?" * (len(_COLUMNS) + 2))
    db.execute("BEGIN IMMEDIATE")
    db.executemany(f"INSERT INTO release VALUES ({marks}) ON CONFLICT DO NOTHING", _rows(bodies))
    db.execute("COMMIT")
    db.close()


_COLUMNS = (
    "ocid", "date", "tag", "buyer_id", "buyer", "title", "description", "status", "method", "category",
    "amount", "currency", "closes", "questions_close", "lots", "items", "documents", "awards",
)  # fmt: skip


def _rows(bodies: Sequence[bytes]) -> Iterator[tuple[Any, ...]]:
    for body in bodies:
        for item in _PACKAGE.decode(body).releases:
            raw = bytes(item)
            release = _RELEASE.decode(raw)
            tender, buyer = release.tender, release.buyer
            assert tender
            assert buyer
            assert tender.value
            assert tender.tender_period
            assert tender.enquiry_period
            yield (
                release.id, release.ocid, release.date, " ".join(release.tag or ()), buyer.id, buyer.name,
                tender.title, tender.description, tender.status, tender.procurement_method,
                tender.main_procurement_category, float(bytes(tender.value.amount)), tender.value.currency,
                tender.tender_period.end_date, tender.enquiry_period.end_date, len(tender.lots or ()),
                len(tender.items or ()), len(tender.documents or ()), len(release.awards or ()), raw,
            )  # fmt: skip


def _items(bodies: Sequence[bytes]) -> Iterator[Item]:
    return (item for body in bodies for item in glance(body, received_from="bench"))


def index(desk: Desk) -> None:
    """Let everything be found, as the first half of settling does."""
    while desk.workspace.write(lambda db: put_in_waiting(db, NOW, INDEXED), bulk=True).result():
        pass


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
