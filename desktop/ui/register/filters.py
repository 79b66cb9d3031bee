"""What the register is narrowed to: chips and the search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.decision import OUTCOME_WORDS, Outcome
from desktop.services.catalogue import reason_words
from desktop.services.register import PauseStood, RegisterFilter, RegisterView
from desktop.ui.periods import PERIOD_WORDS, Period, days_of
from desktop.ui.theme.scaled import Scaled
from desktop.ui.widgets.filter_chip import FilterChip
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.menu import Menu
from desktop.ui.widgets.search_field import SearchField

_SEARCH_WIDTH = 240
PAUSES = {
    PauseStood.FULL: "Full pause",
    PauseStood.QUICK: "Quick pause",
    PauseStood.BEGUN: "Begun, not whole",
    PauseStood.NONE: "No pause",
}


class OneOfChip(FilterChip):
    """A chip whose menu offers one of several; the first choice means: not narrowed."""

    changed = Signal()

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(choices[0][1], menu=True, parent=parent)
        self._choices: tuple[tuple[str, str], ...] = ()
        self._chosen = choices[0][0]
        self._menu = Menu(self)
        self.setMenu(self._menu)
        self.offer(choices)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices, (id, words) each; what was chosen stays if it is still among them."""
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        self._menu.clear()
        for key, words in self._choices:
            action = QAction(words, self._menu)
            action.triggered.connect(lambda _checked=False, key=key: self._choose(key))
            self._menu.addAction(action)
        self.choose(self._chosen)

    def chosen(self) -> str:
        """Return the id of what is chosen."""
        return self._chosen

    def choose(self, key: str) -> None:
        """Choose by id; nothing is told."""
        words = dict(self._choices)
        self._chosen = key if key in words else self._choices[0][0]
        self.set_on(self._chosen != self._choices[0][0], words[self._chosen])

    def _choose(self, key: str) -> None:
        self.choose(key)
        self.changed.emit()


class RegisterFilters(QWidget):
    """The row above the table. `changed` tells that something else is wanted."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        periods = (Period.EVERYTHING, Period.LAST_12_MONTHS, Period.THIS_QUARTER, Period.LAST_QUARTER)
        self.period = OneOfChip([(each, PERIOD_WORDS[each]) for each in periods])
        self.period.choose(Period.LAST_12_MONTHS)
        self.outcome = OneOfChip([("", "All decisions"), *((each, OUTCOME_WORDS[each]) for each in Outcome)])
        self.reason = OneOfChip([("", "All reasons")])
        self.who = OneOfChip([("", "Anybody")])
        self.pause = OneOfChip([("", "Any pause"), *PAUSES.items()])
        self.exceptions = FilterChip("Exceptions only")
        self.waiting = FilterChip("Waiting for sign-off")
        self.review_due = FilterChip("Review due", icon="calendar-clock")
        self.search = SearchField("Search the register", "Search the register")
        Scaled(self.search, _SEARCH_WIDTH, self.search.setFixedWidth)
        self._lay_out()
        self._connect()

    def wanted(self, today: date) -> RegisterFilter:
        """Return what the register is narrowed to."""
        days = days_of(Period(self.period.chosen()), today)
        return RegisterFilter(
            words=self.search.text().strip(),
            from_on=days.first,
            to_on=days.last,
            outcome=Outcome(self.outcome.chosen()) if self.outcome.chosen() else None,
            reason=self.reason.chosen(),
            who=self.who.chosen(),
            pause=PauseStood(self.pause.chosen()) if self.pause.chosen() else None,
            exceptions_only=self.exceptions.is_on,
            waiting=self.waiting.is_on,
            review_due=self.review_due.is_on,
        )

    def remembered(self) -> dict[str, object]:
        """Return what is chosen, as JSON knows it; words that were searched for are of the moment."""
        return {
            "period": self.period.chosen(),
            "outcome": self.outcome.chosen(),
            "reason": self.reason.chosen(),
            "who": self.who.chosen(),
            "pause": self.pause.chosen(),
            "waiting": self.waiting.is_on,
            "exceptions": self.exceptions.is_on,
            "review_due": self.review_due.is_on,
        }

    def recall(self, state: Mapping[str, object]) -> None:
        """Choose what was chosen the last time; nothing is told."""
        self.period.choose(str(state.get("period", self.period.chosen())))
        self.outcome.choose(str(state.get("outcome", "")))
        if reason := str(state.get("reason", "")):
            self.reason.offer([("", "All reasons"), (reason, reason_words(reason))])
            self.reason.choose(reason)
        if who := str(state.get("who", "")):
            self.who.offer([("", "Anybody"), (who, "One person")])
            self.who.choose(who)
        self.pause.choose(str(state.get("pause", "")))
        self.waiting.set_on(state.get("waiting") is True)
        self.exceptions.set_on(state.get("exceptions") is True)
        self.review_due.set_on(state.get("review_due") is True)

    def show_view(self, view: RegisterView) -> None:
        """Offer the reasons in use and say how many reviews are due."""
        self.reason.offer([("", "All reasons"), *view.reasons])
        self.who.offer([("", "Anybody"), *view.people])
        waiting = f"Waiting for sign-off, {view.waiting}" if view.waiting else "Waiting for sign-off"
        self.waiting.set_on(self.waiting.is_on, waiting)
        self.waiting.setVisible(bool(view.waiting) or self.waiting.is_on)
        words = f"Review due, {view.review_due}" if view.review_due else "Review due"
        self.review_due.set_on(self.review_due.is_on, words)

    def show_everything(self) -> None:
        """Take every filter away."""
        self.period.choose(Period.EVERYTHING)
        self.outcome.choose("")
        for one_of in (self.reason, self.who, self.pause):
            one_of.choose("")
        self.exceptions.set_on(False)
        self.waiting.set_on(False)
        self.review_due.set_on(False)
        self.search.clear()
        self.changed.emit()

    def _lay_out(self) -> None:
        one_ofs = (self.period, self.outcome, self.reason, self.who, self.pause)
        toggles = (self.exceptions, self.waiting, self.review_due)
        flow = FlowLayout(self, right_from=len(one_ofs) + len(toggles))
        for widget in (*one_ofs, *toggles, self.search):
            flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _connect(self) -> None:
        for one_of in (self.period, self.outcome, self.reason, self.who, self.pause):
            one_of.changed.connect(self.changed)
        for toggle in (self.exceptions, self.waiting, self.review_due):
            toggle.clicked.connect(self.changed)
        self.search.searched.connect(self.changed)
