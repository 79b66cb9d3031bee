"""The tables that screens read, made empty elsewhere: to fold the journal again, whole or up to a day."""

from __future__ import annotations

from desktop.store import (
    schema_by_hand,
    schema_checking,
    schema_conversations,
    schema_cost,
    schema_decision,
    schema_directory,
    schema_erasure,
    schema_fit,
    schema_joining,
    schema_looked,
    schema_map,
    schema_partnership,
    schema_pause,
    schema_people,
    schema_plan,
    schema_providers,
    schema_reviews,
    schema_sources,
)
from desktop.store.connection import Connection


def make_projections(db: Connection) -> None:
    """Make every table that is folded from the journal in an empty database; its transaction stays open."""
    db.execute("BEGIN")
    schema_people.create(db)
    schema_sources.create_projections(db)
    schema_checking.create_projections(db)
    schema_by_hand.create_projections(db)
    schema_fit.create_projections(db)
    schema_joining.create_projections(db)
    schema_cost.create_projections(db)
    schema_looked.create_projections(db)
    schema_map.create_projections(db)
    schema_providers.create_projections(db)
    schema_pause.create_projections(db)
    schema_reviews.create_projections(db)
    schema_erasure.create_projections(db)
    schema_decision.create(db)
    schema_plan.create_projections(db)
    schema_partnership.create_projections(db)
    schema_directory.create_projections(db)
    schema_conversations.create_projections(db)
