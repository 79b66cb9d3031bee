"""A copy for trustees: what is withheld is not in it, in no byte, and it still verifies."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.store import chain_note, drafts, journal, migrations, trustee_copy
from desktop.store.backup import BackupFailed
from desktop.store.connection import Connection
from desktop.store.errors import WorkspaceIsCopy
from desktop.store.notices import store_page
from desktop.store.verify import verify
from desktop.store.workspace import Workspace
from feeds.notice import Notice
from tests.store.public_data import CALENDAR, PLANS, a_notice
from tests.store.written import MORNING, a_decision, a_workspace, amina, reading, say, write

SECRET = "Zimtschnecke told us in confidence"
TYPED = "Halbgetippter Entwurf"
UNDECIDED = "Ungeklaerte Ausschreibung"


def bring_in(workspace: Workspace, *notices: Notice) -> None:
    def change(db: Connection) -> object:
        return store_page(
            db, notices, source_id="here", mark=None, now=MORNING, calendar=CALENDAR, plans=PLANS
        )

    workspace.write(change).result()


@pytest.fixture
def written(workspace_file: Path) -> Path:
    """A workspace with a decision, a private note on it, a draft, and a notice of what is not decided."""
    with a_workspace(workspace_file) as workspace:
        decided = a_notice(1, key="ocds-1", title="Peer support")
        undecided = a_notice(2, key="ocds-2", title=UNDECIDED)
        bring_in(workspace, decided, undecided)
        write(
            workspace,
            amina(),
            a_decision("ocds-1"),
            ("private_note.written", "ocds-1", {"number": "1", "text": SECRET}),
        )
        workspace.write(lambda db: drafts.put(db, "ocds-1", "rationale", TYPED, MORNING)).result()
    return workspace_file


def test_nothing_that_is_withheld_is_left_in_any_byte_of_the_copy(written: Path, tmp_path: Path) -> None:
    made = trustee_copy.make(written, tmp_path / "copy.tenderpause", MORNING)

    content = made.path.read_bytes()
    assert [text.encode() in content for text in (SECRET, TYPED, UNDECIDED)] == [False] * 3
    assert b"Peer support" in content
    assert (made.decisions, made.private_notes, made.drafts, made.notices) == (1, 1, 1, 1)


def test_the_workspace_it_was_made_of_is_left_as_it_was(written: Path, tmp_path: Path) -> None:
    before = written.read_bytes()

    trustee_copy.make(written, tmp_path / "copy.tenderpause", MORNING)

    assert written.read_bytes() == before


def test_the_copy_verifies_and_lists_what_it_withholds_in_its_own_chain(
    written: Path, tmp_path: Path
) -> None:
    copy = trustee_copy.make(written, tmp_path / "copy.tenderpause", MORNING).path

    with reading(copy) as db:
        found, entries = verify(db), list(journal.entries(db))
    begun, note = entries[-1], entries[-2]
    says = json.loads(begun.payload or "")
    assert (found.ok, found.is_copy, found.withheld) == (True, True, 1)
    assert (begun.kind, begun.seq, begun.prev_hash) == ("chain.begun", 1, note.hash)
    assert says["reason"] == "trustee_copy"
    assert says["withheld"] == {"entries": [note.id], "drafts": 1, "notices": 1}
    assert (note.payload, note.salt) == (None, None)


def test_the_chain_of_the_copy_is_nobody_elses(written: Path, tmp_path: Path) -> None:
    with reading(written) as db:
        workspace = journal.workspace_id(db)
    before = chain_note.candidates(workspace)

    copy = trustee_copy.make(written, tmp_path / "copy.tenderpause", MORNING).path

    assert chain_note.candidates(workspace) == before
    with a_workspace(written) as again:
        (entry,) = write(again, a_decision("ocds-2"))
    assert entry.seq == 4
    with reading(copy) as db:
        assert verify(db).ok


def test_it_is_one_file_that_opens_where_nothing_can_be_written(written: Path, tmp_path: Path) -> None:
    copy = trustee_copy.make(written, tmp_path / "for trustees" / "copy.tenderpause", MORNING).path

    with Workspace.open(copy, writable=False, now=lambda: MORNING) as workspace, workspace.reader() as db:
        mode = db.execute("PRAGMA journal_mode").fetchone()[0]
        assert verify(db).ok

    assert mode == "delete"
    assert workspace.for_trustees
    assert [file.name for file in copy.parent.iterdir()] == [copy.name]


def test_nobody_writes_in_it(written: Path, tmp_path: Path) -> None:
    copy = trustee_copy.make(written, tmp_path / "copy.tenderpause", MORNING).path
    before = copy.read_bytes()

    with pytest.raises(WorkspaceIsCopy):
        Workspace.open(copy, now=lambda: MORNING)

    assert copy.read_bytes() == before


def test_a_decision_is_never_among_what_may_be_withheld(written: Path, tmp_path: Path) -> None:
    copy = trustee_copy.make(written, tmp_path / "copy.tenderpause", MORNING).path
    with closing(sqlite3.connect(copy, isolation_level=None)) as db:
        for (trigger,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {trigger}")
        db.execute("UPDATE entry SET payload = NULL, salt = NULL WHERE kind = 'decision.recorded'")

    with reading(copy) as db:
        found = verify(db)

    assert found.first_broken is not None
    assert (found.first_broken.kind, found.first_broken.why) == (
        "decision.recorded",
        "What entry 2 says has been emptied.",
    )


def test_a_decision_that_a_trustee_copy_claims_to_withhold_is_found(written: Path) -> None:
    with a_workspace(written) as workspace:

        def change(db: Connection) -> None:
            decision = next(entry for entry in journal.entries(db) if entry.kind == "decision.recorded")
            journal.begin_chain(
                db,
                journal.new_chain(),
                None,
                reason=journal.TRUSTEE_COPY,
                author=None,
                now=MORNING + timedelta(minutes=1),
                more={"withheld": {"entries": [decision.id], "drafts": 0, "notices": 0}},
            )

        workspace.write(change).result()
    with closing(sqlite3.connect(written, isolation_level=None)) as db:
        for (trigger,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {trigger}")
        db.execute("UPDATE entry SET payload = NULL, salt = NULL WHERE kind = 'decision.recorded'")

    with reading(written) as db:
        found = verify(db)

    assert found.first_broken is not None
    assert found.first_broken.kind == "decision.recorded"


def test_nothing_is_written_over(written: Path, tmp_path: Path) -> None:
    out = tmp_path / "minutes.tenderpause"
    out.write_text("Minutes of 9 June")

    with pytest.raises(BackupFailed, match="is there already"):
        trustee_copy.make(written, out, MORNING)

    assert out.read_text() == "Minutes of 9 June"
    assert not list(tmp_path.glob(".*making"))


def test_a_copy_that_is_copied_on_still_verifies(written: Path, tmp_path: Path) -> None:
    copy = trustee_copy.make(written, tmp_path / "copy.tenderpause", MORNING).path
    onward = tmp_path / "onward.tenderpause"
    shutil.copy(copy, onward)

    with reading(onward) as db:
        assert verify(db).ok
    assert migrations.is_trustee_copy(onward)


def test_the_triggers_of_the_journal_stand_in_the_copy_too(written: Path, tmp_path: Path) -> None:
    copy = trustee_copy.make(written, tmp_path / "copy.tenderpause", MORNING).path

    with closing(sqlite3.connect(copy)) as db, pytest.raises(sqlite3.IntegrityError, match="never changed"):
        db.execute("UPDATE entry SET author = 'somebody'")


def test_an_entry_can_be_said_in_a_workspace_after_a_copy_was_made(written: Path, tmp_path: Path) -> None:
    trustee_copy.make(written, tmp_path / "copy.tenderpause", MORNING)

    with a_workspace(written) as workspace:
        entry = workspace.write(lambda db: say(db, a_decision("ocds-2"))).result()
        with workspace.reader() as db:
            assert verify(db).ok

    assert entry.kind == "decision.recorded"


def test_conversations_and_approaches_stay_behind_and_the_copy_verifies(
    workspace_file: Path, tmp_path: Path
) -> None:
    with a_workspace(workspace_file) as workspace:
        talk = {"organisation": "org:1", "on": "2026-06-01", "said": SECRET, "about": "ocds-1"}
        asked = {"organisation": "org:1", "asked_on": "2026-06-01", "role": SECRET, "shared": True}
        write(
            workspace,
            a_decision("ocds-1"),
            ("conversation.noted", "talk:1", talk),
            ("conversation.changed", "talk:1", {"next_step": TYPED}),
            ("rhythm.set", "org:1", {"organisation": "org:1", "every_weeks": 6}),
            ("approach.logged", "approach:1", asked),
            ("approach.answered", "approach:1", {"answer": "no"}),
        )

    made = trustee_copy.make(workspace_file, tmp_path / "copy.tenderpause", MORNING)

    content = made.path.read_bytes()
    assert [text.encode() in content for text in (SECRET, TYPED)] == [False] * 2
    assert made.conversations == 2
    with reading(made.path) as db:
        assert verify(db).ok
        assert db.execute("SELECT count(*) FROM conversation").fetchone() == (0,)


def test_who_stands_where_on_a_map_stays_behind(workspace_file: Path, tmp_path: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        write(
            workspace,
            a_decision("ocds-1"),
            ("map.arranged", "map:ocds-2", {"positions": {"org:told-to-nobody": 90.0}}),
            ("map.changed", "place:", {"shown": {"org:kept-to-ourselves": True}}),
        )

    made = trustee_copy.make(workspace_file, tmp_path / "copy.tenderpause", MORNING)

    content = made.path.read_bytes()
    assert [text.encode() in content for text in ("org:told-to-nobody", "org:kept-to-ourselves")] == [
        False
    ] * 2
    with reading(made.path) as db:
        assert verify(db).ok
        assert db.execute("SELECT count(*) FROM map_member").fetchone() == (0,)
