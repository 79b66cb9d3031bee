"""The kinds of notices: what each is called, the stage it names, and which of them are early signals.

Source: Find a Tender, "Notice types and sequences" (UK1 to UK17, Procurement Act 2023); eForms, code list
of notice types (TED).
"""

from __future__ import annotations

from msgspec import Struct

from desktop.domain.opportunity import Stage


class NoticeType(Struct, frozen=True):
    """One kind of notice. `early` is its name in a word or two while it is an early signal, else ""."""

    id: str
    words: str
    stage: Stage
    early: str = ""


def notice_type(code: str | None) -> NoticeType | None:
    """Return the kind of this code; None for none, or for one we do not know."""
    return _TYPES.get(code or "")


def is_of_the_act(code: str | None) -> bool:
    """Return whether it is a notice under the Procurement Act 2023."""
    return code is not None and code[:2] == "UK" and code in _TYPES


def known_types() -> tuple[NoticeType, ...]:
    """Return every kind that we know."""
    return tuple(_TYPES.values())


_UK = (
    NoticeType("UK1", "Pipeline notice", Stage.PLANNING, "Pipeline"),
    NoticeType("UK2", "Preliminary market engagement notice", Stage.PLANNING, "Engagement"),
    NoticeType("UK3", "Planned procurement notice", Stage.PLANNING, "Planned"),
    NoticeType("UK4", "Tender notice", Stage.TENDER),
    NoticeType("UK5", "Transparency notice", Stage.AWARD),
    NoticeType("UK6", "Contract award notice", Stage.AWARD),
    NoticeType("UK7", "Contract details notice", Stage.CONTRACT),
    NoticeType("UK8", "Contract payment notice", Stage.CONTRACT),
    NoticeType("UK9", "Contract performance notice", Stage.CONTRACT),
    NoticeType("UK10", "Contract change notice", Stage.CONTRACT),
    NoticeType("UK11", "Contract termination notice", Stage.CONTRACT),
    NoticeType("UK12", "Procurement termination notice", Stage.CANCELLED),
    NoticeType("UK13", "Dynamic market intention notice", Stage.PLANNING, "Market planned"),
    # a dynamic market is open to join from its establishment until it ends
    NoticeType("UK14", "Dynamic market establishment notice", Stage.TENDER),
    NoticeType("UK15", "Dynamic market modification notice", Stage.TENDER),
    NoticeType("UK16", "Dynamic market cessation notice", Stage.CANCELLED),
    NoticeType("UK17", "Payments compliance notice", Stage.CONTRACT),
)
_TED = (
    NoticeType("pin-buyer", "Planning notice (buyer profile)", Stage.PLANNING, "Planned"),
    NoticeType("pin-only", "Planning notice", Stage.PLANNING, "Planned"),
    NoticeType("pin-rtl", "Planning notice that shortens time limits", Stage.PLANNING, "Planned"),
    NoticeType("pin-tran", "Planning notice (public transport)", Stage.PLANNING, "Planned"),
    NoticeType("pmc", "Preliminary market consultation", Stage.PLANNING, "Engagement"),
    NoticeType("pin-cfc-standard", "Planning notice that calls for competition", Stage.TENDER),
    NoticeType("pin-cfc-social", "Planning notice that calls for competition", Stage.TENDER),
    NoticeType("qu-sy", "Qualification system", Stage.TENDER),
    NoticeType("cn-standard", "Contract notice", Stage.TENDER),
    NoticeType("cn-social", "Contract notice (social services)", Stage.TENDER),
    NoticeType("cn-desg", "Design contest notice", Stage.TENDER),
    NoticeType("subco", "Subcontract notice", Stage.TENDER),
    NoticeType("veat", "Voluntary transparency notice", Stage.AWARD),
    NoticeType("can-standard", "Contract award notice", Stage.AWARD),
    NoticeType("can-social", "Contract award notice (social services)", Stage.AWARD),
    NoticeType("can-desg", "Design contest result", Stage.AWARD),
    NoticeType("can-tran", "Contract award notice (public transport)", Stage.AWARD),
    NoticeType("can-modif", "Contract change notice", Stage.CONTRACT),
    NoticeType("compl", "Contract completion notice", Stage.CONTRACT),
)
_TYPES = {one.id: one for one in (*_UK, *_TED)}
