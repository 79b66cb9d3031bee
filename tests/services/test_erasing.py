from __future__ import annotations

import logging
import random
import re
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain.by_hand import ByHand
from desktop.domain.decision import DecidedBy
from desktop.domain.pause import Answer, LensId, PauseKind, Unknown
from desktop.domain.sought import Sought, sought
from desktop.services import by_hand, deciding, erasing, pausing
from desktop.services.backing_up import back_up
from desktop.services.desk import Desk
from desktop.services.erasing import ErasurePlan, Hit, erase
from desktop.services.errors import NotPossible
from desktop.services.history import history
from desktop.services.mentions import person_of
from desktop.services.register import record
from desktop.services.settings_changes import SettingsChanges
from desktop.store import (
    decisions,
    fold,
    journal,
    opportunities,
    people,
    rewordings,
    search,
    settings,
    trustee_copy,
)
from desktop.store.connection import open_to_read
from desktop.store.verify import verify
from tests.services.known import PEER_SUPPORT, STEP_BACK
from tests.services.seeded import (
    FIRST,
    LAST,
    PEOPLE,
    a_mail,
    a_name,
    a_phone,
    bring_a_notice,
    everything_of,
    still,
    write_about,
    write_about_all,
)
from tests.store.histories import a_history
from tests.store.written import AMINA, a_workspace, amina, projections, write

GROUND = "They asked for it"


def reworded(hits: tuple[Hit, ...]) -> Mapping[str, str]:
    return {hit.id: hit.proposed for hit in hits}


def planned(desk: Desk, wanted: Sought) -> ErasurePlan:
    with desk.reader() as db:
        return erasing.plan(db, desk, wanted, still)


def erase_now(desk: Desk, wanted: Sought) -> erasing.Erased:
    return erase(desk, wanted, GROUND, reworded(planned(desk, wanted).hits), still)


def seeds() -> list[bytes]:
    """All that must not be found, as it was typed and as a search index would keep it."""
    texts = [text for number in range(PEOPLE) for text in (a_name(number), a_mail(number), a_phone(number))]
    texts += [f"seeded.person{number}" for number in range(PEOPLE)] + [f"960{n:03}" for n in range(PEOPLE)]
    texts += [*FIRST, *LAST]
    return sorted({form.encode() for text in texts for form in (text, text.casefold())})


def left_in(*files: Path) -> list[tuple[str, bytes]]:
    held = {file: file.read_bytes() for file in files if file.exists()}
    return [
        (file.name, seed) for file, content in held.items() for seed in seeds() if stands_in(seed, content)
    ]


def stands_in(seed: bytes, content: bytes) -> bool:
    """Whether somebody's words are there; six digits within a hash are nobody's telephone."""
    if seed.isdigit():
        return re.search(rb"(?<![0-9a-f])" + seed + rb"(?![0-9a-f])", content) is not None
    return seed in content


