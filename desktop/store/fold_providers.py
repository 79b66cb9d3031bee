"""Folds of what people said of existing providers; the subject of each entry is the opportunity.

What was said last of one stands, whole. A copy for trustees leaves these entries out (see withheld).
"""

from __future__ import annotations

from desktop.domain.chain import Entry
from desktop.domain.provider import Said
from desktop.store.connection import Connection
from desktop.store.payload import Payload

_TEXTS = ("organisation", "name", "number", "standing", "source", "what", "reason", "notice")
_DAYS = ("on_day", "end_on", "extends_to_on")
_FIELDS = (*_TEXTS, *_DAYS, "does_well")


def confirmed(db: Connection, entry: Entry, says: Payload) -> None:
    """`{provider, name, organisation, number, standing, source, on, does_well, what, end_on, …, notice}`."""
    _put(db, entry, says, Said.CONFIRMED)


def corrected(db: Connection, entry: Entry, says: Payload) -> None:
    """The same as of one confirmed, where the notice says otherwise, and why in `reason`."""
    _put(db, entry, says, Said.CORRECTED)


def ruled_out(db: Connection, entry: Entry, says: Payload) -> None:
    """`{provider, name, number, organisation, reason, on, notice}`: it is no existing provider of this."""
    _put(db, entry, says, Said.RULED_OUT)


def added(db: Connection, entry: Entry, says: Payload) -> None:
    """The same as of one confirmed: one that no notice here names. `provider` is an id of its own."""
    _put(db, entry, says, Said.ADDED)


def undone(db: Connection, entry: Entry, says: Payload) -> None:
    """`{provider, back_to: {said, …}}`: as it stood before; without `back_to`, as if nobody spoke of it."""
    back, provider = says.part("back_to"), says.text("provider")
    said = next((one for one in Said if one == back.text("said")), None)
    if said is not None:
        _put(db, entry, Payload({**back.plain(), "provider": provider}), said)
    elif entry.subject is not None:
        db.execute(
            "DELETE FROM provider WHERE subject = :subject AND provider = :provider",
            {"subject": entry.subject, "provider": provider},
        )
        _touch(db, entry)


def _put(db: Connection, entry: Entry, says: Payload, said: Said) -> None:
    provider = says.text("provider")
    if entry.subject is None or not provider:
        return
    row: dict[str, object] = {name: says.text(name) for name in _TEXTS}
    row |= {"on_day": says.maybe("on"), "end_on": says.maybe("end_on")}
    row |= {"extends_to_on": says.maybe("extends_to_on"), "does_well": _answer(says)}
    row |= {"subject": entry.subject, "provider": provider, "said": said.value}
    row |= {"author": entry.author, "at": entry.at, "entry": entry.id}
    db.execute(
        f"""
        INSERT INTO provider (subject, provider, said, {", ".join(_FIELDS)}, author, at, entry)
        VALUES (:subject, :provider, :said, {", ".join(f":{name}" for name in _FIELDS)}, :author, :at, :entry)
        ON CONFLICT (subject, provider) DO UPDATE SET said = excluded.said,
            {", ".join(f"{name} = excluded.{name}" for name in _FIELDS)},
            author = excluded.author, at = excluded.at, entry = excluded.entry
        """,
        row,
    )
    _touch(db, entry)


def _answer(says: Payload) -> str:
    """Return "yes", "no", or "" where it is not known."""
    told = says.plain().get("does_well")
    return {True: "yes", False: "no"}.get(told, "") if isinstance(told, bool) else ""


def _touch(db: Connection, entry: Entry) -> None:
    if entry.subject is not None:
        db.touched.add(("provider", entry.subject))
