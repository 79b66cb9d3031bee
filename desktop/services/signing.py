"""Sign-off, an entry of its own: by the trustee on this computer, or by somebody who names what gave it."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.decision import DecidedBy
from desktop.domain.signing import Signature, SignedHow, sign_off_refusals
from desktop.domain.trustees import is_trustee
from desktop.services.authors import person_named
from desktop.services.desk import Desk
from desktop.services.entries import write_about
from desktop.services.errors import NoSuchDecision, SignOffRefused
from desktop.store import decisions as decision_store
from desktop.store import people
from desktop.store.connection import Connection
from desktop.store.decisions import DecisionRow


class SignOffForm(Struct, frozen=True):
    """What is asked of whoever signs. `here` is the trustee at this desk, None where there is none.

    `key` is that of the opportunity.
    """

    number: str
    about: str
    here: DecidedBy | None
    people: tuple[DecidedBy, ...]
    key: str


def sign_off_form(db: Connection, desk: Desk, number: str) -> SignOffForm:
    """Return the form for the sign-off of a decision.

    Raises:
        NoSuchDecision: no decision has that number.
    """
    row = _row(db, number)
    everyone = people.everyone(db)
    at_desk = next((one for one in everyone if one.id == desk.author), None)
    here = DecidedBy(at_desk.name, at_desk.role) if at_desk and is_trustee(at_desk.role) else None
    others = tuple(DecidedBy(one.name, one.role) for one in everyone if one.name)
    return SignOffForm(number, row.title, here, others, row.key)


def sign_off(desk: Desk, number: str, signature: Signature) -> str:
    """Record that a decision was signed off; return how it stands now, in words.

    Raises:
        NoSuchDecision: no decision has that number.
        SignOffRefused: with every refusal.
    """
    return desk.workspace.write(lambda db: _sign_off(db, desk, number, signature)).result()


def at_desk(desk: Desk) -> str:
    """Return the name of whoever sits at this desk."""
    with desk.reader() as db:
        return people.names(db).get(desk.author or "", desk.newcomer)


def _sign_off(db: Connection, desk: Desk, number: str, signature: Signature) -> str:
    row = _row(db, number)
    signature = _as_known(db, desk, signature)
    why_not = sign_off_refusals(
        signature, number=number, sign_off=row.sign_off, superseded_by=row.superseded_by, today=desk.today
    )
    if why_not:
        raise SignOffRefused(why_not)
    payload = {
        "number": number,
        "person": person_named(db, desk, signature.by, signature.role),
        "role": signature.role,
        "how": signature.how,
        "minute": signature.minute.strip() if signature.how is SignedHow.REPORTED else "",
        "on": signature.on or desk.today,
    }
    write_about(db, desk, row.key, "decision.signed_off", payload, as_written=True)
    signed = _row(db, number).sign_off
    return signed.words if signed else ""


def _as_known(db: Connection, desk: Desk, signature: Signature) -> Signature:
    """Return the signature with what is known here: who sits at this desk, and the signer's role."""
    everyone = people.everyone(db)
    at_desk = next((one.name for one in everyone if one.id == desk.author), desk.newcomer)
    by = " ".join(signature.by.split())
    known = next((one for one in everyone if one.name.casefold() == by.casefold()), None)
    if known is None:
        return replace(signature, by=by, at_desk=at_desk)
    if signature.how is SignedHow.HERE or not signature.role:
        return replace(signature, by=known.name, role=known.role, at_desk=at_desk)
    return replace(signature, by=known.name, at_desk=at_desk)


def _row(db: Connection, number: str) -> DecisionRow:
    row = decision_store.by_number(db, number)
    if row is None:
        raise NoSuchDecision(number)
    return row
