from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from desktop.ui.appearance import KeptAppearance
from desktop.ui.theme.appearance import Appearance
from desktop.ui.theme.theme import theme


@pytest.fixture(autouse=True)
def as_it_was(qapp: QApplication) -> Iterator[None]:
    """Leave the look as the next test expects it."""
    yield
    theme.choose(Appearance.LIGHT, 100)


def kept_in(folder: Path) -> QSettings:
    """Open the settings anew, as a start does."""
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


def begun(folder: Path) -> KeptAppearance:
    appearance = KeptAppearance()
    appearance.begin(kept_in(folder))
    return appearance


def test_what_was_chosen_is_there_after_a_restart(tmp_path: Path) -> None:
    before = begun(tmp_path)
    before.choose_theme(Appearance.DARK)
    before.choose_text_size(130)
    before.use_letter_keys(False)
    theme.choose(Appearance.LIGHT, 100)

    after = begun(tmp_path)

    assert (theme.appearance, theme.name, theme.percent) == (Appearance.DARK, "dark", 130)
    assert after.letter_keys is False


def test_what_was_never_chosen_is_as_the_system_has_it(tmp_path: Path) -> None:
    appearance = begun(tmp_path)

    assert (theme.appearance, theme.percent, appearance.letter_keys) == (Appearance.SYSTEM, 100, True)


@pytest.mark.parametrize(("name", "value"), [("theme", "mauve"), ("text_size", "9000"), ("text_size", "big")])
def test_settings_that_somebody_spoilt_do_no_harm(tmp_path: Path, name: str, value: str) -> None:
    settings = kept_in(tmp_path)
    settings.setValue(f"appearance/{name}", value)
    settings.sync()

    begun(tmp_path)

    assert (theme.appearance, theme.percent) == (Appearance.SYSTEM, 100)
