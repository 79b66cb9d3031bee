"""A second process reads what is much; whatever becomes of it, the same stands in the file."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path

import msgspec
import pytest

from desktop.domain.runway import Plan, Plans
from desktop.domain.working_days import Calendar, Nation
from desktop.services import reader, reading_beside, reading_process
from desktop.services.desk import Desk
from desktop.services.reader import Part, Reader
from desktop.services.reading_process import Asked, Held, ReadingProcess
from desktop.services.storing import Storing
from desktop.store.made import Terms
from desktop.store.making import made
from desktop.store.notices import Tally
from desktop.store.prepared import Prepared, without_content
from desktop.store.workspace import Workspace
from feeds.notice import Item, Notice, Unread
from feeds.reading import glance, opened, read
from feeds.side_process import ProcessFailed
from tests.bench.releases import packages
from tests.conftest import NOW
from tests.services.test_storing import state

BROKEN = b'{"ocid": "ocds-h6vhtk-0000aa", "id": "1", "tag": ["tender"], "tender": ["title"}'
NOT_A_RELEASE = (
    b'{"releases": [{"ocid": "ocds-h6vhtk-0000ab", "tender": {"title": "\xff"}}, 12, {"id": "2"}]}'
)
BODIES = [*packages(300), BROKEN, NOT_A_RELEASE, *packages(300, first=300), *packages(60)]
TERMS = Terms(NOW, Calendar(Nation.WALES, frozenset({date(2026, 6, 12)})), Plans())
NEVER_ANSWERS = (sys.executable, "-c", "import sys; sys.stdin.buffer.read()")
ANSWERS_NONSENSE = (
    sys.executable,
    "-c",
    "from feeds.side_process import answer_all; answer_all(lambda frame: b'no list')",
)
STOPS_AT_THE_FOURTH = (
    sys.executable,
    "-c",
    """
import os
from desktop.services.reading_beside import Answering
from feeds.side_process import answer_all

asked = []
answer = Answering().answer

def four(frame):
    asked.append(1)
    return answer(frame) if len(asked) < 4 else os._exit(9)

