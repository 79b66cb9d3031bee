"""The questions that an organisation asks itself: the usual ones reworded or left out, and its own."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.pause import Lens, Question

LONGEST_PROMPT = 200
LONGEST_HINT = 400
MOST = 30
"""Questions a lens may have; nobody thinks well with more."""


class OwnQuestion(Struct, frozen=True):
    """One question of a lens as the organisation has it; `asked` is False where it is switched off."""

    id: str
    prompt: str
    hint: str = ""
    asked: bool = True


class OwnLens(Struct, frozen=True):
    """All questions of one lens, those switched off too, and the line of the quick pause."""

    questions: tuple[OwnQuestion, ...]
    quick: Question


def usual(lens: Lens) -> OwnLens:
    """Return a lens as it comes, in the form in which it can be changed."""
    asked = tuple(OwnQuestion(each.id, each.prompt, each.hint) for each in lens.questions)
    return OwnLens(asked, lens.quick)


def as_asked(lens: Lens, own: OwnLens | None) -> Lens:
    """Return the lens as the organisation asks it."""
    if own is None:
        return lens
    asks_who = {each.id for each in lens.questions if each.asks_who}
    asked = tuple(
        Question(each.id, each.prompt, each.hint, each.id in asks_who) for each in own.questions if each.asked
    )
    return replace(lens, questions=asked or lens.questions, quick=replace(own.quick, id=lens.quick.id))


def refusal(lens: Lens, own: OwnLens) -> str:
    """Return why a lens cannot be asked so, in a sentence; "" where it can.

    A question that comes with the product may be switched off and reworded; it never goes.
    """
    prompts = [*(each.prompt for each in own.questions), own.quick.prompt]
    hints = [*(each.hint for each in own.questions), own.quick.hint]
    ids = [each.id for each in own.questions]
    reserved = {lens.quick.id, *(side.id for side in lens.sides)}
    if not all(prompt.strip() for prompt in prompts):
        return "A question needs words."
    if _longest(prompts) > LONGEST_PROMPT:
        return f"A question can have up to {LONGEST_PROMPT} letters."
    if _longest(hints) > LONGEST_HINT:
        return f"A hint can have up to {LONGEST_HINT} letters."
    if not any(each.asked for each in own.questions):
        return "At least one question of a lens is asked."
    if len(ids) > MOST:
        return f"A lens can have up to {MOST} questions."
    if len(set(ids)) < len(ids) or reserved.intersection(ids):
        return "Two questions cannot share an id."
    if not {each.id for each in lens.questions} <= set(ids):
        return "A question that comes with Tender Pause can be switched off, not taken out."
    return ""


def _longest(texts: Sequence[str]) -> int:
    return max(map(len, texts), default=0)
