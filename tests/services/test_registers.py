"""Registers brought in from files, and searched."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.services import registers as service
from desktop.services.desk import Desk
from desktop.services.finder import FinderQuery, FoundOrganisation, find
from desktop.services.registers import RegisterImported, import_registers
from desktop.store.workspace import Workspace
from tests.feeds.registers import invented

NOW = datetime(2026, 6, 9, 9, tzinfo=UTC)
_ROWS = (
    "SELECT * FROM register_entry ORDER BY id",
    "SELECT id, name, income, postcode_area, classes, places, removed_on FROM register_facts ORDER BY id",
    "SELECT * FROM register_place ORDER BY id",
    "SELECT * FROM register_place_of ORDER BY place, entry",
)


class Stopped(Exception):
    """Somebody cancelled."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Workspace.open(tmp_path / "ours.tenderpause", now=lambda: NOW) as workspace:
        yield Desk(workspace, lambda: NOW)


def silent(_done: int, _total: int) -> None:
    return None


def bring_in(desk: Desk, folder: Path, **tables: list[dict[str, object]]) -> tuple[RegisterImported, ...]:
    files = []
    for name, rows in tables.items():
        file = folder / f"{name}.json"
        file.write_bytes(invented.as_json(rows))
        files.append(file)
    return import_registers(desk, files, silent)


def found(desk: Desk, query: FinderQuery) -> list[FoundOrganisation]:
    with desk.reader() as db:
        return list(find(db, query).organisations)


def names(desk: Desk, **wanted: object) -> list[str]:
    return [one.name for one in found(desk, FinderQuery(**wanted))]  # type: ignore[arg-type]


@pytest.fixture
def some(desk: Desk, tmp_path: Path) -> Desk:
    bring_in(
        desk,
        tmp_path,
        places=[
            invented.area(1, "Leeds City"),
            invented.area(2, "Throughout England"),
            invented.area(3, "City Of Wakefield"),
            invented.area(4, "Throughout England"),
        ],
        classes=[invented.classification(1, 201), invented.classification(3, 107)],
        charities=[
            invented.charity(1, "Aire Youth", charity_activities="Clubs.", latest_income=5_000),
            invented.charity(2, "Broad Help", latest_income=None),
            invented.charity(3, "Calder Homes", charity_contact_postcode="WF1 1AA", latest_income=900_000),
            invented.charity(4, "Distant Help", charity_contact_postcode="TR1 1AA"),
        ],
        other=[invented.other_name(3, "The Weir")],
    )
    return desk


def test_files_given_in_any_order_are_read_charities_first(desk: Desk, tmp_path: Path) -> None:
    done = bring_in(
        desk, tmp_path, places=[invented.area(1, "Leeds City")], charities=[invented.charity(1, "Aire")]
    )

    assert [one.part for one in done] == ["charities", "areas of operation"]
    assert done[0].words == (
        "Charity Commission for England and Wales, charities: 1 new, 0 changed, 0 as before."
    )
    assert names(desk, place="Leeds") == ["Aire"]


def test_what_tells_of_charities_that_are_not_here_is_refused(desk: Desk, tmp_path: Path) -> None:
    (done,) = bring_in(desk, tmp_path, places=[invented.area(1, "Leeds City")])

    assert done.error is not None
    assert "not here yet" in done.words


def test_a_place_finds_who_works_there_then_who_is_near_and_works_wider(some: Desk) -> None:
    results = found(some, FinderQuery(place="Leeds"))

    assert [(one.name, one.why) for one in results] == [
        ("Aire Youth", "Works in Leeds City"),
        ("Broad Help", "Works in Throughout England, office in postcode area LS"),
    ]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("Wakefield", ["Calder Homes"]),
        ("West Yorkshire", ["Aire Youth", "Calder Homes", "Broad Help"]),
        ("WF", ["Calder Homes"]),
        ("TR1 1AA", ["Distant Help"]),
        ("Atlantis", []),
    ],
)
def test_places_are_known_by_council_region_and_postcode_area(
    some: Desk, place: str, expected: list[str]
) -> None:
    assert names(some, place=place) == expected


def test_activity_size_and_words_narrow_and_say_why(some: Desk) -> None:
    (young,) = found(some, FinderQuery(activity="young people"))
    (homes,) = found(some, FinderQuery(words="weir"))

    assert young.why == "Registered for: children and young people"
    assert homes.name == "Calder Homes"
    assert names(some, income_max=10_000) == ["Aire Youth"]
    assert names(some, words="help") == ["Broad Help", "Distant Help"]
    assert names(some, activity="clubs") == ["Aire Youth"]
    assert names(some, words="100% “") == []


