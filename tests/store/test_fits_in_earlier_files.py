"""A file of version 2 knows nothing of fit: it can be read as it is, and comes up without loss."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Migrations

from desktop.domain.fit import FitLevel
from desktop.domain.profile import Profile
from desktop.store import fits, migration_steps, migrations, profiles, saved_views, schema_fit
from desktop.store.connection import connect
from desktop.store.opportunities import OpportunityFilter, SortBy, ids
from desktop.store.workspace import Workspace
from tests.store.public_data import NOW, at


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of version 2 with its tables, and one source that somebody added."""
    path = tmp_path / "ours.tenderpause"
    steps = Migrations("workspace_file")
    steps(name="001_begin")(migration_steps.begin)
    steps(name="002_sources")(migration_steps.sources)
    with closing(connect(path, mode="rwc")) as db:
        db.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
        migrations.bring_up(db, steps, 2)
        db.execute("INSERT INTO workspace VALUES (1, 'second', '2026-06-01T08:00:00+00:00')")
        db.execute("INSERT INTO own_source VALUES ('ours', 'Ours', 'https://x.example', 'ocds', 0, '', 'e')")
    return path


def test_it_can_be_read_as_it_is(path: Path) -> None:
    with Workspace.open(path, writable=False, now=lambda: NOW) as workspace, workspace.reader() as db:
        assert not schema_fit.present(db)
        assert profiles.of(db) == Profile()
        assert profiles.last_changes(db) == {}
        assert saved_views.everything(db) == ()
        assert fits.rule(db) is None
        assert fits.levels(db, [1]) == {}
        assert fits.progress(db).is_over
        assert len(ids(db, OpportunityFilter(), SortBy.FIT, descending=False, cutoffs=at())) == 0
        strong = OpportunityFilter(fits=(FitLevel.STRONG,), show_closed=True)
        assert len(ids(db, strong, SortBy.TITLE, descending=False, cutoffs=at())) == 0


def test_it_comes_up_without_loss(path: Path) -> None:
    with Workspace.open(path, now=lambda: NOW) as workspace, workspace.reader() as db:
        assert schema_fit.present(db)
        assert db.execute("SELECT name FROM own_source").fetchall() == [("Ours",)]
        assert profiles.of(db).is_empty
