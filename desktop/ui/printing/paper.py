"""Sheets of paper: margins, lines of text, page numbers. Measured in points, always dark on white."""

from __future__ import annotations

from types import TracebackType

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPainter, QTextLayout, QTextOption
from PySide6.QtPrintSupport import QPrinter

from desktop.ui.theme.fonts import make_font
from desktop.ui.theme.tokens import tokens

MARGIN = 42.0
FOOT = 24.0
SMALL, NORMAL, LARGE = 8, 10, 16
_LEADING = 1.35
_POINTS_AN_INCH = 72.0


def ink(token: str = "ink") -> QColor:
    """Return a colour of the light theme: paper is white in every theme."""
    return QColor(tokens().colours["light"][token])


def printed_font(size: int, weight: int) -> QFont:
    """Return a font for paper. Its figures are plain ones: a PDF's reader finds no others again."""
    return make_font(size, weight, tabular=False)


class Paper:
    """What is being printed. Use it as a context: the painter ends however the block does.

    `y` is where the next thing goes; whoever draws asks for room first and moves it on.
    """

    def __init__(self, printer: QPrinter, foot: str) -> None:
        self._printer, self._foot = printer, foot
        self._painter = QPainter()
        self._page = 0
        self.y = MARGIN
        printer.setFullPage(True)
        printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
        size = printer.pageLayout().fullRect(QPageLayout.Unit.Point)
        self.width = size.width() - 2 * MARGIN
        self._height = size.height()

    def __enter__(self) -> Paper:
        self.began = self._painter.begin(self._printer)
        scale = self._printer.resolution() / _POINTS_AN_INCH
        self._painter.scale(scale, scale)
        self._finish_page()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._painter.isActive():
            self._painter.end()

    def has_room(self, height: float) -> bool:
        """Return whether so much fits on what is left of the page."""
        return self.y + height <= self._height - MARGIN - FOOT

    def new_page(self) -> None:
        """Go on at the top of another page."""
        self._printer.newPage()
        self.y = MARGIN
        self._finish_page()

    def space(self, height: float) -> None:
        """Leave room."""
        self.y += height

    def rule(self) -> None:
        """Draw a thin line across."""
        self._painter.fillRect(QRectF(MARGIN, self.y, self.width, 0.5), ink("line-strong"))

    def words(self, text: str, size: int = NORMAL, weight: int = 400, token: str = "ink") -> None:
        """Set a paragraph over the whole width; one that is too long for the page goes on on the next."""
        for line in self.lines(text, self.width, size, weight):
            if not self.has_room(line_height(size)):
                self.new_page()
            self.draw_line(line, MARGIN, self.width, size, weight, token=token)
            self.y += line_height(size)

    def lines(self, text: str, width: float, size: int, weight: int = 400) -> list[str]:
        """Return the text cut into lines that fit the width."""
        return [line for part in text.split("\n") for line in self._wrapped(part, width, size, weight)]

    def draw_line(
        self,
        text: str,
        left: float,
        width: float,
        size: int,
        weight: int = 400,
        *,
        below: float = 0.0,
        right: bool = False,
        token: str = "ink",
    ) -> None:
        """Draw one line of text at the current height, or so far below it."""
        self._painter.setFont(printed_font(size, weight))
        self._painter.setPen(ink(token))
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        box = QRectF(left, self.y + below, width, line_height(size))
        self._painter.drawText(
            box, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), text
        )

    def _wrapped(self, text: str, width: float, size: int, weight: int) -> list[str]:
        layout = QTextLayout(text, printed_font(size, weight))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        found = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            found.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
        return found or [""]

    def _finish_page(self) -> None:
        """Set the foot: what this is, and the number of the page."""
        self._page += 1
        at, self.y = self.y, self._height - MARGIN - line_height(SMALL)
        self.draw_line(self._foot, MARGIN, self.width, SMALL, token="ink-2")
        self.draw_line(f"Page {self._page}", MARGIN, self.width, SMALL, right=True, token="ink-2")
        self.y = at


def line_height(size: int) -> float:
    """Return how high a line of that size of text is."""
    return size * _LEADING
