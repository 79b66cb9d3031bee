"""What one notice changed of what those before it said, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from desktop.domain.deadline import Deadline
from desktop.domain.opportunity import Change, Opportunity
from desktop.domain.words import deadline_words, money, year_day
from feeds.notice import Notice

_EXCERPT = 80


def changes_between(before: Opportunity, after: Opportunity, notice: Notice) -> Iterator[Change]:
    """Yield each field that `notice` changed; what it leaves unsaid changes nothing."""
    for field, tell in _FIELDS.items():
        old, new = tell(before), tell(after)
        if old == new:
            continue  # most stay as they were, so that only what differs is put into words
        was, now = _in_words(old), _in_words(new)
        if was != now:
            yield Change(field, was, now, notice.released_at, notice.id)
    if before.description != after.description:
        was, now = _excerpts(before.description, after.description)
        yield Change("description", was, now, notice.released_at, notice.id)


_Told = str | date | Deadline | tuple[int | None, str | None] | None

_FIELDS: dict[str, Callable[[Opportunity], _Told]] = {
    "title": lambda told: told.title,
    "buyer": lambda told: told.buyer,
    "stage": lambda told: told.stage.value,
    "deadline": lambda told: told.deadline or told.deadline_text,
    "questions_close": lambda told: told.questions_close,
    "value": lambda told: (told.value_pence, told.currency),
    "expected": lambda told: told.expected_on,
    "contract_start": lambda told: told.contract_start_on,
    "contract_end": lambda told: told.contract_end_on,
}


def _in_words(told: _Told) -> str:
    match told:
        case None:
            return ""
        case Deadline():
            return deadline_words(told, with_year=True)
        case date():
            return year_day(told)
        case (pence, currency):
            return money(pence, currency)
        case _:
            return told


def _excerpts(before: str, after: str) -> tuple[str, str]:
    """Return both texts from the word where they part, shortened."""
    same = next((place for place, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), None)
    start = min(len(before), len(after)) if same is None else same
    start = before.rfind(" ", 0, start) + 1
    return _excerpt(before, start), _excerpt(after, start)


def _excerpt(text: str, start: int) -> str:
    part = text[start : start + _EXCERPT]
    return f"{'…' if start and part else ''}{part}{'…' if start + _EXCERPT < len(text) else ''}"
