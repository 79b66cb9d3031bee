"""Whether somebody writes to a workspace, asked without taking it from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.store.errors import WorkspaceBusy
from desktop.store.lock import WriteLock, is_held


def test_a_lock_is_held_until_it_is_given_back(workspace_file: Path) -> None:
    lock = WriteLock(workspace_file)
    while_held = is_held(workspace_file)

    lock.release()

    assert while_held
    assert not is_held(workspace_file)


def test_asking_takes_nothing_from_whoever_holds_it(workspace_file: Path) -> None:
    lock = WriteLock(workspace_file)

    is_held(workspace_file)

    with pytest.raises(WorkspaceBusy):
        WriteLock(workspace_file)
    lock.release()


def test_a_lock_that_was_left_behind_is_held_by_nobody(workspace_file: Path) -> None:
    workspace_file.with_name(f"{workspace_file.name}.lock").touch()

    assert not is_held(workspace_file)


def test_asking_leaves_no_file_behind(workspace_file: Path) -> None:
    is_held(workspace_file)

    assert list(workspace_file.parent.glob("*.lock")) == []
