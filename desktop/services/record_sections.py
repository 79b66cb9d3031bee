"""One decision in full: what was recorded, frozen as it was, and below it what came later, with its dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from desktop.domain.decision import HOLDING_WORDS, OUTCOME_WORDS, Holding
from desktop.domain.moments import uk_day
from desktop.domain.pause import LensId
from desktop.domain.principles import PRINCIPLES
from desktop.domain.replacing import REPLACED_WORDS, REPLACEMENT_WORDS
from desktop.domain.reviews import AwardSeen
from desktop.domain.runway import Verdict
from desktop.domain.watching import WATCHED_WORDS
from desktop.domain.words import listed, money, plural, year_day
from desktop.services import catalogue, decision_entry, reviews, reviews_due
from desktop.services.commitments import words_in
from desktop.services.frozen import FrozenFacts, thaw
from desktop.services.pause_record import told
from desktop.services.providers_then import providers_then
from desktop.services.wording import NOTICE_WORDS, VERDICT_WORDS, change_words
from desktop.store import later, pauses, rewordings
from desktop.store.commitments import HeldWords
from desktop.store.connection import Connection
from desktop.store.decisions import DecisionRow
from desktop.store.pause_then import pause_then
from desktop.store.texts import moment

LATER = "What came later"
"""The heading of all that was not known on the day of the decision."""


class Section(Struct, frozen=True):
    """A heading and its lines: a label (or "") and words each."""

    title: str
    lines: tuple[tuple[str, str], ...]


def sections(db: Connection, row: DecisionRow) -> tuple[Section, ...]:
    """Return the sections of one decision, those that have lines."""
    found = (
        _decision(row),
        _thinking(db, row),
        _promises(db, row),
        _facts(db, row),
        _principles(row),
        _who(row),
        _section(LATER, *_later(db, row)),
    )
    return tuple(section for section in found if section.lines)


def decided_by_words(row: DecisionRow) -> str:
    """Return who decided, and by whose word: "Amina Okoro, director (as reported by Rhys Pell)"."""
    names = [one.words for one in row.decided_by]
    reported = f" (as reported by {row.recorded_by})" if row.recorded_by else ""
    return "; ".join(names) + reported


def conflict_words(row: DecisionRow) -> str:
    """Return the conflicts of interest, a line each: who, what it is, and what was done about it."""
    return "\n".join(
        ": ".join(part for part in (one.who, "; ".join(filter(None, (one.what, one.done)))) if part)
        for one in row.conflicts
    )


def pause_words(row: DecisionRow) -> str:
    """Return what pause stood behind a decision."""
    if row.pause_kind is None or not row.lenses_answered:
        return "No pause"
    if row.lenses_answered < len(LensId):
        return f"Begun, {row.lenses_answered} of {len(LensId)}"
    return f"{row.pause_kind.value.capitalize()} pause"


def _decision(row: DecisionRow) -> Section:
    reasons = [catalogue.reason_words(reason) for reason in (row.main_reason, *row.reasons) if reason]
    words = catalogue.instead()
    return _section(
        f"{OUTCOME_WORDS[row.outcome]}: {row.title}",
        ("Why", row.rationale),
        ("Reasons", "; ".join(dict.fromkeys(reasons))),
        ("Lots", ", ".join(row.lots)),
        ("Alternatives considered", row.alternatives),
        ("What we do instead", "; ".join(words.get(one, one) for one in row.instead)),
        ("What we will do next", row.next_step),
        ("Conditions", row.conditions),
        ("Review on", year_day(row.review_on) if row.review_on else ""),
        ("Look again if", row.look_again_if),
        ("Look again", _look_again(row)),
        *_replaces(row),
    )


def _look_again(row: DecisionRow) -> str:
    on = [f"on {year_day(row.look_again_on)}"] if row.look_again_on else []
    when = [f"if {WATCHED_WORDS[fact]}" for fact in row.look_again_when]
    return listed([*on, *when])


def _replaces(row: DecisionRow) -> Iterator[tuple[str, str]]:
    if row.supersedes:
        yield _verb(row), _because(f"Decision {row.supersedes}", row.supersedes_reason)


def _verb(row: DecisionRow) -> str:
    return REPLACEMENT_WORDS[row.supersedes_as] if row.supersedes_as else "Supersedes"


def _because(what: str, why: str) -> str:
    return f"{what}. {why}" if why else what


def _thinking(db: Connection, row: DecisionRow) -> Section:
    """Return the pause as it stood that day: what was answered since stands in the pause alone."""
    lines = [("Pause", pause_words(row)), ("Why there was none, or less", row.no_pause_reason)]
    for lens in told(*pause_then(db, row.key, row.entry)):
        lines += [
            (f"{lens.title}: {said.question}", " ".join(filter(None, (said.text, said.sentence))))
            for said in lens.answers
        ]
        lines += [(f"{lens.title}: {impact.title}", impact.words) for impact in lens.impacts]
    return _section("What the pause told us", *lines)


def _promises(db: Connection, row: DecisionRow) -> Section:
    exceptions, said = dict(row.exceptions), words_in(db, row)
    lines = [
        (said[promise].title, _held(holding, said[promise], exceptions.get(promise, "")))
        for promise, holding in row.commitments
    ]
    shown = {said[promise].title for promise, _ in row.commitments}
    unknowns = [one for one in row.unknowns if one.removeprefix(decision_entry.OF_COMMITMENT) not in shown]
    return _section("Our commitments", *lines, *(("Unknown, and accepted", one) for one in unknowns))


def _held(holding: Holding, said: HeldWords, exception: str) -> str:
    """Return how a commitment stood, whether that was worked out or answered, and the exception's reason."""
    settled = holding is not Holding.NOT_KNOWN
    how = said.because.rstrip(".") if said.worked_out else ""
    if said.worked_out is False and settled:
        how = "Answered by a person"
    because = f"Exception: {exception}" if exception else ""
    return ". ".join(part for part in (HOLDING_WORDS[holding], how, because) if part)


