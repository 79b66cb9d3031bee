"""How an organisation may word what a lens asks."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.own_questions import (
    LONGEST_HINT,
    LONGEST_PROMPT,
    MOST,
    OwnLens,
    OwnQuestion,
    as_asked,
    refusal,
    usual,
)
from desktop.domain.pause import Impact, Lens, LensId, Question

LENS = Lens(
    LensId.EXISTING_PROVIDERS,
    "Existing providers",
    "",
    (Question("who", "Who?", asks_who=True), Question("how", "How?")),
    Question("line", "In a line?"),
    (Impact("closure", "Closure"),),
)
AS_IT_COMES = usual(LENS)
OURS = OwnQuestion("own_1", "Can we heat the room?")


def with_questions(*questions: OwnQuestion) -> OwnLens:
    return OwnLens(questions, AS_IT_COMES.quick)


def test_as_it_comes_asks_the_same() -> None:
    assert as_asked(LENS, None) == as_asked(LENS, AS_IT_COMES) == LENS
    assert refusal(LENS, AS_IT_COMES) == ""


def test_words_change_and_what_is_switched_off_is_not_asked() -> None:
    who, how = AS_IT_COMES.questions
    own = OwnLens(
        (replace(who, prompt="Who is it?"), replace(how, asked=False), OURS), Question("line", "Briefly?")
    )

    asked = as_asked(LENS, own)

    assert [question.prompt for question in asked.questions] == ["Who is it?", "Can we heat the room?"]
    assert asked.questions[0].asks_who
    assert asked.quick == Question("line", "Briefly?")
    assert asked.impacts == LENS.impacts
    assert refusal(LENS, own) == ""


@pytest.mark.parametrize(
    ("own", "why"),
    [
        (with_questions(*AS_IT_COMES.questions, replace(OURS, prompt=" ")), "A question needs words."),
        (replace(AS_IT_COMES, quick=Question("line", "")), "A question needs words."),
        (with_questions(*AS_IT_COMES.questions, replace(OURS, prompt="w" * (LONGEST_PROMPT + 1))), "up to"),
        (with_questions(*AS_IT_COMES.questions, replace(OURS, hint="w" * (LONGEST_HINT + 1))), "up to"),
        (with_questions(*(replace(one, asked=False) for one in AS_IT_COMES.questions)), "At least one"),
        (with_questions(*AS_IT_COMES.questions[:1]), "switched off, not taken out"),
        (with_questions(*AS_IT_COMES.questions, OURS, OURS), "share an id"),
        (with_questions(*AS_IT_COMES.questions, replace(OURS, id="line")), "share an id"),
        (with_questions(*AS_IT_COMES.questions, replace(OURS, id="closure_if_we_win")), "share an id"),
        (with_questions(*AS_IT_COMES.questions, *(replace(OURS, id=f"o{n}") for n in range(MOST))), "up to"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(own: OwnLens, why: str) -> None:
    assert why in refusal(LENS, own)
