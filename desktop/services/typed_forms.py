"""What is typed in a form and not recorded yet: kept outside the journal, so that it comes back."""

from __future__ import annotations

from concurrent.futures import Future
from hashlib import blake2b
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import asdict

from desktop.services.desk import Desk
from desktop.store import drafts

Typed = TypeVar("Typed", bound=Struct)


def unnamed(name: str) -> str:
    """Return what stands for a name where a draft is kept under it: erasing rewords texts, never subjects."""
    return blake2b(name.encode(), digest_size=8).hexdigest() if name else ""


class TypedForm(Generic[Typed]):
    """The draft of one form, under the subject it is about; `standing` is what the form holds without it."""

    def __init__(self, desk: Desk, subject: str, field: str, standing: Typed) -> None:
        self._desk, self._subject, self._field = desk, subject, field
        self.standing = standing

    def kept(self) -> Typed | None:
        """Return what was typed and not recorded; None where nothing was that does not stand by now.

        What was left as it stood then is as it stands today.
        """
        with self._desk.reader() as db:
            draft = drafts.of(db, self._subject).get(self._field)
        if draft is None:
            return None
        try:
            typed = msgspec.json.decode(draft.text, type=dict[str, Any])
            kept = msgspec.convert({**msgspec.to_builtins(self.standing), **typed}, type(self.standing))
        except msgspec.MsgspecError:
            return None  # of another version
        return None if kept == self.standing else kept

    def keep(self, typed: Typed) -> Future[None]:
        """Keep what differs from what stands; the future tells when it is on disk."""
        stands = asdict(self.standing)
        differs = {name: said for name, said in asdict(typed).items() if said != stands[name]}
        if not differs:
            return self.forget()
        text, now = msgspec.json.encode(differs).decode(), self._desk.now()
        return self._desk.workspace.write(lambda db: drafts.put(db, self._subject, self._field, text, now))

    def forget(self) -> Future[None]:
        """Let go of what was typed: it is recorded, or not wanted any more."""
        return self._desk.workspace.write(lambda db: drafts.clear(db, self._subject, [self._field]))
