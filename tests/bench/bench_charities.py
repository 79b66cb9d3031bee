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
from statistics import quantiles

from desktop.cli.progress import silent
from desktop.services.desk import Desk
from desktop.services.finder import FinderQuery, find
from desktop.services.opening import clock
from desktop.services.registers import import_registers
from desktop.store.workspace import Workspace
from tests.bench.figures import timed

QUERIES = (
    FinderQuery(place="Leeds"),
    FinderQuery(place="Leeds", activity="young people"),
    FinderQuery(place="West Yorkshire", activity="housing", income_max=500_000),
    FinderQuery(activity="housing", income_max=100_000),
    FinderQuery(words="advice"),
    FinderQuery(words="charity"),
    FinderQuery(words="counselling", place="Derbyshire"),
    FinderQuery(place="BD"),
    FinderQuery(place="Oldham", income_max=50_000, words="theatre"),
    FinderQuery(),
)
NATION = FinderQuery(place="England", activity="education")
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
    """Return how long one search takes."""
    with desk.reader() as db:
        began = time.perf_counter()
        find(db, query)
        return (time.perf_counter() - began) * 1_000


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
            taken = [milliseconds(desk, query) for _ in range(TIMES) for query in QUERIES]
            nation = max(milliseconds(desk, NATION) for _ in range(TIMES))
        print(f"Finder p95 {quantiles(taken, n=20)[-1]:.0f} ms over {len(taken)}; a nation {nation:.0f} ms")
        print(f"File {ours.stat().st_size / 2**20:.0f} MiB")


if __name__ == "__main__":
    main()
