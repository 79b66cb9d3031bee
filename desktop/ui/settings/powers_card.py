"""Who may decide alone, and which decisions wait for a trustee's sign-off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.limits import SIGN_OFF_WORDS, Limit, SignOffAsked, limit_refusal
from desktop.services.desk import Desk
from desktop.services.profile import pence_of
from desktop.services.settings import OurSettings
from desktop.services.settings_changes import SettingsChanges
from desktop.ui.settings.limits_list import LimitsList
from desktop.ui.settings.settings_card import WorkspaceCard
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.one_of_chips import OneOfChips

_HINT = "Decisions that are recorded already stay as they are."
_NO_AMOUNT = "Write an amount in pounds, for example 50,000; leave it empty for any value."


class PowersCard(WorkspaceCard):
    """Sign-off, and the limits within which a role may decide alone on a bid or a partnership."""

    def __init__(self, desk: Desk, changes: SettingsChanges) -> None:
        super().__init__(desk, changes, "Who decides", _HINT)
        self._limits: tuple[Limit, ...] = ()
        self.asked = OneOfChips([(asked.value, words) for asked, words in SIGN_OFF_WORDS.items()])
        self.limits = LimitsList()
        self.role = LineField("A role that may decide alone", placeholder="For example director")
        self.up_to = LineField("Up to, in pounds", placeholder="Any value")
        self.add = Button("Add this limit", icon="plus")
        self.changed_by = Label("", "caption", "ink-2", wrap=True)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(self.role, 3, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.up_to, 2, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(Field("Wait for a trustee's sign-off", self.asked))
        self.body.addWidget(Label("Decide alone on bids and partnerships", "table", weight=600, wrap=True))
        self.body.addWidget(self.limits)
        self.body.addLayout(fields)
        self.body.addWidget(self.add)
        self.body.addWidget(self.changed_by)
        self.asked.chosen.connect(lambda asked: self._save(changes.ask_sign_off(SignOffAsked(asked))))
        self.limits.unwanted.connect(lambda limit: self._save(changes.remove_limit(limit)))
        self.add.clicked.connect(self._add)
        for field in (self.role, self.up_to):
            field.edit.returnPressed.connect(self._add)

    def show_settings(self, ours: OurSettings) -> None:
        """Show what the workspace holds."""
        self._limits = ours.limits
        self.asked.choose(ours.sign_off)
        self.limits.show_limits(ours.limits)
        self.changed_by.setText(ours.powers_by)
        self.changed_by.setVisible(bool(ours.powers_by))

    def commit(self) -> QWidget | None:
        """Add the limit that was typed; return its field where it cannot be added."""
        if self.role.words() or self.up_to.words():
            self._add()
        wrong = (field for field in (self.role, self.up_to) if field.error.sentence())
        return next((field.edit for field in wrong), None)

    def _add(self) -> None:
        amount = self.up_to.words()
        pence = pence_of(amount) if amount else None
        unread = _NO_AMOUNT if amount and pence is None else ""
        refusal = limit_refusal(self.role.words(), pence, self._limits)
        self.up_to.show_error(unread)
        self.role.show_error("" if unread else refusal)
        if not unread and not refusal:
            self._save(self._changes.add_limit(self.role.words(), pence), self._added)

    def _added(self) -> None:
        for field in (self.role, self.up_to):
            field.set_words("")
