"""What the workspace was told about us."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.domain.days_off import DaysOff
from desktop.domain.organisation import IncomeBand
from desktop.domain.runway import Plan, Plans
from desktop.domain.size import Size
from desktop.domain.working_days import Nation
from desktop.store import people, settings
from desktop.store.people import Person
from desktop.store.settings import Settings
from tests.store.written import AMINA, Said, a_workspace, amina, minutes_later, write


def settings_after(path: Path, *said: Said) -> Settings:
    with a_workspace(path) as workspace:
        write(workspace, *said)
        with workspace.reader() as db:
            return settings.of(db)


def test_settings_that_nobody_made_are_the_products_own(workspace_file: Path) -> None:
    found = settings_after(workspace_file)

    assert (found.organisation, found.nation, found.own_days) == ("", Nation.ENGLAND, frozenset())
    assert (found.plans.full.needs, found.plans.shortest.needs) == (25, 16)


def test_each_setting_is_as_it_was_last_said(workspace_file: Path) -> None:
    longer = {"pause": 3, "conversations": 12, "writing": 10, "sign_off": 5}

    found = settings_after(
        workspace_file,
        ("organisation.named", None, {"name": "Fernmoor Neighbours", "nation": "wales"}),
        ("settings.changed", None, {"plans": {"full": longer}}),
        ("settings.changed", None, {"own_days": ["2026-12-24", "2026-12-28"]}),
        ("settings.changed", None, {"nation": "scotland"}),
    )

    assert (found.organisation, found.nation) == ("Fernmoor Neighbours", Nation.SCOTLAND)
    assert found.own_days == {date(2026, 12, 24), date(2026, 12, 28)}
    assert found.plans == Plans(full=Plan(3, 12, 10, 5))


def test_our_name_may_come_with_more_about_us(workspace_file: Path) -> None:
    band = {"band": "100k_to_500k", "source": "as we said on 9 June 2026"}
    told = {"charity_number": "9200500", "purpose": "Nobody is alone.", "our_income": band}

    found = settings_after(
        workspace_file,
        ("organisation.named", None, {"name": "Fernmoor Neighbours", "nation": "wales", **told}),
        ("organisation.named", None, {"name": "Fernmoor and Hill"}),
    )

    assert (found.organisation, found.nation) == ("Fernmoor and Hill", Nation.WALES)
    assert (found.charity_number, found.purpose) == ("9200500", "Nobody is alone.")
    assert found.registered == "Registered charity 9200500"
    assert found.our_income == Size(band=IncomeBand.TO_500K, source="as we said on 9 June 2026")


def test_a_later_word_about_us_stands(workspace_file: Path) -> None:
    found = settings_after(
        workspace_file,
        ("organisation.named", None, {"name": "Us", "purpose": "A", "our_income": {"band": "under_10k"}}),
        ("settings.changed", None, {"purpose": "After", "charity_number": "SC012345"}),
        ("settings.changed", None, {"our_income": {"pounds": 240_000, "source": "accounts"}}),
    )

    assert (found.purpose, found.charity_number) == ("After", "SC012345")
    assert found.our_income == Size(pounds=240_000, source="accounts")


def test_days_off_are_stretches_with_their_words(workspace_file: Path) -> None:
    christmas = {"first_on": "2026-12-24", "last_on": "2026-12-26", "words": "Office closed"}

    found = settings_after(
        workspace_file, ("settings.changed", None, {"own_days": [christmas, "2026-07-03"]})
    )

    assert found.days_off == (
        DaysOff(date(2026, 7, 3), date(2026, 7, 3)),
        DaysOff(date(2026, 12, 24), date(2026, 12, 26), "Office closed"),
    )
    assert found.own_days == {date(2026, 7, 3), *(date(2026, 12, day) for day in (24, 25, 26))}


@pytest.mark.parametrize(
    "stretch",
    [
        {"first_on": "2026-12-26", "last_on": "2026-12-24"},
        {"first_on": "2026-12-24", "last_on": "9999-12-31"},
        {"last_on": "2026-12-24"},
        {"first_on": 3},
        [],
    ],
)
def test_days_off_that_make_no_sense_are_left_out(workspace_file: Path, stretch: object) -> None:
    found = settings_after(workspace_file, ("settings.changed", None, {"own_days": [stretch, "2026-07-03"]}))

    assert found.own_days == {date(2026, 7, 3)}


def test_who_shaped_a_setting_last_and_when_is_known(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        write(workspace, amina(), ("settings.changed", None, {"nation": "wales"}))
        write(workspace, ("settings.changed", None, {"nation": "scotland"}), at=minutes_later(1))

        with workspace.reader() as db:
            last = settings.last_changes(db)["nation"]

    assert (last.author, last.at) == (AMINA, minutes_later(1))


def test_a_setting_that_makes_no_sense_reads_as_if_it_were_not_there(workspace_file: Path) -> None:
    found = settings_after(
        workspace_file,
        ("organisation.named", None, {"name": 7, "nation": "atlantis", "charity_number": 9, "purpose": []}),
        ("settings.changed", None, {"our_income": {"band": "plenty", "pounds": -1}}),
        (
            "settings.changed",
            None,
            {"plans": {"full": {"pause": -1}, "shortest": []}, "own_days": ["soon", 3]},
        ),
    )

    assert found == settings_after(workspace_file.with_name("another.tenderpause"))


def test_people_are_known_in_the_order_in_which_they_were_added(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        write(workspace, ("person.added", "z", {"person": "z", "name": "Rhys Pell", "role": "trustee"}))
        write(workspace, amina(), at=minutes_later(1))

        with workspace.reader() as db:
            everyone = people.everyone(db)
            names = people.names(db)

    assert everyone == (Person("z", "Rhys Pell", "trustee"), Person(AMINA, "Amina Okoro", "director"))
    assert names == {"z": "Rhys Pell", AMINA: "Amina Okoro"}


def test_a_person_said_again_is_renamed(workspace_file: Path) -> None:
    with a_workspace(workspace_file) as workspace:
        write(
            workspace, amina(), ("person.added", AMINA, {"person": AMINA, "name": "Amina Pell", "role": ""})
        )

        with workspace.reader() as db:
            assert people.everyone(db) == (Person(AMINA, "Amina Pell", ""),)