def _facts(db: Connection, row: DecisionRow) -> Section:
    facts = thaw(row.facts)
    return _section(
        f"Facts as known on {year_day(facts.on)}",
        ("Buyer", facts.buyer),
        ("Value", money(facts.value_pence, facts.currency)),
        ("Deadline", year_day(uk_day(facts.deadline)) if facts.deadline else "None stated"),
        ("Runway that day", _runway(facts)),
        ("Published with", plural(facts.window_days, "working day") if facts.window_days is not None else ""),
        ("Existing providers", providers_then(db, row)),
    )


def _runway(facts: FrozenFacts) -> str:
    verdict = VERDICT_WORDS[Verdict(facts.verdict)] if facts.verdict else ""
    left = "" if facts.working_days is None else plural(facts.working_days, "working day")
    return ", ".join(part for part in (left, verdict) if part)


def _principles(row: DecisionRow) -> Section:
    return _section(
        "Seven principles for trustees",
        *((PRINCIPLES.get(one, one), words) for one, words in row.principles),
    )


def _who(row: DecisionRow) -> Section:
    return _section(
        "Who and when",
        ("Decided by", decided_by_words(row)),
        ("Conflicts of interest", conflict_words(row)),
        ("Did not agree", row.dissent),
        ("Decided on", year_day(row.decided_on) if row.decided_on else ""),
        ("Recorded by", row.recorded_by),
        ("Recorded on", year_day(row.recorded_on)),
        ("Board minute", row.minute),
        ("Sign-off", row.sign_off.words if row.sign_off else ""),
    )


def _later(db: Connection, row: DecisionRow) -> Iterable[tuple[str, str]]:
    """Return what came later, a dated line each, by day."""
    came = later.after(db, row.key, row.recorded_at)
    lines: list[tuple[date, str]] = [
        *(
            (one.on, f"Notice: {NOTICE_WORDS.get(one.kind or '', one.title or 'Notice')}")
            for one in came.notices
        ),
        *(
            (one.on, change_words(one.field, one.before, one.after))
            for one in came.changes
            if one.before and one.field != "stage"
        ),
        *(
            (one.on, reviews_due.award_words(AwardSeen(one.supplier, one.awarded_on, one.notice_id)))
            for one in came.awards
        ),
        *_found(db, row),
        *_worded_again(db, row),
    ]
    if row.superseded_by:
        how = REPLACED_WORDS[row.superseded_as] if row.superseded_as else "Superseded"
        what = _because(f"{how} by decision {row.superseded_by}", row.superseded_reason)
        lines.append((row.superseded_on or row.recorded_on, what))
    dated = [(year_day(on), words) for on, words in sorted(lines, key=lambda line: line[0])]
    looked_back = [
        (review.title, "\n".join(f"{label}: {words}" for label, words in review.lines))
        for review in reviews.of_decision(db, row.number)
    ]
    return (*dated, *looked_back)


def _found(db: Connection, row: DecisionRow) -> Iterator[tuple[date, str]]:
    """Yield what was found out after the decision on what was not known that day."""
    wording = pauses.wording(db, row.key)
    for one in pauses.found(db, row.key):
        if one.closed_at > row.recorded_at:
            asked = wording.get((one.lens, one.question), "What was not known")
            yield uk_day(one.closed_at), f"Found out. {asked} {one.found}"


def _worded_again(db: Connection, row: DecisionRow) -> Iterator[tuple[date, str]]:
    """Yield the day on which the decision was worded again so that it names nobody, where that was done."""
    again = rewordings.of(db).get(row.entry)
    if again is not None:
        yield uk_day(moment(again.at)), "Worded again without a name; the old words were erased"


def _section(title: str, *lines: tuple[str, str]) -> Section:
    return Section(title, tuple((label, words) for label, words in lines if words))
