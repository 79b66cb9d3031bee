"""Makes the pictures in docs/pictures: the screens of the sample on one fixed day, in few colours.

Run it when a screen has changed: `python packaging/make_pictures.py`. The same screens give the same bytes.
"""

from __future__ import annotations

import struct
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from PySide6.QtGui import QImage

from desktop.cli.screenshots import take_screenshots

OUT = Path(__file__).parents[1] / "docs" / "pictures"
DAY = date(2026, 6, 9)
SHOWN = {
    "today": "today-light",
    "opportunities": "opportunities-light",
    "opportunity": "opportunity-light",
    "pause": "pause-light",
    "partnership": "partnership-light",
    "map": "map-light",
    "organisations": "organisations-light",
    "decision": "decision-light",
    "register": "register-dark",
    "board-pack": "board_pack-light",
}
"""The pictures by their names in the docs."""

COLOURS, FREQUENT = 256, 192
MOST_BYTES = 150_000

Colour = bytes


def main() -> None:
    """Take the screens and write the chosen ones."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as taken:
        take_screenshots(Path(taken), DAY, scale="1", text_size=100, say=lambda _words: None)
        for name, screen in SHOWN.items():
            content = in_few_colours(QImage(str(Path(taken) / f"{screen}.png")))
            if len(content) > MOST_BYTES:
                sys.exit(f"{name} has {len(content):,} bytes; {MOST_BYTES:,} are the most")
            (OUT / f"{name}.png").write_bytes(content)
            print(f"{name}.png: {len(content):,} bytes")


def in_few_colours(image: QImage) -> bytes:
    """Return a picture as PNG with a palette; flat colours stay exactly as they are."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    width, height, stride = image.width(), image.height(), image.bytesPerLine()
    raw = bytes(image.constBits())
    rows = [raw[y * stride : y * stride + 3 * width] for y in range(height)]
    counted = Counter(row[at : at + 3] for row in rows for at in range(0, 3 * width, 3))
    palette = chosen(counted)
    number = {colour: nearest(colour, palette) for colour in counted}
    lines = (b"\0" + bytes(number[row[at : at + 3]] for at in range(0, 3 * width, 3)) for row in rows)
    return png(width, height, palette, b"".join(lines))


def chosen(counted: Counter[Colour]) -> list[Colour]:
    """Return the most frequent colours, then those that the others would miss most."""
    order = sorted(counted, key=lambda colour: (-counted[colour], colour))
    palette, rest = order[:FREQUENT], order[FREQUENT:]
    missed = {colour: min(distance(colour, one) for one in palette) for colour in rest}
    while missed and len(palette) < COLOURS:
        worst = max(missed, key=lambda colour: (missed[colour] * counted[colour], colour))
        palette.append(worst)
        del missed[worst]
        missed = {colour: min(far, distance(colour, worst)) for colour, far in missed.items()}
    return palette


def nearest(colour: Colour, palette: list[Colour]) -> int:
    """Return the place in the palette of the colour that comes nearest."""
    return min(range(len(palette)), key=lambda place: distance(colour, palette[place]))


def distance(one: Colour, other: Colour) -> int:
    """Return how far two colours are apart, squared."""
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def png(width: int, height: int, palette: Iterable[Colour], lines: bytes) -> bytes:
    """Return a PNG of eight bits a pixel."""
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    content = zlib.compress(lines, 9)
    parts = (
        (b"IHDR", header),
        (b"PLTE", b"".join(palette)),
        (b"IDAT", content),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


if __name__ == "__main__":
    main()
