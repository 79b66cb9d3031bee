"""What a copy for trustees leaves out of the journal: entries that say nothing in it, and that it lists."""

from __future__ import annotations

from desktop.domain.erasure import PRIVATELY_REWORDED
from desktop.store import journal
from desktop.store.connection import Connection

WITHHELD_KINDS = (
    "private_note.written",
    PRIVATELY_REWORDED,
    *("conversation.noted", "conversation.changed", "conversation.removed", "conversation.put_back"),
    "rhythm.set",
    *("organisation.added", "organisation.changed", "organisation.removed", "organisation.put_back"),
    *("organisation.merged", "organisation.split", "organisation.linked", "organisation.unlinked"),
    *("person.met", "person.changed"),
    *("approach.logged", "approach.changed", "approach.answered", "approach.removed", "approach.put_back"),
    *("map.arranged", "map.changed"),
    *("partnership.begun", "partnership.changed", "partnership.form_chosen"),
    *("partnership.member_added", "partnership.member_changed", "partnership.member_removed"),
    *("partnership.linked", "partnership.unlinked", "partnership.ended", "partnership.taken_up"),
    *("looked.marked", "looked.taken_back"),
    *("provider.confirmed", "provider.corrected", "provider.ruled_out", "provider.added", "provider.undone"),
)
"""The kinds of entry that a copy may leave out; a decision never."""
OF_THESE_KINDS = "kind IN ({})".format(", ".join(f"'{kind}'" for kind in WITHHELD_KINDS))


def withheld(db: Connection) -> frozenset[str]:
    """Return the ids of the entries that the first entry of a trustee copy's own chain lists."""
    rows = db.execute(
        f"""
        SELECT entry.id
        FROM (
            SELECT rowid AS place, iif(json_valid(payload), payload, '{{}}') AS says
            FROM entry WHERE kind = 'chain.begun'
        ) AS begun, json_each(begun.says, '$.withheld.entries') AS listed
        JOIN entry ON entry.id = listed.value AND entry.{OF_THESE_KINDS} AND entry.rowid < begun.place
        WHERE json_extract(begun.says, '$.reason') = :reason
        """,
        {"reason": journal.TRUSTEE_COPY},
    )
    return frozenset(entry for (entry,) in rows)
