"""One procurement of the sample, and the sections that its OCDS releases share."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeAlias

from msgspec import Struct

from desktop.services.sample_days import moment
from desktop.services.sample_plans import Buyer

Json: TypeAlias = dict[str, Any]

PREFIX = "ocds-sample"
SCHEME = "XX-SAMPLE"

_NOTICES = {
    "UK1": ("plannedProcurementNotice", "Pipeline notice"),
    "UK2": ("marketEngagementNotice", "Preliminary market engagement notice"),
    "UK3": ("plannedProcurementNotice", "Planned procurement notice"),
    "UK4": ("tenderNotice", "Tender notice"),
    "UK6": ("awardNotice", "Contract award notice"),
    "UK7": ("contractNotice", "Contract details notice"),
    "UK12": ("tenderCancellationNotice", "Procurement termination notice"),
    "UK14": ("tenderNotice", "Dynamic market establishment notice"),
}


class Procurement(Struct, frozen=True, kw_only=True):
    """One procurement, while its releases are written."""

    key: str
    title: str
    buyer: Buyer
    service: str
    cpv: str
    description: str
    value: int | None

    def release(self, number: int, day: date, tags: list[str], **sections: Any) -> Json:
        """Return one release of it."""
        return {
            "ocid": f"{PREFIX}-{self.key}",
            "id": self.release_id(number),
            "date": moment(day, f"{8 + (len(self.key) + number) % 9:02}:{(len(self.title) * 7) % 60:02}"),
            "tag": tags,
            "initiationType": "tender",
            "language": "en",
            **sections,
        }

    def release_id(self, number: int) -> str:
        """Return the id of its nth release."""
        return f"{PREFIX}-{self.key}-{number}"

    def who(self) -> Json:
        """Return the sections that name the buyer."""
        named = {"id": f"{SCHEME}-{self.buyer.id}", "name": self.buyer.name}
        whole = {
            **named,
            "identifier": {"scheme": SCHEME, "id": self.buyer.id, "legalName": self.buyer.name},
            "address": {"region": self.buyer.region, "locality": self.buyer.region},
            "contactPoint": {"name": "Procurement team", "email": f"tenders@{self.buyer.id}.example"},
            "roles": ["buyer"],
        }
        return {"parties": [whole], "buyer": named}

    def what(self) -> Json:
        """Return what is bought, as a tender begins."""
        found: Json = {"id": self.key, "title": self.title, "description": self.description}
        if self.value is not None:
            found["value"] = money(self.value)
        found |= {
            "procurementMethod": "open",
            "procurementMethodDetails": "Below threshold - open competition",
            "mainProcurementCategory": "services",
            "items": [
                {
                    "id": "1",
                    "relatedLot": "1",
                    "additionalClassifications": [{"scheme": "CPV", "id": self.cpv}],
                    "deliveryAddresses": [{"region": self.buyer.region, "countryName": "United Kingdom"}],
                }
            ],
        }
        return found

    def paper(self, number: int, kind: str, day: date, link: str | None = None) -> list[Json]:
        """Return the documents of a release: the notice itself."""
        document_type, words = _NOTICES[kind]
        return [
            {
                "id": self.release_id(number),
                "documentType": document_type,
                "noticeType": kind,
                "description": words,
                "url": link or f"https://notices.sample.example/Notice/{self.release_id(number)}",
                "datePublished": moment(day, "08:00"),
                "format": "text/html",
            }
        ]


def money(amount: int) -> Json:
    """Return an amount in pounds, and with VAT."""
    return {"amount": amount, "amountGross": amount * 6 // 5, "currency": "GBP"}
