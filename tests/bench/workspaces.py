"""Large workspaces for the benches, made once and kept in the system's folder for temporary files."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path

from desktop.domain.working_days import Nation
from desktop.services.desk import Desk
from desktop.services.introduction import WhoWeAre, introduce
from desktop.services.storing import Storing
from desktop.store import migrations
from desktop.store.workspace import Workspace
from feeds.reading import glance
from tests.bench.releases import packages
from tests.store.public_data import a_database

NOW = datetime(2026, 6, 9, 8, tzinfo=UTC)
"""Tuesday 9 June 2026, nine in the morning in the UK: a tenth of what the releases tell of is open."""

CACHE = Path(tempfile.gettempdir()) / "tender-pause-bench"

_BODIES = 50
"""Packages that are stored as one file: what follows the rows comes once for all of them."""

_MADE_BY = [Path(__file__).with_name(name) for name in ("releases.py", "words.py")]


@contextmanager
def workspace_of(opportunities: int) -> Iterator[Path]:
    """Lend a copy of a workspace that holds so many opportunities, of a quarter more notices."""
    kept = kept_at(str(opportunities))
    if not kept.exists():
        _make(kept, opportunities)
    with tempfile.TemporaryDirectory() as folder:
        yield Path(shutil.copy(kept, Path(folder) / "bench.tenderpause"))


def kept_at(name: str, *made_by_too: str) -> Path:
    """Return where a workspace is kept: a changed generator or schema makes another."""
    made_by = b"".join(file.read_bytes() for file in (*_MADE_BY, *map(Path, made_by_too)))
    return CACHE / f"{name}-{hashlib.sha256(made_by + _schema()).hexdigest()[:12]}.tenderpause"


def _schema() -> bytes:
    with closing(a_database()) as db:
        made_of = db.execute("SELECT sql FROM sqlite_schema ORDER BY name").fetchall()
    return repr((migrations.VERSION, made_of)).encode()


def _make(kept: Path, opportunities: int) -> None:
    print(f"Making a workspace of {opportunities:,} opportunities (once) in {kept.parent}", flush=True)
    kept.parent.mkdir(exist_ok=True)
    making = kept.with_suffix(".making")
    making.unlink(missing_ok=True)
    with Workspace.open(making, now=lambda: NOW) as workspace:
        desk = Desk(workspace, lambda: NOW)
        introduce(desk, WhoWeAre("Amina Okoro", "Fernmoor Neighbours", Nation.ENGLAND))
        storing = Storing(desk, "bench")
        bodies = packages(opportunities * 5 // 4)
        while some := list(islice(bodies, _BODIES)):
            items = chain.from_iterable(glance(body, received_from="bench") for body in some)
            storing.store(items, mark=None)
    making.replace(kept)
