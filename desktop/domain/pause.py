"""The pause: four lenses, short questions, and what is still unknown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct, field


class LensId(StrEnum):
    """The four views of a pause, in the order in which they are offered."""

    MISSION_FIT = "mission_fit"
    EXISTING_PROVIDERS = "existing_providers"
    POTENTIAL_PARTNERS = "potential_partners"
    COMMUNITY_IMPACT = "community_impact"


class PauseKind(StrEnum):
    """A full pause, or four short lines."""

    FULL = "full"
    QUICK = "quick"


class Standing(StrEnum):
    """How well something is known."""

    KNOWN = "known"
    BELIEVED = "believed"
    ASKED = "asked"
    UNKNOWN = "unknown"


class Question(Struct, frozen=True):
    """One short question of a lens. The quick pause has one a lens, with the id `line`.

    `asks_who` tells that it is about what people say: its answer names who was asked, and when.
    """

    id: str
    prompt: str
    hint: str = ""
    asks_who: bool = False


class Side(StrEnum):
    """The two futures that an impact is thought through for, side by side."""

    IF_WE_WIN = "if_we_win"
    IF_WE_STEP_BACK = "if_we_step_back"


SIDE_WORDS = {Side.IF_WE_WIN: "If we win", Side.IF_WE_STEP_BACK: "If we step back"}


class Impact(Struct, frozen=True):
    """Something that winning, and stepping back, may do to others: answered for both sides."""

    id: str
    title: str
    hint: str = ""

    def question(self, side: Side) -> Question:
        """Return what one side asks; its id names the impact and the side."""
        words = SIDE_WORDS[side]
        return Question(f"{self.id}_{side}", f"{self.title}, {words[0].lower()}{words[1:]}", self.hint)


class Lens(Struct, frozen=True):
    """One of the four views: what it asks, and the one line of the quick pause.

    `impacts` are asked for beside the questions; no lens waits for them. `impact_lead` says of what.
    """

    id: LensId
    title: str
    lead: str
    questions: tuple[Question, ...]
    quick: Question
    impacts: tuple[Impact, ...] = ()
    impact_lead: str = ""

    @property
    def sides(self) -> tuple[Question, ...]:
        """Both sides of each impact, as questions."""
        return tuple(impact.question(side) for impact in self.impacts for side in Side)


class Asked(Struct, frozen=True, omit_defaults=True):
    """Somebody who was asked, and when. `who` says what they are to the service: no names of users.

    `when` is what was typed in place of a day, where it is none that could be read.
    """

    who: str
    on: date | None = None
    when: str = ""


class Unknown(Struct, frozen=True):
    """A follow-up: who finds out, by when. `when` is what was typed where it is no day that could be read."""

    owner: str
    due_on: date | None = None
    when: str = ""


class Answer(Struct, frozen=True):
    """What was said to one question. `unknown` set means: we don't know yet.

    `evidence` holds links (http or https) and ids of notices; `evidence_links` has the rule.
    """

    text: str = ""
    standing: Standing | None = None
    asked: tuple[Asked, ...] = ()
    unknown: Unknown | None = None
    evidence: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether something was said: words, or that we don't know yet."""
        return bool(self.text.strip()) or self.unknown is not None

    @property
    def says_anything(self) -> bool:
        """Whether there is anything to show: a standing by itself is something, too."""
        return self != Answer()


class Pause(Struct, frozen=True):
    """The answers recorded so far, by lens and question id."""

    kind: PauseKind = PauseKind.FULL
    answers: dict[LensId, dict[str, Answer]] = field(default_factory=dict)


class LensState(StrEnum):
    """How far a lens has come."""

    NOT_STARTED = "not_started"
    BEGUN = "begun"
    DONE = "done"


class LensProgress(Struct, frozen=True):
    """How many of a lens's questions have an answer."""

    answered: int
    asked: int
    state: LensState


def progress(lens: Lens, answers: Mapping[str, Answer], kind: PauseKind = PauseKind.FULL) -> LensProgress:
    """Return how far a lens has come in a full or a quick pause; "we don't know yet" is an answer."""
    asked = (lens.quick,) if kind is PauseKind.QUICK else lens.questions
    answered = sum(question.id in answers and answers[question.id].counts for question in asked)
    if answered == len(asked):
        return LensProgress(answered, len(asked), LensState.DONE)
    begun = answered or (
        kind is PauseKind.FULL and any(side.id in answers and answers[side.id].counts for side in lens.sides)
    )
    state = LensState.BEGUN if begun else LensState.NOT_STARTED
    return LensProgress(answered, len(asked), state)


def lenses_answered(pause: Pause) -> int:
    """Return how many lenses have an answer, whichever question it is to."""
    return sum(any(answer.counts for answer in pause.answers.get(lens, {}).values()) for lens in LensId)


def counts(pause: Pause | None) -> bool:
    """Return whether a pause counts: each lens has an answer. Less stands as "begun, 2 of 4"."""
    return pause is not None and lenses_answered(pause) == len(LensId)
