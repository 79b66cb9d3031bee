"""The chips that narrow the list, and the order it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from desktop.domain.fit import FitLevel
from desktop.domain.opportunity import Stage
from desktop.domain.runway import Verdict
from desktop.domain.states import State
from desktop.domain.traits import TRAIT_WORDS, Trait
from desktop.services.fit_words import FIT_WORDS
from desktop.services.opportunity_list import OpportunityFilter, SortBy
from desktop.services.wording import STAGE_WORDS, STATE_WORDS, VERDICT_WORDS
from desktop.ui.opportunities.choice_menu import ChoiceChip
from desktop.ui.opportunities.opportunity_table_model import HEADINGS, SORTS
from desktop.ui.opportunities.views_chip import ViewsChip
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.filter_chip import FilterChip
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.menu import Menu
from desktop.ui.widgets.tooltips import plain_tooltip

Band = tuple[int | None, int | None]

PUT_AWAY = (State.DISMISSED, State.SNOOZED)
"""States that a list hides until they are asked for."""
_OVER = (Stage.AWARD, Stage.CONTRACT, Stage.CANCELLED)
_OPEN_VERDICTS = (Verdict.ENOUGH, Verdict.TIGHT, Verdict.TOO_SHORT, Verdict.EARLY_SIGNAL, Verdict.NO_DATE)
_THOUSAND = 100_000  # pence
_BANDS: tuple[tuple[Band, str], ...] = (
    ((None, 50 * _THOUSAND), "Up to £50k"),
    ((50 * _THOUSAND, 250 * _THOUSAND), "£50k to £250k"),
    ((250 * _THOUSAND, 1000 * _THOUSAND), "£250k to £1m"),
    ((1000 * _THOUSAND, None), "£1m and more"),
)


class FilterBar(QWidget):
    """Filters as chips; `changed` says that the list should be asked again.

    `views` goes with them, but stands where the list's head puts it.
    """

    changed = Signal()
    sort_asked = Signal(SortBy, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runway = ChoiceChip("Runway", [(verdict, VERDICT_WORDS[verdict]) for verdict in _OPEN_VERDICTS])
        self.fit = ChoiceChip("Fit", [(level, FIT_WORDS[level]) for level in reversed(FitLevel)])
        self.fit.hide()
        self.stage = ChoiceChip("Stage", list(STAGE_WORDS.items()))
        self.kind = ChoiceChip("Kind", list(TRAIT_WORDS.items()))
        self.value = ChoiceChip("Value", _BANDS, one_only=True)
        self.state = ChoiceChip("State", list(STATE_WORDS.items()))
        self.short_window = FilterChip("Short window only", "clock")
        self.closed = FilterChip("Show closed", tick=True)
        self.order = _OrderButton()
        self.views = ViewsChip()
        self.save = Button("Save this view", "link")
        self.save.hide()
        self._menus = (self.fit, self.runway, self.stage, self.kind, self.value, self.state)
        flow = FlowLayout(self, gap=8, right_from=8)
        for chip in (*self._menus, self.short_window, self.closed, self.order, self.save):
            flow.addWidget(chip)
        for menu in self._menus:
            menu.changed.connect(self.changed)
        self.short_window.toggled.connect(self.changed)
        self.closed.toggled.connect(self.changed)
        self.order.asked.connect(self.sort_asked)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def wanted(self, words: str) -> OpportunityFilter:
        """Return the filter of these chips and words.

        With no state chosen the put-away ones stay out; a chosen stage that is over shows closed ones.
        """
        band = self.value.chosen()
        low, high = band[0] if band else (None, None)
        stages = self.stage.chosen()
        states = self.state.chosen() or tuple(state for state in State if state not in PUT_AWAY)
        return OpportunityFilter(
            words=words.strip(),
            stages=stages,
            states=states,
            verdicts=self.runway.chosen(),
            short_window=self.short_window.isChecked(),
            show_closed=self.closed.isChecked() or any(stage in _OVER for stage in stages),
            value_from_pence=low,
            value_to_pence=high,
            fits=self.fit.chosen(),
            traits=self.kind.chosen(),
        )

    def show_wanted(self, wanted: OpportunityFilter) -> None:
        """Choose the chips that ask for this; nothing is told."""
        usual = {state for state in State if state not in PUT_AWAY}
        self.fit.choose(*map(FitLevel, wanted.fits))
        self.runway.choose(*wanted.verdicts)
        self.stage.choose(*wanted.stages)
        self.kind.choose(*map(Trait, wanted.traits))
        self.value.choose((wanted.value_from_pence, wanted.value_to_pence))
        self.state.choose(*([] if set(wanted.states) == usual else wanted.states))
        shows_over = any(stage in _OVER for stage in wanted.stages)
        for chip, on in (
            (self.short_window, wanted.short_window),
            (self.closed, wanted.show_closed and not shows_over),
        ):
            chip.blockSignals(True)
            chip.set_on(on)
            chip.blockSignals(False)

    @property
    def narrows(self) -> bool:
        """Whether any chip leaves something out."""
        return self.short_window.isChecked() or any(menu.is_on for menu in self._menus)

    @property
    def on(self) -> int:
        """How many chips are on."""
        return sum(chip.is_on for chip in (*self._menus, self.short_window, self.closed))

    def clear(self) -> None:
        """Take every filter off."""
        for menu in self._menus:
            menu.choose()
        for chip in (self.short_window, self.closed):
            chip.blockSignals(True)
            chip.set_on(False)
            chip.blockSignals(False)
        self.changed.emit()

    def remembered(self) -> dict[str, object]:
        """Return what is chosen, as JSON knows it."""
        chosen = {
            name: [list(one) if isinstance(one, tuple) else one for one in menu.chosen()]
            for name, menu in self._named()
        }
        return {**chosen, "short_window": self.short_window.isChecked(), "closed": self.closed.isChecked()}

    def recall(self, state: Mapping[str, object]) -> None:
        """Choose what was chosen the last time; nothing is told."""
        for name, menu in self._named():
            before = state.get(name)
            menu.choose_again(before if isinstance(before, list) else [])
        for name, chip in (("short_window", self.short_window), ("closed", self.closed)):
            chip.blockSignals(True)
            chip.set_on(state.get(name) is True)
            chip.blockSignals(False)

    def _named(self) -> tuple[tuple[str, ChoiceChip[Any]], ...]:
        return tuple(zip(("fit", "runway", "stage", "kind", "value", "state"), self._menus, strict=True))

    def show_judged(self, *, judged: bool) -> None:
        """Offer to narrow by fit where fits are known, or where that is what narrows the list."""
        self.fit.setVisible(judged or self.fit.is_on)

    def show_closed_count(self, closed: int) -> None:
        """Say how many closed ones there are to show."""
        hidden = f"{closed:,} hidden" if closed and not self.closed.isChecked() else ""
        self.closed.setToolTip(plain_tooltip(hidden))
        self.closed.setAccessibleDescription(hidden)


class _OrderButton(Button):
    """Says what the list is sorted by, and changes it; the keyboard's way to the headers."""

    asked = Signal(SortBy, bool)

    def __init__(self) -> None:
        super().__init__("Sort: runway", "link", trailing="chevron-down")
        menu = Menu(self)
        self._group = QActionGroup(self)
        self._by = {sort: self._entry(menu, sort, HEADINGS[column]) for column, sort in SORTS.items()}
        menu.addSeparator()
        self._descending = menu.addAction("Last ones first")
        self._descending.setCheckable(True)
        self._descending.triggered.connect(self._ask)
        self.setMenu(menu)
        self.show_order(SortBy.RUNWAY, descending=False)

    def show_order(self, sort: SortBy, *, descending: bool) -> None:
        """Say the order that the list stands in."""
        self._by[sort].setChecked(True)
        self._descending.setChecked(descending)
        words = self._by[sort].text().partition(",")[0].lower()
        self.set_text(f"Sort: {words}{', last first' if descending else ''}")

    def _entry(self, menu: QMenu, sort: SortBy, words: str) -> QAction:
        action = menu.addAction(words.partition(",")[0])
        action.setCheckable(True)
        action.setData(sort)
        self._group.addAction(action)
        action.triggered.connect(self._ask)
        return action

    def _ask(self) -> None:
        sort = next(sort for sort, action in self._by.items() if action.isChecked())
        self.asked.emit(sort, self._descending.isChecked())
