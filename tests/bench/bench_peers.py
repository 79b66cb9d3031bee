"""Ingest held against tools that others use: sqlite-utils for OCDS, feedparser for web feeds.

Ours does more: notices are kept, compiled and cleaned, and what was there before is known again.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import feedparser

from desktop.services.desk import Desk
from desktop.services.storing import Storing
from desktop.store.workspace import Workspace
from feeds.reading import glance
from tests.bench.bench_ingest import NOW, index
from tests.bench.bodies import ocds_bodies, rss_bodies
from tests.bench.figures import heading, spread, timed, told

ROUNDS = 3
SIZE = 20_000


@dataclass(frozen=True, slots=True)
class Take:
    """The seconds of one round."""

    peer: float
    ours: float


def main(size: int = SIZE) -> None:
    """Print what ours reaches of the others."""
    ocds = ocds_bodies(size)
    heading(
        f"{size:,} releases of OCDS, beside sqlite-utils insert --flatten and enable-fts, {ROUNDS} rounds"
    )
    _tell([Take(_sqlite_utils(ocds), _ours([_lines(ocds)])) for _ in range(ROUNDS)], size, "1.5")
    feeds = rss_bodies(ocds)
    heading(f"{size:,} items of {len(feeds)} web feeds, beside feedparser alone, {ROUNDS} rounds")
    _tell([Take(_feedparser(feeds), _ours(feeds)) for _ in range(ROUNDS)], size, "0.6")


def _tell(takes: Sequence[Take], size: int, goal: str) -> None:
    told("theirs, items/s", spread([size / take.peer for take in takes]))
    told("ours to searchable, of theirs", spread([take.peer / take.ours for take in takes]), goal)


def _ours(bodies: Sequence[bytes]) -> float:
    with (
        tempfile.TemporaryDirectory() as folder,
        Workspace.open(Path(folder) / "ours.tenderpause", now=lambda: NOW) as workspace,
    ):
        desk = Desk(workspace, lambda: NOW)
        with timed() as watch:
            for number, body in enumerate(bodies):
                items = glance(body, received_from=f"bench {number}")
                Storing(desk, f"bench {number}").take_in(items, mark=None)
            index(desk)
    return watch.seconds


def _sqlite_utils(bodies: Sequence[bytes]) -> float:
    """Time its own commands, from the same file of one release a line."""
    with tempfile.TemporaryDirectory() as folder:
        lines, db = Path(folder) / "releases.jsonl", Path(folder) / "theirs.db"
        lines.write_bytes(_lines(bodies))
        tool = [sys.executable, "-m", "sqlite_utils"]
        with timed() as watch:
            subprocess.run(
                [*tool, "insert", str(db), "release", str(lines), "--nl", "--flatten", "--pk", "id"],
                check=True,
                stdout=subprocess.DEVNULL,
            )
            subprocess.run(
                [*tool, "enable-fts", str(db), "release", "tender_title", "tender_description", "buyer_name"],
                check=True,
            )
    return watch.seconds


def _lines(bodies: Sequence[bytes]) -> bytes:
    """Return the releases of these packages, one a line: a file that both can take in."""
    releases = (release for body in bodies for release in json.loads(body)["releases"])
    return b"".join(json.dumps(release).encode() + b"\n" for release in releases)


def _feedparser(bodies: Sequence[bytes]) -> float:
    with timed() as watch:
        for body in bodies:
            assert feedparser.parse(body).entries
    return watch.seconds


if __name__ == "__main__":
    main(*(int(size) for size in sys.argv[1:2]))