def test_the_search_says_where_it_looked_and_what_no_register_holds(some: Desk) -> None:
    with some.reader() as db:
        looked = find(db, FinderQuery()).looked

    assert looked.searched == ("Charity Commission for England and Wales",)
    assert "Scottish Charity Regulator" in looked.not_here
    assert any("no register" in one for one in looked.left_out)


def test_importing_again_updates_and_marks_who_has_left(desk: Desk, tmp_path: Path) -> None:
    first = [invented.charity(number) for number in range(1, 6)]
    bring_in(desk, tmp_path, charities=first, places=[invented.area(1, "Kent"), invented.area(1, "Devon")])
    later = [invented.charity(1, "Renamed"), *first[1:4], invented.charity(9, "Newcomer")]

    done = bring_in(desk, tmp_path, charities=later, places=[invented.area(1, "Devon")])

    tally = done[0].tally
    assert (tally.new, tally.changed, tally.unchanged, tally.removed) == (1, 1, 3, 1)
    assert names(desk, words="charity 5") == []
    assert names(desk, words="renamed") == ["Renamed"]
    assert names(desk, place="Kent") == []
    assert found(desk, FinderQuery(place="Devon"))[0].why == "Works in Devon"


def test_a_part_of_a_register_marks_nobody_as_having_left(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, tmp_path, charities=[invented.charity(number) for number in range(1, 6)])

    (done,) = bring_in(desk, tmp_path, charities=[invented.charity(1)])

    assert done.tally.removed == 0
    assert "looks like a part" in done.words
    assert len(names(desk)) == 5


def test_the_other_registers_come_in_with_their_places(desk: Desk, tmp_path: Path) -> None:
    scottish, northern = tmp_path / "s.csv", tmp_path / "n.csv"
    scottish.write_bytes(invented.SCOTTISH.encode())
    northern.write_bytes(invented.NORTHERN_IRISH.encode("cp1252"))

    done = import_registers(desk, [scottish, northern], silent)

    assert [one.tally.refused for one in done] == [2, 0]
    assert [one.id for one in found(desk, FinderQuery(place="Glasgow City"))] == ["GB-SC-SC900101"]
    assert [one.number for one in found(desk, FinderQuery(place="Northern Ireland"))] == ["NIC900201"]
    assert names(desk, activity="advice") == ["Lagan Carers"]


def test_a_zip_of_a_whole_register_is_taken_in_file_by_file(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "register.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("areas.json", invented.as_json([invented.area(1, "Leeds City")]))
        archive.writestr("charities.json", invented.as_json([invented.charity(1), invented.charity(2)]))
        archive.writestr("notes.txt", b"Downloaded on a Tuesday.")

    first, second = import_registers(desk, [file], silent)

    assert (first.name, first.part, first.tally.new) == ("register.zip, charities.json", "charities", 2)
    assert (second.name, second.error) == ("register.zip, areas.json", None)
    assert names(desk, place="Leeds")[0] == "Charity 1"
    assert [one.read_before for one in import_registers(desk, [file], silent)] == [NOW, NOW]


def everything(desk: Desk) -> str:
    with desk.reader() as db:
        held = [db.execute(rows).fetchall() for rows in _ROWS]
        words = db.execute(
            "SELECT rowid FROM register_search WHERE register_search MATCH 'charity'"
        ).fetchall()
    return json.dumps([held, words])


def stop_after(calls: int) -> Callable[[int, int], None]:
    left = [calls]

    def step(_done: int, _total: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Stopped

    return step


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.integers(0, 14), min_size=1, max_size=4),
    st.lists(st.integers(1, 12), min_size=6, max_size=25),
)
def test_an_import_cut_anywhere_and_gone_on_with_gives_the_same_rows(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    cuts: list[int],
    numbers: list[int],
) -> None:
    monkeypatch.setattr(service, "PART", 3)
    folder = tmp_path_factory.mktemp("cut")
    charities, places = folder / "c.json", folder / "p.json"
    charities.write_bytes(
        invented.as_json([invented.charity(one, f"Charity {one} {at}") for at, one in enumerate(numbers)])
    )
    places.write_bytes(
        invented.as_json([invented.area(one, f"Area {at % 5}") for at, one in enumerate(numbers)])
    )
    files = [charities, places]

    with Workspace.open(folder / "whole.tenderpause", now=lambda: NOW) as workspace:
        whole = Desk(workspace, lambda: NOW)
        import_registers(whole, files, silent)
        expected = everything(whole)
    with Workspace.open(folder / "cut.tenderpause", now=lambda: NOW) as workspace:
        cut = Desk(workspace, lambda: NOW)
        for calls in cuts:
            with suppress(Stopped):
                import_registers(cut, files, stop_after(calls))
        import_registers(cut, files, silent)

        assert everything(cut) == expected
