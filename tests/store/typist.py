"""Types a pause into the workspace named on the command line, until the process is killed.

Each letter goes to the draft, as the window does it; every tenth one the person leaves the field, and
one entry takes its place. What is on disk is said on standard output: "typed N" or "recorded N".
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from desktop.store import drafts
from desktop.store.connection import Connection
from tests.store.written import MORNING, a_workspace, an_answer, say

KEY, FIELD = "ocds-1", "existing_providers/who_now"
LETTERS = 10


def type_until_killed(path: Path, begin: int) -> None:
    """Type the numbers from `begin` on, one letter after another."""
    with a_workspace(path) as workspace:
        for number in range(begin, begin + 1_000_000):
            if number % LETTERS:
                workspace.write(partial(_type, number)).result()
                print("typed", number, flush=True)
            else:
                workspace.write(partial(_leave_the_field, number)).result()
                print("recorded", number, flush=True)


def _type(number: int, db: Connection) -> None:
    drafts.put(db, KEY, FIELD, str(number), MORNING)


def _leave_the_field(number: int, db: Connection) -> None:
    say(db, an_answer(KEY, str(number)))
    drafts.clear(db, KEY, [FIELD])


if __name__ == "__main__":
    type_until_killed(Path(sys.argv[1]), int(sys.argv[2]))
