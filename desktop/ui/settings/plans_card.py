"""The two plans that every runway is held against."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.plan_rules import STEPS, PlanName, out_of_order
from desktop.domain.runway import Plans
from desktop.services.desk import Desk
from desktop.services.settings import USUAL_PLANS, OurSettings, consequences
from desktop.services.settings_changes import SettingsChanges
from desktop.ui.settings.plan_block import PlanBlock
from desktop.ui.settings.settings_card import WorkspaceCard
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.rule import Rule

HINT = "How many working days an honest answer takes here. Every runway is held against these."
IS_USUAL = "These are the usual plans."


class PlansCard(WorkspaceCard):
    """Four numbers a plan, their sums, what they mean, and the way back to the usual ones."""

    def __init__(self, desk: Desk, changes: SettingsChanges) -> None:
        super().__init__(desk, changes, "The two plans", HINT)
        self.blocks = {name: PlanBlock(name) for name in PlanName}
        self.reset = Button("Back to the usual plans", icon="rotate-ccw")
        self.body.addWidget(self.blocks[PlanName.FULL])
        self.body.addWidget(Rule())
        self.body.addWidget(self.blocks[PlanName.SHORTEST])
        self.body.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        for block in self.blocks.values():
            block.edited.connect(self._show_sums)
            block.left.connect(lambda name=block.name: self._left(name))
        self.reset.clicked.connect(self._go_back)

    def show_settings(self, ours: OurSettings) -> None:
        """Show what the workspace holds."""
        self._kept = ours.plans
        for name, block in self.blocks.items():
            block.show_kept(getattr(ours.plans, name))
            block.changed_by.setText(ours.plans_by[name])
            block.changed_by.setVisible(bool(ours.plans_by[name]))
        self._show_sums()

    def take_focus(self) -> None:
        """Put the cursor into the first number."""
        self.blocks[PlanName.FULL].edits[STEPS[0]].setFocus()

    def commit(self) -> QWidget | None:
        """Save the numbers; return the field that cannot be saved."""
        for name in PlanName:
            if not self._left(name):
                block = self.blocks[name]
                wrong = block.first_wrong()
                return block.edits[wrong[0] if wrong else STEPS[0]]
        return None

    def _typed(self) -> Plans | None:
        full, shortest = (self.blocks[name].typed() for name in PlanName)
        return Plans(full, shortest) if full and shortest else None

    def _show_sums(self) -> None:
        """Show the sums of what stands in the fields; a number that cannot be used leaves them."""
        plans = self._typed()
        if plans is None:
            return
        longest = max(plans.full.needs, plans.shortest.needs)
        for name, words in consequences(plans).items():
            self.blocks[name].show_sum(getattr(plans, name), longest, words)
        if not self._desk.workspace.read_only:
            self.reset.set_reason(IS_USUAL if plans == USUAL_PLANS else None)

    def _left(self, name: PlanName) -> bool:
        """Save both plans as they stand, or say why they cannot be; return whether they can."""
        block = self.blocks[name]
        wrong = block.first_wrong()
        plans = self._typed()
        if wrong:
            block.show_error(wrong[1], wrong[0])
            return False
        if plans is None:
            return True  # the other plan says what is wrong with it
        together = out_of_order(plans, name)
        for each in self.blocks.values():
            each.show_error(together if each is block else "")
        if together:
            return False
        if plans != self._kept:
            self._kept = plans
            self._save(self._changes.set_plans(plans))
        return True

    def _go_back(self) -> None:
        self.take_focus()  # the button is about to be disabled
        for name, block in self.blocks.items():
            block.show_plan(getattr(USUAL_PLANS, name))
        self._show_sums()
        self._left(PlanName.FULL)
