"""What people changed on maps is kept by id, and read as the directory knows them now."""

from __future__ import annotations

from pathlib import Path

from desktop.store import fold, journal, system_maps
from tests.store.written import a_workspace, projections, reading, write

PLACE = "place:E09000001"


def test_where_somebody_was_moved_is_kept_until_they_are_moved_or_let_go(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        write(workspace, ("map.arranged", PLACE, {"positions": {"org:1": 90, "us": 12.5}}))
        write(workspace, ("map.arranged", PLACE, {"positions": {"org:1": 450.0}}))
        last = write(workspace, ("map.arranged", PLACE, {"positions": {"us": None}}))

    with reading(workspace_file) as db:
        found = system_maps.positions(db, PLACE)

    assert {who: kept.value for who, kept in found.items()} == {"org:1": 90.0}
    assert found["org:1"].entry < last[0].id


def test_whom_people_put_on_a_map_or_took_off_is_kept_for_that_map_alone(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        write(workspace, ("map.changed", PLACE, {"shown": {"org:1": True, "org:2": False, "org:3": True}}))
        write(workspace, ("map.changed", PLACE, {"shown": {"org:3": None, "org:4": "yes"}}))

    with reading(workspace_file) as db:
        here, elsewhere = system_maps.members(db, PLACE), system_maps.members(db, "place:")

    assert {who: kept.value for who, kept in here.items()} == {"org:1": True, "org:2": False}
    assert elsewhere == {}


def test_whoever_was_merged_into_another_stands_on_a_map_as_that_one(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        for number in (1, 2):
            says = {"organisation": f"org:{number}", "name": f"Group {number}"}
            write(workspace, ("organisation.added", f"org:{number}", says))
        write(workspace, ("map.arranged", PLACE, {"positions": {"org:2": 30}}))
        write(workspace, ("organisation.merged", "org:1", {"into": "org:1", "from": "org:2", "takes": {}}))

    with reading(workspace_file) as db:
        found = system_maps.positions(db, PLACE)

    assert {who: kept.value for who, kept in found.items()} == {"org:1": 30.0}


def test_folding_all_again_gives_the_same_rows(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        write(workspace, ("map.arranged", PLACE, {"positions": {"org:1": 90, "us": True, "x": 1e300}}))
        write(workspace, ("map.changed", "map:ocds-1", {"shown": {"org:1": False}}))
        with workspace.reader() as db:
            before, entries = projections(db), list(journal.entries(db))
        workspace.write(lambda db: fold.rebuild(db, entries)).result()
        with workspace.reader() as db:
            after = projections(db)

    assert before == after
    assert len(before["map_place"]) == len(before["map_member"]) == 1
