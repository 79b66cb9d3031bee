"""Register files, read as they were downloaded."""

from __future__ import annotations

import json
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from feeds.registers.entry import (
    NotARegister,
    Part,
    Refused,
    Register,
    RegisterEntry,
    RegisterRow,
    RegisterUnreadable,
    Told,
)
from feeds.registers.json_rows import objects
from feeds.registers.reading import parts_of, register_file
from tests.feeds.registers import invented


def rows(file: Path, after: int = 0) -> list[RegisterRow]:
    with register_file(file) as opened:
        return [row for _, row in opened.rows(after)]


def written(tmp_path: Path, body: bytes) -> Path:
    file = tmp_path / "extract"
    file.write_bytes(body)
    return file


def test_a_charity_is_read_without_its_contacts(tmp_path: Path) -> None:
    file = invented.zipped(tmp_path / "a.zip", invented.as_json([invented.charity(7, "Aire Advice")]))

    found = rows(file)

    assert found == [
        RegisterEntry(
            number="7",
            name="Aire Advice",
            status="Submission Received",
            income=12_000,
            year_end=date(2025, 3, 31),
            postcode_area="LS",
            activities="Debt advice and a lunch club.",
            website="http://charity.example.org",
            company="00123456",
        )
    ]


def test_linked_and_removed_ones_are_passed_over(tmp_path: Path) -> None:
    body = invented.as_json(
        [
            invented.charity(1, linked_charity_number=3),
            invented.charity(2, charity_registration_status="Removed"),
            invented.charity(3),
        ]
    )

    found = rows(written(tmp_path, body))

    assert [row.number for row in found if isinstance(row, RegisterEntry)] == ["3"]


@pytest.mark.parametrize("separators", [(",", ":"), (", ", ": ")])
@pytest.mark.parametrize("indent", [None, 2])
def test_json_in_one_line_or_over_many_reads_the_same(
    tmp_path: Path, separators: tuple[str, str], indent: int | None
) -> None:
    wanted = [invented.charity(number, "Ouse {Trust}, [one]") for number in range(5)]
    body = json.dumps(wanted, indent=indent, separators=separators).encode()

    found = rows(written(tmp_path, body))

    assert found == rows(written(tmp_path, invented.as_json(wanted)))


def test_a_record_cut_between_pieces_is_whole() -> None:
    body = invented.as_json([invented.charity(number) for number in range(20)])

    found = list(objects(body[at : at + 2_000] for at in range(0, len(body), 2_000)))

    assert [json.loads(one or b"")["registered_charity_number"] for one in found] == list(range(20))


def test_rows_that_cannot_be_read_are_told_with_the_reason(tmp_path: Path) -> None:
    body = invented.as_json(
        [
            invented.charity(1, latest_income="plenty"),
            invented.charity(2, latest_income="NULL"),
            invented.charity(3, charity_name=None),
            invented.charity(4, registered_charity_number=None),
        ]
    )

    found = rows(written(tmp_path, body))

    assert [row for row in found if isinstance(row, Refused)] == [
        Refused(1, "its income is no number"),
        Refused(3, "it has no name"),
        Refused(4, "it has no charity number"),
    ]
    assert [(row.number, row.income) for row in found if isinstance(row, RegisterEntry)] == [("2", None)]


def test_what_another_table_tells_of_a_charity_is_told_once(tmp_path: Path) -> None:
    body = invented.as_json(
        [invented.area(1, "Leeds City"), invented.area(1, "Kent"), invented.area(2, "Kent")]
    )

    found = rows(written(tmp_path, body))

    assert found == [Told("1", ("Leeds City", "Kent")), Told("2", ("Kent",))]


def test_the_text_form_reads_as_the_json_form(tmp_path: Path) -> None:
    one = invented.charity(7)
    lines = ["\t".join(one), "\t".join(map(str, one.values())), "too\tfew"]

    found = rows(written(tmp_path, "\r\n".join(lines).encode()))

    assert found == [
        *rows(written(tmp_path, invented.as_json([one]))),
        Refused(2, f"it has 2 columns where {len(one)} are named"),
    ]


def test_a_scottish_export_is_read(tmp_path: Path) -> None:
    file = invented.zipped(tmp_path / "s.zip", invented.SCOTTISH.encode(), "CharityExport-01-Jun-2026.csv")

    first, *refused = rows(file)

    assert isinstance(first, RegisterEntry)
    assert (first.number, first.postcode_area, first.places) == ("SC900101", "G", ("Glasgow City",))
    assert first.labels == "The advancement of education · The advancement of health · Older people"
    assert first.classes == (102, 103, 202)
    assert refused == [
        Refused(3, "it has 3 columns where 14 are named"),
        Refused(4, "its income is no number"),
    ]


