"""How big we are, so that others can be seen beside us."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from desktop.domain.size import Size
from desktop.services import our_size
from desktop.services.desk import Desk
from desktop.ui.opportunity.providers.small_dialog import SmallDialog
from desktop.ui.typed_fields import TypedFields
from desktop.ui.widgets.line_field import LineField
from feeds.errors import TenderPauseError

_ABOUT = "A year’s income, so that the size of others can be held beside ours. It stays in this file."


class OurSizeDialog(SmallDialog):
    """Accepted means: it is recorded. What a register says of the only one of our name stands there first.

    What was typed and not recorded comes back.
    """

    def __init__(self, desk: Desk, suggested: Size | None, parent: QWidget | None = None) -> None:
        super().__init__("How big are we?", _ABOUT, "Record it", parent)
        self._desk = desk
        self.pounds = LineField("Our income in a year, in pounds", placeholder="For example 240,000")
        self.source = LineField("Where that stands", placeholder="For example: accounts to March 2026")
        if suggested is not None:
            self.pounds.set_words(f"{suggested.pounds:,}")
            self.source.set_words(suggested.source)
        typed = TypedFields(self, desk, "our size", "size", {"pounds": self.pounds, "source": self.source})
        self.fill(typed.before, self.pounds, self.source)
        self.pounds.take_focus()

    def accept(self) -> None:
        """Record it, or say why not."""
        digits = self.pounds.words().removeprefix("£").replace(",", "").replace(" ", "")
        pounds = int(digits) if digits.isascii() and digits.isdigit() else None
        found = our_size.refusals(pounds, self.source.words())
        self.pounds.show_error(found.get("pounds", ""))
        self.source.show_error(found.get("source", ""))
        if found or pounds is None:
            self.refit()
            return
        desk, source = self._desk, self.source.words()
        try:
            desk.workspace.write(lambda db: our_size.tell(db, desk, pounds, source)).result()
        except TenderPauseError as problem:
            self.say_problem(str(problem))
        else:
            QDialog.accept(self)
