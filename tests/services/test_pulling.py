import json
from datetime import date, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from msgspec.structs import replace

from desktop.services.desk import Desk
from desktop.services.importing import import_files
from desktop.services.opportunity_list import counts
from desktop.services.pulling import USER_AGENT, pull
from desktop.services.sample import pull_sample
from desktop.services.sample_server import SampleServer
from desktop.store import opportunities, rejections
from desktop.store import sources as source_store
from desktop.store.notices import Tally
from feeds.client import Client
from tests.feeds.services.playing import played
from tests.feeds.serving import NOW, Hands, Visit, a_client, answer, serving


def silent(_done: int, _total: int) -> None:
    pass


def test_the_sample_comes_over_http_and_everything_is_accounted_for(empty_desk: Desk) -> None:
    pulled = pull_sample(empty_desk, empty_desk.today, silent)

    notices, bulletin = (one.tally for one in pulled)
    assert all(one.error is None for one in pulled)
    assert notices.received + bulletin.received >= 150
    assert notices.rejected
    assert bulletin.new
    with empty_desk.reader() as db:
        assert rejections.count(db) == notices.rejected + bulletin.rejected


def test_pulling_again_stores_nothing_new(empty_desk: Desk) -> None:
    with SampleServer(empty_desk.today) as server:
        first = pull(empty_desk, server.sources(), Client(USER_AGENT, now=empty_desk.now), silent)
        again = pull(empty_desk, server.sources(), Client(USER_AGENT, now=empty_desk.now), silent)

    assert sum(one.tally.new for one in first) > 100
    assert all((one.tally.new, one.tally.changed) == (0, 0) for one in again)


def test_what_a_feed_without_changes_holds_does_not_go_quiet(empty_desk: Desk) -> None:
    with SampleServer(empty_desk.today) as server:
        _, bulletin = server.sources()
        pull(empty_desk, [bulletin], Client(USER_AGENT, now=empty_desk.now), silent)
        later = empty_desk.now() + timedelta(days=60)
        empty_desk.now = lambda: later
        pull(empty_desk, [bulletin], Client(USER_AGENT, now=empty_desk.now), silent)

    empty_desk.now = lambda: later + timedelta(days=60)
    with empty_desk.reader() as db:
        found = counts(db, empty_desk)
    assert (found.open > 0, found.closed) == (True, 0)


def test_a_source_that_is_down_does_not_stop_the_others_and_is_noted(empty_desk: Desk) -> None:
    with SampleServer(empty_desk.today) as server:
        notices, bulletin = server.sources()
        down = replace(notices, id="down", url=notices.url.rpartition("/")[0] + "/nothing")

        pulled = pull(empty_desk, (down, bulletin), Client(USER_AGENT, now=empty_desk.now), silent)

    assert pulled[0].error is not None
    assert pulled[0].tally == Tally()
    assert pulled[1].tally.new > 0
    with empty_desk.reader() as db:
        records = {record.id: record for record in source_store.records(db)}
    assert records["down"].last_error
    assert records[bulletin.id].last_success_at == empty_desk.now()


def test_files_go_the_same_way_and_one_that_is_missing_stops_nothing(
    empty_desk: Desk, tmp_path: Path
) -> None:
    good, missing = tmp_path / "one.json", tmp_path / "missing.json"
    good.write_bytes(
        b'{"releases": [{"ocid": "ocds-213czf-1", "id": "1", "tag": ["tender"],'
        b' "tender": {"title": "Warm rooms"}}, null]}'
    )

    found = import_files(empty_desk, [missing, good], silent)

    assert found[0].error is not None
    assert "could not be opened" in found[0].error.happened
    assert found[1].tally == Tally(new=1, rejected=1)


