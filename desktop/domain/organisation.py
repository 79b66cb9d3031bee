"""Organisations that we know, the people there whom we may ask, and how organisations stand to each other."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from desktop.domain.pause import Standing

PREFIX = "org:"
"""How the id of every organisation begins."""
CONTACT_PREFIX = "contact:"
"""How the id of everybody at one of them begins."""


class Role(StrEnum):
    """What an organisation is to us; one may be several at once."""

    EXISTING_PROVIDER = "existing_provider"
    POTENTIAL_PARTNER = "potential_partner"
    NETWORK = "network"
    BUYER = "buyer"

    def words(self) -> str:
        """Return what it is called."""
        return _ROLES[self]


class LedBy(StrEnum):
    """Whether an organisation is led by people with experience of what it works on."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"

    def words(self) -> str:
        """Return what it is called."""
        return _LED_BY[self]


class IncomeBand(StrEnum):
    """How much an organisation has to spend in a year."""

    UNDER_10K = "under_10k"
    TO_100K = "10k_to_100k"
    TO_500K = "100k_to_500k"
    TO_1M = "500k_to_1m"
    TO_10M = "1m_to_10m"
    OVER_10M = "over_10m"

    def words(self) -> str:
        """Return what it is called."""
        return _BANDS[self][1]


class LinkKind(StrEnum):
    """How one organisation stands to another."""

    WORKS_WITH = "works_with"
    IN_CONVERSATION = "in_conversation"
    CONTRACT = "contract"
    MEMBER_OF = "member_of"

    def words(self) -> str:
        """Return it as it stands between the two names."""
        return _LINKS[self][0]

    def turned(self) -> str:
        """Return it as it stands between the two names, the other one first."""
        return _LINKS[self][1]


_ROLES = {
    Role.EXISTING_PROVIDER: "Existing provider",
    Role.POTENTIAL_PARTNER: "Potential partner",
    Role.NETWORK: "Network",
    Role.BUYER: "Buyer",
}
_LED_BY = {LedBy.YES: "Yes", LedBy.NO: "No", LedBy.NOT_KNOWN: "Not known"}
_BANDS = {
    IncomeBand.UNDER_10K: (10_000, "under £10k"),
    IncomeBand.TO_100K: (100_000, "£10k to £100k"),
    IncomeBand.TO_500K: (500_000, "£100k to £500k"),
    IncomeBand.TO_1M: (1_000_000, "£500k to £1m"),
    IncomeBand.TO_10M: (10_000_000, "£1m to £10m"),
    IncomeBand.OVER_10M: (None, "£10m and over"),
}
_LINKS = {
    LinkKind.WORKS_WITH: ("works with", "works with"),
    LinkKind.IN_CONVERSATION: ("is in conversation with", "is in conversation with"),
    LinkKind.CONTRACT: ("has a contract with", "has a contract with"),
    LinkKind.MEMBER_OF: ("is a member of", "has as a member"),
}


def band_of(pounds: int | None) -> IncomeBand | None:
    """Return the band that a yearly income in pounds falls in; one that is not told is in none."""
    if pounds is None:
        return None
    return next(band for band, (below, _) in _BANDS.items() if below is None or pounds < below)


def bounds_of(band: IncomeBand) -> tuple[int, int | None]:
    """Return the least income of a band in pounds, and the one that is above it, None for the highest."""
    bands = list(_BANDS)
    before = bands.index(band) - 1
    return (_BANDS[bands[before]][0] or 0 if before >= 0 else 0), _BANDS[band][0]


class Organisation(Struct, frozen=True, kw_only=True):
    """An organisation of the directory. `id` is empty before it is added.

    `numbers` are organisation identifiers ("GB-CHC-1089464"); `places` codes of the table of places, else
    names; `income_from` says where the income comes from, and when. `does_well` and `learned` are
    written as one would say them to the organisation.
    """

    id: str = ""
    name: str
    other_names: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    numbers: tuple[str, ...] = ()
    income_band: IncomeBand | None = None
    income_from: str = ""
    places: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    website: str = ""
    led_by_experience: LedBy = LedBy.NOT_KNOWN
    does_well: str = ""
    learned: str = ""
    added_on: date | None = None


class Contact(Struct, frozen=True, kw_only=True):
    """Somebody outside whom we may ask. `source` says where their details come from, `purpose` what for.

    `review_by` is the day by which somebody looks at whether they are still needed.
    """

    id: str = ""
    name: str
    organisation: str
    role: str = ""
    email: str = ""
    phone: str = ""
    source: str = ""
    purpose: str = ""
    seen_on: date | None = None
    review_by: date | None = None


class Link(Struct, frozen=True, kw_only=True):
    """How one organisation stands to another, how well that is known, and from where."""

    one: str
    other: str
    kind: LinkKind
    standing: Standing = Standing.KNOWN
    source: str = ""
    on: date | None = None
