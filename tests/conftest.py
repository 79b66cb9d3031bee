"""What every test may ask for: a fixed clock, an app folder of its own, a desk on a new workspace."""

from __future__ import annotations

import gc
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest

from desktop.domain.working_days import Nation
from desktop.services.desk import Desk
from desktop.services.introduction import WhoWeAre, introduce
from desktop.services.sample import pull_sample
from desktop.store.workspace import Workspace

NOW = datetime(2026, 6, 9, 8, 0, tzinfo=UTC)
"""Tuesday 9 June 2026, nine in the morning in the UK."""


def _stays_on_this_machine(event: str, told: tuple[object, ...]) -> None:
    """Refuse every connection that would leave this machine, whoever asks for it."""
    if event == "socket.connect" and isinstance(told[1], tuple):
        host = str(told[1][0])
        if not host.startswith("127.") and host not in ("::1", "localhost"):
            raise RuntimeError(f"A test would have asked {host}, which is not this machine.")


sys.addaudithook(_stays_on_this_machine)


_TESTS_BETWEEN = 25
_ended = count(1)


def pytest_runtest_teardown(nextitem: pytest.Item | None) -> None:
    """Collect garbage between tests, on the main thread: a window switches automatic collection off."""
    if not gc.isenabled() and (nextitem is None or next(_ended) % _TESTS_BETWEEN == 0):
        gc.collect()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the app's own folders inside this test's folder."""
    folder = tmp_path / "home"
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(folder / name.lower()))
    monkeypatch.setenv("TENDER_PAUSE_HOME", str(folder))
    return folder


@pytest.fixture
def now() -> Callable[[], datetime]:
    """A clock that stands still."""
    return lambda: NOW


@pytest.fixture
def workspace_file(tmp_path: Path) -> Path:
    """Where the test's workspace lies."""
    return tmp_path / "work.tenderpause"


@pytest.fixture
def empty_desk(workspace_file: Path, now: Callable[[], datetime]) -> Iterator[Desk]:
    """A desk on a new workspace that nobody has been introduced to."""
    with Workspace.open(workspace_file, now=now) as workspace:
        yield Desk(workspace, now)


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    """A desk at which Amina Okoro of Fernmoor Neighbours sits."""
    introduce(empty_desk, WhoWeAre("Amina Okoro", "Fernmoor Neighbours", Nation.ENGLAND))
    return empty_desk


@pytest.fixture(scope="session")
def pulled_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that holds the sample of 9 June 2026, pulled over HTTP, and nothing a person wrote."""
    file = tmp_path_factory.mktemp("sample") / "pulled.tenderpause"
    with Workspace.open(file, now=lambda: NOW) as workspace:
        pull_sample(Desk(workspace, lambda: NOW), date(2026, 6, 9), lambda _done, _total: None)
    return file


@pytest.fixture
def sample_desk(pulled_sample: Path, workspace_file: Path, now: Callable[[], datetime]) -> Iterator[Desk]:
    """A desk on the sample, at which Amina Okoro sits."""
    shutil.copy(pulled_sample, workspace_file)
    with Workspace.open(workspace_file, now=now) as workspace:
        desk = Desk(workspace, now, sample=True)
        introduce(desk, WhoWeAre("Amina Okoro", "Fernmoor Neighbours", Nation.ENGLAND))
        yield desk
