from __future__ import annotations

import json
import logging
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain.access import AccessRecord
from desktop.domain.by_hand import ByHand
from desktop.domain.sought import sought
from desktop.reports.errors import CannotWriteReport
from desktop.services import access, by_hand, deciding, requests
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.mentions import person_of
from desktop.services.requests import Wanted
from desktop.services.settings_changes import SettingsChanges
from desktop.store import fold, journal
from desktop.store.personal import title_of
from tests.services.known import PEER_SUPPORT, STEP_BACK
from tests.services.seeded import (
    PEOPLE,
    a_mail,
    a_name,
    a_phone,
    bring_a_notice,
    everything_of,
    still,
    write_about,
    write_about_all,
)
from tests.store.written import projections


def held(desk: Desk, number: int) -> AccessRecord:
    with desk.reader() as db:
        return access.held(db, desk, everything_of(number), still)


def said(record: AccessRecord) -> dict[str, list[str]]:
    return {part.title: [item.text for item in part.items] for part in record.parts}


def test_everything_that_is_held_about_twenty_people_is_gathered(sample_desk: Desk, tmp_path: Path) -> None:
    write_about_all(sample_desk)
    for number in range(PEOPLE):
        bring_a_notice(sample_desk, tmp_path, number)

    for number in range(PEOPLE):
        found = said(held(sample_desk, number))

        name, mail, phone = a_name(number), a_mail(number), a_phone(number)
        assert found["As a person of this workspace"] == [f"name: {name}; role: manager, {mail}"]
        assert found["Decisions they took part in"][0] == f"Decision {number + 1}, as trustee"
        assert found["Conversations: they were asked"] == [name]
        other = found["Other words that name them"]
        assert f"{name} ({mail}) runs it; ring {phone}." in other
        assert f"{name} does this well; {mail}." in other
        assert f"Rang {phone}" in other
        assert f"Lunch club of {name}" in other
        typed = found["Being typed, not recorded yet"]
        assert {f"Ask {name}, {phone}, {mail}", f"{name} rang, {phone}"} <= set(typed)
        assert f"{name} knows them; {mail}, {phone}" in other
        assert f"{name} is tired; {mail}" in other
        assert f"{name} wrote, {mail}" in other
        met, changed = found["As somebody at an organisation"]
        assert all(seed in met for seed in (f"name: {name}", f"email: {mail}", f"phone: {phone}"))
        assert changed == f"role: Runs it, {mail}"
        for told in (f"Circle of {name}", f"{name} listens; {mail}", f"{name} said so", f"Ask {name}."):
            assert told in other
        assert f"{name} pays late; {phone}" in other
        took_part = f"Took part in it. What was noted: {name} knows them; {mail}, {phone}"
        assert took_part in found["Other entries that refer to them"]
        notice = found["Public notices that name them"]
        assert all(seed in notice[0] for seed in (name, mail, phone))


def test_each_thing_says_where_it_stands_since_when_who_wrote_it_and_how_it_came_here(
    sample_desk: Desk,
) -> None:
    typed = by_hand.add(sample_desk, ByHand(title="Lunch club", buyer="Parish")).key
    write_about(sample_desk, 0, typed)

    record = held(sample_desk, 0)

    asked = next(part for part in record.parts if part.title == "Conversations: they were asked").items[0]
    assert asked.what == "An answer in a pause, who"
    with sample_desk.reader() as db:
        assert asked.where == title_of(db, PEER_SUPPORT)
    assert asked.since == "2026-06-09"
    assert asked.written_by == "Amina Okoro"
    assert asked.source == "Typed in this workspace"


def test_nobody_else_is_in_it(sample_desk: Desk) -> None:
    typed = by_hand.add(sample_desk, ByHand(title="Lunch club", buyer="Parish")).key
    write_about(sample_desk, 0, typed)
    write_about(sample_desk, 1, typed)

    texts = [item.text for part in held(sample_desk, 0).parts for item in part.items]

    assert texts
    assert not any(a_name(1) in text or a_mail(1) in text for text in texts)


