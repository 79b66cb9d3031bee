"""What happened to one opportunity: what sources published and what people did, newest first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from msgspec import Struct

from desktop.domain.decision import OUTCOME_WORDS
from desktop.domain.documents import WHICH_WORDS
from desktop.domain.looked import FOUND_WORDS, WAYS
from desktop.domain.moments import UK
from desktop.domain.plan_steps import PLAN_STEP_WORDS
from desktop.domain.words import listed, year_day
from desktop.services import catalogue
from desktop.services.history_of_talks import talks
from desktop.services.partnership_history import is_of_plan, plan_sentences
from desktop.services.wording import change_words
from desktop.store import joins, journal, partnerships, people
from desktop.store.connection import Connection
from desktop.store.journal import Event
from desktop.store.opportunities import OpportunityDetail
from desktop.store.texts import day


class HistoryLine(Struct, frozen=True):
    """One thing that happened. `by_people` tells our own entries from the notices.

    `of_others` tells what was said of, or with, other organisations: such a line never leaves the file by
    itself.
    """

    day: str
    sentence: str
    who: str
    by_people: bool
    of_others: bool = False


def history(db: Connection, detail: OpportunityDetail) -> tuple[HistoryLine, ...]:
    """Return all that happened, newest first."""
    names = people.names(db)
    key = detail.opportunity.key
    keys = (key, *(one.key for one in joins.family(db, key)))
    ours = [
        (
            event.at,
            HistoryLine(
                _on(event.at),
                _sentence(event),
                names.get(event.author or "", ""),
                True,
                of_others=event.kind.startswith("provider."),
            ),
        )
        for own in keys
        for event in journal.history(db, own)
        if not is_of_plan(event)
    ]
    of_plans = [
        (event.at, HistoryLine(_on(event.at), sentence, names.get(event.author or "", ""), True, of_others))
        for event, sentence, of_others in plan_sentences(db, keys)
    ]
    with_others = [
        (at, HistoryLine(_on(at), sentence, names.get(author, ""), True, of_others=True))
        for at, author, sentence in talks(db, key)
    ]
    theirs = [
        (
            change.at,
            HistoryLine(_on(change.at), change_words(change.field, change.before, change.after), "", False),
        )
        for change in detail.changes
        if change.at
    ]
    oldest_first = sorted((*theirs, *ours, *of_plans, *with_others), key=lambda pair: pair[0])
    return tuple(line for _, line in reversed(oldest_first))


def plan_history(db: Connection, plan: str) -> tuple[HistoryLine, ...]:
    """Return all that happened to one partnership plan, under whichever tender it stood, newest first."""
    names = people.names(db)
    told = [
        (event.id, HistoryLine(_on(event.at), sentence, names.get(event.author or "", ""), True, of_others))
        for event, sentence, of_others in plan_sentences(db, partnerships.subjects(db, plan))
        if event.says.get("partnership") == plan
    ]
    return tuple(line for _, line in sorted(told, key=lambda pair: pair[0], reverse=True))


def _on(at: datetime) -> str:
    return year_day(at.astimezone(UK).date())


def _sentence(event: Event) -> str:
    words = _WORDS.get(event.kind)
    if words is None:
        return _PLAIN.get(event.kind, event.kind)
    return words(event.says)


def _lens(says: Mapping[str, object]) -> str:
    lens = next((one.title for one in catalogue.lenses() if one.id == says.get("lens")), "a lens")
    return f"Thought about {lens[0].lower()}{lens[1:]}."


def _dismissed(says: Mapping[str, object]) -> str:
    reason = says.get("reason")
    return f"Dismissed: {reason}." if reason else "Dismissed."


def _snoozed(says: Mapping[str, object]) -> str:
    until = day(str(says.get("until") or ""))
    return f"Snoozed until {year_day(until)}." if until else "Snoozed."


def _decided(says: Mapping[str, object]) -> str:
    outcome = next((words for one, words in OUTCOME_WORDS.items() if one == says.get("outcome")), "")
    if not outcome:  # only another program can have left it so
        return "Recorded a decision; what it says cannot be read."
    return f"Recorded decision {says.get('number', '')}: {outcome[0].lower()}{outcome[1:]}."


def _signed_off(says: Mapping[str, object]) -> str:
    given = f", as given in: {says['minute']}" if says.get("minute") else ""
    return f"Decision {says.get('number', '')} was signed off{given}."


def _step(words: str) -> Callable[[Mapping[str, object]], str]:
    def sentence(says: Mapping[str, object]) -> str:
        on = day(str(says.get("on") or ""))
        return f"{words}: {_step_words(says)}{f', {year_day(on)}' if on else ''}."

    return sentence


def _step_words(says: Mapping[str, object]) -> str:
    """Return which step it is: a line of our own in its words, any other as it stands in a sentence."""
    own = says.get("words")
    if isinstance(own, str) and own:
        return f"“{own.rstrip('.')}”"
    step = next((name for one, name in PLAN_STEP_WORDS.items() if one == says.get("step")), "a step")
    return f"{step[0].lower()}{step[1:]}"


def _looked_again(says: Mapping[str, object]) -> str:
    found = says.get("found")
    return f"Looked again, it still stands: {found}" if found else "Looked again: it still stands."


def _reviewed(says: Mapping[str, object]) -> str:
    return f"Looked back on decision {says.get('decision', '')}."


def _document_made(says: Mapping[str, object]) -> str:
    which = next((words for one, words in WHICH_WORDS.items() if one == says.get("which")), "A document")
    return f"Made a document for others: {which[0].lower()}{which[1:]}."


def _looked(says: Mapping[str, object]) -> str:
    """Return in which way somebody looked; what they noted of others stays in its own place."""
    way = next((words.within for one, words in WAYS.items() if one == says.get("way")), "another way")
    found = next((words for one, words in FOUND_WORDS.items() if one == says.get("found")), "")
    return f"Looked for partners by way of {way}{f': {found}' if found else ''}."


def _not_looked(says: Mapping[str, object]) -> str:
    way = next((words.within for one, words in WAYS.items() if one == says.get("way")), "another way")
    return f"Took back what was marked of looking by way of {way}."


def _provider(before: str, after: str) -> Callable[[Mapping[str, object]], str]:
    def sentence(says: Mapping[str, object]) -> str:
        return f"{before} {says.get('name') or 'an organisation'}{after}."

    return sentence


def _edited(says: Mapping[str, object]) -> str:
    """Return which fields were changed; what they said before stands in the entries before."""
    names = [words for name, words in _TYPED.items() if name in says]
    return f"Changed {listed(names)}." if names else "Changed what was typed."


_TYPED = {
    "title": "the title",
    "buyer": "the buyer",
    "deadline": "the deadline",
    "deadline_kind": "which deadline it is",
    "questions_close": "when questions close",
    "value_pence": "the value",
    "currency": "the currency",
    "place": "the place",
    "link": "the link",
    "text": "the text",
    "stage": "the stage",
}


def _joined(says: Mapping[str, object]) -> str:
    return f"Joined with {_other(says)}: one tender, published twice."


def _split(says: Mapping[str, object]) -> str:
    return f"Split from {says.get('key', 'the other publication')}: it stands by itself again."


def _kept_apart(says: Mapping[str, object]) -> str:
    if says.get("apart") is False:
        return f"Took back that it is not the same as {_other(says)}."
    return f"Not the same as {_other(says)}."


def _other(says: Mapping[str, object]) -> str:
    other = says.get("other")
    title = other.get("title") if isinstance(other, dict) else None
    return f"“{title}”" if title else str(says.get("key", "another"))


_WORDS: dict[str, Callable[[Mapping[str, object]], str]] = {
    "triage.dismissed": _dismissed,
    "triage.snoozed": _snoozed,
    "pause.answered": _lens,
    "decision.recorded": _decided,
    "decision.signed_off": _signed_off,
    "look_again.cleared": _looked_again,
    "plan_step.changed": _step("Planned"),
    "plan_step.ticked": _step("Done"),
    "plan_step.unticked": _step("Not done after all"),
    "plan_step.added": _step("Added to the plan"),
    "plan_step.removed": _step("Taken away from the plan"),
    "plan_step.put_back": _step("Put back into the plan"),
    "plan_step.undone": _step("Undone in the plan"),
    "opportunity.joined": _joined,
    "opportunity.split": _split,
    "document.made": _document_made,
    "opportunity.kept_apart": _kept_apart,
    "opportunity.edited": _edited,
    "review.recorded": _reviewed,
    "looked.marked": _looked,
    "looked.taken_back": _not_looked,
    "provider.confirmed": _provider("Confirmed", " as an existing provider"),
    "provider.corrected": _provider("Corrected who does this now:", ""),
    "provider.ruled_out": _provider("Ruled out", " as an existing provider"),
    "provider.added": _provider("Added", " as an existing provider"),
}
_PLAIN = {
    "triage.shortlisted": "Shortlisted.",
    "triage.returned": "Brought back.",
    "triage.undone": "Undid the last step.",
    "follow_up.closed": "Closed a follow-up.",
    "follow_up.reopened": "Opened a follow-up again.",
    "private_note.written": "Wrote a private note.",
    "entry.reworded": "Entered words again without a name; the old words were erased.",
    "cost.changed": "Changed the full cost.",
    "map.arranged": "Moved somebody on the map.",
    "map.changed": "Changed who stands on the map.",
    "provider.undone": "Took back what was said of an existing provider.",
    "opportunity.added": "Added by hand.",
    "opportunity.removed": "Taken away.",
    "opportunity.put_back": "Put back.",
}
