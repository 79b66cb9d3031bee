"""The cost worksheet as somebody fills it in: read field by field, kept, recorded, taken back, in a file."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from desktop.domain.costing import CostKind, CostLine, Overheads, PartnerShare, Payment, Worksheet
from desktop.services import cost_files, costing
from desktop.services.cost_result import result_of
from desktop.services.cost_words import (
    CostWords,
    LineWords,
    PartnerWords,
    pence_of,
    percent_of,
    read,
    written,
)
from desktop.services.desk import Desk
from desktop.services.errors import ImportProblem, NotPossible
from desktop.store import costs, drafts, journal
from tests.services.known import ESOL

TYPED = CostWords(
    months="24",
    price="£240,000",
    lines=(
        LineWords(kind="staff", name="Two tutors", yearly="80k"),
        LineWords(),
        LineWords(kind="direct", name="Rooms", yearly="12,000.50", first_month="2", last_month="20"),
    ),
    overheads_percent="12.5 %",
    overheads_yearly="1,000",
    inflation="3",
    partners=(PartnerWords(name="North Door", percent="10", after="2", carries_results=True),),
    paid_after="2",
    results_percent="20",
    results_after="6",
    results_expected="80",
)
SHEET = Worksheet(
    months=24,
    price_pence=240_000_00,
    lines=(
        CostLine(CostKind.STAFF, "Two tutors", 80_000_00),
        CostLine(CostKind.DIRECT, "Rooms", 12_000_50, 2, 20),
    ),
    overheads=Overheads(Decimal("12.5"), 1_000_00),
    inflation_percent=Decimal(3),
    partners=(PartnerShare("North Door", Decimal(10), 2, carries_results=True),),
    payment=Payment(2, Decimal(20), 6, Decimal(80)),
)


def kept_sheet(desk: Desk) -> Worksheet | None:
    with desk.reader() as db:
        kept = costs.of(db, ESOL)
    return kept.sheet if kept else None


def entries(desk: Desk) -> list[str]:
    with desk.reader() as db:
        return [event.kind for event in journal.history(db, ESOL) if event.kind == "cost.changed"]


@pytest.mark.parametrize(
    ("words", "pence"),
    [
        ("12500", 12_500_00),
        (" £12,500.5 ", 12_500_50),
        ("0.05", 5),
        ("80k", 80_000_00),
        ("1.25m", 1_250_000_00),
        ("1.5k", 1_500_00),
        ("", None),
        ("-5", None),
        ("12,50", None),
        ("1.234", None),
        ("twelve", None),
        ("9" * 5000, None),
    ],
)
def test_pounds_are_read_as_people_type_them(words: str, pence: int | None) -> None:
    assert pence_of(words) == pence


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12", "12"),
        ("12.5 %", "12.5"),
        ("12,5", "12.5"),
        ("0", "0"),
        ("-1", None),
        ("NaN", None),
        ("1e3", None),
    ],
)
def test_percentages_are_read_as_people_type_them(words: str, value: str | None) -> None:
    assert percent_of(words) == (None if value is None else Decimal(value))


def test_a_worksheet_is_read_from_its_words_and_written_in_them_again() -> None:
    said = read(TYPED)

    assert said.troubles == ()
    assert said.sheet == SHEET
    assert read(written(SHEET)).sheet == SHEET


def test_nothing_typed_is_a_year_without_price_and_costs() -> None:
    assert read(CostWords()).sheet == Worksheet(months=12, price_pence=0)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"months": "a year"}, "months"),
        ({"months": "0"}, "months"),
        ({"months": "181"}, "months"),
        ({"price": "a lot"}, "price"),
        ({"overheads_percent": "high"}, "overheads"),
        ({"overheads_yearly": "high"}, "overheads_yearly"),
        ({"inflation": "?"}, "inflation"),
        ({"results_percent": "101"}, "results"),
        ({"results_expected": "half"}, "results_expected"),
        ({"paid_after": "soon"}, "payment"),
        ({"lines": (LineWords(), LineWords(yearly="5"))}, "lines.1.name"),
        ({"lines": (LineWords(), LineWords(name="Rooms", yearly="much"))}, "lines.1.yearly"),
        ({"lines": (LineWords(), LineWords(name="Rooms", first_month="9", last_month="4"))}, "lines.1"),
        ({"lines": (LineWords(name="Rooms", last_month="0"),)}, "lines.0.last_month"),
        ({"partners": (PartnerWords(percent="5"),)}, "partners.0.name"),
        ({"partners": (PartnerWords(), PartnerWords(name="A", percent="101"))}, "partners.1"),
    ],
)
def test_what_cannot_be_read_is_named_by_the_field_it_was_typed_in(
    changes: dict[str, object], field: str
) -> None:
    said = read(replace(TYPED, **changes))  # names of the words' fields

    assert said.sheet is None
    assert field in costing.refused(said.troubles)
    assert all(trouble.sentence.endswith(".") for trouble in said.troubles)


def test_the_result_says_what_is_missing_and_when_the_gap_is_deepest() -> None:
    result = result_of(replace(SHEET, price_pence=150_000_00))

    assert result.sentence.startswith("The price does not cover the full cost: £")
    said = {line.label: line for line in result.lines}
    assert said["What is left"].is_loss
    assert said["What is left"].words.endswith("a loss")
    assert result.deepest is not None
    assert f"month {result.deepest.month}" in result.chart
    assert f"month {result.deepest.month}" in said["Deepest overdraft"].words


def test_typing_is_a_draft_and_comes_back(sample_desk: Desk) -> None:
    half = replace(TYPED, price="24o")

    costing.keep_draft(sample_desk, ESOL, half).result()

    with sample_desk.reader() as db:
        form = costing.cost_form(db, sample_desk, ESOL)
    assert (form.words, form.is_draft) == (half, True)
    assert entries(sample_desk) == []


def test_recording_makes_one_entry_and_the_draft_goes(sample_desk: Desk) -> None:
    costing.keep_draft(sample_desk, ESOL, TYPED).result()
    changes = costing.CostChanges(sample_desk)

    changes.record(ESOL, TYPED)
    changes.record(ESOL, TYPED)

    assert kept_sheet(sample_desk) == SHEET
    assert len(entries(sample_desk)) == 1
    with sample_desk.reader() as db:
        assert drafts.of(db, ESOL) == {}
        form = costing.cost_form(db, sample_desk, ESOL)
    assert not form.is_draft
    assert read(form.words).sheet == SHEET
    assert form.saved.startswith("Recorded by ")


def test_what_cannot_be_worked_with_is_not_recorded(sample_desk: Desk) -> None:
    said = costing.CostChanges(sample_desk).record(ESOL, replace(TYPED, price="?"))

    assert [trouble.field for trouble in said.troubles] == ["price"]
    assert entries(sample_desk) == []


def test_undo_puts_the_worksheet_before_back_step_by_step(sample_desk: Desk) -> None:
    changes = costing.CostChanges(sample_desk)
    changes.record(ESOL, TYPED)
    changes.record(ESOL, replace(TYPED, price="250,000"))

    changes.undo()
    after_one = kept_sheet(sample_desk)
    changes.undo()

    assert after_one == SHEET
    assert kept_sheet(sample_desk) is None
    assert changes.can_undo == ""


def test_undo_is_refused_where_somebody_else_changed_it_since(sample_desk: Desk) -> None:
    changes, others = costing.CostChanges(sample_desk), costing.CostChanges(sample_desk)
    changes.record(ESOL, TYPED)
    others.record(ESOL, replace(TYPED, price="250,000"))

    with pytest.raises(NotPossible, match="changed again since"):
        changes.undo()


def test_a_worksheet_goes_out_as_csv_and_comes_in_as_it_was(sample_desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "cost.csv"
    sheet = replace(SHEET, lines=(*SHEET.lines, CostLine(CostKind.DIRECT, "=1+1", 1_00)))

    cost_files.export(sample_desk, "ESOL", sheet, out)

    assert read(cost_files.bring_in(out)).sheet == sheet
    rows = list(csv.reader(out.read_text("utf-8-sig").splitlines()))
    assert rows[0][:3] == ["What", "Name", "Pounds"]
    assert ["'=1+1" in row for row in rows].count(True) == 1


def test_a_worksheet_goes_out_as_a_workbook_whose_totals_are_formulas(
    sample_desk: Desk, tmp_path: Path
) -> None:
    out = tmp_path / "cost.xlsx"

    cost_files.export(sample_desk, "ESOL", SHEET, out)

    with ZipFile(out) as book:
        first = book.read("xl/worksheets/sheet1.xml").decode()
        months = book.read("xl/worksheets/sheet2.xml").decode()
    assert "<f>SUM(B4:B6)</f>" in first
    assert "<f>D2+B3-C3</f>" in months


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "holds no rows"),
        ("Name,Pounds\nRooms,5\n", "no column “What”"),
        ("What,Pounds\nPrice,100\nBribes,5\n", "a row 3 that is not known: “Bribes”"),
        ("What,Name,Pounds\nStaff,Tutor,much\n", "Write an amount"),
    ],
)
def test_a_file_that_is_no_worksheet_is_refused_with_its_reason(
    text: str, words: str, tmp_path: Path
) -> None:
    file = tmp_path / "cost.csv"
    file.write_text(text)

    with pytest.raises(ImportProblem, match=words):
        cost_files.bring_in(file)


def test_another_name_is_no_spreadsheet(sample_desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotPossible, match="neither"):
        cost_files.export(sample_desk, "ESOL", SHEET, tmp_path / "cost.pdf")
