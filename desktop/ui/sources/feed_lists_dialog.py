"""Lists of web feeds (OPML): brought in from another program, or written for one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.words import plural
from desktop.services import source_lists
from desktop.services.desk import Desk
from desktop.ui.errors import words_of
from desktop.ui.file_dialogs import EVERYTHING, path_to_read, path_to_write
from desktop.ui.jobs import Job, Service
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.fitting import fit_height
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label

_WIDTH = 520
_LEAD = (
    "Programs that read web feeds keep them in lists (OPML). A list that is brought in adds its feeds to the "
    "sources; they are asked with the next check. What comes with Tender Pause is in no list."
)
_KIND = "Lists of web feeds (*.opml *.xml)"


def ask_list(window: QWidget) -> Path | None:
    """Ask for a list to bring in."""
    return path_to_read(window, "Bring in a list of web feeds", f"{_KIND};;{EVERYTHING}")


def ask_place(window: QWidget) -> Path | None:
    """Ask where to write a list."""
    return path_to_write(window, "Write a list of web feeds", "sources.opml", _KIND)


class FeedListsDialog(QDialog):
    """Stays until it is closed, and says what came of each list."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        ask_for_list: Callable[[QWidget], Path | None] = ask_list,
        ask_for_place: Callable[[QWidget], Path | None] = ask_place,
    ) -> None:
        super().__init__(parent)
        self._desk, self._ask_list, self._ask_place = desk, ask_for_list, ask_for_place
        self._job: Job[str] | None = None
        self.setWindowTitle("Lists of feeds")
        self.setAccessibleDescription(_LEAD)
        self.setMinimumWidth(theme.px(_WIDTH))
        self.bring_in = Button("Bring in a list", icon="folder-open")
        self.take_out = Button("Write a list", icon="save")
        self.said = Label("", "note", wrap=True)
        self.problem = ErrorLine()
        self.close_it = Button("Close", "main")
        self.close_it.setDefault(True)
        self._lay_out()
        self.bring_in.clicked.connect(self._bring_in)
        self.take_out.clicked.connect(self._take_out)
        self.close_it.clicked.connect(self.accept)

    def done(self, result: int) -> None:
        """Hear no more of what runs; a list that is being brought in is brought in whole."""
        if self._job is not None:
            self._job.finished.disconnect(self._say)
            self._job.failed.disconnect(self._show_problem)
            self._job = None
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need in this text size."""
        super().showEvent(event)
        fit_height(self)

    def _bring_in(self) -> None:
        file = self._ask_list(self)
        if file is not None:
            self._run(lambda desk, _step: source_lists.bring_in(desk, file).sentence)

    def _take_out(self) -> None:
        file = self._ask_place(self)
        if file is not None:
            self._run(
                lambda desk, _step: (
                    f"{plural(source_lists.take_out(desk, file), 'source')} written to {file}."
                )
            )

    def _run(self, service: Service[str]) -> None:
        self.problem.show_sentence("")
        self._job = job = Job(service, self._desk)
        job.finished.connect(self._say)
        job.failed.connect(self._show_problem)
        for button in (self.bring_in, self.take_out):
            button.set_reason("A list is being read or written.")
        job.start()

    def _say(self, words: str) -> None:
        self._end()
        self.said.setText(words)
        self.said.setVisible(bool(words))
        fit_height(self)

    def _show_problem(self, error: Exception) -> None:
        self._say("")
        self.problem.show_sentence(words_of(error, self))
        fit_height(self)

    def _end(self) -> None:
        self._job = None
        for button in (self.bring_in, self.take_out):
            button.set_reason(None)

    def _lay_out(self) -> None:
        ways = QWidget()
        flow = FlowLayout(ways, gap=8)
        flow.addWidget(self.bring_in)
        flow.addWidget(self.take_out)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_it)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(Label("Lists of feeds", "h2"))
        column.addWidget(Label(_LEAD, "note", "ink-2", wrap=True))
        for widget in (ways, self.said, self.problem):
            column.addWidget(widget)
        self.said.hide()
        column.addLayout(foot)
