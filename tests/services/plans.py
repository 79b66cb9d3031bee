"""A plan to work together, written as people write it, with strings planted where nothing may leave."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from desktop.domain.organisation import Contact, Organisation
from desktop.domain.partnership import US, Agreed
from desktop.services import by_hand, by_hand_form, directory
from desktop.services.desk import Desk
from desktop.services.partnership_changes import PartnershipChanges
from desktop.store import journal

PRIVATE = "zephyrine-private-note"
LANTERN, PEER, BROOK = "The Lantern Room", "Fernmoor Peer Circle", "Brook Street Carers Group"


class Planned(Struct, frozen=True):
    """The ids of a plan and of what it refers to."""

    plan: str
    tender: str
    lantern: str
    peer: str
    sian: str


def a_tender(desk: Desk, deadline: str = "2026-07-17T12:00") -> str:
    """Type a tender of Fernmoor Council that closes on that day."""
    says = {**dict.fromkeys(by_hand_form.FIELDS, ""), "stage": "tender", "deadline_kind": "tender"}
    says |= {"title": "Peer support and drop-in services", "buyer": "Fernmoor Council", "deadline": deadline}
    return by_hand.add(desk, by_hand_form.typed({**says, "value": "420,000"})).key


def a_plan(desk: Desk) -> Planned:
    """Plan a bid led by the Lantern Room, with us and the Peer Circle; Brook Street is only spoken of."""
    tender, changes = a_tender(desk), PartnershipChanges(desk)
    lantern = add(
        desk, Organisation(name=LANTERN, does_well=f"{PRIVATE} does well", learned=f"{PRIVATE} learned")
    )
    peer = add(desk, Organisation(name=PEER))
    add(desk, Organisation(name=BROOK))
    sian = desk.workspace.write(
        lambda db: directory.meet(
            db,
            desk,
            Contact(
                name="Siân Gŵyn",
                organisation=lantern,
                role="Coordinator",
                email=f"{PRIVATE}@example.org",
                source="Met at the market hall",
                purpose="To plan together",
                seen_on=date(2026, 5, 1),
                review_by=date(2027, 5, 1),
            ),
        )
    ).result()
    plan = changes.begin(tender)
    changes.change(
        plan,
        purpose=f"{LANTERN} keeps its doors open. {BROOK} hears of it. Siân Gŵyn says so too.\n\nTŷ y môr.",
    )
    changes.choose_form(plan, "back_a_smaller_lead")
    changes.change_terms(plan, money="Paid in turn.", paid_within_days=30, exclusive=False)
    changes.change_member(
        plan, US, role="Finance", work=Decimal(60), value=Decimal(60), red_lines="We keep Tuesdays."
    )
    changes.add_member(plan, lantern)
    changes.change_member(
        plan,
        lantern,
        role="The drop-in",
        lead=True,
        work=Decimal("37.5"),
        value=Decimal(37),
        agreed=Agreed.AGREED,
        agreed_on=date(2026, 6, 5),
        may_be_named=True,
        red_lines="The evening stays open to anyone.",
        contact=sian,
        checks=("who_they_are",),
    )
    changes.add_member(plan, peer)
    for subject in (lantern, plan, tender):
        note(desk, subject)
    return Planned(plan, tender, lantern, peer, sian)


def add(desk: Desk, organisation: Organisation) -> str:
    """Add an organisation to the directory."""
    return desk.workspace.write(lambda db: directory.add(db, desk, organisation)).result()


def note(desk: Desk, subject: str) -> None:
    """Write a private note."""
    desk.workspace.write(
        lambda db: journal.append(
            db,
            author=desk.author,
            kind="private_note.written",
            subject=subject,
            payload={"text": PRIVATE},
            now=desk.now(),
        )
    ).result()
