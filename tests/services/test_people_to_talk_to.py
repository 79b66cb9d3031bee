"""Whom the directory offers for a place and a need."""

from __future__ import annotations

from datetime import date

from desktop.domain.conversations import Talk
from desktop.domain.organisation import Contact, Organisation, Role
from desktop.services import directory
from desktop.services.conversation_changes import Conversing
from desktop.services.desk import Desk
from desktop.services.people_to_talk_to import Fitting, fitting
from desktop.services.settings_changes import SettingsChanges
from desktop.store import opportunities
from tests.ui.notices import a_tender, stored

DROP_IN = {"title": "Evening drop-ins for carers", "regions": ("UKE41",), "cpv": ("85312310",)}


def offered(desk: Desk, *without: str, **told: object) -> list[Fitting]:
    key = stored(desk, a_tender(3, 28, **(DROP_IN | told)))[0]
    with desk.reader() as db:
        detail = opportunities.detail(db, key)
        assert detail is not None
        return list(fitting(db, detail.opportunity, without)[0])


def add(desk: Desk, name: str, *, places: tuple[str, ...] = (), does: str = "", **more: object) -> str:
    made = Organisation(name=name, places=places, activities=(does,) if does else (), **more)  # type: ignore[arg-type]
    return desk.workspace.write(lambda db: directory.add(db, desk, made)).result()


def test_place_and_need_come_first_then_either_and_nobody_else(desk: Desk) -> None:
    add(desk, "Away and other", places=("TLM50",), does="Roads")
    add(desk, "Bradford builders", places=("TLE41",), does="Roads")
    add(desk, "Carers far away", places=("TLM50",), does="Carers' groups")
    add(desk, "Drop-in of the town", places=("E08000032",), does="Drop-in and cafés")

    found = offered(desk)

    assert [one.name for one in found] == ["Drop-in of the town", "Carers far away", "Bradford builders"]
    assert found[0].why == "Works in Bradford and says “Drop-in and cafés”"
    assert found[1].why == "Says “Carers' groups”"


def test_each_says_when_we_last_spoke_what_is_next_and_whom_we_know(desk: Desk) -> None:
    there = add(desk, "Carers’ Link", does="Carers")
    ines = Contact(
        name="Ines Brook",
        organisation=there,
        role="manager",
        source="card",
        purpose="work",
        review_by=date(2027, 6, 1),
    )
    desk.workspace.write(lambda db: directory.meet(db, desk, ines)).result()
    talk = Talk(organisation=there, on=date(2026, 6, 1), said="Yes.", next_step="Ring back")
    Conversing(desk).note(talk)

    (one,) = offered(desk)

    assert one.talked.startswith("Last spoke 1 June 2026")
    assert one.next_step == "Next: Ring back"
    assert one.people == "Ines Brook, manager"


def test_one_that_is_known_as_an_existing_provider_alone_is_no_partner(desk: Desk) -> None:
    add(desk, "Carers’ day centre", does="Carers", roles=(Role.EXISTING_PROVIDER,))
    add(desk, "Carers’ forum", does="Carers", roles=(Role.EXISTING_PROVIDER, Role.NETWORK))

    assert [one.name for one in offered(desk)] == ["Carers’ forum"]


def test_buyers_and_those_that_are_left_out_are_not_offered(desk: Desk) -> None:
    add(desk, "Carers’ buyer", does="Carers", roles=(Role.BUYER,))
    there = add(desk, "Carers’ Link", does="Carers")

    assert offered(desk, there) == []


def test_we_ourselves_are_not_offered(desk: Desk) -> None:
    SettingsChanges(desk).tell_charity_number("9200500").result()
    add(desk, "Fernmoor carers", places=("TLE41",), does="Carers", numbers=("GB-CHC-9200500",))

    assert offered(desk) == []


def test_a_place_that_no_table_holds_is_the_same_by_its_name(desk: Desk) -> None:
    add(desk, "Shed", places=("Fernmoor",))

    assert [one.why for one in offered(desk, regions=("Fernmoor",))] == ["Works in Fernmoor"]
