"""What a register file says, row by row."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from feeds.errors import TenderPauseError


class Register(StrEnum):
    """A register that can be read; the value begins its organisation identifiers."""

    ENGLAND_AND_WALES = "GB-CHC"
    SCOTLAND = "GB-SC"
    NORTHERN_IRELAND = "GB-NIC"


class Part(StrEnum):
    """What a file tells of the charities of its register."""

    CHARITIES = "charities"
    ACTIVITIES = "classification"
    PLACES = "areas of operation"
    NAMES = "other names"


class RegisterEntry(Struct, frozen=True):
    """One charity on a register. `income` is whole pounds of the last year told, None where it is not told.

    Telephone, email and street address are never read: a register is no address book.
    """

    number: str
    name: str
    status: str = ""
    income: int | None = None
    year_end: date | None = None
    postcode_area: str = ""
    activities: str = ""
    website: str = ""
    company: str = ""
    other_names: str = ""
    labels: str = ""
    classes: tuple[int, ...] | None = None
    places: tuple[str, ...] | None = None


class Told(Struct, frozen=True):
    """What another file of a register tells of a charity; `values` in the file's own words or codes."""

    number: str
    values: tuple[str, ...]


class Refused(Struct, frozen=True):
    """A row that could not be read, and why."""

    row: int
    reason: str


RegisterRow = RegisterEntry | Told | Refused


class Passed(StrEnum):
    """Why a row that can be read is no charity to find; the value says it of several."""

    LEFT = "that have left the register"
    FUND = "funds under another charity"


class RegisterUnreadable(TenderPauseError):
    """A file that is no register extract, or that is not safe to open."""

    def __init__(self, name: str, why: str, to_do: str = "") -> None:
        super().__init__(
            happened=f"{name} was not read: {why}",
            safe="Nothing of it was taken in.",
            to_do=to_do or "Download it again from the register's own page, and import it as it came.",
        )


class NotARegister(RegisterUnreadable):
    """A file that can be read and is no register extract that is searched here."""
