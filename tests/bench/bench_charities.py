"""A register of charities of true size: what importing it takes, and how soon the finder answers.

The limit is decoding the same files and one `executemany` of their rows, in the same run. Run it with a
folder that holds the extracts of the Charity Commission:

    python -m tests.bench.bench_charities FOLDER
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles

from desktop.cli.progress import silent
from desktop.domain.organisation import IncomeBand
from desktop.services.desk import Desk
from desktop.services.finder import MOST_FOUND, FinderQuery, organisations, search
from desktop.services.opening import clock
from desktop.services.registers import import_registers
from desktop.store.workspace import Workspace
from tests.bench.figures import timed

_PLACES = ("Leeds", "West Yorkshire", "London", "England", "Wales", "Norfolk", "BD", "Leeds; Bradford", "")
_ACTIVITIES = ("", "young people", "housing", "armed forces", "advice")
_WORDS = ("", "people", "counselling", "the community", "advice", "help")
_SIZES = ("", IncomeBand.TO_100K, IncomeBand.OVER_10M)
QUERIES = tuple(
    FinderQuery(words, place, activity, size=size, limit=MOST_FOUND)
    for words in _WORDS
    for place in _PLACES
    for activity in _ACTIVITIES
    for size in _SIZES
)
"""Every way of narrowing beside every other: common words and rare ones, a council and a nation."""
NATION = FinderQuery(place="England", activity="education", limit=MOST_FOUND)
WINDOW = 64
TIMES = 10


def bare(files: list[Path], out: Path) -> float:
    """Return the seconds that decoding and one `executemany` a file take."""
    with timed() as watch, closing(sqlite3.connect(out)) as db:
        for number, file in enumerate(files):
            with file.open(encoding="utf-8-sig") as lines:
                bodies = (line.strip().strip(",") for line in lines)
                records = (tuple(json.loads(one).values()) for one in bodies if len(one) > 1)
                first = next(records)
                db.execute(f"CREATE TABLE t{number} ({', '.join(f'c{at}' for at in range(len(first)))})")
                db.executemany(f"INSERT INTO t{number} VALUES ({', '.join('?' * len(first))})", records)
        db.commit()
    return watch.seconds


def milliseconds(desk: Desk, query: FinderQuery) -> float:
    """Return the processor's time until the first rows of a search are in sight."""
    with desk.reader() as db:
        began = time.process_time()
        found = search(db, query)
        organisations(db, found, [hit.id for hit in found.hits[:WINDOW]])
        return (time.process_time() - began) * 1_000


def report(desk: Desk) -> None:
    """Print how soon searches answer: usual ones, the slowest, and one of a whole nation."""
    taken = {query: milliseconds(desk, query) for query in QUERIES}
    nation = [milliseconds(desk, NATION) for _ in range(TIMES)]
    slowest = max(taken, key=taken.__getitem__)
    print(
        f"Finder p50 {median(taken.values()):.0f} ms, p95 {quantiles(taken.values(), n=20)[-1]:.0f} ms, "
        f"max {taken[slowest]:.0f} ms over {len(taken)} searches; a nation {median(nation):.0f} ms"
    )
    print(f"The slowest: {slowest}")


def main() -> None:
    """Measure, and print the figures."""
    files = sorted(Path(sys.argv[1]).glob("publicextract.*.json"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        limit = bare(files, folder / "bare.db")
        ours = folder / "ours.tenderpause"
        with Workspace.open(ours, now=clock(None)) as workspace:
            desk = Desk(workspace, clock(None))
            with timed() as watch:
                done = import_registers(desk, files, silent)
            for one in done:
                print(one.words)
            print(
                f"Import {watch.seconds:.1f} s, bare {limit:.1f} s: {100 * limit / watch.seconds:.0f} % of it"
            )
            report(desk)
        print(f"File {ours.stat().st_size / 2**20:.0f} MiB")


if __name__ == "__main__":
    main()
