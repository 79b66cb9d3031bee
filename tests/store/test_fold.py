"""What screens read follows from the journal alone, and folding it again gives the same rows."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.chain import Entry
from desktop.domain.states import State
from desktop.store import (
    fold,
    journal,
    triage,
)
from desktop.store.connection import Connection, transaction
from desktop.store.projections import make_projections
from desktop.store.texts import json_text
from tests.store.histories import a_history
from tests.store.written import a_decision, a_workspace, an_answer, projections, write


@given(st.randoms(use_true_random=False), st.integers(min_value=1, max_value=60))
@settings(max_examples=40, deadline=None)
def test_folding_any_history_again_gives_the_same_rows(dice: random.Random, length: int) -> None:
    with TemporaryDirectory() as folder, a_workspace(Path(folder) / "work.tenderpause") as workspace:
        write(workspace, *a_history(dice, length))
        with workspace.reader() as db:
            entries = list(journal.entries(db))
            before = projections(db)

        workspace.write(lambda db: fold.rebuild(db, entries)).result()

        with workspace.reader() as db:
            assert projections(db) == before


@contextmanager
def in_memory() -> Iterator[Connection]:
    """Open the tables of what people wrote, in memory."""
    with closing(sqlite3.connect(":memory:", isolation_level=None, factory=Connection)) as db:
        make_projections(db)
        db.execute("COMMIT")
        yield db


def an_entry(kind: str, payload: str | None, subject: str | None = "ocds-1") -> Entry:
    return Entry(
        id="e1",
        chain="aa",
        seq=1,
        seen="{}",
        author=None,
        at="2026-06-09T08:00:00.000000+00:00",
        kind=kind,
        v=1,
        batch=None,
        subject=subject,
        payload=payload,
        salt="",
        payload_hash="",
        prev_hash="",
        hash="",
    )


KINDS = (
    *("organisation.named", "person.added", "settings.changed", "triage.shortlisted", "triage.dismissed"),
    *("triage.snoozed", "triage.returned", "triage.undone", "pause.answered", "follow_up.closed"),
    *("decision.signed_off", "private_note.written"),
    *("plan_step.changed", "plan_step.ticked", "plan_step.unticked"),
    *("decision.recorded", "look_again.cleared", "pack.made", "workspace.begun", "nobody.knows"),
    *("source.added", "source.removed", "source.paused"),
    *("profile.changed", "view.saved", "view.removed"),
    "review.recorded",
)
NAMES = (
    *("name", "nation", "plans", "full", "own_days", "person", "role", "reason", "until", "back_to", "state"),
    *(
        "kind",
        "lens",
        "answers",
        "text",
        "asked",
        "unknown",
        "owner",
        "due_on",
        "lens_wording",
        "found",
        "question",
    ),
    *(
        "number",
        "outcome",
        "decided_by",
        "lots_left",
        "pause",
        "lenses_answered",
        "facts",
        "supersedes",
        "count",
    ),
    *("opportunity", "title", "commitments", "exceptions", "unknowns", "from", "to"),
)
WILD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES) | st.text(), inner, max_size=6)
    ),
    max_leaves=12,
)


@given(st.sampled_from(KINDS), WILD, st.none() | st.just("ocds-1"))
@settings(max_examples=400, deadline=None)
def test_a_fold_never_refuses_whatever_an_entry_says(kind: str, says: object, subject: str | None) -> None:
    with in_memory() as db:
        fold.fold(db, an_entry(kind, json_text(says), subject))


@pytest.mark.parametrize("payload", [None, "", "[", '"text"', '{"text": "\\ud800"}', "[" * 100_000])
@pytest.mark.parametrize("kind", KINDS)
def test_a_fold_never_refuses_a_payload_that_is_no_object(kind: str, payload: str | None) -> None:
    with in_memory() as db:
        fold.fold(db, an_entry(kind, payload))


def test_a_fold_takes_a_moment_that_is_none() -> None:
    with in_memory() as db:
        fold.fold(db, replace(an_entry("decision.recorded", '{"number":"1"}'), at="some day"))

        assert db.execute("SELECT recorded_on FROM decision").fetchall() == [("some day",)]


def test_folding_again_in_one_transaction_can_be_undone_as_one(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        write(workspace, an_answer("ocds-1"), a_decision("ocds-1"))

        def fail(db: Connection) -> None:
            fold.rebuild(db, [])
            raise LookupError

        assert workspace.write(fail).exception() is not None
        with workspace.reader() as db:
            assert triage.of_many(db, ["ocds-1"])["ocds-1"].state is State.DECIDED


def test_the_first_entry_on_an_opportunity_says_what_it_was() -> None:
    with in_memory() as db, transaction(db):
        about = {
            "title": "Peer support",
            "buyer": "Fernmoor",
            "deadline": "2026-07-01",
            "link": "https://x.example",
        }
        first = an_entry("triage.shortlisted", json_text({"opportunity": about}))
        second = an_entry("triage.returned", json_text({"opportunity": {**about, "title": "Renamed"}}))

        fold.fold(db, first)
        fold.fold(db, second)

        rows = db.execute("SELECT subject, title, buyer, deadline, link FROM written_about").fetchall()
    assert rows == [("ocds-1", "Peer support", "Fernmoor", "2026-07-01", "https://x.example")]
