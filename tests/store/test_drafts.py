"""What is being typed is kept beside the journal until an entry holds it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from desktop.store import drafts
from desktop.store.connection import Connection
from desktop.store.drafts import Draft
from desktop.store.workspace import Workspace
from tests.store.written import MORNING, a_workspace, an_answer, minutes_later, say


def type_in(workspace: Workspace, subject: str, field: str, text: str, at: datetime = MORNING) -> None:
    """Keep a text as the window does while it is being typed."""
    workspace.write(lambda db: drafts.put(db, subject, field, text, at)).result()


def test_the_last_text_of_each_field_is_kept(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        for number, text in enumerate(["W", "We", "We asked"]):
            type_in(workspace, "ocds-1", "who_now", text, minutes_later(number))
        type_in(workspace, "ocds-1", "other", "half \ud83c")
        type_in(workspace, "ocds-2", "who_now", "Elsewhere")

        with workspace.reader() as db:
            found = drafts.of(db, "ocds-1")

    assert found == {"other": Draft("half \ufffd", MORNING), "who_now": Draft("We asked", minutes_later(2))}


def test_the_entry_that_records_a_text_lets_go_of_its_draft_alone(workspace_file: Path) -> None:
    def record(db: Connection) -> None:
        say(db, an_answer("ocds-1", "We asked"))
        drafts.clear(db, "ocds-1", ["who_now", "never typed"])

    with a_workspace(workspace_file) as workspace:
        for field in ("who_now", "effect"):
            type_in(workspace, "ocds-1", field, "We asked")

        workspace.write(record).result()

        with workspace.reader() as db:
            assert set(drafts.of(db, "ocds-1")) == {"effect"}


def test_a_record_that_fails_keeps_the_draft(workspace_file: Path) -> None:
    def fail(db: Connection) -> None:
        drafts.clear(db, "ocds-1", ["who_now"])
        raise LookupError

    with a_workspace(workspace_file) as workspace:
        type_in(workspace, "ocds-1", "who_now", "We asked")

        failed = workspace.write(fail)

        assert isinstance(failed.exception(), LookupError)
        with workspace.reader() as db:
            assert drafts.of(db, "ocds-1")["who_now"].text == "We asked"


def test_typing_is_not_history(workspace_file: Path) -> None:
    heard: list[frozenset[tuple[str, str]]] = []
    with a_workspace(workspace_file) as workspace:
        workspace.subscribe(heard.append)

        type_in(workspace, "ocds-1", "who_now", "W")

        with workspace.reader() as db:
            assert db.execute("SELECT count(*) FROM entry").fetchone() == (0,)
    assert heard == []
