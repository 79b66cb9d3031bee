"""How something is bought besides its procedure: a framework, a call-off from one, a market to join."""

from __future__ import annotations

import re
from enum import StrEnum

from feeds.notice import Notice


class Buying(StrEnum):
    """What one would be bidding for, where it is no plain contract."""

    FRAMEWORK = "framework"
    CALL_OFF = "call_off"
    MARKET = "market"


BUYING_WORDS = {
    Buying.FRAMEWORK: "Framework",
    Buying.CALL_OFF: "Call-off",
    Buying.MARKET: "Dynamic market",
}
BUYING_SENTENCES = {
    Buying.FRAMEWORK: "Framework: a place on a list; orders follow, and none is promised",
    Buying.CALL_OFF: "Call-off: only those on the framework or market it draws on can be asked",
    Buying.MARKET: "Dynamic market: one joins first, and is asked for tenders after",
}

_MARKET_TYPES = frozenset({"UK13", "UK14", "UK15", "UK16", "qu-sy"})
_CALL_OFF = re.compile(
    r"call-?\s?off|award(ed)? under (a |the )?framework|award from (a |the )?framework"
    r"|(further|mini)[- ]?competition",
    re.IGNORECASE,
)
_MARKET = re.compile(r"dynamic (market|purchasing)", re.IGNORECASE)
_FRAMEWORK = re.compile(r"\bframework\b", re.IGNORECASE)


def buying(merged: Notice) -> Buying | None:
    """Return what these notices say of it; None for a plain contract, or where they say nothing.

    Procedure and techniques are read, never the title: “framework” in a title may mean anything.
    """
    method = merged.method_details or ""
    if "call_off" in merged.techniques or _CALL_OFF.search(method):
        return Buying.CALL_OFF
    if merged.notice_type in _MARKET_TYPES or "market" in merged.techniques or _MARKET.search(method):
        return Buying.MARKET
    if "framework" in merged.techniques or _FRAMEWORK.search(method):
        return Buying.FRAMEWORK
    return None
