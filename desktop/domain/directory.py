"""What the directory takes: names, numbers and details as they are kept, and why some are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from msgspec.structs import replace

from desktop.domain.organisation import Contact, Organisation

FACTS = (
    *("name", "other_names", "roles", "numbers", "income_band", "income_from", "places", "activities"),
    *("website", "led_by_experience", "does_well", "learned"),
)
"""What is told of an organisation, in the order of its page."""
CONTACT_FACTS = (
    *("name", "organisation", "role", "email", "phone", "source", "purpose", "seen_on", "review_by"),
)
"""What is told of a contact."""
LONGEST_NAME = 200
LONGEST_WORDS = 4_000
MOST_OF_A_KIND = 60
REVIEW_DAYS = 365
"""After so many days somebody looks at whether a contact is still needed, unless another day is said."""

_NUMBER = re.compile(r"[A-Z]{2}-[A-Z0-9]{2,12}-[A-Za-z0-9._/-]{1,40}")
_ADDRESS = re.compile(r"[^\s@<>\"]{1,64}@[^\s@<>\"]{1,190}\.[^\s@<>\"]{2,}")
_LISTS = ("other_names", "numbers", "places", "activities")


def tidied(typed: Organisation) -> Organisation:
    """Return an organisation as it is kept: no blanks at the ends, nothing twice, no empty parts."""
    name = _line(typed.name)
    lists = {field: _each_once(_line(one) for one in getattr(typed, field)) for field in _LISTS}
    lists["other_names"] = tuple(one for one in lists["other_names"] if one.casefold() != name.casefold())
    return replace(
        typed,
        name=name,
        **lists,
        roles=tuple(sorted(set(typed.roles), key=list(type(typed.roles[0])).index)) if typed.roles else (),
        income_from=_line(typed.income_from),
        website=website(typed.website),
        does_well=typed.does_well.strip(),
        learned=typed.learned.strip(),
    )


def refusals(organisation: Organisation) -> dict[str, str]:
    """Return by field why an organisation cannot be kept so, in sentences; empty where it can."""
    found: dict[str, str] = {}
    if not organisation.name:
        found["name"] = "Say what the organisation is called."
    elif len(organisation.name) > LONGEST_NAME:
        found["name"] = f"Use {LONGEST_NAME} letters or fewer for a name."
    for number in organisation.numbers:
        if not _NUMBER.fullmatch(number):
            found["numbers"] = f"“{number[:60]}” is no register number: one looks like GB-CHC-1089464."
    if organisation.website and not organisation.website.startswith(("https://", "http://")):
        found["website"] = "A website begins with https:// or http://."
    for field in _LISTS:
        if len(getattr(organisation, field)) > MOST_OF_A_KIND:
            found[field] = f"Use {MOST_OF_A_KIND} or fewer."
    for field in ("does_well", "learned", "income_from"):
        if len(getattr(organisation, field)) > LONGEST_WORDS:
            found[field] = f"Use {LONGEST_WORDS:,} letters or fewer."
    return found


def tidied_contact(typed: Contact) -> Contact:
    """Return a contact as it is kept: no blanks at the ends."""
    fields = ("name", "role", "email", "phone", "source", "purpose")
    return replace(typed, **{field: _line(getattr(typed, field)) for field in fields})


def contact_refusals(contact: Contact, today: date) -> dict[str, str]:
    """Return by field why a contact cannot be kept so, in sentences; empty where it can."""
    found: dict[str, str] = {}
    if not contact.name:
        found["name"] = "Say what they are called."
    for field in ("name", "role", "email", "phone", "source", "purpose"):
        if len(getattr(contact, field)) > LONGEST_NAME:
            found[field] = f"Use {LONGEST_NAME} letters or fewer."
    if contact.email and not _ADDRESS.fullmatch(contact.email):
        found["email"] = "That is no e-mail address."
    if not contact.source:
        found["source"] = "Say where their details come from, such as “they gave me a card”."
    if not contact.purpose:
        found["purpose"] = "Say what we keep them for."
    if contact.seen_on and contact.seen_on > today:
        found["seen_on"] = "That day has not come yet."
    if contact.review_by is None:
        found["review_by"] = "Say by when somebody looks at whether they are still needed."
    return found


def differing(before: object, after: object, fields: Iterable[str]) -> dict[str, object]:
    """Return what differs between two of a kind, by field."""
    return {name: getattr(after, name) for name in fields if getattr(after, name) != getattr(before, name)}


def website(typed: str) -> str:
    """Return an address as it is kept: with https:// before it where a bare one was typed."""
    tidy = typed.strip()
    return f"https://{tidy}" if tidy and "://" not in tidy and ":" not in tidy.split("/")[0] else tidy


def merged(into: Organisation, other: Organisation) -> Organisation:
    """Return what one organisation is called and known for once another turns out to be the same."""
    joined: Mapping[str, tuple[str, ...]] = {
        field: _each_once((*getattr(into, field), *getattr(other, field))) for field in ("roles", *_LISTS)
    }
    also = _each_once((*into.other_names, other.name, *other.other_names))
    one_of = {
        field: getattr(into, field) or getattr(other, field)
        for field in ("income_band", "income_from", "website")
    }
    known = into.led_by_experience if into.led_by_experience != "not_known" else other.led_by_experience
    return tidied(
        replace(
            into,
            **{**joined, **one_of, "other_names": also},
            led_by_experience=known,
            does_well=_paragraphs(into.does_well, other.does_well),
            learned=_paragraphs(into.learned, other.learned),
        )
    )


def _paragraphs(one: str, other: str) -> str:
    return "\n\n".join(dict.fromkeys(filter(None, (one, other))))


def _line(text: str) -> str:
    return " ".join(text.split())


def _each_once(values: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for value in values:
        if value:
            found.setdefault(value.casefold(), value)
    return tuple(found.values())
