"""A picture as a PNG file."""

from __future__ import annotations

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB, _DEPTH = 2, 8
_DOTS_A_METRE = 5669
"""144 dots to the inch: twice what a screen of the usual kind has."""


def png(width: int, height: int, rows: bytes, stride: int) -> bytes:
    """Return a picture whose rows are red, green and blue, a byte each, and `stride` bytes long."""
    lines = (rows[row * stride : row * stride + 3 * width] for row in range(height))
    body = b"".join(b"\x00" + line for line in lines)  # each row as it stands, no filter
    head = struct.pack(">IIBBBBB", width, height, _DEPTH, _RGB, 0, 0, 0)
    dots = struct.pack(">IIB", _DOTS_A_METRE, _DOTS_A_METRE, 1)
    parts = (b"IHDR", head), (b"pHYs", dots), (b"IDAT", zlib.compress(body, 6)), (b"IEND", b"")
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
