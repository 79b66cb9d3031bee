"""Rows of somebody's list of organisations: which column says what, and what a row makes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.directory import refusals, tidied
from desktop.domain.found_amounts import one_amount
from desktop.domain.organisation import Contact, IncomeBand, LedBy, Organisation, Role, band_of
from desktop.domain.sheet_rows import BadRow
from desktop.domain.vcards import Card

COLUMNS: Mapping[str, str] = {
    "name": "Organisation",
    "other_names": "Other names",
    "roles": "Roles",
    "charity": "Charity number",
    "company": "Company number",
    "numbers": "Register numbers",
    "income": "Yearly income",
    "income_from": "Where the income comes from",
    "places": "Places",
    "activities": "Activities",
    "website": "Website",
    "led_by": "Led by people with experience",
    "does_well": "What they do well",
    "learned": "What we learned",
    "person": "Person",
    "person_role": "Their role",
    "email": "E-mail",
    "phone": "Telephone",
}
"""What a column can say, with its words on screen; `name` alone is needed."""

_CALLED: Mapping[str, tuple[str, ...]] = {
    "other_names": ("other names", "also called", "known as", "alias"),
    "person_role": ("job title", "their role", "position", "job"),
    "person": ("contact", "contact name", "person", "first name", "who"),
    "charity": ("charity number", "charity no", "registered charity"),
    "company": ("company number", "company no", "companies house"),
    "numbers": ("register numbers", "register number", "identifier"),
    "income_from": ("income from", "source of income", "where the income comes from"),
    "income": ("income", "turnover", "size"),
    "led_by": ("led by people with experience", "led by"),
    "does_well": ("what they do well", "does well", "strengths"),
    "learned": ("what we learned", "learned", "lessons"),
    "roles": ("roles", "role", "type", "category", "kind"),
    "places": ("places", "place", "area", "region", "council", "location", "where"),
    "activities": ("activities", "activity", "services", "what they do", "about", "purpose"),
    "website": ("website", "web", "url", "link", "site"),
    "email": ("e-mail", "email", "mail"),
    "phone": ("telephone", "phone", "tel", "mobile"),
    "name": ("organisation", "organization", "name", "charity", "company", "partner", "provider"),
}
"""What a heading may be; the longer ones are looked for first, so that each finds its own column."""
_BETWEEN = re.compile(r"[;\n|]|,(?=\s)")
_ROLES = (
    ("provider", Role.EXISTING_PROVIDER),
    ("partner", Role.POTENTIAL_PARTNER),
    ("network", Role.NETWORK),
    ("infrastructure", Role.NETWORK),
    ("buyer", Role.BUYER),
    ("commissioner", Role.BUYER),
    ("funder", Role.BUYER),
)
_YES, _NO = frozenset({"yes", "y", "true", "1"}), frozenset({"no", "n", "false", "0"})


class Incoming(Struct, frozen=True, kw_only=True):
    """What one row or card brings: an organisation, and somebody there; what both are kept for is asked."""

    number: int
    organisation: Organisation
    person: Contact | None = None


def guessed(headings: Sequence[str]) -> dict[str, int]:
    """Return which column seems to say what, by its heading; each column says one thing."""
    plain = [" ".join(re.findall(r"[a-z-]+", heading.lower())) for heading in headings]
    found: dict[str, int] = {}
    for exactly in (True, False):
        for field, called in _CALLED.items():
            if field in found:
                continue
            fitting = (
                column
                for words in called
                for column, heading in enumerate(plain)
                if column not in found.values()
                and (heading == words if exactly else f" {words} " in f" {heading} ")
            )
            column = next(fitting, None)
            if column is not None:
                found[field] = column
    return found


def read_row(number: int, cells: Sequence[str], chosen: Mapping[str, int]) -> Incoming:
    """Return what a row brings by the columns that were chosen.

    Raises:
        BadRow: it names no organisation, or a cell holds what cannot be kept.
    """
    said = {field: _cell(cells, column) for field, column in chosen.items()}
    told = said.get
    organisation = Organisation(
        name=told("name", ""),
        other_names=_parts(told("other_names", "")),
        roles=_roles(told("roles", "")),
        numbers=_numbers(told("charity", ""), told("company", ""), told("numbers", "")),
        income_band=_band(told("income", "")),
        income_from=told("income_from", ""),
        places=_parts(told("places", "")),
        activities=_parts(told("activities", "")),
        website=told("website", ""),
        led_by_experience=_led_by(told("led_by", "")),
        does_well=told("does_well", ""),
        learned=told("learned", ""),
    )
    person = Contact(
        name=told("person", ""),
        organisation="",
        role=told("person_role", ""),
        email=told("email", ""),
        phone=told("phone", ""),
    )
    return _incoming(number, organisation, person)


def of_card(card: Card) -> Incoming:
    """Return what a vCard brings.

    Raises:
        BadRow: something in it cannot be kept.
    """
    organisation = Organisation(name=card.organisation, website="" if card.name else card.website)
    person = Contact(name=card.name, organisation="", role=card.role, email=card.email, phone=card.phone)
    return _incoming(card.number, organisation, person)


def _incoming(number: int, typed: Organisation, person: Contact) -> Incoming:
    tidy = tidied(typed)
    if not tidy.name:
        raise BadRow("It names no organisation.")
    if found := refusals(tidy):
        raise BadRow(" ".join(dict.fromkeys(found.values())))
    return Incoming(number=number, organisation=tidy, person=person if person.name.strip() else None)


def _cell(cells: Sequence[str], column: int) -> str:
    return cells[column].strip() if 0 <= column < len(cells) else ""


def _parts(words: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip(" ,") for part in _BETWEEN.split(words))))


def _roles(words: str) -> tuple[Role, ...]:
    plain = words.casefold()
    return tuple(dict.fromkeys(role for word, role in _ROLES if word in plain))


def _numbers(charity: str, company: str, others: str) -> tuple[str, ...]:
    found = [part.upper() for part in re.split(r"[;,\s]+", others) if part]
    plain = re.sub(r"[^0-9A-Za-z]", "", charity).upper()
    if plain:
        scheme = "GB-SC" if plain.startswith("SC") else "GB-NIC" if plain.startswith("NIC") else "GB-CHC"
        found.append(f"{scheme}-{plain.removeprefix('NIC')}")
    plain = re.sub(r"[^0-9A-Za-z]", "", company).upper()
    if plain:
        found.append(f"GB-COH-{plain.zfill(8)}")
    return tuple(found)


def _band(words: str) -> IncomeBand | None:
    """Return the band that is named, or that an amount falls in.

    Raises:
        BadRow: neither can be read.
    """
    plain = " ".join(words.split()).casefold().replace("£", "").replace(" - ", " to ")
    if not plain:
        return None
    named = next(
        (band for band in IncomeBand if plain in (band.value, band.words().casefold().replace("£", ""))), None
    )
    if named is not None:
        return named
    amount = one_amount(words)
    if amount is None and plain.replace(",", "").isdigit():
        return band_of(int(plain.replace(",", "")[:15]))
    if amount is None:
        raise BadRow(f"“{words[:40]}” could not be read as an income.")
    return band_of(amount.pence // 100)


def _led_by(words: str) -> LedBy:
    plain = words.casefold().strip()
    return LedBy.YES if plain in _YES else LedBy.NO if plain in _NO else LedBy.NOT_KNOWN


def without_person(one: Incoming) -> Incoming:
    """Return what a row brings without whoever it names."""
    return replace(one, person=None)
