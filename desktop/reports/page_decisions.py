"""Decisions on the web page of a pack: the same facts and words as on paper."""

from __future__ import annotations

from desktop.domain.decision import OUTCOME_WORDS
from desktop.domain.pause import SIDE_WORDS
from desktop.domain.runway import Runway
from desktop.domain.words import long_day
from desktop.reports.decision_words import (
    byline,
    commitment_rows,
    outcome_words,
    runway_words,
    what_follows,
    who_and_when,
)
from desktop.reports.pack import Pack, PackDecision, PackPause
from desktop.reports.pack_words import days_words, pause_sentence, short_day
from desktop.reports.page_parts import facts, link, section, table, tag, told, words
from desktop.reports.text import plain


def decisions_table(pack: Pack) -> str:
    """Return every decision in a row; each leads to its own part of the page."""
    return table(
        "Decisions",
        ("No.", "Recorded", "Opportunity", "Decision", "Main reason", "Days left"),
        (
            (
                words(one.number),
                words(short_day(one.recorded_on)),
                tag("a", words(one.title), href=f"#decision-{one.number}"),
                words(OUTCOME_WORDS[one.outcome]),
                words(one.main_reason),
                words(days_words(one.working_days, one.verdict)),
            )
            for one in pack.decisions
        ),
        lead=2,
    )


def decision(one: PackDecision) -> str:
    """Return one decision as a part of the page."""
    title = f"{one.number}. {one.title}"
    follows = [(label, said) for label, said in what_follows(one) if said != one.link]
    parts = (
        tag("p", words(byline(one)), class_="quiet"),
        tag("div", tag("h4", words(outcome_words(one))), told(one.rationale), _who(one), class_="card"),
        _runway(one),
        _pause(one.pause),
        _commitments(one),
        facts(follows),
        tag("p", "Notice: ", link(one.link)) if one.link else "",
    )
    whole = section(f"decision-{one.number}", title, *parts, level=3)
    return tag("div", whole, class_="decision")


def _who(one: PackDecision) -> str:
    return tag("p", words(who_and_when(one)), class_="quiet")


def _runway(one: PackDecision) -> str:
    if one.runway is None:
        return ""
    return tag("h4", "Runway") + tag("p", words(runway_words(one))) + facts(_dates(one.runway))


def _dates(runway: Runway) -> list[tuple[str, str]]:
    known = (
        ("Published", runway.facts.published_on),
        ("Recorded", runway.today),
        ("Decide by", runway.decide_by),
        ("Questions close", runway.facts.questions_on),
        ("Submission", runway.facts.submission_on),
    )
    return [(label, long_day(on)) for label, on in known if on is not None]


def _pause(pause: PackPause) -> str:
    if not pause.told:
        return ""
    lines = [tag("h4", "What the pause told us"), told(f"{pause_sentence(pause)} {pause.not_full_because}")]
    for lens in pause.lenses if any(lens.says_anything for lens in pause.lenses) else ():
        lines.append(tag("h5", words(lens.title)))
        if not lens.says_anything:
            lines.append(tag("p", "Nothing was written under this lens."))
        for answer in lens.answers:
            said = answer.text if plain(answer.text) else "" if answer.note else "We don’t know yet."
            note = tag("p", words(answer.note), class_="quiet") if answer.note else ""
            question = tag("p", words(answer.question), class_="quiet") if answer.question else ""
            lines += [question, told(said), note]
        if lens.impacts:
            rows = (
                (words(one.title), told(one.if_we_win), told(one.if_we_step_back)) for one in lens.impacts
            )
            columns = ("What it means", *SIDE_WORDS.values())
            lines.append(table(f"{lens.title}: if we win, and if we step back", columns, rows))
    return "".join(lines)


def _commitments(one: PackDecision) -> str:
    if not one.commitments:
        return ""
    rows = ((words(titles), told(said)) for _holding, titles, said in commitment_rows(one))
    return tag("h4", "Our commitments") + table("How each stood", ("Commitment", "How it stood"), rows)
