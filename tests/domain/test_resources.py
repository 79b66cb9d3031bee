"""The words of the pause, of commitments and of reasons, as they stand in resources."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from desktop.domain.decision import Outcome
from desktop.domain.pause import LensId

SNAKE_CASE = re.compile(r"[a-z]+(_[a-z]+)*")
TABLES = {"lenses": "lens", "commitments": "commitment", "reasons": "reason", "instead": "instead"}


def read(name: str) -> list[dict[str, Any]]:
    table = tomllib.loads((files("resources") / f"{name}.toml").read_text("utf-8"))
    found: list[dict[str, Any]] = table[TABLES[name]]
    return found


@pytest.mark.parametrize("name", TABLES)
def test_every_id_is_snake_case_and_its_own(name: str) -> None:
    ids = [entry["id"] for entry in read(name)]

    assert all(SNAKE_CASE.fullmatch(one) for one in ids)
    assert len(ids) == len(set(ids))


def test_there_are_four_lenses_in_order_with_a_few_short_questions_and_one_quick_line() -> None:
    lenses = read("lenses")

    assert [lens["id"] for lens in lenses] == list(LensId)
    for lens in lenses:
        questions = [question["id"] for question in lens["question"]]
        assert 4 <= len(questions) <= 6
        assert len(set(questions)) == len(questions)
        assert "line" not in questions
        assert all(len(question["prompt"]) <= 75 for question in [*lens["question"], lens["quick"]])


def test_seven_commitments_are_each_a_short_question() -> None:
    commitments = read("commitments")

    assert len(commitments) == 7
    assert all(one["question"].endswith("?") and len(one["question"]) < 100 for one in commitments)


@pytest.mark.parametrize("outcome", Outcome)
def test_each_outcome_has_reasons_of_the_mission_and_of_income(outcome: Outcome) -> None:
    offered = [reason for reason in read("reasons") if outcome in reason["outcomes"]]

    assert {reason["kind"] for reason in offered} == {"mission", "income"}
    assert len(offered) >= 6


@pytest.mark.parametrize("name", TABLES)
def test_the_words_scold_nobody_and_hurry_nobody(name: str) -> None:
    text = (files("resources") / f"{name}.toml").read_text("utf-8").lower()

    for word in (
        "!",
        "lose out",
        "competitor",
        "pipeline",
        "missed",
        "failed",
        "overdue",
        "urgent",
        "no-bid",
    ):
        assert word not in text
