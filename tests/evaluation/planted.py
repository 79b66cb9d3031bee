"""A planted neighbourhood: tenders whose providers are known, among awards that only look as if they told.

Every tender was held before by one provider, whose award is worded otherwise. Around it stand awards that
share one thing with it and are about something else. All of it is invented, from a seed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from random import Random

from feeds.notice import Award, Form, Money, Notice, Party

SEED = 7
PUBLISHED = datetime(2026, 5, 20, 9, tzinfo=UTC)
_BUYERS = (
    ("Fernmoor Borough Council", "UKE41"),
    ("Calderwick Council", "UKE42"),
    ("Marlbeck District Council", "UKK22"),
    ("Eastmarsh Integrated Care Board", "UKH12"),
    ("Larkholme County Council", "UKH13"),
    ("Strathorran Council", "UKM77"),
)
_SERVICES = (
    ("85312310", "Peer support and drop-ins for adults", "Drop-in and peer groups", "Evenings at the hub"),
    (
        "85311000",
        "Refuge and domestic abuse outreach",
        "Domestic abuse refuge services",
        "A safe place to live",
    ),
    ("85312000", "Befriending for people who live alone", "Volunteer befriending scheme", "Tea and company"),
    ("85312300", "Housing advice and homelessness prevention", "Advice on homelessness", "Keeping your home"),
    ("60130000", "Community transport for disabled people", "Door to door transport", "Getting about"),
    ("85311300", "Short breaks for disabled children", "Breaks for children with disabilities", "Time out"),
    ("80533100", "Digital inclusion and skills", "Digital skills sessions", "Getting on line"),
    (
        "85323000",
        "Social prescribing link workers",
        "Link workers for prescribing",
        "Connectors in surgeries",
    ),
    ("85321000", "Independent advocacy", "Statutory advocacy, independent provider", "A voice for all"),
    ("85312100", "Day opportunities for people with dementia", "Dementia day centre", "Memory lane mornings"),
)
"""The kind, and three ways to word it: as the tender does, with other words, and with none of its words."""
_OTHERWISE = ("Agency nurses", "Care at home for older people", "Meals on wheels", "Residential care beds")
_ROADS = ("45233000", "Resurfacing of roads", "Works on bridges", "Gully cleansing")


@dataclass(frozen=True)
class Planted:
    """The notices, and by the key of each tender the supplier that truly holds it."""

    notices: tuple[Notice, ...]
    holds: dict[str, str]


def planted(tenders: int = 60, *, seed: int = SEED) -> Planted:
    """Return so many tenders, at most 60, with their providers and what stands around them."""
    dice, holds = Random(seed), {}
    notices: list[Notice] = []
    everything = [(where, what) for where in _BUYERS for what in _SERVICES]
    for number, ((buyer, place), (cpv, *wordings)) in enumerate(dice.sample(everything, tenders)):
        title = wordings[0]
        tender = _notice(number, "tender", f"{title} {2026 + number % 3}", buyer, place, cpv, PUBLISHED)
        notices.append(tender)
        holder = f"Holder {buyer.split()[0]} {cpv} CIC"
        holds[tender.opportunity] = holder
        wording = dice.choices(wordings, (45, 45, 10))[0]
        coded = dice.choices((cpv, "85000000"), (70, 30))[0]  # many buyers code no closer than the division
        notices.append(_held(f"{number}h", dice, buyer, place, coded, wording, holder))
        notices += _around(number, dice, (buyer, place), (cpv, title))
    return Planted(tuple(notices), holds)


def _around(number: int, dice: Random, where: tuple[str, str], what: tuple[str, str]) -> Iterator[Notice]:
    """Yield awards that share something with a tender and are about something else."""
    (buyer, place), (cpv, title) = where, what
    others = [one for one in _SERVICES if one[0] != cpv]
    far = [one for one in _BUYERS if one[1][:3] != place[:3]]
    other, wording = dice.choice(others), dice.choice(_ROADS[1:])
    yield _held(f"{number}a", dice, buyer, place, _ROADS[0], wording, f"Roads {number} Ltd")
    away_buyer, away = dice.choice(far)
    yield _held(f"{number}b", dice, away_buyer, away, cpv, title, f"Holder {away_buyer.split()[0]} {cpv} CIC")
    yield _held(
        f"{number}c", dice, buyer, place, other[0], other[1], f"Holder {buyer.split()[0]} {other[0]} CIC"
    )
    yield _held(
        f"{number}f", dice, "Harbour Homes", place, cpv, _OTHERWISE[number % 4], f"Near by {number} Ltd"
    )
    yield _held(
        f"{number}g", dice, buyer, place, "85000000", _OTHERWISE[number % 4], f"Another field {number} Ltd"
    )
    yield _held(
        f"{number}d", dice, "EU SUPPLY LIMITED", "UKD", "85000000", "Support services", f"Portal {number} Ltd"
    )
    yield _held(
        f"{number}e",
        dice,
        buyer,
        place,
        cpv,
        title,
        f"Long gone {number}",
        ended=PUBLISHED.replace(year=2019),
    )


def _held(
    number: str,
    dice: Random,
    buyer: str,
    place: str,
    cpv: str,
    title: str,
    supplier: str,
    *,
    ended: datetime | None = None,
) -> Notice:
    ends = ended or PUBLISHED + timedelta(days=dice.randrange(40, 500))
    began = ends - timedelta(days=3 * 365)
    written = dice.choice((buyer, f"The {buyer}", f"{buyer} - Adult services", buyer.upper()))
    award = Award(
        id="1",
        status="active",
        date=began.isoformat(),
        value=Money(amount=str(dice.randrange(20_000, 900_000)), currency="GBP"),
        suppliers=(Party(id=f"GB-CFS-{sha256(supplier.encode()).hexdigest()[:6]}", name=supplier),),
        contract_start=began.isoformat(),
        contract_end=ends.isoformat(),
        title=title,
    )
    notice = _notice(number, "award", title, written, place, cpv, began)
    return Notice(**{name: getattr(notice, name) for name in notice.__struct_fields__} | {"awards": (award,)})


def _notice(
    number: int | str, tag: str, title: str, buyer: str, place: str, cpv: str, released: datetime
) -> Notice:
    ocid = f"ocds-plant-{number}"
    content = f'{{"ocid": "{ocid}"}}'.encode()
    deadline = (PUBLISHED + timedelta(days=45)).isoformat() if tag == "tender" else None
    return Notice(
        source="ocds-plant",
        id=f"{ocid}-1",
        received_from="planted",
        opportunity=ocid,
        form=Form.OCDS,
        content=content,
        content_hash=sha256(content).hexdigest(),
        ocid=ocid,
        released_at=released,
        tags=(tag,),
        title=title,
        description=title,
        status="active" if tag == "tender" else "complete",
        buyer_id="org-1",  # as some portals give it: it means something in one notice alone
        buyer_name=buyer,
        cpv=(cpv,),
        regions=(place,),
        deadline=deadline,
    )
