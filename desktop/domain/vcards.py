"""Contacts as other programs hand them over: files of vCards, version 3.0 and 4.0 (RFC 2426, RFC 6350).

Taken are names, organisation, role, one e-mail address, one telephone number and a web address; never
pictures, notes, birthdays or street addresses. Nothing in a file can make more of it than its own size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

MOST_CARDS = 10_000
MOST_PROPERTIES = 200
"""Of one card; what comes after them is passed over."""
LONGEST_LINE = 8_000
"""Letters of one property, unfolded; a longer one, such as a picture, is passed over."""

_LINE = re.compile(r"\r\n|\r|\n")
_PROPERTY = re.compile(r'(?:[\w-]+\.)?([\w-]+)((?:;[^:;"]*(?:"[^"]*"[^:;"]*)*)*):(.*)', re.DOTALL)
_PART = re.compile(r"((?:[^;\\]|\\.)*)(?:;|$)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PREFERRED = re.compile(r"\bpref\b", re.IGNORECASE)
_WANTED = frozenset(
    {"VERSION", "KIND", "FN", "N", "ORG", "TITLE", "ROLE", "EMAIL", "TEL", "URL", "X-ABSHOWAS"}
)


class Card(Struct, frozen=True, kw_only=True):
    """What one card says; `number` counts the cards of the file from 1."""

    number: int
    name: str = ""
    organisation: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""


class BadCard(Struct, frozen=True):
    """A card that cannot be used, and why."""

    number: int
    reason: str


class _Value(Struct, frozen=True):
    parameters: str
    raw: str


_Values = dict[str, list[_Value]]


def is_vcards(text: str) -> bool:
    """Return whether a text begins as a file of vCards does."""
    return text.lstrip("\ufeff \t\r\n")[:11].upper() == "BEGIN:VCARD"


def cards(text: str) -> Iterator[Card | BadCard]:
    """Yield the cards of a file; of very many the first ones, and a last one that says so."""
    number = 0
    found: _Values | None = None
    for line in _unfolded(text):
        mark = line.strip().upper()
        if mark == "BEGIN:VCARD":
            if found is not None:
                yield BadCard(number, "It does not end before the next one begins.")
            number += 1
            if number > MOST_CARDS:
                yield BadCard(number, f"Only the first {MOST_CARDS:,} cards of a file are read.")
                return
            found = {}
        elif mark == "END:VCARD" and found is not None:
            yield _card(number, found)
            found = None
        elif found is not None:
            _add(found, line)
    if found is not None:
        yield BadCard(number, "It has no end: the file was cut off.")


def _unfolded(text: str) -> Iterator[str]:
    """Yield the lines, those that go on in the next put together; too long a one is cut, and read as none."""
    whole: list[str] = []
    length, place = 0, 0
    while place <= len(text):
        found = _LINE.search(text, place)
        end = found.start() if found else len(text)
        goes_on = text[place : place + 1] in (" ", "\t") and bool(whole)
        if not goes_on and whole:
            yield "".join(whole) if length <= LONGEST_LINE else ""
            whole, length = [], 0
        begins = place + goes_on
        length += end - begins
        if length <= LONGEST_LINE or not whole:
            whole.append(text[begins : min(end, begins + LONGEST_LINE + 1)])
        place = found.end() if found else len(text) + 1
    if whole:
        yield "".join(whole) if length <= LONGEST_LINE else ""


def _add(found: _Values, line: str) -> None:
    match = _PROPERTY.fullmatch(line)
    if match is None or sum(map(len, found.values())) >= MOST_PROPERTIES:
        return
    name = match[1].upper()
    if name in _WANTED:
        found.setdefault(name, []).append(_Value(match[2], match[3]))


def _card(number: int, found: _Values) -> Card | BadCard:
    version = _first(found, "VERSION")
    if version not in ("3.0", "4.0"):
        which = f"of version {version[:20]}" if version else "without a version"
        return BadCard(number, f"It is {which}. Save it as version 3.0 or 4.0.")
    name = _first(found, "FN") or _of_parts(found)
    held = _parts(found["ORG"][0].raw)[0] if "ORG" in found else ""
    is_organisation = (
        _first(found, "KIND").casefold() == "org" or _first(found, "X-ABSHOWAS").casefold() == "company"
    )
    organisation = _line(held) or (name if is_organisation else "")
    if not organisation:
        return BadCard(number, "It names no organisation.")
    return Card(
        number=number,
        name="" if is_organisation or name.casefold() == organisation.casefold() else name,
        organisation=organisation,
        role=_first(found, "TITLE") or _first(found, "ROLE"),
        email=_preferred(found, "EMAIL").removeprefix("mailto:"),
        phone=_preferred(found, "TEL").removeprefix("tel:").split(";")[0],
        website=_preferred(found, "URL"),
    )


def _first(found: _Values, name: str) -> str:
    return _line(_plain(found[name][0].raw)) if name in found else ""


def _preferred(found: _Values, name: str) -> str:
    values = found.get(name, [])
    first = next((one for one in values if _PREFERRED.search(one.parameters)), values[0] if values else None)
    return _line(_plain(first.raw)) if first else ""


def _of_parts(found: _Values) -> str:
    """Return a name put together from its parts: family name, given name and others."""
    if "N" not in found:
        return ""
    family, given, *_ = [*_parts(found["N"][0].raw), "", ""]
    return _line(f"{given} {family}")


def _parts(raw: str) -> list[str]:
    return [_plain(part) for part in _PART.findall(raw)]


def _plain(raw: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], raw)


def _line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
