"""Answers of the search behind EU Funding & Tenders to notices of grants.

Each field of a Notice comes from one place in the answer's `metadata`, where every value is a list:

==================== ==========================================================================
id, opportunity      `identifier`, the name of the topic
released_at          `startDate`, when the call opens
title, description   `title`, `descriptionByte` (else `callTitle`), as plain text
deadline             `deadlineDate`: its day, for the time that stands there is always midnight while
                     calls close in the afternoon; of each cut-off date, where there are several
status               `complete` where `status` is closed
url                  the topic's page in the portal
==================== ==========================================================================

Whether a call is open or only announced is not read: programs of others disagree on the two codes.

Source: programs of others that ask the same search; nothing of it is documented.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

import msgspec
from msgspec import Raw

from feeds.formats.splitting import Problem
from feeds.formats.unusable import Unusable
from feeds.instants import instant
from feeds.notice import Clock, Form, Lot, Notice
from feeds.text import plain

SOURCE = "eu_funding_tenders"
GRANTS = ("1", "2", "8")
CLOSED = "31094503"

_PAGE = "https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/opportunities/topic-details/"
_BUYER = "European Commission"
_ID = re.compile(r"[\w.:+/-]{2,200}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TITLE, _TEXT = 1_000, 50_000
_FIELDS = msgspec.json.Decoder(dict[str, Raw])
_LIST = msgspec.json.Decoder(list[Raw])
_MALFORMED = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


def is_answer(document: bytes) -> bool:
    """Return whether a document in UTF-8 is an answer of this search."""
    if b'"totalResults"' not in document:
        return False
    try:
        fields = _FIELDS.decode(document)
    except _MALFORMED:
        return False
    return "totalResults" in fields and bytes(fields.get("results", Raw(b""))).startswith(b"[")


def read_document(document: bytes, *, received_from: str) -> Iterator[Notice | Problem]:
    """Yield one notice or one problem for each result of an answer."""
    for body in map(bytes, _LIST.decode(_FIELDS.decode(document)["results"])):
        try:
            yield _notice(body, received_from)
        except Unusable as reason:
            yield Problem(body, str(reason))


def _notice(body: bytes, received_from: str) -> Notice:
    told = _metadata(body)
    name = _first(told, "identifier")
    if name is None or not _ID.fullmatch(name):
        raise Unusable("It has no name of a topic, by which the portal tells its calls apart.")
    if _first(told, "type") not in GRANTS:
        raise Unusable("It is not a call for grants.")
    title = plain(_first(told, "title") or "", limit=_TITLE) or None
    text = plain(_first(told, "descriptionByte") or _first(told, "callTitle") or "", limit=_TEXT) or None
    days = sorted({found[0] for each in _texts(told, "deadlineDate") if (found := _DAY.match(each))})
    opens = _first(told, "startDate")
    closed = _first(told, "status") == CLOSED
    said = [name, title, text, days, opens, closed]
    return Notice(
        source=SOURCE,
        id=name,
        received_from=received_from,
        opportunity=f"{SOURCE}:{name}",
        form=Form.EU_GRANTS,
        content=body,
        content_hash=hashlib.sha256(json.dumps(said).encode()).hexdigest(),
        released_at=instant(opens[:10] if opens else None, Clock.GIVEN),
        title=title,
        description=text,
        status="complete" if closed else None,
        tags=() if closed else ("tender",),
        buyer_name=_BUYER,
        method_details="Call for proposals (grant)",
        deadline=next(iter(days), None),
        lots=_cut_offs(days),
        url=f"{_PAGE}{quote(name.lower(), safe='')}",
    )


def _cut_offs(days: list[str]) -> tuple[Lot, ...]:
    """Return the dates by which one can apply, as lots, where there are several."""
    if len(days) < 2:
        return ()
    return tuple(
        Lot(id=str(place), title=f"Cut-off date {place}", deadline=day)
        for place, day in enumerate(days, start=1)
    )


def _metadata(body: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(body, parse_int=str, parse_float=str, parse_constant=str, strict=False)
    except (ValueError, RecursionError) as error:
        raise Unusable("It is nested too deep, or its JSON is damaged.") from error
    told = found.get("metadata") if isinstance(found, dict) else None
    if not isinstance(told, dict):
        raise Unusable("It has no metadata, where the portal says what a call is.")
    return told


def _first(told: Mapping[str, Any], name: str) -> str | None:
    return next(iter(_texts(told, name)), None)


def _texts(told: Mapping[str, Any], name: str) -> list[str]:
    value = told.get(name)
    several = value if isinstance(value, list) else [value]
    return [text for each in several if isinstance(each, str) and (text := each.strip())]
