"""Sources: the public feeds that can be pulled, and how each is to be treated."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Format = Literal["ocds", "web_feed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A public feed.

    `coverage` says what is in it and what is not; `licence` and `attribution` what must be said when it
    is shown. `private` allows addresses that are not on the public internet: the sample, tests, or one
    that a person added so. `pace_s` is the least time between two requests.
    """

    id: str
    name: str
    url: str
    format: Format
    nation: str = ""
    publisher: str = ""
    coverage: str = ""
    licence: str = ""
    attribution: str = ""
    private: bool = False
    body_limit_bytes: int = 15 * 2**20
    pace_s: float = 0.0


@cache
def catalogue() -> tuple[Source, ...]:
    """Return the sources that come with the app: those it knows how to pull, and no others."""
    return sources_in((files("resources") / "sources.toml").read_text("utf-8"))


def sources_in(text: str) -> tuple[Source, ...]:
    """Return the sources of a catalogue in TOML, one `[[source]]` each with the fields of `Source`."""
    return tuple(Source(**entry) for entry in tomllib.loads(text).get("source", []))
