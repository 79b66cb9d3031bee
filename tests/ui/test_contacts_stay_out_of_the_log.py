"""Of five hundred contacts no name, address or number reaches a log, a report or the file of a hard end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from desktop.domain.organisation import Contact, Organisation
from desktop.logbook import log_file
from desktop.services import directory
from desktop.services.desk import Desk
from desktop.store.connection import Connection
from tests.services.seeded import a_mail, a_name, a_phone

CONTACTS = 500
PROJECT = Path(__file__).parents[2]


def meet_everybody(db: Connection, desk: Desk) -> None:
    for number in range(CONTACTS):
        circle = directory.add(db, desk, Organisation(name=f"Circle {number}"))
        met = Contact(
            name=a_name(number),
            organisation=circle,
            email=a_mail(number),
            phone=a_phone(number),
            source="Their card",
            purpose="To ask",
            review_by=desk.today,
        )
        directory.meet(db, desk, met)


def test_nothing_of_five_hundred_contacts_stands_in_logs_and_crash_files(desk: Desk) -> None:
    desk.workspace.write(lambda db: meet_everybody(db, desk)).result()
    desk.workspace.close()

    ended = subprocess.run(
        [sys.executable, "-m", "tests.ui.contacts_in_trouble", desk.workspace.path, str(CONTACTS)],
        cwd=PROJECT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.stdout, ended.stderr
    told = json.loads(ended.stdout)
    files = {file.name: file.read_text("utf-8") for file in log_file().parent.glob("*log*")}
    assert ended.returncode < 0, "it was to end hard"
    assert "Segmentation fault" in files["faults.log"]
    assert "in _end_hard" in files["faults.log"]
    assert sum(text.count("ValueError") for text in files.values()) >= CONTACTS
    assert sum(text.count("OperationalError") for text in files.values()) >= CONTACTS
    assert told["reports"]
    written = "\n".join([*files.values(), *told["reports"], ended.stderr])
    everything = [say(number) for number in range(CONTACTS) for say in (a_name, a_mail, a_phone)]
    assert [each for each in everything if each in written] == []
    assert told["asked"] == ["127.0.0.1"], "the sample's own source, and nobody else"
