"""From the journal to the tables that screens read: one small function a kind of entry.

A fold never refuses: whether something may be done was settled before its entry was written. It
looks only at the entry and at the projections, so that folding all entries again gives the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from desktop.domain.chain import Entry
from desktop.store import (
    fold_after_decision,
    fold_by_hand,
    fold_checking,
    fold_commitments,
    fold_conversations,
    fold_cost,
    fold_decision,
    fold_directory,
    fold_joining,
    fold_looked,
    fold_map,
    fold_partnership,
    fold_pause,
    fold_personal,
    fold_plan,
    fold_profile,
    fold_providers,
    fold_questions,
    fold_review,
    fold_sources,
    fold_triage,
    fold_us,
)
from desktop.store.connection import Connection
from desktop.store.payload import Payload
from desktop.store.schema_people import PROJECTIONS

Fold = Callable[[Connection, Entry, Payload], None]

_FOLDS: dict[str, Fold] = {
    "workspace.begun": fold_us.workspace_begun,
    "organisation.named": fold_us.organisation_named,
    "person.added": fold_us.person_added,
    "settings.changed": fold_us.settings_changed,
    "offer.changed": fold_us.offer_changed,
    "triage.shortlisted": fold_triage.shortlisted,
    "triage.dismissed": fold_triage.dismissed,
    "triage.snoozed": fold_triage.snoozed,
    "triage.returned": fold_triage.returned,
    "triage.undone": fold_triage.undone,
    "pause.answered": fold_pause.answered,
    "follow_up.closed": fold_pause.follow_up_closed,
    "follow_up.reopened": fold_pause.follow_up_reopened,
    "questions.changed": fold_questions.changed,
    "decision.recorded": fold_decision.recorded,
    "decision.signed_off": fold_after_decision.signed_off,
    "private_note.written": fold_after_decision.noted,
    "plan_step.added": fold_plan.changed,
    "plan_step.changed": fold_plan.changed,
    "plan_step.ticked": fold_plan.ticked,
    "plan_step.unticked": fold_plan.unticked,
    "plan_step.removed": fold_plan.removed,
    "plan_step.put_back": fold_plan.put_back,
    "plan_step.undone": fold_plan.undone,
    "review.recorded": fold_review.recorded,
    "look_again.cleared": fold_decision.looked_again,
    "pack.made": fold_decision.pack_made,
    "source.added": fold_sources.added,
    "source.removed": fold_sources.removed,
    "source.paused": fold_sources.paused,
    "checking.changed": fold_checking.changed,
    "opportunity.added": fold_by_hand.added,
    "opportunity.edited": fold_by_hand.edited,
    "opportunity.removed": fold_by_hand.removed,
    "opportunity.put_back": fold_by_hand.put_back,
    "opportunity.joined": fold_joining.joined,
    "opportunity.split": fold_joining.split,
    "opportunity.kept_apart": fold_joining.kept_apart,
    "profile.changed": fold_profile.changed,
    "view.saved": fold_profile.view_saved,
    "view.removed": fold_profile.view_removed,
    "erasure": fold_personal.erased,
    "person.kept": fold_personal.kept,
    "request.made": fold_personal.request_made,
    "request.answered": fold_personal.request_answered,
    "looked.marked": fold_looked.marked,
    "looked.taken_back": fold_looked.taken_back,
    "provider.confirmed": fold_providers.confirmed,
    "provider.corrected": fold_providers.corrected,
    "provider.ruled_out": fold_providers.ruled_out,
    "provider.added": fold_providers.added,
    "provider.undone": fold_providers.undone,
    "map.arranged": fold_map.arranged,
    "map.changed": fold_map.changed,
    "cost.changed": fold_cost.changed,
    "commitment.adopted": fold_commitments.adopted,
    "commitment.changed": fold_commitments.changed,
    "commitment.retired": fold_commitments.retired,
    "commitment.undone": fold_commitments.undone,
    "conversation.noted": fold_conversations.TALK.noted,
    "conversation.changed": fold_conversations.TALK.changed,
    "conversation.removed": fold_conversations.TALK.removed,
    "conversation.put_back": fold_conversations.TALK.put_back,
    "rhythm.set": fold_conversations.rhythm_set,
    "approach.logged": fold_conversations.APPROACH.noted,
    "approach.changed": fold_conversations.APPROACH.changed,
    "approach.answered": fold_conversations.approach_answered,
    "approach.removed": fold_conversations.APPROACH.removed,
    "approach.put_back": fold_conversations.APPROACH.put_back,
    "partnership.begun": fold_partnership.begun,
    "partnership.changed": fold_partnership.changed,
    "partnership.form_chosen": fold_partnership.changed,
    "partnership.member_added": fold_partnership.member_added,
    "partnership.member_changed": fold_partnership.member_changed,
    "partnership.member_removed": fold_partnership.member_removed,
    "partnership.linked": fold_partnership.linked,
    "partnership.unlinked": fold_partnership.unlinked,
    "partnership.ended": fold_partnership.ended,
    "partnership.taken_up": fold_partnership.taken_up,
    "organisation.added": fold_directory.added,
    "organisation.changed": fold_directory.changed,
    "organisation.removed": fold_directory.removed,
    "organisation.put_back": fold_directory.put_back,
    "organisation.merged": fold_directory.merged,
    "organisation.split": fold_directory.split,
    "organisation.linked": fold_directory.linked,
    "organisation.unlinked": fold_directory.unlinked,
    "person.met": fold_directory.met,
    "person.changed": fold_directory.person_changed,
}
KINDS = frozenset(_FOLDS)
"""The kinds of entry that change what screens read."""


def fold(db: Connection, entry: Entry) -> None:
    """Bring the projections up to this entry; an emptied one or a kind without a projection changes none."""
    if entry.payload is None:
        return
    says = Payload.of(entry)
    _written_about(db, entry, says)
    kind = _FOLDS.get(entry.kind)
    if kind:
        kind(db, entry, says)


def rebuild(db: Connection, entries: Iterable[Entry]) -> None:
    """Empty every projection and fold the entries again, within the caller's transaction."""
    for table in PROJECTIONS:
        db.execute(f"DELETE FROM {table}")
    for entry in entries:
        fold(db, entry)
    fold_by_hand.write_notices(db)


def _written_about(db: Connection, entry: Entry, says: Payload) -> None:
    """Keep what the first entry on an opportunity said of it."""
    if entry.subject is None or "opportunity" not in says:
        return
    about = says.part("opportunity")
    db.execute(
        """
        INSERT INTO written_about (subject, title, buyer, deadline, link, entry)
        VALUES (:subject, :title, :buyer, :deadline, :link, :entry)
        ON CONFLICT (subject) DO NOTHING
        """,
        {
            "subject": entry.subject,
            "title": about.text("title"),
            "buyer": about.text("buyer"),
            "deadline": about.text("deadline"),
            "link": about.text("link"),
            "entry": entry.id,
        },
    )
