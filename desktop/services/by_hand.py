"""Opportunities that people add themselves: typed, edited, taken away and put back.

Each step is a journal entry; its fold writes the notice, so that what is typed goes the same way as what
a source sends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future

from msgspec import Struct

from desktop.domain import by_hand as rules
from desktop.domain.by_hand import ByHand
from desktop.services.authors import arrive
from desktop.services.desk import Desk
from desktop.services.entries import write_about
from desktop.services.errors import NoSuchOpportunity, NotKept, NotPossible
from desktop.store import by_hand as store
from desktop.store import decisions, drafts, joins, journal
from desktop.store.connection import Connection
from desktop.store.uuid7 import uuid7

DRAFT = "new opportunity"
"""The subject under which what is being typed is kept until it is added."""


class Added(Struct, frozen=True):
    """What was added. `alike` are opportunities held already with its title or link, by key and title."""

    key: str
    title: str
    alike: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        """Return what was done, and what looks like the same."""
        twins = f" It looks like “{self.alike[0][1]}”, which is held already." if self.alike else ""
        return f"Added “{self.title}”.{twins}"


def add(desk: Desk, typed: ByHand) -> Added:
    """Add one opportunity, and let go of its draft.

    Raises:
        NotKept: something in it cannot be kept as it stands.
    """
    typed = checked(desk, typed)
    return desk.workspace.write(lambda db: _add(db, desk, typed)).result()


def add_within(db: Connection, desk: Desk, typed: ByHand, *, batch: str | None = None) -> str:
    """Add one that was checked, within a change; return its key."""
    arrive(db, desk)
    key = f"{rules.KEY_PREFIX}{uuid7(desk.now())}"
    about = {"title": typed.title, "buyer": typed.buyer, "deadline": typed.deadline, "link": typed.link}
    payload = {name: getattr(typed, name) for name in rules.FIELDS} | {"opportunity": about}
    journal.append(
        db,
        author=desk.author,
        kind="opportunity.added",
        subject=key,
        payload=payload,
        now=desk.now(),
        batch=batch,
    )
    return key


def edit(desk: Desk, key: str, typed: ByHand) -> str:
    """Record what differs from what stands; return what was done in words, "" where nothing differs.

    Raises:
        NotKept: something in it cannot be kept as it stands.
        NotPossible: it was not typed here.
    """
    typed = checked(desk, typed)
    return desk.workspace.write(lambda db: _edit(db, desk, key, typed)).result()


def remove(desk: Desk, key: str) -> str:
    """Take one away that was typed; return what was done in words. It can be put back.

    Raises:
        NotPossible: it was not typed here, or a decision stands on it.
    """
    return desk.workspace.write(lambda db: remove_within(db, desk, key)).result()


def put_back(desk: Desk, key: str) -> str:
    """Put back what was taken away, as it was.

    Raises:
        NotPossible: it was not taken away.
    """
    return desk.workspace.write(lambda db: _put_back(db, desk, key)).result()


def standing(db: Connection, key: str) -> ByHand | None:
    """Return what was typed under this key; None where a source published it, or it was taken away."""
    found = store.of(db, key)
    return found.typed if found is not None and not found.removed else None


def checked(desk: Desk, typed: ByHand) -> ByHand:
    """Return what was typed as it is kept.

    Raises:
        NotKept: something in it cannot be kept.
    """
    tidy = rules.tidied(typed)
    if found := rules.refusals(tidy, desk.today):
        raise NotKept(found)
    return tidy


def keep_draft(desk: Desk, fields: Mapping[str, str]) -> Future[None]:
    """Keep what is being typed, overwritten each time; the future tells when it is on disk."""
    now = desk.now()

    def change(db: Connection) -> None:
        for name, text in fields.items():
            drafts.put(db, DRAFT, name, text, now)

    return desk.workspace.write(change)


def draft(db: Connection) -> dict[str, str]:
    """Return what was being typed and not added."""
    return {name: kept.text for name, kept in drafts.of(db, DRAFT).items() if kept.text.strip()}


def forget_draft(desk: Desk) -> Future[None]:
    """Let go of what was being typed; the future tells when that is on disk."""
    return desk.workspace.write(_forget_draft)


def _add(db: Connection, desk: Desk, typed: ByHand) -> Added:
    alike = tuple(store.alike(db, [typed.title], [typed.link]).items())
    key = add_within(db, desk, typed)
    _forget_draft(db)
    return Added(key, typed.title, alike)


def _edit(db: Connection, desk: Desk, key: str, typed: ByHand) -> str:
    before = _standing(db, key)
    changed = rules.differing(before, typed)
    if not changed:
        return ""
    write_about(db, desk, key, "opportunity.edited", changed)
    return f"Saved “{typed.title}”."


def remove_within(db: Connection, desk: Desk, key: str) -> str:
    """Take one away within a change, as `remove` does."""
    typed = _standing(db, key)
    if decisions.of(db, key):
        raise NotPossible(
            happened=f"A decision stands on “{typed.title}”, so it is not taken away.",
            safe="Nothing was changed.",
            to_do="Dismiss it, or let it close.",
        )
    if joins.root(db, key) != key or joins.family(db, key):
        raise NotPossible(
            happened=f"“{typed.title}” is joined to another publication, so it is not taken away.",
            safe="Nothing was changed.",
            to_do="Split the two first, on its page.",
        )
    write_about(db, desk, key, "opportunity.removed", {"title": typed.title})
    return f"Took away “{typed.title}”"


def _put_back(db: Connection, desk: Desk, key: str) -> str:
    found = store.of(db, key)
    if found is None or not found.removed:
        raise NotPossible(
            happened="There is nothing to put back.",
            safe="Nothing was changed.",
            to_do="Look for it among the opportunities: it may stand there already.",
        )
    arrive(db, desk)
    payload: Mapping[str, object] = {"undoes": [found.entry]}
    journal.append(
        db, author=desk.author, kind="opportunity.put_back", subject=key, payload=payload, now=desk.now()
    )
    return f"Put back “{found.typed.title}”"


def _standing(db: Connection, key: str) -> ByHand:
    typed = standing(db, key)
    if typed is not None:
        return typed
    if key.startswith(rules.KEY_PREFIX):
        raise NoSuchOpportunity(key)
    raise NotPossible(
        happened="This came from a source, so it is not edited here.",
        safe="Nothing was changed.",
        to_do="What you know beyond it goes into the pause or the decision.",
    )


def _forget_draft(db: Connection) -> None:
    names: Sequence[str] = tuple(drafts.of(db, DRAFT))
    if names:
        drafts.clear(db, DRAFT, names)
