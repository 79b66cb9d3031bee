"""Workspaces that people have written in, for the tests of what the store makes of it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.domain.chain import Entry
from desktop.store import decisions, journal
from desktop.store.connection import Connection, open_to_read
from desktop.store.schema_people import PROJECTIONS
from desktop.store.workspace import Workspace

MORNING = datetime(2026, 6, 9, 8, 0, tzinfo=UTC)
AMINA = "amina"

Said = tuple[str, str | None, Mapping[str, object]]
"""A kind of entry, its subject, and what it says."""


@contextmanager
def a_workspace(path: Path) -> Iterator[Workspace]:
    """Open a workspace to write in, its note kept."""
    with Workspace.open(path, now=lambda: MORNING) as workspace:
        yield workspace


@contextmanager
def reading(path: Path) -> Iterator[Connection]:
    """Open a connection that only reads."""
    with closing(open_to_read(path)) as db:
        yield db


def write(workspace: Workspace, *said: Said, at: datetime = MORNING) -> list[Entry]:
    """Append these entries in one transaction; return them."""
    return workspace.write(lambda db: [say(db, one, at) for one in said]).result()


def say(db: Connection, said: Said, at: datetime = MORNING) -> Entry:
    """Append one entry; a decision is numbered if it says no number."""
    kind, subject, says = said
    if kind == "decision.recorded" and "number" not in says:
        says = {"number": decisions.next_number(db, author=AMINA, now=at), **says}
    return journal.append(db, author=AMINA, kind=kind, subject=subject, payload=says, now=at)


def amina() -> Said:
    return "person.added", AMINA, {"person": AMINA, "name": "Amina Okoro", "role": "director"}


def an_answer(key: str, text: str = "Two groups do.", question: str = "who_now", **more: object) -> Said:
    answer = {"text": text, **more}
    return (
        "pause.answered",
        key,
        {"kind": "full", "lens": "existing_providers", "answers": {question: answer}},
    )


def a_decision(key: str, **more: object) -> Said:
    says: dict[str, object] = {
        "outcome": "step_back",
        "rationale": "The Lantern Room does this well.",
        "main_reason": "others_better_placed",
        "decided_by": [{"person": AMINA, "role": "director"}],
        "decided_on": "2026-06-09",
        "facts": {"title": "Peer support", "buyer": "Fernmoor Borough Council", "working_days": 12},
    }
    return "decision.recorded", key, {**says, **more}


def projections(db: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all projections, in the order in which they stand."""
    return {table: db.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall() for table in PROJECTIONS}


def a_history(dice: random.Random, length: int) -> Sequence[Said]:
    """Return what people might have said, in any order, sensible or not."""
    return [dice.choice(_KINDS)(dice) for _ in range(length)]


def _key(dice: random.Random) -> str:
    return dice.choice(["ocds-1", "ocds-2", "rss:council:ab", "hand:7"])


def _words(dice: random.Random) -> str:
    return dice.choice(
        ["", "Two groups.", "Grŵp y Llusern ✓", "“So be it”, they said.\n\nYes.", "\u2028\x01\U0001f33b"]
    )


def _settings(dice: random.Random) -> Said:
    steps = ("pause", "conversations", "writing", "sign_off")
    plan = {step: dice.randint(0, 9) for step in steps}
    others: list[dict[str, object]] = [{}, {"nation": "wales"}, {"own_days": ["2026-12-24"]}]
    more = dice.choice(others)
    return "settings.changed", None, {"plans": {dice.choice(["full", "shortest"]): plan}, **more}


def _pause(dice: random.Random) -> Said:
    owed = {"owner": AMINA, "due_on": "2026-06-20"}
    unknowns: list[dict[str, object]] = [{}, {"unknown": None}, {"unknown": owed}]
    unknown = dice.choice(unknowns)
    asked = [{"who": "front-line staff", "on": "2026-06-01"}]
    answer = {"text": _words(dice), "standing": dice.choice([None, "known"]), "asked": asked, **unknown}
    lens = dice.choice(["mission_fit", "community_impact"])
    says = {"kind": dice.choice(["full", "quick"]), "lens": lens, "answers": {dice.choice("abc"): answer}}
    return "pause.answered", _key(dice), {**says, "opportunity": {"title": _words(dice), "buyer": "Council"}}


def _follow_up(dice: random.Random) -> Said:
    says = {"lens": "mission_fit", "question": dice.choice("abc"), "found": _words(dice)}
    return "follow_up.closed", _key(dice), says


def _source(dice: random.Random) -> Said:
    source = dice.choice(["bulletin", "council"])
    says: dict[str, object] = {"id": source, "name": _words(dice), "url": "https://example.org/feed"}
    says |= {"format": "ocds", "private": dice.choice([True, False]), "paused": dice.choice([True, False])}
    return dice.choice(["source.added", "source.removed", "source.paused"]), source, says


def _checking(dice: random.Random) -> Said:
    ways: list[dict[str, object]] = [
        {"by_itself": dice.choice([True, False]), "website": _words(dice)},
        {"quiet": dice.choice([None, {"from": "22:00", "to": "07:00"}]), "reach_back_days": 30},
        {"every": {dice.choice(["bulletin", "council"]): dice.choice([None, 7200])}},
    ]
    return "checking.changed", None, dice.choice(ways)


def _undo(dice: random.Random) -> Said:
    back_to = {"state": dice.choice(["new", "shortlisted"]), "before": None, "until": None, "reason": ""}
    return "triage.undone", _key(dice), {"undoes": [], "back_to": back_to}


def _decision(dice: random.Random) -> Said:
    more: dict[str, object] = {"outcome": dice.choice(["bid", "partner", "step_back"])}
    if dice.random() < 0.5:
        more["supersedes"] = str(dice.randint(1, 4))
    if dice.random() < 0.3:
        more["lots_left"] = ["2"]
    return a_decision(_key(dice), **more)


_KINDS: tuple[Callable[[random.Random], Said], ...] = (
    lambda _: amina(),
    lambda dice: ("organisation.named", None, {"name": _words(dice), "nation": "england"}),
    _settings,
    lambda dice: ("triage.shortlisted", _key(dice), {}),
    lambda dice: ("triage.dismissed", _key(dice), {"reason": _words(dice)}),
    lambda dice: ("triage.snoozed", _key(dice), {"until": "2026-07-01"}),
    lambda dice: ("triage.returned", _key(dice), {}),
    _undo,
    _pause,
    _pause,
    _follow_up,
    _source,
    _checking,
    _decision,
    lambda dice: ("look_again.cleared", _key(dice), {"reason": "still stands"}),
    lambda _: ("pack.made", None, {"from": "2026-04-01", "to": "2026-06-30", "count": 3, "heads": {}}),
    lambda _: ("something.later", None, {"from": "a newer version"}),
)


def minutes_later(number: int) -> datetime:
    """Return a moment after the morning's."""
    return MORNING + timedelta(minutes=number)


def as_json(value: object) -> str:
    """Return compact JSON text, as payloads are kept."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
