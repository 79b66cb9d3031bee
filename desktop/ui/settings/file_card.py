"""Where the file lies, and a copy of it now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop.services.backing_up import back_up, usual_folder
from desktop.services.desk import Desk
from desktop.ui.errors import words_of
from desktop.ui.jobs import Job
from desktop.ui.settings.settings_card import SettingsCard
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label

HINT = "Everything you write stays in this one file."


class FileCard(SettingsCard):
    """The path, its folder, and a checked copy into the usual folder."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Where the file lies", HINT)
        self._desk = desk
        self._job: Job[Path] | None = None
        self.path = Label(str(desk.workspace.path), "table", weight=600, wrap=True)
        self.open_folder = Button("Open the folder", icon="folder-open")
        self.back_up = Button("Back up now", icon="save")
        self.said = Label(f"Copies go to {usual_folder()}", "note", "ink-2", wrap=True)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=12)
        flow.addWidget(self.open_folder)
        flow.addWidget(self.back_up)
        for widget in (self.path, buttons, self.said):
            self.body.addWidget(widget)
        self.open_folder.clicked.connect(self._open_folder)
        self.back_up.clicked.connect(self._back_up)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.workspace.path.parent)))

    def _back_up(self) -> None:
        self._job = job = Job(lambda desk, _step: back_up(desk), self._desk)
        job.finished.connect(self._backed_up)
        job.failed.connect(self._failed)
        self.problem.show_sentence("")
        self.said.setText("Backing up. You can carry on working.")
        self.back_up.set_reason("A copy is being made.")
        job.start()

    def _backed_up(self, path: Path) -> None:
        self.said.setText(f"Backed up and checked: {path}")
        self._end()

    def _failed(self, problem: Exception) -> None:
        self.said.setText(f"Copies go to {usual_folder()}")
        self.problem.show_sentence(words_of(problem, self))
        self._end()

    def _end(self) -> None:
        self._job = None
        self.back_up.set_reason(None)
