"""What the pause told us, on the page of a decision."""

from __future__ import annotations

from itertools import zip_longest

from reportlab.platypus import Flowable

from desktop.domain.pause import SIDE_WORDS, PauseKind, Side
from desktop.reports import parts
from desktop.reports.pack import PackAnswer, PackImpact, PackLens, PackPause
from desktop.reports.pack_words import pause_sentence
from desktop.reports.text import paragraph, paragraphs

_SHORT_ANSWER = 220
_LONGEST_BESIDE = 700


def pause_part(pause: PackPause, width: float) -> list[Flowable]:
    """Return how whole the pause was, and its answers: side by side where each lens has one short line."""
    if not pause.told:
        return []
    quick = pause.counts and pause.kind is PauseKind.QUICK
    told = [parts.heading("What a quick pause told us" if quick else "What the pause told us")]
    if not pause.counts:
        told.append(paragraph(f"{pause_sentence(pause)} {pause.not_full_because}"))
    if not any(lens.says_anything for lens in pause.lenses):
        return told
    if _is_short(pause.lenses):
        return [*told, *_in_pairs(pause.lenses, width)]
    return [*told, *_one_by_one(pause.lenses, width)]


def _is_short(lenses: tuple[PackLens, ...]) -> bool:
    one_each = all(len(lens.answers) <= 1 and not lens.impacts for lens in lenses)
    return one_each and all(len(answer.text) <= _SHORT_ANSWER for lens in lenses for answer in lens.answers)


def _in_pairs(lenses: tuple[PackLens, ...], width: float) -> list[Flowable]:
    made = [
        [
            paragraph(lens.title, "small_heading"),
            *(part for answer in _said(lens) for part in _answer(answer)),
        ]
        for lens in lenses
    ]
    pairs = zip_longest(made[::2], made[1::2])
    return [parts.columns(left or [], right or [], width) for left, right in pairs]


def _one_by_one(lenses: tuple[PackLens, ...], width: float) -> list[Flowable]:
    lines: list[Flowable] = []
    for lens in lenses:
        lines.append(parts.heading(lens.title, "small_heading"))
        for answer in _said(lens):
            lines += [parts.heading(answer.question, "question")] if answer.question else []
            lines += _answer(answer)
        for impact in lens.impacts:
            lines += _impact(impact, width)
    return lines


def _impact(impact: PackImpact, width: float) -> list[Flowable]:
    """Return both sides next to each other; long ones, which may not fit on a page so, one by one."""
    sides = [
        [paragraph(SIDE_WORDS[side], "caption"), *paragraphs(said or "Nothing is said.")]
        for side, said in zip(Side, (impact.if_we_win, impact.if_we_step_back), strict=True)
    ]
    head = parts.heading(impact.title, "question")
    if max(len(impact.if_we_win), len(impact.if_we_step_back)) > _LONGEST_BESIDE:
        return [head, *sides[0], *sides[1]]
    return [head, parts.columns(sides[0], sides[1], width)]


def _said(lens: PackLens) -> tuple[PackAnswer, ...]:
    nothing = () if lens.impacts else (PackAnswer("", "Nothing was written under this lens."),)
    return lens.answers or nothing


def _answer(answer: PackAnswer) -> list[Flowable]:
    lines = paragraphs(answer.text or ("" if answer.note else "We don’t know yet."))
    return [*lines, *([paragraph(answer.note, "caption")] if answer.note else [])]
