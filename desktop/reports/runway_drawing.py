"""The runway as the board pack draws it: the window's large runway, in lines that stay sharp on paper."""

from __future__ import annotations

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from desktop.domain.runway import Runway, Verdict
from desktop.domain.working_days import Calendar
from desktop.reports.look import FIGURES, SEMIBOLD, TINY, colour, register_fonts
from desktop.reports.pack_words import short_day
from desktop.reports.patterns import Box, draw_early, draw_time_to_think, draw_time_to_work
from desktop.reports.runway_labels import Label, labels
from desktop.reports.runway_plan import PlanLane
from desktop.reports.runway_scale import runway_scale

_HEIGHT, _ROW = 100.0, 24.0
_BAR_TOP, _BAR = 38.0, 12.0
_TITLE, _DATE, _STEM_TOP = 9.0, 20.0, 24.0
_WEEK_TOP, _WEEK_WORDS, _BOTTOM = 31.0, 60.0, 96.0


class RunwayDrawing(Flowable):  # type: ignore[misc]  # reportlab has no types
    """One runway across the width it is given. The sentence that says the same stands beside it."""

    def __init__(self, runway: Runway, calendar: Calendar) -> None:
        super().__init__()
        register_fonts()
        self._runway, self._calendar = runway, calendar
        self._labels: tuple[Label, ...] = ()

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width; each further row of labels makes the drawing higher."""
        self.width = width
        self._scale = runway_scale(self._runway, self._calendar, width)
        self._labels = labels(self._runway, self._scale, width)
        rows = max(label.row for label in self._labels)
        self.height = _HEIGHT + rows * _ROW
        return self.width, self.height

    def draw(self) -> None:
        """Draw from the back to the front: weeks, bar, plan, marks, words."""
        self._draw_weeks()
        self._draw_past()
        self._draw_bar()
        PlanLane(self._runway, self._calendar, self._scale).draw(self.canv)
        self._draw_marks()
        self._draw_labels()

    def _y(self, down: float) -> float:
        """Return the height of a line that stands so far below the top of the first row."""
        return _HEIGHT - down

    def _draw_weeks(self) -> None:
        self._pen("line", 0.75)
        marked = (self._runway.today, self._runway.act_by, self._runway.facts.submission_on)
        marks = [self._scale.x(day) for day in marked if day is not None]
        for x, monday in self._scale.weeks():
            self.canv.line(x, self._y(_WEEK_TOP), x, self._y(_BOTTOM - 6))
            words = short_day(monday)
            width = stringWidth(words, FIGURES, TINY) + 6
            if all(mark < x - 3 or mark > x + width for mark in marks):
                self._write(words, x + 4, self._y(_WEEK_WORDS), FIGURES, "ink-3")

    def _draw_past(self) -> None:
        """Draw the time from publication to that day, or to the deadline where it had passed."""
        facts, runway = self._runway.facts, self._runway
        if facts.published_on is None:
            return
        left, middle = (
            self._scale.x(max(facts.published_on, self._scale.origin)),
            self._y(_BAR_TOP + _BAR / 2),
        )
        ends_on = min(runway.today, facts.submission_on or runway.today)
        self._pen("past", 3)
        self.canv.line(left, middle, self._scale.x(ends_on), middle)
        self.canv.setFillColor(colour("past"))
        self.canv.circle(left, middle, 3, stroke=0, fill=1)

    def _draw_bar(self) -> None:
        runway, today = self._runway, self._scale.x(self._runway.today)
        if runway.verdict is Verdict.EARLY_SIGNAL:
            draw_early(self.canv, self._box(today, self._scale.x(self._scale.end)))
        elif runway.verdict in (Verdict.CLOSED, Verdict.NO_DATE) or runway.facts.submission_on is None:
            self._pen("line", 1)
            middle = self._y(_BAR_TOP + _BAR / 2)
            self.canv.line(today, middle, self._scale.x(self._scale.end), middle)
        else:
            self._draw_open_bar(today, self._scale.x(runway.facts.submission_on))

    def _draw_open_bar(self, today: float, submission: float) -> None:
        """Draw time to think up to the flag; once the last fair day has passed all of it is time to work."""
        runway, flag = self._runway, today
        if runway.act_by is not None and runway.act_by in (runway.decide_by, runway.last_fair_day):
            flag = self._scale.x(runway.act_by)
        if flag > today:
            draw_time_to_think(self.canv, runway.verdict, self._box(today, flag))
        if submission > flag:
            draw_time_to_work(self.canv, runway.verdict, self._box(flag, submission))

    def _box(self, left: float, right: float) -> Box:
        return Box(left, self._y(_BAR_TOP + _BAR), right - left, _BAR)

    def _draw_marks(self) -> None:
        runway, facts = self._runway, self._runway.facts
        if facts.questions_on is not None and self._scale.origin <= facts.questions_on <= self._scale.end:
            self._draw_circle(self._scale.x(facts.questions_on))
        self._upright(self._scale.x(runway.today), _STEM_TOP, _BOTTOM, 2)
        if facts.submission_on is not None and facts.submission_on >= self._scale.origin:
            self._upright(self._scale.x(facts.submission_on), _BAR_TOP - 9, _BAR_TOP + _BAR + 5, 3.5)
        if runway.act_by is not None:
            self._draw_flag(self._scale.x(runway.act_by))

    def _draw_circle(self, x: float) -> None:
        middle = self._y(_BAR_TOP + _BAR / 2)
        for radius, token in ((5.5, "bg-surface"), (4.5, "marker"), (2.8, "bg-surface")):
            self.canv.setFillColor(colour(token))
            self.canv.circle(x, middle, radius, stroke=0, fill=1)

    def _draw_flag(self, x: float) -> None:
        self._upright(x, _STEM_TOP + 1, _BAR_TOP + _BAR + 2, 1.5)
        top = self._y(_STEM_TOP + 1)
        flag = self.canv.beginPath()
        flag.moveTo(x, top)
        for right, down in ((9, 0), (6.5, 3.2), (9, 6.4), (0, 6.4)):
            flag.lineTo(x + right, top - down)
        flag.close()
        self.canv.setFillColor(colour("marker"))
        self.canv.drawPath(flag, stroke=0, fill=1)

    def _upright(self, x: float, top: float, bottom: float, thick: float) -> None:
        """Draw a mark with a halo of the page's colour, so that it is seen across the bar."""
        for token, width in (("bg-surface", thick + 2), ("marker", thick)):
            self._pen(token, width)
            self.canv.line(x, self._y(top), x, self._y(bottom))

    def _draw_labels(self) -> None:
        for label in self._labels:
            up = label.row * _ROW
            if label.stem or label.row:
                self._pen("line-strong", 0.75)
                self.canv.line(
                    label.x, self._y(_STEM_TOP) + up, label.x, self._y(_BAR_TOP if label.stem else _STEM_TOP)
                )
            x, centred = label.left + (0 if label.at_left else label.width / 2), not label.at_left
            self._write(label.title, x, self._y(_TITLE) + up, SEMIBOLD, "ink", centred=centred)
            self._write(label.date_words, x, self._y(_DATE) + up, FIGURES, "ink-2", centred=centred)

    def _pen(self, token: str, width: float) -> None:
        self.canv.setStrokeColor(colour(token))
        self.canv.setLineWidth(width)

    def _write(self, words: str, x: float, y: float, font: str, token: str, *, centred: bool = False) -> None:
        self.canv.setFont(font, TINY)
        self.canv.setFillColor(colour(token))
        (self.canv.drawCentredString if centred else self.canv.drawString)(x, y, words)
