"""The first pages of a board pack: the decisions of the period at a glance, and what they ask of trustees."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop.domain.decision import Outcome
from desktop.domain.runway import Verdict
from desktop.domain.words import plural
from desktop.reports import parts
from desktop.reports.pack import Pack, PackDecision
from desktop.reports.pack_words import (
    pause_counts,
    period_words,
    short_day,
    step_back_reasons,
    summary_sentence,
    to_discuss,
)
from desktop.reports.text import paragraph, shortened

_LONGEST_TITLE, _LONGEST_REASON = 90, 70
_GAP = 8.0


def summary(pack: Pack, width: float) -> list[Flowable]:
    """Return the summary of a period, or a kind page where nothing was decided in it."""
    head = [
        paragraph(f"{pack.organisation}: decisions, {period_words(pack.from_on, pack.to_on)}", "title"),
        paragraph(summary_sentence(pack), "quiet"),
    ]
    if not pack.decisions:
        return [*head, *_nothing_decided(pack, width)]
    return [
        *head,
        _cards(pack, width),
        parts.heading("Decisions"),
        _decisions(pack, width),
        Spacer(1, _GAP),
        KeepTogether(_patterns(pack, width)),
        KeepTogether(_how_we_decided(pack, width)),
        Spacer(1, _GAP),
        *_questions(pack, width),
    ]


def dismissed(pack: Pack, width: float) -> list[Flowable]:
    """Return the list of what was dismissed; nothing where there was none."""
    if not pack.dismissed:
        return []
    rows = [
        [
            paragraph(short_day(one.on), "cell"),
            [paragraph(one.title, "cell_strong"), paragraph(one.buyer, "caption")],
            paragraph(one.reason or "No reason given", "cell"),
        ]
        for one in pack.dismissed
    ]
    return [
        parts.heading("Dismissed"),
        paragraph(
            f"{plural(len(rows), 'opportunity')} dismissed as not for us to think about. They are not in the "
            "register; they stand here so that trustees can see what was let go without a pause.",
            "quiet",
        ),
        parts.ruled_table(rows, [52, width - 232, 180], ["Day", "Opportunity", "Reason"]),
    ]


def _nothing_decided(pack: Pack, width: float) -> list[Flowable]:
    words = [
        paragraph("Nothing here needs a decision from trustees", "card_heading"),
        paragraph(
            "No one bid, partnered or stepped back in this time, so there is no reasoning to read. "
            "A good time to talk to a neighbour about what may be coming."
        ),
    ]
    card = parts.box(words, width, fill="bg-paper", edge="line-paper")
    return [card, KeepTogether(_time_given(pack, width)), *_questions(pack, width)]


def _cards(pack: Pack, width: float) -> Flowable:
    until = f"reviews due by {short_day(pack.reviews_until)}" if pack.reviews_until else "reviews due"
    return parts.stat_cards(
        [
            ("pen-line", len(pack.of(Outcome.BID)), "bid in our own name"),
            ("handshake", len(pack.of(Outcome.PARTNER)), "with partners"),
            ("hand-heart", len(pack.of(Outcome.STEP_BACK)), "stepped back"),
            ("calendar", len(pack.reviews), until),
        ],
        width,
    )


def _decisions(pack: Pack, width: float) -> Flowable:
    widths = [30, 54, 0, 88, 124, 66]
    widths[2] = int(width) - sum(widths)
    columns = ["No.", "Recorded", "Opportunity", "Decision", "Main reason", "Days left"]
    return parts.ruled_table([_decision_row(one) for one in pack.decisions], widths, columns)


def _decision_row(one: PackDecision) -> list[parts.Cell]:
    title = [paragraph(shortened(one.title, _LONGEST_TITLE), "cell_strong")]
    if one.superseded_by:
        title.append(paragraph(f"Replaced by {one.superseded_by}", "caption"))
    return [
        paragraph(one.number, "cell"),
        paragraph(short_day(one.recorded_on), "cell"),
        title,
        parts.outcome_cell(one.outcome),
        paragraph(shortened(one.main_reason, _LONGEST_REASON), "cell"),
        parts.days_cell(one.working_days, one.verdict),
    ]


def _patterns(pack: Pack, width: float) -> list[Flowable]:
    reasons = step_back_reasons(pack)
    if not reasons:
        return _time_given(pack, width)
    each = (width - 24) / 2
    left = [paragraph("Why we stepped back", "heading"), *parts.bar_rows(reasons, each)]
    return [parts.columns(left, _time_given(pack, each), width)]


def _time_given(pack: Pack, width: float) -> list[Flowable]:
    given = pack.time_given
    if not given.total:
        return []
    full, shortest = pack.needs
    rows = [
        parts.figure_row(words, count, width, verdict)
        for words, count, verdict in (
            (f"Enough time, {full} days or more", given.enough, Verdict.ENOUGH),
            (f"Tight, {shortest} to {full - 1}", given.tight, Verdict.TIGHT),
            (f"Too short, under {shortest}", given.too_short, Verdict.TOO_SHORT),
        )
    ]
    if given.not_known:
        rows.append(parts.figure_row("Not known", given.not_known, width, Verdict.NO_DATE))
    told = f"Of {plural(given.total, 'tender')} published in this time, by working days to the deadline:"
    return [paragraph("How much time we were given", "heading"), paragraph(told, "cell"), *rows]


def _how_we_decided(pack: Pack, width: float) -> list[Flowable]:
    each = (width - 24) / 2
    left = [parts.figure_row(words.capitalize(), count, each) for words, count in pause_counts(pack)]
    exceptions = sum(len(one.exceptions) for one in pack.standing)
    unknowns = sum(len(one.unknowns) for one in pack.standing)
    right = [
        parts.figure_row("Exceptions to our commitments", exceptions, each),
        parts.figure_row("Unknowns accepted", unknowns, each),
        parts.figure_row("Dismissed", len(pack.dismissed), each),
    ]
    return [paragraph("How we decided", "heading"), parts.columns(left, right, width)]


def _questions(pack: Pack, width: float) -> list[Flowable]:
    questions = to_discuss(pack)
    if not questions:
        return []
    rows = [[parts.figure(f"{number}."), paragraph(words)] for number, words in enumerate(questions, 1)]
    head = paragraph("For trustees to discuss", "card_heading")
    return [parts.box([head, parts.numbered_lines(rows)], width, fill="bg-paper", edge="line-paper")]
