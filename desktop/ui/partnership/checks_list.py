"""Due diligence on one member: what fits its share and size, and the hours that it costs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.due_diligence import Weighed
from desktop.domain.partnership import Member
from desktop.domain.words import plural
from desktop.services.partnerships import MemberView
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.radio import Tick

_MARKS = {True: ("circle-check", "enough-text"), False: ("info", "tight-text"), None: ("circle", "ink-3")}
_FITS = {True: "Fits", False: "More than fits", None: "Not known yet whether it fits"}


class ChecksList(QWidget):
    """`changed` carries the ids that are asked and those that are done."""

    changed = Signal(tuple, tuple)
    rearranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, CheckLine] = {}
        self._fitting: tuple[str, ...] = ()
        self._beyond = 0
        self.cost = Label("", "table", "ink-2", wrap=True)
        self.ask_what_fits = Button("Ask what fits, and no more")
        self.ask_nothing = Button("Ask nothing", "quiet")
        self.ask_what_fits.clicked.connect(lambda: self.changed.emit(self._fitting, self._done()))
        self.ask_nothing.clicked.connect(lambda: self.changed.emit((), ()))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.ask_what_fits)
        buttons.addWidget(self.ask_nothing)
        buttons.addStretch(1)
        self._rows, self._more = QVBoxLayout(), QVBoxLayout()
        inner = QWidget()
        inner.setLayout(self._more)
        self.others = Fold("", inner)
        self.others.turned.connect(self.rearranged)
        for rows in (self._rows, self._more):
            rows.setContentsMargins(0, 0, 0, 0)
            rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label("Checks in proportion", "h3"))
        column.addWidget(self.cost)
        column.addLayout(buttons)
        column.addLayout(self._rows)
        column.addWidget(self.others)

    def show_member(self, view: MemberView, *, can_write: bool) -> None:
        """Show every check, what is asked and what is done."""
        for weighed in view.checks:
            row = self.rows.get(weighed.check.id) or self._add(weighed, view.member)
            row.show_check(weighed, view.member, view.name)
            row.setEnabled(can_write)
        self._fitting = tuple(one.check.id for one in view.checks if one.fits)
        self.others.head.setText(f"{plural(self._beyond, 'check')} that would be more than fits")
        self.others.head.setAccessibleName(self.others.head.text())
        self.others.setVisible(bool(self._beyond))
        self.cost.setText(view.checks_words)
        self.ask_what_fits.setEnabled(can_write)
        self.ask_nothing.setEnabled(can_write)

    def _add(self, weighed: Weighed, member: Member) -> CheckLine:
        """Make a line; what is more than fits waits in the fold, unless it is asked."""
        row = self.rows[weighed.check.id] = CheckLine()
        row.asked.toggled.connect(self._toggled)
        row.done.toggled.connect(self._toggled)
        beyond = weighed.fits is False and weighed.check.id not in (member.checks or ())
        (self._more if beyond else self._rows).addWidget(row)
        self._beyond += beyond
        return row

    def _toggled(self) -> None:
        asked = tuple(name for name, row in self.rows.items() if row.asked.isChecked())
        self.changed.emit(asked, self._done())

    def _done(self) -> tuple[str, ...]:
        return tuple(
            name for name, row in self.rows.items() if row.done.isChecked() and row.asked.isChecked()
        )


class CheckLine(QWidget):
    """A check: asked or not, done or not, whether it fits and why, its hours, the lighter way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.asked = Tick("")
        self.done = Tick("Done")
        self._icon = LineIcon("circle", 16, "ink-3")
        self.words = Label("", "caption", "ink-2", wrap=True)
        self.fits = Label("", "caption", "ink-2", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.asked)
        head.addWidget(self.done)
        head.addStretch(1)
        fits = QHBoxLayout()
        fits.setSpacing(6)
        fits.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        fits.addWidget(self.fits, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addLayout(fits)

    def show_check(self, weighed: Weighed, member: Member, name: str) -> None:
        """Show how it stands; nothing is told."""
        check = weighed.check
        asked = check.id in (member.checks or ())
        for tick, on in ((self.asked, asked), (self.done, check.id in member.checked)):
            blocked = tick.blockSignals(True)
            tick.setChecked(on)
            tick.blockSignals(blocked)
        self.asked.setText(check.title)
        self.asked.setAccessibleName(f"Ask {name}: {check.title}")
        self.asked.setAccessibleDescription(check.asks)
        self.asked.updateGeometry()
        self.done.setVisible(asked)
        self.done.setAccessibleName(f"{check.title}: done")
        hours = f"About {check.hours:g} {'hour' if check.hours == 1 else 'hours'} of theirs"
        lighter = f" A lighter way: {check.instead}" if check.instead else ""
        self.words.setText(f"{check.asks}. {hours}. {check.why}{lighter}")
        icon, colour = _MARKS[weighed.fits]
        self._icon.show_icon(icon, colour)
        self.fits.setText(f"{_FITS[weighed.fits]}. {weighed.because}.")
