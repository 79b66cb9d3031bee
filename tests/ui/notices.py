"""Invented notices, and a workspace that holds them, for tests of the pages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from msgspec.structs import replace

from desktop.domain.working_days import Calendar, Nation
from desktop.services.desk import Desk
from desktop.services.storing import Storing
from feeds.notice import Award, Form, Money, Notice, Party

TODAY = date(2026, 6, 9)
ENGLAND = Calendar(Nation.ENGLAND)


def a_tender(number: int, days: int | None, **fields: object) -> Notice:
    """A tender notice that closes in so many working days at noon; None names no deadline."""
    closes = None if days is None else f"{ENGLAND.after(TODAY, days).isoformat()}T12:00:00+01:00"
    questions = None
    if days is not None and days > 4:
        questions = f"{ENGLAND.after(TODAY, days // 2).isoformat()}T17:00:00+01:00"
    notice = _notice(number, "tender", "UK4", deadline=closes, questions_close=questions, status="active")
    return replace(notice, **fields)


def an_early_signal(number: int, expected: str = "2026-09-01", **fields: object) -> Notice:
    """A planned procurement notice."""
    notice = _notice(number, "planning", "UK3", expected=expected, status="planned")
    return replace(notice, **fields)


def an_award(number: int, supplier: str, **fields: object) -> Notice:
    """An award to one supplier."""
    party = Party(
        id=f"GB-COH-{number}", name=supplier, scheme="GB-COH", identifier=str(number), roles=("supplier",)
    )
    award = Award(
        id="1",
        status="active",
        date="2025-09-01T00:00:00Z",
        value=Money(amount="86000", currency="GBP"),
        suppliers=(party,),
        contract_start="2025-10-01T00:00:00Z",
        contract_end="2026-09-30T00:00:00Z",
    )
    notice = _notice(number, "award", "UK6", status="complete", awards=(award,), parties=(party,))
    return replace(notice, **fields)


def an_update(of: Notice, **fields: object) -> Notice:
    """A later notice of the same process that carries only what it changes."""
    number = int(of.id.rpartition("-")[2])
    bare = _notice(number, "tenderUpdate", "UK4")
    later = (of.released_at or datetime(2026, 6, 1, tzinfo=UTC)) + timedelta(days=2)
    changed = replace(bare, id=f"{of.id}-update", title=None, description=None, released_at=later)
    changed = replace(changed, **fields)
    return replace(changed, content_hash=sha256(repr(changed).encode()).hexdigest())


def stored(desk: Desk, *notices: Notice) -> tuple[str, ...]:
    """Store these as one page and return their opportunities' keys."""

    Storing(desk, "invented").store(notices, None)
    return tuple(dict.fromkeys(notice.opportunity for notice in notices))


def _notice(number: int, tag: str, notice_type: str, **fields: object) -> Notice:
    ocid = f"ocds-h6vhtk-{number:06}"
    content = f'{{"ocid": "{ocid}", "tag": "{tag}"}}'.encode()
    notice = Notice(
        source="find_a_tender",
        id=f"{number:06}",
        received_from="invented",
        opportunity=ocid,
        form=Form.OCDS,
        content=content,
        content_hash=sha256(content).hexdigest(),
        ocid=ocid,
        released_at=datetime(2026, 5, 26, 9, 0, tzinfo=UTC) + timedelta(hours=number),
        tags=(tag,),
        notice_type=notice_type,
        title=f"Invented service {number}",
        description="Weekly drop-ins for adults. The council would like local groups to be involved.",
        buyer_id=f"GB-LAC-{number % 5}",
        buyer_name=f"Invented Council {number % 5}",
        value=Money(amount=str(60_000 + 20_000 * number), currency="GBP"),
        cpv=("85320000",),
        regions=("UKI3",),
        url=f"https://www.example.org/notice/{number}",
    )
    return replace(notice, **fields)
