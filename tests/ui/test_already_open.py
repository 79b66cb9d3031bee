"""A second launch on the same workspace brings the first window forward."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest
from PySide6.QtNetwork import QLocalServer

from desktop.services.desk import Desk
from desktop.ui.already_open import name_of, reached_first_window
from tests.cli.running import run

PROJECT = Path(__file__).parents[2]


@contextmanager
def launched(file: Path) -> Iterator[tuple[subprocess.Popen[str], IO[str]]]:
    """Launch a window in a process of its own; what it tells is read line by line."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.launched", str(file)],
        cwd=PROJECT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    with process, process.stdout as told:
        try:
            yield process, told
        finally:
            process.kill()


@pytest.fixture(autouse=True)
def offscreen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")


def test_the_first_window_comes_forward_and_the_second_launch_ends(desk: Desk, workspace_file: Path) -> None:
    desk.workspace.close()
    with launched(workspace_file) as (first, told):
        assert [told.readline(), told.readline()] == ["shown\n", "minimised\n"]

        second = run(workspace_file, folder=workspace_file.parent)

        assert (second.code, second.out, second.err) == (0, "", "")
        assert told.readline() == "forward\n"
        assert first.poll() is None


def test_the_window_that_asks_who_we_are_comes_forward_too(empty_desk: Desk, workspace_file: Path) -> None:
    empty_desk.workspace.close()
    with launched(workspace_file) as (first, told):
        assert [told.readline(), told.readline()] == ["shown\n", "minimised\n"]

        second = run(workspace_file, folder=workspace_file.parent)

        assert (second.code, second.out, second.err) == (0, "", "")
        assert told.readline() == "forward\n"
        assert first.poll() is None


def test_a_killed_window_leaves_nothing_that_asks_or_stops_the_next(desk: Desk, workspace_file: Path) -> None:
    desk.workspace.close()
    with launched(workspace_file) as (first, told):
        told.readline()
        first.kill()
        first.wait()

    with launched(workspace_file) as (_, told):
        assert told.readline() == "shown\n"
        called = reached_first_window(workspace_file)

    assert called


def test_another_workspace_opens_a_window_of_its_own(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.tenderpause", tmp_path / "theirs.tenderpause"

    assert name_of(ours) != name_of(theirs)


def test_the_same_workspace_by_another_way_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "way").symlink_to(tmp_path / "folder", target_is_directory=True)

    assert name_of(tmp_path / "way" / "ours.tenderpause") == name_of(tmp_path / "folder/ours.tenderpause")


def test_a_window_that_does_not_answer_is_not_waited_for_long(tmp_path: Path) -> None:
    workspace = tmp_path / "ours.tenderpause"
    deaf = QLocalServer()  # it listens, and its event loop never answers
    deaf.listen(name_of(workspace))

    reached = reached_first_window(workspace)

    deaf.close()
    assert not reached
