"""Conversations and approaches as they stand, from the journal alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.approached import Answer
from desktop.domain.conversations import Direction, Rhythm, Way
from desktop.store import approaches, conversations, fold, journal, triage
from desktop.store.connection import Connection
from desktop.store.conversations import LastTalk
from desktop.store.workspace import Workspace
from tests.store.written import Said, a_workspace, amina, projections, write

JUNE_1, JUNE_5, JUNE_12 = date(2026, 6, 1), date(2026, 6, 5), date(2026, 6, 12)


@pytest.fixture
def workspace(workspace_file: Path) -> Iterator[Workspace]:
    with a_workspace(workspace_file) as opened:
        yield opened


def a_talk(id_: str = "talk:1", **says: object) -> Said:
    told: dict[str, object] = {
        "organisation": "org:1",
        "way": "visit",
        "direction": "they_to_us",
        "on": "2026-06-01",
        "ours": ["amina"],
        "theirs": [],
        "about": "",
        "said": "They would lead.",
    }
    return "conversation.noted", id_, told | says


def an_approach(id_: str = "approach:1", **says: object) -> Said:
    told: dict[str, object] = {"organisation": "org:1", "asked_on": "2026-06-01", "reply_by": "2026-06-05"}
    return "approach.logged", id_, told | says


def org(number: int, name: str = "") -> Said:
    says = {"organisation": f"org:{number}", "name": name or f"Organisation {number}"}
    return "organisation.added", f"org:{number}", says


def test_the_last_conversation_tells_who_spoke_how_and_what_is_next(workspace: Workspace) -> None:
    write(
        workspace,
        amina(),
        a_talk("talk:1", next_step="Send the plan", next_on="2026-06-12"),
        a_talk("talk:2", on="2026-06-05", way="call", next_step="Ring back", next_on="2026-06-08"),
        a_talk("talk:3", organisation="org:2", ours=[]),
    )

    with workspace.reader() as db:
        found = conversations.last_with(db)

    assert found == {
        "org:1": LastTalk(JUNE_5, Way.CALL, "Amina Okoro", "Ring back", date(2026, 6, 8)),
        "org:2": LastTalk(JUNE_1, Way.VISIT, "", "", None),
    }


def test_a_next_step_of_an_earlier_conversation_still_waits(workspace: Workspace) -> None:
    write(
        workspace,
        a_talk("talk:1", next_step="Send the plan", next_on="2026-06-12"),
        a_talk("talk:2", on="2026-06-05", next_step="Ring back", next_done_on="2026-06-06"),
    )

    with workspace.reader() as db:
        (found,) = conversations.last_with(db).values()

    assert (found.on, found.next_step, found.next_on) == (JUNE_5, "Send the plan", JUNE_12)


def test_what_is_taken_away_is_not_read_until_it_is_put_back(workspace: Workspace) -> None:
    write(workspace, a_talk(), ("conversation.removed", "talk:1", {}))

    with workspace.reader() as db:
        assert conversations.everyone(db) == ()
        assert conversations.is_removed(db, "talk:1")
    write(workspace, ("conversation.put_back", "talk:1", {}))

    with workspace.reader() as db:
        assert [kept.id for kept in conversations.everyone(db)] == ["talk:1"]


def test_a_change_says_only_what_differs(workspace: Workspace) -> None:
    write(workspace, a_talk(), ("conversation.changed", "talk:1", {"next_step": "Ring back"}))

    with workspace.reader() as db:
        kept = conversations.one(db, "talk:1")

    assert kept is not None
    assert (kept.talk.said, kept.talk.next_step) == ("They would lead.", "Ring back")
    assert (kept.talk.direction, kept.talk.ours) == (Direction.THEM, ("amina",))


def test_a_merged_organisation_has_the_conversations_of_both(workspace: Workspace) -> None:
    merged: Said = ("organisation.merged", "org:1", {"into": "org:1", "from": "org:2", "takes": {}})
    write(workspace, org(1), org(2), a_talk("talk:1"), a_talk("talk:2", organisation="org:2"))
    write(workspace, ("rhythm.set", "org:2", {"organisation": "org:2", "every_weeks": 6}), merged)

    with workspace.reader() as db:
        with_both = {kept.id for kept in conversations.with_organisation(db, "org:2")}
        assert with_both == {"talk:1", "talk:2"}
        assert list(conversations.last_with(db)) == ["org:1"]
        assert list(conversations.rhythms(db)) == ["org:1"]


def test_a_joined_publication_has_the_conversations_of_both(workspace: Workspace) -> None:
    joined: Said = ("opportunity.joined", "ocds-1", {"key": "ocds-2"})
    write(workspace, a_talk("talk:1", about="ocds-2"), an_approach(about="ocds-1"), joined)

    with workspace.reader() as db:
        for key in ("ocds-1", "ocds-2"):
            assert [kept.id for kept in conversations.about(db, key)] == ["talk:1"]
            assert [kept.id for kept in approaches.about(db, key)] == ["approach:1"]
            assert conversations.talked_about(db, key)


@pytest.mark.parametrize("said", [a_talk(about="ocds-1"), an_approach(about="ocds-1")])
def test_what_was_talked_about_counts_as_worked_on(workspace: Workspace, said: Said) -> None:
    with workspace.reader() as db:
        assert not triage.worked_on(db, "ocds-1")

    write(workspace, said)

    with workspace.reader() as db:
        assert triage.worked_on(db, "ocds-1")
        assert not triage.worked_on(db, "ocds-2")


def test_a_rhythm_is_set_changed_and_taken_away(workspace: Workspace) -> None:
    def set_to(weeks: int) -> dict[str, Rhythm]:
        says = {"organisation": "org:1", "every_weeks": weeks, "since": "2026-06-01"}
        write(workspace, ("rhythm.set", "org:1", says))
        with workspace.reader() as db:
            return {key: kept.rhythm for key, kept in conversations.rhythms(db).items()}

    assert set_to(6) == {"org:1": Rhythm(6, JUNE_1)}
    assert set_to(8) == {"org:1": Rhythm(8, JUNE_1)}
    assert set_to(0) == {}


def test_next_steps_come_the_first_due_first_and_those_without_a_day_last(workspace: Workspace) -> None:
    write(
        workspace,
        a_talk("talk:1", next_step="Some day"),
        a_talk("talk:2", next_step="Later", next_on="2026-06-12"),
        a_talk("talk:3", next_step="Soon", next_on="2026-06-05"),
        a_talk("talk:4", next_step="Done", next_on="2026-06-01", next_done_on="2026-06-01"),
    )

    with workspace.reader() as db:
        everything = [kept.id for kept in conversations.waiting(db)]
        by_june_5 = [kept.id for kept in conversations.waiting(db, JUNE_5)]

    assert everything == ["talk:3", "talk:2", "talk:1"]
    assert by_june_5 == ["talk:3", "talk:1"]


def test_an_approach_stands_with_its_shares_and_answers_until_it_is_answered(workspace: Workspace) -> None:
    write(workspace, an_approach(share_work="12.50", named=True, voice=False, paid_after_days=30))

    with workspace.reader() as db:
        (kept,) = approaches.unanswered(db)
    one = kept.approach
    assert (one.share_work, one.named, one.voice, one.exclusive) == (Decimal("12.50"), True, False, None)
    assert (one.asked_on, one.reply_by, one.paid_after_days) == (JUNE_1, JUNE_5, 30)
    write(workspace, ("approach.answered", "approach:1", {"answer": "talk", "on": "2026-06-05"}))

    with workspace.reader() as db:
        (kept,) = approaches.everyone(db)
        assert (kept.answer, kept.answered_on) == (Answer.TALK, JUNE_5)
        assert approaches.unanswered(db) == ()


@pytest.mark.parametrize("share", ["101", "-1", "NaN", "much", 40])
def test_a_share_that_another_program_left_wrong_is_none(workspace: Workspace, share: object) -> None:
    write(workspace, an_approach(share_work=share))

    with workspace.reader() as db:
        (kept,) = approaches.everyone(db)

    assert kept.approach.share_work is None


def test_folding_all_of_it_again_gives_the_same_rows(workspace: Workspace) -> None:
    write(
        workspace,
        a_talk(about="ocds-1"),
        ("conversation.changed", "talk:1", {"about": "ocds-2", "way": "by pigeon"}),
        ("rhythm.set", "org:1", {"organisation": "org:1", "every_weeks": 6}),
        an_approach(),
        ("approach.answered", "approach:1", {"answer": "no"}),
        ("approach.answered", "approach:1", {"answer": None}),
        ("approach.removed", "approach:1", {}),
    )
    with workspace.reader() as db:
        entries, before = list(journal.entries(db)), projections(db)

    workspace.write(lambda db: fold.rebuild(db, entries)).result()

    with workspace.reader() as db:
        assert projections(db) == before


def test_listeners_hear_of_the_conversation_and_of_what_it_is_and_was_about(workspace: Workspace) -> None:
    heard: list[frozenset[tuple[str, str]]] = []
    write(workspace, a_talk(about="ocds-1"))

    def listen(touched: frozenset[tuple[str, str]]) -> None:
        heard.append(touched)

    stop = workspace.subscribe(listen)
    write(workspace, ("conversation.changed", "talk:1", {"about": "ocds-2"}))
    stop()

    wanted = {("conversation", "talk:1"), ("opportunity", "ocds-1"), ("opportunity", "ocds-2")}
    assert wanted <= set().union(*heard)


def test_an_earlier_file_that_is_only_read_has_no_conversations(workspace: Workspace) -> None:
    def drop(db: Connection) -> None:
        db.execute("DROP VIEW conversations")
        for table in ("conversation", "rhythm", "approach"):
            db.execute(f"DROP TABLE {table}")

    workspace.write(drop).result()

    with workspace.reader() as db:
        assert conversations.last_with(db) == {}
        assert conversations.rhythms(db) == {}
        assert approaches.everyone(db) == ()
        assert not conversations.talked_about(db, "ocds-1")
