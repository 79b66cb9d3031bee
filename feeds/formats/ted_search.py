"""Answers of TED's search (v3) to notices.

Each field of a Notice comes from one place in the answer's notice; where TED gives a text in several
languages, English is taken, else Irish, else the first.

==================== ==========================================================================
id                   `publication-number`
opportunity          `ted:` and `procedure-identifier`, else `publication-number`
released_at          `publication-date`: a day, whatever offset stands behind it
tags                 `form-type`, as OCDS would say it
notice_type          `notice-type`
title                `notice-title`, after the country and the kind of thing that stand before it
description          `description-lot`
buyer_name, parties  `buyer-name`, `buyer-country`
method_details       `procedure-type`, in words
value                `total-value`, else `estimated-value-lot` where there is one
deadline             `deadline-receipt-tender-date-lot`; of each lot, where they differ
interest_deadline    `deadline-receipt-request-date-lot`, the first
cpv, regions         `classification-cpv`, `place-of-performance`
awards               `winner-name`, of a result
url                  `links.html`
==================== ==========================================================================

Source: TED Search API v3, saved answers; eForms for the codes.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Raw

from feeds.formats.splitting import Problem
from feeds.formats.unusable import Unusable
from feeds.instants import instant
from feeds.notice import Award, Clock, Form, Lot, Money, Notice, Party
from feeds.text import storable, web_address

SOURCE = "ted"

_TAGS = {
    "planning": "planning",
    "competition": "tender",
    "change": "tenderUpdate",
    "result": "award",
    "dir-awa-pre": "award",
    "cont-modif": "contractAmendment",
    "completion": "contractTermination",
}
_PROCEDURES = {
    "open": "Open procedure",
    "restricted": "Restricted procedure",
    "neg-w-call": "Negotiated procedure with a call",
    "neg-wo-call": "Negotiated procedure without a call",
    "comp-dial": "Competitive dialogue",
    "innovation": "Innovation partnership",
    "comp-tend": "Competitive tendering",
    "oth-single": "Other procedure in one stage",
    "oth-mult": "Other procedure in several stages",
}
_LANGUAGES = ("eng", "gle", "ENG", "GLE")
_NUMBER = re.compile(r"[\w-]{1,60}", re.ASCII)
_TYPE = re.compile(r"[a-z][a-z-]{1,39}", re.ASCII)
_PLACE = re.compile(r"[A-Z]{2}[A-Z0-9]{0,3}", re.ASCII)
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)?")
_FIELDS = msgspec.json.Decoder(dict[str, Raw])
_LIST = msgspec.json.Decoder(list[Raw])
_MALFORMED = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


def is_answer(document: bytes) -> bool:
    """Return whether a document in UTF-8 is an answer of TED's search."""
    if b'"notices"' not in document or b"otice" not in document[:4000]:
        return False
    try:
        fields = _FIELDS.decode(document)
    except _MALFORMED:
        return False
    notices = bytes(fields.get("notices", Raw(b"")))
    return notices.startswith(b"[") and (
        b'"publication-number"' in notices or "totalNoticeCount" in fields or "iterationNextToken" in fields
    )


def read_document(document: bytes, *, received_from: str) -> Iterator[Notice | Problem]:
    """Yield one notice or one problem for each notice of an answer."""
    for body in map(bytes, _LIST.decode(_FIELDS.decode(document)["notices"])):
        try:
            yield _notice(body, received_from)
        except Unusable as reason:
            yield Problem(body, str(reason))


def _notice(body: bytes, received_from: str) -> Notice:
    found = _loaded(body)
    number = _first(found.get("publication-number"))
    if number is None or not _NUMBER.fullmatch(number):
        raise Unusable("It has no publication number, by which TED tells its notices apart.")
    tag = _TAGS.get(_first(found.get("form-type")) or "")
    lots = _lots(found)
    deadlines = _texts(found.get("deadline-receipt-tender-date-lot"))
    winners = _in_one_language(found.get("winner-name")) if tag == "award" else ()
    return Notice(
        source=SOURCE,
        id=number,
        received_from=received_from,
        opportunity=f"{SOURCE}:{_procedure(found) or number}",
        form=Form.TED,
        content=body,
        content_hash=hashlib.sha256(body).hexdigest(),
        released_at=instant(_day(_first(found.get("publication-date"))), Clock.GIVEN),
        tags=(tag,) if tag else (),
        notice_type=_notice_type(found),
        title=_title(found),
        description="\n\n".join(_in_one_language(found.get("description-lot"))) or None,
        buyer_name=next(iter(_in_one_language(found.get("buyer-name"))), None),
        parties=_buyers(found),
        method_details=_PROCEDURES.get(_first(found.get("procedure-type")) or ""),
        value=_value(found),
        deadline=min(deadlines, default=None),
        interest_deadline=min(_texts(found.get("deadline-receipt-request-date-lot")), default=None),
        cpv=_texts(found.get("classification-cpv")),
        regions=_regions(found),
        lots=lots,
        awards=_awards(number, winners),
        url=_page(found, number),
    )


