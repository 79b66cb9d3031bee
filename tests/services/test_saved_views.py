"""Views by name: saved, renamed, removed, and taken back; each change one entry."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.fit import FitLevel
from desktop.domain.opportunity import Stage
from desktop.domain.runway import Verdict
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.opportunity_list import OpportunityFilter, SortBy
from desktop.services.saved_views import (
    Asked,
    NoSuchView,
    ViewChanges,
    narrowed,
    read,
    said,
    saved_views,
    view_named,
)
from desktop.store import fold, journal
from desktop.store.verify import verify
from desktop.store.workspace import Workspace
from tests.store.public_data import NOW
from tests.store.written import projections

NEAR = Asked(
    OpportunityFilter(
        words="peer support",
        stages=(Stage.TENDER,),
        verdicts=(Verdict.ENOUGH, Verdict.TIGHT),
        value_to_pence=500_00,
        fits=(FitLevel.STRONG,),
    ),
    SortBy.FIT,
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Workspace.open(tmp_path / "ours.tenderpause", now=lambda: NOW) as workspace:
        yield Desk(workspace, lambda: NOW)


def names(desk: Desk) -> list[str]:
    with desk.reader() as db:
        return [view.name for view in saved_views(db)]


def test_what_a_view_asks_is_read_back_as_it_was_said() -> None:
    found = read(said(NEAR))

    assert found.sort is SortBy.FIT
    assert found.wanted.words == "peer support"
    assert set(found.wanted.verdicts) == {Verdict.ENOUGH, Verdict.TIGHT}
    assert tuple(found.wanted.stages) == (Stage.TENDER,)
    assert tuple(found.wanted.fits) == (FitLevel.STRONG,)
    assert found.wanted.value_to_pence == 500_00
    assert said(found) == said(NEAR)


def test_what_is_not_understood_is_left_out() -> None:
    says = {"wanted": {"stages": ["tender", "moon"], "words": "art", "colour": "red"}, "sort": "colour"}

    found = read(says)

    assert found == Asked(OpportunityFilter(words="art"))


def test_a_view_is_saved_renamed_removed_and_each_step_taken_back(desk: Desk) -> None:
    changes = ViewChanges(desk)
    assert changes.save(" Near  us ", NEAR) == "Saved the view “Near us”"
    with desk.reader() as db:
        view = view_named(db, "near US")
    assert changes.rename(view.id, "Nearby") == "Renamed the view to “Nearby”"
    assert changes.remove(view.id) == "Removed the view “Nearby”"
    assert names(desk) == []

    assert changes.undo() == "Undone: Removed the view “Nearby”"
    assert names(desk) == ["Nearby"]
    changes.undo()
    assert names(desk) == ["Near us"]
    changes.undo()
    assert names(desk) == []
    with desk.reader() as db:
        assert verify(db).ok
        assert len(list(journal.entries(db))) == 6


def test_saving_under_a_name_that_is_there_changes_that_view(desk: Desk) -> None:
    changes = ViewChanges(desk)
    changes.save("Near us", NEAR)

    said_so = changes.save("near us", Asked(OpportunityFilter(words="art")))

    assert said_so == "Changed the view “near us”"
    with desk.reader() as db:
        (view,) = saved_views(db)
    assert view.asked.wanted.words == "art"


def test_a_step_that_was_changed_again_since_is_not_taken_back(desk: Desk) -> None:
    ours, theirs = ViewChanges(desk), ViewChanges(desk)
    ours.save("Near us", NEAR)
    theirs.save("Near us", Asked(OpportunityFilter()))

    with pytest.raises(NotPossible, match="changed again"):
        ours.undo()


def test_two_views_are_never_called_the_same(desk: Desk) -> None:
    changes = ViewChanges(desk)
    changes.save("One", NEAR)
    changes.save("Two", NEAR)
    with desk.reader() as db:
        two = view_named(db, "Two")

    with pytest.raises(NotPossible, match="called that already"):
        changes.rename(two.id, "ONE")


def test_a_name_that_no_view_has_is_told_with_those_there_are(desk: Desk) -> None:
    ViewChanges(desk).save("Near us", NEAR)

    with desk.reader() as db, pytest.raises(NoSuchView, match="Near us"):
        view_named(db, "Far away")


def test_folding_the_journal_again_gives_the_same_views(desk: Desk) -> None:
    changes = ViewChanges(desk)
    changes.save("One", NEAR)
    changes.save("Two", NEAR)
    with desk.reader() as db:
        changes.remove(view_named(db, "One").id)
        entries, before = list(journal.entries(db)), projections(db)

    desk.workspace.write(lambda db: fold.rebuild(db, entries)).result()

    with desk.reader() as db:
        assert projections(db) == before


def test_what_else_is_asked_narrows_a_view() -> None:
    found = narrowed(NEAR, OpportunityFilter(region="UKC", show_closed=True, states=frozenset()))

    assert found.wanted.region == "UKC"
    assert found.wanted.words == "peer support"
    assert not found.wanted.show_closed
    assert found.sort is SortBy.FIT
