"""What the sample is made of, as resources/sample has it: people, places, procurements, all invented."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from msgspec import Struct


class Buyer(Struct, frozen=True):
    """A buyer."""

    id: str
    name: str
    region: str


class Provider(Struct, frozen=True):
    """Somebody who holds contracts."""

    name: str
    locality: str
    scale: str
    vcse: bool


class Service(Struct, frozen=True):
    """A kind of service."""

    cpv: str
    words: str


class LotPlan(Struct, frozen=True):
    """A lot; `closes` only where it differs from its tender."""

    title: str
    value: int
    closes: int | None = None


class UpdatePlan(Struct, frozen=True):
    """What a later notice moved: questions by so many days, or the deadline, from so many working days."""

    ago: int
    questions_moved_by: int | None = None
    closed_before: int | None = None


class TenderPlan(Struct, frozen=True):
    """An open tender, in working days from today; tenders.toml says what each field means."""

    id: str
    title: str
    buyer: str
    service: str
    published: int
    value: int | None = None
    closes: int | None = None
    closes_on: str | None = None
    time: str = "12:00"
    questions: int | None = None
    years: int = 3
    engaged: int | None = None
    provider: str | None = None
    earlier_value: int | None = None
    description: str | None = None
    update: UpdatePlan | None = None
    lots: tuple[LotPlan, ...] = ()
    market: bool = False
    repeat_title: int = 1
    link: str | None = None


class EarlyPlan(Struct, frozen=True):
    """An early signal."""

    id: str
    title: str
    buyer: str
    service: str
    value: int
    published: int
    expected_days: int
    type: str


class EndedPlan(Struct, frozen=True):
    """A procurement that is over, in working days ago."""

    id: str
    title: str
    buyer: str
    service: str
    value: int
    published: int
    closed: int
    planned: int | None = None
    awarded: int | None = None
    signed: int | None = None
    withdrawn: int | None = None
    unsuccessful: int | None = None
    provider: str | None = None


class BulletinItem(Struct, frozen=True):
    """An item of the bulletin, in days of the calendar ago."""

    guid: str
    ago: int
    title: str | None = None
    path: str | None = None
    link: str | None = None
    by: str | None = None
    text: str = ""


class Bulletin(Struct, frozen=True):
    """The bulletin."""

    site: str
    title: str
    item: tuple[BulletinItem, ...]


class BrokenItem(Struct, frozen=True):
    """An item that arrives damaged, as it stands in the page; `last` is where the last page breaks off."""

    what: str
    json: str
    last: bool = False


class Plans(Struct, frozen=True):
    """All of the sample."""

    buyers: dict[str, Buyer]
    providers: dict[str, Provider]
    services: dict[str, Service]
    tenders: tuple[TenderPlan, ...]
    early: tuple[EarlyPlan, ...]
    ended: tuple[EndedPlan, ...]
    bulletin: Bulletin
    broken: tuple[BrokenItem, ...]


@cache
def sample_plans() -> Plans:
    """Return what the sample is made of."""
    buyers = msgspec.convert(_table("buyers")["buyer"], tuple[Buyer, ...])
    tenders = [*_table("tenders")["tender"], *_table("hostile")["tender"]]
    return Plans(
        buyers={buyer.id: buyer for buyer in buyers},
        providers=msgspec.convert(_table("providers")["provider"], dict[str, Provider]),
        services=msgspec.convert(_table("services")["service"], dict[str, Service]),
        tenders=msgspec.convert(tenders, tuple[TenderPlan, ...]),
        early=msgspec.convert(_table("early")["early"], tuple[EarlyPlan, ...]),
        ended=msgspec.convert(_table("ended")["ended"], tuple[EndedPlan, ...]),
        bulletin=msgspec.convert(_table("bulletin"), Bulletin),
        broken=msgspec.convert(_table("broken")["item"], tuple[BrokenItem, ...]),
    )


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files("resources") / "sample" / f"{name}.toml").read_text("utf-8"))
