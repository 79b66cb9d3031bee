"""The pause on one opportunity: what is asked, what was answered, what we already know."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future

from msgspec import Struct

from desktop.domain.evidence_links import refusal
from desktop.domain.pause import (
    Answer,
    Impact,
    Lens,
    LensId,
    LensState,
    Pause,
    PauseKind,
    Question,
    counts,
    progress,
)
from desktop.domain.runway import Runway, Verdict
from desktop.domain.words import plural
from desktop.domain.working_days import Calendar
from desktop.services import questions, typed_answers
from desktop.services.award_leads import leads
from desktop.services.desk import Desk, calendar
from desktop.services.entries import write_about
from desktop.services.errors import NoSuchOpportunity, NotPossible
from desktop.services.evidence import KnownFact, known
from desktop.services.follow_ups import DECIDED
from desktop.services.opportunity_list import row_runway
from desktop.services.typed_answers import TypedAnswer
from desktop.services.wording import decide_by_words
from desktop.store import drafts, kept_notices, pauses
from desktop.store import opportunities as opportunity_store
from desktop.store.connection import Connection
from desktop.store.drafts import Draft
from desktop.store.opportunities import OpportunityDetail, OpportunityRow

__all__ = [
    "PLENTY",
    "TO_THEM",
    "KnownFact",
    "LensCard",
    "PauseCard",
    "TypedAnswer",
    "answer",
    "answer_all",
    "keep_draft",
    "pause_card",
]

PLENTY = "A sentence or two is plenty"
TO_THEM = "Write what you would say to them"
"""What a field says in which people write of other organisations."""
_OF_ORGANISATIONS = (LensId.EXISTING_PROVIDERS, LensId.POTENTIAL_PARTNERS)
_OF_OTHERS = (LensId.EXISTING_PROVIDERS, LensId.POTENTIAL_PARTNERS, LensId.COMMUNITY_IMPACT)
_FULL_MINUTES, _QUICK_MINUTES = 40, 5
_NO_RUSH_FROM = 2
"""Working days to the day to decide by from which a pause need not be today."""


class LensCard(Struct, frozen=True, kw_only=True):
    """One lens: its questions, its answers, and how far it has come. `placeholder` stands in its fields.

    `speaks_of_others` asks for a standing beside each answer, and for words one would say to them.
    `drafts` are typed and not yet recorded. `impacts` are answered for both sides; their answers and
    drafts stand under the ids of the sides.
    """

    id: LensId
    number: int
    title: str
    lead: str
    questions: tuple[Question, ...]
    quick: Question
    answers: Mapping[str, Answer]
    drafts: Mapping[str, TypedAnswer]
    impacts: tuple[Impact, ...]
    impact_lead: str
    state: LensState
    progress_words: str
    speaks_of_others: bool
    placeholder: str
    known: tuple[KnownFact, ...]


class PauseCard(Struct, frozen=True, kw_only=True):
    """All that the pause page shows. `read_only_because` says why nothing can be answered, or is ""."""

    key: str
    title: str
    kind: PauseKind
    runway: Runway
    decide_by: str
    lenses: tuple[LensCard, ...]
    time_left: str
    quick_offered: bool
    counts: bool
    read_only_because: str


def pause_card(db: Connection, desk: Desk, key: str, kind: PauseKind | None = None) -> PauseCard:
    """Return the pause of one opportunity; `kind` shows it as full or quick, else as it was begun.

    Raises:
        NoSuchOpportunity: nothing here has that key.
    """
    row = opportunity_store.row_of_key(db, key, today=desk.today)
    detail = opportunity_store.detail(db, key)
    if row is None or detail is None:
        raise NoSuchOpportunity(key)
    recorded = pauses.of(db, row.key) or Pause()
    pause = Pause(kind or recorded.kind, recorded.answers)
    its_runway = row_runway(db, row, desk.now())
    typed = drafts.of(db, row.key)
    asked = questions.lenses_in(db, row.key, pause, decided=row.state in DECIDED)
    facts = known(db, detail, row.facts)
    return PauseCard(
        key=row.key,
        title=row.title,
        kind=pause.kind,
        runway=its_runway,
        decide_by=_decide_by(its_runway, calendar(db)),
        lenses=tuple(
            _lens_card(lens, number, pause, typed, facts[lens.id]) for number, lens in enumerate(asked, 1)
        ),
        time_left=_time_left(its_runway, calendar(db), pause.kind),
        quick_offered=pause.kind is PauseKind.FULL and not _read_only_because(desk, row),
        counts=counts(pause),
        read_only_because=_read_only_because(desk, row),
    )


def keep_draft(desk: Desk, key: str, lens: LensId, question: str, said: Answer | str) -> Future[None]:
    """Keep what is being typed, outside the journal; the future tells when it is on disk.

    Bare words leave alone what was kept beside them.
    """
    now = desk.now()
    return desk.workspace.write(lambda db: typed_answers.put(db, key, lens, question, said, now))


def answer(desk: Desk, key: str, kind: PauseKind, lens: LensId, answers: Mapping[str, Answer]) -> bool:
    """Record these answers where they differ from what is recorded, and drop their drafts.

    Returns whether anything was recorded.

    Raises:
        NoSuchOpportunity: nothing here has that key.
        NotPossible: the opportunity is decided, and its pause stands as it was then; or an answer names
            as evidence what is neither a link into the web nor a notice held here.
    """
    return bool(answer_all(desk, key, kind, {lens: answers}))


def answer_all(desk: Desk, key: str, kind: PauseKind, answers: Mapping[LensId, Mapping[str, Answer]]) -> int:
    """Record the answers of several lenses, as `answer` does: all of them or, where one is refused, none.

    Returns of how many lenses anything was recorded.
    """

    def record(db: Connection) -> int:
        return sum(_record(db, desk, key, kind, lens, said) for lens, said in answers.items())

    return desk.workspace.write(record).result()


def _record(
    db: Connection, desk: Desk, key: str, kind: PauseKind, lens: LensId, answers: Mapping[str, Answer]
) -> bool:
    row = opportunity_store.row_of_key(db, key, today=desk.today)
    if row is None:
        raise NoSuchOpportunity(key)
    why_not = _read_only_because(desk, row)
    if why_not:
        raise NotPossible(
            happened=why_not, safe="Nothing was changed.", to_do="Record a new decision to add to it."
        )
    recorded = pauses.of(db, row.key)
    before = recorded.answers.get(lens, {}) if recorded else {}
    differing = {
        question: said for question, said in answers.items() if said != before.get(question, Answer())
    }
    if differing:
        _refuse_evidence(db, row.key, differing)
        asked = questions.lenses_in(db, row.key, recorded or Pause(), decided=False)
        payload = {
            "kind": kind,
            "lens": lens,
            "answers": differing,
            "lens_wording": _wording(next(one for one in asked if one.id is lens), differing),
        }
        write_about(db, desk, row.key, "pause.answered", payload)
    drafts.clear(db, row.key, typed_answers.fields(lens, answers))
    return bool(differing)


def _refuse_evidence(db: Connection, key: str, answers: Mapping[str, Answer]) -> None:
    """Refuse what is neither a link nor a notice; the number of a notice is enough where it is shown so."""
    named = {text for said in answers.values() for text in said.evidence}
    if not named:
        return
    detail = opportunity_store.detail(db, key)
    shown = _notices_shown(db, detail) if detail else frozenset()
    for text in sorted(named):
        why = refusal(text, is_notice=text in shown or kept_notices.held(db, text))
        if why:
            raise NotPossible(
                happened=why,
                safe="Nothing was recorded, and what you typed is kept.",
                to_do="Correct it, or take it out.",
            )


def _notices_shown(db: Connection, detail: OpportunityDetail) -> frozenset[str]:
    ids = [notice.id for notice in detail.notices]
    ids += [lead.award.notice_id for lead in leads(db, detail.opportunity)]
    return frozenset((*ids, *(one.rpartition("/")[2] for one in ids)))


def _wording(asked: Lens, answers: Mapping[str, Answer]) -> dict[str, str]:
    """Return the questions as they were asked, so that an old pause keeps its wording."""
    every = (*asked.questions, *asked.sides, asked.quick)
    return {question.id: question.prompt for question in every if question.id in answers}


def _lens_card(
    lens: Lens, number: int, pause: Pause, typed: Mapping[str, Draft], facts: tuple[KnownFact, ...]
) -> LensCard:
    answers = pause.answers.get(lens.id, {})
    come = progress(lens, answers, pause.kind)
    every = (*lens.questions, *lens.sides, lens.quick)
    return LensCard(
        id=lens.id,
        number=number,
        title=lens.title,
        lead=lens.lead,
        questions=lens.questions,
        quick=lens.quick,
        answers=answers,
        drafts=typed_answers.of(typed, lens.id, answers, [question.id for question in every]),
        impacts=lens.impacts,
        impact_lead=lens.impact_lead,
        state=come.state,
        progress_words=_progress_words(come.state, come.answered, come.asked),
        speaks_of_others=lens.id in _OF_OTHERS,
        placeholder=TO_THEM if lens.id in _OF_ORGANISATIONS else PLENTY,
        known=facts,
    )


def _progress_words(state: LensState, answered: int, asked: int) -> str:
    if state is LensState.DONE:
        return "Done"
    return f"{answered} of {asked} prompts" if state is LensState.BEGUN else "Not started"


def _decide_by(its_runway: Runway, working_days: Calendar) -> str:
    if its_runway.verdict is Verdict.EARLY_SIGNAL:
        return "No date yet"
    return decide_by_words(its_runway, working_days) or "No date"


def _time_left(its_runway: Runway, working_days: Calendar, kind: PauseKind) -> str:
    """Say how long a pause takes, and how many days there are for it: those until the day to decide by."""
    minutes = _QUICK_MINUTES if kind is PauseKind.QUICK else _FULL_MINUTES
    takes = f"A {kind.value} pause takes about {minutes} minutes."
    if its_runway.working_days is None:
        return f"{takes} It saves as you go."
    left = plural(its_runway.working_days, "working day")
    if its_runway.verdict is Verdict.TOO_SHORT:
        return f"{takes} There are {left} to submission. A quick pause may be the honest choice."
    by = its_runway.decide_by
    to_decide = working_days.between(its_runway.today, by) if by else 0
    if to_decide < _NO_RUSH_FROM:
        return f"{takes} There are {left} to submission."
    return f"{takes} You have {plural(to_decide, 'working day')}, so there is no rush."


def _read_only_because(desk: Desk, row: OpportunityRow) -> str:
    if desk.workspace.read_only:
        return "This workspace is open read-only."
    if row.state in DECIDED:
        return "A decision is recorded. The pause stands as it was then."
    return ""
