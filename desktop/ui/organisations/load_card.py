"""Register files while they are loaded: how far, and the way to stop; then what they brought."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.announcing import announce
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.register_loading import LoadProgress
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.progress import ProgressBar
from desktop.ui.widgets.side_by_side import SideBySide

if TYPE_CHECKING:
    from desktop.services.registers import RegisterImported

_STACKED_BELOW = 560
_STOPPED = "Stopped. What was read is kept, and can be searched; it goes on where it was broken off."


class LoadCard(Card):
    """There while files are loaded, after they were stopped, and with what they brought until it is read."""

    cancel_asked = Signal()
    go_on_asked = Signal()
    aside_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Loading registers")
        self.title = Label("", "h3", wrap=True)
        self.far = Label("", "table", "ink-2", tabular=True)
        self.bar = ProgressBar()
        self.cancel = Button("Cancel")
        self.go_on = Button("Go on", "main")
        self.read = Button("Put away", "quiet")
        self.aside = Button("Rows set aside, and why", "link")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._lay_out()
        self.cancel.clicked.connect(self.cancel_asked)
        self.go_on.clicked.connect(self.go_on_asked)
        self.aside.clicked.connect(self.aside_asked)
        self.read.clicked.connect(self.hide)
        self.hide()

    def show_progress(self, progress: LoadProgress, *, stopping: bool) -> None:
        """Show how far it is."""
        clear_layout(self._lines)
        self._set(running=True)
        self.title.setText("Loading registers. You can carry on working.")
        left = f" · {progress.left_words}" if progress.left_words else ""
        self.far.setText("Stopping after this part" if stopping else f"{progress.words}{left}")
        self.bar.setAccessibleName(progress.words)
        self.bar.show_progress(progress.done, progress.of)
        self.cancel.set_reason("It stops after the part that is written now." if stopping else None)
        self.show()

    def show_stopped(self) -> None:
        """Say that it was stopped, and offer to go on."""
        self._set(running=False, can_go_on=True)
        self.title.setText(_STOPPED)
        self.show()
        announce(self.title, _STOPPED)

    def show_results(self, results: Sequence[RegisterImported]) -> None:
        """Show what each file brought, and why one could not be read."""
        self._set(running=False, aside=any(one.refused for one in results))
        self.title.setText(
            "Registers were loaded" if any(not one.error for one in results) else "Nothing was loaded"
        )
        clear_layout(self._lines)
        for one in results:
            words = f"{one.name}: {one.error}" if one.error else f"{one.name}: {one.words}"
            self._lines.addWidget(Label(words, "note", "short-text" if one.error else "ink-2", wrap=True))
        self.show()
        announce(self.title, self.title.text())

    def _set(self, *, running: bool, can_go_on: bool = False, aside: bool = False) -> None:
        for part in (self.far, self.bar, self.cancel):
            part.setVisible(running)
        self.go_on.setVisible(can_go_on)
        self.read.setVisible(not running)
        self.aside.setVisible(aside)

    def _lay_out(self) -> None:
        holder = QWidget()
        words = QVBoxLayout(holder)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.far)
        words.addWidget(self.bar)
        words.addLayout(self._lines)
        words.addWidget(self.aside, 0, Qt.AlignmentFlag.AlignLeft)
        buttons = [(button, 0) for button in (self.cancel, self.go_on, self.read)]
        self.body.addWidget(SideBySide([(holder, 1), *buttons], stacked_below=_STACKED_BELOW, gap=16))
