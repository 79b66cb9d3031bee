"""The sample: an invented organisation's workspace, kept apart from every real one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

from desktop.domain.decision import DecisionDraft
from desktop.domain.opportunity import Stage
from desktop.domain.organisation import IncomeBand
from desktop.domain.working_days import Nation
from desktop.services import pausing
from desktop.services.answer_files import read_answers, read_decision
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.introduction import WhoWeAre
from desktop.services.listing import Listed
from desktop.services.opening import clock
from desktop.services.pulling import USER_AGENT, Pulled, pull
from desktop.services.sample_server import SampleServer
from desktop.store import settings
from desktop.store.workspace import Workspace
from feeds.client import Client

SAMPLE_PEOPLE = WhoWeAre(
    "Amina Okoro",
    "Fernmoor Neighbours",
    Nation.ENGLAND,
    charity_number="9200500",
    purpose="We help people in Fernmoor look out for one another, "
    "so that no one has to face a hard time alone.",
    income=IncomeBand.TO_500K,
)
"""Who the sample is about; no register gives out such a number."""

DECIDED = (
    ("partner", "Peer support and drop-in services"),
    ("step_back", "Refugee family befriending"),
    ("bid", "Holiday activities and food 2026–27"),
)
"""The three decisions of the demonstration: the name of its files, and the opportunity's title."""


def pull_sample(desk: Desk, today: date, step: Callable[[int, int], None]) -> tuple[Pulled, ...]:
    """Serve the sample from this machine as on that day, and pull it like any other source."""
    with SampleServer(today) as server:
        return pull(desk, server.sources(), Client(USER_AGENT, now=desk.now), step)


def pause_on(desk: Desk, name: str, key: str) -> None:
    """Record the demonstration's pause of that name, where it has one."""
    with as_file(files("resources") / "demo") as folder:
        answers = folder / f"{name}_pause.toml"
        if answers.exists():
            kind, lenses = read_answers(answers)
            for lens, said in lenses.items():
                pausing.answer(desk, key, kind, lens, said)


def decision_on(name: str) -> DecisionDraft:
    """Return the demonstration's decision of that name, filled in and not recorded yet."""
    with as_file(files("resources") / "demo") as folder:
        return read_decision(folder / f"{name}.toml")


def titled(found: list[Listed], title: str) -> Listed:
    """Return the tender of that title; the contract that it follows has the same one."""
    return next(one for one in found if one.title == title and one.stage is Stage.TENDER)


def clear_sample(file: Path) -> None:
    """Delete a sample workspace, so that a new one can be made in its place.

    Raises:
        NotPossible: the file is somebody's own workspace.
    """
    if file.exists():
        with Workspace.open(file, writable=False, now=clock(None)) as before, before.reader() as db:
            is_sample = settings.of(db).sample
        if not is_sample:
            raise NotPossible(
                happened=f"{file} is not a sample workspace.",
                safe="It was not touched.",
                to_do="Choose another folder.",
            )
    for part in ("", "-wal", "-shm"):
        file.with_name(file.name + part).unlink(missing_ok=True)
