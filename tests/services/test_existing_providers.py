"""Existing providers: what award notices tell, what people say of it, and what reads that."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain.conversations import Talk
from desktop.domain.decision import Holding, Outcome
from desktop.domain.organisation import IncomeBand, Organisation, Role
from desktop.domain.pause import LensId, Standing
from desktop.domain.provider import Said
from desktop.domain.working_days import Nation
from desktop.services import commitments, deciding, directory, our_size, register
from desktop.services.conversation_changes import Conversing
from desktop.services.desk import Desk
from desktop.services.documents import opportunity_document
from desktop.services.errors import NotPossible
from desktop.services.history import history
from desktop.services.introduction import WhoWeAre, introduce
from desktop.services.joining import Joining
from desktop.services.pausing import pause_card
from desktop.services.provider_changes import ProviderChanges, ProviderWords
from desktop.services.providers import Provider, existing_providers, ruled_out
from desktop.services.providers_then import NONE_FOUND
from desktop.store import directory as directory_store
from desktop.store import journal, opportunities, providers, trustee_copy
from desktop.store.connection import Connection
from desktop.store.verify import verify
from desktop.store.workspace import Workspace
from feeds.notice import Party
from tests.services.known import STEP_BACK
from tests.ui.notices import a_tender, an_award, stored

TITLE = {"title": "Evening drop-ins"}
TOLD = ProviderWords(
    standing=Standing.ASKED, source="Their manager rang us", on=date(2026, 6, 5), does_well=True
)


@pytest.fixture
def key(desk: Desk) -> str:
    """A tender of which an award of the same buyer names The Lantern Room."""
    return stored(desk, a_tender(3, 28, **TITLE), an_award(13, "The Lantern Room CIC", **TITLE))[0]


@contextmanager
def reading(desk: Desk) -> Iterator[Connection]:
    with desk.reader() as db:
        yield db


def shown(desk: Desk, key: str) -> tuple[Provider, ...]:
    with reading(desk) as db:
        detail = opportunities.detail(db, key)
        assert detail is not None
        return existing_providers(db, detail.opportunity)


def only(desk: Desk, key: str) -> Provider:
    (one,) = shown(desk, key)
    return one


def only_of(desk: Desk, key: str, name: str) -> Provider:
    return next(one for one in shown(desk, key) if one.name == name)


def add(desk: Desk, name: str, **facts: object) -> str:
    made = Organisation(name=name, **facts)  # type: ignore[arg-type]
    return desk.workspace.write(lambda db: directory.add(db, desk, made)).result()


def test_a_lead_says_how_it_is_known_and_until_when_the_contract_runs(desk: Desk, key: str) -> None:
    lead = only(desk, key)

    assert (lead.name, lead.id, lead.standing) == (
        "The Lantern Room CIC",
        "GB-COH-00000013",
        Standing.BELIEVED,
    )
    assert lead.detail == "Evening drop-ins, £86k, until 30 September 2026"
    assert lead.contract_end == date(2026, 9, 30)
    assert lead.evidence.startswith("Award notice 000013 of 1 September 2025: the same buyer, ")
    assert "like words in the title" in lead.evidence


def test_the_award_of_this_very_process_is_known(desk: Desk) -> None:
    award = an_award(4, "Orchard Street Project", opportunity="ocds-h6vhtk-000003")
    (key,) = stored(desk, a_tender(3, 28), award)

    one = only(desk, key)

    assert (one.standing, one.evidence.rpartition(": ")[2]) == (Standing.KNOWN, "this very contract")


def test_one_supplier_of_several_awards_stands_once(desk: Desk, key: str) -> None:
    stored(desk, an_award(23, "LANTERN ROOM", **TITLE, parties=(), awards=_award("LANTERN ROOM", "GB-CFS-9")))

    assert only(desk, key).evidence.endswith("1 more award like it")


def test_two_of_one_name_with_two_numbers_are_two(desk: Desk, key: str) -> None:
    stored(desk, an_award(23, "The Lantern Room CIC", **TITLE))

    assert [one.id for one in shown(desk, key)] == ["GB-COH-00000023", "GB-COH-00000013"]


def test_nobody_is_named_various(desk: Desk) -> None:
    key = stored(desk, a_tender(3, 28, **TITLE), an_award(13, "Various suppliers", **TITLE))[0]

    assert shown(desk, key) == ()


def test_confirming_brings_it_into_the_directory_and_says_who_said_so(desk: Desk, key: str) -> None:
    words = ProviderChanges(desk).say(Said.CONFIRMED, key, only(desk, key), TOLD).result()

    one = only(desk, key)
    with reading(desk) as db:
        organisation = directory_store.one(db, one.organisation)
    assert words == "Confirmed The Lantern Room CIC"
    assert organisation is not None
    assert (organisation.roles, organisation.numbers) == ((Role.EXISTING_PROVIDER,), ("GB-COH-00000013",))
    assert (one.standing, one.does_well, one.contract_end) == (Standing.ASKED, True, date(2026, 9, 30))
    assert one.evidence.startswith(
        "Their manager rang us, 5 June 2026. Confirmed by Amina Okoro. Award notice"
    )


def test_confirming_again_adds_nobody_twice(desk: Desk, key: str) -> None:
    changes = ProviderChanges(desk)
    held = add(desk, "Lantern Room", numbers=("GB-COH-00000013",), roles=(Role.NETWORK,))

    changes.say(Said.CONFIRMED, key, only(desk, key), TOLD).result()
    changes.say(Said.CONFIRMED, key, only(desk, key), TOLD).result()

    with reading(desk) as db:
        (one,) = directory_store.everyone(db)
    assert (one.id, set(one.roles)) == (held, {Role.NETWORK, Role.EXISTING_PROVIDER})


def test_one_of_the_same_name_is_never_taken_for_it(desk: Desk, key: str) -> None:
    add(desk, "The Lantern Room", numbers=("GB-COH-99999999",))

    ProviderChanges(desk).say(Said.CONFIRMED, key, only(desk, key), TOLD).result()

    with reading(desk) as db:
        assert len(directory_store.everyone(db)) == 2


def test_correcting_names_another_and_keeps_what_the_notice_says(desk: Desk, key: str) -> None:
    other = add(desk, "Fernmoor Peer Circle")
    said = ProviderWords(
        organisation=other,
        standing=Standing.KNOWN,
        source="Both told us",
        end_on=date(2027, 3, 31),
        reason="Passed on in March",
    )

    ProviderChanges(desk).say(Said.CORRECTED, key, only(desk, key), said).result()

    one = only(desk, key)
    assert (one.name, one.contract_end, one.standing) == (
        "Fernmoor Peer Circle",
        date(2027, 3, 31),
        Standing.KNOWN,
    )
    assert "Passed on in March. The notice names The Lantern Room CIC" in one.evidence


def test_ruling_out_takes_it_away_with_its_reason_and_it_can_be_brought_back(desk: Desk, key: str) -> None:
    changes, lead = ProviderChanges(desk), only(desk, key)

    changes.rule_out(key, lead, "That was about another hall").result()

    assert shown(desk, key) == ()
    with reading(desk) as db:
        (view,) = ruled_out(db, key)
    assert (view.name, view.reason) == ("The Lantern Room CIC", "That was about another hall")

    changes.take_back(key, view.id).result()

    assert only(desk, key) == lead


def test_one_ruled_out_stays_so_when_another_award_names_it(desk: Desk, key: str) -> None:
    ProviderChanges(desk).rule_out(key, only(desk, key), "They closed").result()

    stored(desk, an_award(23, "Lantern Room", **TITLE, parties=(), awards=_award("Lantern Room", "GB-CFS-9")))

    assert shown(desk, key) == ()


def test_one_that_no_notice_names_is_added_by_hand(desk: Desk) -> None:
    key = stored(desk, a_tender(3, 28))[0]
    said = ProviderWords(name="Quarry Road Shed", standing=Standing.BELIEVED, source="Ines has seen it")

    ProviderChanges(desk).say(Said.ADDED, key, None, said).result()

    one = only(desk, key)
    assert (one.name, one.said, one.detail) == ("Quarry Road Shed", Said.ADDED, "What they do is not noted")
    assert one.organisation.startswith("org:")


def test_each_step_can_be_undone_one_after_the_other(desk: Desk, key: str) -> None:
    changes, lead = ProviderChanges(desk), only(desk, key)
    changes.say(Said.CONFIRMED, key, lead, TOLD).result()
    confirmed = only(desk, key)
    changes.rule_out(key, confirmed, "They closed").result()

    assert changes.undo().result() == "Undone: Ruled out The Lantern Room CIC"
    assert only(desk, key) == confirmed
    assert changes.undo().result() == "Undone: Confirmed The Lantern Room CIC"
    assert only(desk, key).said == ""
    with pytest.raises(NotPossible, match="nothing to undo"):
        changes.undo().result()


def listed(desk: Desk) -> dict[str, tuple[Role, ...]]:
    with reading(desk) as db:
        return {one.name: one.roles for one in directory_store.everyone(db)}


def test_undo_leaves_nobody_in_the_directory_who_was_not_there(desk: Desk, key: str) -> None:
    changes = ProviderChanges(desk)
    changes.say(Said.CONFIRMED, key, only(desk, key), TOLD).result()
    changes.rule_out(key, only(desk, key), "They closed").result()
    before = listed(desk)

    changes.undo().result()
    changes.undo().result()

    assert before == {"The Lantern Room CIC": (Role.EXISTING_PROVIDER,)}
    assert listed(desk) == {}
    with reading(desk) as db:
        assert verify(db).ok


def test_undo_gives_who_was_there_the_roles_of_before(desk: Desk, key: str) -> None:
    shed = add(desk, "Quarry Shed", roles=(Role.NETWORK,))
    changes = ProviderChanges(desk)
    said = replace(TOLD, organisation=shed)
    changes.say(Said.ADDED, key, None, said).result()
    before = listed(desk)

    changes.undo().result()

    assert before == {"Quarry Shed": (Role.EXISTING_PROVIDER, Role.NETWORK)}
    assert listed(desk) == {"Quarry Shed": (Role.NETWORK,)}


def test_who_was_changed_or_talked_to_since_stays_in_the_directory(desk: Desk, key: str) -> None:
    changes = ProviderChanges(desk)
    for name in ("Quarry Shed", "Orchard Street"):
        changes.say(Said.ADDED, key, None, replace(TOLD, name=name)).result()
    shed = only_of(desk, key, "Quarry Shed").organisation
    street = only_of(desk, key, "Orchard Street").organisation
    desk.workspace.write(
        lambda db: directory.change(db, desk, street, website="https://street.example")
    ).result()
    Conversing(desk).note(Talk(organisation=shed, on=desk.today, said="They know the hall."))

    changes.undo().result()
    changes.undo().result()

    assert set(listed(desk)) == {"Quarry Shed", "Orchard Street"}


def test_what_somebody_else_said_since_is_not_undone(desk: Desk, key: str) -> None:
    mine, theirs = ProviderChanges(desk), ProviderChanges(desk)
    mine.say(Said.CONFIRMED, key, only(desk, key), TOLD).result()
    theirs.rule_out(key, only(desk, key), "They closed").result()

    with pytest.raises(NotPossible, match="spoken of again"):
        mine.undo().result()


REFUSED = {
    "no standing": (ProviderWords(source="Somebody"), "how well this is known"),
    "no source": (ProviderWords(standing=Standing.KNOWN), "how we know"),
    "a day to come": (ProviderWords(standing=Standing.UNKNOWN, on=date(2027, 1, 1)), "earlier day"),
}


@pytest.mark.parametrize(("said", "why"), REFUSED.values(), ids=REFUSED)
def test_nothing_is_said_of_anybody_without_standing_and_source(
    desk: Desk, key: str, said: ProviderWords, why: str
) -> None:
    with pytest.raises(NotPossible, match=why):
        ProviderChanges(desk).say(Said.CONFIRMED, key, only(desk, key), said).result()


def test_what_was_said_stays_when_two_publications_are_joined(desk: Desk, key: str) -> None:
    twin = stored(desk, a_tender(8, 28, **TITLE))[0]
    ProviderChanges(desk).say(Said.CONFIRMED, twin, only(desk, twin), TOLD).result()

    joined = Joining(desk).join(twin, key)

    with reading(desk) as db:
        said = [(view.said, view.name) for view in providers.of_opportunity(db, joined)]
    assert said == [(Said.CONFIRMED, "The Lantern Room CIC")]
    (one,) = shown(desk, joined)
    changes = ProviderChanges(desk)
    changes.take_back(joined, one.key).result()
    assert only(desk, joined).said == ""


def test_an_organisation_that_was_merged_is_the_one_it_became(desk: Desk, key: str) -> None:
    ProviderChanges(desk).say(Said.CONFIRMED, key, only(desk, key), TOLD).result()
    other = add(desk, "Lantern House")

    desk.workspace.write(
        lambda db: directory.merge(db, desk, into=other, other=only(desk, key).organisation)
    ).result()

    assert (only(desk, key).organisation, only(desk, key).name) == (other, "Lantern House")


def test_the_second_lens_knows_it_with_its_size_beside_ours(desk: Desk, key: str) -> None:
    held = add(desk, "Lantern", income_band=IncomeBand.TO_100K, income_from="Charity register, 2025")
    desk.workspace.write(lambda db: our_size.tell(db, desk, 240_000, "accounts")).result()
    said = ProviderWords(organisation=held, standing=Standing.KNOWN, source="They told us")
    ProviderChanges(desk).say(Said.CONFIRMED, key, only(desk, key), said).result()

    with reading(desk) as db:
        lens = next(one for one in pause_card(db, desk, key).lenses if one.id is LensId.EXISTING_PROVIDERS)

    fact = lens.known[0]
    assert (fact.title, fact.text.startswith("Known: ")) == ("Lantern", True)
    assert "£10k to £100k a year, smaller than we are (Charity register, 2025)" in fact.text


def holding(desk: Desk, key: str, outcome: Outcome) -> tuple[Holding, str]:
    with reading(desk) as db:
        found = commitments.tested(db, key, outcome=outcome, decided_on=desk.today).found
    return found["no_competing_with_smaller"].holding, found["no_competing_with_smaller"].because


def test_the_commitments_read_size_and_how_well_it_is_done(desk: Desk, key: str) -> None:
    desk.workspace.write(lambda db: our_size.tell(db, desk, 240_000, "accounts")).result()
    before = holding(desk, key, Outcome.BID)
    small = add(desk, "Lantern", income_band=IncomeBand.TO_100K, numbers=("GB-COH-00000013",))

    said = ProviderWords(organisation=small, standing=Standing.KNOWN, source="They told us", does_well=True)
    ProviderChanges(desk).say(Said.CONFIRMED, key, only(desk, key), said).result()

    assert before[0] is Holding.NOT_KNOWN
    assert "Not noted yet of The Lantern Room CIC: how big they are" in before[1]
    assert holding(desk, key, Outcome.BID) == (
        Holding.IN_TENSION,
        "Lantern is smaller than us and does this well.",
    )
    assert holding(desk, key, Outcome.STEP_BACK)[0] is Holding.KEPT


def test_we_ourselves_are_no_provider_that_a_bid_would_hurt(desk: Desk) -> None:
    key = stored(desk, a_tender(3, 28, **TITLE), an_award(13, "Fernmoor Neighbours Ltd", **TITLE))[0]

    assert "says how big they are" in holding(desk, key, Outcome.BID)[1]


def test_the_commitments_read_our_size_where_it_is_told_as_a_band(desk: Desk, key: str) -> None:
    introduce(desk, WhoWeAre("Amina Okoro", "Us", Nation.ENGLAND, income=IncomeBand.TO_500K))
    small = add(desk, "Lantern", income_band=IncomeBand.TO_100K, numbers=("GB-COH-00000013",))
    said = ProviderWords(organisation=small, standing=Standing.KNOWN, source="They told us", does_well=True)
    ProviderChanges(desk).say(Said.CONFIRMED, key, only(desk, key), said).result()

    assert holding(desk, key, Outcome.BID)[0] is Holding.IN_TENSION


def test_what_people_said_of_others_is_not_printed_with_an_opportunity(desk: Desk, key: str) -> None:
    ProviderChanges(desk).say(
        Said.ADDED, key, None, ProviderWords(name="Quarry Shed", standing=Standing.KNOWN, source="A rumour")
    ).result()

    printed = repr(opportunity_document(desk, lambda _done, _total: None, key=key))

    assert "The Lantern Room CIC" in printed
    assert "Quarry Shed" not in printed
    assert "rumour" not in printed


def test_a_copy_for_trustees_leaves_it_out_and_still_verifies(desk: Desk, key: str, tmp_path: Path) -> None:
    secret = "Zimtschnecke told us so"
    said = ProviderWords(name="Quarry Shed", standing=Standing.KNOWN, source=secret)
    ProviderChanges(desk).say(Said.ADDED, key, None, said).result()

    copy = trustee_copy.make(desk.workspace.path, tmp_path / "copy.tenderpause", desk.now())

    assert secret.encode() not in copy.path.read_bytes()
    with Workspace.open(copy.path, writable=False, now=desk.now) as workspace, workspace.reader() as db:
        assert providers.of_opportunity(db, key) == ()
        assert verify(db).ok


def test_the_history_tells_of_it_and_is_not_printed(desk: Desk, key: str) -> None:
    changes = ProviderChanges(desk)
    changes.say(Said.CONFIRMED, key, only(desk, key), TOLD).result()
    changes.undo().result()

    with reading(desk) as db:
        detail = opportunities.detail(db, key)
        assert detail is not None
        lines = [line for line in history(db, detail) if line.by_people]

    assert [line.sentence for line in lines] == [
        "Took back what was said of an existing provider.",
        "Confirmed The Lantern Room CIC as an existing provider.",
    ]
    assert all(line.of_others for line in lines)


def test_entries_name_the_supplier_and_never_hide_the_name_in_a_key(desk: Desk, key: str) -> None:
    stored(desk, an_award(23, "Jo Marrable", **TITLE, parties=(), awards=_award("Jo Marrable", "GB-CFS-9")))
    lead = next(one for one in shown(desk, key) if one.name == "Jo Marrable")

    ProviderChanges(desk).rule_out(key, lead, "Another matter").result()

    with reading(desk) as db:
        (entry,) = [one for one in journal.history(db, key) if one.kind == "provider.ruled_out"]
    assert entry.says["name"] == "Jo Marrable"
    assert "marrable" not in str(entry.says["provider"])


def _award(supplier: str, own_id: str) -> object:
    found = an_award(1, supplier).awards[0]
    return (
        type(found)(id="1", status="active", date=found.date, suppliers=(Party(id=own_id, name=supplier),)),
    )


def test_a_file_of_an_earlier_version_that_is_only_read_shows_its_own_awards(tmp_path: Path) -> None:
    from tests.store.public_data import a_database

    db = a_database()
    db.execute("DROP TABLE award_sign")
    db.execute("DROP TABLE provider")

    assert providers.of_opportunity(db, "ocds-1") == ()


def facts_of(db: Connection, number: str) -> dict[str, str]:
    sections = register.record(db, number).sections
    return dict(next(one.lines for one in sections if one.title.startswith("Facts as known on")))


def test_a_decision_keeps_who_did_this_as_it_was_known_that_day(desk: Desk, key: str) -> None:
    number = deciding.record(desk, key, STEP_BACK).number
    with reading(desk) as db:
        then = facts_of(db, number)["Existing providers"]

    stored(desk, an_award(23, "Winter Hall", **TITLE))
    desk_changes = ProviderChanges(desk)
    desk_changes.say(Said.CONFIRMED, key, only_of(desk, key, "The Lantern Room CIC"), TOLD).result()

    assert then.startswith(
        "The Lantern Room CIC (we believe): Evening drop-ins, £86k, until 30 September 2026"
    )
    assert "Award notice 000013 of 1 September 2025" in then
    with reading(desk) as db:
        assert facts_of(db, number)["Existing providers"] == then
    again = replace(STEP_BACK, supersedes=number, supersedes_reason="They told us.")
    later = deciding.record(desk, key, again).number
    with reading(desk) as db:
        now = facts_of(db, later)["Existing providers"]
        (decided,) = (
            one for one in journal.entries(db) if one.payload and f'"number":"{later}"' in one.payload
        )
    assert "The Lantern Room CIC (we asked)" in now
    assert "Winter Hall (we believe)" in now
    assert TOLD.source not in str(decided.payload), "what people say of others stands in entries of its own"


def test_a_decision_says_where_no_award_notice_was_found(desk: Desk) -> None:
    (bare,) = stored(desk, a_tender(4, 28))
    number = deciding.record(desk, bare, STEP_BACK).number

    with reading(desk) as db:
        assert facts_of(db, number)["Existing providers"] == NONE_FOUND
