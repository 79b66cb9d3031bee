"""Sources: the public feeds that can be pulled, and how each is to be treated."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from msgspec import Struct

Format = Literal["ocds", "web_feed", "ted_search", "eu_grants"]

Walker = Literal["linked", "find_a_tender", "contracts_finder", "months", "ted", "eu_grants"]
"""How a source is gone through: a public service by its own rules, any other address by its links."""


class Source(Struct, frozen=True, kw_only=True):
    """A public feed.

    `coverage` says what is in it and what is not; `licence` and `attribution` what must be said when it
    is shown; `caution` what is not confirmed about it, or is known to go wrong. `site` is where a person
    reads the same notices. `private` allows addresses that are not on the public internet: the sample,
    tests, or one that a person added so.

    `pace_s` is the least time between two requests, `interval_s` between two pulls that go on by
    themselves. `busy_codes` are answers that mean "wait", beside 429 and 503. What only some walkers
    ask for: `notice_types` (months), `locale` (Sell2Wales), `countries` (TED, ISO alpha-3 of the buyer).
    """

    id: str
    name: str
    url: str
    format: Format
    walker: Walker = "linked"
    nation: str = ""
    publisher: str = ""
    coverage: str = ""
    licence: str = ""
    attribution: str = ""
    caution: str = ""
    site: str = ""
    private: bool = False
    body_limit_bytes: int = 15 * 2**20
    pace_s: float = 0.0
    interval_s: float = 3600.0
    busy_codes: tuple[int, ...] = ()
    notice_types: tuple[int, ...] = ()
    locale: int | None = None
    countries: tuple[str, ...] = ()


class LinkOnly(Struct, frozen=True, kw_only=True):
    """A place where tenders or grants are published without a feed: it is linked to, never pulled.

    `why` says why it cannot be pulled, `instead` where its notices come from, if from anywhere.
    """

    id: str
    name: str
    url: str
    nation: str
    publisher: str
    why: str
    instead: str = ""


@cache
def catalogue() -> tuple[Source, ...]:
    """Return the sources that come with the app: those it knows how to pull, and no others."""
    return sources_in(_toml())


@cache
def link_only() -> tuple[LinkOnly, ...]:
    """Return the places that have no feed, so that a list can say what does not come in by itself."""
    return tuple(LinkOnly(**entry) for entry in tomllib.loads(_toml()).get("link", []))


@cache
def countries() -> dict[str, str]:
    """Return the countries that TED can be asked for: their names, by the codes that it knows them by."""
    return tomllib.loads((files("resources") / "countries.toml").read_text("utf-8"))


def sources_in(text: str) -> tuple[Source, ...]:
    """Return the sources of a catalogue in TOML, one `[[source]]` each with the fields of `Source`."""
    return tuple(Source(**_tupled(entry)) for entry in tomllib.loads(text).get("source", []))


def _tupled(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}


def _toml() -> str:
    return (files("resources") / "sources.toml").read_text("utf-8")
