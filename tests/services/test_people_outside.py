"""What is held about people at organisations: gathered for them, erased, and kept out of copies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec.structs import replace

from desktop.domain.organisation import Contact, Organisation
from desktop.domain.sought import Sought, sought
from desktop.services import access, directory, erasing, requests
from desktop.services.backing_up import back_up
from desktop.services.desk import Desk
from desktop.services.directory_changes import DirectoryChanges
from desktop.services.errors import NotPossible
from desktop.services.today import today
from desktop.services.trustee_copies import copy_for_trustees
from desktop.store import directory as store
from desktop.store import fold, journal, people, private_notes, rewordings
from desktop.store.connection import Connection, open_to_read
from desktop.store.verify import verify
from tests.services.seeded import still
from tests.store.written import projections

T = TypeVar("T")
GROUND = "They asked for it"
JO = Contact(
    name="Jo Pritchard",
    organisation="",
    role="Director",
    email="jo.pritchard@llusern.example",
    phone="01632 960 177",
    source="Her card",
    purpose="To plan a partnership",
    seen_on=date(2026, 6, 1),
    review_by=date(2027, 6, 1),
)
SAM = replace(JO, name="Sam Idris", email="sam@llusern.example", phone="", source="Jo Pritchard told us")


def written(desk: Desk, change: Callable[[Connection], T]) -> T:
    return desk.workspace.write(change).result()


@pytest.fixture
def llusern(desk: Desk) -> str:
    typed = Organisation(name="Grŵp Llusern", learned="Ask Jo Pritchard early.")
    return written(desk, lambda db: directory.add(db, desk, typed))


@pytest.fixture
def jo(desk: Desk, llusern: str) -> str:
    person = written(desk, lambda db: directory.meet(db, desk, replace(JO, organisation=llusern)))
    written(desk, lambda db: directory.change_contact(db, desk, person, role="Chair"))
    return person


@pytest.fixture
def sam(desk: Desk, llusern: str) -> str:
    return written(desk, lambda db: directory.meet(db, desk, replace(SAM, organisation=llusern)))


def erase(desk: Desk, wanted: Sought) -> erasing.Erased:
    with desk.reader() as db:
        plan = erasing.plan(db, desk, wanted, still)
    said = {hit.id: hit.proposed for hit in plan.hits}
    return erasing.erase(desk, wanted, GROUND, said, still)


def held(desk: Desk, wanted: Sought) -> dict[str, list[str]]:
    with desk.reader() as db:
        record = access.held(db, desk, wanted, still)
    return {part.title: [item.text for item in part.items] for part in record.parts}


def test_all_that_is_held_about_somebody_outside_is_gathered(desk: Desk, jo: str, sam: str) -> None:
    found = held(desk, sought("jo  pritchard"))

    first, second = found["As somebody at an organisation"]
    assert "name: Jo Pritchard" in first
    assert "organisation: Grŵp Llusern" in first
    assert "email: jo.pritchard@llusern.example" in first
    assert "purpose: To plan a partnership" in first
    assert second == "role: Chair"
    assert found["Other words that name them"] == ["Ask Jo Pritchard early.", "Jo Pritchard told us"]


def test_an_address_or_a_number_finds_them_too(desk: Desk, jo: str) -> None:
    found = held(desk, sought("Nobody Else", "+44 1632 960177"))

    assert len(found["As somebody at an organisation"]) == 2


def test_a_first_name_is_not_taken_for_an_address(desk: Desk, sam: str) -> None:
    assert held(desk, sought("Sam"))["As somebody at an organisation"] == []


def test_nothing_of_somebody_erased_is_left_and_everybody_else_stays(
    desk: Desk, llusern: str, jo: str, sam: str, tmp_path: Path
) -> None:
    file = desk.workspace.path
    written(desk, lambda db: directory.take_contact_away(db, desk, jo))

    erase(desk, sought("Jo Pritchard", "jo.pritchard@llusern.example; 01632 960 177"))
    backup = back_up(desk, tmp_path / "copies")

    for one in (file, Path(f"{file}-wal"), Path(f"{file}-shm"), backup):
        content = one.read_bytes() if one.exists() else b""
        for seed in (b"Pritchard", b"pritchard", b"960 177", b"960177"):
            assert seed not in content, one.name
    with desk.reader() as db:
        (left,) = store.contacts(db)
        assert (left.id, left.name, left.email, left.source) == (
            sam,
            "Sam Idris",
            "sam@llusern.example",
            "[name removed] told us",
        )
        assert people.names(db)[jo] == people.NAME_ERASED
        assert verify(db).ok


def test_after_an_erasure_the_journal_folds_to_what_stands(desk: Desk, jo: str, sam: str) -> None:
    written(desk, lambda db: directory.take_contact_away(db, desk, sam))
    erase(desk, sought("Jo Pritchard"))
    with desk.reader() as db:
        before, entries = projections(db), list(rewordings.standing(db, journal.entries(db)))

    written(desk, lambda db: fold.rebuild(db, entries))

    with desk.reader() as db:
        assert projections(db) == before
        assert store.has_left(db, sam)


def test_one_who_was_named_in_anothers_entry_is_erased_there_after_them(
    desk: Desk, jo: str, sam: str
) -> None:
    erase(desk, sought("Sam Idris"))
    erase(desk, sought("Jo Pritchard"))

    with desk.reader() as db:
        assert store.contacts(db) == ()
        said = [entry.payload or "" for entry in journal.entries(db)]
        assert verify(db).ok
    assert not any("Idris" in text or "Pritchard" in text for text in said)


def test_two_of_one_name_are_both_gathered_and_both_erased(desk: Desk, llusern: str, jo: str) -> None:
    other = written(desk, lambda db: directory.add(db, desk, Organisation(name="Mere Valley Homes")))
    written(desk, lambda db: directory.meet(db, desk, replace(JO, organisation=other, phone="")))

    assert len(held(desk, sought("Jo Pritchard"))["As somebody at an organisation"]) == 3
    erase(desk, sought("Jo Pritchard"))

    with desk.reader() as db:
        assert store.everybody(db) == ()


def test_somebody_who_was_called_otherwise_before_is_found_by_that_name(desk: Desk, jo: str) -> None:
    written(desk, lambda db: directory.change_contact(db, desk, jo, name="Jo Morgan"))

    erase(desk, sought("Jo Pritchard"))

    with desk.reader() as db:
        assert store.everybody(db) == ()


def test_a_text_that_still_names_them_is_refused(desk: Desk, jo: str, sam: str) -> None:
    wanted = sought("Jo Pritchard")
    with desk.reader() as db:
        plan = erasing.plan(db, desk, wanted, still)

    with pytest.raises(NotPossible):
        erasing.erase(desk, wanted, GROUND, {hit.id: hit.text for hit in plan.hits}, still)

    with desk.reader() as db:
        assert len(store.contacts(db)) == 2


def test_today_and_the_settings_ask_whether_somebody_is_still_needed(desk: Desk, llusern: str) -> None:
    later = replace(SAM, organisation=llusern, review_by=date(2026, 6, 10))
    now = replace(JO, organisation=llusern, review_by=date(2026, 6, 9))
    written(desk, lambda db: directory.meet(db, desk, now))
    written(desk, lambda db: directory.meet(db, desk, later))

    with desk.reader() as db:
        lines = today(db, desk, None).contacts
        due = requests.to_do(db, desk).due

    assert [(line.key, line.title, line.second) for line in lines] == [
        (llusern, "Grŵp Llusern", "Jo Pritchard")
    ]
    assert due == (
        "Is Jo Pritchard (Grŵp Llusern) still needed here? It was to be asked again by 9 June 2026.",
    )


def test_a_private_note_on_an_organisation_is_worded_again_without_the_name(desk: Desk, llusern: str) -> None:
    DirectoryChanges(desk).note(llusern, "Jo Pritchard pays late.").result()

    erase(desk, sought("Jo Pritchard"))

    with desk.reader() as db:
        assert private_notes.of(db, llusern) == "[name removed] pays late."
        found = store.one(db, llusern)
        assert verify(db).ok
    assert found is not None
    assert found.learned == "Ask [name removed] early."


def test_a_copy_for_trustees_holds_nothing_of_the_directory(
    desk: Desk, llusern: str, jo: str, tmp_path: Path
) -> None:
    DirectoryChanges(desk).note(llusern, "Slow to pay us.").result()

    made = copy_for_trustees(desk, tmp_path / "for trustees.tenderpause")

    content = made.made.path.read_bytes()
    for seed in ("Pritchard", "Llusern", "Slow to pay us", "960 177"):
        assert seed.encode() not in content
    assert "1 organisation of the directory" in made.sentence
    db = open_to_read(made.made.path)
    try:
        assert store.everyone(db) == ()
        assert verify(db).ok
    finally:
        db.close()
