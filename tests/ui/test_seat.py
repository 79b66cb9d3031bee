from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from desktop.services.desk import Desk
from desktop.services.settings import our_settings
from desktop.services.settings_changes import SettingsChanges
from desktop.ui.seat import remember_seat, take_seat


def kept_in(folder: Path) -> QSettings:
    """Open the settings anew, as a start does."""
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


def test_whoever_sat_at_this_computer_sits_there_after_a_restart(desk: Desk, tmp_path: Path) -> None:
    SettingsChanges(desk).add_person("Rhys Pell", "trustee").result()
    with desk.reader() as db:
        rhys = next(one.id for one in our_settings(db, desk).people if one.id != desk.author)
    desk.author, amina = rhys, desk.author
    remember_seat(desk, kept_in(tmp_path))
    desk.author = amina

    take_seat(desk, kept_in(tmp_path))

    assert desk.author == rhys


def test_another_workspace_has_another_seat(desk: Desk, tmp_path: Path) -> None:
    settings = kept_in(tmp_path)
    settings.setValue("seat/some other workspace", "somebody")
    amina = desk.author

    take_seat(desk, settings)

    assert desk.author == amina


def test_somebody_the_workspace_does_not_know_takes_no_seat(desk: Desk, tmp_path: Path) -> None:
    settings = kept_in(tmp_path)
    settings.setValue(f"seat/{desk.workspace.id}", "nobody")
    amina = desk.author

    take_seat(desk, settings)

    assert desk.author == amina