class _Reader(HTMLParser):
    """Keeps headings, cells with a scope, and the data within."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.data = ""
        self.scopes: list[str] = []
        self._in_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._in_data = dict(attrs).get("type") == "application/json"
        if tag == "th":
            self.scopes.append(str(dict(attrs).get("scope")))

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data += data


def test_the_file_is_a_page_to_read_and_holds_the_same_as_data(sample_desk: Desk, tmp_path: Path) -> None:
    evil = "</script><img src=x onerror=alert(1)>"
    draft = replace(STEP_BACK, rationale=f"{a_name(0)} <b>does</b> this. {evil}")
    deciding.record(sample_desk, PEER_SUPPORT, draft)
    out = tmp_path / "held.html"

    record = access.save(sample_desk, sought(a_name(0)), out, still)

    reader = _Reader()
    reader.feed(out.read_text("utf-8"))
    assert json.loads(reader.data)["name"] == a_name(0)
    assert evil in json.dumps(json.loads(reader.data))
    assert "img" not in reader.tags
    assert "b" not in reader.tags
    assert {"col", "row"} == set(reader.scopes)
    assert record.items == 1


def test_a_name_that_ends_in_json_gives_the_data_alone(sample_desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "held.json"

    access.save(sample_desk, sought("Nobody Known"), out, still)

    data = json.loads(out.read_text("utf-8"))
    assert data["name"] == "Nobody Known"
    assert all(part["items"] == [] for part in data["parts"])


def test_a_place_that_cannot_be_written_is_told(sample_desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(CannotWriteReport):
        access.save(sample_desk, sought("Nobody Known"), tmp_path / "no" / "held.html", still)


def test_a_name_is_needed(sample_desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotPossible):
        access.save(sample_desk, sought(" "), tmp_path / "held.html", still)


def test_a_request_is_open_for_a_month_and_answered_by_the_file(sample_desk: Desk, tmp_path: Path) -> None:
    SettingsChanges(sample_desk).add_person(a_name(0), "trustee").result()
    with sample_desk.reader() as db:
        person = person_of(db, sought(a_name(0)))
    requests.note(sample_desk, person, Wanted.ACCESS, date(2026, 5, 31))
    requests.note(sample_desk, "", Wanted.COMPLAINT, date(2026, 4, 2))

    with sample_desk.reader() as db:
        before = requests.requests(db, sample_desk)
    access.save(sample_desk, sought(a_name(0)), tmp_path / "held.html", still)

    with sample_desk.reader() as db:
        after = requests.requests(db, sample_desk)
        kept, entries = projections(db), list(journal.entries(db))
    assert [line.sentence for line in before] == [
        "2. Somebody asked to complain on 2 April 2026. The answer was due on 2 May 2026.",
        f"1. {a_name(0)} asked to see what is held on 31 May 2026. Answer by 30 June 2026.",
    ]
    assert [(line.open, line.late) for line in before] == [(True, True), (True, False)]
    assert after[1].sentence.endswith("Answered on 9 June 2026.")
    sample_desk.workspace.write(lambda db: fold.rebuild(db, entries)).result()
    with sample_desk.reader() as db:
        assert projections(db) == kept


def test_a_request_of_tomorrow_is_refused(sample_desk: Desk) -> None:
    with pytest.raises(NotPossible):
        requests.note(sample_desk, "", Wanted.ACCESS, sample_desk.today + timedelta(days=1))


def test_after_two_years_without_a_trace_it_is_asked_whether_somebody_is_still_needed(
    sample_desk: Desk,
) -> None:
    SettingsChanges(sample_desk).add_person(a_name(0), "trustee").result()
    with sample_desk.reader() as db:
        person = person_of(db, sought(a_name(0)))
    then = sample_desk.now() + timedelta(days=731)
    later = replace(sample_desk, now=lambda: then)

    with later.reader() as db:
        due = requests.due_for_review(db, later)
    requests.keep(later, person)
    with later.reader() as db:
        kept = requests.due_for_review(db, later)

    assert [(name, day.isoformat()) for _, name, day in due] == [(a_name(0), "2028-06-09")]
    assert kept == ()


def test_nobody_is_named_in_the_log(
    sample_desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    write_about_all(sample_desk)

    for number in range(PEOPLE):
        access.save(sample_desk, everything_of(number), tmp_path / "held.html", still)

    for number in range(PEOPLE):
        assert not any(seed in caplog.text for seed in (a_name(number), a_mail(number), a_phone(number)))
