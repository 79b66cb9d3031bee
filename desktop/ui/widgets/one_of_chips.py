"""A few choices side by side as chips, of which one is ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from desktop.ui.widgets.filter_chip import FilterChip
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.tab_order import tab_to_the_chosen


class OneOfChips(QWidget):
    """Chips of which one or none is on; the arrow keys go between them. Choices are (id, words)."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.chips: dict[str, FilterChip] = {}
        flow = FlowLayout(self)
        for key, words in choices:
            chip = FilterChip(words, tick=True)
            chip.setAutoExclusive(True)  # assistive technology then sees a radio button
            self.chips[key] = chip
            self._group.addButton(chip)
            flow.addWidget(chip)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group.buttonClicked.connect(lambda _: self.chosen.emit(self.choice()))

    def choice(self) -> str:
        """Return the id of what is chosen, "" while nothing is."""
        return next((key for key, chip in self.chips.items() if chip.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose by id; an id that is not offered leaves nothing chosen. Nothing is told."""
        self._group.setExclusive(False)
        for offered, chip in self.chips.items():
            chip.setChecked(offered == key)
        self._group.setExclusive(True)
        tab_to_the_chosen(self.chips.values())

    def focus(self) -> None:
        """Put the keyboard on what is chosen, or on the first."""
        chip = self.chips.get(self.choice()) or next(iter(self.chips.values()))
        chip.setFocus()
