from __future__ import annotations

import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.store import search
from desktop.store.workspace import Workspace
from tests.store.public_data import all_rows

IMPORT = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from desktop.store.notices import store_page
from desktop.store.workspace import Workspace
from tests.store.public_data import CALENDAR, NOW, PLANS, a_notice, a_rejection, an_item

def page(number):
    for place in range(20):
        one = number * 20 + place
        yield a_notice(one, contact="who@fernmoor.example")
        yield an_item(one, url=f"https://bulletin.example/{one // 2}")
        if one % 3 == 0:
            yield a_notice(
                one + 5000,
                key=a_notice(one // 2).opportunity,
                tags=("tenderUpdate",),
                released_at=NOW + timedelta(hours=one),
                deadline="2026-07-14T12:00:00+01:00",
            )
    yield a_rejection(str(number).encode())

with Workspace.open(Path(sys.argv[1]), now=lambda: NOW) as workspace:
    for number in range(12):
        def change(db):
            return store_page(
                db,
                tuple(page(number)),
                source_id="here",
                mark=str(number),
                now=NOW,
                calendar=CALENDAR,
                plans=PLANS,
            )

        workspace.write(change, bulk=True).result()
        print(number, flush=True)
"""
TABLES = (
    "notice",
    "rejection",
    "opportunity",
    "opportunity_text",
    "opportunity_change",
    "award",
    "alias",
    "source",
)


def start(path: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", IMPORT, str(path)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )


def run_to_the_end(path: Path) -> None:
    with start(path) as child:
        child.communicate()
    assert child.returncode == 0


def kill_after(path: Path, pages: int) -> None:
    """Kill the import while it stores the page after so many, or, with none, while it opens the file."""
    with start(path) as child:
        assert child.stdout
        for _ in range(pages):
            assert child.stdout.readline()
        child.send_signal(signal.SIGKILL)


def state(path: Path) -> list[object]:
    with Workspace.open(path, now=lambda: datetime(2026, 6, 9, tzinfo=UTC)) as workspace:
        with workspace.reader() as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            rows = [all_rows(db, table) for table in TABLES]
        assert workspace.write(search.is_sound).result()
    return [*rows]


@pytest.mark.skipif("sys.platform == 'win32'")
def test_an_import_killed_at_any_moment_and_begun_again_ends_as_if_nothing_had_happened(
    tmp_path: Path,
) -> None:
    quiet, killed = tmp_path / "quiet.tenderpause", tmp_path / "killed.tenderpause"
    run_to_the_end(quiet)

    for pages in (0, 1, 2, 5, 9):
        kill_after(killed, pages)
    run_to_the_end(killed)

    assert state(killed) == state(quiet)
