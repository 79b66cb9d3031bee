"""What the pause asks, what we promise and the reasons to choose from, as read from resources."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from desktop.domain.decision import Commitment, Outcome, Reason
from desktop.domain.pause import Answer, Impact, Lens, LensId, Question


@cache
def lenses() -> tuple[Lens, ...]:
    """Return the four lenses in the order in which they are offered."""
    return tuple(_lens(raw) for raw in _table("lenses.toml")["lens"])


@cache
def commitments() -> tuple[Commitment, ...]:
    """Return the commitments that an organisation starts with."""
    return tuple(
        Commitment(raw["id"], raw["title"], raw["question"])
        for raw in _table("commitments.toml")["commitment"]
    )


@cache
def reasons() -> tuple[Reason, ...]:
    """Return the reasons a decision can name."""
    return tuple(
        Reason(raw["id"], raw["words"], raw["kind"], tuple(Outcome(name) for name in raw["outcomes"]))
        for raw in _table("reasons.toml")["reason"]
    )


@cache
def instead() -> dict[str, str]:
    """Return what can be done in place of a bid, words by id."""
    return {raw["id"]: raw["words"] for raw in _table("instead.toml")["instead"]}


def reason_words(reason_id: str) -> str:
    """Return the words of a reason; a reason that is no longer listed stands as its id."""
    return next((reason.words for reason in reasons() if reason.id == reason_id), reason_id)


def commitment_title(commitment_id: str) -> str:
    """Return the title of a commitment; one that is no longer listed stands as its id."""
    return next((promise.title for promise in commitments() if promise.id == commitment_id), commitment_id)


def in_order(lens: Lens, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answers in the order of the lens's questions; what it no longer asks stands last."""
    asked = [question.id for question in (*lens.questions, *lens.sides, lens.quick) if question.id in answers]
    return {question: answers[question] for question in dict.fromkeys((*asked, *answers))}


def prompt(lens: Lens, question: str) -> str:
    """Return what a question of a lens asks as it comes; one that is no longer listed stands as its id."""
    every = (*lens.questions, *lens.sides, lens.quick)
    return next((each.prompt for each in every if each.id == question), question)


def _lens(raw: dict[str, Any]) -> Lens:
    return Lens(
        id=LensId(raw["id"]),
        title=raw["title"],
        lead=raw["lead"],
        questions=tuple(
            Question(each["id"], each["prompt"], each.get("hint", ""), each.get("asks_who", False))
            for each in raw["question"]
        ),
        quick=Question("line", raw["quick"]["prompt"], raw["quick"].get("hint", "")),
        impacts=tuple(
            Impact(each["id"], each["title"], each.get("hint", "")) for each in raw.get("impact", ())
        ),
        impact_lead=raw.get("impact_lead", ""),
    )


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files("resources") / name).read_text("utf-8"))
