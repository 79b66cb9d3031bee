"""The welcome page: who writes here, for whom; then what fits us, what we promise, which sources to copy."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain import charity_number
from desktop.domain.organisation import IncomeBand
from desktop.domain.working_days import Nation
from desktop.services import first_steps
from desktop.services.desk import Desk
from desktop.services.introduction import WhoWeAre, introduce
from desktop.services.settings import NATION_WORDS
from desktop.services.typed_forms import TypedForm
from desktop.ui.errors import words_of
from desktop.ui.keeping import Keeping
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.welcome.brand_panel import BrandPanel
from desktop.ui.welcome.choices_step import ChoicesStep
from desktop.ui.welcome.profile_step import ProfileStep
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import ErrorLine, Field
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.one_of_chips import OneOfChips
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.sheet import stack
from desktop.ui.widgets.typing_pace import TypingPace
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
_LEFT, _RIGHT = 96, 40
_NAMES_STACKED_BELOW: Final = 480
_NUMBER_WIDTH: Final = 240
_PURPOSE_HEIGHT: Final = 70
_NOT_SAID: Final = ""
_NEIGHBOUR: Final = "One or two sentences, in the words you would use with a neighbour."
_BIGGER: Final = "Used to notice when you might be the bigger organisation in the room."


class _Typed(Struct, frozen=True):
    """What stands in the fields of the first step."""

    person: str = ""
    organisation: str = ""
    nation: str = ""
    charity_number: str = ""
    purpose: str = ""
    income: str = ""


class WelcomePage(QWidget):
    """Three questions that are needed, then what can wait. `introduced` tells that it is done.

    What is typed in the first step and left comes back.
    """

    introduced = Signal()
    title = "Welcome"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_surface(self, "page")
        self._desk = desk
        self._inners: list[QWidget] = []
        self.brand = BrandPanel(desk.now())
        self._brand = Scrolling(self.brand)
        self._form = TypedForm(desk, "welcome", "form", _Typed())
        self._pace, self._keeping = TypingPace(self), Keeping(self)
        self._told, self._is_recorded = "", False
        self._names = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.person = LineField("Your name", large=True)
        self.organisation = LineField("Your organisation", large=True)
        self.nations = OneOfChips([(nation, words) for nation, words in NATION_WORDS.items()])
        self.nation = Field("Where you work", self.nations, aside="(for the bank holidays)", role="h3", gap=8)
        self.number = LineField(
            "Registered charity number",
            aside="(if you have one)",
            placeholder="6 or 7 digits, SC… or NIC…",
            large=True,
        )
        self.purpose = GrowingField("What are you here to do?", least=_PURPOSE_HEIGHT)
        self.incomes = OneOfChips(
            [*((band, band.words().capitalize()) for band in IncomeBand), (_NOT_SAID, "Rather not say")]
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
        self._show_typed(self._form.kept() or _Typed())

    def leave(self) -> bool:
        """Keep what was typed, so that it comes back; return whether that went well."""
        if self._steps.currentIndex() == 1:
            return self.profile.keep()
        self._keep()
        try:
            self._keeping.settle()
        except TenderPauseError as problem:
            self.problem.show_sentence(words_of(problem, self))
            return False
        return True

    def go_on(self) -> None:
        """Record who we are and ask what fits us, or show what is still missing."""
        if self._introduce():
            self._show(1)
            self.profile.form.words_field.take_focus()

    def begin(self) -> None:
        """Record who we are and leave the rest for later, or show what is still missing."""
        if self._introduce():
            self.introduced.emit()

    def _leave_profile(self) -> None:
        if self.profile.keep():
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
        if not self._is_complete() or self._tells_of_number():
            return False
        typed = self._typed()
        who = WhoWeAre(
            typed.person,
            typed.organisation,
            Nation(typed.nation),
            charity_number.tidied(typed.charity_number),
            typed.purpose,
            IncomeBand(typed.income) if typed.income else None,
        )
        try:
            introduce(self._desk, who)
        except TenderPauseError as problem:
            self.problem.show_sentence(str(problem))
            return False
        self._is_recorded = True
        self._pace.settle()
        self._keeping.follow(self._form.forget())
        return True

    def _tells_of_number(self) -> bool:
        """Tell of a number that is none, once: whoever goes on after that goes on without it."""
        wrong = charity_number.refusal(self.number.words())
        self.number.show_error(wrong and f"{wrong} Correct it, or go on without it.")
        is_news = bool(wrong) and self.number.words() != self._told
        self._told = self.number.words()
        if is_news:
            self.number.take_focus()
        return is_news

    def _typed(self) -> _Typed:
        return _Typed(
            person=self.person.words(),
            organisation=self.organisation.words(),
            nation=self.nations.choice(),
            charity_number=self.number.words(),
            purpose=self.purpose.words(),
            income=self.incomes.choice(),
        )

    def _show_typed(self, typed: _Typed) -> None:
        self.person.set_words(typed.person)
        self.organisation.set_words(typed.organisation)
        self.number.set_words(typed.charity_number)
        self.purpose.setPlainText(typed.purpose)
        for chips, choice in ((self.nations, typed.nation), (self.incomes, typed.income)):
            if choice in chips.chips and choice:
                chips.choose(choice)

    def _keep(self) -> None:
        """Keep what was typed, until it is recorded."""
        self._pace.settle()
        if not self._is_recorded:
            self._keeping.follow(self._form.keep(self._typed()))

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
        brand = min(theme.px(_BRAND_WIDTH), self.width() // 2)
        with_brand = self.width() / theme.scale >= BRAND_GOES_BELOW
        self._brand.setFixedWidth(brand)
        self._brand.setVisible(with_brand)
        room = self.width() - brand * with_brand - _LEFT - _RIGHT
        stack(self._names, room < theme.px(_NAMES_STACKED_BELOW))
        self.number.edit.setFixedWidth(min(theme.px(_NUMBER_WIDTH), room))

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
        self.profile.left.connect(self._leave_profile)
        for step in (self.commitments, self.sources):
            step.left.connect(self.introduced)
        for field in (self.person, self.organisation, self.number):
            field.edit.returnPressed.connect(self.go_on)
            field.edited.connect(self._pace.nudge)
        self.nations.chosen.connect(lambda _: self.nation.show_error(""))
        for chips in (self.nations, self.incomes):
            chips.chosen.connect(self._pace.nudge)
        self.purpose.textChanged.connect(self._pace.nudge)
        self._pace.keep_now.connect(self._keep)
        self._keeping.failed.connect(self.problem.show_sentence)

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
        self._names.setSpacing(24)
        for name in (self.person, self.organisation):
            self._names.addWidget(name, 1)
        column.addLayout(self._names)
        number = self.number.layout()
        if number is not None:
            number.setAlignment(self.number.edit, Qt.AlignmentFlag.AlignLeft)
        purpose = Field("What are you here to do?", self.purpose, hint=_NEIGHBOUR, role="h3", gap=8)
        income = Field("Yearly income", self.incomes, hint=_BIGGER, role="h3", gap=8)
        for field in (self.nation, self.number, purpose, income):
            column.addSpacing(24)
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
        row.setContentsMargins(_LEFT, 64, _RIGHT, 64)
        self._inners.append(inner)
        row.addWidget(inner, 1)
        row.addStretch(0)
        return holder
