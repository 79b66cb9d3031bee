"""The directory: added, changed, merged and split, linked, and the people there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec.structs import replace

from desktop.domain.organisation import (
    Contact,
    IncomeBand,
    LedBy,
    Link,
    LinkKind,
    Organisation,
    Role,
    band_of,
)
from desktop.domain.pause import Standing
from desktop.domain.provider import Said
from desktop.services import directory as service
from desktop.services import organisation_page
from desktop.services.desk import Desk
from desktop.services.errors import NotKept, NotPossible
from desktop.services.provider_changes import ProviderChanges, ProviderWords
from desktop.services.registers import import_registers
from desktop.store import directory as store
from desktop.store import fold, journal, register_entries
from desktop.store.connection import Connection
from tests.feeds.registers import invented
from tests.services.known import PEER_SUPPORT
from tests.store.written import projections

T = TypeVar("T")

LLUSERN = Organisation(
    name="Grŵp Llusern",
    other_names=("Lantern Group",),
    roles=(Role.POTENTIAL_PARTNER,),
    numbers=("GB-CHC-1089464",),
    income_band=IncomeBand.TO_100K,
    places=("TLL",),
    does_well="Peer support that people come back to.",
)
MERE = Organisation(name="Mere Valley Homes", roles=(Role.EXISTING_PROVIDER,), numbers=("GB-COH-01234567",))
JO = Contact(
    name="Jo Pritchard",
    organisation="",
    role="Director",
    email="jo@llusern.example",
    source="She gave us her card",
    purpose="To talk about working together",
    seen_on=date(2026, 6, 1),
    review_by=date(2027, 6, 1),
)


def written(desk: Desk, change: Callable[[Connection], T]) -> T:
    return desk.workspace.write(change).result()


def added(desk: Desk, typed: Organisation) -> str:
    return written(desk, lambda db: service.add(db, desk, typed))


def one(desk: Desk, organisation: str) -> Organisation:
    with desk.reader() as db:
        found = store.one(db, organisation)
    assert found is not None
    return found


def test_what_is_added_stands_in_the_directory_as_it_was_said(desk: Desk) -> None:
    organisation = added(desk, LLUSERN)

    assert one(desk, organisation) == replace(LLUSERN, id=organisation, added_on=date(2026, 6, 9))


def test_what_is_typed_untidily_is_kept_tidily(desk: Desk) -> None:
    typed = Organisation(
        name="  Grŵp   Llusern ",
        other_names=("grŵp llusern", "Lantern", "lantern ", ""),
        roles=(Role.BUYER, Role.NETWORK, Role.BUYER),
        website=" llusern.example ",
    )

    kept = one(desk, added(desk, typed))

    assert (kept.name, kept.other_names) == ("Grŵp Llusern", ("Lantern",))
    assert (kept.roles, kept.website) == ((Role.NETWORK, Role.BUYER), "https://llusern.example")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"numbers": ("1089464",)}, "numbers"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"website": "ftp://example.org"}, "website"),
        ({"activities": tuple(f"a{number}" for number in range(61))}, "activities"),
        ({"learned": "x" * 4_001}, "learned"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_its_field(
    desk: Desk, wrong: dict[str, object], field: str
) -> None:
    with pytest.raises(NotKept) as refused:
        added(desk, replace(LLUSERN, **wrong))

    assert list(refused.value.refusals) == [field]


def test_a_change_says_only_what_differs(desk: Desk) -> None:
    organisation = added(desk, LLUSERN)

    before = written(
        desk,
        lambda db: service.change(
            db, desk, organisation, name="Grŵp Llusern", led_by_experience=LedBy.YES, income_band=None
        ),
    )

    with desk.reader() as db:
        said = journal.history(db, organisation)[-1]
    assert before == {"income_band": IncomeBand.TO_100K, "led_by_experience": LedBy.NOT_KNOWN}
    assert said.says == {"organisation": organisation, "income_band": None, "led_by_experience": "yes"}
    assert one(desk, organisation).led_by_experience is LedBy.YES


def test_a_change_of_nothing_writes_nothing(desk: Desk) -> None:
    organisation = added(desk, LLUSERN)

    before = written(desk, lambda db: service.change(db, desk, organisation, name=LLUSERN.name))

    with desk.reader() as db:
        assert len(journal.history(db, organisation)) == 1
    assert before == {}


def test_what_was_merged_is_found_under_both_ids_and_comes_apart_as_it_was(desk: Desk) -> None:
    into, other = added(desk, LLUSERN), added(desk, replace(MERE, learned="They pay on time."))

    written(desk, lambda db: service.merge(db, desk, into, other))

    whole = one(desk, other)
    assert whole == one(desk, into)
    assert whole.name == "Grŵp Llusern"
    assert whole.other_names == ("Lantern Group", "Mere Valley Homes")
    assert whole.numbers == ("GB-CHC-1089464", "GB-COH-01234567")
    assert whole.roles == (Role.EXISTING_PROVIDER, Role.POTENTIAL_PARTNER)
    assert whole.learned == "They pay on time."
    with desk.reader() as db:
        assert [each.id for each in store.everyone(db)] == [into]
        assert store.names(db) == {into: "Grŵp Llusern", other: "Grŵp Llusern"}
        assert store.by_number(db, "gb-coh-01234567") == whole

    written(desk, lambda db: service.split(db, desk, other))

    assert one(desk, into) == replace(LLUSERN, id=into, added_on=date(2026, 6, 9))
    assert one(desk, other).name == "Mere Valley Homes"


def test_a_split_keeps_what_was_changed_since_the_merge(desk: Desk) -> None:
    into, other = added(desk, LLUSERN), added(desk, MERE)
    written(desk, lambda db: service.merge(db, desk, into, other))
    written(desk, lambda db: service.change(db, desk, into, roles=(Role.NETWORK,), learned="Ask early."))

    written(desk, lambda db: service.split(db, desk, other))

    apart = one(desk, into)
    assert (apart.roles, apart.learned) == ((Role.NETWORK,), "Ask early.")
    assert apart.numbers == LLUSERN.numbers


def test_people_and_links_of_a_merged_one_are_found_at_the_other_and_go_back(desk: Desk) -> None:
    into, other = added(desk, LLUSERN), added(desk, MERE)
    third = added(desk, Organisation(name="Wrexham Voices"))
    link = Link(one=other, other=third, kind=LinkKind.WORKS_WITH, source="Their report", on=date(2026, 5, 1))
    between = Link(one=other, other=into, kind=LinkKind.MEMBER_OF)
    written(desk, lambda db: service.meet(db, desk, replace(JO, organisation=other)))
    written(desk, lambda db: service.link(db, desk, link))
    written(desk, lambda db: service.link(db, desk, between))

    written(desk, lambda db: service.merge(db, desk, into, other))

    with desk.reader() as db:
        assert [each.name for each in store.contacts(db, into)] == ["Jo Pritchard"]
        assert store.links(db, other) == (replace(link, one=into),)
        assert set(store.family(db, other)) == {into, other}

    written(desk, lambda db: service.unlink(db, desk, replace(link, one=into)))
    written(desk, lambda db: service.split(db, desk, other))

    with desk.reader() as db:
        assert store.contacts(db, into) == ()
        assert [each.name for each in store.contacts(db, other)] == ["Jo Pritchard"]
        assert store.links(db) == (between,)


def test_three_merged_in_a_row_lead_to_the_last_and_a_ring_is_never_made(desk: Desk) -> None:
    first, second, third = (added(desk, Organisation(name=name)) for name in ("One", "Two", "Three"))
    written(desk, lambda db: service.merge(db, desk, second, first))
    written(desk, lambda db: service.merge(db, desk, third, second))

    with pytest.raises(NotPossible):
        written(desk, lambda db: service.merge(db, desk, first, third))

    assert one(desk, first).name == "Three"
    assert one(desk, first).other_names == ("Two", "One")


def test_what_was_taken_away_is_not_listed_keeps_its_name_and_is_put_back(desk: Desk) -> None:
    organisation = added(desk, LLUSERN)

    written(desk, lambda db: service.remove(db, desk, organisation))

    with desk.reader() as db:
        assert store.everyone(db) == ()
        assert [each.name for each in store.removed(db)] == ["Grŵp Llusern"]
        assert store.names(db) == {organisation: "Grŵp Llusern"}

    written(desk, lambda db: service.put_back(db, desk, organisation))

    with desk.reader() as db:
        assert [each.id for each in store.everyone(db)] == [organisation]


def test_a_contact_says_where_from_what_for_and_until_when(desk: Desk) -> None:
    organisation = added(desk, LLUSERN)
    bare = Contact(name="", organisation=organisation, email="no address", seen_on=date(2026, 6, 10))

    with pytest.raises(NotKept) as refused:
        written(desk, lambda db: service.meet(db, desk, bare))

    assert set(refused.value.refusals) == {"name", "email", "source", "purpose", "seen_on", "review_by"}


def test_a_contact_is_changed_taken_away_and_listed_again(desk: Desk) -> None:
    organisation = added(desk, LLUSERN)
    person = written(desk, lambda db: service.meet(db, desk, replace(JO, organisation=organisation)))

    before = written(desk, lambda db: service.change_contact(db, desk, person, role="Chair", email=""))
    written(desk, lambda db: service.take_contact_away(db, desk, person))

    with desk.reader() as db:
        assert store.contacts(db) == ()
    assert before == {"role": "Director", "email": "jo@llusern.example"}

    written(desk, lambda db: service.take_contact_away(db, desk, person, back=True))

    with desk.reader() as db:
        assert [(each.name, each.role, each.email) for each in store.contacts(db)] == [
            ("Jo Pritchard", "Chair", "")
        ]


def test_names_and_details_of_people_stand_in_entries_about_people_alone(desk: Desk) -> None:
    organisation = added(desk, LLUSERN)
    written(desk, lambda db: service.meet(db, desk, replace(JO, organisation=organisation)))

    with desk.reader() as db:
        naming = {entry.kind for entry in journal.entries(db) if "Pritchard" in (entry.payload or "")}
    assert naming == {"person.met"}


def test_what_people_said_of_a_provider_stands_on_its_record(sample_desk: Desk) -> None:
    words = ProviderWords(
        name="Grŵp Llusern", standing=Standing.KNOWN, source="They told us", on=date(2026, 6, 1)
    )
    ProviderChanges(sample_desk).say(Said.ADDED, PEER_SUPPORT, None, words).result()

    with sample_desk.reader() as db:
        (found,) = store.everyone(db)
        record = organisation_page.record(db, sample_desk, found.id)

    assert record is not None
    assert [(one.key, one.words) for one in record.stands_in] == [
        (PEER_SUPPORT, "Named as an existing provider: They told us, 1 June 2026")
    ]


def test_a_buyer_s_record_leads_to_what_it_bought(sample_desk: Desk) -> None:
    key = added(sample_desk, Organisation(name="fernmoor borough council"))

    with sample_desk.reader() as db:
        record = organisation_page.record(db, sample_desk, key)

    assert record is not None
    assert PEER_SUPPORT in [one.key for one in record.stands_in]
    assert all(one.words.startswith(("The buyer", "Awarded")) for one in record.stands_in)


def test_an_award_stands_on_the_record_of_whom_it_names(sample_desk: Desk) -> None:
    key = added(sample_desk, Organisation(name="Copperfield Wellbeing CIC"))

    with sample_desk.reader() as db:
        record = organisation_page.record(db, sample_desk, key)

    assert record is not None
    assert any("Awarded by Fernmoor Borough Council" in one.words for one in record.stands_in)


def test_folding_everything_again_gives_the_same_directory(desk: Desk) -> None:
    into, other = added(desk, LLUSERN), added(desk, MERE)
    written(desk, lambda db: service.meet(db, desk, replace(JO, organisation=other)))
    written(desk, lambda db: service.link(db, desk, Link(one=into, other=other, kind=LinkKind.CONTRACT)))
    written(desk, lambda db: service.merge(db, desk, into, other))
    with desk.reader() as db:
        before, entries = projections(db), list(journal.entries(db))

    written(desk, lambda db: fold.rebuild(db, entries))

    with desk.reader() as db:
        assert projections(db) == before


def test_from_a_register_it_comes_with_what_it_says_and_only_once(desk: Desk, tmp_path: Path) -> None:
    bring_in_a_register(desk, tmp_path)

    organisation = written(desk, lambda db: service.from_register(db, desk, "GB-CHC-200001"))
    again = written(desk, lambda db: service.from_register(db, desk, "GB-CHC-200001"))

    found = one(desk, organisation)
    assert again == organisation
    assert found.name == "Fenland Kitchen Table"
    assert found.numbers == ("GB-CHC-200001", "GB-COH-00654321")
    assert found.other_names == ("Fen Table", "The Long Kitchen")
    assert found.income_band is IncomeBand.TO_500K
    assert found.income_from == "Charity Commission for England and Wales, year to 31 March 2025"
    assert set(found.places) == {"TLE42", "Fen Villages"}
    with desk.reader() as db:
        assert register_entries.of_number(db, "GB-CHC-2") is None


def test_a_company_that_is_held_gets_the_charity_number_too(desk: Desk, tmp_path: Path) -> None:
    bring_in_a_register(desk, tmp_path)
    held = added(desk, Organisation(name="Kitchen Table Ltd", numbers=("GB-COH-00654321",)))

    organisation = written(desk, lambda db: service.from_register(db, desk, "GB-CHC-200001"))

    assert organisation == held
    assert one(desk, held).numbers == ("GB-COH-00654321", "GB-CHC-200001")


def test_a_number_that_no_register_has_is_refused(desk: Desk) -> None:
    with pytest.raises(NotPossible):
        written(desk, lambda db: service.from_register(db, desk, "GB-CHC-2"))


@pytest.mark.parametrize(
    ("pounds", "band"),
    [
        (None, None),
        (0, IncomeBand.UNDER_10K),
        (9_999, IncomeBand.UNDER_10K),
        (10_000, IncomeBand.TO_100K),
        (100_000, IncomeBand.TO_500K),
        (500_000, IncomeBand.TO_1M),
        (1_000_000, IncomeBand.TO_10M),
        (10_000_000, IncomeBand.OVER_10M),
    ],
)
def test_each_income_falls_in_one_band(pounds: int | None, band: IncomeBand | None) -> None:
    assert band_of(pounds) is band


def bring_in_a_register(desk: Desk, folder: Path) -> None:
    tables = {
        "charities": [
            invented.charity(
                200001,
                "Fenland Kitchen Table",
                latest_income=240_000,
                latest_acc_fin_period_end_date="2025-03-31T00:00:00",
                charity_contact_web="https://kitchen.example",
                charity_company_registration_number="654321",
            )
        ],
        "names": [
            invented.other_name(200001, "Fen Table"),
            invented.other_name(200001, "The Long Kitchen"),
        ],
        "places": [invented.area(200001, "Leeds City"), invented.area(200001, "Fen Villages")],
    }
    files = [folder / f"{name}.json" for name in tables]
    for file, rows in zip(files, tables.values(), strict=True):
        file.write_bytes(invented.as_json(rows))
    import_registers(desk, files, lambda _done, _total: None)
