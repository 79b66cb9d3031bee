"""Ruling out an existing provider, with the reason."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from desktop.services.desk import Desk
from desktop.services.provider_changes import ProviderChanges
from desktop.services.providers import Provider
from desktop.ui.opportunity.providers.small_dialog import SmallDialog
from desktop.ui.typed_fields import TypedFields
from desktop.ui.widgets.line_field import LineField
from feeds.errors import TenderPauseError

_HINT = "Such as: it is about something else, or they have closed. Write what you would say to them."


class RuleOutDialog(SmallDialog):
    """Accepted means: it is recorded. What was typed and not comes back."""

    def __init__(
        self,
        desk: Desk,
        changes: ProviderChanges,
        key: str,
        provider: Provider,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(f"Rule out {provider.name}?", f"{provider.evidence}.", "Rule it out", parent)
        self._changes, self._key, self._provider = changes, key, provider
        self.done_words = ""
        self.reason = LineField("Why they do not do this", hint=_HINT)
        typed = TypedFields(self, desk, key, f"rule_out.{provider.key}", {"reason": self.reason})
        self.fill(typed.before, self.reason)
        self.reason.take_focus()

    def accept(self) -> None:
        """Record it, or say why not."""
        if not self.reason.words():
            self.reason.show_error("Say why, in a few words.")
            self.refit()
            return
        try:
            self.done_words = self._changes.rule_out(self._key, self._provider, self.reason.words()).result()
        except TenderPauseError as problem:
            self.say_problem(str(problem))
        else:
            QDialog.accept(self)
