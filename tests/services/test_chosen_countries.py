"""Whose buyers TED is asked for is chosen by people; a country that is added is pulled back in time, too."""

from __future__ import annotations

from datetime import datetime

import pytest

from desktop.services import own_sources
from desktop.services.chosen_countries import choose_countries, country_words
from desktop.services.coverage import Standing, coverage
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.store import checking, fold, journal, sources
from desktop.store.connection import Connection
from feeds.source import Source, countries
from feeds.walkers.windows import Plan, read_plan
from tests.conftest import NOW

SINCE, UNTIL = datetime(2026, 4, 10), datetime(2026, 6, 9)


def ted(desk: Desk) -> Source:
    with desk.reader() as db:
        return own_sources.by_id(db, "ted")


def pulled(desk: Desk) -> None:
    def change(db: Connection) -> None:
        sources.keep_mark(db, "ted", Plan(since=SINCE, until=UNTIL).text())
        sources.succeeded(db, "ted", NOW)

    desk.workspace.write(change).result()


def mark(desk: Desk) -> Plan:
    with desk.reader() as db:
        return read_plan(sources.mark(db, "ted"))


def test_it_comes_with_ireland(desk: Desk) -> None:
    with desk.reader() as db:
        words = country_words(db)

    assert (words, ted(desk).countries) == ("Ireland", ("IRL",))


def test_chosen_by_name_or_code_it_is_asked_for_those_and_says_so(desk: Desk) -> None:
    choose_countries(desk, "ireland, FRA; ireland")

    source = ted(desk)
    with desk.reader() as db:
        words = country_words(db)
    assert source.countries == ("IRL", "FRA")
    assert source.nation == "Ireland and France"
    assert "of buyers in Ireland and France." in source.coverage
    assert words == "Ireland, France"


@pytest.mark.parametrize("words", ["", " , ", "Narnia", "Ireland, United Kingdom", "XXX"])
def test_what_cannot_be_asked_for_is_refused_with_what_can(desk: Desk, words: str) -> None:
    with pytest.raises(NotPossible) as refused:
        choose_countries(desk, words)

    assert "Ireland, Italy" in refused.value.to_do
    assert ted(desk).countries == ("IRL",)


def test_a_country_that_is_added_is_asked_for_back_in_time_and_lists_say_so(desk: Desk) -> None:
    pulled(desk)

    choose_countries(desk, "Ireland, France")

    with desk.reader() as db:
        (covered,) = [one for one in coverage(db, desk).sources if one.id == "ted"]
    assert mark(desk) == Plan(todo=[(SINCE, UNTIL)], since=SINCE, until=UNTIL)
    assert covered.standing is Standing.NOT_WHOLE


def test_one_that_is_left_out_costs_no_request(desk: Desk) -> None:
    choose_countries(desk, "Ireland, France")
    pulled(desk)

    choose_countries(desk, "Ireland")

    assert mark(desk).todo == []


def test_folding_the_journal_again_gives_the_same_choice(desk: Desk) -> None:
    choose_countries(desk, "Malta")
    with desk.reader() as db:
        entries = list(journal.entries(db))

    desk.workspace.write(lambda db: fold.rebuild(db, entries)).result()

    with desk.reader() as db:
        assert checking.of(db).countries == ("MLT",)


def test_every_country_has_a_code_of_three_letters_and_a_name() -> None:
    assert len(countries()) > 27
    assert all(len(code) == 3 and code.isupper() and name for code, name in countries().items())
