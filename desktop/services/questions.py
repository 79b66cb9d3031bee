"""What the pause asks here: the usual questions, as the organisation has reworded, added or left them out.

A pause keeps the wording under which it was answered, and one that is decided the set it was made with.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.moments import uk_day
from desktop.domain.own_questions import OwnLens, OwnQuestion, as_asked, usual
from desktop.domain.pause import Answer, Lens, LensId, Pause, Question
from desktop.domain.words import plural, year_day
from desktop.services import catalogue
from desktop.store import own_questions as store
from desktop.store import pauses
from desktop.store.connection import Connection

Wording = Mapping[tuple[LensId, str], str]


class OurLens(Struct, frozen=True):
    """One lens as Settings shows it."""

    lens: Lens
    own: OwnLens
    words: str


class OurQuestions(Struct, frozen=True):
    """The four lenses, and which version of them this is."""

    lenses: tuple[OurLens, ...]
    version: str


def lenses(db: Connection) -> tuple[Lens, ...]:
    """Return the four lenses as they are asked now."""
    own = store.of(db)
    return tuple(as_asked(lens, own.get(lens.id)) for lens in catalogue.lenses())


def lens(db: Connection, wanted: LensId) -> Lens:
    """Return one lens as it is asked now."""
    return next(one for one in lenses(db) if one.id is wanted)


def lenses_in(db: Connection, key: str, pause: Pause, *, decided: bool) -> tuple[Lens, ...]:
    """Return the lenses as the pause on one opportunity has them.

    What has an answer keeps its wording, also where it is asked otherwise or no more. A decided pause
    asks for nothing that was thought of since.
    """
    own = store.of(db, at=pauses.last_answered_at(db, key) if decided else None)
    wording = pauses.wording(db, key)
    return tuple(
        _as_answered(as_asked(lens, own.get(lens.id)), pause.answers.get(lens.id, {}), wording)
        for lens in catalogue.lenses()
    )


def our_questions(db: Connection) -> OurQuestions:
    """Return the lenses as Settings shows them."""
    own, last = store.of(db), store.last_change(db)
    version = "As they come with Tender Pause."
    if last:
        by = f" by {last.by}" if last.by else ""
        version = f"Version {last.version + 1}, changed on {year_day(uk_day(last.at))}{by}."
    return OurQuestions(tuple(_our_lens(lens, own.get(lens.id)) for lens in catalogue.lenses()), version)


def a_new_question() -> OwnQuestion:
    """Return a question of our own, still without words, under an id that nothing else has."""
    return OwnQuestion(f"own_{secrets.token_hex(4)}", "")


def payload(lens: Lens, own: OwnLens | None) -> dict[str, object]:
    """Return what an entry says of a lens that is asked so from now on; None: as it comes."""
    if own is None or own == usual(lens):
        return {"lenses": {lens.id: {}}}
    quick = {"prompt": own.quick.prompt, "hint": own.quick.hint}
    return {"lenses": {lens.id: {"questions": list(own.questions), "quick": quick}}}


def _as_answered(lens: Lens, answers: Mapping[str, Answer], wording: Wording) -> Lens:
    def worded(question: Question) -> Question:
        before = wording.get((lens.id, question.id))
        answered = question.id in answers and answers[question.id].counts
        return replace(question, prompt=before) if answered and before else question

    asked = {question.id for question in (*lens.questions, *lens.sides, lens.quick)}
    no_more = [
        Question(question, wording.get((lens.id, question), question))
        for question, said in answers.items()
        if question not in asked and said.counts
    ]
    questions = (*(worded(question) for question in lens.questions), *no_more)
    return replace(lens, questions=questions, quick=worded(lens.quick))


def _our_lens(lens: Lens, own: OwnLens | None) -> OurLens:
    comes = usual(lens)
    now = own or comes
    as_it_comes = {question.id: question for question in comes.questions}
    asked = [question for question in now.questions if question.asked]
    added = sum(question.id not in as_it_comes for question in asked)
    reworded = sum(
        question.id in as_it_comes and replace(question, asked=True) != as_it_comes[question.id]
        for question in asked
    )
    parts = (
        plural(len(asked), "question"),
        f"{reworded} reworded" if reworded else "",
        f"{added} of our own" if added else "",
        f"{len(now.questions) - len(asked)} switched off" if len(asked) < len(now.questions) else "",
        "quick line reworded" if now.quick != comes.quick else "",
    )
    return OurLens(lens, now, ", ".join(part for part in parts if part))
