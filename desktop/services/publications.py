"""The publications of one opportunity: where it stands, under which number, and who joined them."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from desktop.domain.deadline import Deadline
from desktop.domain.decision import OUTCOME_WORDS
from desktop.domain.publications import compile_together
from desktop.domain.publications import publications as parted
from desktop.domain.words import deadline_words, year_day
from desktop.services.joining import joined_by
from desktop.services.source_names import named
from desktop.services.wording import STATE_WORDS, pause_words
from desktop.store import decisions, kept_notices, pauses, triage
from desktop.store.connection import Connection
from desktop.store.opportunities import OpportunityDetail


class Publication(Struct, frozen=True, kw_only=True):
    """One publication. `joined` says who joined it, and is "" for the one that all goes by.

    `closes` is in words; `written` is what people wrote on it before it was joined.
    """

    id: str
    source: str
    title: str
    published: date | None
    closes: str
    notices: int
    url: str | None
    joined: str
    written: tuple[str, ...] = ()


def publications(db: Connection, detail: OpportunityDetail) -> tuple[Publication, ...]:
    """Return the publications of this opportunity, the one it goes by first."""
    key = detail.opportunity.key
    joined = joined_by(db, key)
    held = kept_notices.notices_of(db, [key]).get(key, [])
    found = []
    for own, notices in parted(key, held).items():
        told, _ = compile_together(own, notices)
        found.append(
            Publication(
                id=own,
                source=named(db, told.source),
                title=told.title,
                published=told.published_on,
                closes=_closes(told.deadline),
                notices=len({notice.id for notice in notices}),
                url=told.url,
                joined=joined.get(own, ""),
                written=_written(db, own) if own in joined else (),
            )
        )
    return tuple(found)


def _closes(deadline: Deadline | None) -> str:
    return f"closes {deadline_words(deadline)}" if deadline else "no date stated"


def _written(db: Connection, key: str) -> tuple[str, ...]:
    """Return in sentences what people wrote under this key."""
    found = []
    pause = pauses.of(db, key)
    if pause is not None:
        begun = pauses.begun(db, [key])
        found.append(f"A pause: {pause_words(*begun[key]).lower()}." if key in begun else "A pause.")
    found += [
        f"Decision {row.number}, {year_day(row.recorded_on)}: {OUTCOME_WORDS[row.outcome]}."
        for row in decisions.of(db, key)
    ]
    state = triage.of_many(db, [key])[key]
    if not found and state.entry is not None:
        found.append(f"{STATE_WORDS[state.state]}.")
    return tuple(found)
