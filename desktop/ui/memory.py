"""Filters, order and columns, as they were when the window was closed: for each workspace its own."""

from __future__ import annotations

import json
import logging

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from desktop.ui.page import Place, Remembering

log = logging.getLogger(__name__)


class Memory:
    """Keeps what pages want to have back, as JSON under the workspace's id."""

    def __init__(self, settings: QSettings | None, workspace_id: str) -> None:
        self._settings, self._group = settings, f"lists/{workspace_id}"

    def recall(self, place: Place, page: QWidget) -> None:
        """Hand a new page what it had the last time; what cannot be read is as if it were not there."""
        if self._settings is None or not isinstance(page, Remembering):
            return
        text = self._settings.value(self._name(place))
        try:
            state = json.loads(str(text)) if text else {}
        except ValueError:
            log.warning("What %s had the last time cannot be read.", place)
            return
        if isinstance(state, dict) and state:
            page.recall(state)

    def keep(self, place: Place, page: QWidget) -> None:
        """Keep what a page will want to have back."""
        if self._settings is not None and isinstance(page, Remembering):
            self._settings.setValue(self._name(place), json.dumps(page.remembered()))

    def _name(self, place: Place) -> str:
        return f"{self._group}/{place.value}"
