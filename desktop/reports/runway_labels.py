"""The labels above a drawn runway: what each says, and where it stands without touching another."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace
from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop.domain.runway import Runway, Verdict
from desktop.domain.words import day, month
from desktop.reports.look import FIGURES, SEMIBOLD, TINY
from desktop.reports.pack_words import short_day
from desktop.reports.runway_scale import RunwayScale

_APART = 8.0


class Label(Struct, frozen=True):
    """Two lines over a stem at `x`. `row` 0 stands nearest to the bar; `left` is set once it is placed."""

    title: str
    date_words: str
    x: float
    stem: bool = False
    at_left: bool = False
    row: int = 0
    left: float = 0.0

    @property
    def width(self) -> float:
        """How wide the longer line is."""
        title = stringWidth(self.title, SEMIBOLD, TINY)
        return float(max(title, stringWidth(self.date_words, FIGURES, TINY)))


def labels(runway: Runway, scale: RunwayScale, width: float) -> tuple[Label, ...]:
    """Return the labels, placed: where two would touch, the less important moves a row up."""
    placed: list[Label] = []
    for label in _by_importance(runway, scale):
        wanted = 0.0 if label.at_left else label.x - label.width / 2
        left = min(max(0.0, wanted), width - label.width)
        row = 0
        while any(_touch(left, label.width, other) for other in placed if other.row == row):
            row += 1
        placed.append(replace(label, left=left, row=row))
    return tuple(placed)


def _touch(left: float, width: float, other: Label) -> bool:
    return left < other.left + other.width + _APART and other.left < left + width + _APART


def _by_importance(runway: Runway, scale: RunwayScale) -> list[Label]:
    facts = runway.facts
    found = []
    if runway.act_by is not None:
        found.append(Label(_flag_title(runway), day(runway.act_by), scale.x(runway.act_by)))
    ending = _ending(runway, scale)
    if ending is not None:
        found.append(ending)
    found.append(Label("Recorded", day(runway.today), scale.x(runway.today)))
    if facts.questions_on is not None and scale.origin <= facts.questions_on <= scale.end:
        at = scale.x(facts.questions_on)
        found.append(Label("Questions close", day(facts.questions_on), at, stem=True))
    if facts.published_on is not None and facts.published_on < runway.today:
        when = short_day(facts.published_on)
        found.append(Label("Published", when, scale.x(max(facts.published_on, scale.origin)), at_left=True))
    return found


def _ending(runway: Runway, scale: RunwayScale) -> Label | None:
    """Return what stands at the end: the deadline, or that there is none yet."""
    facts = runway.facts
    if runway.verdict is Verdict.NO_DATE:
        return Label("Submission", "No date", scale.x(scale.end))
    if runway.verdict is Verdict.EARLY_SIGNAL:
        expected = facts.expected_on
        when = f"{month(expected)} {expected.year}" if expected else "No date yet"
        return Label("Tender expected", when, scale.x(scale.end))
    if facts.submission_on is None or facts.submission_on < scale.origin:
        return None
    title = "Closed" if runway.verdict is Verdict.CLOSED else "Submission"
    return Label(title, day(facts.submission_on), scale.x(facts.submission_on))


def _flag_title(runway: Runway) -> str:
    """Return what the flag stands for: the first of our dates that was not yet past."""
    if runway.act_by == runway.decide_by:
        return "Decide by"
    if runway.act_by == runway.last_fair_day:
        return "Last fair day"
    return "Last day to sign off" if runway.act_by == runway.sign_off_by else "Last day"
