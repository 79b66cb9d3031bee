"""What is typed in a form and not recorded yet: kept outside the journal, so that it comes back."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Generic, TypeVar

import msgspec
from msgspec import Raw, Struct
from msgspec.structs import asdict, replace

from desktop.services.desk import Desk
from desktop.store import drafts

Typed = TypeVar("Typed", bound=Struct)


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
        shape = type(self.standing)
        try:
            typed, over = (
                asdict(msgspec.json.decode(one, type=shape))
                for one in msgspec.json.decode(draft.text, type=tuple[Raw, Raw])
            )
        except msgspec.MsgspecError:
            return None  # of another version
        kept = replace(self.standing, **{name: said for name, said in typed.items() if said != over[name]})
        return None if kept == self.standing else kept

    def keep(self, typed: Typed) -> Future[None]:
        """Keep what is being typed; the future tells when it is on disk. What stands is not kept twice."""
        if typed == self.standing:
            return self.forget()
        text, now = msgspec.json.encode((typed, self.standing)).decode(), self._desk.now()
        return self._desk.workspace.write(lambda db: drafts.put(db, self._subject, self._field, text, now))

    def forget(self) -> Future[None]:
        """Let go of what was typed: it is recorded, or not wanted any more."""
        return self._desk.workspace.write(lambda db: drafts.clear(db, self._subject, [self._field]))
