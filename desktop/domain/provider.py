"""An existing provider of one opportunity, as people told of it: confirmed, corrected, ruled out or added."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from hashlib import blake2b

from msgspec import Struct

from desktop.domain.organisation_names import name_key
from desktop.domain.pause import Standing


class Said(StrEnum):
    """What a person said of somebody who may be an existing provider."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    RULED_OUT = "ruled_out"
    ADDED = "added"


class ProviderView(Struct, frozen=True, kw_only=True):
    """What was said last of one existing provider.

    `id` is the supplier's `provider_key` where a notice names it, else an own id. `organisation` is its id
    in the directory, "" where it is in none. `source` and `on` say how it is known, and since when; `what`
    says what they do. `does_well` is None while nobody has said. `notice` is the award notice it came from;
    `subject` the opportunity on which it was said.
    """

    id: str
    said: Said
    name: str
    organisation: str = ""
    number: str = ""
    standing: Standing = Standing.UNKNOWN
    source: str = ""
    on: date | None = None
    does_well: bool | None = None
    what: str = ""
    end_on: date | None = None
    extends_to_on: date | None = None
    reason: str = ""
    notice: str = ""
    author: str | None = None
    at: datetime | None = None
    entry: str = ""
    subject: str = ""


def provider_key(number: str, name: str) -> str:
    """Return what a supplier is known by from notice to notice: its number, else a hash of its name.

    The name itself stays out of it: a sole trader's name is a person's, and can be erased.
    """
    return number or f"sup:{blake2b(name_key(name).encode(), digest_size=8).hexdigest()}"


def refusals(
    *, name: str, source: str, on: date | None, today: date, standing: Standing | None
) -> tuple[tuple[str, str], ...]:
    """Return why something said of a provider cannot be kept, by field."""
    found = []
    if not name.strip():
        found.append(("name", "Say which organisation this is."))
    if standing is None:
        found.append(("standing", "Say how well this is known."))
    if standing is not Standing.UNKNOWN and not source.strip():
        found.append(("source", "Say how we know: who said so, or where it stands."))
    if on is not None and on > today:
        found.append(("on", "Choose today or an earlier day."))
    return tuple(found)
