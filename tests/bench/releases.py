"""Release packages of the size and shape that public sources send, from a seed: about 6 KB a release.

One in five releases belongs to a procurement that an earlier one began.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from tests.bench.words import Words

Json = dict[str, Any]

PER_PACKAGE = 100
SEED = 11
_ONE_IN = 5
_PREFIX = "ocds-h6vhtk"
_FIRST_DAY = datetime(2024, 1, 1, tzinfo=UTC)
_DAYS = 1_000
_TAGS, _HOW_OFTEN = ("tender", "planning", "award", "tenderUpdate"), (60, 12, 20, 8)
_KINDS = [
    f"{branch}{group:06d}"
    for branch in (85, 80, 79, 75, 45, 55, 90, 92, 98, 60)
    for group in range(100_000, 199_000, 11_000)
]


def packages(number: int, *, seed: int = SEED, first: int = 0) -> Iterator[bytes]:
    """Yield packages that hold so many releases; `first` is the number of the first procurement."""
    maker = _Maker(seed, first)
    for start in range(0, number, PER_PACKAGE):
        releases = [maker.release() for _ in range(min(PER_PACKAGE, number - start))]
        yield json.dumps({**_HEAD, "releases": releases}).encode()


class _Maker:
    def __init__(self, seed: int, first: int) -> None:
        self._random = Random(seed)
        self._words = Words(self._random)
        self._first = self._next = first
        self._made = 0

    def release(self) -> Json:
        """Return the next release."""
        random = self._random
        self._made += 1
        number = self._procurement()
        published = _FIRST_DAY + timedelta(minutes=random.randrange(_DAYS * 24 * 60))
        closes = published + timedelta(days=random.randrange(10, 60), minutes=random.randrange(0, 600, 30))
        ocid, tag = f"{_PREFIX}-{number:06x}", random.choices(_TAGS, _HOW_OFTEN)[0]
        amount = round(10 ** random.uniform(3.5, 7.5), 2)
        buyer = random.randrange(len(self._words.buyers))
        known_as = {"id": f"GB-PPON-{buyer:09d}", "name": self._words.buyers[buyer]}
        made: Json = {
            "ocid": ocid,
            "id": f"{self._made + self._first:06d}-{published.year}",
            "date": _moment(published),
            "tag": [tag],
            "initiationType": "tender",
            "language": "en",
            "parties": [self._party(known_as["id"], known_as["name"], "buyer")],
            "buyer": known_as,
            "planning": {"milestones": [{"id": "1", "type": "engagement", "dueDate": _moment(published)}]},
            "tender": self._tender(ocid, published, closes, amount),
        }
        if tag == "award":
            self._add_award(made, closes, amount)
        return made

    def _procurement(self) -> int:
        if self._made % _ONE_IN == 0 and self._next > self._first:
            return self._random.randrange(self._first, self._next)
        self._next += 1
        return self._next - 1

    def _tender(self, ocid: str, published: datetime, closes: datetime, amount: float) -> Json:
        random, words = self._random, self._words
        lots = [self._lot(number, closes, amount) for number in range(1, random.randrange(2, 5))]
        kinds = random.sample(_KINDS, random.randrange(1, 4))
        return {
            "id": ocid[-6:],
            "title": words.line(random.randrange(40, 110)),
            "description": words.paragraph(random.randrange(500, 3_000)),
            "status": random.choice(("active", "active", "planned", "complete", "cancelled")),
            "procurementMethod": random.choice(("open", "selective", "limited")),
            "procurementMethodDetails": "Open procedure",
            "mainProcurementCategory": random.choice(("services", "goods", "works")),
            "value": {"amount": amount, "amountGross": round(amount * 1.2, 2), "currency": "GBP"},
            "legalBasis": {"id": "2023/54", "scheme": "UKPGA"},
            "tenderPeriod": {"endDate": _moment(closes)},
            "enquiryPeriod": {"endDate": _moment(closes - timedelta(days=7))},
            "submissionMethodDetails": f"https://portal.example.org/{ocid}",
            "lots": lots,
            "items": [self._item(place, kind, lots) for place, kind in enumerate(kinds)],
            "classification": {"scheme": "CPV", "id": kinds[0], "description": words.line(40)},
            "documents": [_document(place, published) for place in range(random.randrange(1, 4))],
        }

    def _lot(self, number: int, closes: datetime, amount: float) -> Json:
        starts = closes + timedelta(days=60)
        return {
            "id": f"LOT-{number:04d}",
            "title": self._words.line(45),
            "description": self._words.paragraph(self._random.randrange(120, 500)),
            "status": "active",
            "value": {"amount": round(amount / 2, 2), "currency": "GBP"},
            "contractPeriod": {
                "startDate": _moment(starts),
                "endDate": _moment(starts + timedelta(days=365)),
                "maxExtentDate": _moment(starts + timedelta(days=730)),
            },
            "suitability": {"sme": True, "vcse": self._random.random() < 0.5},
            "hasRenewal": False,
        }

    def _item(self, place: int, kind: str, lots: list[Json]) -> Json:
        return {
            "id": str(place + 1),
            "relatedLot": lots[place % len(lots)]["id"],
            "additionalClassifications": [{"scheme": "CPV", "id": kind, "description": self._words.line(40)}],
            "deliveryAddresses": [{"region": self._region(), "countryName": "United Kingdom"}],
        }

    def _party(self, own_id: str, name: str, role: str) -> Json:
        town = self._words.place()
        return {
            "id": own_id,
            "name": name,
            "roles": [role],
            "identifier": {"scheme": "GB-PPON", "id": own_id[-9:], "legalName": name},
            "address": {
                "streetAddress": f"{self._random.randrange(1, 300)} Station Road",
                "locality": town,
                "postalCode": f"ZZ{self._random.randrange(1, 29)} 9AB",
                "country": "GB",
                "region": self._region(),
            },
            "contactPoint": {
                "name": "Procurement team",
                "email": f"tenders@{town.lower()}.example",
                "telephone": "+44 1632 960000",
            },
            "details": {
                "url": f"https://{town.lower()}.example",
                "classifications": [
                    {"scheme": "UK_CA_TYPE", "id": "publicAuthority", "description": "Public authority"}
                ],
            },
        }

    def _add_award(self, made: Json, closes: datetime, amount: float) -> None:
        number = self._random.randrange(10**8)
        supplier = self._party(f"GB-COH-{number:08d}", f"{self._words.line(20)} Ltd", "supplier")
        made["parties"].append(supplier)
        made["awards"] = [
            {
                "id": "1",
                "status": "active",
                "date": _moment(closes),
                "value": {"amount": amount, "currency": "GBP"},
                "suppliers": [{"id": supplier["id"], "name": supplier["name"]}],
            }
        ]

    def _region(self) -> str:
        return f"UKE{self._random.randrange(1, 45)}"


def _document(place: int, published: datetime) -> Json:
    name = f"{place:03d}-{published.year}"
    return {
        "id": name,
        "documentType": "tenderNotice",
        "noticeType": "UK4",
        "description": "Tender notice on Find a Tender",
        "url": f"https://notices.example.org/Notice/{name}",
        "datePublished": _moment(published),
        "format": "text/html",
    }


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


_HEAD: Json = {
    "uri": "https://example.org/package",
    "version": "1.1",
    "publishedDate": "2026-06-01T00:00:00Z",
    "publisher": {"name": "An invented publisher"},
    "license": "https://example.org/licence",
}
