"""The first pages of a board pack: the decisions of the period at a glance, and what they ask of trustees."""

from __future__ import annotations

from itertools import zip_longest

from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop.domain.decision import Outcome
from desktop.domain.words import plural
from desktop.reports import parts
from desktop.reports.chart_drawing import drawing, has_room
from desktop.reports.pack import Pack, PackDecision
from desktop.reports.pack_charts import Chart, ChartRow, charts
from desktop.reports.pack_words import (
    nothing_decided,
    other_counts,
    pack_title,
    pause_counts,
    short_day,
    step_back_reasons,
    summary_sentence,
    time_given,
    time_given_words,
    to_discuss,
)
from desktop.reports.text import paragraph, shortened

_LONGEST_TITLE, _LONGEST_REASON = 90, 70
_MOST_ROWS, _MOST_REASONS = 10, 6
_GAP = 8.0


def summary(pack: Pack, width: float) -> list[Flowable]:
    """Return the summary of a period, or a kind page where nothing was decided in it."""
    head = [paragraph(pack_title(pack), "title"), paragraph(summary_sentence(pack), "quiet")]
    if not pack.decisions:
        return [*head, *_nothing_decided(pack, width)]
    within = [
        *head,
        _cards(pack, width),
        *_decisions(pack, width),
        Spacer(1, 2 * _GAP),
        KeepTogether(_patterns(pack, width)),
    ]
    if pack.for_partners:
        return within
    how = KeepTogether(_how_we_decided(pack, width))
    return [*within, how, Spacer(1, _GAP), *_questions(pack, width)]


def patterns(pack: Pack, width: float) -> list[Flowable]:
    """Return the charts, each with the sentence that says what it counts; short ones side by side."""
    made = charts(pack)
    lines: list[Flowable] = [parts.heading("Patterns", "part")]
    half = (width - 24) / 2
    narrow = [chart for chart in made if has_room(chart, half)]
    for left, right in zip_longest(narrow[::2], narrow[1::2]):
        lines += [
            parts.columns(_chart(left, half), _chart(right, half) if right else [], width),
            Spacer(1, 4),
        ]
    for chart in made:
        if chart not in narrow:
            lines.append(KeepTogether(_chart(chart, width)))
    return lines


def _chart(chart: Chart, width: float) -> list[Flowable]:
    return [
        paragraph(chart.title, "heading"),
        paragraph(chart.told, "caption"),
        Spacer(1, 2),
        drawing(chart, width),
    ]


def _nothing_decided(pack: Pack, width: float) -> list[Flowable]:
    heading, line = nothing_decided(pack)
    words = [paragraph(heading, "card_heading"), paragraph(line)]
    card = parts.box(words, width, fill="bg-paper", edge="line-paper")
    given = _time_given(pack, width)
    questions = [] if pack.for_partners else _questions(pack, width)
    return [card, *([KeepTogether(given)] if given else []), *questions]


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


def _decisions(pack: Pack, width: float) -> list[Flowable]:
    """Return the table of decisions; of many only the newest, for each has its own page."""
    shown = pack.decisions[:_MOST_ROWS] if len(pack.decisions) > _MOST_ROWS else pack.decisions
    widths = [32, 54, 0, 84, 147, 50]
    widths[2] = int(width) - sum(widths)
    columns = ["No.", "Recorded", "Opportunity", "Decision", "Main reason", "Days left"]
    table = parts.ruled_table([_decision_row(one) for one in shown], widths, columns, pad=6)
    more = len(pack.decisions) - len(shown)
    note = f"The newest {len(shown)}. {plural(more, 'more decision')} " + ("stands" if more == 1 else "stand")
    told = [paragraph(f"{note} on the pages that follow.", "caption")] if more else []
    return [parts.heading("Decisions"), table, *told]


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
    if not reasons or any(not one.main_reason for one in pack.of(Outcome.STEP_BACK) if pack.for_partners):
        return _time_given(pack, width)
    each = (width - 24) / 2
    rows = tuple(ChartRow(words, (count,)) for words, count in reasons[:_MOST_REASONS])
    chart = Chart("stepped_back", "Why we stepped back", "", ("Main reason", "Decisions"), rows)
    left = [paragraph(chart.title, "heading"), drawing(chart, each)]
    return [parts.columns(left, _time_given(pack, each), width)]


def _time_given(pack: Pack, width: float) -> list[Flowable]:
    given = time_given(pack)
    if not given:
        return []
    rows = [parts.figure_row(words, count, width, verdict) for words, count, verdict in given]
    told = paragraph(time_given_words(pack), "cell")
    return [paragraph("How much time we were given", "heading"), told, *rows]


def _how_we_decided(pack: Pack, width: float) -> list[Flowable]:
    each = (width - 24) / 2
    left = [parts.figure_row(words.capitalize(), count, each) for words, count in pause_counts(pack)]
    right = [parts.figure_row(words, count, each) for words, count in other_counts(pack)]
    return [paragraph("How we decided", "heading"), parts.columns(left, right, width)]


def _questions(pack: Pack, width: float) -> list[Flowable]:
    questions = to_discuss(pack)
    if not questions:
        return []
    rows = [[parts.figure(f"{number}."), paragraph(words)] for number, words in enumerate(questions, 1)]
    head = paragraph("For trustees to discuss", "card_heading")
    return [parts.box([head, parts.numbered_lines(rows)], width, fill="bg-paper", edge="line-paper")]
