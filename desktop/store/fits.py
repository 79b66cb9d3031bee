"""How opportunities fit us: judged as they arrive, and all of them anew when the profile changes.

The rule that they are held against stands in the file, so that whoever stores a notice judges it too;
while there is none, nothing is judged and nothing costs anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec
from msgspec import Struct

from desktop.domain.fit import FitFacts, FitLevel, FitRule, Fitter
from desktop.store import schema_fit
from desktop.store.columns import as_codes, many
from desktop.store.connection import Connection

PART = 500
"""Opportunities a transaction, so that typing never waits."""

_rule_decoder = msgspec.json.Decoder(FitRule)
_rule_encoder = msgspec.json.Encoder()

Judged = tuple[int, FitFacts]
"""A row id, and what notices say of it."""


class Progress(Struct, frozen=True):
    """How far through the opportunities the rule has come, and how far there is to go."""

    done: int
    total: int

    @property
    def is_over(self) -> bool:
        """Whether all were."""
        return self.done >= self.total


def judge(db: Connection, opportunities: Iterable[Judged]) -> None:
    """Judge what has just been stored. Without a rule they are not even looked at."""
    fitter = _fitter(db)
    if fitter is None:
        return
    judged = [(row_id, fitter.level(facts)) for row_id, facts in opportunities]
    _write(db, judged)
    _move_on(db, {row_id for row_id, _ in judged})


def levels(db: Connection, row_ids: Sequence[int]) -> dict[int, FitLevel]:
    """Return how these fit; one that was never judged is left out."""
    if not schema_fit.present(db):
        return {}
    found = db.execute(
        "SELECT id, level FROM fit WHERE id IN (SELECT value FROM json_each(:ids))",
        {"ids": many(list(row_ids))},
    )
    return {row_id: FitLevel(level) for row_id, level in found}


def facts(db: Connection, row_id: int) -> FitFacts:
    """Return what notices say of one opportunity; nothing of one that is gone."""
    found = db.execute(f"{_FACTS} WHERE opportunity.id = :id", {"id": row_id}).fetchone()
    return facts_told(*found[1:]) if found else FitFacts()


def rule(db: Connection) -> FitRule | None:
    """Return the rule that opportunities are held against, None where there is none yet."""
    text = _rule_text(db)
    return None if text is None else _read_rule(text)


def progress(db: Connection) -> Progress:
    """Return how far all have been held against the rule, by row ids: they are given out in order."""
    if _rule_text(db) is None:
        return Progress(0, 0)
    up_to, last = _come_to(db)
    return Progress(min(up_to, last), last)


def begin(db: Connection, wanted: FitRule) -> bool:
    """Hold opportunities against this rule from now on; returns whether it is another than before."""
    text = _rule_encoder.encode(wanted).decode()
    if text == _rule_text(db):
        return False
    if wanted.is_empty and _rule_text(db) is None:
        return False
    db.execute(
        """
        INSERT INTO fit_rule (only_one, rule, up_to) VALUES (1, :rule, 0)
        ON CONFLICT (only_one) DO UPDATE SET rule = excluded.rule, up_to = 0
        """,
        {"rule": text},
    )
    return True


def judge_part(db: Connection) -> int:
    """Judge the next part of all that is stored; returns how many those were. Nought: all are judged."""
    text = _rule_text(db)
    if text is None:
        return 0
    up_to, _last = _come_to(db)
    found = db.execute(
        f"{_FACTS} WHERE opportunity.id > :up_to ORDER BY opportunity.id LIMIT :part",
        {"up_to": up_to, "part": PART},
    ).fetchall()
    if not found:
        return 0
    fitter, first, last = _fitter(db), found[0][0], found[-1][0]
    if fitter is None:
        db.execute("DELETE FROM fit WHERE id <= :last", {"last": last})
    else:
        held = dict(
            db.execute(
                "SELECT id, level FROM fit WHERE id BETWEEN :first AND :last", {"first": first, "last": last}
            )
        )
        judged = ((row[0], fitter.level(facts_told(*row[1:]))) for row in found)
        _write(db, [(row_id, level) for row_id, level in judged if held.get(row_id) != level])
    db.execute("UPDATE fit_rule SET up_to = :last", {"last": last})
    db.touched.add(("opportunities", ""))
    return len(found)


_FACTS = """
    SELECT opportunity.id, title, description, lots, buyer, place, cpv, regions, value_pence, currency
    FROM opportunity JOIN opportunity_text USING (id)
"""


def facts_told(
    title: str,
    description: str,
    lots: str,
    buyer: str,
    place: str,
    cpv: str,
    regions: str,
    value_pence: int | None,
    currency: str | None,
) -> FitFacts:
    """Return what is judged from how it stands in columns."""
    return FitFacts(
        title,
        f"{description}\n{lots}" if lots else description,
        f"{buyer}, {place}",
        as_codes(cpv),
        as_codes(regions),
        value_pence,
        currency,
    )


def _write(db: Connection, judged: Sequence[tuple[int, FitLevel]]) -> None:
    db.executemany(
        "INSERT INTO fit (id, level) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET level = excluded.level",
        judged,
    )


def _move_on(db: Connection, arrived: set[int]) -> None:
    """Where these are all that was still to be judged, note that nothing is left."""
    up_to, _last = _come_to(db)
    new = {row_id for row_id in arrived if row_id > up_to}
    if not new:
        return
    unjudged = db.execute(
        "SELECT count(*) FROM (SELECT 1 FROM opportunity WHERE id > :up_to LIMIT :more)",
        {"up_to": up_to, "more": len(new) + 1},
    ).fetchone()[0]
    if unjudged == len(new):
        db.execute("UPDATE fit_rule SET up_to = :last", {"last": max(new)})


def _come_to(db: Connection) -> tuple[int, int]:
    up_to, last = db.execute(
        "SELECT (SELECT up_to FROM fit_rule), (SELECT coalesce(max(id), 0) FROM opportunity)"
    ).fetchone()
    return up_to, last


def _rule_text(db: Connection) -> str | None:
    if not schema_fit.present(db):
        return None
    found = db.execute("SELECT rule FROM fit_rule").fetchone()
    return None if found is None else str(found[0])


def _fitter(db: Connection) -> Fitter | None:
    """Return what judges, None where nothing is asked."""
    text = _rule_text(db)
    return None if text is None else _made_ready(text)


def _read_rule(text: str) -> FitRule:
    try:
        return _rule_decoder.decode(text)
    except msgspec.DecodeError:  # of a later version, or of another program: it is made anew
        return FitRule()


@lru_cache(maxsize=2)
def _made_ready(text: str) -> Fitter | None:
    rule_read = _read_rule(text)
    return None if rule_read.is_empty else Fitter(rule_read)
