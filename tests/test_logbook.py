"""The log tells what went wrong and where, and nothing of what people wrote."""

from __future__ import annotations

import logging
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.logbook import account_of, keep_log, log_file
from feeds.errors import TenderPauseError

NAMES = ("Amina Okoro", "amina.okoro@fernmoor.example", "+44 7700 900123", "Fernmoor Neighbours")
"""What must never stand in a log."""


@pytest.fixture
def log() -> Iterator[Callable[[], str]]:
    """The log of this test: what stands in it so far."""
    root = logging.getLogger()
    before = list(root.handlers)
    keep_log()
    yield lambda: log_file().read_text("utf-8")
    for handler in [each for each in root.handlers if each not in before]:
        root.removeHandler(handler)
        handler.close()


def raised(error: Exception) -> Exception:
    try:
        raise error
    except Exception as caught:
        return caught


@pytest.mark.parametrize("name", NAMES)
def test_no_name_number_or_address_reaches_the_log(log: Callable[[], str], name: str) -> None:
    said = f"{name} was here"
    errors = [
        ValueError(said),
        KeyError(said),
        LookupError(said),
        Exception(said),
        OSError(2, "No such file or directory", f"/home/{name}/work.tenderpause"),
        UnicodeEncodeError("ascii", said, 0, 1, said),
        sqlite3.OperationalError(f'near "{name}": syntax error'),
        TenderPauseError(happened=said, safe=said, to_do=said),
    ]

    for error in errors:
        logging.getLogger("desktop").error("Unexpected", exc_info=raised(error))

    assert log().count("Unexpected") == len(errors)
    assert [each for each in NAMES if each in log()] == []


def test_what_led_to_an_error_is_told_and_its_words_are_not(log: Callable[[], str]) -> None:
    first = raised(KeyError(NAMES[0]))
    then = RuntimeError("the row has gone")
    then.__cause__ = first

    logging.getLogger("desktop").error("Unexpected", exc_info=raised(then))

    assert "KeyError\nwhich led to:\n" in log()
    assert "RuntimeError: the row has gone" in log()
    assert NAMES[0] not in log()


def test_an_account_names_places_in_the_program_without_the_folders_above() -> None:
    account = account_of(raised(ZeroDivisionError("division by zero")))

    assert "  tests/test_logbook.py, line" in account
    assert account.endswith("ZeroDivisionError: division by zero")
    assert str(Path(__file__).parents[1]) not in account


def test_the_log_never_grows_large(log: Callable[[], str]) -> None:
    for _ in range(3):
        logging.getLogger("desktop").error("x" * 300_000)

    assert log_file().stat().st_size <= 512 * 1024
    assert log_file().with_name("tender-pause.log.1").exists()


def test_a_second_start_writes_each_line_once(log: Callable[[], str]) -> None:
    keep_log()

    logging.getLogger("desktop").error("once")

    assert log().count("once") == 1


@pytest.mark.usefixtures("log")
def test_where_no_log_can_be_kept_the_program_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "state"
    in_the_way.write_text("a file where the folder should be")
    monkeypatch.setenv("TENDER_PAUSE_HOME", str(in_the_way))

    logging.getLogger("desktop").error("nobody can keep this")

    assert in_the_way.is_file()


def test_where_nothing_goes_wrong_there_is_no_log(log: Callable[[], str]) -> None:
    keep_log()

    assert not log_file().exists()
    logging.getLogger("desktop").error("first")
    assert "first" in log()


def test_a_hard_end_leaves_where_it_was(tmp_path: Path) -> None:
    end = "import faulthandler; from desktop.logbook import keep_log; keep_log(); faulthandler._sigabrt()"

    ended = subprocess.run([sys.executable, "-c", end], capture_output=True, check=False)

    assert ended.returncode != 0
    assert "Fatal Python error: Aborted" in (log_file().parent / "faults.log").read_text("utf-8")
