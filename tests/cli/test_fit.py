"""What fits us and saved views, as a script reads them."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.services import fitting
from desktop.services.desk import Desk, calendar, plans
from desktop.services.opportunity_list import OpportunityFilter, SortBy
from desktop.services.profile import put
from desktop.services.saved_views import Asked, ViewChanges
from desktop.services.settings_changes import SettingsChanges
from desktop.store.connection import Connection
from desktop.store.notices import store_page
from desktop.store.workspace import Workspace
from tests.cli.running import Ran, run
from tests.store.public_data import a_notice

NOW = datetime(2026, 6, 9, 8, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A workspace with two tenders, a profile that one of them fits, and a view."""
    path = tmp_path / "ours.tenderpause"
    notices = [a_notice(1), a_notice(2, title="Mending roads", description="Tar.", cpv=("45233000",))]

    def store(db: Connection) -> None:
        store_page(db, notices, source_id="here", mark=None, now=NOW, calendar=calendar(db), plans=plans(db))

    with Workspace.open(path, now=lambda: NOW) as workspace:
        desk = Desk(workspace, lambda: NOW)
        workspace.write(store).result()
        changes = SettingsChanges(desk)
        changes.change_profile(lambda kept: put(kept, words="befriending", rule_out="tar")).result()
        fitting.refit(desk, lambda _done, _total: None)
        either = Asked(OpportunityFilter(buyer="Fernmoor"), SortBy.TITLE, descending=True)
        ViewChanges(desk).save("Either", either)
    return path


def tender_pause(*words: str, file: Path) -> Ran:
    return run(*words, "--workspace", file, "--today", "2026-06-09", folder=file.parent)


def titles(ran: Ran) -> list[str]:
    return [one["title"] for one in ran.json]


def test_opportunities_are_narrowed_by_how_they_fit(file: Path) -> None:
    found = tender_pause("opportunities", "--fit", "strong", "--fit", "some", "--json", file=file)

    assert [(one["title"], one["fit"]) for one in found.json] == [("Befriending in ward 1", "strong")]


def test_a_view_lists_what_it_shows_in_its_order(file: Path) -> None:
    assert titles(tender_pause("opportunities", "--view", "either", "--json", file=file)) == [
        "Mending roads",
        "Befriending in ward 1",
    ]
    narrowed = tender_pause("opportunities", "--view", "Either", "--fit", "weak", "--json", file=file)
    assert titles(narrowed) == ["Mending roads"]


def test_a_view_that_there_is_not_is_told_with_those_there_are(file: Path) -> None:
    found = tender_pause("opportunities", "--view", "Neither", file=file)

    assert found.code == 3
    assert "There are: “Either”." in found.err


def test_one_opportunity_tells_its_fit_with_the_reasons(file: Path) -> None:
    found = tender_pause("show", a_notice(2).opportunity, "--json", file=file).json
    page = tender_pause("show", a_notice(2).opportunity, file=file).out

    assert found["fit"] == "weak"
    assert found["fit_reasons"] == [
        "It says “tar”, a word that you rule out.",
        "It says none of your words.",
    ]
    assert "Fit: weak" in page


def test_the_table_and_the_csv_tell_the_fit(file: Path) -> None:
    (header, *rows) = list(csv.reader(io.StringIO(tender_pause("opportunities", "--csv", file=file).out)))
    table = tender_pause("opportunities", file=file).out

    assert sorted(dict(zip(header, row, strict=True))["fit"] for row in rows) == ["strong", "weak"]
    assert "strong" in table