def test_nothing_of_twenty_people_is_left_in_the_file_its_log_a_backup_or_the_notes_beside_it(
    sample_desk: Desk, home: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    write_about_all(sample_desk)
    for number in range(PEOPLE):
        bring_a_notice(sample_desk, tmp_path, number)
    file = sample_desk.workspace.path
    log, index = Path(f"{file}-wal"), Path(f"{file}-shm")
    assert left_in(file, log)

    for number in range(PEOPLE):
        erase_now(sample_desk, everything_of(number))
    backup = back_up(sample_desk, tmp_path / "copies")

    beside = [path for path in home.rglob("*") if path.is_file()]
    assert left_in(file, log, index, backup, *beside) == []
    assert not any(seed.decode() in caplog.text for seed in seeds())
    with sample_desk.reader() as db:
        found = verify(db)
        assert found.ok, found.first_broken


def test_a_name_in_what_we_are_here_to_do_goes(desk: Desk) -> None:
    SettingsChanges(desk).tell_purpose("What Quillon Zimtberg began, we go on with.").result()

    erase_now(desk, sought("Quillon Zimtberg"))

    with desk.reader() as db:
        assert "Zimtberg" not in settings.of(db).purpose
        assert settings.of(db).purpose.endswith("began, we go on with.")
        assert verify(db).ok


def test_the_projections_are_those_that_the_journal_folds_to_after_an_erasure(sample_desk: Desk) -> None:
    typed = by_hand.add(sample_desk, ByHand(title="Lunch club", buyer="Parish")).key
    for number in range(3):
        write_about(sample_desk, number, typed)

    erase_now(sample_desk, everything_of(1))

    with sample_desk.reader() as db:
        before, entries = projections(db), list(rewordings.standing(db, journal.entries(db)))
    sample_desk.workspace.write(lambda db: fold.rebuild(db, entries)).result()
    with sample_desk.reader() as db:
        assert projections(db) == before
        assert a_name(1) not in str(before)
        assert a_name(2) in str(before)


@pytest.mark.parametrize("seed", range(4))
def test_a_name_goes_from_any_history_and_the_record_stays_whole(
    workspace_file: Path, now: Callable[[], datetime], seed: int
) -> None:
    group = sought("Grŵp y Llusern")
    with a_workspace(workspace_file) as workspace:
        write(workspace, amina(), *a_history(random.Random(seed), 300))
        desk = Desk(workspace, now, author=AMINA)
        hits = planned(desk, group).hits

        erase_now(desk, group)

        assert len(hits) > 20
        assert planned(desk, group).hits == ()
        with desk.reader() as db:
            assert verify(db).first_broken is None
            shown, entries = projections(db), list(rewordings.standing(db, journal.entries(db)))
        workspace.write(lambda db: fold.rebuild(db, entries)).result()
        with desk.reader() as db:
            assert projections(db) == shown
    assert "Grŵp y Llusern".encode() not in workspace_file.read_bytes()


def test_a_decision_keeps_its_number_day_and_place_and_shows_the_new_words(sample_desk: Desk) -> None:
    person = a_name(0)
    draft = replace(
        STEP_BACK, rationale=f"{person} does this well.", decided_by=(DecidedBy(person, "trustee"),)
    )
    recorded = deciding.record(sample_desk, PEER_SUPPORT, draft)

    hits = planned(sample_desk, sought(person)).hits
    erase(sample_desk, sought(person), GROUND, {hits[0].id: "Another group does this well."}, still)

    with sample_desk.reader() as db:
        decision = decisions.of(db, PEER_SUPPORT)[0]
        assert (decision.number, decision.hash) == (recorded.number, recorded.hash)
        assert decision.rationale == "Another group does this well."
        assert [one.name for one in decision.decided_by] == [people.NAME_ERASED]
        assert verify(db).ok


def test_the_record_of_a_decision_says_that_it_was_worded_again_and_names_nobody(sample_desk: Desk) -> None:
    SettingsChanges(sample_desk).add_person(a_name(0), "manager").result()
    with sample_desk.reader() as db:
        owner = person_of(db, sought(a_name(0)))
    unknown = {"line": Answer(text="", unknown=Unknown(owner, sample_desk.today))}
    pausing.answer(sample_desk, PEER_SUPPORT, PauseKind.QUICK, LensId.MISSION_FIT, unknown)
    deciding.record(sample_desk, PEER_SUPPORT, replace(STEP_BACK, rationale=f"{a_name(0)} does this."))

    erase_now(sample_desk, sought(a_name(0)))

    with sample_desk.reader() as db:
        said = str(record(db, "1"))
    assert "Worded again without a name; the old words were erased" in said
    assert people.NAME_ERASED in said
    assert owner not in said


def test_a_private_note_that_was_worded_again_stays_out_of_a_copy_for_trustees(
    sample_desk: Desk, tmp_path: Path
) -> None:
    note = f"{a_name(0)} told us in confidence."
    deciding.record(sample_desk, PEER_SUPPORT, replace(STEP_BACK, private_note=note))
    erase_now(sample_desk, sought(a_name(0)))

    copy = trustee_copy.make(sample_desk.workspace.path, tmp_path / "copy.tenderpause", sample_desk.now())

    assert copy.decisions == 1
    assert b"told us in confidence" in sample_desk.workspace.path.read_bytes()
    assert b"told us in confidence" not in copy.path.read_bytes()
    with closing(open_to_read(copy.path)) as db:
        assert verify(db).ok


def test_the_history_of_an_opportunity_says_that_words_were_entered_again(sample_desk: Desk) -> None:
    deciding.record(sample_desk, PEER_SUPPORT, replace(STEP_BACK, rationale=f"{a_name(0)} does this."))

    erase_now(sample_desk, sought(a_name(0)))

    with sample_desk.reader() as db:
        detail = opportunities.detail(db, PEER_SUPPORT)
        assert detail is not None
        sentences = [line.sentence for line in history(db, detail) if line.by_people]
    assert sentences == [
        "Entered words again without a name; the old words were erased.",
        "Recorded decision 1: step back.",
    ]


def test_somebody_named_in_words_that_were_entered_again_can_be_erased_too(sample_desk: Desk) -> None:
    draft = replace(STEP_BACK, rationale=f"{a_name(0)} and {a_name(1)} do this well.")
    deciding.record(sample_desk, PEER_SUPPORT, draft)

    for number in range(2):
        erase_now(sample_desk, sought(a_name(number)))

    with sample_desk.reader() as db:
        assert (
            decisions.of(db, PEER_SUPPORT)[0].rationale == "[name removed] and [name removed] do this well."
        )
        assert verify(db).ok
        texts = [entry.payload for entry in journal.entries(db) if entry.payload]
        assert not any(a_name(0) in text or a_name(1) in text for text in texts)


@pytest.mark.parametrize(
    "said",
    [{}, {"all": f"{a_name(0)} still"}, {"all": "  "}],
    ids=["left out", "still names them", "says nothing"],
)
def test_nothing_is_erased_while_a_text_has_no_new_wording(
    sample_desk: Desk, said: Mapping[str, str]
) -> None:
    deciding.record(sample_desk, PEER_SUPPORT, replace(STEP_BACK, rationale=f"{a_name(0)} does this well."))
    hits = planned(sample_desk, sought(a_name(0))).hits
    with sample_desk.reader() as db:
        before = [entry.hash for entry in journal.entries(db)]

    with pytest.raises(NotPossible) as refused:
        erase(sample_desk, sought(a_name(0)), GROUND, {hit.id: said["all"] for hit in hits if said}, still)

    assert refused.value.safe == "Nothing was changed."
    with sample_desk.reader() as db:
        assert [entry.hash for entry in journal.entries(db)] == before


def test_whoever_sits_at_the_desk_is_not_erased(sample_desk: Desk) -> None:
    assert "You sit at this desk" in planned(sample_desk, sought("Amina Okoro")).never

    with pytest.raises(NotPossible):
        erase(sample_desk, sought("Amina Okoro"), GROUND, {}, still)


def test_a_ground_is_needed_and_may_not_name_the_person() -> None:
    wanted = sought("Quilla Varnish")

    assert erasing.ground_problem(wanted, " ") == "Say on what ground the data are erased."
    assert "names the person" in erasing.ground_problem(wanted, "Quilla Varnish asked")
    assert erasing.ground_problem(wanted, "They asked for it") == ""


def test_an_erasure_can_be_stopped_until_the_record_is_changed(sample_desk: Desk) -> None:
    deciding.record(sample_desk, PEER_SUPPORT, replace(STEP_BACK, rationale=f"{a_name(0)} does this."))
    hits = planned(sample_desk, sought(a_name(0))).hits

    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        erase(sample_desk, sought(a_name(0)), GROUND, reworded(hits), stop)

    assert planned(sample_desk, sought(a_name(0))).hits == hits


def test_backups_and_packs_are_named_as_places_where_it_may_still_stand(sample_desk: Desk) -> None:
    backup = back_up(sample_desk)
    SettingsChanges(sample_desk).add_person(a_name(0), "trustee").result()
    says = {"from": "2026-04-01", "to": "2026-06-30", "count": 0, "heads": {}}
    sample_desk.workspace.write(
        lambda db: journal.append(
            db, author=None, kind="pack.made", subject=None, payload=says, now=sample_desk.now()
        )
    ).result()

    erased = erase_now(sample_desk, sought(a_name(0)))

    assert any(str(backup) in place for place in erased.elsewhere)
    assert any("Board pack for 1 April 2026 to 30 June 2026" in place for place in erased.elsewhere)


Tamper = Callable[[sqlite3.Connection], object]
TRIGGER = "entry_is_never_changed"


def tampered(file: Path, change: Tamper) -> None:
    """Change the journal as another tool does, which minds no trigger."""
    with closing(sqlite3.connect(file)) as db:
        db.execute(f"DROP TRIGGER {TRIGGER}")
        change(db)
        db.commit()


@pytest.mark.parametrize("columns", ["payload = NULL, salt = NULL", "payload = NULL", "salt = NULL"])
def test_a_blanked_decision_that_no_erasure_lists_is_found(sample_desk: Desk, columns: str) -> None:
    deciding.record(sample_desk, PEER_SUPPORT, STEP_BACK)
    SettingsChanges(sample_desk).add_person(a_name(0), "trustee").result()
    erase_now(sample_desk, sought(a_name(0)))

    tampered(
        sample_desk.workspace.path,
        lambda db: db.execute(f"UPDATE entry SET {columns} WHERE kind = 'decision.recorded'"),
    )

    with sample_desk.reader() as db:
        found = verify(db)
        assert not found.ok
        assert found.first_broken is not None
        assert found.first_broken.kind == "decision.recorded"


def test_a_decision_that_an_erasure_lists_without_a_successor_is_found(sample_desk: Desk) -> None:
    deciding.record(sample_desk, PEER_SUPPORT, STEP_BACK)
    with sample_desk.reader() as db:
        decision = next(entry.id for entry in journal.entries(db) if entry.kind == "decision.recorded")
    says = {"person": "", "entries": [decision], "ground": GROUND}
    sample_desk.workspace.write(
        lambda db: journal.append(
            db, author=None, kind="erasure", subject=None, payload=says, now=sample_desk.now()
        )
    ).result()

    blank = "UPDATE entry SET payload = NULL, salt = NULL WHERE id = ?"
    with pytest.raises(sqlite3.IntegrityError), closing(sqlite3.connect(sample_desk.workspace.path)) as raw:
        raw.execute(blank, (decision,))
    tampered(sample_desk.workspace.path, lambda raw: raw.execute(blank, (decision,)))

    with sample_desk.reader() as db:
        broken = verify(db).first_broken
        assert broken is not None
        assert broken.id == decision


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET payload = '{}'",
        "UPDATE entry SET payload = NULL, salt = NULL",
        "UPDATE entry SET payload = NULL, salt = NULL, at = '2020-01-01'",
        "UPDATE entry SET salt = NULL",
        "UPDATE entry SET hash = 'x'",
        "UPDATE entry SET rowid = rowid + 1000",
        "DELETE FROM entry",
    ],
)
def test_the_trigger_allows_no_other_change(sample_desk: Desk, change: str) -> None:
    deciding.record(sample_desk, PEER_SUPPORT, STEP_BACK)

    with closing(sqlite3.connect(sample_desk.workspace.path)) as db, pytest.raises(sqlite3.IntegrityError):
        db.execute(change)


def test_an_opportunity_typed_here_is_found_by_its_new_words_alone(sample_desk: Desk) -> None:
    title = f"Lunch club of {a_name(0)}"
    key = by_hand.add(sample_desk, ByHand(title=title, buyer="Parish")).key

    erase_now(sample_desk, sought(a_name(0)))

    with sample_desk.reader() as db:
        standing = by_hand.standing(db, key)
        assert standing is not None
        assert standing.title == "Lunch club of [name removed]"
        of_name = f"SELECT id FROM ({search.matching(db, 'words')})"
        assert db.execute(of_name, {"words": "varnish"}).fetchall() == []
        assert len(db.execute(of_name, {"words": '"name removed"'}).fetchall()) == 1
