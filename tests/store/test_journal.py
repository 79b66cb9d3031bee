"""The journal takes entries one after another, and lets nobody change one."""

from __future__ import annotations

import hashlib
import random
import sqlite3
from pathlib import Path

import pytest

from desktop.domain.chain import check
from desktop.store import journal
from desktop.store.connection import Connection
from tests.store.histories import a_history
from tests.store.written import AMINA, MORNING, a_decision, a_workspace, an_answer, reading, write


def test_the_first_entry_follows_the_workspaces_own_id(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        (entry,) = write(workspace, an_answer("ocds-1"))

        assert (entry.seq, entry.prev_hash, entry.seen) == (1, workspace.id, "{}")


def test_entries_of_one_and_of_many_transactions_follow_each_other(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        written = write(workspace, an_answer("ocds-1"), an_answer("ocds-2")) + write(
            workspace, an_answer("ocds-3")
        )

        assert [entry.seq for entry in written] == [1, 2, 3]
        assert [entry.prev_hash for entry in written[1:]] == [entry.hash for entry in written[:-1]]
        assert written[2].seen == f'{{"{written[0].chain}":2}}'
        with workspace.reader() as db:
            assert list(journal.entries(db)) == written
            assert check(journal.entries(db), origin=workspace.id) is None


def test_an_auditor_repeats_every_hash_with_sqlite_and_sha256_alone(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        write(workspace, *a_history(random.Random(7), 120))

    with reading(workspace_file) as db:
        rows = db.execute(
            """
            SELECT salt || payload, payload_hash, hash,
                json_array(id, chain, seq, seen, author, at, kind, v, batch, subject, payload_hash, prev_hash)
            FROM entry
            """
        ).fetchall()
    assert len(rows) == 120
    for salted, payload_hash, hash_, hashed in rows:
        assert hashlib.sha256(salted.encode()).hexdigest() == payload_hash
        assert hashlib.sha256(hashed.encode()).hexdigest() == hash_


def test_a_change_that_fails_leaves_no_entry_and_the_chain_goes_on(workspace_file: Path) -> None:
    def fail(db: Connection) -> None:
        journal.append(db, author=AMINA, kind="pause.answered", subject="k", payload={}, now=MORNING)
        raise LookupError

    with a_workspace(workspace_file) as workspace:
        failed_first = workspace.write(fail)
        (first,) = write(workspace, an_answer("ocds-1"))
        failed_between = workspace.write(fail)
        (second,) = write(workspace, an_answer("ocds-1"))

        assert isinstance(failed_first.exception(), LookupError)
        assert isinstance(failed_between.exception(), LookupError)
        assert (first.chain, first.seq) == (second.chain, 1)
        assert second.seq == 2


def test_the_journal_is_written_within_a_transaction_or_not_at_all(workspace_file: Path) -> None:
    with (
        a_workspace(workspace_file) as workspace,
        workspace.reader() as db,
        pytest.raises(ValueError, match="trans"),
    ):
        journal.append(db, author=AMINA, kind="pause.answered", subject="k", payload={}, now=MORNING)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET payload = '{}'",
        "UPDATE entry SET payload = NULL, salt = NULL",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE seq = 2",
        "INSERT OR REPLACE INTO entry (id, chain, seq, seen, at, kind, v, payload_hash, prev_hash, hash)"
        " SELECT 'other', chain, seq, seen, at, kind, v, payload_hash, prev_hash, hash"
        " FROM entry WHERE seq = 2",
        "INSERT OR REPLACE INTO entry"
        " (rowid, id, chain, seq, seen, at, kind, v, payload_hash, prev_hash, hash)"
        " VALUES (2, 'other', 'other', 1, '{}', '', '', 1, '', '', '')",
        "UPDATE OR REPLACE entry SET seq = 2 WHERE seq = 3",
    ],
)
@pytest.mark.parametrize("recursive_triggers", ["ON", "OFF"])
def test_no_statement_changes_an_entry(workspace_file: Path, change: str, recursive_triggers: str) -> None:
    with a_workspace(workspace_file) as workspace:
        written = write(workspace, *(an_answer("ocds-1", str(number)) for number in range(3)))
    other_tool = sqlite3.connect(workspace_file, isolation_level=None)
    other_tool.execute(f"PRAGMA recursive_triggers = {recursive_triggers}")

    with pytest.raises(sqlite3.IntegrityError, match="an entry of the journal is never"):
        other_tool.execute(change)

    other_tool.close()
    with reading(workspace_file) as db:
        assert list(journal.entries(db)) == written


def test_halves_of_characters_are_joined_or_replaced_before_they_are_kept(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        (entry,) = write(workspace, an_answer("ocds-1", "a\ud800b \ud83c\udf3b"))

    assert entry.payload is not None
    assert "a\ufffdb \U0001f33b" in entry.payload


def test_history_is_what_was_written_on_one_subject_oldest_first(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        write(workspace, an_answer("ocds-1"), an_answer("ocds-2"), a_decision("ocds-1"))

        with workspace.reader() as db:
            events = journal.history(db, "ocds-1")
            known = journal.has_entries(db, "ocds-1"), journal.has_entries(db, "ocds-3")
    assert [event.kind for event in events] == ["pause.answered", "decision.recorded"]
    assert (events[1].author, events[1].at, events[1].says["outcome"]) == (AMINA, MORNING, "step_back")
    assert known == (True, False)


def test_listeners_hear_what_an_entry_changed(workspace_file: Path) -> None:
    heard: list[frozenset[tuple[str, str]]] = []
    with a_workspace(workspace_file) as workspace:
        workspace.subscribe(heard.append)

        (entry,) = write(workspace, a_decision("ocds-1"))

    assert heard == [{("journal", entry.chain), ("decision", "ocds-1"), ("triage", "ocds-1")}]
