"""Checking, copying and putting back from the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.services import board_packs, deciding
from desktop.services.desk import Desk
from tests.cli.running import run
from tests.services.known import ESOL, STEP_BACK, WARM_HOMES


@pytest.fixture
def file(sample_desk: Desk) -> Path:
    """A workspace with one decision and a pack of it, that nobody has open."""
    deciding.record(sample_desk, ESOL, STEP_BACK)
    path = sample_desk.workspace.path
    board_packs.make(
        sample_desk, date(2026, 4, 1), date(2026, 6, 30), path.with_name("pack.pdf"), lambda _done, _all: None
    )
    sample_desk.workspace.close()
    return path


def test_a_pack_is_held_against_the_file(file: Path) -> None:
    found = run("verify", "--pack", "pack.pdf", "--deep", "--json", "--workspace", file, folder=file.parent)

    assert found.code == 0, found.err
    assert found.json["ok"] is True
    assert found.json["deep"] == []
    assert found.json["head_answer"] == "The code is on the record, with 0 entries after it."


def test_a_code_and_a_pack_together_are_wrong_use(file: Path) -> None:
    found = run("verify", "--pack", "pack.pdf", "--head", "ab" * 16, "--workspace", file, folder=file.parent)

    assert found.code == 2
    assert "give one of them" in found.err


def test_what_is_no_pack_could_not_be_read(file: Path) -> None:
    file.with_name("letter.pdf").write_text("Dear all,")

    found = run("verify", "--pack", "letter.pdf", "--workspace", file, folder=file.parent)

    assert found.code == 3
    assert "letter.pdf carries no check code" in found.err


def test_a_backup_is_put_back_and_the_old_file_kept(file: Path) -> None:
    backup = run("backup", "backups", "--json", "--workspace", file, folder=file.parent).json["file"]
    (file.parent / "decision.toml").write_text(
        'outcome = "step_back"\nrationale = "Others do this well."\nmain_reason = "others_better_placed"\n'
        'decided_by = [{ name = "Amina Okoro" }]\nno_pause_reason = "No time."\n'
    )
    decided = ("decide", WARM_HOMES, "--file", "decision.toml", "--as", "Amina Okoro", "--workspace", file)
    assert run(*decided, "--today", "2026-06-09", folder=file.parent).code == 0

    done = run("restore", backup, "--json", "--workspace", file, folder=file.parent)

    assert done.code == 0, done.err
    assert (done.json["before"]["decisions"], done.json["after"]["decisions"]) == (2, 1)
    assert Path(done.json["kept"]).exists()
    checked = run("verify", "--pack", "pack.pdf", "--json", "--workspace", file, folder=file.parent)
    assert (checked.code, checked.json["decisions"]) == (0, 1)


def test_restoring_tells_what_was_there_before_and_is_after(file: Path) -> None:
    backup = run("backup", "backups", "--json", "--workspace", file, folder=file.parent).json["file"]

    done = run("restore", backup, "--workspace", file, folder=file.parent)

    assert done.code == 0, done.err
    before, after, kept, chain = done.out.splitlines()
    assert before.startswith("Before: 1 decision, ")
    assert after.startswith("After: 1 decision, ")
    assert kept.startswith("What lay there before is kept: ")
    assert "a new chain" in chain


def test_a_copy_for_trustees_opens_to_read_and_to_nothing_else(file: Path) -> None:
    made = run("copy", "--for", "trustees", "out", "--json", "--workspace", file, folder=file.parent)
    copy = file.with_name(made.json["file"])
    copy.chmod(0o444)

    listed = run("decisions", "--json", "--workspace", copy, folder=file.parent)
    checked = run("verify", "--workspace", copy, folder=file.parent)
    written = run("add", "--title", "A grant", "--as", "Amina Okoro", "--workspace", copy, folder=file.parent)

    assert [decision["number"] for decision in listed.json] == ["1"]
    assert checked.code == 0, checked.out
    assert "copy of an earlier moment" in checked.out
    assert written.code == 3
    assert "is a copy for trustees" in written.err


def test_a_copy_is_for_trustees_or_for_nobody(file: Path) -> None:
    assert run("copy", "--for", "partners", "out", "--workspace", file, folder=file.parent).code == 2
    assert run("copy", "out", "--workspace", file, folder=file.parent).code == 2
