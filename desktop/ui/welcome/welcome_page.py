"""The welcome page: who writes here, for whom; then what fits us, what we promise, which sources to copy."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.working_days import Nation
from desktop.services import first_steps
from desktop.services.desk import Desk
from desktop.services.introduction import WhoWeAre, introduce
from desktop.services.settings import NATION_WORDS
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.welcome.brand_panel import BrandPanel
from desktop.ui.welcome.choices_step import ChoicesStep
from desktop.ui.welcome.profile_step import ProfileStep
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import ErrorLine, Field
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.one_of_chips import OneOfChips
from desktop.ui.widgets.scrolling import Scrolling
from feeds.errors import TenderPauseError

BRAND_GOES_BELOW: Final = 900
"""Page width at 100 % under which the left side goes."""
_PROMISES: Final = (
    "Each decision is tested against what you promise here. Leave out what is not yours; you can word each "
    "your way, and add your own, on the page Commitments."
)
_SOURCES: Final = (
    "What is ticked is copied to this computer whenever the sources are checked. You can switch each on or "
    "off later, and add your own, on the page Sources."
)
_BRAND_WIDTH: Final = 560
_FORM_WIDTH: Final = 640


class WelcomePage(QWidget):
    """Three questions that are needed, then three steps that can wait. `introduced` tells that it is done."""

    introduced = Signal()
    title = "Welcome"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_surface(self, "page")
        self._desk = desk
        self._inners: list[QWidget] = []
        self.brand = BrandPanel(desk.now())
        self._brand = Scrolling(self.brand)
        self.person = LineField("Your name", large=True)
        self.organisation = LineField("Your organisation", large=True)
        self.nations = OneOfChips([(nation, words) for nation, words in NATION_WORDS.items()])
        self.nation = Field(
            "Where you work", self.nations, hint="Its bank holidays are not working days.", role="h3", gap=8
        )
        self.problem = ErrorLine()
        self.later = Button("Set the rest up later", "quiet")
        self.next = Button("Next: place and people", "main", large=True)
        self.profile = ProfileStep(desk)
        self.commitments = ChoicesStep(
            desk,
            first_steps.commitments,
            first_steps.keep_commitments,
            step="Step 3 of 4",
            title="Your commitments",
            lead=_PROMISES,
            onward="Next: sources",
        )
        self.sources = ChoicesStep(
            desk,
            first_steps.sources,
            first_steps.keep_sources,
            step="Step 4 of 4",
            title="Sources",
            lead=_SOURCES,
            onward="Start",
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._brand)
        self._steps = QStackedWidget()
        self._steps.addWidget(Scrolling(self._framed(self._make_form())))
        for step in (self.profile, self.commitments, self.sources):
            self._steps.addWidget(Scrolling(self._framed(step)))
        row.addWidget(self._steps, 1)
        self._connect()

    def go_on(self) -> None:
        """Record who we are and ask what fits us, or show what is still missing."""
        if self._introduce():
            self._show(1)
            self.profile.form.words_field.take_focus()

    def begin(self) -> None:
        """Record who we are and leave the rest for later, or show what is still missing."""
        if self._introduce():
            self.introduced.emit()

    def _promise(self) -> None:
        self._show(2)
        self.commitments.begin()

    def _choose_sources(self) -> None:
        self._show(3)
        self.sources.begin()

    def _show(self, step: int) -> None:
        self._steps.setCurrentIndex(step)
        self.brand.show_step(step + 1)

    def _introduce(self) -> bool:
        if not self._is_complete():
            return False
        who = WhoWeAre(self.person.words(), self.organisation.words(), Nation(self.nations.choice()))
        try:
            introduce(self._desk, who)
        except TenderPauseError as problem:
            self.problem.show_sentence(str(problem))
            return False
        return True

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
        for inner in self._inners:
            inner.setMaximumWidth(theme.px(_FORM_WIDTH))
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
        self.next.clicked.connect(self.go_on)
        self.later.clicked.connect(self.begin)
        self.profile.finished.connect(self._promise)
        self.commitments.finished.connect(self._choose_sources)
        self.sources.finished.connect(self.introduced)
        for step in (self.profile, self.commitments, self.sources):
            step.left.connect(self.introduced)
        for field in (self.person, self.organisation):
            field.edit.returnPressed.connect(self.go_on)
        self.nations.chosen.connect(lambda _: self.nation.show_error(""))

    def _make_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label("Step 1 of 4", "caption", "ink-2"))
        column.addSpacing(4)
        column.addWidget(Label("Tell us about your organisation", "h1", wrap=True))
        column.addSpacing(8)
        stays = "This stays on your computer. You can change it later."
        column.addWidget(Label(stays, "body", "ink-2", wrap=True))
        column.addSpacing(32)
        for field in (self.person, self.organisation, self.nation):
            column.addWidget(field)
            column.addSpacing(24)
        column.addStretch(1)
        column.addWidget(self.problem)
        buttons = QHBoxLayout()
        buttons.addWidget(self.later)
        buttons.addStretch(1)
        buttons.addWidget(self.next)
        column.addLayout(buttons)
        return form

    def _framed(self, inner: QWidget) -> QWidget:
        """Return a step in the room that the page leaves around it."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(96, 64, 40, 64)
        self._inners.append(inner)
        row.addWidget(inner, 1)
        row.addStretch(0)
        return holder
