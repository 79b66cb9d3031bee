"""Who sits at this computer's desk, remembered for each workspace."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from desktop.services.desk import Desk
from desktop.services.opening import knows_person


def take_seat(desk: Desk, kept: QSettings) -> None:
    """Let whoever sat here the last time sit at the desk again, if the workspace still knows them."""
    person = str(kept.value(_name(desk), ""))
    if not person:
        return
    with desk.reader() as db:
        if knows_person(db, person):
            desk.author = person


def remember_seat(desk: Desk, kept: QSettings) -> None:
    """Remember who sits at the desk now."""
    if desk.author:
        kept.setValue(_name(desk), desk.author)
        kept.sync()


def _name(desk: Desk) -> str:
    return f"seat/{desk.workspace.id}"
