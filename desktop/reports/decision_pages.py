"""The page of one decision: facts as known that day, what was decided and why, what the pause told us."""

from __future__ import annotations

from reportlab.platypus import Flowable, Spacer

from desktop.domain.decision import Holding
from desktop.domain.working_days import Calendar
from desktop.reports import parts
from desktop.reports.decision_words import (
    byline,
    commitment_rows,
    outcome_words,
    runway_words,
    what_follows,
    who_and_when,
)
from desktop.reports.icons import HOLDING_ICONS, OUTCOME_ICONS, Icon
from desktop.reports.look import BODY, CAPTION
from desktop.reports.pack import PackDecision
from desktop.reports.pause_part import pause_part
from desktop.reports.runway_drawing import RunwayDrawing
from desktop.reports.text import paragraph, paragraphs, plain

_LONG_TITLE, _LONG_LABEL = 90, 16
_SHORT_RATIONALE = 900
_PAD = 2


def decision_page(one: PackDecision, calendar: Calendar, width: float) -> list[Flowable]:
    """Return one decision; it flows on to further pages where people wrote much."""
    return [
        *_head(one),
        *_runway(one, calendar),
        *_decision(one, width),
        *pause_part(one.pause, width),
        *_commitments(one, width),
        *_what_follows(one, width),
    ]


def _head(one: PackDecision) -> list[Flowable]:
    named = "long_title" if len(one.title) > _LONG_TITLE else "title"
    return [paragraph(byline(one), "byline"), paragraph(one.title, named)]


def _runway(one: PackDecision, calendar: Calendar) -> list[Flowable]:
    if one.runway is None:
        return []
    told = paragraph(runway_words(one), "caption")
    return [Spacer(1, 9), RunwayDrawing(one.runway, calendar), Spacer(1, 4), told, Spacer(1, 3)]


def _decision(one: PackDecision, width: float) -> list[Flowable]:
    """Return the outcome as a card, with the reason inside where it is short."""
    words = outcome_words(one)
    head = paragraph(words, "card_heading")
    icon = Icon(OUTCOME_ICONS[one.outcome], 24)
    short = len(one.rationale) <= _SHORT_RATIONALE and len(plain(words)) < 200
    inside = paragraphs(one.rationale) if short else []
    content = [head, *inside, paragraph(who_and_when(one), "quiet_cell")]
    card = parts.box(content, width, fill="bg-surface", edge="brand", icon=icon)
    if short:
        return [card]
    return [card, parts.heading("Why"), *paragraphs(one.rationale)]


def _what_follows(one: PackDecision, width: float) -> list[Flowable]:
    """Return the rest of the record, a label and words each."""
    facts = what_follows(one)
    label_width = 118 if any(len(label) > _LONG_LABEL for label, _ in facts) else 76
    rows = [[paragraph(label, "label"), paragraphs(words, "cell")] for label, words in facts]
    if not rows:
        return []
    table = parts.ruled_table(rows, [label_width, width - label_width], pad=_PAD)
    table.setStyle([("TOPPADDING", (0, 0), (0, -1), _PAD + BODY - CAPTION)])  # both stand on one line
    return [Spacer(1, 4), table]


def _commitments(one: PackDecision, width: float) -> list[Flowable]:
    if not one.commitments:
        return []
    half = (width - 22) / 2
    rows = [_commitment_row(*row) for row in commitment_rows(one)]
    return [parts.heading("Our commitments"), parts.ruled_table(rows, [22, half, half], pad=3)]


def _commitment_row(holding: Holding, titles: str, words: str) -> list[parts.Cell]:
    icon, token = HOLDING_ICONS[holding]
    return [Icon(icon, 13, token), paragraph(titles, "cell_strong"), paragraphs(words, "cell")]
