"""What we promise: the commitments in force, and how each stands with what the workspace holds.

The set that every workspace starts with is in force until somebody changes it. Where what is recorded
settles how a commitment stands, that is worked out; a person can answer otherwise, and says the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.commitment_facts import Finding, KnownFacts
from desktop.domain.commitments import finding
from desktop.domain.decision import Commitment, DecisionDraft, Outcome
from desktop.domain.notice_words import Matter, quoted
from desktop.services import catalogue, partnership_facts
from desktop.services.provider_facts import provider_facts
from desktop.store import commitments as store
from desktop.store import costs, pauses
from desktop.store import opportunities as opportunity_store
from desktop.store.commitments import HeldWords
from desktop.store.connection import Connection
from desktop.store.decisions import DecisionRow

STARTING_SET = "The commitments that every workspace starts with"
OWN_SET = "As they stand on the Commitments page"
_PLAN = "the partnership plan"


class Tested(Struct, frozen=True):
    """The commitments in force, and what was found of each for one decision."""

    commitments: tuple[Commitment, ...]
    found: Mapping[str, Finding]

    def settled(self, draft: DecisionDraft) -> DecisionDraft:
        """Return the draft with what was worked out wherever nobody has answered otherwise."""
        answered = {*dict(draft.commitments), *(one for one, why in draft.exceptions if why.strip())}
        worked_out = (
            (each.id, self.found[each.id].holding)
            for each in self.commitments
            if each.id not in answered and self.found[each.id].is_settled
        )
        return replace(draft, commitments=(*draft.commitments, *worked_out))

    def words(self, draft: DecisionDraft) -> dict[str, dict[str, object]]:
        """Return what a decision keeps of each: its words that day, and whether that was worked out.

        `draft` is as it was filled in, before it was settled.
        """
        answered = dict(draft.commitments)
        said: dict[str, dict[str, object]] = {}
        for each in self.commitments:
            found = self.found[each.id]
            worked_out = found.is_settled and answered.get(each.id, found.holding) is found.holding
            said[each.id] = {
                "title": each.title,
                "question": each.question,
                "worked_out": worked_out,
                "because": f"{found.because} Worked out from {found.worked_from}." if worked_out else "",
            }
        return said


def in_force(db: Connection) -> tuple[Commitment, ...]:
    """Return the commitments in force: those that every workspace starts with first, then our own."""
    kept = {one.id: one for one in store.everything(db)}
    ours = {one.id: one for one in catalogue.commitments()}
    worded = [
        Commitment(each.id, kept[each.id].title, kept[each.id].question) if each.id in kept else each
        for each in ours.values()
    ]
    added = [Commitment(one.id, one.title, one.question) for one in kept.values() if one.id not in ours]
    return tuple(each for each in (*worded, *added) if not _is_retired(kept.get(each.id)))


def set_words(db: Connection) -> str:
    """Return where the commitments in force come from, in words."""
    return OWN_SET if store.everything(db) else STARTING_SET


def tested(db: Connection, key: str, *, outcome: Outcome | None, decided_on: date) -> Tested:
    """Return the commitments in force, tested on what the workspace holds of one opportunity."""
    return _tested(in_force(db), _facts(db, key, decided_on), outcome)


def tested_by_outcome(db: Connection, key: str, *, decided_on: date) -> Mapping[Outcome | None, Tested]:
    """Return the same for each outcome that may be chosen, and for none."""
    promises, facts = in_force(db), _facts(db, key, decided_on)
    return {outcome: _tested(promises, facts, outcome) for outcome in (None, *Outcome)}


def title_in(row: DecisionRow, commitment: str, titles: Mapping[tuple[str, str], str]) -> str:
    """Return the title of a commitment as a decision recorded it; `titles` are `titles_in_decisions`."""
    return titles.get((row.entry, commitment)) or catalogue.commitment_title(commitment)


def words_in(db: Connection, row: DecisionRow) -> Mapping[str, HeldWords]:
    """Return what a decision says of each of its commitments, by commitment, in the words of its day."""
    said = store.words_in(db, row.entry)
    named = dict.fromkeys((*dict(row.commitments), *dict(row.exceptions)))
    return {one: said.get(one) or HeldWords(catalogue.commitment_title(one)) for one in named}


def _tested(promises: Sequence[Commitment], facts: KnownFacts, outcome: Outcome | None) -> Tested:
    facts = replace(facts, outcome=outcome)
    return Tested(tuple(promises), {each.id: finding(each.id, facts) for each in promises})


def _facts(db: Connection, key: str, decided_on: date) -> KnownFacts:
    kept, detail = costs.of(db, key), opportunity_store.detail(db, key)
    said = quoted(detail.opportunity.description) if detail else ()
    partners, is_exclusive = partnership_facts.of_opportunity(db, key)
    return KnownFacts(
        decided_on=decided_on,
        sheet=kept.sheet if kept else None,
        pause=pauses.of(db, key),
        providers=provider_facts(db, detail.opportunity) if detail else (),
        partners=partners,
        partners_from=_PLAN if partners else "",
        plan_is_exclusive=is_exclusive,
        exclusivity_quote=next((one.sentence for one in said if one.matter is Matter.EXCLUSIVITY), ""),
    )


def _is_retired(kept: store.KeptCommitment | None) -> bool:
    return kept is not None and kept.retired_on is not None
