"""One recorded decision as a board pack prints it: what was filled in, never private notes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from desktop.domain.decision import Holding
from desktop.domain.packs import PackChoice, Shared
from desktop.domain.pause import Answer, Pause, Unknown
from desktop.domain.principles import PRINCIPLES
from desktop.domain.replacing import REPLACED_WORDS, REPLACEMENT_WORDS
from desktop.domain.runway import Verdict, runway
from desktop.domain.watching import WATCHED_WORDS
from desktop.domain.words import long_day, money
from desktop.domain.working_days import Calendar
from desktop.reports.pack import (
    PackAnswer,
    PackCommitment,
    PackDecision,
    PackImpact,
    PackLens,
    PackPause,
)
from desktop.services import catalogue
from desktop.services.commitments import words_in
from desktop.services.frozen import FrozenFacts, thaw
from desktop.services.pause_record import ToldLens, told
from desktop.services.providers_then import providers_then
from desktop.services.wording import source_name
from desktop.store import opportunities as opportunity_store
from desktop.store import pauses
from desktop.store.connection import Connection
from desktop.store.decisions import DecisionRow
from desktop.store.pause_then import pause_then

_More = tuple[tuple[str, str], ...]


def pack_decision(
    db: Connection, row: DecisionRow, working_days: Calendar, today: date, choice: PackChoice
) -> PackDecision:
    """Return the decision; only a copy for partners asks whether its tender may still be open.

    Where people are not to be named, neither is who finds something out.
    """
    facts = thaw(row.facts)
    words = catalogue.instead()
    return PackDecision(
        number=row.number,
        title=row.title,
        buyer=row.buyer,
        outcome=row.outcome,
        decided_on=row.decided_on or row.recorded_on,
        recorded_on=row.recorded_on,
        recorded_by=row.recorded_by,
        decided_by=row.decided_by,
        rationale=row.rationale,
        main_reason=catalogue.reason_words(row.main_reason) if row.main_reason else "",
        other_reasons=tuple(catalogue.reason_words(one) for one in row.reasons if one != row.main_reason),
        value=money(facts.value_pence, facts.currency),
        source=source_name(facts.source),
        link=facts.link,
        lots=row.lots,
        runway=runway(facts.runway, plans=facts.plans, calendar=working_days, now=row.recorded_at),
        working_days=facts.working_days,
        verdict=Verdict(facts.verdict) if facts.verdict else None,
        window_days=facts.window_days,
        is_live=choice.for_partners and _is_live(db, row, facts, today),
        pause=_pause(db, row, named=choice.shared is None or Shared.PEOPLE in choice.shared),
        commitments=_commitments(db, row),
        unknowns=row.unknowns,
        instead=tuple(words.get(one, one) for one in row.instead),
        next_step=row.next_step,
        review_on=row.review_on,
        look_again_if=_look_again_if(row),
        minute=row.minute,
        considered=_considered(db, row, for_partners=choice.for_partners),
        of_people=_of_people(row),
        signed_off=row.sign_off.words if row.sign_off else "",
        supersedes=row.supersedes or "",
        superseded_by=row.superseded_by or "",
        replaced=_replaced(row),
    )


def _is_live(db: Connection, row: DecisionRow, facts: FrozenFacts, today: date) -> bool:
    """Return whether others may still bid for it: until a last day that is known has passed."""
    known = opportunity_store.row_of_key(db, row.key, today=today)
    closes_on = known.facts.submission_on if known else facts.runway.submission_on
    return closes_on is None or closes_on >= today


def _considered(db: Connection, row: DecisionRow, *, for_partners: bool) -> _More:
    """Return what else was weighed, a label and words each; partners are told nothing of other providers."""
    principles = tuple((PRINCIPLES.get(one, one), words) for one, words in row.principles)
    others = "" if for_partners else providers_then(db, row)
    lines = (
        ("Existing providers", others),
        ("Alternatives", row.alternatives),
        ("Conditions", row.conditions),
        *principles,
    )
    return tuple((label, words) for label, words in lines if words)


def _of_people(row: DecisionRow) -> _More:
    """Return what was weighed and names people."""
    conflicts = "\n".join(
        ". ".join(part.rstrip(".") for part in (one.who, one.what, one.done) if part) for one in row.conflicts
    )
    lines = (("Conflicts of interest", conflicts), ("Dissent", row.dissent))
    return tuple((label, words) for label, words in lines if words)


def _look_again_if(row: DecisionRow) -> str:
    by_then = [f"it is {long_day(row.look_again_on)}"] if row.look_again_on else []
    watched = [WATCHED_WORDS[one] for one in row.look_again_when]
    return "; ".join(part for part in (row.look_again_if, *by_then, *watched) if part)


def _replaced(row: DecisionRow) -> _More:
    """Return what it replaces and what replaced it, with the reason."""
    lines = []
    if row.supersedes:
        verb = REPLACEMENT_WORDS[row.supersedes_as] if row.supersedes_as else "Supersedes"
        lines.append((verb, _with_reason(f"Decision {row.supersedes}", row.supersedes_reason)))
    if row.superseded_by:
        verb = REPLACED_WORDS[row.superseded_as] if row.superseded_as else "Superseded"
        on = f", on {long_day(row.superseded_on)}" if row.superseded_on else ""
        by = f"By decision {row.superseded_by}{on}"
        lines.append((verb, _with_reason(by, row.superseded_reason)))
    return tuple(lines)


def _with_reason(words: str, reason: str) -> str:
    return f"{words}: {reason}" if reason else words


def _pause(db: Connection, row: DecisionRow, *, named: bool) -> PackPause:
    """Return the pause as it stood that day; folding it again is for the few where it was changed since."""
    if pauses.changed_since(db, row.key, row.entry):
        pause, wording = pause_then(db, row.key, row.entry)
    else:
        pause, wording = pauses.of(db, row.key), pauses.wording(db, row.key)
    pause = pause if named or pause is None else _unnamed(pause)
    asked = pause.answers if pause else {}
    return PackPause(
        kind=row.pause_kind,
        lenses_answered=row.lenses_answered,
        lenses=tuple(_lens(one, asked.get(one.id, {})) for one in told(pause, wording)),
        not_full_because=row.no_pause_reason,
    )


def _unnamed(pause: Pause) -> Pause:
    """Return the pause without the names of those who find something out."""
    return replace(
        pause,
        answers={
            lens: {
                question: replace(said, unknown=said.unknown and Unknown("one of us", said.unknown.due_on))
                for question, said in answers.items()
            }
            for lens, answers in pause.answers.items()
        },
    )


def _lens(one: ToldLens, answers: Mapping[str, Answer]) -> PackLens:
    return PackLens(
        one.title,
        tuple(PackAnswer(said.question, said.text, said.note) for said in one.answers),
        tuple(asked.who for said in answers.values() for asked in said.asked if asked.who),
        tuple(
            PackImpact(impact.title, impact.if_we_win.words, impact.if_we_step_back.words)
            for impact in one.impacts
        ),
    )


def _commitments(db: Connection, row: DecisionRow) -> tuple[PackCommitment, ...]:
    exceptions, said = dict(row.exceptions), words_in(db, row)
    return tuple(
        PackCommitment(
            said[promise].title,
            holding,
            exceptions.get(promise, "") if holding is Holding.IN_TENSION else "",
        )
        for promise, holding in row.commitments
    )
