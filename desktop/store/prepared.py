"""A notice made ready to be written before anybody looks into the file: here, or in another process."""

from __future__ import annotations

from datetime import datetime

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from desktop.store.made import Made
from feeds.notice import Form, Notice

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Notice)


class Prepared(Struct, kw_only=True, array_like=True, gc=False):
    """What tells a notice from others, what is kept of it, and its opportunity if it is the only one.

    `facts` is the notice as a line of JSON without its content; `content` is what came.
    """

    source: str
    id: str
    opportunity: str
    form: Form
    content_hash: str
    notice_type: str | None
    title: str | None
    released_at: datetime | None
    url: str | None
    received_from: str
    facts: bytes
    alone: Made | None
    content: bytes = b""

    def notice(self) -> Notice:
        """Return the notice as it was read, without its content."""
        return _decoder.decode(self.facts)


Arrived = Notice | Prepared
"""A notice on its way into the file."""


def without_content(notice: Notice) -> bytes:
    """Return a notice as one line of JSON, without its content."""
    return _encoder.encode(replace(notice, content=b""))
