"""When two names, or two numbers, are those of one organisation: what is left of them once tidied.

Names are cleaned so that "The Lantern Room C.I.C." and "Lantern Room" are found to look alike. That two
look alike is a reason to ask, never one to merge: there are charities and companies of the same name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CHARITY_ENGLAND_WALES, CHARITY_SCOTLAND, CHARITY_NI = "GB-CHC", "GB-SC", "GB-NIC"
COMPANY = "GB-COH"

_LEGAL = re.compile(
    r"\b(?:community interest company|charitable incorporated organisation"
    r"|company limited by guarantee|limited liability partnership"
    r"|cwmni buddiannau cymunedol|public limited company|registered charity"
    r"|limited|ltd|plc|llp|lp|cic|cio|scio|cbc|cyf|cyfyngedig|inc|incorporated)\b"
)
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_TRADING_AS = re.compile(r"\b(?:t\s*/\s*a|trading as|also known as|known as|formerly)\b|/", re.IGNORECASE)
_ORGANISATION_ID = re.compile(r"([A-Z]{2}-[A-Z0-9]{2,12})-(\S+)")
_BODY_TEXT = """
    council department ministry office authority board trust university college police constabulary
    commissioner association agency commission government nhs academy school hospital executive
    foundation parliament assembly cyngor
"""
_BODY = frozenset(_BODY_TEXT.split())
"""Words of which a part of a buyer's name has one where it names a body, not one of its departments."""
_PORTALS = frozenset({"eu supply", "proactis", "due north", "in tend", "bip solutions", "mercell", "jaggaer"})
"""Companies that run portals and at times stand in a notice where the buyer should."""
_NOBODY = frozenset(
    """
    various, various suppliers, multiple, multiple suppliers, several, see attached, see notice, redacted,
    individual, confidential, not applicable, na, n a, none, tbc, to be confirmed, not awarded, no award,
    supplier, suppliers, withheld, unknown, award
    """.strip()
    .replace(",\n    ", ", ")
    .split(", ")
)
_LEAST_LETTERS = 3


def name_key(name: str) -> str:
    """Return what tells a name apart: no "The" before it, no legal form, no marks; "" if nothing is left."""
    return name_keys(name)[0] if name_keys(name) else ""


@lru_cache(maxsize=20_000)
def name_keys(name: str) -> tuple[str, ...]:
    """Return the keys of all names that a name holds: the whole, then what stands in brackets, by t/a."""
    outside = _BRACKETS.sub(" ", name)
    inside = [part for part in _BRACKETS.findall(name) if len(part.split()) > 1]
    parts = [part for part in _TRADING_AS.split(outside) if part]
    keys = [_key(part) for part in (outside, *(parts if len(parts) > 1 else ()), *inside)]
    return tuple(dict.fromkeys(key for key in keys if len(key) >= _LEAST_LETTERS and key not in _NOBODY))


@lru_cache(maxsize=20_000)
def buyer_keys(name: str) -> tuple[str, ...]:
    """Return the keys of a buyer: of the whole name, and of each part between dashes that names a body.

    "Fernmoor Council - Children's Services" is Fernmoor Council, too. A portal's own name is no buyer's.
    """
    parts = re.split(r"\s+[-–—|:]\s+|,\s+", name)
    keys = [_key(name), *(key for key in map(_key, parts) if _BODY.intersection(key.split()))]
    return tuple(dict.fromkeys(key for key in keys if len(key) >= _LEAST_LETTERS and key not in _PORTALS))


def register_number(scheme: str | None, identifier: str | None, own_id: str = "") -> str:
    """Return a number of a public register as an organisation identifier: "GB-CHC-1089464", "" for no such.

    Numbers that a portal gave out count for nothing here: they mean nothing elsewhere.
    """
    if not (scheme and identifier):
        found = _ORGANISATION_ID.fullmatch(own_id.strip())
        if not found:
            return ""
        scheme, identifier = found.groups()
    number = "".join(letter for letter in identifier.upper() if letter.isalnum())
    tidy = _NUMBERS.get(scheme)
    return f"{scheme}-{tidy(number)}" if tidy and any(map(str.isdigit, number)) else ""


def buyer_number(own_id: str | None) -> str:
    """Return a buyer's id where it means the same in more than one notice, else ""."""
    return own_id.strip() if own_id and _ORGANISATION_ID.fullmatch(own_id.strip()) else ""


def _key(text: str) -> str:
    spelled = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    plain = "".join(one for one in spelled if not unicodedata.combining(one))
    plain = _INITIALS.sub(lambda found: found[0].replace(".", ""), plain)
    plain = re.sub(r"['’`]", "", plain)
    words = re.sub(r"[^a-z0-9]+", " ", plain).strip()
    kept = _LEGAL.sub(" ", words).split()
    if kept[:1] == ["the"]:
        kept = kept[1:]
    return " ".join(kept) or words


def _company(number: str) -> str:
    return number.zfill(8) if number.isdigit() else number


def _plain_number(number: str) -> str:
    return number.lstrip("0")


def _scottish(number: str) -> str:
    return f"SC{number.removeprefix('SC').zfill(6)}"


def _northern_irish(number: str) -> str:
    return number.removeprefix("NIC").removeprefix("NI")


_NUMBERS = {
    CHARITY_ENGLAND_WALES: _plain_number,
    CHARITY_SCOTLAND: _scottish,
    CHARITY_NI: _northern_irish,
    COMPANY: _company,
}