def test_a_second_import_stores_nothing_new(empty_desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "one.json"
    file.write_bytes(b'{"ocid": "ocds-213czf-1", "id": "1", "tender": {"title": "Rooms"}}')
    import_files(empty_desk, [file], silent)

    (again,) = import_files(empty_desk, [file], silent)

    assert again.tally == Tally(unchanged=1)


def test_hosts_are_asked_side_by_side_so_that_none_waits_for_another(empty_desk: Desk) -> None:
    both = Barrier(2)  # each answers only once the other has been asked, too

    def respond(visit: Visit) -> None:
        both.wait(60)
        visit.say(answer(b'{"releases": [{"ocid": "ocds-213czf-1", "id": "1"}]}'))

    with serving(respond) as one, serving(respond) as other:
        first = one.source("/1", id="one")
        second = other.source("/2", id="other", url=f"{other.url.replace('127.0.0.1', 'localhost')}/2")
        pulled = pull(empty_desk, (first, second), a_client(), silent)

    assert [(source.id, source.error) for source in pulled] == [("one", None), ("other", None)]


def test_told_to_stop_all_of_them_stop_and_what_was_stored_stays(empty_desk: Desk) -> None:
    class Cancelled(Exception):
        pass

    def stop_after_a_page(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    page = b'{"releases": [{"ocid": "ocds-213czf-1", "id": "1"}], "links": {"next": "/2"}}'
    with (
        serving(lambda visit: visit.say(answer(page))) as one,
        serving(lambda visit: visit.drip(b" ")) as other,
    ):
        first = one.source("/1", id="one")
        slow = other.source("/2", id="other", url=f"{other.url.replace('127.0.0.1', 'localhost')}/2")
        with pytest.raises(Cancelled):
            pull(empty_desk, (first, slow), a_client(limit_s=0.3), stop_after_a_page)

    assert len(one.visits) == 1
    with empty_desk.reader() as db:
        assert source_store.mark(db, "one")


def test_a_wait_for_a_source_can_be_stopped(empty_desk: Desk) -> None:
    class Cancelled(Exception):
        pass

    hands = Hands()

    def stop_after_ten_seconds(_done: int, _total: int) -> None:
        if hands.at > NOW + timedelta(seconds=10):
            raise Cancelled

    busy = answer(status="429 Too Many Requests", Retry_After="200")
    client = a_client(now=hands.now, pause=hands.pause)
    with serving(lambda visit: visit.say(busy)) as server:
        source = played("find_a_tender", server)
        with pytest.raises(Cancelled):
            pull(empty_desk, [source], client, stop_after_ten_seconds)

    assert hands.at < NOW + timedelta(seconds=12)
    assert len(server.visits) == 1


def test_each_page_is_told_with_the_time_left(empty_desk: Desk) -> None:
    heard = list[tuple[str, int, float]]()

    with serving(lambda visit: visit.say(answer(b'{"releases": []}'))) as server:
        source = played("find_a_tender", server, pace_s=0.001)
        pull(
            empty_desk,
            [source],
            a_client(),
            silent,
            heard=lambda source, page: heard.append((source.id, page.number, page.left_s or 0.0)),
            reach_back=timedelta(days=2),
        )

    assert [number for _, number, _ in heard] == list(range(1, len(heard) + 1))
    assert heard[0][2] > heard[-1][2] == 0


def test_a_source_that_fails_for_weeks_holds_nothing_up_and_is_noted(empty_desk: Desk) -> None:
    def respond(visit: Visit) -> None:
        if "locale" in visit.asked:
            visit.say(answer(status="500 Internal Server Error"))
        else:
            visit.say(answer(b'{"releases": [{"ocid": "ocds-r6ebe6-1", "id": "rls-1-1"}]}'))

    with serving(respond) as server:
        wales, scotland = played("sell2wales", server), played("public_contracts_scotland", server)
        client = a_client(pause=lambda _: None)
        pulled = pull(empty_desk, (wales, scotland), client, silent, reach_back=timedelta(days=1))

    assert [bool(source.error) for source in pulled] == [True, False]
    assert pulled[1].tally.new == 1
    with empty_desk.reader() as db:
        failed = {record.id: record.last_error for record in source_store.records(db)}
    assert "6 of 21 questions" in (failed["sell2wales"] or "")


def test_answers_of_ted_are_stored_by_procedure(empty_desk: Desk) -> None:
    notice = {
        "publication-number": "1-2026",
        "publication-date": "2026-06-08+02:00",
        "form-type": "competition",
    }
    body = json.dumps(
        {"notices": [{**notice, "procedure-identifier": "p-1"}], "totalNoticeCount": 1}
    ).encode()

    with serving(lambda visit: visit.say(answer(body))) as server:
        [pulled] = pull(empty_desk, [played("ted", server)], a_client(), silent, reach_back=timedelta(days=1))

    assert pulled.tally.new == 1
    with empty_desk.reader() as db:
        row = opportunities.row_of_key(db, "ted:p-1")
    assert row is not None
    assert row.published_on == date(2026, 6, 8)
