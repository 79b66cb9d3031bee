"""What people said of the existing providers of an opportunity: the last word on each."""

from __future__ import annotations

from typing import Any

from desktop.domain.pause import Standing
from desktop.domain.provider import ProviderView, Said
from desktop.store import directory, joins, schema_providers
from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import day, moment

_COLUMNS = (
    "subject, provider, said, organisation, name, number, standing, source, on_day, does_well, what, end_on,"
    " extends_to_on, reason, notice, author, at, entry"
)


def of_opportunity(db: Connection, key: str) -> tuple[ProviderView, ...]:
    """Return what was said on this opportunity, and on those that were joined to it, in order of its coming.

    An organisation that was merged into another since is given as that one.
    """
    if not schema_providers.present(db):
        return ()
    keys = [key, *(one.key for one in joins.family(db, key))]
    with store_errors("read the existing providers"):
        rows = db.execute(
            f"""
            SELECT {_COLUMNS} FROM provider
            WHERE subject IN (SELECT value FROM json_each(:keys)) ORDER BY rowid
            """,
            {"keys": many(keys)},
        ).fetchall()
    leads = directory.roots(db)
    found: dict[str, ProviderView] = {}
    for row in rows:
        view = _view(row, leads)
        kept = found.get(view.id)
        if kept is None or kept.entry < view.entry:
            found[view.id] = view
    return tuple(found.values())


def of_organisation(db: Connection, organisation: str) -> tuple[ProviderView, ...]:
    """Return what was said of one organisation, on whichever opportunity, the newest first."""
    if not schema_providers.present(db):
        return ()
    leads = directory.roots(db)
    with store_errors("read the existing providers"):
        rows = db.execute(
            f"""
            SELECT {_COLUMNS} FROM provider
            WHERE organisation IN (SELECT value FROM json_each(:ids)) ORDER BY rowid DESC
            """,
            {"ids": many(list(directory.family(db, organisation)))},
        ).fetchall()
    return tuple(_view(row, leads) for row in rows)


def is_named_elsewhere(db: Connection, organisation: str, subject: str, provider: str) -> bool:
    """Return whether other entries name an organisation than its own, and those on this provider."""
    with store_errors("read the journal"):
        found = db.execute(
            """
            SELECT EXISTS (
                SELECT 1 FROM entry
                WHERE instr(payload, :organisation) AND subject IS NOT :organisation
                    AND NOT (kind LIKE 'provider.%' AND subject = :subject
                        AND payload ->> '$.provider' = :provider)
            )
            """,
            {"organisation": organisation, "subject": subject, "provider": provider},
        ).fetchone()
    return bool(found[0])


def _view(row: tuple[Any, ...], leads: dict[str, str]) -> ProviderView:
    (subject, id_, said, organisation, name, number, standing, source, on, does_well) = row[:10]
    what, end_on, extends_to_on, reason, notice, author, at, entry = row[10:]
    return ProviderView(
        id=id_,
        said=Said(said),
        organisation=leads.get(organisation, organisation),
        name=name,
        number=number,
        standing=Standing(standing) if standing in set(Standing) else Standing.UNKNOWN,
        source=source,
        on=day(on),
        does_well={"yes": True, "no": False}.get(does_well),
        what=what,
        end_on=day(end_on),
        extends_to_on=day(extends_to_on),
        reason=reason,
        notice=notice,
        author=author,
        at=moment(at),
        entry=entry,
        subject=subject,
    )
