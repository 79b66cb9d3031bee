"""What one notice changed of what those before it said, in words."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.deadline import Deadline
from desktop.domain.opportunity import Change, Opportunity
from desktop.domain.words import deadline_words, money, year_day
from feeds.notice import Notice

_EXCERPT = 80


def changes_between(before: Opportunity, after: Opportunity, notice: Notice) -> Iterator[Change]:
    """Yield each field that `notice` changed; what it leaves unsaid changes nothing."""
    old, new = _told(before), _told(after)
    for field in old:
        if old[field] != new[field]:
            yield Change(field, old[field], new[field], notice.released_at, notice.id)
    if before.description != after.description:
        was, now = _excerpts(before.description, after.description)
        yield Change("description", was, now, notice.released_at, notice.id)


def _told(opportunity: Opportunity) -> dict[str, str]:
    days = {
        "expected": opportunity.expected_on,
        "contract_start": opportunity.contract_start_on,
        "contract_end": opportunity.contract_end_on,
    }
    return {
        "title": opportunity.title,
        "buyer": opportunity.buyer,
        "stage": opportunity.stage.value,
        "deadline": _deadline(opportunity.deadline, opportunity.deadline_text),
        "questions_close": _deadline(opportunity.questions_close, None),
        "value": money(opportunity.value_pence, opportunity.currency),
        **{field: year_day(on) if on else "" for field, on in days.items()},
    }


def _deadline(deadline: Deadline | None, text: str | None) -> str:
    return deadline_words(deadline, with_year=True) if deadline else text or ""


def _excerpts(before: str, after: str) -> tuple[str, str]:
    """Return both texts from the word where they part, shortened."""
    same = next((place for place, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), None)
    start = min(len(before), len(after)) if same is None else same
    start = before.rfind(" ", 0, start) + 1
    return _excerpt(before, start), _excerpt(after, start)


def _excerpt(text: str, start: int) -> str:
    part = text[start : start + _EXCERPT]
    return f"{'…' if start and part else ''}{part}{'…' if start + _EXCERPT < len(text) else ''}"