answer_all(four)
""",
)


def items() -> Iterator[Item]:
    return (item for body in BODIES for item in glance(body, received_from="here"))


def releases(count: int) -> list[Unread]:
    return list(islice((item for item in items() if isinstance(item, Unread)), count))


def releases_of_one() -> list[Unread]:
    """Return three or more releases of one procurement."""
    found: dict[str, dict[str, Unread]] = {}
    for item in releases(600):
        found.setdefault(item.opportunity, {})[item.content_hash] = item
    return list(max(found.values(), key=len).values())


def a_frame(item: Unread) -> bytes:
    calendar = TERMS.calendar
    asked = Asked(TERMS.now, calendar.nation, calendar.own_days, TERMS.plans, {}, [item], [True])
    return msgspec.msgpack.encode(asked)


def read_here(item: Unread) -> Notice:
    found = opened(item)
    assert isinstance(found, Notice)
    return found


@contextmanager
def a_desk(path: Path) -> Iterator[Desk]:
    with Workspace.open(path, now=lambda: NOW) as workspace:
        yield Desk(workspace, lambda: NOW)


class Counting(ReadingProcess):
    """The process, and how many items it answered."""

    answered = 0

    def read(self, items: Sequence[Unread], terms: Terms, held: Held) -> list[Prepared | None]:
        found = super().read(items, terms, held)
        self.answered += len(found)
        return found


@pytest.fixture
def process(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Counting]]:
    """Let takes of a few parts be read beside, from the moment the process stands ready."""
    made: list[Counting] = []
    first = Reader.read

    def started() -> Counting:
        made.append(Counting())
        return made[-1]

    def read(self: Reader, part: Sequence[Item]) -> Future[Part]:
        found = first(self, part)
        if self._starting is not None:
            self._starting.exception()
        return found

    monkeypatch.setattr("desktop.services.storing.PART", 60)
    monkeypatch.setattr(reader, "FEW", 100)
    monkeypatch.setattr(reader, "ReadingProcess", started)
    monkeypatch.setattr(Reader, "read", read)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    yield made
    for each in made:
        each.close()


def taken_in(path: Path) -> tuple[Tally, list[object]]:
    with a_desk(path) as desk:
        storing = Storing(desk, "here")
        storing.store(items(), mark="here")
        return storing.tally, state(desk)


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Tally, list[object]]:
    """What stands in the file where all was read here: no part fills the number that is thought few."""
    few, reader.FEW = reader.FEW, 10_000
    try:
        return taken_in(tmp_path_factory.mktemp("wanted") / "here.tenderpause")
    finally:
        reader.FEW = few


def test_what_is_read_beside_leaves_the_same_rows(
    tmp_path: Path, wanted: tuple[Tally, list[object]], process: list[Counting]
) -> None:
    found = taken_in(tmp_path / "beside.tenderpause")

    assert found == wanted
    assert process[0].answered > 400
    tally = found[0]
    assert tally.rejected > 0
    assert tally.new + tally.changed + tally.unchanged + tally.rejected == len(list(items()))


@pytest.mark.parametrize("command", [STOPS_AT_THE_FOURTH, ANSWERS_NONSENSE, ("no such program",)])
def test_where_the_process_fails_all_is_read_here(
    tmp_path: Path,
    wanted: tuple[Tally, list[object]],
    process: list[Counting],
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
) -> None:
    failing = Counting(command)
    monkeypatch.setattr(reader, "ReadingProcess", lambda: failing)

    found = taken_in(tmp_path / "failing.tenderpause")

    assert found == wanted
    assert failing.answered < 400


def test_a_part_that_takes_too_long_is_given_up() -> None:
    never = ReadingProcess(NEVER_ANSWERS, limit_s=0.3)

    with pytest.raises(ProcessFailed) as failed:
        never.read(releases(1), TERMS, {})

    assert failed.value.late


def test_what_the_process_cannot_read_it_leaves() -> None:
    process = ReadingProcess()
    good = releases(1)
    bad = msgspec.structs.replace(good[0], content=BROKEN)

    found = process.read([bad, *good], TERMS, {})
    process.close()

    assert found[0] is None
    assert found[1] is not None
    assert found[1].content == good[0].content
    assert found[1].notice().id == good[0].id


def test_an_opportunity_is_made_of_what_is_held_and_of_what_was_read_before() -> None:
    first, *others = releases_of_one()
    held = {first.opportunity: [without_content(read_here(first)) + b"\n" + first.content]}
    process = ReadingProcess()

    found = [each for one in others for each in process.read([one], TERMS, held)]
    process.close()

    hashes = [one.content_hash for one in (first, *others)]
    made_of = [one.made_of for one in found if one]
    assert len(others) > 1
    assert made_of == [tuple(hashes[: number + 2]) for number in range(len(others))]
    last = found[-1]
    assert last is not None
    assert last.made == made(first.opportunity, [read_here(one) for one in (first, *others)], TERMS)


def test_of_many_notices_of_one_opportunity_the_last_alone_is_compiled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading_process, "AT_ONCE", 2)
    notices = releases_of_one()
    process = ReadingProcess()

    found = process.read(notices, TERMS, {})
    process.close()

    made_of = [one.made_of for one in found if one]
    assert made_of == [*[()] * (len(notices) - 1), tuple(one.content_hash for one in notices)]


def test_what_was_read_long_ago_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third = releases_of_one()[:3]
    monkeypatch.setattr(reading_beside, "REMEMBERED", len(second.content))
    answering = reading_beside.Answering()

    for one in (first, second):
        answering.answer(a_frame(one))
    found = msgspec.msgpack.decode(answering.answer(a_frame(third)), type=list[Prepared | None])

    assert [one and one.made_of for one in found] == [(second.content_hash, third.content_hash)]


def test_a_notice_that_comes_again_is_not_compiled_again() -> None:
    one = releases(1)
    process = ReadingProcess()

    found = process.read(one, TERMS, {}) + process.read(one, TERMS, {})
    process.close()

    assert [each is not None and each.made is not None for each in found] == [True, False]


def test_a_take_that_is_broken_off_ends_the_process_and_keeps_what_was_stored(
    tmp_path: Path, process: list[Counting]
) -> None:
    def broken_off() -> Iterator[Item]:
        yield from islice(items(), 600)
        raise KeyboardInterrupt

    with a_desk(tmp_path / "broken.tenderpause") as desk:
        storing = Storing(desk, "here")
        with pytest.raises(KeyboardInterrupt):
            storing.take_in(broken_off(), mark="here")
        with desk.reader() as db:
            held = db.execute("SELECT count(*) FROM notice").fetchone()[0]

    assert process[0].answered > 0
    assert held == storing.tally.new + storing.tally.changed > 0
    assert process[0]._process._process is None


def test_few_are_read_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    process = Counting()
    monkeypatch.setattr(reader, "ReadingProcess", lambda: process)

    with a_desk(tmp_path / "few.tenderpause") as desk:
        Storing(desk, "here").take_in(islice(items(), 300), mark=None)

    assert process.answered == 0
    assert process._process._process is None


def test_what_was_counted_by_other_plans_or_days_off_is_made_again() -> None:
    notice = releases(1)[0]
    process = ReadingProcess()
    part = Part([one for one in process.read([notice], TERMS, {}) if one], TERMS)
    process.close()
    other_plans = Terms(NOW, TERMS.calendar, Plans(full=Plan(1, 1, 1, 1)))
    other_days = Terms(NOW, Calendar(Nation.WALES), Plans())

    as_made = [one.made for one in part.counted_by(TERMS) if isinstance(one, Prepared)]
    for_others = [
        one.made
        for terms in (other_plans, other_days)
        for one in part.counted_by(terms)
        if isinstance(one, Prepared)
    ]

    assert as_made[0] is not None
    assert for_others == [None, None]


def test_notices_that_came_read_stay_as_they_are(tmp_path: Path, process: list[Counting]) -> None:
    whole = [item for body in BODIES[:3] for item in read(body, received_from="here")]
    with a_desk(tmp_path / "read.tenderpause") as desk, Reader(desk) as one:
        parts = [one.read(whole[start : start + 60]).result() for start in range(0, len(whole), 60)]

    assert [item for part in parts for item in part.items] == whole
    assert all(isinstance(item, Notice) for item in whole)
