"""People who are nobody, named wherever what people write can name somebody."""

from __future__ import annotations

import json
from pathlib import Path

from msgspec.structs import replace

from desktop.domain.approached import Approach
from desktop.domain.by_hand import ByHand
from desktop.domain.conversations import Talk
from desktop.domain.decision import DecidedBy
from desktop.domain.looked import Found, Looked, Way
from desktop.domain.organisation import Contact, Link, LinkKind, Organisation
from desktop.domain.pause import Answer, Asked, LensId, PauseKind, Standing, Unknown
from desktop.domain.provider import provider_key
from desktop.domain.sought import Sought, sought
from desktop.services import (
    approach_form,
    by_hand,
    conversation_form,
    deciding,
    directory,
    directory_draft,
    looked,
    pausing,
)
from desktop.services.approach_changes import Approaching
from desktop.services.approach_form import ApproachWords
from desktop.services.conversation_changes import Conversing
from desktop.services.conversation_form import TalkWords
from desktop.services.desk import Desk
from desktop.services.directory_changes import DirectoryChanges
from desktop.services.importing import import_files
from desktop.services.provider_changes import ProviderChanges
from desktop.services.providers import Provider
from desktop.services.settings_changes import SettingsChanges
from tests.services.known import PEER_SUPPORT, STEP_BACK, WARM_HOMES

PEOPLE = 20
FIRST = (
    "Quilla",
    "Zebedee",
    "Ondine",
    "Thaddeus",
    "Wilhelmina",
    "Xanthe",
    "Isolde",
    "Peregrine",
    "Bronwen",
    "Siân",
)
LAST = ("Varnish-Holt", "O'Quigley", "Drumgoole", "Llewellyn-Fitch", "Brackenbury")


def a_name(number: int) -> str:
    return f"{FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]}{'x' * (number // len(FIRST))}"


def a_mail(number: int) -> str:
    return f"seeded.person{number}@holt{number}.example.org"


def a_phone(number: int) -> str:
    return f"01632 960{number:03}"


def everything_of(number: int) -> Sought:
    return sought(a_name(number), f"{a_mail(number)}\n{a_phone(number)}")


def still(_done: int, _total: int) -> None:
    """Nobody watches."""


def write_about(desk: Desk, number: int, typed: str) -> None:
    """Name one person wherever what people write can name somebody."""
    name, mail, phone = a_name(number), a_mail(number), a_phone(number)
    SettingsChanges(desk).add_person(name, f"manager, {mail}").result()
    lens = list(LensId)[number % len(LensId)]
    asked = (Asked(name, desk.today),)
    said = Answer(
        text=f"{name} ({mail}) runs it; ring {phone}.", asked=asked, unknown=Unknown(name, desk.today)
    )
    pausing.answer(desk, PEER_SUPPORT, PauseKind.QUICK, lens, {"line": said})
    pausing.keep_draft(desk, WARM_HOMES, lens, f"line{number}", f"Ask {name}, {phone}, {mail}").result()
    way = list(Way)[number % len(Way)]
    marked = Looked(way=way, on=desk.today, found=Found.SOMEBODY, note=f"{name} knows; {mail}, {phone}")
    looked.mark(desk, PEER_SUPPORT, marked)
    talk_about(desk, number)
    know(desk, number)
    rule_out(desk, number)
    by_hand.edit(desk, typed, ByHand(title=f"Lunch club of {name}", buyer="Parish", text=f"{mail} {phone}"))


def rule_out(desk: Desk, number: int) -> None:
    """Name one person as somebody whom a notice names, and in the reason why they are no provider."""
    name, mail, phone = a_name(number), a_mail(number), a_phone(number)
    sole_trader = Provider(
        name=name, id="", standing=Standing.BELIEVED, detail="", evidence="", key=provider_key("", name)
    )
    ProviderChanges(desk).rule_out(PEER_SUPPORT, sole_trader, f"{name} has retired; {mail}, {phone}").result()


