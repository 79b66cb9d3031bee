"""The sample's register: invented charities that are found like real ones, and never called real."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from desktop.services import directory
from desktop.services.desk import Desk
from desktop.services.finder import FinderQuery, find
from desktop.services.finder_page import found_table, wanted_by
from desktop.services.loaded_registers import loaded_registers
from desktop.services.sample_register import take_in_register
from desktop.store import directory as directory_store
from tests.services.known import PEER_SUPPORT


@pytest.fixture
def sample(sample_desk: Desk) -> Desk:
    take_in_register(sample_desk, sample_desk.today)
    return sample_desk


def test_all_of_them_come_in_and_the_same_once_more_changes_nothing(sample_desk: Desk) -> None:
    first = take_in_register(sample_desk, sample_desk.today)

    again = take_in_register(sample_desk, sample_desk.today)

    assert [(one.error, one.tally.refused) for one in first] == [(None, 0)] * 4
    assert first[0].tally.new == 60
    assert all(one.read_before for one in again)


def test_a_tender_of_the_sample_leads_to_those_who_work_there(sample: Desk) -> None:
    with sample.reader() as db:
        wanted = wanted_by(db, sample, PEER_SUPPORT)
        assert wanted is not None
        found = find(db, wanted.query)

    assert wanted.query.place == "Fernmoor"
    assert len(found.organisations) >= 8
    assert found.organisations[0].why.startswith("Works in Fernmoor")


def test_no_real_register_is_named_for_what_was_invented(sample: Desk) -> None:
    with sample.reader() as db:
        (loaded,) = loaded_registers(db, sample).here
        (lantern,) = find(db, FinderQuery(words="lantern room")).organisations
    added = sample.workspace.write(lambda db: directory.from_register(db, sample, lantern.id)).result()
    with sample.reader() as db:
        kept = directory_store.one(db, added)
    table = found_table(sample, lambda _done, _total: None, query=FinderQuery(words="peer"))

    assert loaded.name == lantern.register == "Invented register of the sample"
    assert kept is not None
    told = " ".join((loaded.licence, loaded.attribution, kept.income_from, *table.notes))
    assert "invented for the sample" in told
    assert "Contains information of" not in told
    assert "Open Government" not in told


def test_no_number_and_no_postcode_of_them_can_be_real() -> None:
    text = (files("resources") / "sample/charities.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))

    assert all(9_200_000 <= int(row["number"]) < 9_300_000 for row in rows)  # none is given out
    assert all(row["postcode"].startswith("Q") for row in rows)  # no postcode does
    assert len({row["number"] for row in rows}) == len({row["name"] for row in rows}) == 60
