"""What a pause told us, worded for a record and for trustees: lens by lens, both sides of each impact."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.pause import (
    SIDE_WORDS,
    Answer,
    Asked,
    Impact,
    Lens,
    LensId,
    Pause,
    Side,
    Standing,
    Unknown,
)
from desktop.domain.words import day, listed
from desktop.services import catalogue
from desktop.services.providers import STANDING_WORDS

Wording = Mapping[tuple[LensId, str], str]


class ToldAnswer(Struct, frozen=True):
    """One answer under its question; `note` says how well it is known, who was asked, where it comes from."""

    question: str
    text: str
    note: str

    @property
    def sentence(self) -> str:
        """The note as a sentence of its own, "" where there is none."""
        return _ended(self.note)


class ToldSide(Struct, frozen=True):
    """One side of an impact: what is said, and how well it is known; both "" where nothing is."""

    standing: str
    text: str

    @property
    def words(self) -> str:
        """Both in one text: "We believe: They could lose the grant."."""
        return ": ".join(part for part in (self.standing, self.text) if part)


class ToldImpact(Struct, frozen=True):
    """What winning would do to others, beside what stepping back would."""

    title: str
    if_we_win: ToldSide
    if_we_step_back: ToldSide

    @property
    def words(self) -> str:
        """Both sides in one text: "If we win, we believe: They could close. If we step back, known: …"."""
        sides = ((Side.IF_WE_WIN, self.if_we_win), (Side.IF_WE_STEP_BACK, self.if_we_step_back))
        return " ".join(_side_words(SIDE_WORDS[side], told) for side, told in sides)


class ToldLens(Struct, frozen=True):
    """One lens with what was said; nothing stands for a question without an answer."""

    id: LensId
    title: str
    answers: tuple[ToldAnswer, ...]
    impacts: tuple[ToldImpact, ...]


def told(pause: Pause | None, wording: Wording) -> tuple[ToldLens, ...]:
    """Return all four lenses of a pause, each question as it was worded when it was answered."""
    answers = pause.answers if pause else {}
    return tuple(_lens(lens, answers.get(lens.id, {}), wording) for lens in catalogue.lenses())


def note(said: Answer) -> str:
    """Return how well it is known, who was asked, who finds out by when, and where it comes from."""
    unknown = said.unknown
    by = _by_when(unknown) if unknown else ""
    parts = (
        "" if unknown else _standing(said),
        f"we don't know yet; {unknown.owner or 'nobody yet'} finds out{by}" if unknown else "",
        f"from: {listed(list(said.evidence))}" if said.evidence else "",
    )
    whole = "; ".join(part for part in parts if part)
    return f"{whole[:1].upper()}{whole[1:]}"


def _by_when(unknown: Unknown) -> str:
    if unknown.due_on:
        return f" by {day(unknown.due_on)}"
    return f" (by when: “{unknown.when}”)" if unknown.when else ""


def _standing(said: Answer) -> str:
    asked = listed([f"{one.who}{_when(one)}" for one in said.asked])
    if said.standing is Standing.ASKED and asked:
        return f"we asked {asked}"
    standing = STANDING_WORDS[said.standing] if said.standing else ""
    return "; ".join(part for part in (standing, f"asked: {asked}" if asked else "") if part)


def _when(one: Asked) -> str:
    if one.on:
        return f" on {day(one.on)}"
    return f" (when: “{one.when}”)" if one.when else ""


def _lens(lens: Lens, answers: Mapping[str, Answer], wording: Wording) -> ToldLens:
    sides = {side.id for side in lens.sides}
    in_order = catalogue.in_order(lens, answers)
    return ToldLens(
        lens.id,
        lens.title,
        tuple(
            ToldAnswer(
                wording.get((lens.id, question)) or catalogue.prompt(lens, question), said.text, note(said)
            )
            for question, said in in_order.items()
            if question not in sides and said.counts
        ),
        tuple(_impact(impact, answers) for impact in lens.impacts if _says(impact, answers)),
    )


def _says(impact: Impact, answers: Mapping[str, Answer]) -> bool:
    sides = (answers.get(impact.question(side).id) for side in Side)
    return any(said is not None and said.says_anything for said in sides)


def _impact(impact: Impact, answers: Mapping[str, Answer]) -> ToldImpact:
    win, step_back = (_side(answers.get(impact.question(side).id, Answer())) for side in Side)
    return ToldImpact(impact.title, win, step_back)


def _side(said: Answer) -> ToldSide:
    standing = STANDING_WORDS[said.standing] if said.standing else ""
    more = note(replace(said, standing=None))
    text = f"{_ended(said.text)} {more}".strip() if more else said.text
    return ToldSide(standing, text)


def _side_words(side: str, told: ToldSide) -> str:
    standing = f", {told.standing[0].lower()}{told.standing[1:]}" if told.standing else ""
    if told.text:
        return f"{side}{standing}: {_ended(told.text)}"
    return f"{side}{standing or ': nothing is said'}."


def _ended(words: str) -> str:
    return words if not words or words.endswith((".", "!", "?")) else f"{words}."
