"""Every saved answer of the public services imports, and not one item goes uncounted.

The files are not part of the project: TENDER_PAUSE_DATA names the folder that holds `tenders/`.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from desktop.services.desk import Desk
from desktop.services.importing import Imported, import_files
from desktop.store import rejections
from feeds.notice import Notice
from feeds.reading import read

DATA = Path(os.environ.get("TENDER_PAUSE_DATA", "/nowhere")) / "tenders"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="TENDER_PAUSE_DATA names no data")
ENDINGS = (".json", ".jsonl", ".ndjson", ".xml", ".rss", ".atom")


def step(_done: int, _total: int) -> None:
    """Hear of progress, and go on."""


def test_what_comes_in_is_new_changed_unchanged_or_set_aside(desk: Desk) -> None:
    files = sorted(file for file in DATA.rglob("*") if file.suffix in ENDINGS)
    came = {file: [*read(file.read_bytes(), received_from="file", name=file.name)] for file in files}

    once, twice = import_files(desk, files, step), import_files(desk, files, step)

    assert files
    assert {one.file: one.tally.received for one in once} == {file: len(came[file]) for file in files}
    assert all(one.error is None for one in (*once, *twice))
    notices = sum(isinstance(item, Notice) for items in came.values() for item in items)
    assert sum(one.tally.new + one.tally.changed + one.tally.unchanged for one in once) == notices
    again = sum(map(_tallies, twice), Counter())
    assert again["new"] == again["changed"] == 0
    assert again["received"] == sum(map(_tallies, once), Counter())["received"]
    with desk.reader() as db:
        assert 0 < rejections.count(db) <= again["rejected"]


def _tallies(one: Imported) -> Counter[str]:
    tally = one.tally
    return Counter(
        received=tally.received,
        new=tally.new,
        changed=tally.changed,
        unchanged=tally.unchanged,
        rejected=tally.rejected,
    )
