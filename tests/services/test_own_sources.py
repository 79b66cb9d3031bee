"""Sources that people add by their address."""

from __future__ import annotations

import pytest

from desktop.services import own_sources
from desktop.services.checking import check
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.listing import listed
from desktop.services.opportunity_list import OpportunityFilter, coverage
from desktop.services.opportunity_page import opportunity_card
from desktop.services.own_sources import NoSuchSource
from desktop.services.source_health import Health, sources
from desktop.services.wording import source_name
from desktop.store import fold, journal
from desktop.store import own_sources as store
from feeds.errors import AddressRefused, SourceChanged
from feeds.source import Source, catalogue
from tests.feeds.serving import Visit, answer, serving
from tests.services.feed_pages import a_feed, gone, one_page


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """A desk whose catalogue is switched off, so that nobody but the test's own sources is asked."""
    for source in catalogue():
        own_sources.switch(desk, source.id, on=False)
    return desk


def silent(_done: int, _total: int) -> None:
    pass


def added(desk: Desk, url: str, name: str = "Bulletin") -> Source:
    tried = own_sources.try_address(desk.now, url, name, private=True)
    own_sources.add(desk, tried)
    return tried.source


def test_a_web_feed_is_tried_and_told(desk: Desk) -> None:
    with serving(a_feed) as server:
        tried = own_sources.try_address(desk.now, f"{server.url}/feed", private=True)

    assert tried.source.format == "web_feed"
    assert tried.sentence == "A web feed: 2 items on the first page."


def test_notices_in_ocds_are_tried_and_told(desk: Desk) -> None:
    with serving(one_page) as server:
        tried = own_sources.try_address(desk.now, f"{server.url}/notices", private=True)

    assert tried.source.format == "ocds"
    assert tried.sentence == "Notices in OCDS: 2 notices on the first page."


def test_an_address_that_answers_with_a_page_is_no_source(desk: Desk) -> None:
    def a_page(visit: Visit) -> None:
        visit.say(answer(b"<!DOCTYPE html><html><body>Log in</body></html>", Content_Type="text/html"))

    with serving(a_page) as server, pytest.raises(Exception, match="web page"):
        own_sources.try_address(desk.now, server.url, private=True)


def test_a_page_that_names_no_feed_says_so_and_what_to_do(desk: Desk) -> None:
    def a_page(visit: Visit) -> None:
        visit.say(answer(b"<!DOCTYPE html><html><body>Welcome</body></html>", Content_Type="text/html"))

    with serving(a_page) as server, pytest.raises(SourceChanged) as refused:
        own_sources.look_at(desk.now, server.url, private=True)

    assert "is a web page that names no web feed" in refused.value.happened
    assert "Look on the site" in refused.value.to_do


@pytest.mark.parametrize("url", ["www.example.org/news", "feed://www.example.org/news"])
def test_an_address_may_be_given_as_people_write_it(url: str) -> None:
    assert own_sources.at_address(url).url == "https://www.example.org/news"


def test_an_address_on_this_machine_is_asked_only_where_a_person_says_so(desk: Desk) -> None:
    with serving(a_feed) as server:
        with pytest.raises(AddressRefused):
            own_sources.try_address(desk.now, server.url)

        assert server.visits == []


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.org/feed", "https://me:pw@example.org/", ""]
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        own_sources.at_address(url)


def test_a_source_that_was_added_is_pulled_with_the_others(desk: Desk) -> None:
    with serving(a_feed) as server:
        source = added(desk, f"{server.url}/feed")

        checked = check(desk, silent)

    assert [(one.id, one.tally.new) for one in checked.pulled] == [(source.id, 2)]
    assert checked.sentence == "1 source checked: 2 new, 0 changed."


def test_what_it_sent_names_it_as_people_do(desk: Desk) -> None:
    with serving(a_feed) as server:
        added(desk, server.url, "Council bulletin")
        check(desk, silent)

    with desk.reader() as db:
        (one, _) = listed(db, desk, OpportunityFilter())
        card = opportunity_card(db, desk, one.id)
        assert "From Council bulletin, " in coverage(db)
    assert card.byline[-1] == "Tender, Council bulletin"


def test_the_same_address_cannot_be_added_twice_and_has_the_same_id_again(desk: Desk) -> None:
    with serving(a_feed) as server:
        first = added(desk, server.url)
        with pytest.raises(NotPossible, match="already"):
            added(desk, server.url)
        own_sources.remove(desk, first.id)

        again = added(desk, server.url)

    assert again.id == first.id


def test_what_is_switched_off_is_not_asked(desk: Desk) -> None:
    with serving(a_feed) as server:
        source = added(desk, server.url)
        own_sources.switch(desk, source.id, on=False)
        tried = len(server.visits)

        with pytest.raises(NotPossible, match="no source to check"):
            check(desk, silent)

        assert len(server.visits) == tried
    with desk.reader() as db:
        found = {line.id: line.health for line in sources(db, desk).lines}
    assert found[source.id] is Health.OFF


def test_removing_keeps_what_it_sent_and_says_so(desk: Desk) -> None:
    with serving(a_feed) as server:
        source = added(desk, server.url)
        check(desk, silent)

    own_sources.remove(desk, source.id)

    with desk.reader() as db:
        line = next(line for line in sources(db, desk).lines if line.id == source.id)
        assert own_sources.known(db) == catalogue()
    assert line.health is Health.GONE
    assert line.why_not
    assert line.brought == "2 new"


def test_nothing_can_be_done_with_a_source_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(NoSuchSource):
        own_sources.switch(desk, "nobody", on=False)
    with pytest.raises(NoSuchSource):
        own_sources.remove(desk, "nobody")


def test_nothing_is_added_to_the_sample(sample_desk: Desk) -> None:
    with serving(a_feed) as server, pytest.raises(NotPossible, match="sample"):
        added(sample_desk, server.url)


def test_folding_the_journal_again_gives_the_same_sources(desk: Desk) -> None:
    with serving(a_feed) as server:
        source = added(desk, server.url)
    own_sources.switch(desk, source.id, on=False)
    with desk.reader() as db:
        entries, before, off = list(journal.entries(db)), store.everything(db), store.switched_off(db)

    desk.workspace.write(lambda db: fold.rebuild(db, entries)).result()

    with desk.reader() as db:
        assert (store.everything(db), store.switched_off(db)) == (before, off)
    assert len(before) == 1
    assert source.id in off


def test_an_address_with_nothing_there_cannot_be_added(desk: Desk) -> None:
    with serving(gone) as server, pytest.raises(SourceChanged):
        added(desk, server.url)

    with desk.reader() as db:
        assert own_sources.known(db) == catalogue()


def test_a_name_stays_plain_text(desk: Desk) -> None:
    with serving(a_feed) as server:
        source = added(desk, server.url, "Council   <b>bulletin</b>")

    assert source.name == "Council <b>bulletin</b>"


def test_every_public_service_is_called_by_its_name() -> None:
    assert {source.id: source_name(source.id) for source in catalogue()} == {
        source.id: source.name for source in catalogue()
    }
