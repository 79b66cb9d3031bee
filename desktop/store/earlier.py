"""What we decided and thought on other opportunities of the same buyer, or of the same kind of service."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from desktop.domain.decision import Outcome
from desktop.domain.opportunity import Opportunity
from desktop.domain.pause import LensId, Standing
from desktop.store.columns import as_codes, many
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import moment

_KIND_DIGITS = 3


class InCommon(Struct, frozen=True):
    """What another opportunity shares with the one in question."""

    same_buyer: bool
    same_kind: bool


class EarlierAnswer(Struct, frozen=True, kw_only=True):
    """What was said in the pause on another opportunity, as its question was worded then."""

    key: str
    title: str
    question: str
    wording: str
    text: str
    standing: Standing | None
    at: datetime


def alike(db: Connection, opportunity: Opportunity) -> dict[str, InCommon]:
    """Return the opportunities that people thought about and that share buyer or kind of service, by key."""
    with store_errors("look for earlier thinking"):
        rows = db.execute(
            """
            WITH worked_on (subject) AS (SELECT subject FROM decision UNION SELECT subject FROM pause)
            SELECT worked_on.subject, coalesce(opportunity.buyer, written_about.buyer, ''),
                opportunity.buyer_id, coalesce(opportunity.cpv, '')
            FROM worked_on
            LEFT JOIN opportunity ON opportunity.key = worked_on.subject
            LEFT JOIN written_about ON written_about.subject = worked_on.subject
            WHERE worked_on.subject <> :key
            """,
            {"key": opportunity.key},
        ).fetchall()
    kinds, found = _kinds(opportunity.cpv), {}
    for key, buyer, buyer_id, cpv in rows:
        same_buyer = bool(opportunity.buyer_id) and buyer_id == opportunity.buyer_id
        same_buyer |= bool(buyer) and buyer == opportunity.buyer
        common = InCommon(same_buyer, bool(kinds & _kinds(as_codes(cpv))))
        if common.same_buyer or common.same_kind:
            found[key] = common
    return found


def decisions(db: Connection, keys: list[str], most: int) -> tuple[str, ...]:
    """Return the numbers of the decisions that stand on these, the one recorded last first."""
    with store_errors("look for earlier decisions"):
        rows = db.execute(
            """
            SELECT number FROM decision
            WHERE superseded_by IS NULL AND subject IN (SELECT value FROM json_each(:keys))
            ORDER BY rowid DESC LIMIT :most
            """,
            {"keys": many(keys), "most": most},
        ).fetchall()
    return tuple(number for (number,) in rows)


def partnered(db: Connection, key: str, most: int) -> tuple[str, ...]:
    """Return the numbers of our latest decisions to partner on anything but this, that stand."""
    with store_errors("look for earlier decisions"):
        rows = db.execute(
            """
            SELECT number FROM decision
            WHERE superseded_by IS NULL AND outcome = :partner AND subject <> :key
            ORDER BY rowid DESC LIMIT :most
            """,
            {"partner": Outcome.PARTNER, "key": key, "most": most},
        ).fetchall()
    return tuple(number for (number,) in rows)


def answers(db: Connection, keys: list[str], lens: LensId, most: int) -> tuple[EarlierAnswer, ...]:
    """Return what was said of a lens in the pauses on these, the latest first."""
    with store_errors("look for earlier thinking"):
        rows = db.execute(
            """
            SELECT pause_answer.subject, coalesce(opportunity.title, written_about.title, ''), question,
                coalesce(wording, ''), text, standing, pause_answer.at
            FROM pause_answer
            LEFT JOIN opportunity ON opportunity.key = pause_answer.subject
            LEFT JOIN written_about ON written_about.subject = pause_answer.subject
            WHERE lens = :lens AND trim(text) <> ''
                AND pause_answer.subject IN (SELECT value FROM json_each(:keys))
            ORDER BY pause_answer.at DESC, pause_answer.rowid LIMIT :most
            """,
            {"lens": lens, "keys": many(keys), "most": most},
        ).fetchall()
    return tuple(
        EarlierAnswer(
            key=key,
            title=title,
            question=question,
            wording=wording,
            text=text,
            standing=next((one for one in Standing if one == standing), None),
            at=moment(at),
        )
        for key, title, question, wording, text, standing, at in rows
    )


def _kinds(cpv: tuple[str, ...]) -> set[str]:
    return {code[:_KIND_DIGITS] for code in cpv}
