"""The welcome page: who writes here, for which organisation, in which nation."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.working_days import Nation
from desktop.services.desk import Desk
from desktop.services.introduction import WhoWeAre, introduce
from desktop.services.settings import NATION_WORDS
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.welcome.brand_panel import BrandPanel
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import ErrorLine, Field
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.one_of_chips import OneOfChips
from desktop.ui.widgets.scrolling import Scrolling
from feeds.errors import TenderPauseError

BRAND_GOES_BELOW: Final = 900
"""Page width at 100 % under which the left side goes."""
_BRAND_WIDTH: Final = 560
_FORM_WIDTH: Final = 640


class WelcomePage(QWidget):
    """One page of three questions. `introduced` tells that they were answered and recorded."""

    introduced = Signal()
    title = "Welcome"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_surface(self, "page")
        self._desk = desk
        self._brand = Scrolling(BrandPanel(desk.now()))
        self.person = LineField("Your name", large=True)
        self.organisation = LineField("Your organisation", large=True)
        self.nations = OneOfChips([(nation, words) for nation, words in NATION_WORDS.items()])
        self.nation = Field(
            "Where you work", self.nations, hint="Its bank holidays are not working days.", role="h3", gap=8
        )
        self.problem = ErrorLine()
        self.start = Button("Start", "main", large=True, trailing="arrow-right")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._brand)
        row.addWidget(Scrolling(self._make_form()), 1)
        self._connect()

    def introduce(self) -> None:
        """Record who we are, or show what is still missing."""
        if not self._is_complete():
            return
        who = WhoWeAre(self.person.words(), self.organisation.words(), Nation(self.nations.choice()))
        try:
            introduce(self._desk, who)
        except TenderPauseError as problem:
            self.problem.show_sentence(str(problem))
        else:
            self.introduced.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the first question."""
        super().focusInEvent(event)
        self.person.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Leave the left side out where there is no room for it."""
        self._inner.setMaximumWidth(theme.px(_FORM_WIDTH))
        self._brand.setFixedWidth(min(theme.px(_BRAND_WIDTH), self.width() // 2))
        self._brand.setVisible(self.width() / theme.scale >= BRAND_GOES_BELOW)

    def _is_complete(self) -> bool:
        """Show what is missing under its field; the first one gets the cursor."""
        self.person.show_error("" if self.person.words() else "Say what you are called.")
        self.organisation.show_error("" if self.organisation.words() else "Say for whom you work.")
        self.nation.show_error("" if self.nations.choice() else "Choose where you work.")
        if not self.person.words():
            self.person.take_focus()
        elif not self.organisation.words():
            self.organisation.take_focus()
        elif not self.nations.choice():
            self.nations.focus()
        else:
            return True
        return False

    def _connect(self) -> None:
        theme.changed.connect(self._arrange)
        self.start.clicked.connect(self.introduce)
        for field in (self.person, self.organisation):
            field.edit.returnPressed.connect(self.introduce)
        self.nations.chosen.connect(lambda _: self.nation.show_error(""))

    def _make_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout()
        column.setContentsMargins(0, 64, 0, 64)
        column.setSpacing(0)
        column.addWidget(Label("One page, then you can begin", "caption", "ink-2"))
        column.addSpacing(4)
        column.addWidget(Label("Who are you?", "h1"))
        column.addSpacing(8)
        stays = "This stays on your computer. You can change it later."
        column.addWidget(Label(stays, "body", "ink-2", wrap=True))
        column.addSpacing(32)
        for field in (self.person, self.organisation, self.nation):
            column.addWidget(field)
            column.addSpacing(24)
        column.addStretch(1)
        column.addWidget(self.problem)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(form)
        row.setContentsMargins(96, 0, 40, 0)
        self._inner = QWidget()
        self._inner.setLayout(column)
        row.addWidget(self._inner, 1)
        row.addStretch(0)
        return form
