"""What a pack holds and for whom it is: ticks, with what it comes to in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.packs import (
    ALL_PARTS,
    PART_WORDS,
    PARTS_FOR_PARTNERS,
    SHARED_WORDS,
    SPEAKS_OF_OTHERS,
    PackChoice,
    PackPart,
    Shared,
)
from desktop.ui.decision.ticks_field import TickGroup, TicksField
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.one_of_chips import OneOfChips
from desktop.ui.widgets.radio import Tick

TRUSTEES, PARTNERS = "trustees", "partners"
_WHOM, _WHAT, _TOLD = "For whom", "What it holds", "What it tells of each decision"
_LEFT_OUT = (
    "Private notes are in no pack. Decisions on tenders that may still be open are left out of a copy for "
    "partners: who else may bid decides alone."
)


class ContentsCard(Card):
    """Readers, parts, and for partners what is told of each decision. A choice is kept for either reader."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whom = OneOfChips([(TRUSTEES, "Trustees"), (PARTNERS, "Partners")])
        self.whom.setAccessibleName(_WHOM)
        for chip in self.whom.chips.values():
            chip.setAccessibleDescription(_WHOM)
        self.parts = TicksField(_WHAT)
        self.shared = TicksField(_TOLD)
        self.page_too = Tick("Also as a web page, for whoever reads with a screen reader")
        self.page_too.setAccessibleDescription("One file that any browser opens, with the same words.")
        self.lines = Label("", "note", "ink-2", wrap=True)
        self._chosen: dict[str, frozenset[PackPart]] = {TRUSTEES: ALL_PARTS, PARTNERS: PARTS_FOR_PARTNERS}
        self._for = TRUSTEES
        self._partners = QWidget()
        self._lay_out()
        self.shared.show_groups([TickGroup("", tuple(SHARED_WORDS.items()))], ())
        self.whom.choose(TRUSTEES)
        self._offer()
        self.whom.chosen.connect(self._other_readers)
        self.parts.edited.connect(self._ticked)
        self.shared.edited.connect(self.changed)

    def choice(self) -> PackChoice:
        """Return what is ticked."""
        shared = frozenset(map(Shared, self.shared.chosen())) if self._for == PARTNERS else None
        return PackChoice(self._chosen[self._for], shared)

    def remembered(self) -> dict[str, object]:
        """Return what is chosen, as JSON knows it: a part that a later version adds is ticked there."""
        return {
            "whom": self._for,
            "left_out": {
                TRUSTEES: sorted(ALL_PARTS - self._chosen[TRUSTEES]),
                PARTNERS: sorted(PARTS_FOR_PARTNERS - self._chosen[PARTNERS]),
            },
            "page_too": self.page_too.isChecked(),
        }

    def recall(self, state: Mapping[str, object]) -> None:
        """Tick what was ticked the last time; nothing is told.

        What partners are told of each decision is ticked anew each time: it leaves the workspace.
        """
        left_out = state.get("left_out")
        for whom, parts in ((TRUSTEES, ALL_PARTS), (PARTNERS, PARTS_FOR_PARTNERS)):
            without = left_out.get(whom) if isinstance(left_out, dict) else None
            self._chosen[whom] = parts - frozenset(without if isinstance(without, list) else ())
        whom = str(state.get("whom"))
        self._for = whom if whom in self.whom.chips else TRUSTEES
        self.whom.choose(self._for)
        self.page_too.setChecked(state.get("page_too") is True)
        self._offer()

    def show_lines(self, lines: Iterable[str]) -> None:
        """Say what it comes to."""
        self.lines.setText("\n".join(lines))

    def _other_readers(self, whom: str) -> None:
        self._for = whom
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        offered = [part for part in PackPart if self._for == TRUSTEES or part in PARTS_FOR_PARTNERS]
        group = TickGroup("", tuple((part.value, PART_WORDS[part]) for part in offered))
        self.parts.show_groups([group], self._chosen[self._for])
        self._partners.setVisible(self._for == PARTNERS)

    def _ticked(self) -> None:
        self._chosen[self._for] = frozenset(map(PackPart, self.parts.chosen()))
        self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._partners)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.shared)
        column.addWidget(Label(SPEAKS_OF_OTHERS, "caption", "ink-2", wrap=True))
        column.addWidget(Label(_LEFT_OUT, "caption", "ink-2", wrap=True))
        self.body.addWidget(Label(_WHOM, "h2"))
        self.body.addWidget(self.whom)
        self.body.addSpacing(4)
        self.body.addWidget(self.parts)
        self.body.addWidget(self._partners)
        self.body.addSpacing(4)
        self.body.addWidget(self.page_too)
        self.body.addWidget(self.lines)
