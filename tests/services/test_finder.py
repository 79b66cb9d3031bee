"""Searches of the registers: however rows are reached they are the same, and our directory is marked."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop.domain.conversations import Talk
from desktop.domain.organisation import IncomeBand, Role
from desktop.services import finder, finder_page
from desktop.services.conversation_changes import Conversing
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.finder import MOST_FOUND, NOT_TOLD, FinderQuery, FoundOrganisation, find
from desktop.services.register_classes import codes_named
from desktop.services.registers import import_registers
from desktop.services.settings_changes import SettingsChanges
from desktop.store import directory, register_search
from desktop.store.workspace import Workspace
from feeds.registers.classes import CLASSES
from tests.feeds.registers import invented
from tests.services.known import PEER_SUPPORT

NOW = datetime(2026, 6, 9, 9, tzinfo=UTC)
PLACES = ("Leeds City", "City Of Wakefield", "Throughout England", "Barnet", "Throughout London", "Kent")
NAMES = ("Aire Youth", "The Advice Place", "Homes for All", "Debt Line", "Community Advice", "Barn Theatre")
INCOMES = (None, 0, 5_000, 60_000, 400_000, 20_000_000)
OFFICES = ("LS1 1AA", "WF1 1AA", "N1 1AA", "TR1 1AA")


@pytest.fixture
def bare_desk(tmp_path: Path) -> Iterator[Desk]:
    with Workspace.open(tmp_path / "ours.tenderpause", now=lambda: NOW) as workspace:
        yield Desk(workspace, lambda: NOW)


def bring_in(desk: Desk, folder: Path, **tables: list[dict[str, object]]) -> None:
    files = []
    for name, rows in tables.items():
        files.append(folder / f"{name}.json")
        files[-1].write_bytes(invented.as_json(rows))
    import_registers(desk, files, lambda _done, _total: None)


def bring_in_many(desk: Desk, folder: Path) -> None:
    """Bring in two hundred charities of every name, place, size and kind."""
    dice = random.Random(6)
    numbers = range(1, 201)
    bring_in(
        desk,
        folder,
        charities=[
            invented.charity(
                number,
                f"{dice.choice(NAMES)} {number}",
                latest_income=dice.choice(INCOMES),
                charity_contact_postcode=dice.choice(OFFICES),
            )
            for number in numbers
        ],
        classes=[invented.classification(number, dice.choice((201, 107, 307))) for number in numbers],
        places=[invented.area(number, place) for number in numbers for place in dice.sample(PLACES, 2)],
    )


def found(desk: Desk, query: FinderQuery) -> list[FoundOrganisation]:
    with desk.reader() as db:
        return list(find(db, query).organisations)


@pytest.mark.parametrize("words", ["", "advice", "the advice", "debt lunch"])
@pytest.mark.parametrize("place", ["", "Leeds", "London", "England", "Leeds; Wakefield", "LS"])
@pytest.mark.parametrize("activity", ["", "housing"])
@pytest.mark.parametrize("size", ["", IncomeBand.TO_100K, NOT_TOLD])
def test_many_rows_are_reached_in_order_and_few_are_sorted_with_the_same_outcome(
    many: Desk, monkeypatch: pytest.MonkeyPatch, words: str, place: str, activity: str, size: str
) -> None:
    query = FinderQuery(words, place, activity, size=size, limit=MOST_FOUND)

    sorted_out = found(many, query)
    monkeypatch.setattr(register_search, "FEW_IN_PLACE", 0)
    monkeypatch.setattr(register_search, "FEW_WITH_WORDS", 0)
    gone_through = found(many, query)

    assert {one.id for one in gone_through} == {one.id for one in sorted_out}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("many")
    with Workspace.open(folder / "ours.tenderpause", now=lambda: NOW) as workspace:
        desk = Desk(workspace, lambda: NOW)
        bring_in_many(desk, folder)
        yield desk


def test_a_search_is_what_going_through_every_entry_would_find(many: Desk) -> None:
    everybody = found(many, FinderQuery(limit=MOST_FOUND))

    here = found(many, FinderQuery("advice", "Leeds", size=IncomeBand.TO_500K, limit=MOST_FOUND))

    wanted = {one.id for one in everybody if "Leeds City" in one.places and one.income == 400_000}
    assert wanted
    assert {one.id for one in here if "Leeds City" in one.places} == wanted


def test_names_that_hold_the_words_come_before_those_that_say_them_of_themselves(many: Desk) -> None:
    results = found(many, FinderQuery("advice", limit=MOST_FOUND))

    told = ["in its name" in one.why for one in results]
    assert told == sorted(told, reverse=True)
    assert {True, False} == set(told)


def test_little_words_that_nearly_everybody_uses_narrow_nothing(many: Desk) -> None:
    with_them = found(many, FinderQuery("the lunch for a club", limit=MOST_FOUND))

    assert [one.id for one in with_them] == [
        one.id for one in found(many, FinderQuery("lunch club", limit=MOST_FOUND))
    ]
    assert with_them[0].why == "“lunch club” in what it says of itself"


def test_a_limit_says_that_there_are_more(many: Desk) -> None:
    with many.reader() as db:
        cut = finder.search(db, FinderQuery(limit=20))
        whole = finder.search(db, FinderQuery(limit=MOST_FOUND))

    assert (len(cut.hits), cut.has_more, whole.has_more) == (20, True, False)
    assert cut.counted.startswith("More match than are listed here, the first 20")
    assert whole.counted == "200 organisations found"


def test_rows_are_read_a_window_at_a_time_in_the_order_of_the_hits(many: Desk) -> None:
    with many.reader() as db:
        search = finder.search(db, FinderQuery(limit=MOST_FOUND))
        window = [hit.id for hit in search.hits[64:128]]
        rows = finder.organisations(db, search, window)

    assert list(rows) == window


def test_somebody_of_our_directory_is_marked_with_the_last_conversation(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, tmp_path, charities=[invented.charity(1, "Aire Youth"), invented.charity(2, "Brook")])
    aire, brook = found(desk, FinderQuery())
    assert (aire.ours, aire.known_words) == ("", "")

    added = finder_page.add_found(desk, aire, Role.POTENTIAL_PARTNER)
    assert found(desk, FinderQuery())[0].known_words == "In our directory, no conversation noted"
    Conversing(desk).note(Talk(organisation=added.organisation, on=date(2026, 6, 1), said="A call."))

    aire, brook = found(desk, FinderQuery())
    assert aire.ours == added.organisation
    assert aire.known_words == "In our directory, last spoke 1 June 2026"
    assert brook.ours == ""


def test_we_are_known_by_our_own_number_and_not_added(desk: Desk, tmp_path: Path) -> None:
    SettingsChanges(desk).tell_charity_number("9200500").result()
    bring_in(desk, tmp_path, charities=[invented.charity(9_200_500, "Aire"), invented.charity(2, "Brook")])

    aire, brook = found(desk, FinderQuery())

    assert [(one.is_us, one.known_words) for one in (aire, brook)] == [(True, "This is us"), (False, "")]
    with pytest.raises(NotPossible, match="This is us"):
        finder_page.add_found(desk, aire, Role.POTENTIAL_PARTNER)


def test_adding_is_taken_back_whole(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, tmp_path, charities=[invented.charity(1, "Aire Youth")])
    (aire,) = found(desk, FinderQuery())

    added = finder_page.add_found(desk, aire, Role.NETWORK)
    again = finder_page.add_found(desk, aire, Role.POTENTIAL_PARTNER)
    assert again.organisation == added.organisation
    with desk.reader() as db:
        assert directory.everyone(db)[0].roles == (Role.POTENTIAL_PARTNER, Role.NETWORK)

    finder_page.take_back(desk, again)
    with desk.reader() as db:
        assert directory.everyone(db)[0].roles == (Role.NETWORK,)
    finder_page.take_back(desk, added)
    with desk.reader() as db:
        assert directory.everyone(db) == ()


def test_an_opportunity_fills_in_its_place_and_kind(sample_desk: Desk) -> None:
    with sample_desk.reader() as db:
        wanted = finder_page.wanted_by(db, sample_desk, PEER_SUPPORT)
        nobody = finder_page.wanted_by(db, sample_desk, "ocds-nowhere")

    assert wanted is not None
    assert wanted.key == PEER_SUPPORT
    assert wanted.query.activity == "Provides advocacy, advice and information"
    assert nobody is None


@pytest.mark.parametrize(
    ("regions", "names"),
    [
        (("UKE42",), ("Leeds",)),
        (("TLI", "UKE42", "UKI"), ("London", "Leeds")),
        (("Fernmoor", "Leeds"), ("Leeds",)),
        (("UK", ""), ()),
    ],
)
def test_places_of_a_notice_are_named_as_the_finder_knows_them(
    regions: tuple[str, ...], names: tuple[str, ...]
) -> None:
    assert finder_page.places_named(regions) == names


@pytest.mark.parametrize(
    ("kinds", "activity"),
    [
        (("85311300",), "Children and young people"),
        (("45000000", "80500000"), "Education and training"),
        (("85311000",), "Accommodation and housing"),
        (("45000000",), ""),
        ((), ""),
    ],
)
def test_kinds_of_work_lead_to_what_charities_do(kinds: tuple[str, ...], activity: str) -> None:
    assert finder_page.activity_near(kinds) == activity


def test_a_file_says_where_it_comes_from_and_what_it_leaves_out(many: Desk) -> None:
    table = finder_page.found_table(
        many, lambda _done, _total: None, query=FinderQuery("advice", "Leeds", limit=MOST_FOUND)
    )

    assert len(table.rows) > 5
    assert table.columns[0].heading == "Name"
    assert table.notes[0].startswith("Looked for: “advice”, Leeds. Searches: Charity Commission")
    assert "Open Government Licence" in table.notes[1]
    assert "on no register" in table.notes[-1]


def test_an_empty_workspace_finds_nobody_and_says_that_no_register_is_here(bare_desk: Desk) -> None:
    with bare_desk.reader() as db:
        search = finder.search(db, FinderQuery(place="Leeds"))

    assert search.hits == ()
    assert search.looked.searched == ()


@pytest.mark.parametrize("name", [name for name, _ in finder_page.ACTIVITIES])
def test_every_activity_that_can_be_chosen_is_one_class(name: str) -> None:
    (code,) = codes_named(name)

    assert CLASSES[code] == name


def test_that_somebody_is_a_charity_narrows_nothing_in_a_register_of_charities(many: Desk) -> None:
    assert len(found(many, FinderQuery("charity", limit=MOST_FOUND))) == 200
    assert found(many, FinderQuery("“the advice place”", limit=MOST_FOUND))
