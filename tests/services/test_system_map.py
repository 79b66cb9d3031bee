"""Who stands on a map and why, how they stand to one another, what people change there and take away."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar
from xml.etree import ElementTree

import pypdfium2
import pytest

from desktop.domain.conversations import Talk
from desktop.domain.map_labels import wordings
from desktop.domain.map_layout import Arrangement, arrange
from desktop.domain.organisation import IncomeBand, Link, LinkKind, Organisation, Role
from desktop.domain.pause import Standing
from desktop.domain.system_map import PEOPLE, US, MapRole, Relation
from desktop.services import conversation_changes, directory, map_files
from desktop.services.desk import Desk
from desktop.services.errors import NoSuchOpportunity, NotPossible
from desktop.services.map_changes import MapChanges
from desktop.services.map_members import MOST
from desktop.services.system_map import PLACE, MapPage, system_map
from desktop.store.connection import Connection
from tests.domain.maps import wide

T = TypeVar("T")

PEER_SUPPORT = "ocds-sample-peer-support"
BARNSLEY, YORKSHIRE, ENGLAND = "E08000016", "TLE", "E92000001"


def written(desk: Desk, change: Callable[[Connection], T]) -> T:
    return desk.workspace.write(change).result()


def added(desk: Desk, name: str, **more: object) -> str:
    typed = Organisation(name=name, **more)  # type: ignore[arg-type]
    return written(desk, lambda db: directory.add(db, desk, typed))


def linked(desk: Desk, one: str, other: str, kind: LinkKind, **more: object) -> None:
    link = Link(one=one, other=other, kind=kind, **more)  # type: ignore[arg-type]
    written(desk, lambda db: directory.link(db, desk, link))


def read(desk: Desk, subject: str = PLACE) -> MapPage:
    with desk.reader() as db:
        return system_map(db, desk, subject)


def names(page: MapPage) -> list[str]:
    return [entry.name for entry in page.entries]


def lines(page: MapPage) -> set[tuple[str, str, Relation]]:
    called = {entry.id: entry.name for entry in page.entries} | {PEOPLE: "people", US: "us"}
    return {(called[line.one], called[line.other], line.kind) for line in page.map.lines}


def placed(page: MapPage) -> Arrangement:
    return arrange(page.map, wordings(page.map.nodes, wide), page.kept)


def step(_done: int, _total: int) -> None:
    return None


def test_a_new_workspace_has_a_map_with_us_alone_beside_the_people_served(desk: Desk) -> None:
    page = read(desk)

    assert names(page) == ["Fernmoor Neighbours"]
    assert page.map.people[0] == "People served"
    assert page.map.lines == ()


def test_an_opportunity_shows_its_buyer_and_whom_its_award_notices_name(sample_desk: Desk) -> None:
    page = read(sample_desk, PEER_SUPPORT)

    roles = {entry.name: entry.role for entry in page.entries}
    assert roles["Fernmoor Borough Council"] is MapRole.BUYER
    assert roles["Copperfield Wellbeing CIC"] is MapRole.EXISTING_PROVIDER
    assert ("Copperfield Wellbeing CIC", "people", Relation.SERVES) in lines(page)
    assert ("Fernmoor Borough Council", "Copperfield Wellbeing CIC", Relation.CONTRACT) in lines(page)
    (provider,) = (entry for entry in page.entries if entry.name == "Copperfield Wellbeing CIC")
    assert provider.standing == "We believe"
    assert provider.why.startswith("Award notice")


def test_somebody_the_directory_knows_stands_there_once_with_what_it_knows(sample_desk: Desk) -> None:
    known = added(sample_desk, "Copperfield Wellbeing C.I.C.", income_band=IncomeBand.TO_1M)

    page = read(sample_desk, PEER_SUPPORT)

    copperfields = [entry for entry in page.entries if "Copperfield" in entry.name]
    assert [(entry.id, entry.income) for entry in copperfields] == [(known, "£500k to £1m")]
    assert copperfields[0].role is MapRole.EXISTING_PROVIDER


def test_an_opportunity_that_is_not_held_has_no_map(desk: Desk) -> None:
    with pytest.raises(NoSuchOpportunity):
        read(desk, "ocds-gone")


def test_a_place_shows_those_who_work_in_it_and_in_what_lies_around_it(desk: Desk) -> None:
    added(desk, "Inside", places=(BARNSLEY,))
    added(desk, "Around", places=(YORKSHIRE,))
    added(desk, "All of England", places=(ENGLAND,))
    added(desk, "Elsewhere", places=("TLC",))

    assert names(read(desk, f"place:{BARNSLEY}"))[1:] == ["Around", "Inside"]
    assert names(read(desk, f"place:{YORKSHIRE}"))[1:] == ["Around", "Inside"]
    assert names(read(desk))[1:] == ["All of England", "Around", "Elsewhere", "Inside"]
    assert [code for code, _ in read(desk).places] == [BARNSLEY, ENGLAND, "TLC", YORKSHIRE]


def test_each_has_one_role_on_a_map_the_one_that_tells_most(desk: Desk) -> None:
    both = (Role.POTENTIAL_PARTNER, Role.NETWORK)
    added(desk, "Carers Network", roles=both)
    added(desk, "Council", roles=(Role.BUYER,))
    added(desk, "Somebody")

    roles = {entry.name: entry.role for entry in read(desk).entries}

    assert roles["Carers Network"] is MapRole.NETWORK
    assert roles["Council"] is MapRole.BUYER
    assert roles["Somebody"] is MapRole.POTENTIAL_PARTNER


def test_links_of_the_directory_are_lines_and_the_arrow_leads_from_who_pays(desk: Desk) -> None:
    lantern, peers = added(desk, "Lantern"), added(desk, "Peers")
    council = added(desk, "Council", roles=(Role.BUYER,))
    linked(desk, lantern, peers, LinkKind.WORKS_WITH, standing=Standing.BELIEVED, source="their website")
    linked(desk, lantern, council, LinkKind.CONTRACT)
    linked(desk, peers, lantern, LinkKind.MEMBER_OF)

    page = read(desk)

    assert lines(page) == {
        ("Lantern", "Peers", Relation.WORKS_WITH),
        ("Council", "Lantern", Relation.CONTRACT),
    }
    words = {line.kind: line.words for line in page.map.lines}
    assert words[Relation.WORKS_WITH] == "Lantern works with Peers. We believe: their website."


def test_whom_we_talk_with_is_linked_to_us(desk: Desk) -> None:
    lantern = added(desk, "Lantern")
    talk = Talk(
        organisation=lantern,
        on=date(2026, 6, 1),
        said="Hello",
        next_step="Call again",
        next_on=date(2026, 6, 20),
    )
    conversation_changes.Conversing(desk).note(talk)

    page = read(desk)

    assert lines(page) == {("us", "Lantern", Relation.IN_CONVERSATION)}
    entry = page.entry(lantern)
    assert entry is not None
    assert entry.last_talk == "Call, 1 June 2026"
    assert entry.next_step == "Call again, 20 June 2026"


def test_more_than_have_room_are_counted_and_those_put_on_by_hand_come_first(desk: Desk) -> None:
    organisations = [added(desk, f"Group {number:03}") for number in range(MOST + 5)]
    last = organisations[-1]

    before = read(desk)
    MapChanges(desk).put_on(PLACE, last, "Group 064")
    after = read(desk)

    assert len(before.entries) == MOST + 1
    assert "5 more organisations of your directory" in before.covers
    assert last not in {entry.id for entry in before.entries}
    assert last in {entry.id for entry in after.entries}


def test_somebody_is_put_on_a_map_taken_off_and_put_back_by_undo(sample_desk: Desk) -> None:
    far = added(sample_desk, "Far Away Friends", places=("TLC",))
    changes = MapChanges(sample_desk)

    changes.put_on(PEER_SUPPORT, far, "Far Away Friends")
    put_on = read(sample_desk, PEER_SUPPORT)
    changes.take_off(PEER_SUPPORT, far, "Far Away Friends")
    taken_off = read(sample_desk, PEER_SUPPORT)
    said = changes.undo()

    assert "Far Away Friends" in names(put_on)
    assert "Far Away Friends" not in names(taken_off)
    assert said == "Undone: Took Far Away Friends off the map"
    assert "Far Away Friends" in names(read(sample_desk, PEER_SUPPORT))


def test_somebody_is_moved_and_all_are_arranged_anew(desk: Desk) -> None:
    lantern = added(desk, "Lantern")
    changes = MapChanges(desk)

    changes.move(PLACE, lantern, "Lantern", 400.0)
    moved = read(desk).kept
    changes.arrange_anew(PLACE)
    anew = read(desk).kept
    changes.undo()

    assert moved == {lantern: 40.0}
    assert anew == {}
    assert read(desk).kept == {lantern: 40.0}


def test_nothing_is_arranged_anew_where_nobody_was_moved_and_nothing_undone_twice(desk: Desk) -> None:
    changes = MapChanges(desk)

    with pytest.raises(NotPossible):
        changes.arrange_anew(PLACE)
    with pytest.raises(NotPossible):
        changes.undo()


def test_a_step_that_somebody_else_went_on_from_is_not_undone(desk: Desk) -> None:
    lantern = added(desk, "Lantern")
    mine, theirs = MapChanges(desk), MapChanges(desk)
    mine.move(PLACE, lantern, "Lantern", 40.0)
    theirs.move(PLACE, lantern, "Lantern", 80.0)

    with pytest.raises(NotPossible):
        mine.undo()

    assert read(desk).kept == {lantern: 80.0}


def test_nobody_stands_in_a_file_who_was_not_ticked(desk: Desk, tmp_path: Path) -> None:
    lantern, peers = added(desk, "The Lantern Room"), added(desk, "Zimtschnecke Trust")
    linked(desk, lantern, peers, LinkKind.WORKS_WITH)
    page = read(desk)
    alone = map_files.allowed_map(page, {lantern}, talks=False)
    files = [tmp_path / f"map{ending}" for ending in map_files.ENDINGS]

    for out in files:
        map_files.write(desk, step, page=alone, arrangement=placed(page), out=out)

    svg, png, pdf, table = files
    texts = [svg.read_text("utf-8"), _pdf_text(pdf), table.read_text("utf-8-sig")]
    assert ["Lantern" in text for text in texts] == [True] * 3
    assert ["Zimtschnecke" in text for text in texts] == [False] * 3
    assert ElementTree.parse(svg).getroot().tag.endswith("svg")
    assert png.read_bytes().startswith(b"\x89PNG")


def test_whom_we_talk_with_stands_in_a_file_only_where_that_was_asked_for(desk: Desk) -> None:
    lantern = added(desk, "Lantern")
    talk = Talk(organisation=lantern, on=date(2026, 6, 1), said="Hello")
    conversation_changes.Conversing(desk).note(talk)
    page = read(desk)

    silent = map_files.allowed_map(page, {lantern}, talks=False)
    told = map_files.allowed_map(page, {lantern}, talks=True)

    assert (silent.map.lines, len(told.map.lines)) == ((), 1)
    assert "last spoke" not in str(silent.entries)
    assert "last spoke" in str(told.entries)


def test_a_table_holds_what_the_map_shows_and_no_formula(desk: Desk, tmp_path: Path) -> None:
    danger = added(desk, "=HYPERLINK(1)", income_band=IncomeBand.UNDER_10K)
    page, out = read(desk), tmp_path / "map.csv"

    map_files.write(
        desk,
        step,
        page=map_files.allowed_map(page, {danger}, talks=False),
        arrangement=placed(page),
        out=out,
    )

    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Organisation"] for row in rows] == ["Fernmoor Neighbours", "'=HYPERLINK(1)"]
    assert rows[1]["Yearly income"] == "under £10k"


def test_a_file_of_another_kind_is_refused(desk: Desk, tmp_path: Path) -> None:
    page = read(desk)

    with pytest.raises(NotPossible):
        map_files.write(desk, step, page=page, arrangement=placed(page), out=tmp_path / "map.doc")


def test_a_name_is_proposed_that_every_computer_takes(sample_desk: Desk) -> None:
    page = read(sample_desk, PEER_SUPPORT)

    assert map_files.proposed_name(page, ".pdf") == "Map, Peer support and drop-in services.pdf"


def _pdf_text(path: Path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    try:
        return "".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()
