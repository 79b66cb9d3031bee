"""At device ratios 1.5 and 2 what is drawn is drawn finer, never blown up: icons, marks, bars, pictures."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.runway import Verdict
from desktop.ui.runway.strip import RunwayStrip
from desktop.ui.theme.glyphs import draw_glyph
from desktop.ui.theme.icons import draw_icon, icon
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.cell_pictures import CellPictures, Looks
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.filter_chip import FilterChip
from desktop.ui.widgets.logo import Logo
from desktop.ui.widgets.radio import Radio, Tick
from desktop.ui.widgets.state_chip import StateChip
from tests.ui.runway.runways import dated

SIDE = 48
FINE = (1.5, 2.0)
Draw = Callable[[QPainter], None]


def blank(ratio: float, width: int = SIDE, height: int = SIDE) -> QImage:
    """Return an empty device of that ratio."""
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.colour("bg-surface"))
    return image


def drawn(draw: Draw, ratio: float) -> QImage:
    """Draw on a device of that ratio."""
    image = blank(ratio)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image


def blown_up(image: QImage, ratio: float) -> QImage:
    """Return what a picture for ratio 1 becomes where nobody draws it anew."""
    size = image.size() * ratio
    return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.FastTransformation)


def pictured_icon(painter: QPainter) -> None:
    """Draw an icon as a table does: from the picture of its cell."""
    device = painter.device()
    assert device is not None
    looks = Looks(0, 0, SIDE, SIDE, device.devicePixelRatioF(), "bg-surface", first=False)
    CellPictures().draw(
        painter,
        QRect(0, 0, SIDE, SIDE),
        "row",
        looks,
        lambda inside, _rect: draw_icon(inside, 8, 8, "inbox", 24),
    )


def rendered(widget: QWidget, ratio: float) -> QImage:
    """Draw a widget on a device of that ratio."""
    image = blank(ratio, widget.width(), widget.height())
    widget.render(image)
    return image


DRAWINGS: dict[str, Draw] = {
    "an icon": lambda painter: draw_icon(painter, 8, 8, "inbox", 24),
    "an icon in a table": pictured_icon,
    "a circle": lambda painter: draw_glyph(painter, QRectF(8, 8, 24, 24), "enough"),
    "a triangle": lambda painter: draw_glyph(painter, QRectF(8, 8, 24, 24), "tight"),
}
WIDGETS: dict[str, Callable[[], QWidget]] = {
    "button": lambda: Button("Pause", icon="pause"),
    "main button": lambda: Button("Record", "main", trailing="chevron-right"),
    "filter chip": lambda: FilterChip("Short window", "clock"),
    "state chip": lambda: StateChip("Tight", Verdict.TIGHT),
    "icon": lambda: LineIcon("inbox", 24, "ink"),
    "logo": lambda: Logo(32),
    "radio": lambda: Radio("Known"),
    "tick": lambda: Tick("We don't know yet"),
}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("ratio", FINE)
@pytest.mark.parametrize("name", DRAWINGS)
def test_what_is_painted_is_finer_on_a_finer_device(name: str, ratio: float) -> None:
    coarse, fine = drawn(DRAWINGS[name], 1), drawn(DRAWINGS[name], ratio)

    assert fine.size() == coarse.size() * ratio
    assert fine != blown_up(coarse, ratio)


@pytest.mark.parametrize("ratio", FINE)
@pytest.mark.parametrize("name", WIDGETS)
def test_every_widget_with_a_mark_is_finer_on_a_finer_device(qtbot: QtBot, name: str, ratio: float) -> None:
    widget = WIDGETS[name]()
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())

    coarse, fine = rendered(widget, 1), rendered(widget, ratio)

    assert fine != blown_up(coarse, ratio)
    assert colours(fine) - colours(coarse), "no shade between, as a finer edge has"


@pytest.mark.parametrize("days", [28, 18, 11])
@pytest.mark.parametrize("ratio", FINE)
def test_a_strip_is_drawn_on_whole_pixels_of_the_device(qtbot: QtBot, days: int, ratio: float) -> None:
    strip = RunwayStrip()
    qtbot.addWidget(strip)
    strip.show_runway(dated(days))
    strip.resize(240, SIDE)

    fine = rendered(strip, ratio)

    ink = QColor(theme.colour("marker")).rgb()
    columns = [sum(fine.pixel(x, y) == ink for y in range(fine.height())) for x in range(fine.width())]
    tall = [count for count in columns if count >= fine.height() * 0.9]
    assert len(tall) == round(1.5 * ratio + 0.01)  # the line of today, sharp at both edges


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("ratio", [1.0, *FINE])
def test_icons_carry_the_ratio_and_have_its_pixels(ratio: float) -> None:
    pixmap = icon("inbox", 20, "ink", ratio)

    assert pixmap.devicePixelRatio() == ratio
    assert pixmap.size().toTuple() == (20 * ratio, 20 * ratio)
    assert pixmap.deviceIndependentSize().toTuple() == (20, 20)


def colours(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
