"""From the profile to the fit of all that is stored, and of what arrives after."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.fit import FitLevel
from desktop.domain.profile import Profile
from desktop.domain.working_days import Nation
from desktop.services import fitting
from desktop.services.desk import Desk, calendar, plans
from desktop.services.errors import NotPossible
from desktop.services.introduction import WhoWeAre, introduce
from desktop.services.keeping_up import keep_up
from desktop.services.listing import full, listed
from desktop.services.opportunity_list import OpportunityFilter, SortBy, lines, matching
from desktop.services.profile import put
from desktop.services.settings_changes import SettingsChanges
from desktop.services.today import today
from desktop.store import fits, fold, journal, profiles
from desktop.store.connection import Connection
from desktop.store.notices import store_page
from desktop.store.verify import verify
from desktop.store.workspace import Workspace
from feeds.notice import Notice
from tests.services.judging import is_behind
from tests.store.public_data import NOW, a_notice, an_item
from tests.store.written import projections


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "ours.tenderpause"
    with Workspace.open(path, now=lambda: NOW) as workspace:
        introduced = Desk(workspace, lambda: NOW)
        introduce(introduced, WhoWeAre("Amina Okoro", "Fernmoor Neighbours", Nation.ENGLAND))
    with Workspace.open(path, now=lambda: NOW) as workspace:  # no upkeep goes on from before
        yield Desk(workspace, lambda: NOW, introduced.author)


def store(desk: Desk, *notices: Notice) -> None:
    def change(db: Connection) -> None:
        store_page(db, notices, source_id="here", mark=None, now=NOW, calendar=calendar(db), plans=plans(db))

    desk.workspace.write(change).result()


def say(desk: Desk, **parts: object) -> str:
    changes = SettingsChanges(desk)
    return changes.change_profile(lambda kept: put(kept, **parts)).result()  # type: ignore[arg-type]


def no_step(_done: int, _total: int) -> None:
    pass


def levels(desk: Desk) -> dict[str, str | None]:
    with desk.reader() as db:
        return {one.title: one.fit for one in listed(db, desk, OpportunityFilter())}


BEFRIENDING = a_notice(1)
ROADS = a_notice(2, title="Mending roads", description="Tar.", cpv=("45233000",))


def test_nothing_is_judged_while_nobody_has_said_what_we_do(desk: Desk) -> None:
    store(desk, BEFRIENDING)

    assert levels(desk) == {"Befriending in ward 1": None}
    with desk.reader() as db:
        assert not is_behind(db)
        assert full(db, desk, BEFRIENDING.opportunity).fit_reasons == ()


def test_a_change_of_the_profile_judges_all_that_is_stored(desk: Desk) -> None:
    store(desk, BEFRIENDING, ROADS)
    say(desk, words="befriending, peer support", places=("Sheffield",))

    judged = fitting.refit(desk, no_step)

    assert judged == 2
    assert levels(desk) == {"Befriending in ward 1": "strong", "Mending roads": "weak"}


def test_what_arrives_later_is_judged_as_it_arrives(desk: Desk) -> None:
    say(desk, words="befriending")
    fitting.refit(desk, no_step)

    store(desk, BEFRIENDING, an_item(3, title="Befriending grants", description="For towns."))

    assert levels(desk) == {"Befriending in ward 1": "strong", "Befriending grants": "strong"}
    with desk.reader() as db:
        assert not is_behind(db)


def test_judged_on_arrival_or_all_anew_it_is_the_same(desk: Desk) -> None:
    say(desk, words="befriending, visits", kinds=("85312000",), places=("Sheffield",), rule_out="tar")
    fitting.refit(desk, no_step)
    store(desk, BEFRIENDING, ROADS, a_notice(3, title="Calls", lots=(), regions=("UKM",)), an_item(4))
    on_arrival = levels(desk)

    desk.workspace.write(lambda db: db.execute("UPDATE fit_rule SET up_to = 0")).result()
    desk.workspace.write(lambda db: db.execute("DELETE FROM fit")).result()
    fitting.refit(desk, no_step)

    assert levels(desk) == on_arrival


def test_an_emptied_profile_judges_nothing(desk: Desk) -> None:
    store(desk, BEFRIENDING)
    say(desk, words="befriending")
    fitting.refit(desk, no_step)

    say(desk, words="")
    fitting.refit(desk, no_step)

    assert levels(desk) == {"Befriending in ward 1": None}


class _Stop(Exception):
    pass


def test_judging_that_was_broken_off_goes_on_where_it_was(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fits, "PART", 2)
    store(desk, *(a_notice(number) for number in range(1, 6)))
    say(desk, words="befriending")
    heard: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        heard.append((done, total))
        raise _Stop

    with pytest.raises(_Stop):
        fitting.refit(desk, stop)
    with desk.reader() as db:
        assert is_behind(db)
    judged = fitting.refit(desk, lambda done, total: heard.append((done, total)))

    assert judged == 3
    assert heard == [(2, 5), (4, 5), (5, 5)]
    assert set(levels(desk).values()) == {"strong"}


def test_a_file_that_was_closed_in_the_midst_goes_on_when_it_is_opened(desk: Desk) -> None:
    store(desk, BEFRIENDING)
    say(desk, words="befriending")

    keep_up(desk)
    while True:  # each part queues the next behind it
        desk.workspace.write(lambda _db: None, bulk=True).result()
        with desk.reader() as db:
            if not is_behind(db):
                break

    assert levels(desk) == {"Befriending in ward 1": "strong"}


def test_lists_are_narrowed_and_sorted_by_fit(desk: Desk) -> None:
    store(desk, ROADS, BEFRIENDING, a_notice(3, title="Befriending far away", regions=()))
    say(desk, words="befriending", places=("Sheffield",))
    fitting.refit(desk, no_step)

    with desk.reader() as db:
        some = matching(db, desk, OpportunityFilter(fits=(FitLevel.STRONG, FitLevel.SOME)))
        best = matching(db, desk, OpportunityFilter(), SortBy.FIT)
        worded = lines(db, desk, best)

    assert len(some) == 2
    assert [worded[row_id].fit_words for row_id in best] == ["Strong", "Some", "Weak"]


def test_the_reasons_are_told_in_words(desk: Desk) -> None:
    store(desk, BEFRIENDING)
    say(
        desk,
        words="befriending",
        kinds=("85300000",),
        places=("Sheffield",),
        value=(None, 100),
        rule_out="visits",
    )

    with desk.reader() as db:
        found = full(db, desk, BEFRIENDING.opportunity)

    assert found.opportunity.fit == "weak"
    assert found.fit_reasons == (
        "It says “visits”, a word that you rule out.",
        "Its title says “befriending”.",
        "Its kind of work is Social work services without accommodation, within your"
        " Social work and related services.",
        "It is to be done in Sheffield.",
        "It states no value.",
    )


def test_only_what_differs_is_written_and_undo_puts_it_back(desk: Desk) -> None:
    changes = SettingsChanges(desk)
    changes.change_profile(lambda kept: put(kept, words="befriending", rule_out="tar")).result()
    changes.change_profile(lambda kept: put(kept, words="advice")).result()
    assert changes.change_profile(lambda kept: put(kept, words="advice")).result() == ""

    changes.undo().result()

    with desk.reader() as db:
        assert profiles.of(db) == Profile(words=("befriending",), rule_out=("tar",))
        assert verify(db).ok
        entries = [entry for entry in journal.entries(db) if entry.kind == "profile.changed"]
    assert [entry.payload for entry in entries] == [
        '{"words":["befriending"],"rule_out":["tar"]}',
        '{"words":["advice"]}',
        '{"words":["befriending"]}',
    ]


def test_a_profile_that_cannot_be_held_against_anything_is_refused(desk: Desk) -> None:
    with pytest.raises(NotPossible, match="above"):
        say(desk, value=(200, 100))


def test_folding_the_journal_again_gives_the_same_profile(desk: Desk) -> None:
    say(desk, words="befriending", places=("Sheffield", "Fernmoor"), value=(100, None))
    with desk.reader() as db:
        entries, before = list(journal.entries(db)), projections(db)

    desk.workspace.write(lambda db: fold.rebuild(db, entries)).result()

    with desk.reader() as db:
        assert projections(db) == before
        assert profiles.of(db).places == ("E08000019", "Fernmoor")


def test_a_place_s_name_or_code_becomes_its_code(desk: Desk) -> None:
    say(desk, places=("sheffield", "UKC", "TLM", "Little Snoring"))

    with desk.reader() as db:
        assert profiles.of(db).places == ("E08000019", "TLC", "TLM", "Little Snoring")


LATE = "2026-08-14T12:00:00+01:00"


def test_today_names_first_what_is_new_and_fits_us(desk: Desk) -> None:
    store(
        desk,
        a_notice(1, title="Mending roads", description="Tar.", deadline=LATE),
        a_notice(2, title="Mending bridges", description="Steel.", deadline=LATE),
        a_notice(3, deadline="2026-08-28T12:00:00+01:00"),
    )
    say(desk, words="befriending")
    fitting.refit(desk, no_step)

    with desk.reader() as db:
        shown = today(db, desk, None)

    assert shown.new_fit == "1 fits us"
    assert [one.second for one in shown.new] == [
        "Fernmoor Council · fit: strong",
        *["Fernmoor Council · fit: weak"] * 2,
    ]