def test_a_northern_irish_export_in_windows_letters_is_read(tmp_path: Path) -> None:
    (found,) = rows(written(tmp_path, invented.NORTHERN_IRISH.encode("cp1252")))

    assert isinstance(found, RegisterEntry)
    assert found.activities == "It helps “carers”."
    assert (found.income, found.postcode_area, found.company) == (None, "BT", "NI012345")


@pytest.mark.parametrize(
    ("register", "part", "body"),
    [
        (Register.ENGLAND_AND_WALES, Part.ACTIVITIES, invented.as_json([invented.classification(1, 102)])),
        (Register.ENGLAND_AND_WALES, Part.NAMES, invented.as_json([invented.other_name(1, "X")])),
        (Register.SCOTLAND, Part.CHARITIES, invented.SCOTTISH.encode()),
        (Register.NORTHERN_IRELAND, Part.CHARITIES, invented.NORTHERN_IRISH.encode("cp1252")),
    ],
)
def test_a_file_is_known_by_its_beginning(
    tmp_path: Path, register: Register, part: Part, body: bytes
) -> None:
    with register_file(written(tmp_path, body)) as opened:
        assert (opened.register, opened.part) == (register, part)


def a_bomb(file: Path) -> Path:
    return invented.zipped(file, b" " * 5_000_000)


def a_crowd(file: Path) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(1_001):
            archive.writestr(f"{number}.md", b"")
    return file


def two_extracts(file: Path) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.json", b"[]")
        archive.writestr("../../b.json", b"[]")
    return file


def cut_short(file: Path) -> Path:
    whole = invented.zipped(
        file, invented.as_json([invented.charity(one) for one in range(500)])
    ).read_bytes()
    file.write_bytes(whole[:2_000])
    return file


@pytest.mark.parametrize("make", [a_bomb, a_crowd, two_extracts, cut_short])
def test_an_unsafe_or_damaged_zip_is_refused(tmp_path: Path, make) -> None:  # type: ignore[no-untyped-def]
    file = make(tmp_path / "bad.zip")

    with pytest.raises(RegisterUnreadable):
        rows(file)

    assert [one.name for one in tmp_path.iterdir()] == ["bad.zip"]


def test_a_zip_of_several_tells_which_of_them_are_of_a_register(tmp_path: Path) -> None:
    charities, areas = [invented.charity(1)], [invented.area(1, "Leeds City")]
    file = tmp_path / "all.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("register/charity_area_of_operation.json", invented.as_json(areas))
        archive.writestr("register/charity.json", invented.as_json(charities))
        archive.writestr("register/read me.txt", b"Some words.")
        archive.writestr("__MACOSX/register/._charity.json", b"\x00\x05\x16\x07")

    found = parts_of(file)

    assert found == {
        "register/charity_area_of_operation.json": Part.PLACES,
        "register/charity.json": Part.CHARITIES,
    }
    with register_file(file, "register/charity.json") as extract:
        assert [row for _, row in extract.rows()] == rows(written(tmp_path, invented.as_json(charities)))


def test_what_cannot_be_read_in_a_zip_of_several_is_not_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("charity.json", invented.as_json([invented.charity(1)]))
        archive.writestr("bomb.json", b" " * 5_000_000)

    assert parts_of(file) == {"charity.json": Part.CHARITIES, "bomb.json": None}


def test_a_part_of_the_extract_that_is_not_searched_says_that_nothing_is_to_be_done(tmp_path: Path) -> None:
    trustees = [{"registered_charity_number": 200001, "trustee_name": "Somebody invented"}]

    with pytest.raises(NotARegister, match="not searched here") as refused:
        rows(written(tmp_path, invented.as_json(trustees)))

    assert refused.value.to_do.startswith("There is nothing to do")


def test_a_zip_of_several_without_any_register_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotARegister, match="none is a register file"):
        parts_of(two_extracts(tmp_path / "other.zip"))


REAL = Path(os.environ.get("TENDER_PAUSE_DATA", "/nowhere")) / "registers"


@pytest.mark.skipif(not REAL.is_dir(), reason="runs over real extracts where TENDER_PAUSE_DATA is set")
@pytest.mark.parametrize(
    ("pattern", "least"),
    [
        ("ccew_fixture/*charity.json", 50),
        ("ccew_fixture/*charity.txt", 50),
        ("ccni/*.csv", 150),
        ("oscr/*.csv", 3),
    ],
)
def test_real_extracts_are_read_whole(pattern: str, least: int) -> None:
    (file,) = REAL.glob(pattern)

    found = rows(file)

    assert sum(isinstance(row, RegisterEntry) for row in found) >= least
    assert not [row for row in found if isinstance(row, Refused)]
