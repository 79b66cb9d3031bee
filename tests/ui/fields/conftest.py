"""Widgets by themselves, held until the test is over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

Hold = Callable[[QWidget], None]


@pytest.fixture
def hold(qtbot: QtBot) -> Hold:
    """Keep a widget until it was closed: one that dies with the keyboard on it takes Qt with it."""
    held: list[QWidget] = []

    def keep(widget: QWidget) -> None:
        held.append(widget)
        qtbot.addWidget(widget)

    return keep
