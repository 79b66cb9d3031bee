"""A program killed while somebody types loses at most the letter that was on its way to the disk."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

from desktop.domain.pause import LensId
from desktop.store import chain_note, drafts, pauses
from desktop.store.verify import verify
from tests.store.typist import FIELD, KEY, LETTERS
from tests.store.written import a_workspace, an_answer, write

KILLS = int(os.environ.get("TENDER_PAUSE_KILLS", "5"))
"""How often typing is cut short; raise it to try more moments, which takes longer."""

PROJECT = Path(__file__).parents[2]


def kill_while_typing(path: Path, begin: int, after: int) -> int:
    """Let somebody type, kill the program after so many letters; return the last one known to be on disk."""
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.store.typist", str(path), str(begin)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert typist.stdout is not None
    with typist, typist.stdout as said:
        for _ in range(after):
            said.readline()
        typist.kill()  # the typist is somewhere within the next letter
        unread = said.read().split()
    on_disk = [int(word) for word in unread if word.isdigit()]
    return max([begin + after - 1, *on_disk])


def last_on_disk(path: Path) -> int:
    """Return the last number that was kept, as a draft or as an answer."""
    with a_workspace(path) as workspace, workspace.reader() as db:
        draft = drafts.of(db, KEY).get(FIELD)
        pause = pauses.of(db, KEY)
    answer = pause.answers[LensId.EXISTING_PROVIDERS]["who_now"].text if pause else "0"
    return int(draft.text if draft else answer)


def test_at_most_one_letter_is_lost_and_the_record_is_in_order(workspace_file: Path) -> None:
    dice = random.Random(KILLS)
    number = 1
    for _ in range(KILLS):
        acknowledged = kill_while_typing(workspace_file, number, after=dice.randint(1, 4 * LETTERS))

        kept = last_on_disk(workspace_file)

        assert kept in (acknowledged, acknowledged + 1)
        number = kept + 1
    with a_workspace(workspace_file) as workspace:
        write(workspace, an_answer(KEY, "the end"))
        with workspace.reader() as db:
            found = verify(db)
            chains = db.execute("SELECT count(DISTINCT chain) FROM entry").fetchone()
        assert found.ok
        assert chains == (1,)
        assert chain_note.read(workspace.id) is not None
