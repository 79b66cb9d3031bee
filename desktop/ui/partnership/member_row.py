"""One member in the table: who it is, its part, its shares, how far it has come."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.domain.partnership import AGREED_WORDS, Agreed, Share
from desktop.services.partnerships import MemberView
from desktop.ui.partnership.plan_fields import PlanLine, read_percent
from desktop.ui.partnership.plan_keeper import PlanKeeper
from desktop.ui.partnership.share_bar import ShareBar
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.label import Label

SHARE_WIDTH, ROLE_WIDTH, AGREED_WIDTH = 60, 132, 132
SHARE_COLOURS = {
    Share.WORK: "chart-1",
    Share.VALUE: "chart-2",
    Share.RISK: "chart-3",
    Share.VOICE: "line-strong",
}
_GAP = 12


class MemberRow(QWidget):
    """`more_asked` asks for all else that is said of it, `agreed_chosen` tells how far it has come."""

    more_asked = Signal(str)
    agreed_chosen = Signal(str, str)

    def __init__(self, keeper: PlanKeeper, view: MemberView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.organisation = view.member.organisation
        self.name = Label(view.name, "table", weight=600, wrap=True)
        self.size_line = Label("", "caption", "ink-2", wrap=True)
        at = f"member.{self.organisation}"
        self.role = PlanLine(keeper, f"{at}.role", "Part", placeholder="Their part")
        self.shares = {
            share: PlanLine(
                keeper, f"{at}.{share}", share.value.capitalize(), placeholder="–", read=read_percent
            )
            for share in Share
        }
        self._bars = {share: ShareBar(SHARE_COLOURS[share]) for share in Share}
        self.agreed = ChoiceField("Agreed", [(one.value, words) for one, words in AGREED_WORDS.items()])
        self.agreed.edited.connect(self._agreed)
        self.more = Button("More", "quiet")
        self.more.clicked.connect(lambda: self.more_asked.emit(self.organisation))
        self._who = QWidget()
        self._cells = {share: self._cell(share) for share in Share}
        self._grid = QGridLayout(self)
        self._wide: bool | None = None
        self._lay_out()
        theme.changed.connect(self._measure)
        self._measure()

    def show_member(
        self, view: MemberView, drafts: Mapping[str, str], *, with_money: bool, can_write: bool
    ) -> None:
        """Show what is recorded of it; what is being typed stays."""
        member = view.member
        self.name.setText(view.name)
        lead = "Leads. " if member.lead else ""
        self.size_line.setText(f"{lead}{view.size}")
        self.role.show_kept(member.role, drafts)
        for share, line in self.shares.items():
            line.show_kept(_figure(member.share(share)), drafts)
            self._bars[share].show_share(member.share(share))
            line.set_read_only(not can_write)
        self._cells[Share.VALUE].setVisible(with_money)
        self.agreed.choose(member.agreed)
        self.agreed.setEnabled(can_write)
        self.role.set_read_only(not can_write)
        self._name_fields(view.name)

    def set_wide(self, wide: bool) -> None:
        """Stand in one line under a heading, or in two with a heading each."""
        if wide == self._wide:
            return
        self._wide = wide
        for field in (self.role, self.agreed, *self.shares.values()):
            field.label.setVisible(not wide)
        parts = (self._who, self.role, *self._cells.values(), self.agreed, self.more)
        for part in parts:
            self._grid.removeWidget(part)
        top = Qt.AlignmentFlag.AlignTop
        if wide:
            self._grid.addWidget(self._who, 0, 0, Qt.AlignmentFlag.AlignVCenter)
            for column, part in enumerate(parts[1:], 1):
                self._grid.addWidget(part, 0, column, top)
        else:
            self._grid.addWidget(self._who, 0, 0, 1, 3, top)
            self._grid.addWidget(self.more, 0, 3, 1, 2, top | Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(self.role, 1, 0, 1, 5, top)
            for column, cell in enumerate(self._cells.values()):
                self._grid.addWidget(cell, 2, column, top)
            self._grid.addWidget(self.agreed, 3, 0, 1, 5, top)
        for column in range(8):
            self._grid.setColumnStretch(column, 1 if column == (0 if wide else 4) else 0)

    def agreed_width(self) -> int:
        """Return how wide the field is that says how far it has come."""
        return max(self.agreed.minimumWidth(), self.agreed.sizeHint().width())

    def take_focus(self) -> None:
        """Put the keyboard on its part."""
        self.role.take_focus()

    def _agreed(self) -> None:
        self.agreed_chosen.emit(self.organisation, Agreed(self.agreed.chosen()))

    def _cell(self, share: Share) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.shares[share])
        column.addWidget(self._bars[share])
        return cell

    def _name_fields(self, name: str) -> None:
        """Say whose field it is, for those who hear it."""
        self.role.editor.setAccessibleName(f"Part of {name}")
        how_far = f"How far {name} has come"
        self.agreed.editor.setAccessibleName(how_far)
        self.agreed.editor.setAccessibleDescription(how_far)  # a closed list is often told by its choice
        self.more.setAccessibleName(f"More about {name}")
        for share, line in self.shares.items():
            line.editor.setAccessibleName(f"{share.value.capitalize()} of {name}, per cent")

    def _lay_out(self) -> None:
        words = QVBoxLayout(self._who)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.size_line)
        self._grid.setContentsMargins(15, 6, 15, 5)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(8)
        self.set_wide(True)

    def _measure(self) -> None:
        for cell in self._cells.values():
            cell.setFixedWidth(theme.px(SHARE_WIDTH))
        self.role.setMinimumWidth(theme.px(ROLE_WIDTH))
        self.agreed.setMinimumWidth(theme.px(AGREED_WIDTH))


def _figure(share: Decimal | None) -> str:
    return "" if share is None else f"{share.normalize():f}"
