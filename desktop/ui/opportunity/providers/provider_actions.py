"""What can be said of existing providers from the tab: each opens its dialog, and the last can be undone."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop.domain.provider import Said
from desktop.domain.size import Size
from desktop.services.desk import Desk
from desktop.services.provider_changes import ProviderChanges
from desktop.services.providers_tab import ProviderLine
from desktop.ui.errors import show_error
from feeds.errors import TenderPauseError


class ProviderActions(QObject):
    """`done` tells what was recorded, in words, and whether that can be undone.

    Each dialog is imported when it is first asked for: a page of an opportunity opens without them.
    """

    done = Signal(str, bool)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page, self.key = desk, page, ""
        self._changes = ProviderChanges(desk)
        self.dialog: QDialog | None = None
        """The dialog that was opened last; it is gone once it is closed."""

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._changes.can_undo)

    def confirm(self, line: ProviderLine) -> None:
        """Ask how well it is known that this one does it."""
        self._ask(Said.CONFIRMED, line)

    def correct(self, line: ProviderLine) -> None:
        """Ask who it is, or until when; what was said before is said anew."""
        self._ask(Said(line.provider.said) if line.provider.said else Said.CORRECTED, line)

    def add(self) -> None:
        """Ask for one that no notice names."""
        self._ask(Said.ADDED, None)

    def rule_out(self, line: ProviderLine) -> None:
        """Ask why this one does not do it."""
        from desktop.ui.opportunity.providers.rule_out_dialog import RuleOutDialog

        self._open(RuleOutDialog(self._desk, self._changes, self.key, line.provider, self._page))

    def take_back(self, provider: str) -> None:
        """Let what was said of one be unsaid."""
        self._do(lambda: self._changes.take_back(self.key, provider), undo=True)

    def undo(self) -> None:
        """Take back the last step."""
        self._do(self._changes.undo, undo=False)

    def tell_our_size(self, suggested: Size | None) -> None:
        """Ask how big we are."""
        from desktop.ui.opportunity.providers.our_size_dialog import OurSizeDialog

        self._open(OurSizeDialog(self._desk, suggested, self._page))

    def _ask(self, what: Said, line: ProviderLine | None) -> None:
        from desktop.ui.opportunity.providers.provider_dialog import ProviderDialog

        self._open(ProviderDialog(self._desk, self._changes, self.key, what, line, self._page))

    def _do(self, step: Callable[[], Future[str]], *, undo: bool) -> None:
        try:
            words = step().result()
        except TenderPauseError as trouble:
            show_error(trouble, self._page)
        else:
            self.done.emit(words, undo)

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._recorded)
        self.dialog = dialog
        dialog.open()

    def _recorded(self) -> None:
        words = getattr(self.dialog, "done_words", "")
        self.done.emit(words, bool(words))
