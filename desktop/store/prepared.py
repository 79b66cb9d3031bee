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
    """What tells a notice from others, what is kept of it, and its opportunity as it stands with it.

    `facts` is the notice as a line of JSON without its content; `content` is what came. `made_of` names the
    versions that the opportunity is made of, by their hashes in order of arrival: whoever writes it sees
    whether those are all there are.
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
    made: Made | None = None
    made_of: tuple[str, ...] = ()
    content: bytes = b""

    def notice(self) -> Notice:
        """Return the notice as it was read, without its content."""
        return _decoder.decode(self.facts)


Arrived = Notice | Prepared
"""A notice on its way into the file."""


def without_content(notice: Notice) -> bytes:
    """Return a notice as one line of JSON, without its content."""
    return _encoder.encode(replace(notice, content=b""))
