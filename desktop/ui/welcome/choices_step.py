"""A step of the welcome in which several things can be ticked: what we promise, which sources to copy."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.desk import Desk
from desktop.services.first_steps import Offered
from desktop.ui.jobs import Step
from desktop.ui.theme.theme import theme
from desktop.ui.welcome.welcome_step import WelcomeStep
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.radio import Tick

Offer = Callable[[Desk], tuple[Offered, ...]]
Keep = Callable[[Desk, Collection[str]], None]


class ChoicesStep(WelcomeStep):
    """Ticks with what each means."""

    def __init__(
        self, desk: Desk, offer: Offer, keep: Keep, *, step: str, title: str, lead: str, onward: str
    ) -> None:
        content = QWidget()
        super().__init__(desk, content, step=step, title=title, lead=lead, onward=onward)
        self._offer, self._keep = offer, keep
        self.ticks: dict[str, Tick] = {}
        self._choices = QVBoxLayout(content)
        self._choices.setContentsMargins(0, 0, 0, 0)
        self._choices.setSpacing(0)
        self.asked.connect(self.save)

    def begin(self) -> None:
        """Offer what there is, and put the keyboard on the first."""
        if not self.ticks:
            for one in self._offer(self._desk):
                self._add(one)
        next(iter(self.ticks.values()), self.next).setFocus()

    def save(self) -> None:
        """Save what is ticked."""
        chosen = frozenset(one for one, tick in self.ticks.items() if tick.isChecked())
        self.save_by(partial(_save, keep=self._keep, chosen=chosen))

    def _add(self, one: Offered) -> None:
        tick = self.ticks[one.id] = Tick(one.title)
        tick.setChecked(one.on)
        tick.setAccessibleDescription(one.words)
        meaning = Label(one.words, "note", "ink-2", wrap=True)
        meaning.setContentsMargins(theme.px(18) + 8, 0, 0, 0)  # under the words of the tick
        self._choices.addWidget(tick)
        self._choices.addWidget(meaning)
        self._choices.addSpacing(12)


def _save(desk: Desk, _step: Step, *, keep: Keep, chosen: Collection[str]) -> None:
    keep(desk, chosen)
