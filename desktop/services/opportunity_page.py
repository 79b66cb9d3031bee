"""One opportunity, worded for its page and for the detail pane."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.pause import LensId
from desktop.domain.runway import Runway
from desktop.domain.states import State
from desktop.services.desk import Desk
from desktop.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what is known; `worth_checking` marks what may run against a commitment."""

    label: str
    value: str
    worth_checking: bool = False


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One notice behind the opportunity. `url` is http or https, or None."""

    words: str
    day: str
    url: str | None
    host: str | None


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What a later notice changed."""

    day: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ProviderLine:
    """An existing provider, as an award notice shows it: a lead, never a verdict."""

    name: str
    detail: str
    standing: str
    source: str


@dataclass(frozen=True, slots=True)
class LensLine:
    """How far one lens has come: `state` is done, begun or not_started."""

    lens: LensId
    title: str
    state: str
    summary: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One thing that happened, newest first. `by_people` tells our own entries from the notices."""

    day: str
    sentence: str
    who: str
    by_people: bool


@dataclass(frozen=True, slots=True)
class LookAgain:
    """Why a worked-on opportunity should be looked at again. `id` clears it."""

    id: int
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityCard:
    """All that the page and the pane show."""

    key: str
    title: str
    buyer: str
    byline: tuple[str, ...]
    stage: str
    state: State
    state_words: str
    pause_words: str
    pause_button: str
    can_decide: bool
    runway: Runway
    verdict_words: str
    runway_sentence: str
    facts: tuple[Fact, ...]
    description: tuple[str, ...]
    bought: tuple[Fact, ...]
    lots: tuple[Fact, ...]
    notices: tuple[NoticeLine, ...]
    changes: tuple[ChangeLine, ...]
    providers: tuple[ProviderLine, ...]
    lenses: tuple[LensLine, ...]
    time_to_do: str
    look_again: tuple[LookAgain, ...]
    decision: str
    history: tuple[HistoryLine, ...]


def opportunity_card(db: Connection, desk: Desk, key: str) -> OpportunityCard:
    """Return the card of one opportunity.

    Raises:
        NoSuchOpportunity: no opportunity has that key.
    """
    raise LookupError(key)
