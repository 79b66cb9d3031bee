"""The labels above the large runway: what each says, and where it stands without touching another."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.deadline import DeadlineKind
from desktop.domain.runway import Runway, Verdict
from desktop.domain.words import closing_time, day, month, plural, short_month
from desktop.ui.runway.large_scale import LargeScale
from desktop.ui.theme.theme import theme

_APART = 12.0
_DEADLINES = {
    DeadlineKind.TENDER: "Submission",
    DeadlineKind.INTEREST: "Interest closes",
    DeadlineKind.FIRST_STAGE: "First stage closes",
    DeadlineKind.QUESTIONS: "Questions close",
}


class StemLabel(Struct, frozen=True):
    """Two lines over a stem. `row` 0 stands nearest to the bar; `left` is set once it is placed."""

    mark: str
    title: str
    date_words: str
    x: float
    at_left: bool = False
    row: int = 0
    left: float = 0.0

    @property
    def width(self) -> float:
        """How wide the longer line is."""
        title = theme.metrics("table", 600).horizontalAdvance(self.title)
        return float(max(title, theme.metrics("caption").horizontalAdvance(self.date_words)))


def stem_labels(runway: Runway, scale: LargeScale, width: float) -> tuple[StemLabel, ...]:
    """Return the labels, placed; the most important stand nearest to the bar."""
    placed: list[StemLabel] = []
    for label in _by_importance(runway, scale):
        own = label.width
        left = label.x if label.at_left else min(max(0.0, label.x - own / 2), max(0.0, width - own))
        row = 0
        while any(_touches(left, own, other) for other in placed if other.row == row):
            row += 1
        placed.append(replace(label, left=left, row=row))
    return tuple(placed)


def _touches(left: float, width: float, other: StemLabel) -> bool:
    return left < other.left + other.width + _APART and other.left < left + width + _APART


def _by_importance(runway: Runway, scale: LargeScale) -> list[StemLabel]:
    """Order: decide by, submission, today, questions close, published."""
    facts, today = runway.facts, runway.today
    labels = []
    if runway.act_by is not None and runway.act_by != facts.submission_on:
        away = scale.calendar.between(today, runway.act_by)
        when = f"{day(runway.act_by)}, {_away(away)}"
        labels.append(StemLabel("flag", flag_title(runway), when, scale.x(runway.act_by)))
    if facts.submission_on is not None:
        passed = runway.verdict is Verdict.CLOSED and facts.submission_on <= today
        title = "Closed" if passed else _DEADLINES[facts.deadline_kind or DeadlineKind.TENDER]
        closes = facts.closes_at if facts.has_time else None
        hour = f", {closing_time(closes, facts.submission_on)}" if closes else ""
        when = f"{day(facts.submission_on)}{_year(facts.submission_on, today)}{hour}"
        labels.append(StemLabel("post", title, when, scale.x(facts.submission_on)))
    if today <= scale.end and today not in (runway.act_by, facts.submission_on):
        labels.append(StemLabel("today", "Today", day(today), scale.x(today)))
    if runway.verdict is Verdict.EARLY_SIGNAL and facts.expected_on is not None:
        when = f"{month(facts.expected_on)} {facts.expected_on.year}"
        labels.append(StemLabel("expected", "Expected", when, scale.right))
    if facts.questions_on is not None and scale.origin <= facts.questions_on <= scale.end:
        labels.append(
            StemLabel("circle", "Questions close", day(facts.questions_on), scale.x(facts.questions_on))
        )
    if facts.published_on is not None and facts.published_on < min(today, facts.submission_on or today):
        published = facts.published_on
        when = f"{published.day} {short_month(published)}{_year(published, today)}"
        labels.append(StemLabel("dot", "Published", when, scale.left, at_left=True))
    return labels


def _year(on: date, today: date) -> str:
    return "" if on.year == today.year else f" {on.year}"


def flag_title(runway: Runway) -> str:
    """Return what the flag stands for: the first of our dates that is not yet past."""
    if runway.act_by == runway.decide_by:
        return "Decide by"
    if runway.act_by == runway.last_fair_day:
        return "Last fair day"
    return "Last day to sign off" if runway.act_by == runway.sign_off_by else "Last day"


def _away(days: int) -> str:
    return "today" if days == 0 else f"{plural(days, 'day')} away"
