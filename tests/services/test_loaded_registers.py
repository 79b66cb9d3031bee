"""What is told of registers: their days and licences, rows set aside, what was broken off."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.services import registers as service
from desktop.services.desk import Desk
from desktop.services.loaded_registers import LoadedRegister, LoadedRegisters, loaded_registers
from desktop.services.registers import import_registers, is_register
from desktop.store.workspace import Workspace
from tests.feeds.registers import invented

NOW = datetime(2026, 6, 9, 9, tzinfo=UTC)


class Stopped(Exception):
    """Somebody cancelled."""


@pytest.fixture
def clock() -> list[datetime]:
    return [NOW]


@pytest.fixture
def desk(tmp_path: Path, clock: list[datetime]) -> Iterator[Desk]:
    with Workspace.open(tmp_path / "ours.tenderpause", now=lambda: clock[0]) as workspace:
        yield Desk(workspace, lambda: clock[0])


def silent(_done: int, _total: int) -> None:
    return None


def loaded(desk: Desk) -> LoadedRegisters:
    with desk.reader() as db:
        return loaded_registers(db, desk)


def only(desk: Desk) -> LoadedRegister:
    (one,) = loaded(desk).here
    return one


def charities(folder: Path, count: int = 1, day: str = "2026-06-01", name: str = "c.json") -> Path:
    file = folder / name
    rows = [
        {"date_of_extract": f"{day}T00:00:00"} | invented.charity(number) for number in range(1, count + 1)
    ]
    file.write_bytes(invented.as_json(rows))
    return file


def test_with_no_register_here_all_three_are_told_with_where_to_get_them(desk: Desk) -> None:
    found = loaded(desk)

    assert found.here == ()
    assert found.line == "No register is on this computer yet."
    assert [one.page.split("/")[2] for one in found.not_here] == [
        "register-of-charities.charitycommission.gov.uk",
        "www.oscr.org.uk",
        "www.charitycommissionni.org.uk",
    ]


def test_a_register_has_the_day_of_its_file_its_licence_and_attribution(desk: Desk, tmp_path: Path) -> None:
    import_registers(desk, [charities(tmp_path)], silent)

    one = only(desk)

    assert (one.holds, one.of_day) == ("1 charity", "file of 1 June 2026")
    assert one.licence == "Open Government Licence v3.0"
    assert one.attribution.startswith("Contains information of the Charity Commission")
    assert "where they work" in one.warning
    assert loaded(desk).line == ("Searches: Charity Commission for England and Wales (file of 1 June 2026).")


@pytest.mark.parametrize(
    ("name", "of_day"),
    [("CharityExport-02-Jun-2026.csv", "file of 2 June 2026"), ("scottish.csv", "loaded on 9 June 2026")],
)
def test_the_day_of_a_scottish_file_stands_in_its_name(
    desk: Desk, tmp_path: Path, name: str, of_day: str
) -> None:
    file = tmp_path / name
    file.write_text(invented.SCOTTISH)

    import_registers(desk, [file], silent)

    assert only(desk).of_day == of_day


def test_a_file_of_more_than_three_months_is_told(desk: Desk, tmp_path: Path, clock: list[datetime]) -> None:
    import_registers(desk, [charities(tmp_path)], silent)
    assert "months" not in only(desk).warning

    clock[0] = NOW + timedelta(days=90)

    assert "more than three months old" in only(desk).warning


def test_rows_that_are_set_aside_stay_to_be_seen_with_their_reason(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "s.csv"
    file.write_text(invented.SCOTTISH)

    import_registers(desk, [file], silent)
    (aside,) = only(desk).aside

    assert (aside.what, aside.total) == ("the charities", 2)
    assert [(row.row, row.reason) for row in aside.rows] == [
        (3, "it has 3 columns where 14 are named"),
        (4, "its income is no number"),
    ]


def test_what_was_broken_off_is_told_and_gone_on_with(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "PART", 2)
    file = charities(tmp_path, 7)
    told: list[int] = []

    def stop_at_the_third(done: int, _total: int) -> None:
        told.append(done)
        if len(told) == 3:
            raise Stopped

    with suppress(Stopped):
        import_registers(desk, [file], stop_at_the_third)
    assert "stopped after 4 records. Load the same file again" in only(desk).warning
    assert only(desk).holds == "4 charities"

    (done,) = import_registers(desk, [file], silent)

    assert done.resumed
    assert (done.tally.new, done.tally.unchanged) == (7, 0)
    assert only(desk).holds == "7 charities"
    assert "stopped" not in only(desk).warning


def test_a_file_that_was_read_to_its_end_is_not_read_again(desk: Desk, tmp_path: Path) -> None:
    file = charities(tmp_path, 3)
    import_registers(desk, [file], silent)

    (again,) = import_registers(desk, [file], silent)

    assert again.words.endswith("this file was read to its end on 9 June 2026. Nothing in it is new.")


def test_places_are_read_again_once_newer_charities_came(desk: Desk, tmp_path: Path) -> None:
    places = tmp_path / "p.json"
    places.write_bytes(invented.as_json([invented.area(number, "Leeds City") for number in range(1, 5)]))
    import_registers(desk, [charities(tmp_path, 2), places], silent)

    _, again = import_registers(
        desk, [charities(tmp_path, 4, day="2026-06-08", name="newer.json"), places], silent
    )

    assert again.read_before is None
    assert (again.tally.changed, again.tally.unchanged) == (2, 2)


def test_what_is_passed_over_is_counted_with_its_reason(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "c.json"
    file.write_bytes(
        invented.as_json(
            [
                invented.charity(1),
                invented.charity(1, linked_charity_number=1),
                invented.charity(1, linked_charity_number=2),
                invented.charity(3, charity_registration_status="Removed"),
            ]
        )
    )

    (done,) = import_registers(desk, [file], silent)

    assert done.words.endswith(
        "Passed over: 2 funds under another charity and 1 that have left the register."
    )


def test_a_table_of_the_extract_that_is_not_needed_is_told_as_that(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "history.json"
    file.write_bytes(invented.as_json([{"registered_charity_number": 1, "ar_cycle_reference": "AR25"}]))

    (done,) = import_registers(desk, [file], silent)

    assert "a table of the extract that is not searched here" in str(done.error)
    assert "There is nothing to do" in str(done.error)


def test_how_far_it_is_counts_all_files_and_ends_whole(desk: Desk, tmp_path: Path) -> None:
    places = tmp_path / "p.json"
    places.write_bytes(invented.as_json([invented.area(1, "Leeds City")]))
    told: list[tuple[int, int]] = []

    import_registers(desk, [places, charities(tmp_path)], lambda done, total: told.append((done, total)))

    done = [one for one, _ in told]
    assert done == sorted(done)
    assert told[-1][0] == told[-1][1] == sum(file.stat().st_size for file in tmp_path.glob("*.json"))


def test_a_register_is_told_from_other_files(tmp_path: Path) -> None:
    sheet = tmp_path / "leads.csv"
    sheet.write_text("Title,Deadline\nA grant,9 June\n")

    assert is_register(charities(tmp_path))
    assert not is_register(sheet)
    assert not is_register(tmp_path / "nowhere.zip")
