"""What reviews taught comes back as evidence in the next pause."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.domain.pause import LensId
from desktop.domain.reviews import ReviewDraft
from desktop.services import pausing, reviews
from desktop.services.desk import Desk
from desktop.services.evidence import KnownFact
from tests.conftest import NOW
from tests.services.test_reviews import decided
from tests.ui.notices import a_tender, stored

SAID = ReviewDraft(
    provider="The Lantern Room let two people go (its annual report says).",
    people="Most groups stayed together.",
    partnership="We wrote a letter of support, and it helped.",
    differently="Ring them before the first meeting.",
    learned="They ask families before they write a line.",
)


def known(desk: Desk, key: str, lens: LensId) -> list[KnownFact]:
    with desk.reader() as db:
        card = pausing.pause_card(db, desk, key)
    return [fact for one in card.lenses if one.id is lens for fact in one.known if "review" in fact.source]


@pytest.fixture(name="reviewed")
def _reviewed(desk: Desk) -> Desk:
    decided(desk, 1)
    reviews.record(Desk(desk.workspace, lambda: NOW + timedelta(days=30), desk.author), "1", SAID)
    return desk


@pytest.mark.parametrize(
    ("lens", "texts"),
    [
        (LensId.MISSION_FIT, [SAID.differently, SAID.learned]),
        (LensId.EXISTING_PROVIDERS, [SAID.provider]),
        (LensId.POTENTIAL_PARTNERS, [SAID.partnership, SAID.learned]),
        (LensId.COMMUNITY_IMPACT, [SAID.people]),
    ],
)
def test_each_lens_shows_what_bears_on_it(reviewed: Desk, lens: LensId, texts: list[str]) -> None:
    (same_buyer,) = stored(reviewed, a_tender(6, 30))  # of the same council

    found = known(reviewed, same_buyer, lens)

    assert [fact.text for fact in found] == texts


def test_a_lesson_says_where_it_comes_from_and_what_both_have_in_common(reviewed: Desk) -> None:
    (same_kind,) = stored(reviewed, a_tender(2, 30))  # of another council

    (fact,) = known(reviewed, same_kind, LensId.COMMUNITY_IMPACT)

    assert fact.source == (
        "Our review of decision 1, “Invented service 1”, 9 July 2026: the same kind of service"
    )


def test_what_has_nothing_in_common_teaches_nothing(reviewed: Desk) -> None:
    (other,) = stored(reviewed, a_tender(2, 30, cpv=("45000000",)))

    assert known(reviewed, other, LensId.COMMUNITY_IMPACT) == []


def test_the_opportunity_itself_shows_its_own_review(reviewed: Desk) -> None:
    (fact,) = known(reviewed, "ocds-h6vhtk-000001", LensId.COMMUNITY_IMPACT)

    assert fact.source.endswith("9 July 2026")
