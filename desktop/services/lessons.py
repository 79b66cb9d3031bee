"""What reviews taught us, for the next pause on the same buyer or kind of service, lens by lens."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec import Struct

from desktop.domain.pause import LensId
from desktop.domain.words import year_day
from desktop.store import decisions as decision_store
from desktop.store import reviews as store
from desktop.store.connection import Connection

_BEARS_ON = {
    LensId.MISSION_FIT: (("differently", "What we would do differently"), ("learned", "What we learned")),
    LensId.EXISTING_PROVIDERS: (("provider", "What happened to whoever did it before"),),
    LensId.POTENTIAL_PARTNERS: (
        ("partnership", "What became of the partnership, or of what we did instead"),
        ("learned", "What we learned"),
    ),
    LensId.COMMUNITY_IMPACT: (("people", "What happened for the people it was for"),),
}
"""Which sayings of a review bear on a lens, each with its heading."""
_MOST = 6


class Lesson(Struct, frozen=True):
    """One thing a review says, and where it stands. `key` is the opportunity that it was about."""

    key: str
    title: str
    text: str
    source: str


def lessons(db: Connection, keys: Collection[str], lens: LensId) -> tuple[Lesson, ...]:
    """Return what the reviews on these opportunities say that bears on a lens, the latest first."""
    return tuple(_lessons(db, keys, lens))[:_MOST]


def _lessons(db: Connection, keys: Collection[str], lens: LensId) -> Iterator[Lesson]:
    found = store.on(db, keys)
    titles = {
        row.number: row.title for key in {one.key for one in found} for row in decision_store.of(db, key)
    }
    for review in reversed(found):
        title = titles.get(review.decision, "")
        source = f"Our review of decision {review.decision}, “{title}”, {year_day(review.recorded_on)}"
        for saying, heading in _BEARS_ON[lens]:
            if words := getattr(review, saying):
                yield Lesson(review.key, heading, words, source)
