"""The page of one decision: facts as known that day, what was decided and why, what the pause told us."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop.domain.decision import HOLDING_WORDS, OUTCOME_WORDS, Holding
from desktop.domain.runway import sentence, short_window_sentence
from desktop.domain.words import long_day
from desktop.domain.working_days import Calendar
from desktop.reports import parts
from desktop.reports.icons import HOLDING_ICONS, OUTCOME_ICONS, Icon
from desktop.reports.pack import PackDecision
from desktop.reports.pack_words import decided_by_words
from desktop.reports.pause_part import pause_part
from desktop.reports.runway_drawing import RunwayDrawing
from desktop.reports.text import paragraph, paragraphs, plain

_LONG_TITLE = 90
_SHORT_RATIONALE = 900


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
    byline = ", ".join(part for part in (one.buyer, one.value, one.source) if part)
    named = "long_title" if len(one.title) > _LONG_TITLE else "title"
    return [paragraph(byline, "caption"), paragraph(one.title, named)]


def _runway(one: PackDecision, calendar: Calendar) -> list[Flowable]:
    if one.runway is None:
        return []
    told = f"As it stood that day: {sentence(one.runway)} {short_window_sentence(one.runway)}"
    return [Spacer(1, 6), RunwayDrawing(one.runway, calendar), paragraph(told, "caption"), Spacer(1, 4)]


def _decision(one: PackDecision, width: float) -> list[Flowable]:
    """Return the outcome as a card, with the reason inside where it is short."""
    words = (
        f"{OUTCOME_WORDS[one.outcome]}: {one.main_reason}" if one.main_reason else OUTCOME_WORDS[one.outcome]
    )
    head = paragraph(words, "card_heading")
    icon = Icon(OUTCOME_ICONS[one.outcome], 24)
    short = len(one.rationale) <= _SHORT_RATIONALE and len(plain(words)) < 200
    inside = paragraphs(one.rationale) if short else []
    content = [head, *inside, _who_and_when(one)]
    card = parts.box(content, width, fill="bg-surface", edge="brand", icon=icon)
    if short:
        return [card]
    return [card, parts.heading("Why"), *paragraphs(one.rationale)]


def _who_and_when(one: PackDecision) -> Flowable:
    by = f"by {decided_by_words(one)} (as reported by {one.recorded_by})"
    decided = f"Decided on {long_day(one.decided_on)} {by}."
    recorded = f"Recorded on {long_day(one.recorded_on)} by {one.recorded_by}."
    minute = f"Minute: {one.minute}." if one.minute else ""
    return paragraph(f"{decided} {recorded} {minute}", "quiet_cell")


def _what_follows(one: PackDecision, width: float) -> list[Flowable]:
    """Return the rest of the record, a label and words each; what is empty is left out."""
    look_again = f"If: {one.look_again_if}" if one.look_again_if else ""
    if one.review_on:
        look_again = f"{long_day(one.review_on)}{f', or if: {one.look_again_if}' if look_again else ''}"
    facts = (
        ("Unknowns", "; ".join(_not_said_yet(one))),
        ("Other reasons", "; ".join(one.other_reasons)),
        ("Lots", "; ".join(one.lots)),
        ("Instead", "; ".join(one.instead)),
        ("Next step", one.next_step),
        ("Look again", look_again),
        ("Supersedes", f"Decision {one.supersedes}" if one.supersedes else ""),
        ("Superseded", f"By decision {one.superseded_by}" if one.superseded_by else ""),
        ("Notice", one.link),
    )
    rows = [[paragraph(label, "label"), paragraph(words, "cell")] for label, words in facts if words]
    return [Spacer(1, 6), KeepTogether(parts.ruled_table(rows, [76, width - 76], pad=2))] if rows else []


def _not_said_yet(one: PackDecision) -> list[str]:
    """Return the unknowns accepted beside those that stand under the commitments."""
    said = tuple(each.title for each in one.commitments if each.holding is Holding.NOT_KNOWN)
    return [unknown for unknown in one.unknowns if not (said and unknown.endswith(said))]


def _commitments(one: PackDecision, width: float) -> list[Flowable]:
    """Return how each commitment stood: one row for each with words of its own, one for all alike."""
    if not one.commitments:
        return []
    rows = []
    for holding in (Holding.IN_TENSION, Holding.KEPT, Holding.NOT_KNOWN):
        held = [commitment for commitment in one.commitments if commitment.holding is holding]
        rows += [_commitment_row(holding, each.title, each.note) for each in held if each.note]
        alike = "; ".join(each.title for each in held if not each.note)
        rows += [_commitment_row(holding, alike, "")] if alike else []
    half = (width - 22) / 2
    return [parts.heading("Our commitments"), parts.ruled_table(rows, [22, half, half], pad=3)]


def _commitment_row(holding: Holding, titles: str, note: str) -> list[parts.Cell]:
    icon, token = HOLDING_ICONS[holding]
    words = ": ".join(part for part in (HOLDING_WORDS[holding], note) if part)
    return [Icon(icon, 13, token), paragraph(titles, "cell_strong"), paragraphs(words, "cell")]
