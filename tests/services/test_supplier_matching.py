"""Who a supplier is: by its number first, by its name second, and by a name never silently."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.organisation import IncomeBand, Organisation
from desktop.services import directory, our_size
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.registers import import_registers
from desktop.services.settings_changes import SettingsChanges
from desktop.services.supplier_matching import By, Match, Suppliers
from tests.feeds.registers import invented


@pytest.fixture
def held(desk: Desk, tmp_path: Path) -> Desk:
    """Registers of a few charities, of which two are called the same."""
    rows = [
        invented.charity(1, "THE LANTERN ROOM", charity_company_registration_number="123456"),
        invented.charity(2, "Hope House", charity_company_registration_number=None),
        invented.charity(3, "Hope House CIO", charity_company_registration_number=None),
        invented.charity(4, "Tidewell Arts", latest_income=58_000, charity_company_registration_number=None),
        invented.charity(5, "Fernmoor Neighbours", latest_income=240_000),
    ]
    file = tmp_path / "charities.json"
    file.write_bytes(invented.as_json(rows))
    import_registers(desk, [file], lambda _done, _total: None)
    return desk


def add(desk: Desk, name: str, **facts: object) -> str:
    made = Organisation(name=name, **facts)  # type: ignore[arg-type]
    return desk.workspace.write(lambda db: directory.add(db, desk, made)).result()


def match(desk: Desk, name: str, number: str = "", organisation: str = "") -> Match:
    with desk.reader() as db:
        return Suppliers(db).match(name, number, organisation)


def test_a_charity_number_is_sure_whatever_the_name_is(held: Desk) -> None:
    there = add(held, "Lantern", numbers=("GB-CHC-1",))

    found = match(held, "Another name", "GB-CHC-1")

    assert found.organisation is not None
    assert (found.organisation.id, found.by, found.is_sure) == (there, By.NUMBER, True)
    assert (found.identifier, found.register_by) == ("GB-CHC-1", By.NUMBER)


def test_a_company_number_leads_to_the_charity_that_is_that_company(held: Desk) -> None:
    there = add(held, "Lantern", numbers=("GB-CHC-1",))

    found = match(held, "Lantern Room Ltd", "GB-COH-00123456")

    assert found.identifier == "GB-CHC-1"
    assert found.organisation is not None
    assert (found.organisation.id, found.by) == (there, By.NUMBER)


def test_a_name_is_a_reason_to_ask_and_no_more(held: Desk) -> None:
    add(held, "The Tidewell Arts Collective", other_names=("Tidewell Arts",))

    found = match(held, "TIDEWELL ARTS LIMITED")

    assert (found.by, found.register_by, found.is_sure) == (By.NAME, By.NAME, False)
    assert found.words == (
        "Looks like The Tidewell Arts Collective in our directory, by its name alone. On the register of the "
        "Charity Commission for England and Wales (4), by its name alone"
    )


def test_of_several_of_one_name_none_is_taken(held: Desk) -> None:
    found = match(held, "Hope House")

    assert (found.organisation, found.register, found.several) == (None, None, 2)
    assert found.words == "2 organisations of that name: none was taken"


def test_one_of_that_name_with_another_number_is_somebody_else(held: Desk) -> None:
    add(held, "Tidewell Arts", numbers=("GB-CHC-900",))

    assert match(held, "Tidewell Arts", "GB-CHC-4").organisation is None


def test_a_number_that_no_register_here_has_is_not_looked_for_by_name_there(held: Desk) -> None:
    assert match(held, "Tidewell Arts", "GB-CHC-77").register is None


def test_whom_a_person_named_is_the_one(held: Desk) -> None:
    there = add(held, "Somebody else", numbers=("GB-CHC-4",))

    found = match(held, "Tidewell Arts", "", there)

    assert (found.by, found.is_sure, found.identifier) == (By.PERSON, True, "GB-CHC-4")


def test_the_size_is_what_the_register_tells_else_the_directory(held: Desk) -> None:
    band = add(held, "Quarry Shed", income_band=IncomeBand.UNDER_10K, income_from="they told us")

    told, other = match(held, "x", "GB-CHC-4").size, match(held, "x", "", band).size

    assert told is not None
    assert (told.words, told.source) == (
        "£58k a year",
        "Charity Commission for England and Wales, year to 31 March 2025",
    )
    assert other is not None
    assert (other.words, other.source) == ("under £10k a year", "they told us")


def test_nobody_is_found_where_nothing_is_held(desk: Desk) -> None:
    assert match(desk, "The Lantern Room", "GB-CHC-1") == Match()
    assert match(desk, "The Lantern Room").words == ""


def test_our_own_size_is_suggested_by_our_name_and_told_by_a_person(held: Desk) -> None:
    with held.reader() as db:
        suggested, before = our_size.suggested(db), our_size.our_size(db)
    held.workspace.write(lambda db: our_size.tell(db, held, 251_000, " our  accounts ")).result()
    with held.reader() as db:
        after = our_size.our_size(db)

    assert suggested is not None
    assert (suggested.pounds, before) == (240_000, None)
    assert after is not None
    assert (after.words, after.source) == ("£251k a year", "our accounts")


def test_our_own_size_is_suggested_by_our_number_before_our_name(desk: Desk, tmp_path: Path) -> None:
    rows = [
        invented.charity(9_200_500, "Another Name", latest_income=86_000),
        invented.charity(5, "Fernmoor Neighbours", latest_income=240_000),
    ]
    file = tmp_path / "charities.json"
    file.write_bytes(invented.as_json(rows))
    import_registers(desk, [file], lambda _done, _total: None)
    SettingsChanges(desk).tell_charity_number("9200500").result()

    with desk.reader() as db:
        suggested = our_size.suggested(db)

    assert suggested is not None
    assert suggested.pounds == 86_000


def test_we_are_known_by_our_name_and_by_our_number(desk: Desk) -> None:
    SettingsChanges(desk).tell_charity_number("SC 012345").result()

    with desk.reader() as db:
        assert our_size.our_identifier(db) == "GB-SC-SC012345"
        assert our_size.is_us(db, "Fernmoor Neighbours Ltd")
        assert our_size.is_us(db, "Another name", "", "GB-SC-SC012345")
        assert not our_size.is_us(db, "Another name", "", "GB-SC-SC012346")


def test_nobody_is_us_by_a_number_that_is_not_told(desk: Desk) -> None:
    with desk.reader() as db:
        assert not our_size.is_us(db, "Another name", "")


@pytest.mark.parametrize(("pounds", "source"), [(0, "accounts"), (5, " "), (10**12, "accounts")])
def test_what_is_no_income_is_refused(desk: Desk, pounds: int, source: str) -> None:
    with pytest.raises(NotPossible):
        desk.workspace.write(lambda db: our_size.tell(db, desk, pounds, source)).result()
