"""The pictures of the docs: few colours, the same bytes, small."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

import make_pictures

DOCS = Path(__file__).parents[2] / "docs"


def a_picture(colours: int) -> QImage:
    """A picture in which each of so many colours fills a column, the first ones the widest."""
    image = QImage(4 * colours, 3, QImage.Format.Format_RGB888)
    for x in range(image.width()):
        hue = min(x // 8, colours - 1) * 359 // colours
        for y in range(image.height()):
            image.setPixelColor(x, y, QColor.fromHsv(hue, 200, 40 + (x // 8) % 200))
    return image


def test_flat_colours_stay_exactly_as_they_are() -> None:
    image = a_picture(40)

    read_back = QImage.fromData(make_pictures.in_few_colours(image))

    assert read_back.convertToFormat(QImage.Format.Format_RGB888) == image


def test_more_colours_than_there_is_room_for_come_near() -> None:
    image = QImage(400, 1, QImage.Format.Format_RGB888)
    for x in range(400):
        image.setPixelColor(x, 0, QColor(x % 256, (x * 7) % 256, 128))

    read_back = QImage.fromData(make_pictures.in_few_colours(image))

    apart = [abs(image.pixelColor(x, 0).green() - read_back.pixelColor(x, 0).green()) for x in range(400)]
    assert max(apart) <= 40
    assert read_back.colorCount() <= 256


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert make_pictures.in_few_colours(a_picture(300)) == make_pictures.in_few_colours(a_picture(300))


@pytest.mark.parametrize("name", make_pictures.SHOWN)
def test_the_pictures_of_the_docs_are_there_and_small(name: str) -> None:
    picture = DOCS / "pictures" / f"{name}.png"

    image = QImage(str(picture))

    assert (image.width(), image.height()) == (1440, 900)
    assert picture.stat().st_size <= make_pictures.MOST_BYTES