def talk_about(desk: Desk, number: int) -> None:
    """Name one person in a conversation, in its private note and its draft, and in what others asked."""
    name, mail, phone = a_name(number), a_mail(number), a_phone(number)
    wanted = Organisation(name=f"Group {number}")
    group = desk.workspace.write(lambda db: directory.add(db, desk, wanted)).result()
    talk = Talk(organisation=group, on=desk.today, ours=(name,), said=f"{name} knows them; {mail}, {phone}")
    talk = replace(talk, next_step=f"Ring {name}", next_on=desk.today, next_owner=name)
    Conversing(desk).note(talk, f"{name} is tired; {mail}")
    draft = TalkWords(talk=replace(talk, said=f"{name} rang, {phone}"))
    conversation_form.keep_draft(desk, f"talk:new {group}", draft).result()
    asked = Approach(organisation=group, asked_on=desk.today, said=f"{name} wrote, {mail}", if_no=phone)
    Approaching(desk).record(approach_form.new(), ApproachWords(approach=asked))


def know(desk: Desk, number: int) -> None:
    """Name one person as a contact, and in all that is said of a group."""
    name, mail, phone = a_name(number), a_mail(number), a_phone(number)
    changes = DirectoryChanges(desk)
    wanted = Organisation(name=f"Circle of {name}", does_well=f"{name} listens; {mail}", income_from=phone)
    circle = changes.add(wanted).result().organisation
    other = changes.add(Organisation(name=f"Friends {number}", learned=f"Ask {name}.")).result().organisation
    met = Contact(
        name=name,
        organisation=circle,
        email=mail,
        phone=phone,
        source="Their card",
        purpose="To ask",
        review_by=desk.today,
    )
    role = f"Runs it, {mail}"
    person = desk.workspace.write(lambda db: directory.meet(db, desk, met)).result()
    desk.workspace.write(lambda db: directory.change_contact(db, desk, person, role=role)).result()
    changes.link(Link(one=circle, other=other, kind=LinkKind.WORKS_WITH, source=f"{name} said so")).result()
    changes.note(circle, f"{name} pays late; {phone}").result()
    changes.merge(other, circle).result()
    begun = Organisation(name=f"The group of {name}", learned=f"{mail}, {phone}")
    directory_draft.form(desk).keep(begun)


def write_about_all(desk: Desk) -> str:
    typed = by_hand.add(desk, ByHand(title="Lunch club", buyer="Parish")).key
    for number in range(PEOPLE):
        write_about(desk, number, typed)
    for number in range(PEOPLE):
        draft = replace(
            STEP_BACK,
            rationale=f"{a_name(number)} does this well; {a_mail(number)}.",
            decided_by=(DecidedBy(a_name(number), "trustee"),),
            minute=f"Rang {a_phone(number)}",
            supersedes=str(number or ""),
            supersedes_reason=f"{a_name(number)} said so." if number else "",
            dissent=f"{a_name(number)} saw it otherwise.",
            private_note=f"{a_name(number)}: {a_mail(number)}",
        )
        deciding.record(desk, PEER_SUPPORT, draft)
    return typed


def bring_a_notice(desk: Desk, folder: Path, number: int) -> None:
    """Take in an open notice of which one person is the contact."""
    contact = {"name": a_name(number), "email": a_mail(number), "telephone": a_phone(number)}
    release = {
        "ocid": f"ocds-seed-{number}",
        "id": f"seed-{number}",
        "date": "2026-06-01T09:00:00Z",
        "tag": ["tender"],
        "buyer": {"id": "b", "name": "Fernmoor Council"},
        "parties": [{"id": "b", "name": "Fernmoor Council", "roles": ["buyer"], "contactPoint": contact}],
        "tender": {
            "title": f"Befriending {number}",
            "status": "active",
            "tenderPeriod": {"endDate": "2026-09-01T12:00:00Z"},
        },
    }
    file = folder / f"seed-{number}.json"
    file.write_text(json.dumps({"releases": [release]}))
    import_files(desk, [file], still)
