"""Conversations from the command line: with whom, and what was said, only where it is asked for."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.conversations import Talk
from desktop.domain.organisation import Organisation
from desktop.services import directory
from desktop.services.conversation_changes import Conversing
from desktop.services.desk import Desk
from tests.cli.running import Ran, run

SAID = "They run it on Tuesdays."


@pytest.fixture
def file(desk: Desk) -> Path:
    """A workspace with two conversations, that nobody holds open."""
    wanted = Organisation(name="Marsh Lane Kitchen")
    kitchen = desk.workspace.write(lambda db: directory.add(db, desk, wanted)).result()
    conversing = Conversing(desk)
    conversing.note(Talk(organisation=kitchen, on=date(2026, 6, 1), said="Hello."))
    conversing.note(Talk(organisation=kitchen, on=date(2026, 6, 5), said=SAID, next_step="Ring back"))
    desk.workspace.close()
    return desk.workspace.path


def conversations(*words: str, file: Path) -> Ran:
    return run("conversations", *words, "--workspace", file, "--today", "2026-06-09", folder=file.parent)


def test_conversations_are_listed_without_others_unless_asked_for(file: Path) -> None:
    plain = conversations("--json", file=file)
    told = conversations("--json", "--names", "--words", file=file)

    assert [row["on"] for row in plain.json] == ["2026-06-05", "2026-06-01"]
    assert "Marsh Lane" not in plain.out
    assert SAID not in plain.out
    assert (told.json[0]["organisation"], told.json[0]["said"]) == ("Marsh Lane Kitchen", SAID)
    assert told.json[0]["next_step"] == "Ring back"


def test_the_list_is_narrowed_and_given_as_csv(file: Path) -> None:
    due = conversations("--due", "--words", "--csv", file=file)
    nothing = conversations("--search", "nobody said this", file=file)

    rows = list(csv.DictReader(due.out.splitlines()))
    assert [row["said"] for row in rows] == [SAID]
    assert nothing.out.strip() == "No conversation matches."


def test_people_read_a_table(file: Path) -> None:
    ran = conversations("--names", file=file)

    assert ran.code == 0
    assert "Marsh Lane Kitchen" in ran.out
