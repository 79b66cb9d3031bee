from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.store import search
from desktop.store.connection import Connection
from desktop.store.search_words import expression
from tests.store.public_data import a_database, a_notice, store

WORDS = st.sampled_from(
    ["care", "careful", "Café", "co-op", "co", "op", "Ynys", "Môn", "ŵyl", "24/7", "x", "l'été", "NAÏVE", "…"]
)
TEXTS = st.lists(WORDS, max_size=6).map(" ".join)


@pytest.fixture
def db() -> Iterator[Connection]:
    opened = a_database()
    yield opened
    opened.close()


def found(db: Connection, words: str) -> set[str]:
    rows = db.execute(
        f"SELECT key FROM opportunity WHERE :match IS NULL OR id IN ({search.matching(db, 'match')})",
        {"match": expression(words)},
    )
    return {key for (key,) in rows}


def tokens(text: str) -> list[str]:
    """Take a text apart as the index does: letters and digits, in small letters, without their accents."""
    bare = "".join(
        letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
    )
    return re.findall(r"[^\W_]+", bare.lower())


def scan(db: Connection, words: str) -> set[str]:
    """Find what holds every word, each as the beginning of a run of words, by reading all texts."""
    wanted = [ways(word) for word in words.split() if tokens(word)]
    rows = db.execute(
        "SELECT key, title, buyer, description, lots, place FROM opportunity JOIN opportunity_text USING (id)"
    )
    return {
        key
        for key, *texts in rows
        if all(any(_holds(tokens(text), word) for text in texts for word in either) for either in wanted)
    }


def ways(word: str) -> list[list[str]]:
    """Return how a word may be written: as it is, and without what joins its parts."""
    joined = re.sub("[-']", "", word)
    return [tokens(word), *([tokens(joined)] if joined != word else [])]


def _holds(text: list[str], word: list[str]) -> bool:
    return any(
        text[place : place + len(word) - 1] == word[:-1] and text[place + len(word) - 1].startswith(word[-1])
        for place in range(len(text) - len(word) + 1)
    )


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6), st.lists(TEXTS, max_size=6), TEXTS)
@settings(max_examples=120, deadline=None)
def test_the_index_answers_as_a_plain_scan_does_after_changes_too(
    first: list[tuple[str, str]], changed: list[str], words: str
) -> None:
    db = a_database()
    store(
        db,
        *(
            a_notice(number, title=title, description=text, buyer_name=title)
            for number, (title, text) in enumerate(first)
        ),
    )
    store(db, *(a_notice(number, description=text) for number, text in enumerate(changed)))

    for query in (words, *words.split()):
        assert found(db, query) == scan(db, query)
    assert search.is_sound(db)
    db.close()


@given(st.text(max_size=40))
@settings(max_examples=300, deadline=None)
def test_whatever_is_typed_is_a_search_and_never_an_error(words: str) -> None:
    db = a_database()
    store(db, a_notice(1))

    assert found(db, words) <= {a_notice(1).opportunity}
    db.close()


@pytest.mark.parametrize(
    "words",
    [
        '"befriend',
        "befriending AND ward",
        "NOT ward",
        "title:befriending",
        "ward*",
        "(ward",
        "ward^2",
        "' OR 1=1 --",
    ],
)
def test_operators_and_quotes_are_words_like_any_other(db: Connection, words: str) -> None:
    store(db, a_notice(1, title="Title: befriending and not or ward ward^2 1=1"))

    assert found(db, words) == {a_notice(1).opportunity}


def test_accents_and_capitals_make_no_difference(db: Connection) -> None:
    store(db, a_notice(1, title="Cymorth i Ynys Môn"))

    assert found(db, "YNYS mon") == found(db, "ynys môn") == {a_notice(1).opportunity}


def test_a_search_can_be_kept_to_one_column(db: Connection) -> None:
    store(db, a_notice(1, title="For Harrowgate", buyer_name="Fernmoor Council"))

    def in_buyer(words: str) -> int:
        match = expression(words, column="buyer")
        return len(db.execute(search.matching(db, "match"), {"match": match}).fetchall())

    assert (in_buyer("fernmoor coun"), in_buyer("harrowgate"), in_buyer("fernmoor harrowgate")) == (1, 0, 0)


def test_an_index_that_has_gone_wrong_is_noticed_and_can_be_made_anew(db: Connection) -> None:
    store(db, a_notice(1))
    db.execute("UPDATE opportunity SET title = 'Something else'")
    noticed = not search.is_sound(db)

    search.rebuild(db)

    assert noticed
    assert search.is_sound(db)
    assert found(db, "something") == {a_notice(1).opportunity}


def test_no_words_leave_nothing_out() -> None:
    assert expression("") is expression(" -- \0 ") is None


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("wellbeing mental", "Mental health and wellbeing"),
        ("ment wellb", "Mental health and wellbeing"),
        ('"mental health"', "Mental health and wellbeing"),
        ("“mental health”", "Mental health and wellbeing"),
        ('"mental hea', "Mental health and wellbeing"),
        ("childrens centre", "Children's Centres"),
        ("children's", "Childrens services"),
        ("children’s", "Children's services"),
        ("co-production", "Coproduction of care"),
        ("cooperat", "A co-operative, cooperatively"),
        ("ŵyl bwyd", "Gwyl: Wyl Bŵyd"),
        ("iechyd meddwl", "Iechyd Meddŵl Môn"),
        ("24/7", "Open 24/7"),
        ("£50,000", "Grants of £50,000"),
    ],
)
def test_what_people_type_finds_what_they_mean(db: Connection, words: str, text: str) -> None:
    store(db, a_notice(1, title=text))

    assert found(db, words) == {a_notice(1).opportunity}


@pytest.mark.parametrize("words", ['"health mental"', '"mental hea"', '"mental wellbeing"', "mentalhealth"])
def test_words_in_quotes_stand_together_as_they_are(db: Connection, words: str) -> None:
    store(db, a_notice(1, title="Mental health and wellbeing"))

    assert found(db, words) == set()
