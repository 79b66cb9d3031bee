"""Organisations and people there from a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.domain.organisation import IncomeBand, LedBy, Organisation, Role
from desktop.services import directory
from desktop.services import directory_import as service
from desktop.services.desk import Desk
from desktop.services.directory_import import Brought, Cards, Kept
from desktop.services.errors import ImportProblem
from desktop.services.places import place
from desktop.store import directory as store
from desktop.store import journal

SHEET = """Organisation,Charity number,Type,Turnover,Council,What they do,Contact name,Job title,E-mail,Led by
Grŵp Llusern,1089464,Possible partner,"£45,000",Leeds,Peer support,Jo Pritchard,Director,jo@example.org,yes
Mere Valley Homes,,Provider,1m to 10m,Fen Villages,Housing,,,,
,123,,,,,,,,
Fen Voices,,,lots,,,,,,
Valley CVS,,Network,2500000,,,Sam Idris,,not an address,no
"""
CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Jo Pritchard
ORG:Grwp Llusern
EMAIL:jo@example.org
END:VCARD
BEGIN:VCARD
VERSION:4.0
KIND:org
FN:Fen Voices
END:VCARD
"""
KEPT = Kept("The file", "To plan a partnership")


def silent(_done: int, _total: int) -> None:
    return None


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    file = tmp_path / "partners.csv"
    file.write_text(SHEET, "utf-8")
    return file


@pytest.fixture
def vcf(tmp_path: Path) -> Path:
    file = tmp_path / "contacts.vcf"
    file.write_text(CARDS, "utf-8")
    return file


def brought_in(desk: Desk, file: Path, kept: Kept = KEPT) -> Brought:
    opened = service.open_file(file)
    chosen = {} if isinstance(opened, Cards) else dict(opened.guessed)
    return service.bring_in(desk, opened, chosen, kept, silent)


def test_each_heading_finds_its_column(sheet: Path) -> None:
    opened = service.open_file(sheet)

    assert not isinstance(opened, Cards)
    assert {field: opened.headings[column] for field, column in opened.guessed.items()} == {
        "name": "Organisation",
        "charity": "Charity number",
        "roles": "Type",
        "income": "Turnover",
        "places": "Council",
        "activities": "What they do",
        "person": "Contact name",
        "person_role": "Job title",
        "email": "E-mail",
        "led_by": "Led by",
    }


def test_looking_says_what_would_come_and_what_would_not(sheet: Path) -> None:
    opened = service.open_file(sheet)
    assert not isinstance(opened, Cards)

    found = service.look(opened, opened.guessed)

    assert found.sentence == "3 rows would be added, 2 of them name somebody; 2 cannot be used."
    assert [(row.number, row.reason) for row in found.rows if row.reason] == [
        (4, "It names no organisation."),
        (5, "“lots” could not be read as an income."),
    ]


def test_rows_become_organisations_and_people_with_source_and_purpose(desk: Desk, sheet: Path) -> None:
    brought = brought_in(desk, sheet)

    with desk.reader() as db:
        first, second, third = store.everyone(db)
        (jo,) = store.contacts(db)
    assert (first.name, first.numbers, first.roles) == (
        "Grŵp Llusern",
        ("GB-CHC-1089464",),
        (Role.POTENTIAL_PARTNER,),
    )
    assert (first.income_band, first.led_by_experience) == (IncomeBand.TO_100K, LedBy.YES)
    assert [place(code).name for code in first.places] == ["Leeds"]
    assert first.places != ("Leeds",)
    assert (second.places, third.income_band) == (("Fen Villages",), IncomeBand.TO_10M)
    assert (jo.source, jo.purpose, jo.review_by) == (KEPT.source, KEPT.purpose, date(2027, 6, 9))
    assert brought.sentence == "partners.csv: 3 organisations and 1 person added, 3 could not be used."


def test_the_same_file_again_adds_nothing(desk: Desk, sheet: Path) -> None:
    brought_in(desk, sheet)
    with desk.reader() as db:
        before = len(list(journal.entries(db)))

    again = brought_in(desk, sheet)

    with desk.reader() as db:
        assert len(list(journal.entries(db))) == before
    assert (again.organisations, again.people, again.held) == (0, 0, 2)


def test_cards_find_the_organisation_that_is_held_whatever_its_accents(desk: Desk, vcf: Path) -> None:
    typed = Organisation(name="Grŵp Llusern")
    held = desk.workspace.write(lambda db: directory.add(db, desk, typed)).result()

    brought = brought_in(desk, vcf)

    with desk.reader() as db:
        assert [one.name for one in store.contacts(db, held)] == ["Jo Pritchard"]
        assert len(store.everyone(db)) == 2
    assert (brought.organisations, brought.people) == (1, 1)


def test_people_stay_out_where_that_is_wanted(desk: Desk, vcf: Path) -> None:
    brought = brought_in(desk, vcf, Kept("", "", people=False))

    with desk.reader() as db:
        assert store.contacts(db) == ()
        assert not any("Pritchard" in (entry.payload or "") for entry in journal.entries(db))
    assert brought.organisations == 2


def test_people_want_a_source_and_a_purpose(desk: Desk) -> None:
    assert service.kept_problem(desk, Kept("The file", "")) == "Say what we keep them for."
    assert service.kept_problem(desk, Kept("", "", people=False)) == ""
    assert service.kept_problem(desk, KEPT) == ""


def test_stopping_keeps_what_was_added(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "many.csv"
    file.write_text("Organisation\n" + "".join(f"Group {number}\n" for number in range(50)), "utf-8")
    opened = service.open_file(file)
    assert not isinstance(opened, Cards)

    def stop(done: int, _total: int) -> None:
        if done >= 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        service.bring_in(desk, opened, opened.guessed, KEPT, stop)

    with desk.reader() as db:
        assert len(store.everyone(db)) == 20


def test_what_is_no_table_and_no_card_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "empty.csv"
    file.write_bytes(b"")

    with pytest.raises(ImportProblem):
        service.open_file(file)
