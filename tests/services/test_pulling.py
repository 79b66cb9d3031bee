from dataclasses import replace
from pathlib import Path

from desktop.services.desk import Desk
from desktop.services.importing import import_files
from desktop.services.pulling import USER_AGENT, pull
from desktop.services.sample import pull_sample
from desktop.services.sample_server import SampleServer
from desktop.store import rejections
from desktop.store import sources as source_store
from desktop.store.notices import Tally
from feeds.client import Client


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
