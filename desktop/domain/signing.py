"""Sign-off of a decision: an act of its own. Nobody is ever shown as having signed who did not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct

from desktop.domain.decision import Refusal
from desktop.domain.trustees import is_trustee
from desktop.domain.words import long_day


class SignedHow(StrEnum):
    """By the trustee on this computer, or told by somebody who names what gave it."""

    HERE = "here"
    REPORTED = "reported"


class Signature(Struct, frozen=True, kw_only=True):
    """A sign-off that is about to be recorded. `at_desk` is who sits at this computer, by name."""

    by: str
    role: str
    how: SignedHow
    minute: str = ""
    on: date | None = None
    at_desk: str = ""


class Signed(Struct, frozen=True, kw_only=True):
    """A sign-off as recorded. `entered_by` is who wrote it down; `minute` names what gave it."""

    by: str
    role: str
    on: date
    how: SignedHow
    minute: str
    entered_by: str

    @property
    def words(self) -> str:
        """Who signed, when, and by whose word."""
        who = f"{self.by}, {self.role}" if self.role else self.by
        when = f"Signed off by {who}, on {long_day(self.on)}"
        if self.how is SignedHow.HERE:
            return f"{when}, on this computer"
        entered = f" Entered by {self.entered_by}." if self.entered_by else ""
        return f"{when}, as given in: {self.minute.rstrip('.')}.{entered}"


class SignOff(Struct, frozen=True):
    """The sign-off that a decision was recorded to wait for, and the one it got."""

    signed: Signed | None = None

    @property
    def words(self) -> str:
        """How it stands."""
        return self.signed.words if self.signed else "Waiting for sign-off"


def sign_off_refusals(
    signature: Signature, *, number: str, sign_off: SignOff | None, superseded_by: str | None, today: date
) -> tuple[Refusal, ...]:
    """Return why this cannot be recorded; `sign_off` is None where the decision asks for none."""
    not_open = _not_open(number, sign_off, superseded_by)
    if not_open:
        return (Refusal("number", not_open),)
    return tuple(_wrong_signature(signature, today))


def _not_open(number: str, sign_off: SignOff | None, superseded_by: str | None) -> str:
    if sign_off is None:
        return f"Decision {number} was not recorded to wait for sign-off."
    if sign_off.signed:
        return f"Decision {number} is signed off already."
    if superseded_by:
        return f"Decision {number} no longer stands: decision {superseded_by} superseded it."
    return ""


def _wrong_signature(signature: Signature, today: date) -> Iterator[Refusal]:
    by = " ".join(signature.by.split())
    if not by:
        yield Refusal("by", "Signed off by: name who gave it.")
    elif signature.how is SignedHow.HERE:
        if by.casefold() != " ".join(signature.at_desk.split()).casefold():
            yield Refusal(
                "by", f"Only {by} can sign as {by} on this computer; name the minute or message instead."
            )
        elif not is_trustee(signature.role):
            yield Refusal(
                "by", "Only a trustee signs off on this computer; name the minute or message instead."
            )
    elif not signature.minute.strip():
        yield Refusal("minute", "Name the minute or the message that gave the sign-off.")
    if signature.on is not None and signature.on > today:
        yield Refusal("on", "Signed off on: it cannot be dated in the future.")
