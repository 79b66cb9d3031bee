"""A pack or document as it would be printed, a page at a time: by buttons or page keys."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.desk import Desk
from desktop.services.pdf_pages import PageImage, Pages
from desktop.ui.board_pack.page_view import PageView
from desktop.ui.jobs import Job
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.label import Label

NO_CODE_YET = "Nothing is recorded by looking. The pack gets its check code when it is made."
_SETTLES_MS = 120


class _Drawn(Struct, frozen=True):
    """A page that was drawn, and what was asked for."""

    pages: Pages
    number: int
    width: int
    image: PageImage | None


class PreviewCard(Card):
    """Asks to be filled by `asked`; draws the page that is seen, and no other.

    `hint` says what comes of looking. One that is filled `by_itself` has no button to ask, and leaves the
    keyboard where it is.
    """

    asked = Signal()

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        hint: str = NO_CODE_YET,
        by_itself: bool = False,
    ) -> None:
        super().__init__(parent)
        self._desk, self._hint, self._by_itself = desk, hint, by_itself
        self._pages: Pages | None = None
        self._number = 0
        self._drawing: Job[_Drawn] | None = None
        self.show_pages_button = Button("Show the preview", icon="eye")
        self.before = Button("Page before", icon="chevron-left")
        self.after = Button("Next page", icon="chevron-right")
        self.where = Label("", "note", "ink-2", wrap=True)
        self.view = PageView()
        self._turning = QWidget()
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLES_MS)
        self._settled.timeout.connect(self._draw)
        self._lay_out()
        self.show_pages_button.clicked.connect(self.asked)
        self.before.clicked.connect(self._go_back)
        self.after.clicked.connect(self._go_on)
        self.view.turned.connect(self.turn)
        self.view.end_asked.connect(self._go_to_end)
        self.view.resized.connect(self._settled.start)

    @property
    def number(self) -> int:
        """The page that is shown, counted from 0."""
        return self._number

    @property
    def is_filled(self) -> bool:
        """Whether pages are shown."""
        return self._pages is not None

    def show_pages(self, pages: Pages) -> None:
        """Show these, at the page where one was."""
        self._close()
        first_time = not self._turning.isVisible()
        self._pages = pages
        self._turning.show()
        self.view.show()
        self.show_pages_button.set_text("Show it again", "refresh-cw")
        self._go_to(min(self._number, pages.count - 1))
        if first_time and not self._by_itself and self.isVisible():
            self.view.setFocus()

    def clear(self) -> None:
        """Give the pages back."""
        self._close()

    def show_stale(self) -> None:
        """Say that the choice has changed since these pages were laid out."""
        if self._pages is not None:
            self.where.setText("The choice has changed since: show it again.")

    def turn(self, by: int) -> None:
        """Go on or back by so many pages."""
        if self._pages is not None:
            self._go_to(max(0, min(self._pages.count - 1, self._number + by)))

    def _go_back(self) -> None:
        self.turn(-1)

    def _go_on(self) -> None:
        self.turn(1)

    def _go_to_end(self, last: bool) -> None:
        if self._pages is not None:
            self._go_to(self._pages.count - 1 if last else 0)

    def _go_to(self, number: int) -> None:
        pages = self._pages
        if pages is None:
            return
        self._number = number
        where = f"Page {number + 1} of {pages.count}"
        part = pages.part_of(number)
        self.where.setText(f"{where}: {part}" if part else where)
        self.view.setAccessibleName(self.where.text())
        self.view.setAccessibleDescription(pages.text(number))
        self.before.set_reason("This is the first page." if number == 0 else None)
        self.after.set_reason("This is the last page." if number == pages.count - 1 else None)
        self._draw()

    def _draw(self) -> None:
        """Draw what is seen off the UI thread; what is still being drawn is shown first."""
        pages, number, width = self._pages, self._number, self.view.pixels_wide()
        if pages is None or self._drawing is not None or not self.view.isVisible():
            return
        self._drawing = Job(
            lambda _desk, _step: _Drawn(pages, number, width, pages.image(number, width)), self._desk
        )
        self._drawing.finished.connect(self._drawn)
        self._drawing.failed.connect(self._not_drawn)
        self._drawing.start()

    def _drawn(self, drawn: _Drawn) -> None:
        self._drawing = None
        if drawn.pages is self._pages and drawn.number == self._number:
            self.view.show_image(drawn.image)
        seen = (self._pages, self._number, self.view.pixels_wide())
        if seen != (drawn.pages, drawn.number, drawn.width):
            self._settled.start()

    def _not_drawn(self, _error: Exception) -> None:
        self._drawing = None
        self.view.show_image(None)
        self.where.setText("This page could not be drawn. The file can be made all the same.")

    def _close(self) -> None:
        if self._pages is not None:
            self._pages.close()
            self._pages = None

    def _lay_out(self) -> None:
        if self._by_itself:
            self.show_pages_button.hide()
        turning = QHBoxLayout(self._turning)
        turning.setContentsMargins(0, 0, 0, 0)
        turning.setSpacing(8)
        turning.addWidget(self.where, 1)
        turning.addWidget(self.before)
        turning.addWidget(self.after)
        self.body.addWidget(Label("Preview", "h2"))
        self.body.addWidget(Label(self._hint, "note", "ink-2", wrap=True))
        self.body.addWidget(self.show_pages_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._turning)
        self.body.addWidget(self.view)
        self._turning.hide()
        self.view.hide()
