"""A pause or a decision written down in a TOML file, read into the same values the window makes."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from desktop.domain.decision import Conflict, DecidedBy, DecisionDraft, Holding, Outcome
from desktop.domain.pause import Answer, Asked, Lens, LensId, PauseKind, Standing, Unknown
from desktop.domain.reviews import SAYINGS, Result, ReviewDraft
from desktop.domain.watching import WatchedFact
from desktop.services import catalogue
from desktop.services.errors import ImportProblem

Answers = dict[LensId, dict[str, Answer]]

_DECISION_FIELDS = frozenset(DecisionDraft.__struct_fields__) - {"days_as_typed"}
_REVIEW_FIELDS = frozenset(ReviewDraft.__struct_fields__) - {"days_as_typed"}
_ANSWER_FIELDS = frozenset(Answer.__struct_fields__)


def read_answers(path: Path, asked: Sequence[Lens] | None = None) -> tuple[PauseKind, Answers]:
    """Return the kind of pause and its answers, by lens and question.

    `asked` are the lenses as they are asked in the workspace; without them, as they come.

    Raises:
        ImportProblem: the file is no TOML, or names a lens, question, standing or day that there is not.
    """
    raw = _toml(path)
    reader = _Reader(path)
    kind = reader.one_of(PauseKind, raw.pop("kind", "full"), "kind")
    answers: Answers = {}
    lenses = {one.id: one for one in asked or catalogue.lenses()}
    for name, questions in raw.items():
        lens = reader.one_of(LensId, name, "lens")
        answers[lens] = reader.lens_answers(kind, lenses[lens], questions)
    return kind, answers


def read_decision(path: Path) -> DecisionDraft:
    """Return the decision that the file describes; what it leaves out is left empty.

    Raises:
        ImportProblem: the file is no TOML, or a field holds what it cannot hold.
    """
    raw = _toml(path)
    reader = _Reader(path)
    reader.only(raw, _DECISION_FIELDS, "a decision")
    outcome = raw.get("outcome")
    return DecisionDraft(
        outcome=reader.one_of(Outcome, outcome, "outcome") if outcome else None,
        rationale=reader.text(raw, "rationale"),
        main_reason=reader.text(raw, "main_reason"),
        reasons=reader.texts(raw, "reasons"),
        lots=reader.texts(raw, "lots"),
        decided_by=tuple(
            DecidedBy(reader.text(one, "name"), reader.text(one, "role"))
            for one in reader.tables(raw, "decided_by", {"name", "role"})
        ),
        decided_on=reader.day(raw, "decided_on"),
        no_pause_reason=reader.text(raw, "no_pause_reason"),
        commitments=tuple(
            (promise, reader.one_of(Holding, holding, f"commitments.{promise}"))
            for promise, holding in reader.table(raw, "commitments").items()
        ),
        exceptions=tuple(
            (reader.text(one, "commitment"), reader.text(one, "reason"))
            for one in reader.tables(raw, "exceptions", {"commitment", "reason"})
        ),
        instead=reader.texts(raw, "instead"),
        next_step=reader.text(raw, "next_step"),
        review_on=reader.day(raw, "review_on"),
        look_again_if=reader.text(raw, "look_again_if"),
        look_again_on=reader.day(raw, "look_again_on"),
        look_again_when=tuple(
            reader.one_of(WatchedFact, fact, "look_again_when")
            for fact in reader.texts(raw, "look_again_when")
        ),
        minute=reader.text(raw, "minute"),
        supersedes=str(raw.get("supersedes", "")),
        supersedes_reason=reader.text(raw, "supersedes_reason"),
        alternatives=reader.text(raw, "alternatives"),
        conflicts=tuple(
            Conflict(reader.text(one, "who"), reader.text(one, "what"), reader.text(one, "done"))
            for one in reader.tables(raw, "conflicts", {"who", "what", "done"})
        ),
        dissent=reader.text(raw, "dissent"),
        conditions=reader.text(raw, "conditions"),
        principles=tuple(
            (principle, reader.text(principles, principle))
            for principles in [reader.table(raw, "principles")]
            for principle in principles
        ),
        private_note=reader.text(raw, "private_note"),
    )


def read_review(path: Path) -> ReviewDraft:
    """Return the look back that the file describes; what it leaves out is left empty.

    Raises:
        ImportProblem: the file is no TOML, or a field holds what it cannot hold.
    """
    raw = _toml(path)
    reader = _Reader(path)
    reader.only(raw, _REVIEW_FIELDS, "a review")
    result = raw.get("result")
    found = ReviewDraft(
        result=reader.one_of(Result, result, "result") if result else None,
        result_on=reader.day(raw, "result_on"),
        next_on=reader.day(raw, "next_on"),
    )
    return replace(found, **{saying: reader.text(raw, saying) for saying in SAYINGS})


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise ImportProblem(
            happened=f"{path} could not be opened: {error.strerror}.",
            safe="Nothing was changed.",
            to_do="Check the name and try again.",
        ) from error
    except (ValueError, RecursionError) as error:  # TOML's own errors are ValueErrors, and not its only ones
        raise ImportProblem(
            happened=f"{path} is not a TOML file: {str(error).rstrip('.')}.",
            safe="Nothing was changed.",
            to_do="docs/ holds an example of each file to begin from.",
        ) from error


class _Reader:
    """Reads fields of one file; trouble names the file and the field."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def one_of(self, choices: Any, name: object, field: str) -> Any:
        try:
            return choices(name)
        except ValueError as error:
            allowed = ", ".join(choice.value for choice in choices)
            raise self._problem(f"{field} is “{name}”; it can be {allowed}") from error

    def only(self, raw: Mapping[str, Any], known: Collection[str], what: str) -> None:
        """Refuse a name that stands for nothing: what it holds would be lost without a word."""
        for name in raw:
            if name not in known:
                raise self._problem(f"{what} has no “{name}”; it can have {', '.join(sorted(known))}")

    def text(self, raw: Mapping[str, Any], field: str) -> str:
        value = raw.get(field, "")
        if not isinstance(value, str):
            raise self._problem(f"{field} must be text")
        return value.strip()

    def texts(self, raw: Mapping[str, Any], field: str) -> tuple[str, ...]:
        value = raw.get(field, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self._problem(f"{field} must be a list of texts")
        return tuple(value)

    def table(self, raw: Mapping[str, Any], field: str) -> dict[str, Any]:
        value = raw.get(field, {})
        if not isinstance(value, dict):
            raise self._problem(f"{field} must be a table")
        return value

    def tables(self, raw: Mapping[str, Any], field: str, known: Collection[str]) -> list[dict[str, Any]]:
        value = raw.get(field, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self._problem(f"{field} must be a list of tables")
        for one in value:
            self.only(one, known, field)
        return value

    def day(self, raw: Mapping[str, Any], field: str) -> date | None:
        value = raw.get(field)
        if value is None or type(value) is date:
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError as error:
            raise self._problem(f"{field} must be a day such as 2026-06-12") from error

    def lens_answers(self, kind: PauseKind, asked: Lens, questions: object) -> dict[str, Answer]:
        lens = asked.id
        every = (asked.quick,) if kind is PauseKind.QUICK else (*asked.questions, *asked.sides)
        known = {question.id for question in every}
        if not isinstance(questions, dict):
            raise self._problem(f"{lens.value} must be a table of answers")
        unknown = sorted(set(questions) - known)
        if unknown:
            raise self._problem(
                f"{lens.value} has no question “{unknown[0]}”; it has {', '.join(sorted(known))}"
            )
        return {
            question: self._answer(said, f"{lens.value}.{question}") for question, said in questions.items()
        }

    def _answer(self, said: object, field: str) -> Answer:
        if isinstance(said, str):
            return Answer(text=said.strip())
        if not isinstance(said, dict):
            raise self._problem(f"{field} must be text or a table")
        self.only(said, _ANSWER_FIELDS, field)
        standing = said.get("standing")
        unknown = self.table(said, "unknown")
        self.only(unknown, {"owner", "due_on", "when"}, f"{field}.unknown")
        return Answer(
            text=self.text(said, "text"),
            standing=self.one_of(Standing, standing, f"{field}.standing") if standing else None,
            asked=tuple(
                Asked(self.text(one, "who"), self.day(one, "on"), self.text(one, "when"))
                for one in self.tables(said, "asked", {"who", "on", "when"})
            ),
            unknown=Unknown(
                self.text(unknown, "owner"), self.day(unknown, "due_on"), self.text(unknown, "when")
            )
            if "unknown" in said
            else None,
            evidence=tuple(filter(None, (one.strip() for one in self.texts(said, "evidence")))),
        )

    def _problem(self, what: str) -> ImportProblem:
        return ImportProblem(
            happened=f"{self._path}: {what}.",
            safe="Nothing was changed.",
            to_do="Correct the file and try again; docs/ holds an example of each.",
        )
