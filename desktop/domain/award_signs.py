"""By what awards are found that may tell of an opportunity: a few texts as numbers, looked up in an index.

A buyer, by number and by name; or a place together with the widest kind of work. What is found so is then
held against the opportunity by `provider_rules`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b

from desktop.domain.organisation_names import buyer_keys, buyer_number

_CODE = re.compile(r"(?:UK|TL)([A-Z0-9]{2,3})", re.ASCII)
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)\s*[0-9][A-Z]{2}", re.ASCII | re.IGNORECASE)
_FIELD = 2


def signs(buyer: str, buyer_id: str | None, cpv: Iterable[str], regions: Iterable[str]) -> tuple[int, ...]:
    """Return the signs that an award leaves."""
    places = dict.fromkeys(map(place_token, regions))
    return tuple(dict.fromkeys((*buyer_signs(buyer, buyer_id), *place_signs(cpv, places))))


def buyer_signs(buyer: str, buyer_id: str | None) -> Iterator[int]:
    """Yield the signs of a buyer."""
    number = buyer_number(buyer_id)
    yield from (_hash(f"buyer {key}") for key in (*buyer_keys(buyer), *([number] if number else [])))


def place_signs(cpv: Iterable[str], places: Iterable[str]) -> Iterator[int]:
    """Yield the signs of work of these kinds in these places, which are tokens."""
    fields = dict.fromkeys(code[:_FIELD] for code in cpv)
    yield from (_hash(f"place {field} {place}") for place in places for field in fields)


@lru_cache(maxsize=20_000)
def place_token(region: str) -> str:
    """Return what stands for a place: its code, the district of a postcode, or its name."""
    code = _CODE.fullmatch(region)
    if code:
        return f"TL{code[1]}"
    postcode = _POSTCODE.fullmatch(region.strip())
    if postcode:
        return postcode[1].upper()
    return " ".join(region.split()).casefold()


@lru_cache(maxsize=50_000)
def _hash(sign: str) -> int:
    return int.from_bytes(blake2b(sign.encode(), digest_size=8).digest(), "big", signed=True)