def _loaded(body: bytes) -> Mapping[str, Any]:
    try:
        # numbers stay the digits that came
        found = json.loads(body, parse_int=str, parse_float=str, parse_constant=str, strict=False)
    except (ValueError, RecursionError) as error:
        raise Unusable("It is nested too deep, or its JSON is damaged.") from error
    if not isinstance(found, dict):
        raise Unusable("This is no object, where a notice was expected.")
    return found


def _procedure(found: Mapping[str, Any]) -> str | None:
    named = _first(found.get("procedure-identifier"))
    return named if named and _NUMBER.fullmatch(named) else None


def _notice_type(found: Mapping[str, Any]) -> str | None:
    told = _first(found.get("notice-type"))
    return told if told and _TYPE.fullmatch(told) else None


def _title(found: Mapping[str, Any]) -> str | None:
    """Return the title that the buyer gave: TED writes "Ireland – Cleaning services – " before it."""
    title = next(iter(_in_one_language(found.get("notice-title"))), None)
    return title.split(" – ", 2)[-1].strip() or title if title else None


def _buyers(found: Mapping[str, Any]) -> tuple[Party, ...]:
    country = _first(found.get("buyer-country"))
    names = dict.fromkeys(_in_one_language(found.get("buyer-name")))
    return tuple(Party(id=f"buyer:{name}", name=name, roles=("buyer",), region=country) for name in names)


def _awards(number: str, winners: Sequence[str]) -> tuple[Award, ...]:
    named = dict.fromkeys(winners)
    suppliers = tuple(Party(id=f"supplier:{name}", name=name, roles=("supplier",)) for name in named)
    return (Award(id=number, suppliers=suppliers),) if suppliers else ()


def _value(found: Mapping[str, Any]) -> Money:
    total = _texts(found.get("total-value"))
    if total:
        return Money(amount=total[0], currency=_first(found.get("total-value-cur")))
    estimates = _every_text(found.get("estimated-value-lot"))
    if len(estimates) == 1:
        return Money(amount=estimates[0], currency=_first(found.get("estimated-value-cur-lot")))
    return Money()


def _lots(found: Mapping[str, Any]) -> tuple[Lot, ...]:
    """Return lots where they have deadlines of their own; TED lists one for each, in their order."""
    deadlines = _every_text(found.get("deadline-receipt-tender-date-lot"))
    if len(set(deadlines)) < 2:
        return ()
    return tuple(Lot(id=str(place), deadline=deadline) for place, deadline in enumerate(deadlines, start=1))


def _regions(found: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the NUTS regions; countries (three letters) only where there is no region."""
    places = [place for place in _texts(found.get("place-of-performance")) if _PLACE.fullmatch(place)]
    regions = [place for place in places if not (len(place) == 3 and place.isalpha())]
    return tuple(regions or places)


def _page(found: Mapping[str, Any], number: str) -> str:
    links = found.get("links")
    pages = links.get("html") if isinstance(links, dict) else None
    if isinstance(pages, dict):
        for address in (pages.get("ENG"), *pages.values()):
            if isinstance(address, str) and (known := web_address(address)):
                return known
    return f"https://ted.europa.eu/en/notice/-/detail/{number}"


def _day(text: str | None) -> str | None:
    found = _DAY.match(text or "")
    return found[1] if found else None


def _in_one_language(value: object) -> tuple[str, ...]:
    """Return the texts in English, else Irish, else the first language there is."""
    if not isinstance(value, dict):
        return _texts(value)
    spoken = {language: texts for language, given in value.items() if (texts := _texts(given))}
    for language in _LANGUAGES:
        if language in spoken:
            return spoken[language]
    return next(iter(spoken.values()), ())


def _first(value: object) -> str | None:
    return next(iter(_texts(value)), None)


def _texts(value: object) -> tuple[str, ...]:
    """Return the texts of a value, each once, whether it came alone or in a list."""
    return tuple(dict.fromkeys(_every_text(value)))


def _every_text(value: object) -> list[str]:
    several = value if isinstance(value, list) else [value]
    return [storable(text) for each in several if isinstance(each, str) and (text := each.strip())]
